-- Motor pool: cars and pickups anybody may book, the bookings, the fuel and cleaning, damage, and tickets from the police.

/* Pool vehicles: one car or pickup that may be booked a row. */
CREATE TABLE dbo.PLVH (
    PLCo            bCompany     NOT NULL, -- Company that owns the pool
    PoolNo          varchar(8)   NOT NULL, -- Number on the key tag
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Same vehicle in the equipment list
    Descrip         bDesc        NULL,     -- Make, model and color
    ClassCd         varchar(4)   NULL,     -- Size class
    Plate           varchar(10)  NULL,     -- License plate
    HomeLot         varchar(20)  NULL,     -- Parking lot it lives in
    SeatCnt         tinyint      NULL,     -- People it carries
    Fuel            char(1)      NULL,     -- What it runs on {G: gasoline; D: diesel; E: electric; H: hybrid}
    Ready           char(1)      NOT NULL, -- Condition for use {R: ready; B: blocked; S: in the shop; X: sold off}
    OdoNow          int          NOT NULL, -- Miles on the clock
    OdoSvc          int          NULL,     -- Miles at which the next oil change falls due
    RegExp          bDate        NULL,     -- Day the registration runs out
    TollTagYN       bYN          NOT NULL, -- Toll transponder on board {Y: has one; N: none}
    PRIMARY KEY (PLCo, PoolNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (PLCo, ClassCd) REFERENCES dbo.PLClass (PLCo, ClassCd)
);

/* Size classes: the list of classes with the internal rates. */
CREATE TABLE dbo.PLClass (
    PLCo            bCompany     NOT NULL, -- Company of the rates
    ClassCd         varchar(4)   NOT NULL, -- Class
    ClassNm         bDesc        NULL,     -- Name such as compact or crew cab
    DayRate         bDollar      NOT NULL, -- Charged for each day
    MileRate        bUnitCost    NOT NULL, -- Charged for each mile
    MaxDays         tinyint      NULL,     -- Longest booking allowed
    BossOKYN        bYN          NOT NULL, -- Needs a manager's approval {Y: needs approval; N: free to take}
    SortOrd         tinyint      NULL,     -- Order on the screen
    PRIMARY KEY (PLCo, ClassCd)
);

/* Bookings: one reservation of a pool vehicle a row, from request to return. */
CREATE TABLE dbo.PLBK (
    PLCo            bCompany     NOT NULL, -- Company of the pool
    BookNo          int          NOT NULL, -- Number of the reservation
    PoolNo          varchar(8)   NULL,     -- Vehicle given
    PRCo            bCompany     NULL,     -- Payroll company of the driver
    Driver          bEmployee    NULL,     -- Employee behind the wheel
    MadeBy          varchar(30)  NULL,     -- Person who entered it
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that bears the charge
    Goal            varchar(40)  NULL,     -- Where the trip goes
    FromDay         bDate        NOT NULL, -- First day wanted
    ThruDay         bDate        NOT NULL, -- Last day wanted
    LeftOn          bDate        NULL,     -- Day it drove off the lot
    RetOn           bDate        NULL,     -- Day it came home, empty while away
    BookSt          char(1)      NOT NULL, -- State {R: requested; C: confirmed; O: on the road; F: finished; N: no-show; K: called off}
    MilesDrvn       int          NOT NULL, -- Distance of the trip
    ChgAmt          bDollar      NOT NULL, -- Charged to the job
    PRIMARY KEY (PLCo, BookNo),
    FOREIGN KEY (PLCo, PoolNo) REFERENCES dbo.PLVH (PLCo, PoolNo),
    FOREIGN KEY (PRCo, Driver) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Running costs: one bill for a pool vehicle, such as fuel, tolls or a wash, a row. */
CREATE TABLE dbo.PLRC (
    PLCo            bCompany     NOT NULL, -- Company of the pool
    PoolNo          varchar(8)   NOT NULL, -- Vehicle
    CostSeq         int          NOT NULL, -- Running number for the vehicle
    CostDay         bDate        NOT NULL, -- Day of the bill
    CostKind        char(1)      NOT NULL, -- What for {F: fuel or charging; T: tolls; W: wash; P: parking; O: oil and service}
    BookNo          int          NULL,     -- Trip it arose on, if known
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who was paid
    Gallons         bUnits       NOT NULL, -- Fuel bought
    NetAmt          bDollar      NOT NULL, -- Without tax
    TaxAmt          bDollar      NOT NULL, -- Tax on it
    OwnPockYN       bYN          NOT NULL, -- Driver laid out the money {Y: to be repaid to the driver; N: on a company card}
    PRIMARY KEY (PLCo, PoolNo, CostSeq),
    FOREIGN KEY (PLCo, PoolNo) REFERENCES dbo.PLVH (PLCo, PoolNo),
    FOREIGN KEY (PLCo, BookNo) REFERENCES dbo.PLBK (PLCo, BookNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Mishaps and citations: one dent, crash or police ticket on a pool vehicle a row. */
CREATE TABLE dbo.PLMC (
    PLCo            bCompany     NOT NULL, -- Company of the pool
    CaseNo          int          NOT NULL, -- Number of the case
    PoolNo          varchar(8)   NULL,     -- Vehicle
    BookNo          int          NULL,     -- Trip it happened on
    CaseKind        char(1)      NOT NULL, -- Sort of case {D: damage; S: speeding ticket; P: parking ticket; A: accident with others}
    HapDate         bDate        NULL,     -- Day it happened
    NotifDate       bDate        NULL,     -- Day we heard of it
    Place           varchar(40)  NULL,     -- Where
    Fine            bDollar      NOT NULL, -- Penalty demanded
    RepairEst       bDollar      NOT NULL, -- Body shop's estimate
    RepairAct       bDollar      NOT NULL, -- Body shop's invoice
    DrvrPaysYN      bYN          NOT NULL, -- Driver has to bear it {Y: driver; N: company}
    DoneDate        bDate        NULL,     -- Day the case was wrapped up
    PRIMARY KEY (PLCo, CaseNo),
    FOREIGN KEY (PLCo, PoolNo) REFERENCES dbo.PLVH (PLCo, PoolNo),
    FOREIGN KEY (PLCo, BookNo) REFERENCES dbo.PLBK (PLCo, BookNo)
);
