-- Attachments: buckets, hammers, forks and thumbs, the machines they fit, and where they travel.

/* Attachments: one bucket, breaker or other work tool a row. */
CREATE TABLE dbo.ATMast (
    ATCo            bCompany     NOT NULL, -- Company that owns it
    Attach          varchar(10)  NOT NULL, -- Number welded on it
    Descrip         bDesc        NULL,     -- What it is
    Family          varchar(8)   NULL,     -- Kind of work tool, from the list of kinds
    Coupler         varchar(10)  NULL,     -- Pin or quick-hitch size
    WidthIn         smallint     NULL,     -- Cutting width in inches
    WtLbs           int          NULL,     -- Weight
    INCo            bCompany     NULL,     -- Inventory company
    HomeLoc         bLoc         NULL,     -- Yard it belongs to
    OnEMCo          bCompany     NULL,     -- Equipment company of the carrier
    OnEquip         bEquip       NULL,     -- Machine it hangs on now, empty when on the ground
    Cond            tinyint      NOT NULL, -- Shape it is in {1: good; 2: worn; 3: cracked; 4: condemned}
    AcqDate         bDate        NULL,     -- Day we got it
    AcqCost         bDollar      NOT NULL, -- What we gave for it
    BookVal         bDollar      NOT NULL, -- Worth on the books today
    DayRate         bDollar      NOT NULL, -- Charge to a job per day
    RentOutYN       bYN          NOT NULL, -- May be rented to outsiders {Y: may; N: own jobs only}
    SoldDate        bDate        NULL,     -- Day it was sold, empty while ours
    PRIMARY KEY (ATCo, Attach),
    FOREIGN KEY (ATCo, Family) REFERENCES dbo.ATFam (ATCo, Family),
    FOREIGN KEY (INCo, HomeLoc) REFERENCES dbo.INLM (INCo, Loc),
    FOREIGN KEY (OnEMCo, OnEquip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Kinds of work tool: the list of families, such as hammers or thumbs. */
CREATE TABLE dbo.ATFam (
    ATCo            bCompany     NOT NULL, -- Company
    Family          varchar(8)   NOT NULL, -- Code of the kind
    FamName         bDesc        NULL,     -- The kind in words
    HydYN           bYN          NOT NULL, -- Needs oil lines {Y: hydraulic; N: plain}
    GreaseHrs       smallint     NULL,     -- Hours between two greasings
    LifeYrs         tinyint      NULL,     -- Years it should last
    WearPart        varchar(20)  NULL,     -- Part that is replaced most: teeth, chisel, edge
    StdRate         bDollar      NOT NULL, -- Usual charge per day
    PRIMARY KEY (ATCo, Family)
);

/* Moves: one time that an attachment left one place for another a row. */
CREATE TABLE dbo.ATMV (
    ATCo            bCompany     NOT NULL, -- Company
    Attach          varchar(10)  NOT NULL, -- Attachment moved
    MoveSeq         int          NOT NULL, -- Sequence
    AskedOn         bDate        NULL,     -- Day the job called for it
    MoveDate        bDate        NULL,     -- Day it went on the lowboy, empty while waiting
    BackDate        bDate        NULL,     -- Day it came home, empty while away
    JCCo            bCompany     NULL,     -- Job cost company
    ToJob           bJob         NULL,     -- Job it went to
    AskedBy         varchar(30)  NULL,     -- Foreman who called for it
    Hauler          varchar(30)  NULL,     -- Person who drove it there
    HaulAmt         bDollar      NOT NULL, -- Cost of the trip
    ChgDays         smallint     NOT NULL, -- Days billed to the job
    ChgAmt          bDollar      NOT NULL, -- Money billed to the job
    Urgency         char(1)      NOT NULL, -- How soon they need it {H: hot; N: next day; W: whenever}
    PRIMARY KEY (ATCo, Attach, MoveSeq),
    FOREIGN KEY (ATCo, Attach) REFERENCES dbo.ATMast (ATCo, Attach),
    FOREIGN KEY (JCCo, ToJob) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Fits: one model of machine that one attachment may hang on a row. */
CREATE TABLE dbo.ATFit (
    ATCo            bCompany     NOT NULL, -- Company
    Attach          varchar(10)  NOT NULL, -- Attachment
    CarrModel       varchar(20)  NOT NULL, -- Model of the carrier, such as PC360
    AdaptYN         bYN          NOT NULL, -- Only with an adapter plate {Y: adapter; N: direct}
    MaxPsi          int          NULL,     -- Highest oil pressure allowed
    GpmReq          smallint     NULL,     -- Oil flow it wants, gallons a minute
    TrialBy         varchar(30)  NULL,     -- Mechanic who tried it
    TrialDate       bDate        NULL,     -- Day it was tried, empty if only from the book
    OkYN            bYN          NOT NULL, -- Released for use {Y: released; N: not allowed}
    PRIMARY KEY (ATCo, Attach, CarrModel),
    FOREIGN KEY (ATCo, Attach) REFERENCES dbo.ATMast (ATCo, Attach)
);

/* Rebuilds: one repair of an attachment a row, in our shop or outside. */
CREATE TABLE dbo.ATRB (
    ATCo            bCompany     NOT NULL, -- Company
    RbNo            int          NOT NULL, -- Number of the repair
    Attach          varchar(10)  NOT NULL, -- Attachment repaired
    Mth             bMonth       NOT NULL, -- Month it is booked in
    RbType          char(1)      NOT NULL, -- What was done {T: new teeth; W: welding; S: new seals; B: bushings and pins}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Outside welder, empty if done by us
    Welder          varchar(30)  NULL,     -- Our own man who did it
    InDate          bDate        NOT NULL, -- Day it came into the shop
    PromDate        bDate        NULL,     -- Day it was promised
    OutDate         bDate        NULL,     -- Day it left the shop, empty while there
    QuoteAmt        bDollar      NOT NULL, -- Price agreed
    InvAmt          bDollar      NOT NULL, -- Price really billed
    WarrYN          bYN          NOT NULL, -- Maker pays {Y: under guarantee; N: we pay}
    PRIMARY KEY (ATCo, RbNo),
    FOREIGN KEY (ATCo, Attach) REFERENCES dbo.ATMast (ATCo, Attach),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
