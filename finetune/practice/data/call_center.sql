-- Call center: calls that come in, callbacks promised, the scripts and queues, and daily figures of each operator.

/* Call log: one incoming telephone call a row. */
CREATE TABLE dbo.CECL (
    CECo            bCompany     NOT NULL, -- Company that was called
    CallId          int          NOT NULL, -- Running number of the call
    QueueCd         varchar(8)   NULL,     -- Line it came in on
    CallDay         bDate        NOT NULL, -- Day of the call
    CallerNm        varchar(40)  NULL,     -- Who was on the phone
    FromNo          varchar(20)  NULL,     -- Number shown on the display
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Customer it concerns, empty for strangers
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it concerns, if any
    PRCo            bCompany     NULL,     -- Payroll company of the operator
    TakenBy         bEmployee    NULL,     -- Employee who picked up, empty if nobody did
    TopicCd         varchar(6)   NULL,     -- What it was about
    WaitSec         int          NOT NULL, -- Seconds in line before an answer
    TalkSec         int          NOT NULL, -- Seconds spoken
    EndCode         char(1)      NOT NULL, -- How it ended {S: settled on the phone; T: passed on; C: callback promised; V: went to voicemail; D: caller hung up}
    MoodCd          tinyint      NULL,     -- Temper of the caller {1: friendly; 2: neutral; 3: angry}
    RecYN           bYN          NOT NULL, -- Kept as a recording {Y: recorded; N: not recorded}
    PRIMARY KEY (CECo, CallId),
    FOREIGN KEY (CECo, QueueCd) REFERENCES dbo.CEQueue (CECo, QueueCd),
    FOREIGN KEY (CECo, TopicCd) REFERENCES dbo.CETP (CECo, TopicCd),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PRCo, TakenBy) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Callbacks: one return call we owe somebody, or have made, a row. */
CREATE TABLE dbo.CECB (
    CECo            bCompany     NOT NULL, -- Company that owes it
    CBNo            int          NOT NULL, -- Number of the callback
    CallId          int          NULL,     -- Incoming call that led to it
    Owner           varchar(30)  NULL,     -- Colleague who is to ring back
    AskFor          varchar(40)  NULL,     -- Person to ask for
    BackNo          varchar(20)  NULL,     -- Number to dial
    PromBy          bDate        NULL,     -- Day it was promised for
    ReachedOn       bDate        NULL,     -- Day we got hold of the person, empty until then
    Tries           tinyint      NOT NULL, -- Attempts so far
    Urgency         char(1)      NOT NULL, -- How pressing {H: high; M: medium; L: low}
    GaveUpYN        bYN          NOT NULL, -- Struck off without reaching anybody {Y: given up; N: not given up}
    Remark          varchar(120) NULL,     -- Free text
    PRIMARY KEY (CECo, CBNo),
    FOREIGN KEY (CECo, CallId) REFERENCES dbo.CECL (CECo, CallId)
);

/* Topics: the list of subjects an operator may tag a call with. */
CREATE TABLE dbo.CETP (
    CECo            bCompany     NOT NULL, -- Company of the list
    TopicCd         varchar(6)   NOT NULL, -- Short code
    TopicDesc       bDesc        NULL,     -- Subject in plain words
    Dept            varchar(15)  NULL,     -- Department that answers for it
    ScriptNo        smallint     NULL,     -- Script the operator reads from
    GoalSec         int          NULL,     -- Length a call on this should have
    EscalYN         bYN          NOT NULL, -- A supervisor must hear of it {Y: tell a supervisor; N: need not}
    HiddenYN        bYN          NOT NULL, -- No longer shown to operators {Y: hidden; N: shown}
    PRIMARY KEY (CECo, TopicCd)
);

/* Queues: one telephone line callers wait in a row. */
CREATE TABLE dbo.CEQueue (
    CECo            bCompany     NOT NULL, -- Company of the line
    QueueCd         varchar(8)   NOT NULL, -- Short code
    QueueNm         bDesc        NULL,     -- Name of the line
    DialNo          varchar(20)  NULL,     -- Public number
    Lead            varchar(30)  NULL,     -- Supervisor in charge
    Seats           tinyint      NOT NULL, -- Operators that may sign on at once
    MaxWait         int          NULL,     -- Longest wait we tolerate, in seconds
    NightYN         bYN          NOT NULL, -- Manned at night {Y: around the clock; N: office hours}
    OpenedOn        bDate        NULL,     -- Day the line was set up
    ShutOn          bDate        NULL,     -- Day it was closed down
    PRIMARY KEY (CECo, QueueCd)
);

/* Operator days: figures of one operator on one day a row. */
CREATE TABLE dbo.CEOD (
    CECo            bCompany     NOT NULL, -- Company worked for
    WorkDay         bDate        NOT NULL, -- Day
    PRCo            bCompany     NOT NULL, -- Payroll company of the operator
    Operator        bEmployee    NOT NULL, -- Employee
    Shift           char(1)      NULL,     -- Part of the day {E: early; L: late; N: night}
    OnHrs           bHrs         NOT NULL, -- Hours signed on
    PauseHrs        bHrs         NOT NULL, -- Hours signed on but not taking calls
    AnsCnt          int          NOT NULL, -- Calls answered
    MissCnt         int          NOT NULL, -- Calls that rang and were not picked up
    XferCnt         int          NOT NULL, -- Calls handed to somebody else
    AvgGrade        bPct         NULL,     -- Average mark from the survey afterwards
    PRIMARY KEY (CECo, WorkDay, PRCo, Operator),
    FOREIGN KEY (PRCo, Operator) REFERENCES dbo.PREH (PRCo, Employee)
);
