-- Fixed assets: what the company owns, its depreciation, moves and disposals.

/* Asset register: one capital asset a row, with what it cost, where it stands and who answers for it. */
CREATE TABLE dbo.FAAM (
    FACo            bCompany     NOT NULL, -- Company that owns the asset
    Asset           varchar(12)  NOT NULL, -- Number on the asset sticker
    Description     bItemDesc    NULL,     -- What the thing is
    AstClass        varchar(8)   NULL,     -- Kind of asset, from FACL
    AstStat         char(1)      NOT NULL, -- Where the asset is in its life {I: in use; H: idle; F: fully written off; D: disposed of}
    VendorGroup     bGroup       NULL,     -- Group of the seller
    Vendor          bVendor      NULL,     -- Whom it was bought from
    AcqDate         bDate        NULL,     -- Day it was bought
    InSvcDate       bDate        NULL,     -- Day it was first put to work, depreciation starts here
    OrigCost        bDollar      NOT NULL, -- Purchase price when new
    ImprvAmt        bDollar      NOT NULL, -- Cost of later additions and upgrades
    SalvAmt         bDollar      NOT NULL, -- Expected scrap value at the end
    LifeMths        smallint     NULL,     -- Months over which it is written off
    SiteCode        varchar(10)  NULL,     -- Office or yard where it stands now
    PRCo            bCompany     NULL,     -- Payroll company of the custodian
    Custodian       bEmployee    NULL,     -- Employee who answers for it
    InsdYN          bYN          NOT NULL, -- Whether it is on the property policy {Y: insured; N: not insured}
    PRIMARY KEY (FACo, Asset),
    FOREIGN KEY (FACo, AstClass) REFERENCES dbo.FACL (FACo, AstClass),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (PRCo, Custodian) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Asset classes: the list of kinds of asset with the usual method, life and accounts. */
CREATE TABLE dbo.FACL (
    FACo            bCompany     NOT NULL, -- Company of the list
    AstClass        varchar(8)   NOT NULL, -- Class code
    ClassDesc       bDesc        NULL,     -- Name of the class
    DeprMeth        char(2)      NOT NULL, -- Usual way to write it off {SL: straight line; DB: declining balance; SY: sum of years; NO: never}
    StdLife         smallint     NULL,     -- Usual months of life
    SalvPct         bPct         NULL,     -- Usual scrap value as a share of the cost
    MinCost         bDollar      NOT NULL, -- Smallest price that is capitalized, less is expensed
    GLCo            bCompany     NULL,     -- Ledger company of the accounts
    DeprAcct        bGLAcct      NULL,     -- Account that takes the expense
    ActiveYN        bYN          NOT NULL, -- Whether the class may still be used {Y: in use; N: retired}
    PRIMARY KEY (FACo, AstClass),
    FOREIGN KEY (GLCo, DeprAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Monthly depreciation: the write-off of one asset in one set of books for one month. */
CREATE TABLE dbo.FADM (
    FACo            bCompany     NOT NULL, -- Company of the asset
    Asset           varchar(12)  NOT NULL, -- Asset that is written off
    Book            char(1)      NOT NULL, -- Set of books {F: financial; T: federal tax; S: state tax}
    Mth             bMonth       NOT NULL, -- Month of the write-off
    DeprAmt         bDollar      NOT NULL, -- Depreciation of this month
    AdjAmt          bDollar      NOT NULL, -- Correction typed in by hand
    AccumAmt        bDollar      NOT NULL, -- Total written off up to and with this month
    NetBook         bDollar      NOT NULL, -- What the asset is still worth on the books
    PostedYN        bYN          NOT NULL, -- Whether it went to the ledger {Y: posted; N: pending}
    PRIMARY KEY (FACo, Asset, Book, Mth),
    FOREIGN KEY (FACo, Asset) REFERENCES dbo.FAAM (FACo, Asset)
);

/* Disposals: one asset sold, traded, scrapped or lost a row. */
CREATE TABLE dbo.FADP (
    FACo            bCompany     NOT NULL, -- Company of the asset
    DispSeq         int          NOT NULL, -- Running number of the disposal
    Asset           varchar(12)  NOT NULL, -- Asset that left
    DispType        char(1)      NOT NULL, -- How it left {S: sold; T: traded in; J: junked; L: lost or stolen}
    ReqDate         bDate        NULL,     -- Day permission was asked for
    ApprDate        bDate        NULL,     -- Day it was allowed, empty until then
    GoneDate        bDate        NULL,     -- Day it left the premises
    Buyer           varchar(40)  NULL,     -- Person or firm that took it
    Proceeds        bDollar      NOT NULL, -- Money received for it
    BookVal         bDollar      NOT NULL, -- Value left on the books on that day
    GainLoss        bDollar      NOT NULL, -- Profit on the disposal, negative for a loss
    PRIMARY KEY (FACo, DispSeq),
    FOREIGN KEY (FACo, Asset) REFERENCES dbo.FAAM (FACo, Asset)
);

/* Asset moves: one transfer of an asset from a site to another a row. */
CREATE TABLE dbo.FAMoves (
    FACo            bCompany     NOT NULL, -- Company of the asset
    Asset           varchar(12)  NOT NULL, -- Asset that moved
    MoveSeq         smallint     NOT NULL, -- Sequence of the move for the asset
    FromSite        varchar(10)  NULL,     -- Site it came from
    ToSite          varchar(10)  NULL,     -- Site it went to
    ShipDate        bDate        NOT NULL, -- Day it left
    RecvDate        bDate        NULL,     -- Day it arrived, empty while under way
    MovedBy         varchar(30)  NULL,     -- Name of the person or hauler that brought it
    HaulCost        bDollar      NOT NULL, -- What the move cost
    Reason          varchar(60)  NULL,     -- Why it was moved
    PRIMARY KEY (FACo, Asset, MoveSeq),
    FOREIGN KEY (FACo, Asset) REFERENCES dbo.FAAM (FACo, Asset)
);
