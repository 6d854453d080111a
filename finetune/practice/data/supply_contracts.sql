-- Aggregate supply: quotes for rock and sand, supply contracts with their items, price escalators and monthly shipments.

/* Supply quotes: one offer to furnish aggregate to a project a row. */
CREATE TABLE dbo.AWQT (
    AWCo            bCompany     NOT NULL, -- Company that quotes
    QuoteNo         varchar(10)  NOT NULL, -- Offer number
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Contractor who asked
    ProjName        varchar(40)  NULL,     -- Project the rock is for
    Salesman        varchar(30)  NULL,     -- Who made the offer
    QuoteDate       bDate        NOT NULL, -- Day it was sent
    GoodThru        bDate        NULL,     -- Last day the prices hold
    EstTons         bUnits       NOT NULL, -- Tons thought to be needed
    OfferAmt        bDollar      NOT NULL, -- Value of the offer
    FrtAmt          bDollar      NOT NULL, -- Trucking in it
    Outcome         char(1)      NOT NULL, -- What came of it {O: still out; W: won; L: lost; N: project dropped}
    LostTo          varchar(30)  NULL,     -- Competitor who got it
    TaxYN           bYN          NOT NULL, -- Whether sales tax is in the prices {Y: included; N: extra}
    PRIMARY KEY (AWCo, QuoteNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Supply contracts: one signed or pending order to furnish aggregate to a project a row. */
CREATE TABLE dbo.AWSC (
    AWCo            bCompany     NOT NULL, -- Company that supplies
    SupNo           varchar(10)  NOT NULL, -- Contract number
    QuoteNo         varchar(10)  NULL,     -- Offer it grew out of
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Contractor who buys
    ProjName        varchar(40)  NULL,     -- Project the rock is for
    Salesman        varchar(30)  NULL,     -- Who looks after it
    SignDate        bDate        NULL,     -- Day it was signed, empty until then
    StartDate       bDate        NULL,     -- First delivery planned
    EndDate         bDate        NULL,     -- Last delivery planned
    ContTons        bUnits       NOT NULL, -- Tons ordered
    ContAmt         bDollar      NOT NULL, -- Value of the order
    BondYN          bYN          NOT NULL, -- Whether the buyer posted a payment bond {Y: posted; N: none}
    Cond            char(1)      NOT NULL, -- How it stands {A: running; H: halted; F: finished; T: broken off}
    JCCo            bCompany     NULL,     -- Job cost company
    Contract        bContract    NULL,     -- Contract it is billed under
    PRIMARY KEY (AWCo, SupNo),
    FOREIGN KEY (AWCo, QuoteNo) REFERENCES dbo.AWQT (AWCo, QuoteNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Contract items: one material in a supply contract a row. */
CREATE TABLE dbo.AWSL (
    AWCo            bCompany     NOT NULL, -- Company that supplies
    SupNo           varchar(10)  NOT NULL, -- Contract
    ItemNo          smallint     NOT NULL, -- Item in it
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- What is furnished
    UM              bUM          NULL,     -- Ton or yard
    ContQty         bUnits       NOT NULL, -- Quantity ordered
    ShipQty         bUnits       NOT NULL, -- Quantity sent so far
    BillQty         bUnits       NOT NULL, -- Quantity invoiced so far
    UnitPr          bUnitCost    NOT NULL, -- Price at the plant
    FrtPr           bUnitCost    NOT NULL, -- Trucking to the site
    EscCode         varchar(6)   NULL,     -- Escalator tied to it, empty if none
    FirmYN          bYN          NOT NULL, -- Whether the price stays {Y: firm; N: may move}
    LastShip        bDate        NULL,     -- Day of the latest delivery
    PRIMARY KEY (AWCo, SupNo, ItemNo),
    FOREIGN KEY (AWCo, SupNo) REFERENCES dbo.AWSC (AWCo, SupNo),
    FOREIGN KEY (AWCo, EscCode) REFERENCES dbo.AWES (AWCo, EscCode),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Escalators: one clause that moves a price with an index a row. */
CREATE TABLE dbo.AWES (
    AWCo            bCompany     NOT NULL, -- Company of the clause
    EscCode         varchar(6)   NOT NULL, -- Short code
    EscText         bDesc        NULL,     -- The clause in a few words
    Driver          char(1)      NOT NULL, -- What it follows {D: diesel; A: liquid asphalt; P: producer prices}
    BasePr          bUnitCost    NOT NULL, -- Index value it starts from
    TrigPct         bPct         NOT NULL, -- Move that sets it off
    Cadence         char(1)      NOT NULL, -- How often it is looked at {M: monthly; Q: every quarter; Y: once a year}
    UpOnlyYN        bYN          NOT NULL, -- Whether it can only raise the price {Y: up only; N: both ways}
    ReviewDt        bDate        NULL,     -- Day it was looked at last
    PRIMARY KEY (AWCo, EscCode)
);

/* Monthly shipments: one contract item in one month a row. */
CREATE TABLE dbo.AWMT (
    AWCo            bCompany     NOT NULL, -- Company that supplies
    SupNo           varchar(10)  NOT NULL, -- Contract
    ItemNo          smallint     NOT NULL, -- Item in it
    Mth             bMonth       NOT NULL, -- Month
    PlanTons        bUnits       NOT NULL, -- Tons the schedule called for
    SentTons        bUnits       NOT NULL, -- Tons delivered
    RejTons         bUnits       NOT NULL, -- Tons the site turned away
    TruckCnt        int          NOT NULL, -- Trucks sent
    InvdAmt         bDollar      NOT NULL, -- Invoiced in the month
    EscAmt          bDollar      NOT NULL, -- Part of that from escalators
    LateAmt         bDollar      NOT NULL, -- Penalty for delivering late
    PRIMARY KEY (AWCo, SupNo, ItemNo, Mth),
    FOREIGN KEY (AWCo, SupNo, ItemNo) REFERENCES dbo.AWSL (AWCo, SupNo, ItemNo)
);
