-- Consignment: suppliers' goods that stand in our yards and are paid only when used.

/* Consigned stock: one material of one supplier at one of our locations a row. */
CREATE TABLE dbo.CGST (
    CGCo            bCompany     NOT NULL, -- Company that keeps the goods
    Bin             varchar(10)  NOT NULL, -- Rack or pen they stand in
    Item            bMatl        NOT NULL, -- Material number
    MatlGroup       bGroup       NULL,     -- Material group
    AgrNo           varchar(10)  NULL,     -- Consignment contract they came under
    INCo            bCompany     NULL,     -- Inventory company
    Loc             bLoc         NULL,     -- Yard or store
    StkUM           bUM          NULL,     -- Unit of the counts
    OnHand          bUnits       NOT NULL, -- What stands there now
    ParLevel        bUnits       NOT NULL, -- What should stand there
    MaxLevel        bUnits       NOT NULL, -- Most we have room for
    UnitPr          bUnitCost    NOT NULL, -- Price when we take one
    LastFill        bDate        NULL,     -- Day it was last topped up
    LastUse         bDate        NULL,     -- Day somebody last took from it
    FrozenYN        bYN          NOT NULL, -- Nobody may take any {Y: blocked; N: free to take}
    PRIMARY KEY (CGCo, Bin, Item),
    FOREIGN KEY (CGCo, AgrNo) REFERENCES dbo.CGAG (CGCo, AgrNo),
    FOREIGN KEY (MatlGroup, Item) REFERENCES dbo.HQMT (MatlGroup, Material),
    FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Consignment contracts: one contract with a supplier who puts goods in our yards a row. */
CREATE TABLE dbo.CGAG (
    CGCo            bCompany     NOT NULL, -- Company that signed
    AgrNo           varchar(10)  NOT NULL, -- Contract number
    AgrDesc         bDesc        NULL,     -- What sort of goods it covers
    VendorGroup     bGroup       NULL,     -- Vendor group
    Consignor       bVendor      NULL,     -- Supplier who owns the goods until used
    BeginDate       bDate        NOT NULL, -- Day it started
    EndDate         bDate        NULL,     -- Day it stops, empty if it goes on
    BillCycle       char(1)      NOT NULL, -- How often used goods are settled {W: weekly; M: monthly; Q: quarterly}
    MaxAgeDays      smallint     NULL,     -- Days after which unused goods become ours to pay
    InsuredBy       char(1)      NOT NULL, -- Who bears fire and theft {C: us; S: the supplier}
    OurContact      varchar(30)  NULL,     -- Yard boss who looks after it
    PRIMARY KEY (CGCo, AgrNo),
    FOREIGN KEY (VendorGroup, Consignor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Movements: one time consigned goods came, were used or went back a row. */
CREATE TABLE dbo.CGMV (
    CGCo            bCompany     NOT NULL, -- Company of the goods
    Mth             bMonth       NOT NULL, -- Accounting month
    MvSeq           int          NOT NULL, -- Running number in the month
    Bin             varchar(10)  NULL,     -- Rack or pen touched
    Item            bMatl        NULL,     -- Material moved
    MvType          char(1)      NOT NULL, -- What went on {F: filled up; U: used; B: sent back; A: adjusted}
    MvDate          bDate        NOT NULL, -- Day of it
    MvQty           bUnits       NOT NULL, -- How many
    MvCost          bDollar      NOT NULL, -- Money they stand for
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that used them
    PRCo            bCompany     NULL,     -- Payroll company
    TakenBy         bEmployee    NULL,     -- Employee who fetched them
    SlipNo          varchar(12)  NULL,     -- Paper slip, empty if none was filled in
    SettleNo        int          NULL,     -- Settlement it was paid on, empty while unpaid
    PRIMARY KEY (CGCo, Mth, MvSeq),
    FOREIGN KEY (CGCo, Bin, Item) REFERENCES dbo.CGST (CGCo, Bin, Item),
    FOREIGN KEY (CGCo, SettleNo) REFERENCES dbo.CGSettle (CGCo, SettleNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PRCo, TakenBy) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Settlements: one bill for used goods under a contract a row. */
CREATE TABLE dbo.CGSettle (
    CGCo            bCompany     NOT NULL, -- Company that pays
    SettleNo        int          NOT NULL, -- Number of the settlement
    AgrNo           varchar(10)  NULL,     -- Contract it is for
    FromDt          bDate        NULL,     -- First day it covers
    ThruDt          bDate        NULL,     -- Last day it covers
    SuppAmt         bDollar      NOT NULL, -- Amount the supplier figured
    OurAmt          bDollar      NOT NULL, -- Amount by our own slips
    PdAmt           bDollar      NOT NULL, -- Amount that went out
    SetlStat        tinyint      NOT NULL, -- How far it has come {0: drawn up; 1: matched; 2: disputed; 3: paid}
    MatchedBy       varchar(30)  NULL,     -- Clerk who compared the two
    PRIMARY KEY (CGCo, SettleNo),
    FOREIGN KEY (CGCo, AgrNo) REFERENCES dbo.CGAG (CGCo, AgrNo)
);

/* Counts: one physical count of a consigned material a row. */
CREATE TABLE dbo.CGCT (
    CGCo            bCompany     NOT NULL, -- Company of the goods
    CountNo         int          NOT NULL, -- Number of the count
    Bin             varchar(10)  NOT NULL, -- Rack or pen counted
    Item            bMatl        NOT NULL, -- Material counted
    CountDt         bDate        NOT NULL, -- Day of counting
    BookQty         bUnits       NOT NULL, -- What the records said
    FoundQty        bUnits       NOT NULL, -- What was really there
    LossAmt         bDollar      NOT NULL, -- Money we owe for what was missing
    CountBy         varchar(30)  NULL,     -- Who counted for us
    WitnBy          varchar(30)  NULL,     -- Who watched for the supplier, empty if nobody
    RecountYN       bYN          NOT NULL, -- Must be done once more {Y: again; N: good}
    PRIMARY KEY (CGCo, CountNo),
    FOREIGN KEY (CGCo, Bin, Item) REFERENCES dbo.CGST (CGCo, Bin, Item)
);
