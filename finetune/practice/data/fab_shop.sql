-- Fabrication shop: rebar and steel orders, pieces, heats of steel, shop hours and shipments.

/* Fabrication orders: one job's order to the shop, drawing set by drawing set, a row. */
CREATE TABLE dbo.SWFO (
    SWCo            bCompany     NOT NULL, -- Company of the shop
    FabOrd          varchar(10)  NOT NULL, -- Order number in the shop
    OrdDesc         bItemDesc    NULL,     -- What is to be made
    OrdType         char(1)      NOT NULL, -- Kind of work {R: rebar; S: structural; M: miscellaneous metal}
    JCCo            bCompany     NULL,     -- Job cost company
    Contract        bContract    NULL,     -- Contract it is billed under
    Job             bJob         NULL,     -- Job it is for
    Detailer        varchar(30)  NULL,     -- Who draws the shop drawings
    ShopLead        varchar(30)  NULL,     -- Foreman on the floor
    DwgSent         bDate        NULL,     -- Day drawings went out for approval
    DwgBack         bDate        NULL,     -- Day they came back approved, empty while waiting
    NeedDate        bDate        NULL,     -- Day the site wants it
    PromDate        bDate        NULL,     -- Day the shop promised
    FabStage        tinyint      NOT NULL, -- Progress {0: detailing; 1: released; 2: in the shop; 3: shipped; 4: on hold}
    EstLbs          bUnits       NOT NULL, -- Pounds bid
    DetLbs          bUnits       NOT NULL, -- Pounds after detailing
    SellAmt         bDollar      NOT NULL, -- Price of the order
    PRIMARY KEY (SWCo, FabOrd),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Piece marks: one mark on a drawing, made one or many times, a row. */
CREATE TABLE dbo.SWPM (
    SWCo            bCompany     NOT NULL, -- Company of the shop
    FabOrd          varchar(10)  NOT NULL, -- Order the mark belongs to
    Mark            varchar(12)  NOT NULL, -- Piece mark
    DwgNo           varchar(15)  NULL,     -- Sheet it is drawn on
    Shape           varchar(15)  NULL,     -- Bar size or section, such as #5 or W12X26
    HeatNo          varchar(15)  NULL,     -- Heat of steel it was cut from
    PcsReq          int          NOT NULL, -- Pieces wanted
    PcsCut          int          NOT NULL, -- Pieces cut so far
    PcsDone         int          NOT NULL, -- Pieces finished so far
    PcsShip         int          NOT NULL, -- Pieces gone to the site
    LbsEach         bUnits       NOT NULL, -- Weight of a piece
    LenFt           bUnits       NULL,     -- Length in feet
    Finish          char(1)      NOT NULL, -- Coating {N: none; E: epoxy; G: galvanized; P: painted}
    ReworkYN        bYN          NOT NULL, -- Whether any had to be redone {Y: yes; N: no}
    PRIMARY KEY (SWCo, FabOrd, Mark),
    FOREIGN KEY (SWCo, FabOrd) REFERENCES dbo.SWFO (SWCo, FabOrd),
    FOREIGN KEY (SWCo, HeatNo) REFERENCES dbo.SWHeat (SWCo, HeatNo)
);

/* Heats: one melt of steel received from a mill a row, with its certificate. */
CREATE TABLE dbo.SWHeat (
    SWCo            bCompany     NOT NULL, -- Company of the shop
    HeatNo          varchar(15)  NOT NULL, -- Number stamped by the mill
    VendorGroup     bGroup       NULL,     -- Vendor group
    Mill            bVendor      NULL,     -- Vendor that rolled it
    GradeSpec       varchar(15)  NULL,     -- Standard it meets, such as A706
    RecvDate        bDate        NULL,     -- Day it arrived
    CertRecd        bDate        NULL,     -- Day the mill certificate arrived, empty while missing
    DomesticYN      bYN          NOT NULL, -- Whether it was melted in this country {Y: domestic; N: foreign}
    RecvLbs         bUnits       NOT NULL, -- Pounds received
    LeftLbs         bUnits       NOT NULL, -- Pounds still on the rack
    PricePerLb      bUnitCost    NOT NULL, -- Price of a pound
    PRIMARY KEY (SWCo, HeatNo),
    FOREIGN KEY (VendorGroup, Mill) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Shop hours: one person's time on one order and operation on one day a row. */
CREATE TABLE dbo.SWHR (
    SWCo            bCompany     NOT NULL, -- Company of the shop
    FabOrd          varchar(10)  NOT NULL, -- Order worked on
    HrSeq           int          NOT NULL, -- Sequence within the order
    PRCo            bCompany     NULL,     -- Payroll company of the worker
    Employee        bEmployee    NULL,     -- Worker
    WorkDate        bDate        NOT NULL, -- Day worked
    Oper            varchar(8)   NOT NULL, -- What was done {CUT: cutting; BEND: bending; FIT: fitting; WELD: welding; PAINT: painting}
    RegHrs          bHrs         NOT NULL, -- Straight time
    OTHrs           bHrs         NOT NULL, -- Overtime
    LbsMade         bUnits       NOT NULL, -- Pounds turned out
    Bay             varchar(6)   NULL,     -- Bay of the shop
    PRIMARY KEY (SWCo, FabOrd, HrSeq),
    FOREIGN KEY (SWCo, FabOrd) REFERENCES dbo.SWFO (SWCo, FabOrd),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Shipments: one truckload of fabricated steel to a site a row. */
CREATE TABLE dbo.SWSP (
    SWCo            bCompany     NOT NULL, -- Company of the shop
    ShipNo          int          NOT NULL, -- Number of the load list
    FabOrd          varchar(10)  NULL,     -- Order shipped
    LoadDate        bDate        NULL,     -- Day it was loaded
    ArrDate         bDate        NULL,     -- Day the site received it, empty until then
    Carrier         varchar(30)  NULL,     -- Trucking firm
    RecvBy          varchar(30)  NULL,     -- Who signed for it on site
    Bundles         smallint     NOT NULL, -- Bundles on the truck
    ShipLbs         bUnits       NOT NULL, -- Pounds on the truck
    ShortLbs        bUnits       NOT NULL, -- Pounds the site says are missing
    FrtAmt          bDollar      NOT NULL, -- Freight paid
    PRIMARY KEY (SWCo, ShipNo),
    FOREIGN KEY (SWCo, FabOrd) REFERENCES dbo.SWFO (SWCo, FabOrd)
);
