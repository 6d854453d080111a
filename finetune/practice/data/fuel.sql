-- Fleet fuel: cards, purchases on them, tolls and the company's own tanks.

/* Card register: one fuel card or toll tag handed out a row, with its holder and limits. */
CREATE TABLE dbo.FLCard (
    FLCo            bCompany     NOT NULL, -- Company that pays for the card
    CardNo          varchar(20)  NOT NULL, -- Number on the plastic or tag
    Kind            char(1)      NOT NULL, -- What it can be used for {F: fuel only; T: tolls only; B: both}
    PRCo            bCompany     NULL,     -- Payroll company of the holder
    Employee        bEmployee    NULL,     -- Person who carries it
    EMCo            bCompany     NULL,     -- Equipment company of the vehicle
    Equipment       bEquip       NULL,     -- Vehicle it is tied to
    IssuedOn        bDate        NULL,     -- Day it was handed out
    ExpDate         bDate        NULL,     -- Day it stops working
    BlockYN         bYN          NOT NULL, -- Whether use has been stopped {Y: blocked; N: works}
    BlockReason     varchar(40)  NULL,     -- Why it was stopped
    DayLimit        bDollar      NOT NULL, -- Most that may be spent in a day
    MthLimit        bDollar      NOT NULL, -- Most that may be spent in a month
    VendorGroup     bGroup       NULL,     -- Vendor group of the issuer
    Vendor          bVendor      NULL,     -- Bank or network that issued it
    PRIMARY KEY (FLCo, CardNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Card purchases: one swipe at a filling station a row, as it comes in the network's file. */
CREATE TABLE dbo.FLTX (
    FLCo            bCompany     NOT NULL, -- Company charged
    Mth             bMonth       NOT NULL, -- Accounting month it was booked in
    FuelTrans       int          NOT NULL, -- Sequence within the month
    CardNo          varchar(20)  NOT NULL, -- Card that was swiped
    SwipeDate       bDate        NOT NULL, -- Day at the pump
    PostDate        bDate        NULL,     -- Day it was posted to cost, empty while waiting
    StationName     varchar(40)  NULL,     -- Name of the filling station
    StationCity     varchar(30)  NULL,     -- Town of the station
    StationSt       char(2)      NULL,     -- State of the station
    Grade           char(1)      NOT NULL, -- What was pumped {D: clear diesel; R: red diesel; U: unleaded; E: exhaust fluid}
    Gals            bUnits       NOT NULL, -- Gallons pumped
    GrossAmt        bDollar      NOT NULL, -- Price at the pump
    Rebate          bDollar      NOT NULL, -- Discount from the network
    NetAmt          bDollar      NOT NULL, -- What we pay after the discount
    Odom            int          NULL,     -- Mileage the driver keyed in
    SuspectYN       bYN          NOT NULL, -- Whether the audit flagged it {Y: flagged; N: fine}
    PRIMARY KEY (FLCo, Mth, FuelTrans),
    FOREIGN KEY (FLCo, CardNo) REFERENCES dbo.FLCard (FLCo, CardNo)
);

/* Toll passes: one trip through a toll plaza a row. */
CREATE TABLE dbo.FLTL (
    FLCo            bCompany     NOT NULL, -- Company charged
    TollSeq         int          NOT NULL, -- Sequence of the pass
    CardNo          varchar(20)  NULL,     -- Tag that was read, empty when billed by plate
    Plaza           varchar(40)  NULL,     -- Toll plaza or bridge
    PassDate        bDate        NOT NULL, -- Day the vehicle went through
    InvDate         bDate        NULL,     -- Day the authority billed it
    Axles           tinyint      NULL,     -- Axles that were counted
    TollAmt         bDollar      NOT NULL, -- Toll itself
    LateFee         bDollar      NOT NULL, -- Penalty added for paying late or by plate
    Dispute         char(1)      NOT NULL, -- How an objection stands {N: none; F: filed; W: won; L: lost}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that bears the toll
    PRIMARY KEY (FLCo, TollSeq),
    FOREIGN KEY (FLCo, CardNo) REFERENCES dbo.FLCard (FLCo, CardNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Tanks: one fuel tank of our own, in a yard or on a jobsite, a row. */
CREATE TABLE dbo.FLTank (
    FLCo            bCompany     NOT NULL, -- Company that owns the tank
    TankId          varchar(10)  NOT NULL, -- Code of the tank
    Description     bDesc        NULL,     -- What and where it is
    SiteLoc         bLoc         NULL,     -- Yard the tank stands in
    Product         char(1)      NOT NULL, -- What it holds {D: clear diesel; R: red diesel; U: unleaded; E: exhaust fluid}
    CapGals         bUnits       NOT NULL, -- Gallons it takes when full
    CurrGals        bUnits       NOT NULL, -- Gallons in it now
    MinGals         bUnits       NOT NULL, -- Level at which to order more
    DipDate         bDate        NULL,     -- Day the level was last measured
    TestDue         bDate        NULL,     -- Day the next leak test must be done
    InUseYN         bYN          NOT NULL, -- Whether it is in service {Y: in service; N: retired}
    Keeper          varchar(30)  NULL,     -- Person answerable for the tank
    PRIMARY KEY (FLCo, TankId)
);

/* Tank movements: one delivery into a tank or draw out of it a row. */
CREATE TABLE dbo.FLMV (
    FLCo            bCompany     NOT NULL, -- Company of the tank
    TankId          varchar(10)  NOT NULL, -- Tank concerned
    MoveSeq         int          NOT NULL, -- Sequence within the tank
    MoveType        char(1)      NOT NULL, -- Kind of movement {R: received from supplier; I: pumped into a machine; A: adjusted after a dip}
    MoveDate        bDate        NOT NULL, -- Day of the movement
    Gallons         bUnits       NOT NULL, -- Quantity, negative when it leaves the tank by adjustment
    CostPer         bUnitCost    NOT NULL, -- Price of a gallon
    ExtCost         bDollar      NOT NULL, -- Quantity times price
    EMCo            bCompany     NULL,     -- Equipment company of the machine
    Equipment       bEquip       NULL,     -- Machine that was filled
    BOLNo           varchar(20)  NULL,     -- Bill of lading of a delivery
    PumpedBy        varchar(30)  NULL,     -- Who held the nozzle
    PRIMARY KEY (FLCo, TankId, MoveSeq),
    FOREIGN KEY (FLCo, TankId) REFERENCES dbo.FLTank (FLCo, TankId),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);
