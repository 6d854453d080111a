-- Landfill: loads weighed in at the gate, the cells they are tipped into, haulers' accounts, gate rates and monthly volumes.

/* Scale tickets: one load weighed in at the gate a row. */
CREATE TABLE dbo.LFTK (
    LFCo            bCompany     NOT NULL, -- Company that runs the site
    TicketNo        int          NOT NULL, -- Number printed on the slip
    TixDate         bDate        NOT NULL, -- Day of the load
    AcctNo          varchar(8)   NULL,     -- Hauler's account
    TruckId         varchar(12)  NULL,     -- Truck as painted on the door
    WasteCd         varchar(6)   NULL,     -- What was brought
    CellNo          varchar(6)   NULL,     -- Cell it was tipped into
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it came from, for our own loads
    OriginCnty      varchar(20)  NULL,     -- County it comes from
    GrossLbs        bUnits       NOT NULL, -- Weight going in
    TareLbs         bUnits       NOT NULL, -- Weight going out, empty
    NetTons         bUnits       NOT NULL, -- What was left here, in tons
    TipFee          bDollar      NOT NULL, -- Gate charge
    StateFee        bDollar      NOT NULL, -- Surcharge handed on to the state
    PayKind         char(1)      NOT NULL, -- How it was settled {A: on account; C: cash; R: card; F: free}
    ScaleOp         varchar(30)  NULL,     -- Person at the scale
    TixStat         char(1)      NOT NULL, -- State of the slip {O: truck still inside; D: done; V: voided; Q: turned away}
    PRIMARY KEY (LFCo, TicketNo),
    FOREIGN KEY (LFCo, AcctNo) REFERENCES dbo.LFAcct (LFCo, AcctNo),
    FOREIGN KEY (LFCo, WasteCd) REFERENCES dbo.LFWS (LFCo, WasteCd),
    FOREIGN KEY (LFCo, CellNo) REFERENCES dbo.LFCE (LFCo, CellNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Cells: one lined section of the landfill a row. */
CREATE TABLE dbo.LFCE (
    LFCo            bCompany     NOT NULL, -- Company that runs the site
    CellNo          varchar(6)   NOT NULL, -- Number on the site map
    CellDesc        bDesc        NULL,     -- Name or corner of the site
    Phase           tinyint      NOT NULL, -- Stage of life {1: being built; 2: taking waste; 3: interim cover; 4: capped}
    Acres           bUnits       NULL,     -- Surface
    DesignCY        bUnits       NOT NULL, -- Room it was built for, in cubic yards
    UsedCY          bUnits       NOT NULL, -- Room taken up at the last survey, in cubic yards
    SurvDate        bDate        NULL,     -- Day of the last survey
    FirstLoad       bDate        NULL,     -- Day the first truck tipped there
    CapDate         bDate        NULL,     -- Day the final cover was on
    BuildCost       bDollar      NOT NULL, -- Spent on digging and liner
    CapEst          bDollar      NOT NULL, -- Expected cost of closing it
    Keeper          bEmployee    NULL,     -- Employee answerable for it
    PRCo            bCompany     NULL,     -- Payroll company of that employee
    PRIMARY KEY (LFCo, CellNo),
    FOREIGN KEY (PRCo, Keeper) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Haulers' accounts: one firm or town allowed to tip on account a row. */
CREATE TABLE dbo.LFAcct (
    LFCo            bCompany     NOT NULL, -- Company that gives the account
    AcctNo          varchar(8)   NOT NULL, -- Account number
    AcctName        varchar(40)  NULL,     -- Firm or town
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Same firm in receivables
    Sort            char(1)      NOT NULL, -- Kind of hauler {M: municipality; P: private hauler; O: our own trucks}
    CredLimit       bDollar      NOT NULL, -- Most they may owe
    OwedAmt         bDollar      NOT NULL, -- What they owe today
    PermitNo        varchar(15)  NULL,     -- State hauling permit
    PermitEnd       bDate        NULL,     -- Last day of that permit
    StopYN          bYN          NOT NULL, -- Shut out at the gate {Y: shut out; N: welcome}
    SinceDate       bDate        NULL,     -- Day the account was opened
    PRIMARY KEY (LFCo, AcctNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Waste kinds: the list of what may be brought and what it costs. */
CREATE TABLE dbo.LFWS (
    LFCo            bCompany     NOT NULL, -- Company of the list
    WasteCd         varchar(6)   NOT NULL, -- Short code
    WasteNm         bDesc        NULL,     -- What it is
    TonRate         bUnitCost    NOT NULL, -- Gate price of a ton
    MinChg          bDollar      NOT NULL, -- Least a load is charged
    SpecYN          bYN          NOT NULL, -- Special handling, such as asbestos {Y: special; N: ordinary}
    LabYN           bYN          NOT NULL, -- Needs a lab report first {Y: needs one; N: does not}
    CoverYN         bYN          NOT NULL, -- Good as daily cover {Y: may be used; N: no}
    GLCo            bCompany     NULL,     -- General ledger company
    RevAcct         bGLAcct      NULL,     -- Revenue account
    PRIMARY KEY (LFCo, WasteCd),
    FOREIGN KEY (GLCo, RevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Cell months: what one cell took in and gave off in one month a row. */
CREATE TABLE dbo.LFMV (
    LFCo            bCompany     NOT NULL, -- Company that runs the site
    CellNo          varchar(6)   NOT NULL, -- Cell
    RptMth          bMonth       NOT NULL, -- Month
    LoadCnt         int          NOT NULL, -- Trucks tipped
    InTons          bUnits       NOT NULL, -- Tons of waste placed
    CoverTons       bUnits       NOT NULL, -- Tons of soil spread over it
    LeachGal        bUnits       NOT NULL, -- Gallons of leachate pumped out
    GasCF           bUnits       NOT NULL, -- Cubic feet of gas drawn off
    CompHrs         bHrs         NOT NULL, -- Hours the compactor ran on it
    SentYN          bYN          NOT NULL, -- Reported to the state {Y: reported; N: not so far}
    PRIMARY KEY (LFCo, CellNo, RptMth),
    FOREIGN KEY (LFCo, CellNo) REFERENCES dbo.LFCE (LFCo, CellNo)
);
