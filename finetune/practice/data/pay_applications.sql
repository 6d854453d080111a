-- Pay applications: what we bill the owner each month against a schedule of values, and what he pays.

/* Pay application: one request for payment sent to the owner of a contract for one period. */
CREATE TABLE dbo.GPAH (
    GPCo            bCompany     NOT NULL, -- Company that bills
    Contract        bContract    NOT NULL, -- Contract it is billed on
    AppNo           smallint     NOT NULL, -- Number of the application, 1 is the first
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    CustGroup       bGroup       NULL,     -- Customer group of the owner
    Customer        bCustomer    NULL,     -- Owner who is billed
    ThruMth         bMonth       NOT NULL, -- Month up to which work is billed
    PencilDate      bDate        NULL,     -- Day the rough copy went to the owner
    SentDate        bDate        NULL,     -- Day the formal application went out, empty until then
    DueBy           bDate        NULL,     -- Day the money should be here
    PaidDate        bDate        NULL,     -- Day the money came, empty until then
    AppStat         tinyint      NOT NULL, -- Where it stands {0: being drawn up; 1: pencil copy out; 2: submitted; 3: certified by the architect; 4: paid}
    GrossAmt        bDollar      NOT NULL, -- Work billed before anything is held
    RetgAmt         bDollar      NOT NULL, -- Retainage kept back by the owner
    CertAmt         bDollar      NULL,     -- Amount the architect certified, empty until certified
    Preparer        varchar(30)  NULL,     -- Our clerk who drew it up
    PRIMARY KEY (GPCo, Contract, AppNo),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Application line: what one pay application bills on one item of the schedule of values. */
CREATE TABLE dbo.GPAL (
    GPCo            bCompany     NOT NULL, -- Company that bills
    Contract        bContract    NOT NULL, -- Contract it is billed on
    AppNo           smallint     NOT NULL, -- Pay application the line is on
    SOVItem         varchar(10)  NOT NULL, -- Item of the schedule of values
    PriorAmt        bDollar      NOT NULL, -- Billed on the applications before
    ThisAmt         bDollar      NOT NULL, -- Billed now
    StoredAmt       bDollar      NOT NULL, -- Materials on hand but not built in
    PctDone         bPct         NOT NULL, -- Share of the item finished so far, as a fraction
    AskPct          bPct         NULL,     -- Share our superintendent had wanted to bill
    HoldCode        varchar(5)   NULL,     -- Why the owner holds the line back, from GPHC; empty if not held
    HoldAmt         bDollar      NOT NULL, -- Dollars of the line the owner holds back
    PRIMARY KEY (GPCo, Contract, AppNo, SOVItem),
    FOREIGN KEY (GPCo, Contract, AppNo) REFERENCES dbo.GPAH (GPCo, Contract, AppNo),
    FOREIGN KEY (GPCo, Contract, SOVItem) REFERENCES dbo.GPSV (GPCo, Contract, SOVItem),
    FOREIGN KEY (GPCo, HoldCode) REFERENCES dbo.GPHC (GPCo, HoldCode)
);

/* Schedule of values: one billable item of a contract with its price. */
CREATE TABLE dbo.GPSV (
    GPCo            bCompany     NOT NULL, -- Company of the contract
    Contract        bContract    NOT NULL, -- Contract
    SOVItem         varchar(10)  NOT NULL, -- Item number on the schedule
    ItemText        bItemDesc    NULL,     -- What the item is
    BillKind        char(1)      NOT NULL, -- How it is billed {P: by percent; U: by units; T: time and material; L: once as a lump}
    FirstAmt        bDollar      NOT NULL, -- Price in the signed contract
    NowAmt          bDollar      NOT NULL, -- Price with change orders
    DoneAmt         bDollar      NOT NULL, -- Billed to date
    RetgPct         bPct         NOT NULL, -- Share held as retainage, as a fraction
    StartMth        bMonth       NULL,     -- Month billing is planned to start
    FrontYN         bYN          NOT NULL, -- Whether money was loaded to the front on this item {Y: front loaded; N: honest price}
    AddedByCO       varchar(10)  NULL,     -- Change order that added the item, empty if in the contract from the start
    PRIMARY KEY (GPCo, Contract, SOVItem),
    FOREIGN KEY (GPCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Receipts: one payment by an owner on a pay application. */
CREATE TABLE dbo.GPRcpt (
    GPCo            bCompany     NOT NULL, -- Company paid
    RcptNo          int          NOT NULL, -- Number of the receipt
    Contract        bContract    NOT NULL, -- Contract
    AppNo           smallint     NOT NULL, -- Application that was paid on
    BankedOn        bDate        NOT NULL, -- Day the money was in the bank
    Means           char(1)      NOT NULL, -- How it was paid {C: check; W: wire; J: joint check with a supplier; A: ACH}
    CheckNo         varchar(20)  NULL,     -- Number on the check or wire
    RcptAmt         bDollar      NOT NULL, -- Dollars received
    RetgPaid        bDollar      NOT NULL, -- Part of it that is released retainage
    ShortAmt        bDollar      NOT NULL, -- Dollars missing against what was due
    ShortNote       varchar(80)  NULL,     -- What the owner says about the missing dollars
    WaiverYN        bYN          NOT NULL, -- Whether we gave him the final waiver for it {Y: given; N: still ours to give}
    PRIMARY KEY (GPCo, RcptNo),
    FOREIGN KEY (GPCo, Contract, AppNo) REFERENCES dbo.GPAH (GPCo, Contract, AppNo)
);

/* Hold codes: the list of reasons an owner holds back billed money. */
CREATE TABLE dbo.GPHC (
    GPCo            bCompany     NOT NULL, -- Company of the list
    HoldCode        varchar(5)   NOT NULL, -- Short code
    HoldText        bDesc        NULL,     -- Reason in words
    HoldSide        char(1)      NOT NULL, -- What is wrong {W: the work itself; P: papers missing; M: owner has no money; D: dispute}
    UsualDays       smallint     NULL,     -- Days it takes as a rule to clear
    Clearer         varchar(30)  NULL,     -- Person of ours who chases it
    LawyerYN        bYN          NOT NULL, -- Whether counsel is told at once {Y: told; N: not}
    ExtCode         varchar(10)  NULL,     -- Code the owners' own systems use
    PRIMARY KEY (GPCo, HoldCode)
);
