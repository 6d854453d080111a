-- Subcontractor pay requests: what subs bill us each month, what we certify, hold back and pay.

/* Pay requests: one monthly bill of a subcontractor against a subcontract a row. */
CREATE TABLE dbo.DGPR (
    DGCo            bCompany     NOT NULL, -- Company that is billed
    SubCtr          varchar(12)  NOT NULL, -- Subcontract the bill belongs to
    ReqNo           smallint     NOT NULL, -- Number of the request, counted up within the subcontract
    VendorGroup     bGroup       NULL,     -- Vendor group
    SubVendor       bVendor      NULL,     -- Subcontractor asking for money
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the work was done on
    ThruDate        bDate        NOT NULL, -- Last day of work that the bill covers
    GotDate         bDate        NULL,     -- Day it reached our office
    DecDate         bDate        NULL,     -- Day the reviewer made up his mind, empty until then
    ReqStat         char(1)      NOT NULL, -- Where the bill stands {N: new; R: under review; A: approved; J: rejected; P: paid}
    AskAmt          bDollar      NOT NULL, -- Money billed by the subcontractor
    OkAmt           bDollar      NOT NULL, -- Money we certified for payment
    ReviewBy        varchar(30)  NULL,     -- Project manager who checks it
    HoldCd          varchar(6)   NULL,     -- Reason the bill is stopped, from DGHC, empty if it is not
    FinalYN         bYN          NOT NULL, -- Last bill of the subcontract {Y: final; N: progress}
    PRIMARY KEY (DGCo, SubCtr, ReqNo),
    FOREIGN KEY (DGCo, HoldCd) REFERENCES dbo.DGHC (DGCo, HoldCd),
    FOREIGN KEY (VendorGroup, SubVendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Request lines: one item of the schedule of values billed on a pay request a row. */
CREATE TABLE dbo.DGPL (
    DGCo            bCompany     NOT NULL, -- Company that is billed
    SubCtr          varchar(12)  NOT NULL, -- Subcontract
    ReqNo           smallint     NOT NULL, -- Request the line stands on
    ReqLine         smallint     NOT NULL, -- Line number
    Phase           bPhase       NULL,     -- Phase the cost is charged to
    WorkDesc        bItemDesc    NULL,     -- Kind of work in words
    SchedAmt        bDollar      NOT NULL, -- Full value of the item in the subcontract
    PriorAmt        bDollar      NOT NULL, -- Billed on earlier requests
    NowAmt          bDollar      NOT NULL, -- Billed this time
    StoredAmt       bDollar      NOT NULL, -- Part billed for material on site not yet built in
    CertAmt         bDollar      NOT NULL, -- What we accept of this time's billing
    CutYN           bYN          NOT NULL, -- Whether we marked the line down {Y: cut; N: accepted as billed}
    CutWhy          bDesc        NULL,     -- Explanation given to the subcontractor
    PRIMARY KEY (DGCo, SubCtr, ReqNo, ReqLine),
    FOREIGN KEY (DGCo, SubCtr, ReqNo) REFERENCES dbo.DGPR (DGCo, SubCtr, ReqNo)
);

/* Request payments: one check sent to a subcontractor for a pay request a row. */
CREATE TABLE dbo.DGPY (
    DGCo            bCompany     NOT NULL, -- Company that pays
    SubCtr          varchar(12)  NOT NULL, -- Subcontract paid on
    PaySeq          int          NOT NULL, -- Sequence of the payment
    ReqNo           smallint     NOT NULL, -- Request that is paid
    ChkNo           varchar(10)  NULL,     -- Number on the check
    ChkDate         bDate        NOT NULL, -- Day the check was written
    ClearDt         bDate        NULL,     -- Day it went through the bank, empty until cashed
    PdMth           bMonth       NOT NULL, -- Accounting month of the payment
    NetAmt          bDollar      NOT NULL, -- Money on the check
    RetRel          bDollar      NOT NULL, -- Retainage let go with this check
    JointYN         bYN          NOT NULL, -- Made out to two parties {Y: joint check; N: sub alone}
    JointName       bDesc        NULL,     -- Second party on the check
    VoidYN          bYN          NOT NULL, -- Cancelled afterwards {Y: void; N: good}
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Cash account drawn on
    PRIMARY KEY (DGCo, SubCtr, PaySeq),
    FOREIGN KEY (DGCo, SubCtr, ReqNo) REFERENCES dbo.DGPR (DGCo, SubCtr, ReqNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Hold codes: the list of reasons for stopping a subcontractor's bill. */
CREATE TABLE dbo.DGHC (
    DGCo            bCompany     NOT NULL, -- Company that uses the list
    HoldCd          varchar(6)   NOT NULL, -- Short code
    HoldName        bDesc        NULL,     -- Reason in words
    HoldType        char(1)      NULL,     -- What it is about {D: documents; W: workmanship; M: backcharge}
    RelBy           varchar(30)  NULL,     -- Person who may lift it
    StopYN          bYN          NOT NULL, -- Blocks every subcontract of the sub {Y: all; N: this one only}
    ChaseDays       smallint     NULL,     -- Days until we write to the sub about it
    SortNo          smallint     NULL,     -- Place in the pick list
    PRIMARY KEY (DGCo, HoldCd)
);

/* Monthly billing totals: one job and month a row, all subcontractors together. */
CREATE TABLE dbo.DGMT (
    DGCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month totalled
    JCCo            bCompany     NOT NULL, -- Job cost company
    Job             bJob         NOT NULL, -- Job totalled
    ReqCnt          int          NOT NULL, -- How many bills came in
    LateCnt         int          NOT NULL, -- How many of them came after the cutoff
    AskTot          bDollar      NOT NULL, -- Billed by all subs
    OkTot           bDollar      NOT NULL, -- Certified by us
    PaidTot         bDollar      NOT NULL, -- Sent out in checks
    RetBal          bDollar      NOT NULL, -- Retainage held at month end
    LockYN          bYN          NOT NULL, -- Month closed for changes {Y: locked; N: may change}
    RunBy           varchar(30)  NULL,     -- Who ran the totals
    PRIMARY KEY (DGCo, Mth, JCCo, Job),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
