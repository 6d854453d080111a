-- Petty cash boxes: custodians, slips waiting and slips booked, kinds of spending, counts.

/* Spending kinds: the list of things that may be paid out of petty cash. */
CREATE TABLE dbo.EQKD (
    EQCo            bCompany     NOT NULL, -- Company of the list
    KindCode        varchar(6)   NOT NULL, -- Short code
    Description     bDesc        NULL,     -- What it covers
    MaxSlip         bDollar      NOT NULL, -- Most that one slip may come to
    ReceiptYN       bYN          NOT NULL, -- Whether a receipt is a must {Y: must; N: optional}
    TaxablePct      bPct         NULL,     -- Share that is subject to tax
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Expense account it goes to
    PRIMARY KEY (EQCo, KindCode),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Petty cash boxes: one box of cash a row, with its float and its keeper. */
CREATE TABLE dbo.EQBX (
    EQCo            bCompany     NOT NULL, -- Company that owns the cash
    CashBox         varchar(8)   NOT NULL, -- Label of the box
    Description     bDesc        NULL,     -- Where or for whom it is
    Site            varchar(30)  NULL,     -- Town or yard
    PRCo            bCompany     NULL,     -- Payroll company of the keeper
    Keeper          bEmployee    NULL,     -- Employee who answers for it
    StandIn         varchar(30)  NULL,     -- Person who stands in, empty if nobody does
    FloatAmt        bDollar      NOT NULL, -- Amount it should hold when full
    CashAmt         bDollar      NOT NULL, -- Amount in it now
    MinAmt          bDollar      NOT NULL, -- Level at which to top it up
    SetUpDate       bDate        NULL,     -- Day it was started
    LastTopUp       bDate        NULL,     -- Day cash was last added
    ShutDate        bDate        NULL,     -- Day it was wound up, empty while in use
    SafeYN          bYN          NOT NULL, -- Whether it is locked away at night {Y: in a safe; N: in a drawer}
    PRIMARY KEY (EQCo, CashBox),
    FOREIGN KEY (PRCo, Keeper) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Waiting slips: one cash slip that is not yet in the books a row. */
CREATE TABLE dbo.EQWS (
    EQCo            bCompany     NOT NULL, -- Company
    CashBox         varchar(8)   NOT NULL, -- Box the cash came out of
    SlipNo          int          NOT NULL, -- Number on the slip
    GivenOn         bDate        NOT NULL, -- Day the cash was handed over
    GivenTo         varchar(30)  NULL,     -- Person who got the cash
    KindCode        varchar(6)   NULL,     -- What for, from EQKD
    SlipText        varchar(60)  NULL,     -- Explanation written on the slip
    AdvAmt          bDollar      NOT NULL, -- Cash handed over
    SpentAmt        bDollar      NOT NULL, -- Cash spent by the receipts
    BackAmt         bDollar      NOT NULL, -- Change brought back
    SettleBy        bDate        NULL,     -- Day the receipts must be in
    SettledOn       bDate        NULL,     -- Day the receipts came in, empty until then
    SlipStat        char(1)      NOT NULL, -- Where the slip stands {O: cash out; R: receipts in; Q: queried; B: ready to book}
    RcptYN          bYN          NOT NULL, -- Whether a receipt is attached {Y: attached; N: none}
    PRIMARY KEY (EQCo, CashBox, SlipNo),
    FOREIGN KEY (EQCo, CashBox) REFERENCES dbo.EQBX (EQCo, CashBox),
    FOREIGN KEY (EQCo, KindCode) REFERENCES dbo.EQKD (EQCo, KindCode)
);

/* Booked slips: history of the cash slips that were posted to the ledger, one slip a row. */
CREATE TABLE dbo.EQBS (
    EQCo            bCompany     NOT NULL, -- Company
    CashBox         varchar(8)   NOT NULL, -- Box the cash came out of
    SlipNo          int          NOT NULL, -- Number on the slip
    Mth             bMonth       NOT NULL, -- Month of the books
    GivenOn         bDate        NOT NULL, -- Day the cash was handed over
    BookDate        bDate        NOT NULL, -- Day it was posted
    GivenTo         varchar(30)  NULL,     -- Person who got the cash
    KindCode        varchar(6)   NULL,     -- What for, from EQKD
    PostAmt         bDollar      NOT NULL, -- Expense posted
    TaxAmt          bDollar      NOT NULL, -- Sales tax in it
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job charged, empty for overhead
    BookedBy        varchar(30)  NULL,     -- Clerk who posted it
    ReversYN        bYN          NOT NULL, -- Whether it was backed out later {Y: reversed; N: stands}
    PRIMARY KEY (EQCo, CashBox, SlipNo),
    FOREIGN KEY (EQCo, CashBox) REFERENCES dbo.EQBX (EQCo, CashBox),
    FOREIGN KEY (EQCo, KindCode) REFERENCES dbo.EQKD (EQCo, KindCode),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Cash counts: one count of a box a row, with what was found against what should be there. */
CREATE TABLE dbo.EQCN (
    EQCo            bCompany     NOT NULL, -- Company
    CashBox         varchar(8)   NOT NULL, -- Box counted
    CountSeq        int          NOT NULL, -- Running number of the count
    CountDate       bDate        NOT NULL, -- Day of the count
    BookAmt         bDollar      NOT NULL, -- Cash that should be there
    FoundAmt        bDollar      NOT NULL, -- Cash that was there
    CountBy         varchar(30)  NULL,     -- Person who counted
    SurpriseYN      bYN          NOT NULL, -- Whether the keeper was told beforehand {Y: unannounced; N: announced}
    Outcome         tinyint      NOT NULL, -- What came of it {0: agreed; 1: explained; 2: under inquiry; 3: written off}
    Remark          varchar(80)  NULL,     -- Explanation of a difference
    PRIMARY KEY (EQCo, CashBox, CountSeq),
    FOREIGN KEY (EQCo, CashBox) REFERENCES dbo.EQBX (EQCo, CashBox)
);
