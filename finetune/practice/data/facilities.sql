-- Facilities: our own buildings, their maintenance requests, the work done, leases and utility bills.

/* Buildings: one office, shop or warehouse we keep up. */
CREATE TABLE dbo.FMBL (
    FMCo            bCompany     NOT NULL, -- Company that uses the building
    Bldg            varchar(8)   NOT NULL, -- Building code
    BldgName        bDesc        NULL,     -- What people call it
    UseType         varchar(6)   NOT NULL, -- What it serves as {OFFICE: office; SHOP: repair shop; WHSE: warehouse}
    Street          varchar(60)  NULL,     -- Address line
    City            varchar(30)  NULL,     -- Town
    SqFt            int          NOT NULL, -- Floor area in square feet
    YrBuilt         smallint     NULL,     -- Year of construction
    OwnedYN         bYN          NOT NULL, -- Ours or not {Y: we own it; N: we lease it}
    RentAmt         bDollar      NOT NULL, -- Monthly rent, zero when owned
    InsurVal        bDollar      NOT NULL, -- Sum it is insured for
    Keeper          varchar(30)  NULL,     -- Caretaker of the place
    GLCo            bCompany     NULL,     -- Ledger company of the upkeep
    UpkeepAcct      bGLAcct      NULL,     -- Ledger account the upkeep is charged to
    RoofDate        bDate        NULL,     -- Last time the roof was redone
    PRIMARY KEY (FMCo, Bldg),
    FOREIGN KEY (GLCo, UpkeepAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Trades: the list of kinds of repair with the time allowed to answer. */
CREATE TABLE dbo.FMTR (
    FMGroup         bGroup       NOT NULL, -- Group that shares the list
    Trade           varchar(6)   NOT NULL, -- Code of the kind of repair, as HVAC or PLUMB
    TradeName       bDesc        NULL,     -- Kind of repair spelled out
    RespHrs         bHrs         NOT NULL, -- Hours within which somebody must show up
    FixDays         smallint     NOT NULL, -- Days within which it must be fixed
    InHouseYN       bYN          NOT NULL, -- Done by our own people {Y: own; N: outside}
    CallNo          varchar(20)  NULL,     -- Phone number to ring
    PRIMARY KEY (FMGroup, Trade)
);

/* Maintenance requests: one complaint about a building, from call to fix. */
CREATE TABLE dbo.FMRQ (
    FMCo            bCompany     NOT NULL, -- Company of the building
    Ticket          int          NOT NULL, -- Ticket number
    Bldg            varchar(8)   NOT NULL, -- Building with the problem
    Spot            varchar(30)  NULL,     -- Room or corner in the building
    FMGroup         bGroup       NULL,     -- Group of the trade
    Trade           varchar(6)   NULL,     -- Kind of repair needed
    Problem         bItemDesc    NULL,     -- What is wrong
    Caller          varchar(30)  NULL,     -- Person who reported it
    Fixer           varchar(30)  NULL,     -- Person sent to repair it
    CallDate        bDate        NOT NULL, -- Day it was reported
    VisitDate       bDate        NULL,     -- First day somebody came to look
    FixDate         bDate        NULL,     -- Day it was repaired, empty while it is broken
    Urg             char(1)      NOT NULL, -- Urgency {E: emergency; H: high; R: routine}
    TktStat         tinyint      NOT NULL, -- State of the ticket {0: new; 1: assigned; 2: waiting for parts; 3: fixed; 4: dropped}
    EstCost         bDollar      NOT NULL, -- Guess of the cost
    SafetyYN        bYN          NOT NULL, -- Danger to people {Y: safety issue; N: not}
    PRIMARY KEY (FMCo, Ticket),
    FOREIGN KEY (FMCo, Bldg) REFERENCES dbo.FMBL (FMCo, Bldg),
    FOREIGN KEY (FMGroup, Trade) REFERENCES dbo.FMTR (FMGroup, Trade)
);

/* Work lines: one piece of labour, material or outside bill on a ticket. */
CREATE TABLE dbo.FMWK (
    FMCo            bCompany     NOT NULL, -- Company of the ticket
    Ticket          int          NOT NULL, -- Ticket worked on
    WkSeq           smallint     NOT NULL, -- Line number
    LineType        char(1)      NOT NULL, -- What the line is {L: labour; M: material; V: outside bill}
    WorkDate        bDate        NOT NULL, -- Day of the work or bill
    PRCo            bCompany     NULL,     -- Payroll company of the worker
    Employee        bEmployee    NULL,     -- Own worker, on labour lines
    Hrs             bHrs         NOT NULL, -- Hours put in
    VendorGroup     bGroup       NULL,     -- Group of the contractor
    Vendor          bVendor      NULL,     -- Outside contractor, on bills
    Invoice         varchar(15)  NULL,     -- Bill number of the contractor
    LineAmt         bDollar      NOT NULL, -- Cost of the line
    WarrYN          bYN          NOT NULL, -- Claimed under warranty {Y: warranty; N: we pay}
    PRIMARY KEY (FMCo, Ticket, WkSeq),
    FOREIGN KEY (FMCo, Ticket) REFERENCES dbo.FMRQ (FMCo, Ticket),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Utility months: use and bill of one utility in one building for one month. */
CREATE TABLE dbo.FMUtil (
    FMCo            bCompany     NOT NULL, -- Company of the building
    Bldg            varchar(8)   NOT NULL, -- Building served
    UtilType        varchar(5)   NOT NULL, -- Which utility {ELEC: power; GAS: gas; WATER: water and sewer; TRASH: garbage}
    BillMth         bMonth       NOT NULL, -- Month billed
    MeterNo         varchar(20)  NULL,     -- Number on the meter
    UseQty          bUnits       NOT NULL, -- Quantity used
    UM              bUM          NULL,     -- Unit of the quantity
    BillAmt         bDollar      NOT NULL, -- Bill of the month
    BudgAmt         bDollar      NOT NULL, -- What we had planned for the month
    LateFee         bDollar      NOT NULL, -- Penalty for paying late
    EstReadYN       bYN          NOT NULL, -- Meter guessed and not read {Y: estimated; N: read}
    PRIMARY KEY (FMCo, Bldg, UtilType, BillMth),
    FOREIGN KEY (FMCo, Bldg) REFERENCES dbo.FMBL (FMCo, Bldg)
);
