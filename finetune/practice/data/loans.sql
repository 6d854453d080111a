-- Loans: notes payable, their payment plans, payments, draws and covenants.

/* Notes: one loan or note payable a row, with the lender, terms and what is still owed. */
CREATE TABLE dbo.LNNM (
    LNCo            bCompany     NOT NULL, -- Company that borrowed
    NoteNo          varchar(15)  NOT NULL, -- Our number of the loan
    NoteDesc        bDesc        NULL,     -- What was financed
    LendCode        varchar(10)  NOT NULL, -- Bank or finance house, from LNLender
    LendRef         varchar(25)  NULL,     -- Number the bank uses for it
    NoteType        char(1)      NOT NULL, -- Form of the loan {T: term loan; R: revolving line; E: equipment note; M: mortgage}
    NoteStat        tinyint      NOT NULL, -- Stage of the loan {0: applied for; 1: active; 2: paid off; 3: in default}
    FundDate        bDate        NULL,     -- Day the money came
    MatDate         bDate        NULL,     -- Day the last of it falls due
    PayoffDate      bDate        NULL,     -- Day it was settled in full, empty until then
    OrigPrin        bDollar      NOT NULL, -- Sum borrowed at the start
    CurrPrin        bDollar      NOT NULL, -- Balance still owed, without interest
    CredLimit       bDollar      NOT NULL, -- Most that may be drawn on a line
    RatePct         bPct         NOT NULL, -- Yearly interest
    VarRateYN       bYN          NOT NULL, -- Whether the interest moves with the market {Y: variable; N: fixed}
    EMCo            bCompany     NULL,     -- Equipment company of the collateral
    Equipment       bEquip       NULL,     -- Machine pledged for it
    PRIMARY KEY (LNCo, NoteNo),
    FOREIGN KEY (LNCo, LendCode) REFERENCES dbo.LNLender (LNCo, LendCode),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Lenders: banks and finance houses we borrow from, with the person to call. */
CREATE TABLE dbo.LNLender (
    LNCo            bCompany     NOT NULL, -- Company of the list
    LendCode        varchar(10)  NOT NULL, -- Short code of the lender
    LendName        varchar(60)  NULL,     -- Full name of the bank
    Officer         varchar(30)  NULL,     -- Our loan officer there
    Phone           varchar(20)  NULL,     -- Number to call
    City            varchar(30)  NULL,     -- Town of the branch
    LendKind        char(1)      NOT NULL, -- Sort of lender {B: bank; C: captive finance arm of a dealer; P: private person; G: government}
    MaxExpos        bDollar      NOT NULL, -- Most the lender will have out to us in all
    PRIMARY KEY (LNCo, LendCode)
);

/* Payment plan: one planned installment of a note a row, split in principal and interest. */
CREATE TABLE dbo.LNSD (
    LNCo            bCompany     NOT NULL, -- Company of the note
    NoteNo          varchar(15)  NOT NULL, -- Note the installment belongs to
    InstNo          smallint     NOT NULL, -- Number of the installment
    DueOn           bDate        NOT NULL, -- Day it must be paid
    PrinDue         bDollar      NOT NULL, -- Planned part that lowers the debt
    IntDue          bDollar      NOT NULL, -- Planned interest part
    EscrDue         bDollar      NOT NULL, -- Planned part put aside for taxes and insurance
    BalAfter        bDollar      NOT NULL, -- Debt left after the installment
    MetYN           bYN          NOT NULL, -- Whether it has been covered by a payment {Y: met; N: open}
    PRIMARY KEY (LNCo, NoteNo, InstNo),
    FOREIGN KEY (LNCo, NoteNo) REFERENCES dbo.LNNM (LNCo, NoteNo)
);

/* Loan payments: one payment made to a lender on a note a row. */
CREATE TABLE dbo.LNPT (
    LNCo            bCompany     NOT NULL, -- Company that paid
    Mth             bMonth       NOT NULL, -- Accounting month
    PayTrans        int          NOT NULL, -- Transaction number in the month
    NoteNo          varchar(15)  NOT NULL, -- Note that was paid on
    PaidDate        bDate        NOT NULL, -- Day the money went out
    PayMeth         char(1)      NOT NULL, -- How it was paid {A: ACH pull by the bank; C: check; W: wire}
    PrinPaid        bDollar      NOT NULL, -- Part that lowered the debt
    IntPaid         bDollar      NOT NULL, -- Part that was interest
    LateFee         bDollar      NOT NULL, -- Penalty for being late
    GLCo            bCompany     NULL,     -- Ledger company of the interest account
    IntAcct         bGLAcct      NULL,     -- Account that took the interest
    ClearDate       bDate        NULL,     -- Day it showed on the bank statement, empty until then
    PRIMARY KEY (LNCo, Mth, PayTrans),
    FOREIGN KEY (LNCo, NoteNo) REFERENCES dbo.LNNM (LNCo, NoteNo),
    FOREIGN KEY (GLCo, IntAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Covenants: promises to the lender that are tested on a note, with the last test. */
CREATE TABLE dbo.LNCV (
    LNCo            bCompany     NOT NULL, -- Company of the note
    NoteNo          varchar(15)  NOT NULL, -- Note with the promise
    CovSeq          tinyint      NOT NULL, -- Sequence of the promise
    CovText         varchar(80)  NULL,     -- Wording of the promise
    Freq            char(1)      NOT NULL, -- How often it is tested {M: monthly; Q: quarterly; A: yearly}
    LastTest        bDate        NULL,     -- Day of the latest test
    NextTest        bDate        NULL,     -- Day the next test is due
    ReqRatio        bUnitCost    NULL,     -- Least ratio asked for
    ActRatio        bUnitCost    NULL,     -- Ratio that the latest test gave
    Result          char(1)      NULL,     -- Outcome of the latest test {P: passed; F: failed; W: waived by the lender}
    PRIMARY KEY (LNCo, NoteNo, CovSeq),
    FOREIGN KEY (LNCo, NoteNo) REFERENCES dbo.LNNM (LNCo, NoteNo)
);
