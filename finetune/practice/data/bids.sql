-- Bids: jobs we price, their estimates and takeoffs, and the quotes of subcontractors.

/* Bid register: one job that we were invited to price a row, with its dates and outcome. */
CREATE TABLE dbo.ETBH (
    ETCo            bCompany     NOT NULL, -- Company that bids
    BidNo           varchar(10)  NOT NULL, -- Number of the bid
    ProjName        bItemDesc    NULL,     -- Name of the project that is priced
    CustGroup       bGroup       NULL,     -- Group of the customer
    Customer        bCustomer    NULL,     -- Owner or general contractor who invited us
    Estimator       varchar(30)  NULL,     -- Person who prices it
    PursLead        varchar(30)  NULL,     -- Manager who decides whether we go for it
    Market          varchar(10)  NULL,     -- Line of business, such as BRIDGE, WATER or SCHOOL
    InvDate         bDate        NULL,     -- Day the invitation came
    WalkDate        bDate        NULL,     -- Day of the site walk
    BidDate         bDate        NULL,     -- Day the price must be in
    AwardDate       bDate        NULL,     -- Day the owner decided
    Outcome         char(1)      NOT NULL, -- How it ended {P: pending; W: won; L: lost; N: not bid}
    BondReqYN       bYN          NOT NULL, -- Whether a bid bond is asked for {Y: asked; N: none}
    EstCost         bDollar      NOT NULL, -- What we think it will cost us
    BidAmt          bDollar      NOT NULL, -- Price we handed in
    LowAmt          bDollar      NULL,     -- Lowest price of all bidders
    PRIMARY KEY (ETCo, BidNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Estimate lines: one priced work item of a bid a row, with cost by sort. */
CREATE TABLE dbo.ETBL (
    ETCo            bCompany     NOT NULL, -- Company of the bid
    BidNo           varchar(10)  NOT NULL, -- Bid the item belongs to
    LineNum         smallint     NOT NULL, -- Place of the item in the estimate
    ItemDesc        bDesc        NULL,     -- What is to be built
    Div             varchar(4)   NULL,     -- Division of the specification, such as 03 or 26
    Qty             bUnits       NOT NULL, -- How much of it
    UM              bUM          NULL,     -- Unit of the quantity
    CrewHrs         bHrs         NOT NULL, -- Labor hours expected
    LabAmt          bDollar      NOT NULL, -- Cost of labor
    MatAmt          bDollar      NOT NULL, -- Cost of material
    SubAmt          bDollar      NOT NULL, -- Cost of subcontractors
    MarkupPct       bPct         NOT NULL, -- Percent added for profit
    AltYN           bYN          NOT NULL, -- Priced as an option only {Y: alternate; N: base bid}
    PRIMARY KEY (ETCo, BidNo, LineNum),
    FOREIGN KEY (ETCo, BidNo) REFERENCES dbo.ETBH (ETCo, BidNo)
);

/* Takeoffs: one quantity of a material measured from the plans a row. */
CREATE TABLE dbo.ETTO (
    ETCo            bCompany     NOT NULL, -- Company of the bid
    BidNo           varchar(10)  NOT NULL, -- Bid the quantity is for
    TakeSeq         int          NOT NULL, -- Running number of the measurement
    LineNum         smallint     NULL,     -- Estimate item it feeds
    Sheet           varchar(10)  NULL,     -- Plan sheet it was read from
    MatlGroup       bGroup       NULL,     -- Group of the material
    Material        bMatl        NULL,     -- Material that is needed
    NetQty          bUnits       NOT NULL, -- Quantity as measured
    WastePct        bPct         NOT NULL, -- Percent added for scrap
    OrdQty          bUnits       NOT NULL, -- Quantity with scrap, to be ordered
    UM              bUM          NULL,     -- Unit of the quantities
    TakenBy         varchar(30)  NULL,     -- Who measured
    CheckedBy       varchar(30)  NULL,     -- Who went over it, empty if nobody did
    TakeDate        bDate        NULL,     -- Day of the measurement
    PRIMARY KEY (ETCo, BidNo, TakeSeq),
    FOREIGN KEY (ETCo, BidNo) REFERENCES dbo.ETBH (ETCo, BidNo),
    FOREIGN KEY (ETCo, BidNo, LineNum) REFERENCES dbo.ETBL (ETCo, BidNo, LineNum),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Quotes: one price that a subcontractor or supplier gave us for a bid a row. */
CREATE TABLE dbo.ETQT (
    ETCo            bCompany     NOT NULL, -- Company of the bid
    BidNo           varchar(10)  NOT NULL, -- Bid the price is for
    QuoteID         int          NOT NULL, -- Number of the quote
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Firm that was asked
    Trade           varchar(10)  NULL,     -- Work that is quoted, such as ROOF, HVAC or PAINT
    AskedOn         bDate        NULL,     -- Day we asked
    GotOn           bDate        NULL,     -- Day the price came, empty if not yet
    GoodUntil       bDate        NULL,     -- Day the price lapses
    FirstAmt        bDollar      NULL,     -- Price at first
    FinalAmt        bDollar      NULL,     -- Price after talks
    UsedYN          bYN          NOT NULL, -- Carried in our bid {Y: used; N: not used}
    DBEYN           bYN          NOT NULL, -- Disadvantaged business {Y: certified; N: not}
    PRIMARY KEY (ETCo, BidNo, QuoteID),
    FOREIGN KEY (ETCo, BidNo) REFERENCES dbo.ETBH (ETCo, BidNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
