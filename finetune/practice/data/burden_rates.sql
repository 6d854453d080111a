-- Burden rates: what an hour of labor costs with taxes, insurance and fringes, and what we charge for it.

/* Rate sheet: one table of labor rates for a craft in a region, valid over a span of days. */
CREATE TABLE dbo.GTRH (
    GTCo            bCompany     NOT NULL, -- Company of the sheet
    SheetId         varchar(10)  NOT NULL, -- Identifier of the rate sheet
    Title           bDesc        NULL,     -- What the sheet is called
    Region          varchar(20)  NULL,     -- Area of the country it holds in
    Craft           varchar(10)  NOT NULL, -- Craft it covers
    Basis           char(1)      NOT NULL, -- What the wages rest on {U: union agreement; P: prevailing wage; O: open shop}
    SheetStat       char(1)      NOT NULL, -- Where the sheet stands {W: being worked on; C: current; S: superseded}
    ValidFrom       bDate        NOT NULL, -- First day the rates hold
    ValidTo         bDate        NULL,     -- Last day they hold, empty if open ended
    SignedOn        bDate        NULL,     -- Day the controller released it
    Author          varchar(30)  NULL,     -- Who put the rates together
    FringeYN        bYN          NOT NULL, -- Where the fringes go {Y: to a fund; N: onto the check}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the sheet is only for, empty if for all
    PRIMARY KEY (GTCo, SheetId),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Cost rate: what one hour of one class costs us on a rate sheet. */
CREATE TABLE dbo.GTCR (
    GTCo            bCompany     NOT NULL, -- Company of the sheet
    SheetId         varchar(10)  NOT NULL, -- Rate sheet
    LabClass        varchar(10)  NOT NULL, -- Labor class, such as JMAN or APP3
    BaseWage        bUnitCost    NOT NULL, -- Dollars per straight hour on the check
    OTWage          bUnitCost    NOT NULL, -- Dollars per overtime hour on the check
    DTWage          bUnitCost    NULL,     -- Dollars per double time hour, empty if never paid
    FringeRate      bUnitCost    NOT NULL, -- Fringes per hour
    TaxPct          bPct         NOT NULL, -- Payroll taxes, as a fraction of the wage
    InsPct          bPct         NOT NULL, -- Comp and liability insurance, as a fraction of the wage
    LoadedRate      bUnitCost    NOT NULL, -- What the straight hour costs with everything on top
    LastRaise       bDate        NULL,     -- Day the wage last went up
    PRIMARY KEY (GTCo, SheetId, LabClass),
    FOREIGN KEY (GTCo, SheetId) REFERENCES dbo.GTRH (GTCo, SheetId)
);

/* Charge rate: what a customer pays for one hour of one class on a rate sheet. */
CREATE TABLE dbo.GTBR (
    GTCo            bCompany     NOT NULL, -- Company of the sheet
    SheetId         varchar(10)  NOT NULL, -- Rate sheet
    LabClass        varchar(10)  NOT NULL, -- Labor class, such as JMAN or APP3
    CustGroup       bGroup       NOT NULL, -- Customer group of the customer
    Customer        bCustomer    NOT NULL, -- Customer the rate was agreed with
    BaseRate        bUnitCost    NOT NULL, -- Dollars billed per straight hour
    OTRate          bUnitCost    NOT NULL, -- Dollars billed per overtime hour
    MarkupPct       bPct         NOT NULL, -- Profit in the rate, as a fraction
    AgreedOn        bDate        NULL,     -- Day the customer accepted it, empty until then
    CapHrs          bHrs         NULL,     -- Hours a week beyond which he does not pay
    SmallToolsYN    bYN          NOT NULL, -- Whether small tools are in the rate {Y: included; N: billed apart}
    PRIMARY KEY (GTCo, SheetId, LabClass, CustGroup, Customer),
    FOREIGN KEY (GTCo, SheetId) REFERENCES dbo.GTRH (GTCo, SheetId),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Burden codes: the list of things laid on top of wages, such as taxes and insurance. */
CREATE TABLE dbo.GTBC (
    GTCo            bCompany     NOT NULL, -- Company of the list
    BurdCode        varchar(8)   NOT NULL, -- Short code
    BurdName        bDesc        NULL,     -- What it is
    Sort            char(1)      NOT NULL, -- Family {T: payroll tax; I: insurance; F: fringe; V: vacation and holidays}
    CalcBy          char(1)      NOT NULL, -- How it is figured {P: percent of wages; H: dollars per hour; D: dollars per day}
    RateNow         bUnitCost    NOT NULL, -- Figure in force
    RateNext        bUnitCost    NULL,     -- Figure for the coming year, empty if not known yet
    WageCap         bDollar      NULL,     -- Yearly wages beyond which it stops, empty if it never stops
    GLCo            bCompany     NULL,     -- Ledger company of the account
    AccrualAcct     bGLAcct      NULL,     -- Account it is accrued in
    OTYN            bYN          NOT NULL, -- Whether it is also laid on overtime {Y: also; N: straight time only}
    PRIMARY KEY (GTCo, BurdCode),
    FOREIGN KEY (GLCo, AccrualAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Burden by month: what was charged to jobs for one burden code in one month and what it really cost. */
CREATE TABLE dbo.GTBM (
    GTCo            bCompany     NOT NULL, -- Company
    BurdCode        varchar(8)   NOT NULL, -- Burden code
    BurdMth         bMonth       NOT NULL, -- Month
    WageBase        bDollar      NOT NULL, -- Wages it was figured on
    HrsBase         bHrs         NOT NULL, -- Hours it was figured on
    AppliedAmt      bDollar      NOT NULL, -- Dollars charged to the jobs
    TrueAmt         bDollar      NOT NULL, -- Dollars we really had to pay
    AdjAmt          bDollar      NOT NULL, -- Correction booked afterwards
    InvoiceNo       varchar(20)  NULL,     -- Bill or return that gave the real figure, empty if still a guess
    SettledYN       bYN          NOT NULL, -- Whether the month is squared with the carrier or agency {Y: squared; N: not}
    PRIMARY KEY (GTCo, BurdCode, BurdMth),
    FOREIGN KEY (GTCo, BurdCode) REFERENCES dbo.GTBC (GTCo, BurdCode)
);
