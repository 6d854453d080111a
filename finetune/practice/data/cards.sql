-- Cards: company credit cards, their charges, coding splits, statements and disputes.

/* Cards: one credit or fuel card given to an employee or a truck a row. */
CREATE TABLE dbo.CCCM (
    CCCo            bCompany     NOT NULL, -- Company that owns the card
    CardId          varchar(10)  NOT NULL, -- Our own number of the card
    Last4           char(4)      NULL,     -- Final four digits of the card
    NameOnCard      varchar(40)  NULL,     -- What is embossed on it
    Program         varchar(8)   NOT NULL, -- Card program, from CCPG
    PRCo            bCompany     NULL,     -- Payroll company of the holder
    Holder          bEmployee    NULL,     -- Employee who carries it
    EMCo            bCompany     NULL,     -- Equipment company of the truck
    Equipment       bEquip       NULL,     -- Truck the card stays with, for fuel cards
    CardStat        char(1)      NOT NULL, -- Whether it works {O: ordered; A: active; F: frozen; X: cancelled}
    IssDate         bDate        NULL,     -- Day it was handed out
    ExpiryMth       bMonth       NULL,     -- Last month it is good for
    CycleLim        bDollar      NOT NULL, -- Most that may be spent in a billing cycle
    TranLim         bDollar      NOT NULL, -- Most for a single purchase
    CashYN          bYN          NOT NULL, -- Whether it gives cash at a machine {Y: cash allowed; N: purchases only}
    PRIMARY KEY (CCCo, CardId),
    FOREIGN KEY (CCCo, Program) REFERENCES dbo.CCPG (CCCo, Program),
    FOREIGN KEY (PRCo, Holder) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Card programs: the list of agreements with card banks, with limit and fee. */
CREATE TABLE dbo.CCPG (
    CCCo            bCompany     NOT NULL, -- Company of the agreement
    Program         varchar(8)   NOT NULL, -- Code of the agreement
    ProgName        bDesc        NULL,     -- Name of it
    VendorGroup     bGroup       NULL,     -- Group of the card bank
    Bank            bVendor      NULL,     -- Card bank, a vendor
    CardKind        char(1)      NOT NULL, -- What the cards are for {P: purchasing; T: travel; F: fuel}
    CycleDay        tinyint      NOT NULL, -- Day of the month the statement closes
    PoolLimit       bDollar      NOT NULL, -- Most for all cards together
    AnnFee          bDollar      NOT NULL, -- Yearly fee per card
    RebatePct       bPct         NOT NULL, -- Share of the spending that comes back
    PRIMARY KEY (CCCo, Program),
    FOREIGN KEY (VendorGroup, Bank) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Card charges: one purchase or credit on a card as the bank sent it a row. */
CREATE TABLE dbo.CCTD (
    CCCo            bCompany     NOT NULL, -- Company of the card
    StmtMth         bMonth       NOT NULL, -- Statement month
    ChgSeq          int          NOT NULL, -- Sequence in the month
    CardId          varchar(10)  NOT NULL, -- Card that was used
    SwipeDate       bDate        NOT NULL, -- Day of the purchase
    BankDate        bDate        NULL,     -- Day the bank booked it
    Payee           varchar(40)  NULL,     -- Store as the bank names it
    PayeeCity       varchar(30)  NULL,     -- Town of the store
    MCC             char(4)      NULL,     -- Trade code of the store
    ChgAmt          bDollar      NOT NULL, -- Amount charged, negative for a credit
    TaxAmt          bDollar      NOT NULL, -- Sales tax within it
    RevStat         tinyint      NOT NULL, -- How far the coding is {0: uncoded; 1: coded by the holder; 2: approved; 3: sent to the ledger}
    SlipYN          bYN          NOT NULL, -- Whether the sales slip was handed in {Y: have it; N: missing}
    PRIMARY KEY (CCCo, StmtMth, ChgSeq),
    FOREIGN KEY (CCCo, CardId) REFERENCES dbo.CCCM (CCCo, CardId)
);

/* Charge coding: the split of a card charge over jobs and accounts, one part a row. */
CREATE TABLE dbo.CCSP (
    CCCo            bCompany     NOT NULL, -- Company of the charge
    StmtMth         bMonth       NOT NULL, -- Statement month of the charge
    ChgSeq          int          NOT NULL, -- Charge that is split
    SplitNo         tinyint      NOT NULL, -- Number of the part
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that bears the part
    Phase           bPhase       NULL,     -- Phase of the job
    GLCo            bCompany     NULL,     -- Ledger company of the account
    GLAcct          bGLAcct      NULL,     -- Account, for overhead
    PartAmt         bDollar      NOT NULL, -- Amount of the part
    CodedBy         varchar(30)  NULL,     -- Who typed the coding
    Memo            varchar(60)  NULL,     -- What was bought and why
    PRIMARY KEY (CCCo, StmtMth, ChgSeq, SplitNo),
    FOREIGN KEY (CCCo, StmtMth, ChgSeq) REFERENCES dbo.CCTD (CCCo, StmtMth, ChgSeq),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Disputed charges: one complaint to the card bank about a charge a row. */
CREATE TABLE dbo.CCDispute (
    CCCo            bCompany     NOT NULL, -- Company of the charge
    DispNo          int          NOT NULL, -- Number of the complaint
    StmtMth         bMonth       NOT NULL, -- Statement month of the charge
    ChgSeq          int          NOT NULL, -- Charge it is about
    Cause           char(1)      NOT NULL, -- What is wrong {F: fraud; D: charged twice; R: goods sent back; P: wrong price}
    RaisedDate      bDate        NOT NULL, -- Day we complained
    RuledDate       bDate        NULL,     -- Day the bank decided, empty until then
    ClaimAmt        bDollar      NOT NULL, -- What we want back
    BackAmt         bDollar      NOT NULL, -- What the bank gave back
    RaisedBy        varchar(30)  NULL,     -- Who complained
    PRIMARY KEY (CCCo, DispNo),
    FOREIGN KEY (CCCo, StmtMth, ChgSeq) REFERENCES dbo.CCTD (CCCo, StmtMth, ChgSeq)
);
