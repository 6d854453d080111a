-- Department budgets: what each department may spend in a year, how the budget was revised, and what was spent.

/* Departments: one cost center of the overhead a row, with who answers for it. */
CREATE TABLE dbo.BGDP (
    BGCo            bCompany     NOT NULL, -- Company the department belongs to
    Dept            varchar(10)  NOT NULL, -- Department code
    DeptName        bDesc        NULL,     -- What the department is called
    ParentDept      varchar(10)  NULL,     -- Department one level up, empty at the top
    MgrName         varchar(30)  NULL,     -- Head who must stay within the money
    Analyst         varchar(30)  NULL,     -- Person in finance who looks after it
    DeptKind        char(1)      NOT NULL, -- Sort of department {A: administration; F: field support; S: shop; T: technology}
    HeadCnt         smallint     NULL,     -- People on staff
    LockYN          bYN          NOT NULL, -- No more entries are taken {Y: locked; N: open}
    StartMth        bMonth       NULL,     -- First month it was in use
    EndMth          bMonth       NULL,     -- Last month it is in use, empty while it lives on
    PRIMARY KEY (BGCo, Dept)
);

/* Budget versions: one version of one department's budget for one year a row. */
CREATE TABLE dbo.BGVH (
    BGCo            bCompany     NOT NULL, -- Company of the budget
    Dept            varchar(10)  NOT NULL, -- Department the budget is for
    FYear           smallint     NOT NULL, -- Fiscal year, four digits
    Ver             tinyint      NOT NULL, -- Version, 0 is the first one handed in
    VerDesc         bDesc        NULL,     -- Name of the version
    VerState        tinyint      NOT NULL, -- Where it stands {0: being prepared; 1: handed in; 2: adopted; 3: thrown out}
    PrepBy          varchar(30)  NULL,     -- Person who put it together
    AppdBy          varchar(30)  NULL,     -- Person who signed it off
    SubmitDate      bDate        NULL,     -- Day it was handed in
    AppdDate        bDate        NULL,     -- Day it was signed off, empty until then
    AskedAmt        bDollar      NOT NULL, -- Money the department wanted for the year
    GrantAmt        bDollar      NOT NULL, -- Money it was given for the year
    PriorYrAmt      bDollar      NOT NULL, -- What it spent the year before
    PRIMARY KEY (BGCo, Dept, FYear, Ver),
    FOREIGN KEY (BGCo, Dept) REFERENCES dbo.BGDP (BGCo, Dept)
);

/* Budget lines: the money for one account in a version of a budget a row. */
CREATE TABLE dbo.BGVL (
    BGCo            bCompany     NOT NULL, -- Company of the budget
    Dept            varchar(10)  NOT NULL, -- Department of the line
    FYear           smallint     NOT NULL, -- Fiscal year of the version
    Ver             tinyint      NOT NULL, -- Version the line is in
    LineNum         smallint     NOT NULL, -- Number of the line
    GLCo            bCompany     NULL,     -- General ledger company of the account
    GLAcct          bGLAcct      NULL,     -- Account the money is booked to
    LineText        bItemDesc    NULL,     -- What the money is for
    SpendType       char(1)      NOT NULL, -- Nature of the spending {W: wages; S: supplies; C: contracted services; K: capital}
    YrAmt           bDollar      NOT NULL, -- Money for the whole year
    Q1Amt           bDollar      NOT NULL, -- Part of it for the first quarter
    HeldAmt         bDollar      NOT NULL, -- Part that may not be touched until released
    OneTimeYN       bYN          NOT NULL, -- Spent once and not every year {Y: one time; N: recurring}
    Rationale       varchar(120) NULL,     -- Reason given for needing it
    PRIMARY KEY (BGCo, Dept, FYear, Ver, LineNum),
    FOREIGN KEY (BGCo, Dept, FYear, Ver) REFERENCES dbo.BGVH (BGCo, Dept, FYear, Ver),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Budget revisions: one request to raise, cut or move money in the course of the year a row. */
CREATE TABLE dbo.BGRQ (
    BGCo            bCompany     NOT NULL, -- Company of the request
    RevReq          int          NOT NULL, -- Number of the revision request
    Dept            varchar(10)  NOT NULL, -- Department whose budget changes
    FromDept        varchar(10)  NULL,     -- Department that gives up the money, empty if it is new money
    FYear           smallint     NOT NULL, -- Fiscal year it changes
    RevType         char(1)      NOT NULL, -- What it does {I: increase; D: decrease; T: transfer}
    Subject         bItemDesc    NULL,     -- What it is about
    PRCo            bCompany     NULL,     -- Payroll company of the requester
    Requester       bEmployee    NULL,     -- Employee who put the request in
    EntryDate       bDate        NOT NULL, -- Day it was put in
    EffMth          bMonth       NULL,     -- Month from which it counts
    Decision        char(1)      NULL,     -- Verdict {G: granted; R: refused; P: granted in part}, empty while pending
    DecidedOn       bDate        NULL,     -- Day of the verdict
    WantAmt         bDollar      NOT NULL, -- Change asked for
    OkAmt           bDollar      NOT NULL, -- Change allowed
    UrgentYN        bYN          NOT NULL, -- Cannot wait for the next review {Y: urgent; N: can wait}
    PRIMARY KEY (BGCo, RevReq),
    FOREIGN KEY (BGCo, Dept) REFERENCES dbo.BGDP (BGCo, Dept),
    FOREIGN KEY (PRCo, Requester) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Monthly spending: budget, spending and commitments of a department in one month a row. */
CREATE TABLE dbo.BGMA (
    BGCo            bCompany     NOT NULL, -- Company of the figures
    Dept            varchar(10)  NOT NULL, -- Department
    Mth             bMonth       NOT NULL, -- Month of the figures
    BudgAmt         bDollar      NOT NULL, -- Budget of the month as it stands now
    OrigBudg        bDollar      NOT NULL, -- Budget of the month before any revision
    SpentAmt        bDollar      NOT NULL, -- Money really gone out
    CommitAmt       bDollar      NOT NULL, -- On order but not invoiced
    FcstAmt         bDollar      NOT NULL, -- What the head expects to spend
    OTHrs           bHrs         NOT NULL, -- Overtime hours of its people
    PRIMARY KEY (BGCo, Dept, Mth),
    FOREIGN KEY (BGCo, Dept) REFERENCES dbo.BGDP (BGCo, Dept)
);
