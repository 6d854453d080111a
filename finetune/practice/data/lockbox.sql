-- Deposits and lockbox receipts: deposit slips, the checks on them, lockbox items and monthly totals.

/* Receipt kinds: the list of reasons for which money comes in. */
CREATE TABLE dbo.FBRK (
    FBCo            bCompany     NOT NULL, -- Company of the list
    RecKind         varchar(5)   NOT NULL, -- Short code
    Description     bDesc        NULL,     -- Kind of money in words
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Account credited
    ApplyYN         bYN          NOT NULL, -- Whether it is set against invoices {Y: against invoices; N: straight to the account}
    HoldDays        tinyint      NULL,     -- Days the bank keeps the funds
    SortSeq         smallint     NULL,     -- Place in pick lists
    PRIMARY KEY (FBCo, RecKind),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Deposits: one deposit slip taken or sent to the bank a row. */
CREATE TABLE dbo.FBDH (
    FBCo            bCompany     NOT NULL, -- Company
    DepNo           varchar(10)  NOT NULL, -- Number on the slip
    Description     bDesc        NULL,     -- Remark on the slip
    BankId          varchar(10)  NULL,     -- Bank account it goes to
    Branch          varchar(30)  NULL,     -- Branch that took it
    PrepDate        bDate        NOT NULL, -- Day it was made up
    BankDate        bDate        NULL,     -- Day the bank credited it, empty until then
    SlipAmt         bDollar      NOT NULL, -- Total on the slip
    CredAmt         bDollar      NOT NULL, -- What the bank credited
    CashAmt         bDollar      NOT NULL, -- Coins and notes in it
    ItemCnt         smallint     NOT NULL, -- Number of checks
    DepWay          char(1)      NOT NULL, -- How it got to the bank {C: counter; N: night drop; S: scanned; A: armored car}
    DepState        tinyint      NOT NULL, -- How far it is {0: being made up; 1: on its way; 2: credited; 3: corrected by the bank}
    MadeBy          varchar(30)  NULL,     -- Clerk who made it up
    CheckedBy       varchar(30)  NULL,     -- Second pair of eyes, empty if none
    PRIMARY KEY (FBCo, DepNo)
);

/* Deposit items: one customer's check on a deposit slip a row. */
CREATE TABLE dbo.FBDI (
    FBCo            bCompany     NOT NULL, -- Company
    DepNo           varchar(10)  NOT NULL, -- Slip the check is on
    ItemSeq         smallint     NOT NULL, -- Position on the slip
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who paid
    ChkNo           varchar(15)  NULL,     -- Number of the check
    ChkDate         bDate        NULL,     -- Date written on the check
    ChkAmt          bDollar      NOT NULL, -- Face of the check
    ApplAmt         bDollar      NOT NULL, -- Part set against invoices
    DiscTaken       bDollar      NOT NULL, -- Early payment discount the customer took
    RecKind         varchar(5)   NULL,     -- Kind of money, from FBRK
    BouncYN         bYN          NOT NULL, -- Whether the bank sent it back {Y: returned; N: good}
    BouncDate       bDate        NULL,     -- Day it was sent back
    PRIMARY KEY (FBCo, DepNo, ItemSeq),
    FOREIGN KEY (FBCo, DepNo) REFERENCES dbo.FBDH (FBCo, DepNo),
    FOREIGN KEY (FBCo, RecKind) REFERENCES dbo.FBRK (FBCo, RecKind),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Lockbox items: one payment that the bank opened and reported in its lockbox file a row. */
CREATE TABLE dbo.FBLX (
    FBCo            bCompany     NOT NULL, -- Company
    FileNo          int          NOT NULL, -- File from the bank
    ItemSeq         smallint     NOT NULL, -- Position in the file
    BoxZip          varchar(10)  NULL,     -- Postal code of the lockbox
    OpenDate        bDate        NOT NULL, -- Day the bank opened the envelope
    LoadDate        bDate        NULL,     -- Day we read the file in
    PayerText       varchar(60)  NULL,     -- Name as the bank read it
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Customer recognized, empty if unknown
    ItemAmt         bDollar      NOT NULL, -- Money in the envelope
    MatchAmt        bDollar      NOT NULL, -- Part that fits invoices
    InvText         varchar(30)  NULL,     -- Invoice number on the stub, empty if none
    MatchStat       char(1)      NOT NULL, -- Result of matching {M: matched; P: in part; U: unknown payer; R: sent back to payer}
    ImageYN         bYN          NOT NULL, -- Whether a scan came with it {Y: scan; N: no scan}
    Worker          varchar(30)  NULL,     -- Clerk who looks into it
    PRIMARY KEY (FBCo, FileNo, ItemSeq),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Monthly receipts: totals of one bank account, kind of money and month a row. */
CREATE TABLE dbo.FBMR (
    FBCo            bCompany     NOT NULL, -- Company
    BankId          varchar(10)  NOT NULL, -- Bank account
    RecKind         varchar(5)   NOT NULL, -- Kind of money, from FBRK
    Mth             bMonth       NOT NULL, -- Month
    DepCnt          int          NOT NULL, -- Deposits made
    DepAmt          bDollar      NOT NULL, -- Money deposited by us
    LockAmt         bDollar      NOT NULL, -- Money through the lockbox
    WireAmt         bDollar      NOT NULL, -- Money by wire
    RetAmt          bDollar      NOT NULL, -- Checks sent back
    BankFee         bDollar      NOT NULL, -- Charges of the bank
    PlanAmt         bDollar      NOT NULL, -- Receipts we forecast
    PRIMARY KEY (FBCo, BankId, RecKind, Mth),
    FOREIGN KEY (FBCo, RecKind) REFERENCES dbo.FBRK (FBCo, RecKind)
);
