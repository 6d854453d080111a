-- Help desk: calls for help, the work done on them, and the people and rules behind.

/* Ticket: one call for help from somebody in the office or the field. */
CREATE TABLE dbo.HDTK (
    HDCo            bCompany     NOT NULL, -- Company that runs the desk
    TktNo           int          NOT NULL, -- Number given to the caller
    Subject         varchar(80)  NULL,     -- Problem in one line
    CatCd           varchar(8)   NULL,     -- Kind of problem, from HDCT
    Urg             tinyint      NOT NULL, -- How pressing it is {1: critical; 2: high; 3: normal; 4: low}
    TState          char(1)      NOT NULL, -- Where it is {N: new; W: being worked; H: on hold for the caller; R: resolved; C: closed}
    Source          char(1)      NOT NULL, -- How it reached us {P: phone; E: email; W: web form; K: walk-in}
    PRCo            bCompany     NULL,     -- Payroll company of the caller
    Caller          bEmployee    NULL,     -- Employee who asked for help
    TechID          varchar(10)  NULL,     -- Technician who has it, empty while nobody does
    OpenDate        bDate        NOT NULL, -- Day it came in
    PromDate        bDate        NULL,     -- Day we said it would be fixed
    FixDate         bDate        NULL,     -- Day it was solved, empty until then
    ReopenCnt       tinyint      NOT NULL, -- Times it came back after being solved
    Rating          tinyint      NULL,     -- Stars from the caller, 1 worst to 5 best, empty if none given
    EscalYN         bYN          NOT NULL, -- Whether it was passed up to a manager {Y: escalated; N: not}
    PRIMARY KEY (HDCo, TktNo),
    FOREIGN KEY (HDCo, CatCd) REFERENCES dbo.HDCT (HDCo, CatCd),
    FOREIGN KEY (HDCo, TechID) REFERENCES dbo.HDTechs (HDCo, TechID),
    FOREIGN KEY (PRCo, Caller) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Categories: kinds of problem with the hours we allow for them. */
CREATE TABLE dbo.HDCT (
    HDCo            bCompany     NOT NULL, -- Company of the list
    CatCd           varchar(8)   NOT NULL, -- Category code
    CatName         bDesc        NULL,     -- What the category covers
    Area            char(1)      NOT NULL, -- Broad field {H: hardware; S: software; N: network; A: passwords and access}
    RespHrs         bHrs         NULL,     -- Hours allowed before the first answer
    FixHrs          bHrs         NULL,     -- Hours allowed until solved
    SelfSvcYN       bYN          NOT NULL, -- Whether callers can mend it themselves with a guide {Y: guide exists; N: none}
    DropYN          bYN          NOT NULL, -- Whether the category is no longer offered {Y: dropped; N: offered}
    PRIMARY KEY (HDCo, CatCd)
);

/* Technicians: the people who answer the calls. */
CREATE TABLE dbo.HDTechs (
    HDCo            bCompany     NOT NULL, -- Company of the desk
    TechID          varchar(10)  NOT NULL, -- Initials used on tickets
    TechName        varchar(40)  NULL,     -- Full name
    Tier            tinyint      NOT NULL, -- Level of skill {1: first line; 2: second line; 3: specialist}
    Office          varchar(30)  NULL,     -- Town they sit in
    MaxOpen         smallint     NULL,     -- Most tickets they should carry at a time
    BillRate        bDollar      NOT NULL, -- Charge per hour to other departments
    OnCallYN        bYN          NOT NULL, -- Whether they take nights and weekends {Y: on the rota; N: not}
    HiredOn         bDate        NULL,     -- First day on the desk
    LeftOn          bDate        NULL,     -- Last day on the desk, empty while they are with us
    PRIMARY KEY (HDCo, TechID)
);

/* Work log: one spell of work by a technician on a ticket. */
CREATE TABLE dbo.HDWL (
    HDCo            bCompany     NOT NULL, -- Company of the ticket
    TktNo           int          NOT NULL, -- Ticket worked on
    LogSeq          smallint     NOT NULL, -- Sequence of the entry
    TechID          varchar(10)  NULL,     -- Who did it
    WorkDate        bDate        NOT NULL, -- Day of the work
    Mins            smallint     NOT NULL, -- Minutes spent
    TravMins        smallint     NOT NULL, -- Minutes spent driving to the place
    PartsCost       bDollar      NOT NULL, -- Parts bought for it
    OnSiteYN        bYN          NOT NULL, -- Whether the technician went there {Y: in person; N: from the desk}
    Remark          varchar(200) NULL,     -- What was done
    JCCo            bCompany     NULL,     -- Job cost company of the job site
    Job             bJob         NULL,     -- Job charged for the time
    PRIMARY KEY (HDCo, TktNo, LogSeq),
    FOREIGN KEY (HDCo, TktNo) REFERENCES dbo.HDTK (HDCo, TktNo),
    FOREIGN KEY (HDCo, TechID) REFERENCES dbo.HDTechs (HDCo, TechID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Monthly totals: how a category did in a month. */
CREATE TABLE dbo.HDMT (
    HDCo            bCompany     NOT NULL, -- Company of the desk
    Mth             bMonth       NOT NULL, -- Month counted
    CatCd           varchar(8)   NOT NULL, -- Category counted
    InCnt           int          NOT NULL, -- Calls that came in
    OutCnt          int          NOT NULL, -- Calls that were solved
    LateCnt         int          NOT NULL, -- Calls solved after the promised day
    BackLog         int          NOT NULL, -- Calls unsolved on the last day
    AvgHrs          bHrs         NULL,     -- Mean hours to solve
    PRIMARY KEY (HDCo, Mth, CatCd),
    FOREIGN KEY (HDCo, CatCd) REFERENCES dbo.HDCT (HDCo, CatCd)
);
