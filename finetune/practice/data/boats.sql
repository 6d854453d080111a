-- Boats: barges, tugs and workboats, their crews and certificates, daily logs and what they burn and earn.

/* Vessels: one barge, tug or boat a row. */
CREATE TABLE dbo.MAVess (
    MACo            bCompany     NOT NULL, -- Company that owns or charters it
    Hull            varchar(8)   NOT NULL, -- Our number painted on the bow
    VessName        varchar(30)  NULL,     -- Name on the stern
    VessType        char(1)      NOT NULL, -- What it is {T: tug; B: deck barge; S: spud barge; C: crew boat; D: dredge}
    HomePort        varchar(30)  NULL,     -- Harbor it belongs to
    LOAFt           smallint     NULL,     -- Length in feet
    DraftFt         bUnits       NULL,     -- How deep it sits
    DeckTons        int          NULL,     -- What it can carry
    BuiltYr         smallint     NULL,     -- Year it was launched
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Number in the equipment books
    CharterYN       bYN          NOT NULL, -- Whose it is {Y: chartered from others; N: ours}
    CharterEnd      bDate        NULL,     -- Day the charter runs out
    DayHire         bDollar      NOT NULL, -- Charge to a job per day
    InsdVal         bDollar      NOT NULL, -- Sum it is insured for
    MktVal          bDollar      NOT NULL, -- What a broker would give
    LaidUpOn        bDate        NULL,     -- Day it was laid up, empty while working
    PRIMARY KEY (MACo, Hull),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Daily logs: one vessel on one day a row, written by the captain. */
CREATE TABLE dbo.MALog (
    MACo            bCompany     NOT NULL, -- Company
    Hull            varchar(8)   NOT NULL, -- Vessel
    LogDay          bDate        NOT NULL, -- Day
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it worked for
    Skipper         varchar(30)  NULL,     -- Captain on watch
    RunHrs          bHrs         NOT NULL, -- Hours under way
    WorkHrs         bHrs         NOT NULL, -- Hours at the work
    WxHrs           bHrs         NOT NULL, -- Hours lost to wind and waves
    BrkHrs          bHrs         NOT NULL, -- Hours lost to breakdowns
    FuelGal         bUnits       NOT NULL, -- Diesel burned
    WindKts         tinyint      NULL,     -- Strongest wind, in knots
    HandsCnt        tinyint      NULL,     -- People on board
    SignYN          bYN          NOT NULL, -- Captain signed it {Y: signed; N: not signed}
    Notes           bItemDesc    NULL,     -- What he wrote
    PRIMARY KEY (MACo, Hull, LogDay),
    FOREIGN KEY (MACo, Hull) REFERENCES dbo.MAVess (MACo, Hull),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Certificates: one paper that a vessel must carry a row, such as a load line or stability letter. */
CREATE TABLE dbo.MACert (
    MACo            bCompany     NOT NULL, -- Company
    Hull            varchar(8)   NOT NULL, -- Vessel
    CertType        varchar(8)   NOT NULL, -- Which paper: COI, LOADLN, STAB, RADIO, TONN
    CertNo          varchar(20)  NULL,     -- Number on the paper
    Issuer          varchar(30)  NULL,     -- Who gave it out, such as ABS
    IssdOn          bDate        NULL,     -- Day it was given out
    GoodThru        bDate        NULL,     -- Last day it holds
    SurvDue         bDate        NULL,     -- Day of the next survey
    Surveyor        varchar(30)  NULL,     -- Person who looked it over last
    CertFee         bDollar      NOT NULL, -- What the paper cost
    CondCnt         tinyint      NOT NULL, -- Open remarks of the surveyor
    OnBoardYN       bYN          NOT NULL, -- The paper hangs in the wheelhouse {Y: on board; N: in the office}
    PRIMARY KEY (MACo, Hull, CertType),
    FOREIGN KEY (MACo, Hull) REFERENCES dbo.MAVess (MACo, Hull)
);

/* Crew list: one person's turn on one vessel a row. */
CREATE TABLE dbo.MACrew (
    MACo            bCompany     NOT NULL, -- Company
    Hull            varchar(8)   NOT NULL, -- Vessel
    TurnNo          int          NOT NULL, -- Number of the turn
    PRCo            bCompany     NULL,     -- Payroll company
    Hand            bEmployee    NULL,     -- Sailor, employee number
    Berth           varchar(6)   NULL,     -- Post: CAPT, MATE, ENGR, DECK, COOK
    JoinDate        bDate        NOT NULL, -- Day of coming aboard
    LeaveDate       bDate        NULL,     -- Day of going ashore, empty while aboard
    PlanOff         bDate        NULL,     -- Day of going ashore as planned
    DayPay          bDollar      NOT NULL, -- Wage per day
    TravelAmt       bDollar      NOT NULL, -- Cost of getting there and home
    TwicYN          bYN          NOT NULL, -- Port identity card checked {Y: checked; N: not checked}
    PRIMARY KEY (MACo, Hull, TurnNo),
    FOREIGN KEY (MACo, Hull) REFERENCES dbo.MAVess (MACo, Hull),
    FOREIGN KEY (PRCo, Hand) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Drydockings: one stay of a vessel at a shipyard a row. */
CREATE TABLE dbo.MADock (
    MACo            bCompany     NOT NULL, -- Company
    DockNo          int          NOT NULL, -- Number of the stay
    Hull            varchar(8)   NOT NULL, -- Vessel
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Shipyard
    Why             char(1)      NOT NULL, -- What for {P: periodic survey; R: repair of damage; B: bottom paint; M: major rebuild}
    HaulDate        bDate        NULL,     -- Day it came out of the water
    FloatDate       bDate        NULL,     -- Day it went back in, empty while on the blocks
    PortEngr        varchar(30)  NULL,     -- Our man at the yard
    BidAmt          bDollar      NOT NULL, -- What the yard bid
    ExtraAmt        bDollar      NOT NULL, -- Work added later
    FinalAmt        bDollar      NULL,     -- Last bill, empty until then
    SteelLbs        int          NULL,     -- Plate renewed, in pounds
    UwYN            bYN          NOT NULL, -- Insurer pays {Y: underwriters pay; N: we pay}
    PRIMARY KEY (MACo, DockNo),
    FOREIGN KEY (MACo, Hull) REFERENCES dbo.MAVess (MACo, Hull),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
