-- Recurring journals and accruals: templates, their lines, accruals waiting and accruals posted.

/* Journal sources: the list of kinds of journals. */
CREATE TABLE dbo.EXSR (
    EXCo            bCompany     NOT NULL, -- Company of the list
    SrcCode         varchar(6)   NOT NULL, -- Short code
    Description     bDesc        NULL,     -- Name of the kind
    NeedsApprYN     bYN          NOT NULL, -- Whether a second person must approve {Y: two persons; N: one is enough}
    AutoRevYN       bYN          NOT NULL, -- Whether it is undone on the first of the next month {Y: undone by itself; N: stays}
    MaxAmt          bDollar      NOT NULL, -- Ceiling for one journal of the kind
    KeepYears       tinyint      NULL,     -- Years the papers are kept
    Team            varchar(20)  NULL,     -- Group that looks after it
    PRIMARY KEY (EXCo, SrcCode)
);

/* Recurring journals: one template of an entry that comes back every so often a row. */
CREATE TABLE dbo.EXRJ (
    EXCo            bCompany     NOT NULL, -- Company of the books
    TmplNo          varchar(10)  NOT NULL, -- Number of the template
    Description     bDesc        NULL,     -- What it books
    SrcCode         varchar(6)   NULL,     -- Kind of journal, from EXSR
    Freq            char(1)      NOT NULL, -- How often it runs {M: monthly; Q: quarterly; S: twice a year; Y: yearly}
    StartMth        bMonth       NOT NULL, -- First month it runs in
    EndMth          bMonth       NULL,     -- Last month, empty if it goes on
    NextRun         bDate        NULL,     -- Day it is up next
    LastRun         bDate        NULL,     -- Day it ran last, empty if never
    TotAmt          bDollar      NOT NULL, -- Total of the debits
    Owner           varchar(30)  NULL,     -- Accountant in charge
    Reviewer        varchar(30)  NULL,     -- Person who checked it, empty until then
    HoldYN          bYN          NOT NULL, -- Whether it is skipped for now {Y: on hold; N: runs}
    RunCnt          smallint     NOT NULL, -- Times it has run
    PRIMARY KEY (EXCo, TmplNo),
    FOREIGN KEY (EXCo, SrcCode) REFERENCES dbo.EXSR (EXCo, SrcCode)
);

/* Template lines: one debit or credit of a recurring journal a row. */
CREATE TABLE dbo.EXRL (
    EXCo            bCompany     NOT NULL, -- Company of the books
    TmplNo          varchar(10)  NOT NULL, -- Template the line is on
    LineNum         smallint     NOT NULL, -- Position
    GLCo            bCompany     NOT NULL, -- General ledger company
    GLAcct          bGLAcct      NOT NULL, -- Account hit
    DrCr            char(1)      NOT NULL, -- Side {D: debit; C: credit}
    LineAmt         bDollar      NOT NULL, -- Amount each time
    SharePct        bPct         NULL,     -- Percent of the total, empty for a fixed amount
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job charged, if any
    Memo            varchar(60)  NULL,     -- Text that goes to the ledger
    PRIMARY KEY (EXCo, TmplNo, LineNum),
    FOREIGN KEY (EXCo, TmplNo) REFERENCES dbo.EXRJ (EXCo, TmplNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Accrual proposals: one estimated cost that someone wants accrued a row, before posting. */
CREATE TABLE dbo.EXAP (
    EXCo            bCompany     NOT NULL, -- Company of the books
    AccrNo          int          NOT NULL, -- Number of the accrual
    Mth             bMonth       NOT NULL, -- Month it is meant for
    Description     bItemDesc    NULL,     -- What was had but not billed
    SrcCode         varchar(6)   NULL,     -- Kind of journal, from EXSR
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who will bill us
    EstAmt          bDollar      NOT NULL, -- Guess at the cost
    PriorAmt        bDollar      NOT NULL, -- Guess in the month before
    AskedBy         varchar(30)  NULL,     -- Person who put it in
    AskedOn         bDate        NOT NULL, -- Day it was put in
    ProofYN         bYN          NOT NULL, -- Whether there is paper behind it {Y: backed up; N: gut feeling}
    PropStat        tinyint      NOT NULL, -- How far it has come {0: drafted; 1: with the controller; 2: agreed; 3: thrown out}
    PRIMARY KEY (EXCo, AccrNo),
    FOREIGN KEY (EXCo, SrcCode) REFERENCES dbo.EXSR (EXCo, SrcCode),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Posted accruals: history of the accruals in the ledger, one accrual and month a row. */
CREATE TABLE dbo.EXPA (
    EXCo            bCompany     NOT NULL, -- Company of the books
    AccrNo          int          NOT NULL, -- Number of the accrual
    Mth             bMonth       NOT NULL, -- Month it was posted in
    Description     bItemDesc    NULL,     -- What was accrued
    PostDate        bDate        NOT NULL, -- Day of posting
    PostedBy        varchar(30)  NULL,     -- Accountant who posted it
    AccrAmt         bDollar      NOT NULL, -- Amount accrued
    ActualAmt       bDollar      NOT NULL, -- What the bill came to, zero until it comes
    RevDate         bDate        NULL,     -- Day it was undone, empty while it stands
    RevMth          bMonth       NULL,     -- Month it was undone in
    BillRef         varchar(20)  NULL,     -- Invoice that came in the end
    CostClass       char(1)      NOT NULL, -- What sort of cost {L: labor; M: materials; U: utilities; F: professional fees}
    LateYN          bYN          NOT NULL, -- Whether it was posted after the close {Y: after; N: in time}
    PRIMARY KEY (EXCo, AccrNo, Mth),
    FOREIGN KEY (EXCo, AccrNo) REFERENCES dbo.EXAP (EXCo, AccrNo)
);
