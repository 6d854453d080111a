-- Safety: incidents, who was hurt, what was done about it, and toolbox talks.

/* Safety incidents: one accident, near miss or damage on a site a row. */
CREATE TABLE dbo.SFIN (
    SFCo            bCompany     NOT NULL, -- Company where it happened
    Incident        varchar(12)  NOT NULL, -- Number of the incident
    Descr           bItemDesc    NULL,     -- What went on, in a few words
    IncType         varchar(4)   NOT NULL, -- Kind of event {INJ: injury; NEAR: near miss; PROP: property damage; ENV: spill}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site of the event
    OccurDate       bDate        NOT NULL, -- Day of the event
    RptDate         bDate        NULL,     -- Day the office was told
    Supv            varchar(30)  NULL,     -- Supervisor in charge at the time
    RptdBy          varchar(30)  NULL,     -- Person who told the office
    OSHAYN          bYN          NOT NULL, -- Recordable under OSHA {Y: recordable; N: not recordable}
    InvStat         tinyint      NOT NULL, -- State of the investigation {0: not started; 1: under way; 2: finished}
    EstLoss         bDollar      NOT NULL, -- First guess of the damage in money
    PaidLoss        bDollar      NOT NULL, -- Money paid out so far
    Weather         varchar(20)  NULL,     -- Conditions at the time
    PRIMARY KEY (SFCo, Incident),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Injured persons: one employee hurt in an incident a row, with the injury and days lost. */
CREATE TABLE dbo.SFIP (
    SFCo            bCompany     NOT NULL, -- Company of the incident
    Incident        varchar(12)  NOT NULL, -- Incident in which the person was hurt
    Seq             tinyint      NOT NULL, -- Running number of the person
    PRCo            bCompany     NULL,     -- Payroll company of the employee
    Employee        bEmployee    NULL,     -- Employee who was hurt
    BodyPart        varchar(20)  NULL,     -- Where on the body, such as HAND or BACK
    InjNature       varchar(20)  NULL,     -- Sort of wound, such as CUT or SPRAIN
    Treatment       char(1)      NOT NULL, -- Care that was given {F: first aid; D: doctor; H: hospital}
    LostDays        smallint     NOT NULL, -- Days away from work
    RestrDays       smallint     NOT NULL, -- Days on light duty
    ReturnDate      bDate        NULL,     -- First day back at full work, empty while off
    MedCost         bDollar      NOT NULL, -- Doctor and hospital bills
    DrugTestYN      bYN          NOT NULL, -- Whether a drug test was taken {Y: taken; N: not taken}
    PRIMARY KEY (SFCo, Incident, Seq),
    FOREIGN KEY (SFCo, Incident) REFERENCES dbo.SFIN (SFCo, Incident),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Corrective actions: one measure ordered after an incident a row, with its owner and dates. */
CREATE TABLE dbo.SFCA (
    SFCo            bCompany     NOT NULL, -- Company of the incident
    Incident        varchar(12)  NOT NULL, -- Incident that led to the measure
    ActionNo        smallint     NOT NULL, -- Number of the measure
    ActionDesc      bItemDesc    NULL,     -- What has to be done
    AssignTo        varchar(30)  NULL,     -- Person who must do it
    VerifyBy        varchar(30)  NULL,     -- Person who checked that it was done
    IssueDate       bDate        NOT NULL, -- Day it was ordered
    DueDate         bDate        NULL,     -- Day it has to be ready
    DoneDate        bDate        NULL,     -- Day it was carried out, empty while open
    Priority        char(1)      NOT NULL, -- Urgency {H: high; M: medium; L: low}
    Cost            bDollar      NOT NULL, -- Money spent on the measure
    PRIMARY KEY (SFCo, Incident, ActionNo),
    FOREIGN KEY (SFCo, Incident) REFERENCES dbo.SFIN (SFCo, Incident)
);

/* Toolbox talks: one safety meeting with a crew a row, with its topic and attendance. */
CREATE TABLE dbo.SFTalk (
    SFCo            bCompany     NOT NULL, -- Company of the meeting
    TalkNo          int          NOT NULL, -- Number of the meeting
    TopicCode       varchar(8)   NOT NULL, -- Topic that was treated, from SFTopic
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Where the crew met
    TalkDate        bDate        NOT NULL, -- Day of the meeting
    Leader          varchar(30)  NULL,     -- Who held it
    Crew            varchar(10)  NULL,     -- Crew that was called
    Minutes         smallint     NOT NULL, -- Length of the meeting
    ExpCnt          smallint     NOT NULL, -- Heads that should have come
    AttCnt          smallint     NOT NULL, -- Heads that signed the sheet
    SheetYN         bYN          NOT NULL, -- Whether the signed sheet is on file {Y: on file; N: missing}
    PRIMARY KEY (SFCo, TalkNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (SFCo, TopicCode) REFERENCES dbo.SFTopic (SFCo, TopicCode)
);

/* Topics: the list of subjects for toolbox talks and how often each must come up. */
CREATE TABLE dbo.SFTopic (
    SFCo            bCompany     NOT NULL, -- Company that keeps the list
    TopicCode       varchar(8)   NOT NULL, -- Code of the subject
    Title           bDesc        NULL,     -- Name of the subject
    Category        varchar(10)  NULL,     -- Field it belongs to, such as FALL, ELEC or TRENCH
    FreqWks         tinyint      NULL,     -- Weeks until it must be repeated
    ReqdYN          bYN          NOT NULL, -- Required by law {Y: required; N: optional}
    Lang            char(2)      NULL,     -- Language of the handout {EN: English; ES: Spanish}
    RevDate         bDate        NULL,     -- Day the handout was last rewritten
    PRIMARY KEY (SFCo, TopicCode)
);
