-- Insurance: our own policies, their premiums, the certificates we issue, and losses under them.

/* Policies: one insurance policy that covers us a row, with insurer, broker, term and limits. */
CREATE TABLE dbo.IXPL (
    IXCo            bCompany     NOT NULL, -- Company that is insured
    PolicyNo        varchar(20)  NOT NULL, -- Number of the policy
    Cover           varchar(10)  NULL,     -- Kind of cover, from IXCV
    Carrier         varchar(40)  NULL,     -- Insurance company
    Broker          varchar(40)  NULL,     -- Agent who placed it
    EffDate         bDate        NOT NULL, -- First day of cover
    EndDate         bDate        NOT NULL, -- Last day of cover
    CancDate        bDate        NULL,     -- Day it was cancelled early, empty otherwise
    OccLimit        bDollar      NOT NULL, -- Most that is paid for one loss
    AggLimit        bDollar      NOT NULL, -- Most that is paid in the term
    Deduct          bDollar      NOT NULL, -- What we bear of each loss ourselves
    AnnPrem         bDollar      NOT NULL, -- Premium for the year
    PolState        char(1)      NOT NULL, -- State of the policy {B: bound; Q: quoted only; C: cancelled; E: expired}
    AuditYN         bYN          NOT NULL, -- Whether the insurer audits payroll at the end {Y: audited; N: flat}
    PRIMARY KEY (IXCo, PolicyNo),
    FOREIGN KEY (IXCo, Cover) REFERENCES dbo.IXCV (IXCo, Cover)
);

/* Kinds of cover: list of what can be insured, such as general liability or builder's risk. */
CREATE TABLE dbo.IXCV (
    IXCo            bCompany     NOT NULL, -- Company of the list
    Cover           varchar(10)  NOT NULL, -- Code of the cover
    CoverDesc       bDesc        NULL,     -- What is covered
    MandYN          bYN          NOT NULL, -- Whether the law asks for it {Y: by law; N: our choice}
    GLCo            bCompany     NULL,     -- General ledger company
    ExpAcct         bGLAcct      NULL,     -- Account its premiums are expensed to
    PRIMARY KEY (IXCo, Cover),
    FOREIGN KEY (GLCo, ExpAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Premium installments: one installment of a policy's premium a row, due and paid. */
CREATE TABLE dbo.IXPI (
    IXCo            bCompany     NOT NULL, -- Company of the policy
    PolicyNo        varchar(20)  NOT NULL, -- Policy
    InstNo          tinyint      NOT NULL, -- Which installment it is
    DueOn           bDate        NOT NULL, -- Day it must be paid
    PaidOn          bDate        NULL,     -- Day it was paid, empty while owed
    InstAmt         bDollar      NOT NULL, -- Installment without fees
    FeeAmt          bDollar      NOT NULL, -- Taxes and fees on top
    PaidAmt         bDollar      NOT NULL, -- What was really paid
    FinancedYN      bYN          NOT NULL, -- Whether a premium finance house pays it {Y: financed; N: by us}
    PRIMARY KEY (IXCo, PolicyNo, InstNo),
    FOREIGN KEY (IXCo, PolicyNo) REFERENCES dbo.IXPL (IXCo, PolicyNo)
);

/* Certificates issued: proof of our insurance sent to a customer for a job, one certificate a row. */
CREATE TABLE dbo.IXCE (
    IXCo            bCompany     NOT NULL, -- Company that is insured
    CertNo          int          NOT NULL, -- Number of the certificate
    PolicyNo        varchar(20)  NULL,     -- Policy it proves
    CustGroup       bGroup       NULL,     -- Customer group
    Holder          bCustomer    NULL,     -- Customer who holds it
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it was asked for
    AskedOn         bDate        NULL,     -- Day the customer asked for it
    SentOn          bDate        NULL,     -- Day it went out, empty while it has not
    AddlInsYN       bYN          NOT NULL, -- Whether the holder is named as additional insured {Y: named; N: not named}
    WaiverYN        bYN          NOT NULL, -- Whether subrogation is waived for the holder {Y: waived; N: not}
    SendBy          char(1)      NOT NULL, -- How it is sent {E: by e-mail; P: by post; U: uploaded to the owner's site}
    ClerkName       varchar(20)  NULL,     -- Who handled it
    PRIMARY KEY (IXCo, CertNo),
    FOREIGN KEY (IXCo, PolicyNo) REFERENCES dbo.IXPL (IXCo, PolicyNo),
    FOREIGN KEY (CustGroup, Holder) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Losses by policy and month: number of losses reported, paid and reserved by the insurer. */
CREATE TABLE dbo.IXLossRun (
    IXCo            bCompany     NOT NULL, -- Company of the policy
    PolicyNo        varchar(20)  NOT NULL, -- Policy
    Mth             bMonth       NOT NULL, -- Month of the loss run (first day)
    NewCnt          smallint     NOT NULL, -- Losses reported in the month
    OpenCnt         smallint     NOT NULL, -- Losses open at month end
    InsPaid         bDollar      NOT NULL, -- Paid by the insurer in the month
    OwnPaid         bDollar      NOT NULL, -- Borne by us within the deductible
    CaseRsv         bDollar      NOT NULL, -- Reserved by the insurer at month end
    PRIMARY KEY (IXCo, PolicyNo, Mth),
    FOREIGN KEY (IXCo, PolicyNo) REFERENCES dbo.IXPL (IXCo, PolicyNo)
);
