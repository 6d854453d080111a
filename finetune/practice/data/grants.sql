-- Grants: capital projects paid by public grants, their funding lines, drawdowns and reports.

/* Grants: one award of public money with its limits and term. */
CREATE TABLE dbo.GNGM (
    GNCo            bCompany     NOT NULL, -- Company that got the award
    GrantNo         varchar(15)  NOT NULL, -- Award number of the agency
    GrantDesc       bItemDesc    NULL,     -- What the money is for
    Agency          varchar(20)  NULL,     -- Public body that gives it, as FTA or FAA
    CustGroup       bGroup       NULL,     -- Group of the billed body
    Customer        bCustomer    NULL,     -- Body we send the bill to
    AwardDate       bDate        NULL,     -- Day it was granted
    StartDate       bDate        NULL,     -- First day costs may count
    ExpDate         bDate        NULL,     -- Last day costs may count
    AwardAmt        bDollar      NOT NULL, -- Money first granted
    CurrAmt         bDollar      NOT NULL, -- Money granted after all amendments
    DrawnAmt        bDollar      NOT NULL, -- Money received so far
    MatchPct        bPct         NOT NULL, -- Share we must pay ourselves
    GrStat          char(1)      NOT NULL, -- Stage of the award {P: pending; A: active; H: on hold; C: closed out}
    Officer         varchar(30)  NULL,     -- Contact at the agency
    PRIMARY KEY (GNCo, GrantNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Capital projects: one building or improvement that grants help to pay. */
CREATE TABLE dbo.GNPJ (
    GNCo            bCompany     NOT NULL, -- Company that builds
    Proj            varchar(10)  NOT NULL, -- Number in the capital plan
    ProjName        bDesc        NULL,     -- Name of the improvement
    Program         varchar(10)  NULL,     -- Programme of the capital plan, as ROADS or WATER
    District        tinyint      NULL,     -- Council district it lies in
    Lead            varchar(30)  NULL,     -- Manager on our side
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the costs are booked to
    PlanCost        bDollar      NOT NULL, -- Cost in the plan
    EstCost         bDollar      NOT NULL, -- Cost as we see it today
    SpentAmt        bDollar      NOT NULL, -- Cost booked so far
    PlanFin         bDate        NULL,     -- Completion in the plan
    RealFin         bDate        NULL,     -- Completion that happened, empty until then
    OnHoldYN        bYN          NOT NULL, -- Stopped for now {Y: halted; N: running}
    PRIMARY KEY (GNCo, Proj),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Funding lines: the part of one grant that goes to one project. */
CREATE TABLE dbo.GNFL (
    GNCo            bCompany     NOT NULL, -- Company of the grant
    GrantNo         varchar(15)  NOT NULL, -- Grant that pays
    Proj            varchar(10)  NOT NULL, -- Project that is paid
    FundCode        varchar(10)  NULL,     -- Fund in the books of the city
    AllotAmt        bDollar      NOT NULL, -- Grant money set aside for the project
    MatchAmt        bDollar      NOT NULL, -- Own money promised beside it
    UsedAmt         bDollar      NOT NULL, -- Grant money used by the project
    GLCo            bCompany     NULL,     -- Ledger company of the revenue
    RevAcct         bGLAcct      NULL,     -- Ledger account the revenue goes to
    LockYN          bYN          NOT NULL, -- May not be moved to another project {Y: locked; N: free}
    PRIMARY KEY (GNCo, GrantNo, Proj),
    FOREIGN KEY (GNCo, GrantNo) REFERENCES dbo.GNGM (GNCo, GrantNo),
    FOREIGN KEY (GNCo, Proj) REFERENCES dbo.GNPJ (GNCo, Proj),
    FOREIGN KEY (GLCo, RevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Drawdowns: one request for money sent to the agency for one grant and project. */
CREATE TABLE dbo.GNDD (
    GNCo            bCompany     NOT NULL, -- Company that asks
    GrantNo         varchar(15)  NOT NULL, -- Grant drawn on
    DrawNo          smallint     NOT NULL, -- Number of the request
    Proj            varchar(10)  NOT NULL, -- Project the costs are of
    Mth             bMonth       NOT NULL, -- Month the costs belong to
    SubmDate        bDate        NULL,     -- Day it was sent in
    RecvDate        bDate        NULL,     -- Day the cash arrived, empty until then
    ReqAmt          bDollar      NOT NULL, -- Money asked for
    OKAmt           bDollar      NOT NULL, -- Money the agency agreed to
    RecvAmt         bDollar      NOT NULL, -- Cash that arrived
    DrawStat        tinyint      NOT NULL, -- Where the request is {0: draft; 1: sent; 2: agreed; 3: paid; 4: rejected}
    PrepBy          varchar(30)  NULL,     -- Clerk who prepared it
    CertBy          varchar(30)  NULL,     -- Officer who certified it
    PRIMARY KEY (GNCo, GrantNo, DrawNo),
    FOREIGN KEY (GNCo, GrantNo) REFERENCES dbo.GNGM (GNCo, GrantNo),
    FOREIGN KEY (GNCo, Proj) REFERENCES dbo.GNPJ (GNCo, Proj)
);

/* Reports owed: one progress or money report due to the agency for a grant. */
CREATE TABLE dbo.GNReport (
    GNCo            bCompany     NOT NULL, -- Company that owes it
    GrantNo         varchar(15)  NOT NULL, -- Grant reported on
    RptSeq          smallint     NOT NULL, -- Sequence of the report
    RptKind         char(1)      NOT NULL, -- Kind of report {F: financial; P: progress; X: final}
    PerEnd          bDate        NULL,     -- Last day of the period covered
    DueOn           bDate        NOT NULL, -- Day the agency wants it
    FiledOn         bDate        NULL,     -- Day we handed it in, empty if not yet
    Preparer        varchar(30)  NULL,     -- Person who writes it
    AcceptYN        bYN          NOT NULL, -- Agency took it without remarks {Y: accepted; N: not}
    PRIMARY KEY (GNCo, GrantNo, RptSeq),
    FOREIGN KEY (GNCo, GrantNo) REFERENCES dbo.GNGM (GNCo, GrantNo)
);
