-- Leave: kinds of leave, balances, requests with their days, and who has to approve them.

/* Leave kinds: the list of reasons people are away, such as vacation, sick or jury duty. */
CREATE TABLE dbo.LQKD (
    LQCo            bCompany     NOT NULL, -- Company of the list
    LvKind          varchar(5)   NOT NULL, -- Code, such as VAC, SICK, JURY or FMLA
    KindName        bDesc        NULL,     -- Name of the kind of absence
    PaidYN          bYN          NOT NULL, -- Whether wages go on {Y: paid; N: unpaid}
    YearCap         bHrs         NULL,     -- Most hours one may take in a year
    NoticeDays      smallint     NULL,     -- How long ahead it must be asked for
    NeedNoteYN      bYN          NOT NULL, -- Whether papers such as a doctor's letter are wanted {Y: papers; N: none}
    CarryHrs        bHrs         NOT NULL, -- Hours that may be taken over into the next year
    GLCo            bCompany     NULL,     -- Company of the account
    AccrGLAcct      bGLAcct      NULL,     -- Account the liability stands in
    DeadYN          bYN          NOT NULL, -- Whether the kind is no longer used {Y: not used; N: used}
    PRIMARY KEY (LQCo, LvKind),
    FOREIGN KEY (GLCo, AccrGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Leave balances: the hours of one kind that one employee earned, took and has left in a year. */
CREATE TABLE dbo.LQBL (
    LQCo            bCompany     NOT NULL, -- Company of the balance
    PRCo            bCompany     NOT NULL, -- Payroll company of the person
    Employee        bEmployee    NOT NULL, -- Person who owns the hours
    LvKind          varchar(5)   NOT NULL, -- Kind of leave
    LvYear          smallint     NOT NULL, -- Calendar year, such as 2026
    BegHrs          bHrs         NOT NULL, -- Brought over from the year before
    EarnHrs         bHrs         NOT NULL, -- Accrued so far
    UsedHrs         bHrs         NOT NULL, -- Taken so far
    PendHrs         bHrs         NOT NULL, -- Asked for but not decided
    AvailHrs        bHrs         NOT NULL, -- Left to take
    LostHrs         bHrs         NOT NULL, -- Forfeited at year end
    AccrThru        bDate        NULL,     -- Last day accruals were run
    PRIMARY KEY (LQCo, PRCo, Employee, LvKind, LvYear),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (LQCo, LvKind) REFERENCES dbo.LQKD (LQCo, LvKind)
);

/* Leave requests: one request of one employee to be away a row. */
CREATE TABLE dbo.LQRQ (
    LQCo            bCompany     NOT NULL, -- Company of the request
    RqstNo          int          NOT NULL, -- Number of the request
    PRCo            bCompany     NOT NULL, -- Payroll company of the person
    Employee        bEmployee    NOT NULL, -- Person who wants off
    LvKind          varchar(5)   NOT NULL, -- Kind of leave
    AskedOn         bDate        NOT NULL, -- Day the request was put in
    FirstDay        bDate        NOT NULL, -- First day away
    LastDay         bDate        NOT NULL, -- Last day away
    BackOn          bDate        NULL,     -- Day the person really came back, empty while away
    RqstHrs         bHrs         NOT NULL, -- Hours asked for
    GrantHrs        bHrs         NOT NULL, -- Hours allowed
    Decision        char(1)      NOT NULL, -- What became of it {P: pending; G: granted; R: refused; C: withdrawn by the person}
    Boss            varchar(30)  NULL,     -- Supervisor it goes to
    Standin         varchar(30)  NULL,     -- Colleague who covers
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Project the person will be missing from
    NoteInYN        bYN          NOT NULL, -- Whether the papers came in {Y: received; N: missing}
    PRIMARY KEY (LQCo, RqstNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (LQCo, LvKind) REFERENCES dbo.LQKD (LQCo, LvKind),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Days of a request: one day away a row, with the hours posted to payroll. */
CREATE TABLE dbo.LQDY (
    LQCo            bCompany     NOT NULL, -- Company of the request
    RqstNo          int          NOT NULL, -- Request the day belongs to
    OffDate         bDate        NOT NULL, -- Day away
    PlanHrs         bHrs         NOT NULL, -- Hours meant to be off
    PostHrs         bHrs         NOT NULL, -- Hours that went through payroll
    HalfDay         char(1)      NULL,     -- Which half, empty for a whole day {A: morning; P: afternoon}
    PayRate         bUnitCost    NOT NULL, -- Wage an hour for the day
    PayAmt          bDollar      NOT NULL, -- Money paid for the day
    PREndDate       bDate        NULL,     -- End of the pay period it was paid in, empty until then
    HolidayYN       bYN          NOT NULL, -- Falls on a public holiday {Y: holiday; N: normal day}
    PRIMARY KEY (LQCo, RqstNo, OffDate),
    FOREIGN KEY (LQCo, RqstNo) REFERENCES dbo.LQRQ (LQCo, RqstNo)
);

/* Approval steps: one person who has to sign a request a row, with the answer. */
CREATE TABLE dbo.LQApprove (
    LQCo            bCompany     NOT NULL, -- Company of the request
    RqstNo          int          NOT NULL, -- Request to be signed
    StepNo          tinyint      NOT NULL, -- Order of signing
    Signer          varchar(30)  NOT NULL, -- Person asked to sign
    Deputy          varchar(30)  NULL,     -- Person who signed in place of the signer
    SentOn          bDate        NULL,     -- Day it reached the signer
    ActedOn         bDate        NULL,     -- Day of the answer, empty while it lies there
    StepStat        tinyint      NOT NULL, -- Answer {0: not reached; 1: waiting; 2: signed; 3: rejected; 4: skipped}
    RemindCnt       smallint     NOT NULL, -- How often the signer was nudged
    Remark          varchar(60)  NULL,     -- Words of the signer
    PRIMARY KEY (LQCo, RqstNo, StepNo),
    FOREIGN KEY (LQCo, RqstNo) REFERENCES dbo.LQRQ (LQCo, RqstNo)
);
