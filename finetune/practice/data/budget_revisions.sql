-- Budget revisions: changes of a job's cost budget, asked for, decided and posted.

/* Budget revision: one asked-for change to the cost budget of a job, with who wanted it and what was decided. */
CREATE TABLE dbo.GCRH (
    GCCo            bCompany     NOT NULL, -- Company that keeps the revision
    RevNo           int          NOT NULL, -- Number of the revision
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job whose budget moves
    RevTitle        bDesc        NULL,     -- What the change is about in a few words
    RsnCode         varchar(6)   NULL,     -- Why the budget moves, from GCRsn
    RevStat         char(1)      NOT NULL, -- How far the request has come {D: draft; P: pending approval; A: approved; R: rejected; W: withdrawn}
    AskedBy         varchar(30)  NULL,     -- Project manager who wants the change
    DecidedBy       varchar(30)  NULL,     -- Executive who ruled on it
    ReqDate         bDate        NOT NULL, -- Day it was handed in
    EffDate         bDate        NULL,     -- First day on which the new budget counts
    DecDate         bDate        NULL,     -- Day of the ruling, empty until there is one
    HoursChg        bHrs         NOT NULL, -- Labor hours added in all, negative if cut
    CostChg         bDollar      NOT NULL, -- Dollars added in all, negative if cut
    OwnerPaysYN     bYN          NOT NULL, -- Who bears it {Y: the owner covers it; N: we absorb it}
    PRIMARY KEY (GCCo, RevNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (GCCo, RsnCode) REFERENCES dbo.GCRsn (GCCo, RsnCode)
);

/* Revision line: one phase and cost class of a budget revision as it was asked for and granted. */
CREATE TABLE dbo.GCRL (
    GCCo            bCompany     NOT NULL, -- Company of the revision
    RevNo           int          NOT NULL, -- Revision the line is on
    RevLine         smallint     NOT NULL, -- Place of the line in the revision
    Phase           bPhase       NOT NULL, -- Phase of work whose budget moves
    CostClass       char(1)      NOT NULL, -- Sort of cost {L: labor; M: material; S: subcontract; E: equipment; O: other}
    OldAmt          bDollar      NOT NULL, -- Budget of the phase beforehand
    ChgAmt          bDollar      NOT NULL, -- Dollars requested on top
    OkAmt           bDollar      NULL,     -- Dollars granted, empty while nobody has ruled
    OldHrs          bHrs         NOT NULL, -- Hours in the budget beforehand
    ChgHrs          bHrs         NOT NULL, -- Hours requested on top
    UM              bUM          NULL,     -- Unit the quantity is counted in
    LineNote        varchar(80)  NULL,     -- Explanation by the project manager
    PRIMARY KEY (GCCo, RevNo, RevLine),
    FOREIGN KEY (GCCo, RevNo) REFERENCES dbo.GCRH (GCCo, RevNo)
);

/* Posted budget change: one entry booked to the budget of a phase, from a revision or by hand. */
CREATE TABLE dbo.GCPL (
    GCCo            bCompany     NOT NULL, -- Company of the entry
    Mth             bMonth       NOT NULL, -- Accounting month it was booked in
    PostSeq         int          NOT NULL, -- Sequence of the entry in the month
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the entry went to
    RevNo           int          NULL,     -- Revision it came from, empty if keyed by hand
    Phase           bPhase       NOT NULL, -- Phase of work
    CostClass       char(1)      NOT NULL, -- Sort of cost {L: labor; M: material; S: subcontract; E: equipment; O: other}
    PostAmt         bDollar      NOT NULL, -- Dollars booked
    PostHrs         bHrs         NOT NULL, -- Hours booked
    PostDate        bDate        NOT NULL, -- Day of the booking
    KeyedBy         varchar(20)  NULL,     -- Clerk who booked it
    BackedOutYN     bYN          NOT NULL, -- Whether the entry was undone later {Y: reversed; N: stands}
    PRIMARY KEY (GCCo, Mth, PostSeq),
    FOREIGN KEY (GCCo, RevNo) REFERENCES dbo.GCRH (GCCo, RevNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Revision reasons: the list of reasons a budget may be changed for. */
CREATE TABLE dbo.GCRsn (
    GCCo            bCompany     NOT NULL, -- Company of the list
    RsnCode         varchar(6)   NOT NULL, -- Short code
    RsnText         bDesc        NULL,     -- Reason in words
    RsnKind         char(1)      NOT NULL, -- Family of the reason {S: change of scope; E: estimating mistake; M: market prices; T: transfer between phases}
    NeedsVPYN       bYN          NOT NULL, -- Whether a vice president must sign {Y: yes; N: no}
    FreeLimit       bDollar      NOT NULL, -- Change up to which nobody has to sign
    RetiredOn       bDate        NULL,     -- Day the code was taken out of use, empty while usable
    OwnerNote       bItemDesc    NULL,     -- What to tell the owner
    PRIMARY KEY (GCCo, RsnCode)
);

/* Monthly budget: the budget totals of one job at the end of one month. */
CREATE TABLE dbo.GCMT (
    GCCo            bCompany     NOT NULL, -- Company
    Job             bJob         NOT NULL, -- Job
    BudMth          bMonth       NOT NULL, -- Month the totals stand for
    JCCo            bCompany     NULL,     -- Job cost company of the job
    OrigBud         bDollar      NOT NULL, -- Budget as first loaded
    CurrBud         bDollar      NOT NULL, -- Budget with all changes to date
    RevCount        smallint     NOT NULL, -- Revisions that landed in the month
    BudHrs          bHrs         NOT NULL, -- Labor hours in the budget
    FrozenYN        bYN          NOT NULL, -- Whether the month's figures are locked {Y: locked; N: may still move}
    FreezeDate      bDate        NULL,     -- Day they were locked
    PRIMARY KEY (GCCo, Job, BudMth),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
