-- Restaurant: tables in the rooms, the menu, orders, what was eaten, and servers' shifts with tips.

/* Tables: one table guests sit at a row. */
CREATE TABLE dbo.RSTable (
    RSCo            bCompany     NOT NULL, -- Company that owns the place
    Place           varchar(8)   NOT NULL, -- Restaurant
    TblNo           varchar(4)   NOT NULL, -- Number on the table
    Area            varchar(10)  NULL,     -- Corner of the place, such as PATIO, BAR or MAIN
    Seats           tinyint      NOT NULL, -- Chairs at it
    MaxSeats        tinyint      NOT NULL, -- Chairs when squeezed
    Shape           char(1)      NULL,     -- Form {R: round; S: square; B: booth; H: high-top}
    JoinsTo         varchar(4)   NULL,     -- Neighbor it can be pushed against
    RsvblYN         bYN          NOT NULL, -- Can be booked ahead {Y: bookable; N: walk-ins only}
    InUseYN         bYN          NOT NULL, -- Set up at present {Y: standing; N: in storage}
    MinSpend        bDollar      NOT NULL, -- Least a party must consume
    PRIMARY KEY (RSCo, Place, TblNo)
);

/* Menu: one dish or drink a row. */
CREATE TABLE dbo.RSMN (
    RSCo            bCompany     NOT NULL, -- Company of the menu
    ItemCd          varchar(10)  NOT NULL, -- Key on the till
    DishName        varchar(40)  NOT NULL, -- What the guest reads
    Course          char(1)      NOT NULL, -- Part of the meal {A: appetizer; M: main; D: dessert; B: beverage; S: side}
    MatlGroup       bGroup       NULL,     -- Material group
    MainIngr        bMatl        NULL,     -- Chief ingredient, as a material
    ListPrc         bDollar      NOT NULL, -- Price printed
    HappyPrc        bDollar      NULL,     -- Price in happy hour, empty if not offered then
    PlateCost       bUnitCost    NOT NULL, -- What the food on it costs us
    PrepMin         tinyint      NULL,     -- Minutes in the kitchen
    VegYN           bYN          NOT NULL, -- Without meat or fish {Y: vegetarian; N: not}
    NutYN           bYN          NOT NULL, -- May contain nuts {Y: nuts; N: free of nuts}
    Avail           tinyint      NOT NULL, -- Can it be had {0: off the menu; 1: always; 2: seasonal; 3: sold out today}
    PRIMARY KEY (RSCo, ItemCd),
    FOREIGN KEY (MatlGroup, MainIngr) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Checks: one party's bill a row, from sitting down to paying. */
CREATE TABLE dbo.RSCK (
    RSCo            bCompany     NOT NULL, -- Company of the check
    CheckNo         int          NOT NULL, -- Number on the slip
    Place           varchar(8)   NOT NULL, -- Restaurant
    BizDate         bDate        NOT NULL, -- Business day, nights count to the day before
    Meal            char(1)      NOT NULL, -- Meal {K: breakfast; L: lunch; D: dinner}
    SvcKind         char(1)      NOT NULL, -- How it was served {T: at a table; C: at the counter; O: to go; V: delivered}
    TblNo           varchar(4)   NULL,     -- Table they sat at, empty if none
    SrvrId          varchar(6)   NULL,     -- Server who looked after them
    Guests          smallint     NOT NULL, -- People in the party
    SubTot          bDollar      NOT NULL, -- Food and drink before anything else
    PromoAmt        bDollar      NOT NULL, -- Coupons and specials taken off
    TaxAmt          bDollar      NOT NULL, -- Sales tax
    TipAmt          bDollar      NOT NULL, -- Gratuity left
    Tender          char(2)      NULL,     -- Paid by {CA: cash; CC: credit card; GC: gift card; HA: house account}
    VoidYN          bYN          NOT NULL, -- Whole check struck out {Y: void; N: good}
    VoidWhy         bItemDesc    NULL,     -- Excuse for striking it out
    PRIMARY KEY (RSCo, CheckNo),
    FOREIGN KEY (RSCo, Place, TblNo) REFERENCES dbo.RSTable (RSCo, Place, TblNo),
    FOREIGN KEY (RSCo, SrvrId) REFERENCES dbo.RSSV (RSCo, SrvrId)
);

/* Check items: one dish ordered on a check a row. */
CREATE TABLE dbo.RSCI (
    RSCo            bCompany     NOT NULL, -- Company of the check
    CheckNo         int          NOT NULL, -- Check it is on
    ItmSeq          smallint     NOT NULL, -- Order on the slip
    ItemCd          varchar(10)  NOT NULL, -- Dish
    Qty             smallint     NOT NULL, -- How many of it
    SoldPrc         bDollar      NOT NULL, -- Price rung up for one
    ExtAmt          bDollar      NOT NULL, -- Quantity times price
    SentBack        bYN          NOT NULL, -- Guest refused it {Y: went back; N: eaten}
    CompWho         varchar(30)  NULL,     -- Manager who gave it free, empty if paid
    Request         varchar(60)  NULL,     -- Special wish, such as no onions
    FireMin         smallint     NULL,     -- Minutes from order to serving
    PRIMARY KEY (RSCo, CheckNo, ItmSeq),
    FOREIGN KEY (RSCo, CheckNo) REFERENCES dbo.RSCK (RSCo, CheckNo),
    FOREIGN KEY (RSCo, ItemCd) REFERENCES dbo.RSMN (RSCo, ItemCd)
);

/* Servers: one waiter or bartender a row. */
CREATE TABLE dbo.RSSV (
    RSCo            bCompany     NOT NULL, -- Company of the server
    SrvrId          varchar(6)   NOT NULL, -- Badge
    NickNm          varchar(20)  NULL,     -- Name on the slip
    PRCo            bCompany     NULL,     -- Payroll company
    Emp             bEmployee    NULL,     -- Employee number
    Section         varchar(10)  NULL,     -- Area usually worked
    Post            char(1)      NOT NULL, -- Job {W: waiter; B: bartender; R: runner; H: host}
    BaseWage        bUnitCost    NOT NULL, -- Pay per hour without tips
    TipShare        bPct         NULL,     -- Part of tips handed to the pool
    Since           bDate        NULL,     -- First day with us
    LeftOn          bDate        NULL,     -- Last day with us, empty while here
    AlcOkYN         bYN          NOT NULL, -- Certified to pour alcohol {Y: certified; N: not}
    PRIMARY KEY (RSCo, SrvrId),
    FOREIGN KEY (PRCo, Emp) REFERENCES dbo.PREH (PRCo, Employee)
);
