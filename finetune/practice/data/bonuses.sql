-- Bonuses: the plans, who takes part, what was earned and paid, and the pools the money comes from.

/* Bonus plans: one scheme by which people earn extra pay a row. */
CREATE TABLE dbo.BOPL (
    BOCo            bCompany     NOT NULL, -- Company that runs the plan
    PlanId          varchar(10)  NOT NULL, -- Code of the plan
    PlanName        bDesc        NULL,     -- What people call it
    PlanKind        char(1)      NOT NULL, -- What it rewards {P: profit of a job; S: safety; R: referral; H: holiday gift; T: staying on}
    Freq            char(1)      NOT NULL, -- How often it pays {M: monthly; Q: quarterly; Y: yearly; O: once}
    Sponsor         varchar(30)  NULL,     -- Executive behind it
    StartOn         bDate        NOT NULL, -- First day of the plan
    StopOn          bDate        NULL,     -- Last day of the plan, empty if without end
    MinSvcMths      smallint     NOT NULL, -- Months with us before one may take part
    MaxPct          bPct         NULL,     -- Most a person may earn, as percent of salary
    GLCo            bCompany     NULL,     -- Ledger company of the account
    ExpAcct         bGLAcct      NULL,     -- Account the cost is booked to
    DiscrYN         bYN          NOT NULL, -- Left to the judgment of management {Y: judgment; N: by formula}
    FrozenYN        bYN          NOT NULL, -- Closed to newcomers {Y: closed; N: takes newcomers}
    PRIMARY KEY (BOCo, PlanId),
    FOREIGN KEY (GLCo, ExpAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Participants: one person in one plan a row. */
CREATE TABLE dbo.BOPT (
    BOCo            bCompany     NOT NULL, -- Company of the plan
    PlanId          varchar(10)  NOT NULL, -- Plan joined
    PRCo            bCompany     NOT NULL, -- Payroll company of the person
    Employee        bEmployee    NOT NULL, -- Person who takes part
    JoinDate        bDate        NOT NULL, -- Day of joining
    LeftDate        bDate        NULL,     -- Day of dropping out, empty while in
    LeftWhy         char(1)      NULL,     -- Why no longer in {Q: quit; F: fired; M: moved; R: retired}
    TargetAmt       bDollar      NOT NULL, -- Hoped for in a full year
    SharePct        bPct         NOT NULL, -- Part of the pool, in percent
    Tier            tinyint      NOT NULL, -- Level {1: crew; 2: supervisor; 3: manager; 4: officer}
    NomBy           varchar(30)  NULL,     -- Boss who put the person forward
    LetterDate      bDate        NULL,     -- Day the signed letter came back, empty until then
    PRIMARY KEY (BOCo, PlanId, PRCo, Employee),
    FOREIGN KEY (BOCo, PlanId) REFERENCES dbo.BOPL (BOCo, PlanId),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Awards: one amount earned by one person under one plan a row, up to its payment. */
CREATE TABLE dbo.BOAW (
    BOCo            bCompany     NOT NULL, -- Company of the award
    AwardNo         int          NOT NULL, -- Number of the award
    PlanId          varchar(10)  NOT NULL, -- Plan it comes from
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person who earned it
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that earned it, empty if none
    PerMth          bMonth       NOT NULL, -- Month it was earned for
    CalcAmt         bDollar      NOT NULL, -- By the formula
    AdjAmt          bDollar      NOT NULL, -- Added or taken off by hand
    FinalAmt        bDollar      NOT NULL, -- Granted in the end
    TaxHeld         bDollar      NOT NULL, -- Taxes kept back
    Stage           tinyint      NOT NULL, -- How far it is {0: computed; 1: approved; 2: paid; 3: refused}
    OkdBy           varchar(30)  NULL,     -- Executive who approved
    OkdDate         bDate        NULL,     -- Day of approval
    PayDate         bDate        NULL,     -- Day the money went out, empty until then
    DeferYN         bYN          NOT NULL, -- Put off to a later year at the person's wish {Y: put off; N: not}
    PRIMARY KEY (BOCo, AwardNo),
    FOREIGN KEY (BOCo, PlanId) REFERENCES dbo.BOPL (BOCo, PlanId),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Pools: the money put aside for one plan in one month a row. */
CREATE TABLE dbo.BOPool (
    BOCo            bCompany     NOT NULL, -- Company of the plan
    PlanId          varchar(10)  NOT NULL, -- Plan the money is for
    Mth             bMonth       NOT NULL, -- Month of the money
    BegBal          bDollar      NOT NULL, -- In the pool on the first
    Accrued         bDollar      NOT NULL, -- Put in during the month
    PaidOut         bDollar      NOT NULL, -- Taken out for people
    Forfeit         bDollar      NOT NULL, -- Fell back because people left
    EndBal          bDollar      NOT NULL, -- In the pool on the last day
    NetProfit       bDollar      NOT NULL, -- Profit of the company in the month
    CtrlInit        varchar(5)   NULL,     -- Initials of the controller who signed off
    PostedYN        bYN          NOT NULL, -- Booked in the ledger {Y: booked; N: waiting}
    PRIMARY KEY (BOCo, PlanId, Mth),
    FOREIGN KEY (BOCo, PlanId) REFERENCES dbo.BOPL (BOCo, PlanId)
);

/* Clawbacks: one amount asked back from a person a row. */
CREATE TABLE dbo.BOCB (
    BOCo            bCompany     NOT NULL, -- Company that asks for it
    AwardNo         int          NOT NULL, -- Award it is about
    CBSeq           tinyint      NOT NULL, -- Order of the demand
    AskDate         bDate        NOT NULL, -- Day of the letter
    Cause           varchar(60)  NULL,     -- Grounds for it
    AskAmt          bDollar      NOT NULL, -- Demanded
    GotAmt          bDollar      NOT NULL, -- Repaid so far
    ForgAmt         bDollar      NOT NULL, -- Let go
    Lawyer          varchar(30)  NULL,     -- Counsel who handles it
    SettleDt        bDate        NULL,     -- Day it was over, empty until then
    PRIMARY KEY (BOCo, AwardNo, CBSeq),
    FOREIGN KEY (BOCo, AwardNo) REFERENCES dbo.BOAW (BOCo, AwardNo)
);
