-- Service plans: maintenance agreements sold to customers, the units covered, the visits made and the money billed.

/* Plan levels: the list of maintenance plans on offer. */
CREATE TABLE dbo.SVLV (
    SVGroup         bGroup       NOT NULL, -- Group that shares the price list
    Level           varchar(6)   NOT NULL, -- Short name, such as GOLD
    LevelDesc       bDesc        NULL,     -- What the plan is sold as
    VisitsYr        tinyint      NOT NULL, -- Calls promised in twelve months
    RespHrs         smallint     NULL,     -- Hours within which somebody must show up
    ListFee         bDollar      NOT NULL, -- Yearly price in the brochure
    PartsDisc       bPct         NULL,     -- Discount on parts
    AftHrsYN        bYN          NOT NULL, -- Nights and weekends included {Y: included; N: extra}
    SoldYN          bYN          NOT NULL, -- Still sold to new customers {Y: sold; N: legacy}
    PRIMARY KEY (SVGroup, Level)
);

/* Agreements: one maintenance plan a customer holds for one site a row. */
CREATE TABLE dbo.SVAG (
    SVCo            bCompany     NOT NULL, -- Company that sold it
    PlanNo          varchar(10)  NOT NULL, -- Number of the agreement
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who pays for it
    SiteName        varchar(40)  NULL,     -- Building or store that is looked after
    SiteTown        varchar(30)  NULL,     -- Town of the building
    SVGroup         bGroup       NULL,     -- Group of the level
    Level           varchar(6)   NULL,     -- Which plan they took
    PRCo            bCompany     NULL,     -- Payroll company of the salesperson
    SoldBy          bEmployee    NULL,     -- Employee who made the sale
    StartOn         bDate        NULL,     -- First day of cover
    EndsOn          bDate        NULL,     -- Last day of cover
    QuitDate        bDate        NULL,     -- Day the customer gave it up early, empty if never
    PlanState       char(1)      NOT NULL, -- Standing of the agreement {P: proposal; A: in force; H: on hold for nonpayment; X: expired; C: cancelled}
    RenewKind       char(1)      NULL,     -- What happens at the end {A: renews by itself; Q: needs a new quote; N: ends for good}
    YrFee           bDollar      NOT NULL, -- Agreed price for one year
    PrevFee         bDollar      NOT NULL, -- Price in the year before
    PRIMARY KEY (SVCo, PlanNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (SVGroup, Level) REFERENCES dbo.SVLV (SVGroup, Level),
    FOREIGN KEY (PRCo, SoldBy) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Covered units: one machine at the customer's site that an agreement takes care of a row. */
CREATE TABLE dbo.SVUnit (
    SVCo            bCompany     NOT NULL, -- Company of the agreement
    PlanNo          varchar(10)  NOT NULL, -- Agreement it is on
    UnitSeq         smallint     NOT NULL, -- Count within the agreement
    Kind            varchar(10)  NULL,     -- Sort of machine, such as CHILLER, BOILER or RTU
    Make            varchar(20)  NULL,     -- Manufacturer
    Model           varchar(20)  NULL,     -- Type designation
    SerNo           varchar(30)  NULL,     -- Number on the plate
    Spot            varchar(40)  NULL,     -- Where it stands, such as north roof
    BuiltYr         smallint     NULL,     -- Year of manufacture
    WarrEnd         bDate        NULL,     -- Day the maker's warranty is over
    Cond            tinyint      NULL,     -- State of it at last look {1: good; 2: fair; 3: poor; 4: replace}
    TonCap          bUnits       NULL,     -- Cooling capacity in tons
    DropDate        bDate        NULL,     -- Day it was taken off the agreement
    PRIMARY KEY (SVCo, PlanNo, UnitSeq),
    FOREIGN KEY (SVCo, PlanNo) REFERENCES dbo.SVAG (SVCo, PlanNo)
);

/* Visits: one call made, or to be made, under an agreement a row. */
CREATE TABLE dbo.SVVS (
    SVCo            bCompany     NOT NULL, -- Company of the agreement
    VisitNo         int          NOT NULL, -- Number of the visit
    PlanNo          varchar(10)  NULL,     -- Agreement it is made under
    VKind           char(1)      NOT NULL, -- Why somebody goes {P: planned maintenance; E: emergency; R: return trip}
    PRCo            bCompany     NULL,     -- Payroll company of the technician
    Tech            bEmployee    NULL,     -- Employee sent out
    PlanDate        bDate        NULL,     -- Day it is on the calendar
    MadeDate        bDate        NULL,     -- Day somebody was there, empty until then
    LabHrs          bHrs         NOT NULL, -- Time on site
    DrvHrs          bHrs         NOT NULL, -- Time on the road
    PartsCost       bDollar      NOT NULL, -- Parts used, at our cost
    ExtraBill       bDollar      NOT NULL, -- Charged on top of the plan
    SignedBy        varchar(30)  NULL,     -- Person at the site who signed the ticket
    Happy           tinyint      NULL,     -- Grade the customer gave, one to five
    PRIMARY KEY (SVCo, VisitNo),
    FOREIGN KEY (SVCo, PlanNo) REFERENCES dbo.SVAG (SVCo, PlanNo),
    FOREIGN KEY (PRCo, Tech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Plan billing: what one agreement was billed and earned in one month a row. */
CREATE TABLE dbo.SVMB (
    SVCo            bCompany     NOT NULL, -- Company of the agreement
    PlanNo          varchar(10)  NOT NULL, -- Agreement
    BillMth         bMonth       NOT NULL, -- Month
    InvAmt          bDollar      NOT NULL, -- Put on an invoice
    PaidAmt         bDollar      NOT NULL, -- Money received against it
    EarnedAmt       bDollar      NOT NULL, -- Taken as revenue
    DeferAmt        bDollar      NOT NULL, -- Billed ahead, not earned so far
    PostedYN        bYN          NOT NULL, -- Gone to the ledger {Y: posted; N: waiting}
    PRIMARY KEY (SVCo, PlanNo, BillMth),
    FOREIGN KEY (SVCo, PlanNo) REFERENCES dbo.SVAG (SVCo, PlanNo)
);
