-- Material sale tickets: rock and sand sold over the counter, tickets waiting, tickets posted, holds and monthly sales.

/* Waiting tickets: one material sale ticket that was written but has not been posted yet a row. */
CREATE TABLE dbo.ALTB (
    ALCo            bCompany     NOT NULL, -- Company that sells
    TickNo          varchar(12)  NOT NULL, -- Number printed on the slip
    SaleDate        bDate        NOT NULL, -- Day the truck was loaded
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Account number of the buyer, empty for a walk-in
    BuyerName       varchar(30)  NULL,     -- Name a walk-in gave at the window
    INCo            bCompany     NULL,     -- Inventory company of the yard
    Loc             bLoc         NULL,     -- Yard or pit the rock came from
    SoldBy          varchar(30)  NULL,     -- Clerk who wrote it
    PayKind         char(1)      NOT NULL, -- How it is settled {C: cash; K: check; D: card; A: on account}
    HoldCode        varchar(6)   NULL,     -- Reason it may not be posted, empty if free to go
    QuotedAmt       bDollar      NOT NULL, -- Price promised on the phone
    TickAmt         bDollar      NOT NULL, -- Price on the slip
    DepAmt          bDollar      NOT NULL, -- Money put down beforehand
    TruckTag        varchar(10)  NULL,     -- License plate of the truck
    PRIMARY KEY (ALCo, TickNo),
    FOREIGN KEY (ALCo, HoldCode) REFERENCES dbo.ALHC (ALCo, HoldCode),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Posted tickets: one material sale ticket that went through to the books a row. */
CREATE TABLE dbo.ALTK (
    ALCo            bCompany     NOT NULL, -- Company that sold
    TickNo          varchar(12)  NOT NULL, -- Number printed on the slip
    SaleDate        bDate        NOT NULL, -- Day the truck was loaded
    PostDate        bDate        NOT NULL, -- Day it went to the books
    Mth             bMonth       NOT NULL, -- Accounting month it landed in
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Account number of the buyer
    INCo            bCompany     NULL,     -- Inventory company of the yard
    Loc             bLoc         NULL,     -- Yard or pit the rock came from
    Cashier         varchar(30)  NULL,     -- Who rang it up
    PayKind         char(1)      NOT NULL, -- How it is settled {C: cash; K: check; D: card; A: on account}
    PONum           varchar(20)  NULL,     -- Order number of the buyer
    InvdDate        bDate        NULL,     -- Day it was put on a bill, empty until then
    SaleAmt         bDollar      NOT NULL, -- Price before tax
    TaxAmt          bDollar      NOT NULL, -- Sales tax charged
    VoidYN          bYN          NOT NULL, -- Whether it was cancelled afterwards {Y: cancelled; N: stands}
    PRIMARY KEY (ALCo, TickNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Posted ticket lines: one material on a posted ticket a row. */
CREATE TABLE dbo.ALTL (
    ALCo            bCompany     NOT NULL, -- Company that sold
    TickNo          varchar(12)  NOT NULL, -- Posted ticket the line is on
    Seq             smallint     NOT NULL, -- Line number
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- What was sold
    UM              bUM          NULL,     -- Ton, yard or load
    QtyOrd          bUnits       NOT NULL, -- Quantity the buyer asked for
    QtyLoaded       bUnits       NOT NULL, -- Quantity that left the yard
    ListPr          bUnitCost    NOT NULL, -- Book price for a unit
    UnitPr          bUnitCost    NOT NULL, -- Price charged for a unit
    LineAmt         bDollar      NOT NULL, -- Charge for the material
    HaulChg         bDollar      NOT NULL, -- Charge for trucking
    DelivYN         bYN          NOT NULL, -- Who trucked it {Y: we delivered; N: buyer picked it up}
    Remark          varchar(60)  NULL,     -- Note by the loader man
    PRIMARY KEY (ALCo, TickNo, Seq),
    FOREIGN KEY (ALCo, TickNo) REFERENCES dbo.ALTK (ALCo, TickNo),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Hold codes: one reason a ticket may be kept from posting a row. */
CREATE TABLE dbo.ALHC (
    ALCo            bCompany     NOT NULL, -- Company of the code
    HoldCode        varchar(6)   NOT NULL, -- Short code
    HoldDesc        bDesc        NULL,     -- What the reason is
    FreedBy         char(1)      NOT NULL, -- Who can lift it {S: sales manager; C: credit desk; L: laboratory}
    MaxDays         smallint     NULL,     -- Longest it may last
    MinAmt          bDollar      NOT NULL, -- Smallest slip it is used on
    CallYN          bYN          NOT NULL, -- Whether the buyer gets a phone call {Y: called; N: not called}
    AddedDate       bDate        NULL,     -- Day the code was set up
    PRIMARY KEY (ALCo, HoldCode)
);

/* Monthly sales: tons and money of one material sold at one yard in a month a row. */
CREATE TABLE dbo.ALMS (
    ALCo            bCompany     NOT NULL, -- Company that sold
    Mth             bMonth       NOT NULL, -- Month
    INCo            bCompany     NOT NULL, -- Inventory company of the yard
    Loc             bLoc         NOT NULL, -- Yard or pit
    MatlGroup       bGroup       NOT NULL, -- Material group
    Material        bMatl        NOT NULL, -- What was sold
    TonsSold        bUnits       NOT NULL, -- Weight sold in the month
    RevAmt          bDollar      NOT NULL, -- Money it brought in
    BudgAmt         bDollar      NOT NULL, -- Money the plan called for
    PriorAmt        bDollar      NOT NULL, -- Money in the same month a year before
    TickCnt         int          NOT NULL, -- Number of slips
    VoidCnt         int          NOT NULL, -- Number of slips cancelled
    PRIMARY KEY (ALCo, Mth, INCo, Loc, MatlGroup, Material),
    FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);
