-- Catalog orders: small stuff that people pick from the suppliers' web catalogs themselves.

/* Catalog orders: one order sent to a web shop a row. */
CREATE TABLE dbo.CFOH (
    CFCo            bCompany     NOT NULL, -- Company that ordered
    WebOrd          int          NOT NULL, -- Number the shop gave it
    Shop            varchar(20)  NOT NULL, -- Web shop it went to, such as Grainger or Uline
    PRCo            bCompany     NULL,     -- Payroll company of the picker
    Picker          bEmployee    NULL,     -- Employee who put it together
    ShipName        varchar(30)  NULL,     -- Person the box is addressed to
    INCo            bCompany     NULL,     -- Inventory company of the place
    ShipLoc         bLoc         NULL,     -- Yard or office the box goes to
    State           tinyint      NOT NULL, -- Where the order stands {0: unsent; 1: sent; 2: confirmed; 3: on the truck; 4: delivered; 9: canceled}
    SentOn          bDate        NULL,     -- Day it was transmitted
    PromOn          bDate        NULL,     -- Delivery day the shop promised
    RecvdOn         bDate        NULL,     -- Day the box came, empty before
    GoodsAmt        bDollar      NOT NULL, -- Value of the articles
    FrtAmt          bDollar      NOT NULL, -- Shipping charge
    GiftMsg         varchar(60)  NULL,     -- Note to the shop
    CardPaidYN      bYN          NOT NULL, -- Paid with the company card {Y: card; N: on account}
    PRIMARY KEY (CFCo, WebOrd),
    FOREIGN KEY (PRCo, Picker) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (INCo, ShipLoc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Ordered articles: one article on a catalog order a row. */
CREATE TABLE dbo.CFOL (
    CFCo            bCompany     NOT NULL, -- Company of the order
    WebOrd          int          NOT NULL, -- Order it is on
    PosNo           smallint     NOT NULL, -- Position
    SKU             varchar(20)  NOT NULL, -- Article number of the shop
    ArtText         bItemDesc    NULL,     -- Article in words
    Cat             varchar(8)   NULL,     -- Category, from CFCC
    Qty             bUnits       NOT NULL, -- Pieces ordered
    QtyIn           bUnits       NOT NULL, -- Pieces that arrived
    UnitPr          bUnitCost    NOT NULL, -- Price each as charged
    ListPr          bUnitCost    NOT NULL, -- Price each as printed in the catalog
    LineAmt         bDollar      NOT NULL, -- Money for the position
    SubstYN         bYN          NOT NULL, -- The shop sent something similar instead {Y: replaced; N: as ordered}
    RetOn           bDate        NULL,     -- Day we sent it back, empty if kept
    PRIMARY KEY (CFCo, WebOrd, PosNo),
    FOREIGN KEY (CFCo, WebOrd) REFERENCES dbo.CFOH (CFCo, WebOrd),
    FOREIGN KEY (CFCo, Cat) REFERENCES dbo.CFCC (CFCo, Cat)
);

/* Cart: one article that somebody put in the cart and has not ordered, a row. */
CREATE TABLE dbo.CFBL (
    CFCo            bCompany     NOT NULL, -- Company of the cart
    CartNo          int          NOT NULL, -- Cart
    PosNo           smallint     NOT NULL, -- Position in the cart
    Owner           varchar(30)  NULL,     -- Person whose cart it is
    SKU             varchar(20)  NOT NULL, -- Article number of the shop
    ArtText         bItemDesc    NULL,     -- Article in words
    Cat             varchar(8)   NULL,     -- Category, from CFCC
    Qty             bUnits       NOT NULL, -- Pieces wished for
    ListPr          bUnitCost    NOT NULL, -- Catalog price each
    AddedOn         bDate        NOT NULL, -- Day it was dropped in
    ExpiresOn       bDate        NULL,     -- Day the shop empties the cart
    SavedYN         bYN          NOT NULL, -- Put aside for later {Y: put aside; N: to be ordered}
    PRIMARY KEY (CFCo, CartNo, PosNo),
    FOREIGN KEY (CFCo, Cat) REFERENCES dbo.CFCC (CFCo, Cat)
);

/* Categories: the list of article categories, with what may be ordered without asking. */
CREATE TABLE dbo.CFCC (
    CFCo            bCompany     NOT NULL, -- Company of the list
    Cat             varchar(8)   NOT NULL, -- Category
    CatName         bDesc        NULL,     -- Name of the category
    OrdBy           char(1)      NOT NULL, -- Who may order {F: everyone; S: after a superior's OK; B: nobody}
    OrdCap          bDollar      NOT NULL, -- Most money on one order
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it is booked to
    Steward         varchar(30)  NULL,     -- Person who runs the category
    HazYN           bYN          NOT NULL, -- Dangerous goods {Y: dangerous; N: harmless}
    PRIMARY KEY (CFCo, Cat),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Monthly spend: catalog buying of one category in one month a row. */
CREATE TABLE dbo.CFMS (
    CFCo            bCompany     NOT NULL, -- Company that spent it
    Mth             bMonth       NOT NULL, -- Month
    Cat             varchar(8)   NOT NULL, -- Category
    Orders          int          NOT NULL, -- Number of orders
    SpentAmt        bDollar      NOT NULL, -- Money spent
    BudgAmt         bDollar      NOT NULL, -- Money set aside
    SavedAmt        bDollar      NOT NULL, -- Money saved against catalog prices
    RetAmt          bDollar      NOT NULL, -- Value sent back
    ClosedYN        bYN          NOT NULL, -- Month is locked {Y: locked; N: can still change}
    PRIMARY KEY (CFCo, Mth, Cat),
    FOREIGN KEY (CFCo, Cat) REFERENCES dbo.CFCC (CFCo, Cat)
);
