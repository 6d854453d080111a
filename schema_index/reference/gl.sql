-- General ledger: reference tables for Viewpoint Vista.

/* GL company parameters (general ledger setup): one row a company, with the last months closed for the GL and the subledgers. */
CREATE TABLE dbo.GLCO (
    GLCo                bCompany        NOT NULL, -- General ledger company number
    LastMthGLClsd       bMonth          NOT NULL, -- Last month closed in the general ledger
    LastMthSubClsd      bMonth          NOT NULL, -- Last month closed for the subledgers
    LastMthAPClsd       bMonth          NOT NULL, -- Last month closed in accounts payable
    LastMthARClsd       bMonth          NOT NULL, -- Last month closed in accounts receivable
    MaxOpen             tinyint         NOT NULL, -- Most months that may stay open at once
    CashAccrual         char(1)         NOT NULL, -- Whether books are kept on cash or accrual basis
    XCompJrnlEntryYN    bYN             NOT NULL, -- Whether journal entries across companies are allowed
    CONSTRAINT PK_GLCO PRIMARY KEY (GLCo),
    CONSTRAINT FK_GLCO_HQCO FOREIGN KEY (GLCo) REFERENCES dbo.HQCO (HQCo)
);

/* Chart of accounts (GL account master): one account a row, with its type, normal balance and segments. Nothing is posted to heading accounts. */
CREATE TABLE dbo.GLAC (
    GLCo                bCompany        NOT NULL, -- General ledger company that owns the account
    GLAcct              bGLAcct         NOT NULL, -- GL account number with all its segments
    Description         bDesc           NULL,     -- Account name or description
    AcctType            char(1)         NOT NULL, -- Account type on the financial statements {A: asset; L: probably liability; C: probably capital or equity; I: income; E: expense; P: profit and loss (retained earnings); H: heading, no postings; M: memo}
    SubType             char(1)         NULL,     -- Subledger the account belongs to, empty when none {J: job cost control; I: inventory; E: equipment; S: service management; C: cash; R: receivables; P: payables}
    NormBal             char(1)         NULL,     -- Side on which the balance normally falls {D: debit; C: credit}
    Active              bYN             NOT NULL, -- Whether the account may still be used {Y: active; N: inactive}
    SummaryAcct         bGLAcct         NOT NULL, -- Account that this one rolls up into
    InterfaceDetail     bYN             NOT NULL, -- Whether other modules post here in detail
    CashAccrual         char(1)         NOT NULL, -- Cash or accrual basis of the account
    CashOffAcct         bGLAcct         NULL,     -- Offset account for cash basis entries
    Part1               varchar(20)     NULL,     -- First segment of the account number
    Part2               varchar(20)     NULL,     -- Second segment of the account number
    Part3               varchar(20)     NULL,     -- Third segment of the account number
    Part4               varchar(20)     NULL,     -- Fourth segment of the account number
    AllParts            varchar(20)     NULL,     -- All segments of the account run together
    ReviewerGroup       varchar(10)     NULL,     -- Group of reviewers for postings to it
    CONSTRAINT PK_GLAC PRIMARY KEY (GLCo, GLAcct),
    CONSTRAINT FK_GLAC_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo),
    CONSTRAINT FK_GLAC_HQCO FOREIGN KEY (GLCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_GLAC_GLAC_summary FOREIGN KEY (GLCo, SummaryAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* GL detail: every posted journal entry line (general ledger transaction), with account, journal, source and signed amount; debits are positive, credits negative. */
CREATE TABLE dbo.GLDT (
    GLCo                bCompany        NOT NULL, -- General ledger company of the entry
    Mth                 bMonth          NOT NULL, -- Month posted to (first day of the month)
    GLTrans             bTrans          NOT NULL, -- GL transaction number within company and month
    GLAcct              bGLAcct         NOT NULL, -- GL account the amount went to
    Jrnl                bJrnl           NOT NULL, -- Journal the entry belongs to
    GLRef               bGLRef          NOT NULL, -- GL reference that groups the entry's lines
    SourceCo            bCompany        NOT NULL, -- Company in whose module the entry arose
    Source              bSource         NOT NULL, -- Module or program that made the entry {GL Jrnl: manual journal entry; GL JrnlXCo: intercompany journal; GL Auto: auto journal; GL Rev: reversal batch; AP Entry: AP invoice; AP Payment: AP payment; AR Invoice: AR invoice; AR Receipt: AR cash receipt; PR Update: payroll; JC CostAdj: job cost adjustment; EMRev: equipment revenue}
    ActDate             bDate           NOT NULL, -- Actual date of the transaction
    DatePosted          bDate           NOT NULL, -- Date the batch was posted
    Description         bTransDesc      NULL,     -- Description of the transaction
    BatchId             bBatchID        NOT NULL, -- Batch that posted the transaction
    Amount              bDollar         NOT NULL, -- Signed amount, debit above zero and credit below
    RevStatus           tinyint         NOT NULL, -- Where the entry stands in a reversal {0: not reversed; 1: original entry, since reversed; 2: entry that reverses another}
    Adjust              char(1)         NOT NULL, -- Year-end adjustment or normal entry {Y: year-end adjustment, kept out of the monthly balances; N: normal}
    CONSTRAINT PK_GLDT PRIMARY KEY (GLCo, Mth, GLTrans),
    CONSTRAINT FK_GLDT_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_GLDT_GLFP FOREIGN KEY (GLCo, Mth) REFERENCES dbo.GLFP (GLCo, Mth)
);

/* GL account summary: net amount posted per account, month, journal, reference and source, one step above the GL detail. */
CREATE TABLE dbo.GLAS (
    GLCo                bCompany        NOT NULL, -- General ledger company whose books these are
    GLAcct              bGLAcct         NOT NULL, -- GL account the net amount belongs to
    Mth                 bMonth          NOT NULL, -- Month posted to (first day of the month)
    Jrnl                bJrnl           NOT NULL, -- Journal the amount was posted in
    GLRef               bGLRef          NOT NULL, -- GL reference within the journal
    SourceCo            bCompany        NOT NULL, -- Company in whose module the amount arose
    Source              bSource         NOT NULL, -- Module or program the amount came from
    NetAmt              bDollar         NOT NULL, -- Net of debits and credits posted
    Adjust              bYN             NULL,     -- Whether the amount is a year-end adjustment
    CONSTRAINT PK_GLAS PRIMARY KEY (GLCo, GLAcct, Mth, Jrnl, GLRef, SourceCo, Source),
    CONSTRAINT FK_GLAS_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* GL monthly balances: debits, credits and net activity of each account in a month. It is the month's change, not a running balance; add up the months (trial balance, income statement). */
CREATE TABLE dbo.GLBL (
    GLCo                bCompany        NOT NULL, -- General ledger company whose books these are
    GLAcct              bGLAcct         NOT NULL, -- GL account the activity belongs to
    Mth                 bMonth          NOT NULL, -- Month of the activity (first day of the month)
    NetActivity         bDollar         NOT NULL, -- Debits less credits of the month, not a balance
    Debits              bDollar         NULL,     -- Total debits posted in the month
    Credits             bDollar         NULL,     -- Total credits posted in the month
    CONSTRAINT PK_GLBL PRIMARY KEY (GLCo, GLAcct, Mth),
    CONSTRAINT FK_GLBL_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_GLBL_GLFP FOREIGN KEY (GLCo, Mth) REFERENCES dbo.GLFP (GLCo, Mth)
);

/* GL yearly balances: opening (beginning) balance and net year-end adjustments of each account in a fiscal year; with the monthly activity it gives the account balance. */
CREATE TABLE dbo.GLYB (
    GLCo                bCompany        NOT NULL, -- General ledger company whose books these are
    FYEMO               bMonth          NOT NULL, -- Ending month that names the fiscal year
    GLAcct              bGLAcct         NOT NULL, -- GL account the balance belongs to
    BeginBal            bDollar         NOT NULL, -- Balance when the fiscal year began
    NetAdj              bDollar         NOT NULL, -- Net of the year-end adjustments
    CONSTRAINT PK_GLYB PRIMARY KEY (GLCo, FYEMO, GLAcct),
    CONSTRAINT FK_GLYB_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_GLYB_GLFY FOREIGN KEY (GLCo, FYEMO) REFERENCES dbo.GLFY (GLCo, FYEMO),
    CONSTRAINT FK_GLYB_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo),
    CONSTRAINT FK_GLYB_GLFP FOREIGN KEY (GLCo, FYEMO) REFERENCES dbo.GLFP (GLCo, Mth)
);

/* GL budget amounts: what is budgeted for each account, budget code and month, to set against actual activity. */
CREATE TABLE dbo.GLBD (
    GLCo                bCompany        NOT NULL, -- General ledger company whose books these are
    GLAcct              bGLAcct         NOT NULL, -- GL account that is budgeted
    BudgetCode          bBudgetCode     NOT NULL, -- Budget version the amount belongs to
    Mth                 bMonth          NOT NULL, -- Budgeted month (first day of the month)
    BudgetAmt           bDollar         NOT NULL, -- Amount budgeted for the account that month
    CONSTRAINT PK_GLBD PRIMARY KEY (GLCo, GLAcct, BudgetCode, Mth),
    CONSTRAINT FK_GLBD_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_GLBD_GLBC FOREIGN KEY (GLCo, BudgetCode) REFERENCES dbo.GLBC (GLCo, BudgetCode),
    CONSTRAINT FK_GLBD_GLFP FOREIGN KEY (GLCo, Mth) REFERENCES dbo.GLFP (GLCo, Mth)
);

/* GL budget codes: the budget versions a company keeps, such as an original and a revised budget. */
CREATE TABLE dbo.GLBC (
    GLCo                bCompany        NOT NULL, -- General ledger company that keeps the budget
    BudgetCode          bBudgetCode     NOT NULL, -- Code of the budget version, chosen by users
    Description         bDesc           NULL,     -- Name or description of the budget
    CONSTRAINT PK_GLBC PRIMARY KEY (GLCo, BudgetCode),
    CONSTRAINT FK_GLBC_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo)
);

/* Fiscal years: the first and the last month of each accounting year of a company. */
CREATE TABLE dbo.GLFY (
    GLCo                bCompany        NOT NULL, -- General ledger company whose books these are
    FYEMO               bMonth          NOT NULL, -- Ending month of the fiscal year, its key
    BeginMth            bMonth          NOT NULL, -- First month of the fiscal year
    FiscalYear          smallint        NOT NULL, -- Fiscal year as a number
    CONSTRAINT PK_GLFY PRIMARY KEY (GLCo, FYEMO),
    CONSTRAINT FK_GLFY_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo)
);

/* Fiscal periods: which fiscal period and fiscal year each calendar month falls in. */
CREATE TABLE dbo.GLFP (
    GLCo                bCompany        NOT NULL, -- General ledger company whose books these are
    Mth                 bMonth          NOT NULL, -- Calendar month (first day of the month)
    FiscalPd            tinyint         NOT NULL, -- Number of the period within the fiscal year
    FiscalYr            smallint        NOT NULL, -- Fiscal year the month falls in
    CONSTRAINT PK_GLFP PRIMARY KEY (GLCo, Mth)
);

/* GL journals: the journal codes entries are posted under, and which of them reverse. */
CREATE TABLE dbo.GLJR (
    GLCo                bCompany        NOT NULL, -- General ledger company that uses the journal
    Jrnl                bJrnl           NOT NULL, -- Two-character code of the journal
    Description         bTransDesc      NULL,     -- Name or description of the journal
    Rev                 bYN             NOT NULL, -- Whether entries in the journal are to be reversed
    RevJrnl             bJrnl           NULL,     -- Journal that takes the reversing entries
    CONSTRAINT PK_GLJR PRIMARY KEY (GLCo, Jrnl),
    CONSTRAINT FK_GLJR_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo)
);
