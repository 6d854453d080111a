-- Disciplinary actions: cases against employees, penalties proposed and imposed, work rules and points by month.

/* Discipline cases: one matter against one employee a row. */
CREATE TABLE dbo.BVCS (
    BVCo            bCompany     NOT NULL, -- Company of the case
    CaseNo          int          NOT NULL, -- Number of the case
    PRCo            bCompany     NULL,     -- Payroll company of the accused
    Employee        bEmployee    NULL,     -- The accused
    BVGroup         bGroup       NULL,     -- Group of the rule book
    RuleCode        varchar(8)   NULL,     -- Rule said to be broken
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job where it happened
    IncDate         bDate        NOT NULL, -- Day it happened
    RptDate         bDate        NULL,     -- Day it was reported
    CloseDate       bDate        NULL,     -- Day the file was closed, empty while open
    RptBy           varchar(30)  NULL,     -- Person who brought it up
    Investgtr       varchar(30)  NULL,     -- Person who looks into it
    Severity        tinyint      NOT NULL, -- How bad it is {1: minor; 2: serious; 3: gross misconduct}
    CaseStage       char(1)      NOT NULL, -- How far it is {N: new; I: being investigated; H: hearing set; D: decided; W: withdrawn}
    StewYN          bYN          NOT NULL, -- Union steward present {Y: present; N: without}
    DmgAmt          bDollar      NOT NULL, -- Harm done, in money
    RecvAmt         bDollar      NOT NULL, -- Money got back from the employee
    PRIMARY KEY (BVCo, CaseNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (BVGroup, RuleCode) REFERENCES dbo.BVRL (BVGroup, RuleCode)
);

/* Proposed penalties: one penalty that a boss would like to see in a case a row. */
CREATE TABLE dbo.BVPR (
    BVCo            bCompany     NOT NULL, -- Company of the case
    CaseNo          int          NOT NULL, -- Case it is proposed in
    PropSeq         tinyint      NOT NULL, -- Running number of the proposal
    Penalty         char(1)      NOT NULL, -- Kind of penalty {V: verbal warning; W: written warning; S: suspension; D: demotion; T: termination}
    PropBy          varchar(30)  NULL,     -- Boss who proposes it
    PropDate        bDate        NOT NULL, -- Day it was proposed
    PropDays        smallint     NOT NULL, -- Days off without pay, as proposed
    PropPts         smallint     NOT NULL, -- Points, as proposed
    PropFine        bDollar      NOT NULL, -- Fine, as proposed
    HROKYN          bYN          NOT NULL, -- HR agrees {Y: agrees; N: does not}
    DropDate        bDate        NULL,     -- Day the proposal was taken back, empty if it stands
    PRIMARY KEY (BVCo, CaseNo, PropSeq),
    FOREIGN KEY (BVCo, CaseNo) REFERENCES dbo.BVCS (BVCo, CaseNo)
);

/* Imposed penalties: one penalty handed down in a case a row. */
CREATE TABLE dbo.BVPI (
    BVCo            bCompany     NOT NULL, -- Company of the case
    CaseNo          int          NOT NULL, -- Case it was handed down in
    PenSeq          tinyint      NOT NULL, -- Running number of the penalty
    Penalty         char(1)      NOT NULL, -- Kind of penalty {V: verbal warning; W: written warning; S: suspension; D: demotion; T: termination}
    DecBy           varchar(30)  NULL,     -- Manager who decided
    DecDate         bDate        NOT NULL, -- Day of the decision
    BegDate         bDate        NULL,     -- First day it applies
    EndDate         bDate        NULL,     -- Last day it applies
    Days            smallint     NOT NULL, -- Days off without pay
    Pts             smallint     NOT NULL, -- Points on the record
    Fine            bDollar      NOT NULL, -- Fine to be paid
    AckDate         bDate        NULL,     -- Day the employee signed for the letter, empty until then
    StrikeDate      bDate        NULL,     -- Day it is wiped from the record
    Appeal          tinyint      NOT NULL, -- Objection by the employee {0: none; 1: filed; 2: penalty upheld; 3: penalty overturned}
    PRIMARY KEY (BVCo, CaseNo, PenSeq),
    FOREIGN KEY (BVCo, CaseNo) REFERENCES dbo.BVCS (BVCo, CaseNo)
);

/* Work rules: one rule of the rule book a row. */
CREATE TABLE dbo.BVRL (
    BVGroup         bGroup       NOT NULL, -- Group that shares the rule book
    RuleCode        varchar(8)   NOT NULL, -- Code of the rule
    RuleName        bDesc        NULL,     -- What the rule is about
    Chapter         char(1)      NOT NULL, -- Part of the book {A: attendance; S: safety; C: conduct; P: property}
    FirstPts        smallint     NOT NULL, -- Points the first time
    RepeatPts       smallint     NOT NULL, -- Points each further time
    ZeroTolYN       bYN          NOT NULL, -- Out at once, no warning {Y: out at once; N: step by step}
    UseYN           bYN          NOT NULL, -- In force {Y: in force; N: repealed}
    PRIMARY KEY (BVGroup, RuleCode)
);

/* Monthly points: the record of one employee in one month a row. */
CREATE TABLE dbo.BVPT (
    BVCo            bCompany     NOT NULL, -- Company
    PRCo            bCompany     NOT NULL, -- Payroll company of the person
    Employee        bEmployee    NOT NULL, -- Person
    Mth             bMonth       NOT NULL, -- Month
    BegPts          smallint     NOT NULL, -- Points carried in
    AddPts          smallint     NOT NULL, -- Points collected
    DropPts         smallint     NOT NULL, -- Points wiped off
    EndPts          smallint     NOT NULL, -- Points at the close of the month
    WarnCnt         tinyint      NOT NULL, -- Warnings received
    SuspDays        tinyint      NOT NULL, -- Days off without pay
    LostPay         bDollar      NOT NULL, -- Wages missed by that
    ToldYN          bYN          NOT NULL, -- Balance mailed to the person {Y: mailed; N: not mailed}
    PRIMARY KEY (BVCo, PRCo, Employee, Mth),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);
