-- Lines of credit: revolvers with banks, the draws on them, repayments and month-end balances.

/* Line types: the kinds of credit facilities, one kind a row. */
CREATE TABLE dbo.EBTP (
    EBCo            bCompany     NOT NULL, -- Company of the code
    LineType        varchar(6)   NOT NULL, -- Short code of the kind of facility
    Description     bDesc        NULL,     -- Name of the kind
    UnusedPct       bPct         NULL,     -- Fee rate on the part not borrowed
    TermMths        smallint     NULL,     -- Usual life of such a facility in months
    CollReqYN       bYN          NOT NULL, -- Whether the bank wants security for it {Y: secured; N: on signature}
    CleanUpDays     tinyint      NULL,     -- Days a year on which nothing may be owed
    Notes           varchar(60)  NULL,     -- Remarks on the kind
    PRIMARY KEY (EBCo, LineType)
);

/* Credit lines: one agreement with a bank a row, with its ceiling and dates. */
CREATE TABLE dbo.EBLC (
    EBCo            bCompany     NOT NULL, -- Borrowing company
    CrLine          varchar(10)  NOT NULL, -- Number of the line
    Description     bDesc        NULL,     -- What the line is called in house
    BankName        varchar(40)  NULL,     -- Lender
    LineType        varchar(6)   NULL,     -- Kind of facility, from EBTP
    LimitAmt        bDollar      NOT NULL, -- Most that may be borrowed at once
    CurrBal         bDollar      NOT NULL, -- Principal owed today
    SignDate        bDate        NULL,     -- Day the agreement was signed
    ExpDate         bDate        NULL,     -- Maturity
    AutoRenYN       bYN          NOT NULL, -- Whether it rolls over by itself {Y: rolls over; N: ends at maturity}
    LineStat        char(1)      NOT NULL, -- Whether it can be used {A: available; F: frozen by the lender; W: waiver pending; C: closed out}
    SpreadPct       bPct         NULL,     -- Margin over the base rate
    Collateral      varchar(60)  NULL,     -- Security pledged, empty where there is none
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Liability account of the line
    PRIMARY KEY (EBCo, CrLine),
    FOREIGN KEY (EBCo, LineType) REFERENCES dbo.EBTP (EBCo, LineType),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Draws: one borrowing under a line a row, from the request to the money on the account. */
CREATE TABLE dbo.EBDR (
    EBCo            bCompany     NOT NULL, -- Borrowing company
    CrLine          varchar(10)  NOT NULL, -- Line drawn on
    DrawSeq         int          NOT NULL, -- Running number of the draw
    ReqDate         bDate        NOT NULL, -- Day we asked for the money
    ReqAmt          bDollar      NOT NULL, -- Amount asked for
    FundDate        bDate        NULL,     -- Day the money arrived, empty until then
    FundAmt         bDollar      NOT NULL, -- Amount that arrived
    DrawState       tinyint      NOT NULL, -- How far the draw has come {0: draft; 1: pending officer approval; 2: sent to bank; 3: funded; 4: declined}
    Purpose         varchar(60)  NULL,     -- What the money is for
    ReqBy           varchar(30)  NULL,     -- Person who asked
    ApprBy          varchar(30)  NULL,     -- Officer who signed off, empty until signed
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Project the money is for
    PRIMARY KEY (EBCo, CrLine, DrawSeq),
    FOREIGN KEY (EBCo, CrLine) REFERENCES dbo.EBLC (EBCo, CrLine),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Repayments: one instalment or voluntary paydown on a line a row. */
CREATE TABLE dbo.EBRP (
    EBCo            bCompany     NOT NULL, -- Borrowing company
    CrLine          varchar(10)  NOT NULL, -- Line paid down
    RepaySeq        int          NOT NULL, -- Running number of the repayment
    DueDate         bDate        NULL,     -- Day the bank expects it
    PaidDate        bDate        NULL,     -- Day it went out, empty while unpaid
    PrinDue         bDollar      NOT NULL, -- Principal called for
    PrinPaid        bDollar      NOT NULL, -- Principal sent
    IntPaid         bDollar      NOT NULL, -- Interest sent with it
    VolYN           bYN          NOT NULL, -- Whether we paid of our own accord {Y: voluntary; N: scheduled}
    WireRef         varchar(20)  NULL,     -- Confirmation number of the wire
    PRIMARY KEY (EBCo, CrLine, RepaySeq),
    FOREIGN KEY (EBCo, CrLine) REFERENCES dbo.EBLC (EBCo, CrLine)
);

/* Monthly balances: one line and month a row, with movements and interest. */
CREATE TABLE dbo.EBMB (
    EBCo            bCompany     NOT NULL, -- Borrowing company
    CrLine          varchar(10)  NOT NULL, -- Line the balance is of
    Mth             bMonth       NOT NULL, -- Month
    BegBal          bDollar      NOT NULL, -- Owed on the first
    DrawAmt         bDollar      NOT NULL, -- Borrowed in the month
    RepayAmt        bDollar      NOT NULL, -- Paid back in the month
    EndBal          bDollar      NOT NULL, -- Owed on the last day
    IntAccr         bDollar      NOT NULL, -- Interest we booked
    IntBilled       bDollar      NOT NULL, -- Interest the bank charged
    UnusedFee       bDollar      NOT NULL, -- Fee on the part not borrowed
    CovenOKYN       bYN          NOT NULL, -- Whether the covenants were met {Y: met; N: breached}
    PRIMARY KEY (EBCo, CrLine, Mth),
    FOREIGN KEY (EBCo, CrLine) REFERENCES dbo.EBLC (EBCo, CrLine)
);
