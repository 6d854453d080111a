-- Protective gear: hard hats, harnesses, boots and the like, who got them, what is on the shelf and what was inspected.

/* Gear catalog: one article of protective gear that may be handed out a row. */
CREATE TABLE dbo.UFIT (
    UFGroup         bGroup       NOT NULL, -- Group that shares the catalog
    GearCd          varchar(10)  NOT NULL, -- Code of the article
    Descrip         bDesc        NULL,     -- What it is
    BodyPart        char(1)      NOT NULL, -- What it guards {H: head; E: eyes; F: feet; N: hands; B: whole body; L: lungs}
    Maker           varchar(30)  NULL,     -- Brand
    StdRef          varchar(20)  NULL,     -- Standard it is certified to, such as Z89.1
    LifeMths        smallint     NULL,     -- Months it may be worn
    ListPrice       bUnitCost    NOT NULL, -- Catalog price of one
    LastPrice       bUnitCost    NULL,     -- Price paid for one most recently
    ReusYN          bYN          NOT NULL, -- Must be handed back {Y: hand back; N: keep or throw away}
    FitTestYN       bYN          NOT NULL, -- Needs a fit test before use {Y: needs one; N: none}
    DiscDate        bDate        NULL,     -- Day it was taken off the catalog, empty while current
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Stock number in the warehouse
    PRIMARY KEY (UFGroup, GearCd),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Gear issued: one hand-out of an article to one worker a row. */
CREATE TABLE dbo.UFIS (
    UFCo            bCompany     NOT NULL, -- Company that hands it out
    IssNo           int          NOT NULL, -- Number of the hand-out slip
    UFGroup         bGroup       NOT NULL, -- Group of the article
    GearCd          varchar(10)  NOT NULL, -- Article handed out
    PRCo            bCompany     NULL,     -- Payroll company of the worker
    Employee        bEmployee    NULL,     -- Worker who got it
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site where it was needed
    GivenBy         varchar(30)  NULL,     -- Attendant at the counter
    Size            varchar(6)   NULL,     -- Size, such as M or 10.5
    SerialTag       varchar(20)  NULL,     -- Tag number, for harnesses and the like
    IssDate         bDate        NOT NULL, -- Day it was handed out
    WearOut         bDate        NULL,     -- Day by which it must be replaced
    BackDate        bDate        NULL,     -- Day it was handed back, empty if not
    Qty             bUnits       NOT NULL, -- How many
    WhyCd           char(1)      NOT NULL, -- Reason {N: new hire; W: worn out; L: lost; D: damaged; S: special task}
    ChrgAmt         bDollar      NOT NULL, -- Cost put on the site
    DedAmt          bDollar      NOT NULL, -- Money held back from the pay check
    PRIMARY KEY (UFCo, IssNo),
    FOREIGN KEY (UFGroup, GearCd) REFERENCES dbo.UFIT (UFGroup, GearCd),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Gear checks: one inspection of a handed-out article a row. */
CREATE TABLE dbo.UFCK (
    UFCo            bCompany     NOT NULL, -- Company of the slip
    IssNo           int          NOT NULL, -- Slip of the article inspected
    CkSeq           smallint     NOT NULL, -- Order of the inspection
    CkDate          bDate        NOT NULL, -- Day it was inspected
    CkBy            varchar(30)  NULL,     -- Competent person who inspected it
    Verdict         tinyint      NOT NULL, -- Outcome {0: good; 1: watch; 2: repair; 3: destroy}
    Finding         varchar(60)  NULL,     -- What was noticed
    NextCk          bDate        NULL,     -- Day the following inspection is due
    FixCost         bDollar      NOT NULL, -- Price of the repair
    PhotoYN         bYN          NOT NULL, -- Picture on file {Y: on file; N: none}
    PRIMARY KEY (UFCo, IssNo, CkSeq),
    FOREIGN KEY (UFCo, IssNo) REFERENCES dbo.UFIS (UFCo, IssNo)
);

/* Shelf stock: one article in one storeroom a row. */
CREATE TABLE dbo.UFStock (
    UFCo            bCompany     NOT NULL, -- Company of the storeroom
    Room            varchar(10)  NOT NULL, -- Storeroom, such as YARD or TRL3
    UFGroup         bGroup       NOT NULL, -- Group of the article
    GearCd          varchar(10)  NOT NULL, -- Article on the shelf
    BinNo           varchar(10)  NULL,     -- Shelf or bin
    OnHand          bUnits       NOT NULL, -- Pieces there now
    OnOrdr          bUnits       NOT NULL, -- Pieces coming from suppliers
    MinQty          bUnits       NOT NULL, -- Pieces below which more are bought
    MaxQty          bUnits       NOT NULL, -- Pieces it is filled up to
    StockVal        bDollar      NOT NULL, -- What the pieces are worth
    CntDate         bDate        NULL,     -- Day they were last counted
    CntBy           varchar(30)  NULL,     -- Person who counted
    PRIMARY KEY (UFCo, Room, UFGroup, GearCd),
    FOREIGN KEY (UFGroup, GearCd) REFERENCES dbo.UFIT (UFGroup, GearCd)
);

/* Allowances: what one department grants its people toward gear in one year a row. */
CREATE TABLE dbo.UFAL (
    UFCo            bCompany     NOT NULL, -- Company of the allowance
    FiscYr          smallint     NOT NULL, -- Year
    DeptCd          varchar(10)  NOT NULL, -- Department
    UFGroup         bGroup       NOT NULL, -- Group of the article
    GearCd          varchar(10)  NOT NULL, -- Article it is for
    PerHead         bDollar      NOT NULL, -- Granted to each person
    HeadCnt         int          NOT NULL, -- Persons entitled
    UsedAmt         bDollar      NOT NULL, -- Spent so far
    BudgAmt         bDollar      NOT NULL, -- Set aside in total
    ApprBy          varchar(30)  NULL,     -- Manager who granted it
    PRIMARY KEY (UFCo, FiscYr, DeptCd, UFGroup, GearCd),
    FOREIGN KEY (UFGroup, GearCd) REFERENCES dbo.UFIT (UFGroup, GearCd)
);
