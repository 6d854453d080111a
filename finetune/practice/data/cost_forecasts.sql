-- Cost forecasts: what each job will cost at the end, forecast anew each month.

/* Forecast: one forecast of the final cost of one job made in one month, with who made it and how far it is. */
CREATE TABLE dbo.GEFH (
    GECo            bCompany     NOT NULL, -- Company of the forecast
    FcstNo          int          NOT NULL, -- Forecast number
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that is projected
    FcstMth         bMonth       NOT NULL, -- Month the look ahead is made for
    Try             tinyint      NOT NULL, -- Which attempt of the month, 1 is the first
    PRCo            bCompany     NULL,     -- Payroll company of the maker
    MadeBy          bEmployee    NULL,     -- Employee who prepared it
    Reviewer        varchar(30)  NULL,     -- Person who challenges it
    WantedBy        bDate        NOT NULL, -- Day it had to be in
    TurnedIn        bDate        NULL,     -- Day it was in fact handed over, empty while in the works
    Stage           tinyint      NOT NULL, -- How far it is {0: being built; 1: under review; 2: sent back; 3: final}
    Sureness        char(1)      NULL,     -- How sure the maker feels {H: high; M: medium; L: low}
    RevAtEnd        bDollar      NOT NULL, -- Revenue expected at completion
    CostAtEnd       bDollar      NOT NULL, -- Cost expected at completion
    Story           varchar(250) NULL,     -- Comment on what changed since the month before
    PRIMARY KEY (GECo, FcstNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PRCo, MadeBy) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Forecast line: one phase and cost type of a forecast, with estimate, actual and what is to come. */
CREATE TABLE dbo.GEFL (
    GECo            bCompany     NOT NULL, -- Company of the forecast
    FcstNo          int          NOT NULL, -- Forecast the line is in
    FLine           smallint     NOT NULL, -- Line of the forecast
    Phase           bPhase       NOT NULL, -- Phase that is projected
    CType           char(1)      NOT NULL, -- Type of cost {1: labor; 2: material; 3: subcontract; 4: equipment}
    Method          char(1)      NOT NULL, -- How the end figure was found {A: actual plus remaining; P: from percent complete; U: units times rate; M: typed in by hand}
    EstCost         bDollar      NOT NULL, -- Budgeted dollars
    ActCost         bDollar      NOT NULL, -- Spent to date
    RemCost         bDollar      NOT NULL, -- Still to be spent
    EndCost         bDollar      NOT NULL, -- Dollars at completion
    ActHrs          bHrs         NOT NULL, -- Hours worked to date
    RemHrs          bHrs         NOT NULL, -- Hours still to work
    VarCode         varchar(5)   NULL,     -- Why it strays from the budget, from GEVC
    VarNote         varchar(100) NULL,     -- Explanation of the stray in words
    PRIMARY KEY (GECo, FcstNo, FLine),
    FOREIGN KEY (GECo, FcstNo) REFERENCES dbo.GEFH (GECo, FcstNo),
    FOREIGN KEY (GECo, VarCode) REFERENCES dbo.GEVC (GECo, VarCode)
);

/* Spread of remaining cost: what a forecast expects a job to spend in one coming month. */
CREATE TABLE dbo.GEFS (
    GECo            bCompany     NOT NULL, -- Company of the forecast
    FcstNo          int          NOT NULL, -- Forecast the spread belongs to
    SpendMth        bMonth       NOT NULL, -- Coming month
    LaborAmt        bDollar      NOT NULL, -- Wages expected
    MatlAmt         bDollar      NOT NULL, -- Materials expected
    SubAmt          bDollar      NOT NULL, -- Subcontractors' money expected
    EquipAmt        bDollar      NOT NULL, -- Machine cost expected
    CashIn          bDollar      NOT NULL, -- Money expected from the owner
    CrewSize        smallint     NULL,     -- Heads needed
    CurveYN         bYN          NOT NULL, -- Whether the month came off a standard curve {Y: by curve; N: entered month by month}
    PRIMARY KEY (GECo, FcstNo, SpendMth),
    FOREIGN KEY (GECo, FcstNo) REFERENCES dbo.GEFH (GECo, FcstNo)
);

/* Actual months: what a job in fact spent and took in during one past month. */
CREATE TABLE dbo.GEAM (
    GECo            bCompany     NOT NULL, -- Company
    Job             bJob         NOT NULL, -- Job
    ActMth          bMonth       NOT NULL, -- Past month
    JCCo            bCompany     NULL,     -- Job cost company of the job
    LaborAmt        bDollar      NOT NULL, -- Wages spent
    MatlAmt         bDollar      NOT NULL, -- Materials spent
    SubAmt          bDollar      NOT NULL, -- Subcontractors paid for
    EquipAmt        bDollar      NOT NULL, -- Machine cost spent
    CashIn          bDollar      NOT NULL, -- Money received from the owner
    CrewAvg         smallint     NULL,     -- Heads on the job on average
    FcstSpend       bDollar      NULL,     -- What had been predicted for the month, all types; empty if nobody predicted
    TotSpend        bDollar      NOT NULL, -- What was spent, all types
    PRIMARY KEY (GECo, Job, ActMth),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Variance codes: the list of causes for which a projection strays from the budget. */
CREATE TABLE dbo.GEVC (
    GECo            bCompany     NOT NULL, -- Company of the list
    VarCode         varchar(5)   NOT NULL, -- Short code
    Cause           bDesc        NULL,     -- Cause in words
    Side            char(1)      NOT NULL, -- Whom it lies with {I: ourselves; O: the owner; V: a supplier or sub; N: nature}
    ClaimYN         bYN          NOT NULL, -- Whether we may claim it back {Y: claimable; N: not}
    TextReqYN       bYN          NOT NULL, -- Whether an explanation must be typed {Y: must; N: need not}
    SortNo          smallint     NULL,     -- Order on the report
    AddedOn         bDate        NULL,     -- Day the cause was added
    PRIMARY KEY (GECo, VarCode)
);
