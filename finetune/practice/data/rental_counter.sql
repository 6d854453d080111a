-- Rental counter: equipment rented out to customers.

/* Rental fleet master: one machine or attachment that can be rented out a row, with its rates and what it cost. */
CREATE TABLE dbo.RGIT (
    RGCo            bCompany     NOT NULL, -- Company that owns the machine
    Unit            varchar(12)  NOT NULL, -- Fleet number painted on the machine
    Description     bDesc        NULL,     -- What the machine is
    RentClass       varchar(8)   NULL,     -- Class that sets the rates, from RGCL
    MfgName         varchar(30)  NULL,     -- Make, such as Genie or Bobcat
    ModelYr         smallint     NULL,     -- Year of manufacture
    UnitStat        char(1)      NOT NULL, -- Where the machine stands {A: available; R: on rent; D: down for repair; S: sold}
    AcqDate         bDate        NULL,     -- Day it joined the fleet
    SoldDate        bDate        NULL,     -- Day it was sold, empty while it is owned
    AcqCost         bDollar      NOT NULL, -- What was paid for the machine
    BookVal         bDollar      NOT NULL, -- Value left after depreciation
    DayRate         bUnitCost    NOT NULL, -- Daily price
    WkRate          bUnitCost    NOT NULL, -- Weekly price
    HomeYard        bLoc         NULL,     -- Yard it is kept at between rentals
    EMCo            bCompany     NULL,     -- Equipment company of the matching equipment record
    Equipment       bEquip       NULL,     -- Matching equipment code in equipment management
    PRIMARY KEY (RGCo, Unit),
    FOREIGN KEY (RGCo, RentClass) REFERENCES dbo.RGCL (RGCo, RentClass),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Rental classes: one group of like machines a row, with the terms of hire. */
CREATE TABLE dbo.RGCL (
    RGCo            bCompany     NOT NULL, -- Company of the class
    RentClass       varchar(8)   NOT NULL, -- Class code
    Description     bDesc        NULL,     -- Name of the class
    MinDays         tinyint      NULL,     -- Shortest hire allowed
    DepositPct      bPct         NULL,     -- Deposit asked as a share of the rent
    WaiverYN        bYN          NOT NULL, -- Whether damage waiver is sold with it {Y: offered; N: not offered}
    OperReqYN       bYN          NOT NULL, -- Whether it only goes out with our own operator {Y: yes; N: no}
    GLCo            bCompany     NULL,     -- Ledger company of the revenue account
    RevAcct         bGLAcct      NULL,     -- Ledger account that rent is credited to
    PRIMARY KEY (RGCo, RentClass),
    FOREIGN KEY (GLCo, RevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Rental agreements: one contract written at the counter a row, from quote to close. */
CREATE TABLE dbo.RGAH (
    RGCo            bCompany     NOT NULL, -- Company that rents out
    Agrmt           int          NOT NULL, -- Number of the rental agreement
    AgrStat         char(1)      NOT NULL, -- State of the agreement {Q: quote; O: open; C: closed; V: void}
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who rents
    SiteDesc        bDesc        NULL,     -- Where the machines are used
    SiteCity        varchar(30)  NULL,     -- Town of the site
    Clerk           varchar(30)  NULL,     -- Our counter person who wrote it
    OrdBy           varchar(30)  NULL,     -- Person at the customer who called it in
    WritDate        bDate        NOT NULL, -- Day it was written
    DueBack         bDate        NULL,     -- Day everything was promised back
    ClosDate        bDate        NULL,     -- Day it was closed, empty until then
    CustPO          varchar(20)  NULL,     -- Purchase order of the customer
    DepAmt          bDollar      NOT NULL, -- Deposit taken
    DepRefund       bDollar      NOT NULL, -- Part of the deposit given back
    PRIMARY KEY (RGCo, Agrmt),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Agreement lines: one machine on a rental agreement a row, with its time out and charges. */
CREATE TABLE dbo.RGAL (
    RGCo            bCompany     NOT NULL, -- Company that rents out
    Agrmt           int          NOT NULL, -- Number of the rental agreement
    AgrLine         smallint     NOT NULL, -- Line within the agreement
    Unit            varchar(12)  NOT NULL, -- Machine that went out
    OutDate         bDate        NULL,     -- Day it left the yard
    ExpIn           bDate        NULL,     -- Day it should come home
    InDate          bDate        NULL,     -- Day it came home, empty while the customer has it
    MeterOut        bHrs         NOT NULL, -- Hour meter when it left
    MeterIn         bHrs         NOT NULL, -- Hour meter on return
    RateCode        char(1)      NOT NULL, -- How the time is priced {D: by the day; W: by the week; M: by the month}
    RentAmt         bDollar      NOT NULL, -- Charge for the time
    FuelChg         bDollar      NOT NULL, -- Refill charged
    DamChg          bDollar      NOT NULL, -- Repairs charged to the customer
    BillThru        bDate        NULL,     -- Last day that has been invoiced
    PRIMARY KEY (RGCo, Agrmt, AgrLine),
    FOREIGN KEY (RGCo, Agrmt) REFERENCES dbo.RGAH (RGCo, Agrmt),
    FOREIGN KEY (RGCo, Unit) REFERENCES dbo.RGIT (RGCo, Unit)
);

/* Monthly utilization: time and money of one rental class in one month a row. */
CREATE TABLE dbo.RGMT (
    RGCo            bCompany     NOT NULL, -- Company of the class
    RentClass       varchar(8)   NOT NULL, -- Class the totals are for
    Mth             bMonth       NOT NULL, -- Month of the totals
    UnitsOwned      smallint     NOT NULL, -- Machines in the class at month end
    DaysAvail       int          NOT NULL, -- Machine days that could have been rented
    DaysOut         int          NOT NULL, -- Machine days actually on rent
    DaysDown        int          NOT NULL, -- Machine days lost to repair
    RentRev         bDollar      NOT NULL, -- Rent earned
    RepairCost      bDollar      NOT NULL, -- Spent on fixing the class
    PRIMARY KEY (RGCo, RentClass, Mth),
    FOREIGN KEY (RGCo, RentClass) REFERENCES dbo.RGCL (RGCo, RentClass)
);
