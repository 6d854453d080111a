-- Risk register: risks on jobs, the actions against them and how their scores moved.

/* Risks: one thing that could go wrong (or right) on a job a row, with its likelihood, money at stake and who watches it. */
CREATE TABLE dbo.RARK (
    RACo            bCompany     NOT NULL, -- Company that keeps the register
    RiskNo          int          NOT NULL, -- Number of the risk
    Title           bItemDesc    NULL,     -- Short text of what might happen
    CatCode         varchar(10)  NULL,     -- Kind of risk, from RACT
    RiskType        char(1)      NOT NULL, -- Which way it would go {T: threat; O: opportunity}
    Stage           tinyint      NOT NULL, -- Where the risk stands {0: proposed; 1: active; 2: occurred; 3: retired}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it hangs over, empty for company-wide ones
    RaisedBy        varchar(20)  NULL,     -- Who brought it up
    RaisedDate      bDate        NOT NULL, -- Date it was entered
    Watcher         varchar(20)  NULL,     -- Who is responsible for keeping an eye on it
    NextRev         bDate        NULL,     -- Date it must be looked at again
    ProbPct         bPct         NOT NULL, -- Chance that it happens, in percent
    GrossExp        bDollar      NOT NULL, -- Money at stake before anything is done about it
    ResidExp        bDollar      NOT NULL, -- Money still at stake after the measures
    InsuredYN       bYN          NOT NULL, -- Whether a policy covers it {Y: covered; N: not}
    PRIMARY KEY (RACo, RiskNo),
    FOREIGN KEY (RACo, CatCode) REFERENCES dbo.RACT (RACo, CatCode),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Risk categories: the list of kinds of risk, with the limit above which a risk goes to the board. */
CREATE TABLE dbo.RACT (
    RACo            bCompany     NOT NULL, -- Company of the category
    CatCode         varchar(10)  NOT NULL, -- Code of the category
    Descr           bDesc        NULL,     -- What the category is called
    EscLimit        bDollar      NOT NULL, -- Amount above which the board must be told
    RevDays         smallint     NULL,     -- Days between two reviews
    ObsoleteYN      bYN          NOT NULL, -- Whether new risks may no longer use it {Y: no longer used; N: in use}
    PRIMARY KEY (RACo, CatCode)
);

/* Mitigation actions: one measure against a risk a row, with what it should cost, what it did cost and when it is finished. */
CREATE TABLE dbo.RAMA (
    RACo            bCompany     NOT NULL, -- Company of the risk
    RiskNo          int          NOT NULL, -- Risk the measure is for
    ActSeq          smallint     NOT NULL, -- Sequence of the measure
    Measure         varchar(60)  NULL,     -- What is to be done
    Strategy        char(1)      NOT NULL, -- How the risk is dealt with {A: avoid; M: reduce; X: transfer to somebody else; K: accept}
    PRCo            bCompany     NULL,     -- Payroll company of the doer
    Doer            bEmployee    NULL,     -- Employee who must carry it out
    PlanDate        bDate        NULL,     -- Date it should be finished
    FinDate         bDate        NULL,     -- Date it really was finished, empty while it is going on
    EstCost         bDollar      NOT NULL, -- What it was expected to cost
    ActCost         bDollar      NOT NULL, -- What it has cost so far
    ApprYN          bYN          NOT NULL, -- Whether management agreed to it {Y: agreed; N: not yet}
    PRIMARY KEY (RACo, RiskNo, ActSeq),
    FOREIGN KEY (RACo, RiskNo) REFERENCES dbo.RARK (RACo, RiskNo),
    FOREIGN KEY (PRCo, Doer) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Score history: one assessment of a risk a row, with the score before and after it. */
CREATE TABLE dbo.RASH (
    RACo            bCompany     NOT NULL, -- Company of the risk
    RiskNo          int          NOT NULL, -- Risk that was scored
    ScoreDate       bDate        NOT NULL, -- Day of the assessment
    OldScore        tinyint      NULL,     -- Score before, 1 to 25
    NewScore        tinyint      NOT NULL, -- Score after, 1 to 25
    Scorer          varchar(20)  NULL,     -- Who scored it
    Method          char(1)      NOT NULL, -- How it was scored {W: in a workshop; D: at the desk; C: by a consultant}
    Remark          varchar(60)  NULL,     -- Remark of the scorer
    PRIMARY KEY (RACo, RiskNo, ScoreDate)
);

/* Contingency by job and month: money set aside for risks, what was drawn and what was given back. */
CREATE TABLE dbo.RAContingency (
    RACo            bCompany     NOT NULL, -- Company of the register
    JCCo            bCompany     NOT NULL, -- Job cost company
    Job             bJob         NOT NULL, -- Job the money is set aside for
    Mth             bMonth       NOT NULL, -- Month (first day)
    Reserve         bDollar      NOT NULL, -- Set aside in the month
    Drawn           bDollar      NOT NULL, -- Spent out of the reserve
    GivenBack       bDollar      NOT NULL, -- Released to profit
    LockedYN        bYN          NOT NULL, -- Whether the month may not be changed any more {Y: locked; N: open}
    PRIMARY KEY (RACo, JCCo, Job, Mth),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
