-- Apprentices: indentured learners, the skills they must log hours in, school terms and step raises.

/* Apprentices: one learner under indenture a row. */
CREATE TABLE dbo.AQAP (
    AQCo            bCompany     NOT NULL, -- Company that trains
    ApprNo          int          NOT NULL, -- Number of the indenture
    PRCo            bCompany     NULL,     -- Payroll company of the learner
    Employee        bEmployee    NULL,     -- Learner as an employee
    AQGroup         bGroup       NULL,     -- Group of the trade
    TradeCd         varchar(8)   NULL,     -- Trade being learned
    Local           varchar(8)   NULL,     -- Local of the union, empty if open shop
    IndentDate      bDate        NOT NULL, -- Day the indenture was signed
    ExpGrad         bDate        NULL,     -- Day of finishing as expected
    GradDate        bDate        NULL,     -- Day of finishing, empty until then
    Period          tinyint      NOT NULL, -- Half year of training, from one to ten
    Sponsor         varchar(30)  NULL,     -- Journeyman who looks after the learner
    Coord           varchar(30)  NULL,     -- Person at the training office
    AppStat         char(1)      NOT NULL, -- Standing {A: active; P: on probation; S: suspended; C: completed; X: canceled}
    VetYN           bYN          NOT NULL, -- Served in the armed forces {Y: served; N: did not}
    StateRegNo      varchar(15)  NULL,     -- Number at the state, empty until registered
    PRIMARY KEY (AQCo, ApprNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (AQGroup, TradeCd) REFERENCES dbo.AQTrade (AQGroup, TradeCd)
);

/* Trades: one trade that can be learned a row, with what it takes. */
CREATE TABLE dbo.AQTrade (
    AQGroup         bGroup       NOT NULL, -- Group that shares the list
    TradeCd         varchar(8)   NOT NULL, -- Code of the trade
    TradeName       bDesc        NULL,     -- Name of the trade
    OJTReq          bHrs         NOT NULL, -- Hours on the job to finish
    ClassReq        bHrs         NOT NULL, -- Hours in school to finish
    Periods         tinyint      NOT NULL, -- Half years it takes
    RatioJrny       tinyint      NOT NULL, -- Journeymen needed for each learner
    StartPct        bPct         NOT NULL, -- First wage, as percent of a journeyman's
    LicenYN         bYN          NOT NULL, -- State license needed at the end {Y: needed; N: not needed}
    PRIMARY KEY (AQGroup, TradeCd)
);

/* Hours per skill: hours one learner logged in one skill in one month a row. */
CREATE TABLE dbo.AQHR (
    AQCo            bCompany     NOT NULL, -- Company of the learner
    ApprNo          int          NOT NULL, -- Learner
    Mth             bMonth       NOT NULL, -- Month
    SkillCd         varchar(8)   NOT NULL, -- Skill, such as WELD, RIG or LAYO
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job where most of it was done
    LogHrs          bHrs         NOT NULL, -- Written in the logbook
    OKHrs           bHrs         NOT NULL, -- Accepted by the committee
    PayHrs          bHrs         NOT NULL, -- As payroll has them
    Jrny            varchar(30)  NULL,     -- Journeyman who signed the log
    SignYN          bYN          NOT NULL, -- Log signed {Y: signed; N: blank}
    Grade           tinyint      NULL,     -- Mark for the work, one to ten
    PRIMARY KEY (AQCo, ApprNo, Mth, SkillCd),
    FOREIGN KEY (AQCo, ApprNo) REFERENCES dbo.AQAP (AQCo, ApprNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* School terms: one learner in one class term a row. */
CREATE TABLE dbo.AQTM (
    AQCo            bCompany     NOT NULL, -- Company of the learner
    ApprNo          int          NOT NULL, -- Learner
    TermCd          varchar(6)   NOT NULL, -- Term, such as 26FALL
    School          varchar(30)  NULL,     -- Where the classes are held
    Teacher         varchar(30)  NULL,     -- Instructor
    ReqHrs          bHrs         NOT NULL, -- Hours that had to be sat
    AttHrs          bHrs         NOT NULL, -- Hours that were sat
    ExamPct         bPct         NULL,     -- Mark of the exam, empty if not taken
    PassYN          bYN          NOT NULL, -- Term counted {Y: passed; N: must repeat}
    Tuition         bDollar      NOT NULL, -- School's bill
    GrantAmt        bDollar      NOT NULL, -- Part of the bill that the state gives back
    BookAmt         bDollar      NOT NULL, -- Books and kit
    PRIMARY KEY (AQCo, ApprNo, TermCd),
    FOREIGN KEY (AQCo, ApprNo) REFERENCES dbo.AQAP (AQCo, ApprNo)
);

/* Step raises: one move of a learner to the next pay step a row. */
CREATE TABLE dbo.AQSR (
    AQCo            bCompany     NOT NULL, -- Company of the learner
    ApprNo          int          NOT NULL, -- Learner who moves up
    StepNo          tinyint      NOT NULL, -- Step moved to
    DueOn           bDate        NOT NULL, -- Day the move was due
    GaveOn          bDate        NULL,     -- Day the move was made, empty until then
    OldWage         bUnitCost    NOT NULL, -- Hourly pay before
    NewWage         bUnitCost    NOT NULL, -- Hourly pay after
    Decisn          char(1)      NULL,     -- Committee's word {G: granted; H: held back; R: refused}
    HoldWhy         varchar(60)  NULL,     -- Grounds for holding back
    Chair           varchar(30)  NULL,     -- Head of the committee
    RetroAmt        bDollar      NOT NULL, -- Back pay for being late
    PRIMARY KEY (AQCo, ApprNo, StepNo),
    FOREIGN KEY (AQCo, ApprNo) REFERENCES dbo.AQAP (AQCo, ApprNo)
);
