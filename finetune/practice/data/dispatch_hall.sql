-- Union hall: locals, calls for people, people sent out, apprentices and their months.

/* Locals: one union local whose hall sends us people a row. */
CREATE TABLE dbo.UNLC (
    UNCo            bCompany     NOT NULL, -- Company that calls the hall
    LocalId         varchar(8)   NOT NULL, -- Number of the local, such as 77 or 150
    LocalName       bDesc        NULL,     -- Name of the union
    HallTown        varchar(30)  NULL,     -- Town of the hall
    Agent           varchar(30)  NULL,     -- Business agent
    Dispatcher      varchar(30)  NULL,     -- Person at the hall who sends people out
    HallPhone       varchar(20)  NULL,     -- Phone of the hall
    AgrmtExp        bDate        NULL,     -- Day the labor agreement expires
    ShortCallDays   smallint     NULL,     -- Longest job that counts as a short call, in days
    JATCRatio       tinyint      NULL,     -- Journeymen needed for each apprentice
    SigYN           bYN          NOT NULL, -- Whether we signed its agreement {Y: signatory; N: not}
    PRIMARY KEY (UNCo, LocalId)
);

/* Calls: one request to a hall for people for a job a row. */
CREATE TABLE dbo.UNCH (
    UNCo            bCompany     NOT NULL, -- Company that calls
    CallNo          int          NOT NULL, -- Number of the call
    LocalId         varchar(8)   NOT NULL, -- Hall that was called
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the hands are for
    CallDate        bDate        NOT NULL, -- Day the hall was called
    ReportDate      bDate        NULL,     -- Day the people must show up
    Steward         varchar(30)  NULL,     -- Union steward on the site
    CalledBy        varchar(30)  NULL,     -- Superintendent who rang the hall
    JrnyReq         smallint     NOT NULL, -- Journeymen asked for
    ApprReq         smallint     NOT NULL, -- Apprentices asked for
    QtySent         smallint     NOT NULL, -- People the hall sent
    ShiftCd         char(1)      NOT NULL, -- Shift {D: days; S: swing; G: graveyard}
    CallStat        char(1)      NOT NULL, -- How the call stands {O: open; P: partly filled; F: filled; C: cancelled}
    ShortYN         bYN          NOT NULL, -- Whether it is a short call {Y: short; N: long}
    PRIMARY KEY (UNCo, CallNo),
    FOREIGN KEY (UNCo, LocalId) REFERENCES dbo.UNLC (UNCo, LocalId),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Dispatches: one person the hall sent on a call a row. */
CREATE TABLE dbo.UNDS (
    UNCo            bCompany     NOT NULL, -- Company of the call
    CallNo          int          NOT NULL, -- Call it answers
    SlipSeq         smallint     NOT NULL, -- Sequence of the dispatch slip
    MemberCard      varchar(12)  NULL,     -- Union card number
    MemberName      varchar(40)  NULL,     -- Name on the slip
    PRCo            bCompany     NULL,     -- Payroll company once put on
    Employee        bEmployee    NULL,     -- Employee number once put on
    SentDate        bDate        NOT NULL, -- Day the hall sent the person
    OnDate          bDate        NULL,     -- Day the person began, empty if never
    OffDate         bDate        NULL,     -- Day the person was let go, empty while working
    OffCause        char(1)      NULL,     -- Why it ended {R: reduction in force; Q: quit; D: discharged; T: turned back at the gate}
    ByNameYN        bYN          NOT NULL, -- Whether we asked for this person {Y: by name; N: next on the list}
    WageRate        bUnitCost    NOT NULL, -- Hourly scale
    SubsistAmt      bDollar      NOT NULL, -- Daily travel money
    PRIMARY KEY (UNCo, CallNo, SlipSeq),
    FOREIGN KEY (UNCo, CallNo) REFERENCES dbo.UNCH (UNCo, CallNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Apprentices: one apprentice in the program of a local a row. */
CREATE TABLE dbo.UNAP (
    UNCo            bCompany     NOT NULL, -- Company that trains
    ApprNo          int          NOT NULL, -- Number of the apprentice
    LocalId         varchar(8)   NOT NULL, -- Local that runs the program
    PRCo            bCompany     NULL,     -- Payroll company of the apprentice
    Employee        bEmployee    NULL,     -- Employee number of the apprentice
    ApprName        varchar(40)  NULL,     -- Full name
    Mentor          varchar(30)  NULL,     -- Journeyman in charge
    IndentDate      bDate        NULL,     -- Day the contract was signed
    GradDate        bDate        NULL,     -- Day of turning out as a journeyman, empty until then
    Period          tinyint      NOT NULL, -- Step of training, 1 to 10
    ScalePct        bPct         NOT NULL, -- Share of the journeyman scale that is paid
    OJTHrs          bHrs         NOT NULL, -- Hours learned on the job
    ReqdHrs         bHrs         NOT NULL, -- Hours on the job needed to finish
    ClassHrs        bHrs         NOT NULL, -- Hours in the classroom
    ProgStat        tinyint      NOT NULL, -- State of the apprenticeship {1: in training; 2: suspended; 3: graduated; 4: dropped out}
    PRIMARY KEY (UNCo, ApprNo),
    FOREIGN KEY (UNCo, LocalId) REFERENCES dbo.UNLC (UNCo, LocalId),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Apprentice months: what one apprentice worked and learned in one month. */
CREATE TABLE dbo.UNAM (
    UNCo            bCompany     NOT NULL, -- Company that trains
    ApprNo          int          NOT NULL, -- Apprentice
    TrainMth        bMonth       NOT NULL, -- Month of training
    WorkHrs         bHrs         NOT NULL, -- Hours worked
    SchoolHrs       bHrs         NOT NULL, -- Hours at school
    MissedHrs       bHrs         NOT NULL, -- Hours of school skipped
    Grade           tinyint      NULL,     -- Mark from 0 to 100
    MentorOKYN      bYN          NOT NULL, -- Whether the journeyman signed the book {Y: signed; N: not}
    JATCDate        bDate        NULL,     -- Day it was sent to the training committee, empty until then
    PRIMARY KEY (UNCo, ApprNo, TrainMth),
    FOREIGN KEY (UNCo, ApprNo) REFERENCES dbo.UNAP (UNCo, ApprNo)
);
