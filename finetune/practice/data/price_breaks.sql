-- Price breaks: the more you take the cheaper it gets, on what we buy and on what we sell.

/* Price sheets: one sheet of step prices from a supplier a row. */
CREATE TABLE dbo.CHPS (
    CHCo            bCompany     NOT NULL, -- Company the sheet was made for
    Sheet           varchar(10)  NOT NULL, -- Number of the sheet
    Title           bDesc        NULL,     -- Heading of the sheet
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier who gave it
    Phase           char(1)      NOT NULL, -- Life of the sheet {T: being talked over; V: valid; X: lapsed}
    IssueDt         bDate        NOT NULL, -- Day printed on it
    FirstDay        bDate        NULL,     -- Prices hold from
    LastDay         bDate        NULL,     -- Prices hold until, empty if until further notice
    FrtInYN         bYN          NOT NULL, -- Prices include the trucking {Y: delivered; N: picked up}
    MinOrdAmt       bDollar      NOT NULL, -- Smallest order they take
    Haggler         varchar(30)  NULL,     -- Our buyer
    SalesPerson     varchar(30)  NULL,     -- Their rep
    PRIMARY KEY (CHCo, Sheet),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Buying steps: one quantity step of one material on a supplier's sheet a row. */
CREATE TABLE dbo.CHBB (
    CHCo            bCompany     NOT NULL, -- Company of the sheet
    Sheet           varchar(10)  NOT NULL, -- Sheet it stands on
    BrkNo           smallint     NOT NULL, -- Running number on the sheet
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Material bought
    UM              bUM          NULL,     -- Unit of measure
    FromQty         bUnits       NOT NULL, -- Quantity where the step begins
    ThruQty         bUnits       NULL,     -- Quantity where it ends, empty on the top step
    BaseUC          bUnitCost    NOT NULL, -- Price each when buying a single one
    BrkUC           bUnitCost    NOT NULL, -- Price each in this step
    OffPct          bPct         NOT NULL, -- Percent below the single price
    BrkType         varchar(4)   NULL,     -- How it is worked out, from CHBT
    MixYN           bYN          NOT NULL, -- Sizes may be mixed to get there {Y: mixed; N: one size only}
    PRIMARY KEY (CHCo, Sheet, BrkNo),
    FOREIGN KEY (CHCo, Sheet) REFERENCES dbo.CHPS (CHCo, Sheet),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material),
    FOREIGN KEY (CHCo, BrkType) REFERENCES dbo.CHBT (CHCo, BrkType)
);

/* Selling steps: one quantity step that we grant a customer on our own material a row. */
CREATE TABLE dbo.CHSB (
    CHCo            bCompany     NOT NULL, -- Company that sells
    SBrkNo          int          NOT NULL, -- Number of the step
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Customer it is for, empty if for anybody
    Material        bMatl        NULL,     -- Material sold
    UM              bUM          NULL,     -- Unit of measure
    FromQty         bUnits       NOT NULL, -- Quantity where the step begins
    ThruQty         bUnits       NULL,     -- Quantity where it ends
    ListPrice       bUnitCost    NOT NULL, -- Our price to the man in the street
    BrkPrice        bUnitCost    NOT NULL, -- Price in this step
    OffPct          bPct         NOT NULL, -- Percent we give away
    BrkType         varchar(4)   NULL,     -- How it is worked out, from CHBT
    GrantedBy       varchar(30)  NULL,     -- Salesman who promised it
    StopDate        bDate        NULL,     -- Day we ended it, empty while it runs
    PRIMARY KEY (CHCo, SBrkNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (CHCo, BrkType) REFERENCES dbo.CHBT (CHCo, BrkType)
);

/* Kinds of step: the list of ways a step price may be worked out. */
CREATE TABLE dbo.CHBT (
    CHCo            bCompany     NOT NULL, -- Company of the list
    BrkType         varchar(4)   NOT NULL, -- Kind
    Description     bDesc        NULL,     -- Kind in words
    Basis           char(1)      NOT NULL, -- What is counted {L: each line; O: the whole order; Y: the year so far}
    AllUnitsYN      bYN          NOT NULL, -- Cheaper price for all pieces {Y: all of them; N: only those above the mark}
    RoundTo         tinyint      NULL,     -- Decimals the price is rounded to
    LastUsed        bDate        NULL,     -- Day of the latest use
    Note            varchar(60)  NULL,     -- Remark for the clerks
    PRIMARY KEY (CHCo, BrkType)
);

/* Monthly take: what we bought of one material on one sheet in one month, with what the steps brought. */
CREATE TABLE dbo.CHMT (
    CHCo            bCompany     NOT NULL, -- Company that bought
    Mth             bMonth       NOT NULL, -- Month
    Sheet           varchar(10)  NOT NULL, -- Sheet bought on
    Material        bMatl        NOT NULL, -- Material
    BuyQty          bUnits       NOT NULL, -- Quantity taken
    NextQty         bUnits       NULL,     -- Quantity that was missing to the next step
    BuyAmt          bDollar      NOT NULL, -- Money billed
    FullAmt         bDollar      NOT NULL, -- Money it would have cost at single prices
    MissAmt         bDollar      NOT NULL, -- Discount lost by splitting orders
    TopStepYN       bYN          NOT NULL, -- Best price reached {Y: reached; N: not}
    PRIMARY KEY (CHCo, Mth, Sheet, Material),
    FOREIGN KEY (CHCo, Sheet) REFERENCES dbo.CHPS (CHCo, Sheet)
);
