-- Overhead allocation: shared cost gathered in pools and spread over jobs and machines every month.

/* Cost pools: one pot of shared cost that is spread out a row, such as yard rent or small tools. */
CREATE TABLE dbo.OAPool (
    OACo            bCompany     NOT NULL, -- Company that runs the pool
    Pool            varchar(8)   NOT NULL, -- Pool code
    PoolDesc        bDesc        NULL,     -- What goes into the pool
    OAGroup         bGroup       NULL,     -- Group of the basis
    Basis           varchar(6)   NULL,     -- Measure the cost is spread by
    GLCo            bCompany     NULL,     -- Ledger company of the clearing account
    ClearAcct       bGLAcct      NULL,     -- Account credited when the cost is passed on
    Keeper          varchar(30)  NULL,     -- Accountant responsible for the pool
    Freq            char(1)      NOT NULL, -- How often it is spread {M: monthly; Q: quarterly; Y: yearly}
    StdRate         bPct         NULL,     -- Rate used in estimating
    CapAmt          bDollar      NULL,     -- Most that may be charged in one month, empty if no limit
    OnHoldYN        bYN          NOT NULL, -- Left out of the next run {Y: left out; N: taken along}
    PRIMARY KEY (OACo, Pool),
    FOREIGN KEY (OAGroup, Basis) REFERENCES dbo.OABS (OAGroup, Basis),
    FOREIGN KEY (GLCo, ClearAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Bases: the list of measures by which shared cost can be spread. */
CREATE TABLE dbo.OABS (
    OAGroup         bGroup       NOT NULL, -- Group that shares the list
    Basis           varchar(6)   NOT NULL, -- Code of the measure
    BasisDesc       bDesc        NULL,     -- Name of the measure, such as labor hours
    Source          char(2)      NOT NULL, -- Ledger it is read from {PR: payroll; EM: equipment; JC: job cost; AP: payables}
    UM              bUM          NULL,     -- Unit it is measured in
    IncBurdenYN     bYN          NOT NULL, -- Counts payroll burden too {Y: with burden; N: bare}
    RndDigits       tinyint      NOT NULL, -- Decimals kept
    RetiredYN       bYN          NOT NULL, -- Not to be picked any more {Y: retired; N: usable}
    PRIMARY KEY (OAGroup, Basis)
);

/* Allocation runs: one spreading of one pool for one month a row. */
CREATE TABLE dbo.OARN (
    OACo            bCompany     NOT NULL, -- Company of the run
    RunID           int          NOT NULL, -- Number of the run
    Pool            varchar(8)   NOT NULL, -- Pool that was spread
    CostMth         bMonth       NOT NULL, -- Month whose cost was spread
    RunDate         bDate        NOT NULL, -- Day somebody ran it
    RunBy           varchar(30)  NULL,     -- Person who ran it
    RunKind         char(1)      NOT NULL, -- What it was for {T: trial; R: real; C: correction}
    PostedOn        bDate        NULL,     -- Day it went to the ledgers, empty while it has not
    ReversedOn      bDate        NULL,     -- Day it was taken back, empty if it stands
    PoolAmt         bDollar      NOT NULL, -- Cost found in the pool
    SpreadAmt       bDollar      NOT NULL, -- Cost passed on
    LeftAmt         bDollar      NOT NULL, -- Cost that stayed behind because of the cap
    BasisTot        bUnits       NOT NULL, -- Total of the measure over all receivers
    EffRate         bUnitCost    NULL,     -- Cost for one unit of the measure
    Remark          varchar(60)  NULL,     -- Free note on the run
    PRIMARY KEY (OACo, RunID),
    FOREIGN KEY (OACo, Pool) REFERENCES dbo.OAPool (OACo, Pool)
);

/* Run details: what one job or machine was charged in a run a row. */
CREATE TABLE dbo.OARD (
    OACo            bCompany     NOT NULL, -- Company of the run
    RunID           int          NOT NULL, -- Run the charge comes from
    Seq             int          NOT NULL, -- Sequence within the run
    Target          char(1)      NOT NULL, -- Who takes the cost {J: a job; E: a piece of equipment; G: general ledger}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job charged
    Phase           bPhase       NULL,     -- Phase of the job it is booked to
    EMCo            bCompany     NULL,     -- Equipment company
    Equipment       bEquip       NULL,     -- Machine charged
    BasisQty        bUnits       NOT NULL, -- How much of the measure this receiver had
    SharePct        bPct         NOT NULL, -- Its part of the whole
    CalcAmt         bDollar      NOT NULL, -- Charge as computed
    AdjAmt          bDollar      NOT NULL, -- Change made by hand
    ChgAmt          bDollar      NOT NULL, -- Charge as booked, computed plus change by hand
    ExemptYN        bYN          NOT NULL, -- Spared from the charge {Y: spared; N: charged}
    PRIMARY KEY (OACo, RunID, Seq),
    FOREIGN KEY (OACo, RunID) REFERENCES dbo.OARN (OACo, RunID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Rate history: each overhead rate a pool has had a row. */
CREATE TABLE dbo.OARH (
    OACo            bCompany     NOT NULL, -- Company of the pool
    Pool            varchar(8)   NOT NULL, -- Pool
    RateSeq         smallint     NOT NULL, -- Counts the changes of the rate
    FromDate        bDate        NOT NULL, -- First day the rate holds
    ThruDate        bDate        NULL,     -- Last day it holds, empty for the one in force
    OldRate         bPct         NOT NULL, -- Rate before the change
    NewRate         bPct         NOT NULL, -- Rate after the change
    ChangedBy       varchar(30)  NULL,     -- Who set it
    ReasonCd        char(1)      NULL,     -- Why it changed {A: annual review; B: audit by a client; M: mistake put right}
    GovtOkYN        bYN          NOT NULL, -- Accepted for government work {Y: accepted; N: not accepted}
    PRIMARY KEY (OACo, Pool, RateSeq),
    FOREIGN KEY (OACo, Pool) REFERENCES dbo.OAPool (OACo, Pool)
);
