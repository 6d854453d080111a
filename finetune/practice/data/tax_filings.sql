-- Tax filings: authorities, our accounts with them, returns, notices and exemptions.

/* Tax authorities: the list of revenue offices we file with, by level of government. */
CREATE TABLE dbo.TXAU (
    TXCo            bCompany     NOT NULL, -- Company of the list
    Auth            varchar(10)  NOT NULL, -- Code of the revenue office
    AuthName        bDesc        NULL,     -- Full name of the office
    GovLevel        char(1)      NOT NULL, -- Level of government {F: federal; S: state; C: county; M: city}
    StAbbr          char(2)      NULL,     -- State it lies in
    PortalURL       varchar(80)  NULL,     -- Web site where returns are filed
    EFileYN         bYN          NOT NULL, -- Whether returns must go in electronically {Y: electronic only; N: paper taken}
    PenPct          bPct         NOT NULL, -- Penalty for a late return, as a share of the tax
    PRIMARY KEY (TXCo, Auth)
);

/* Tax accounts: one registration of ours for one tax with an authority a row. */
CREATE TABLE dbo.TXAC (
    TXCo            bCompany     NOT NULL, -- Company that is registered
    Auth            varchar(10)  NOT NULL, -- Revenue office
    TaxKind         char(2)      NOT NULL, -- Tax it is for {SU: sales and use; PR: property; FR: franchise; PY: payroll withholding; IN: income; FU: fuel}
    AcctNum         varchar(20)  NULL,     -- Number the office gave us
    RegDate         bDate        NULL,     -- Day we were registered
    CloseDate       bDate        NULL,     -- Day the registration ended, empty while it runs
    FilFreq         char(1)      NOT NULL, -- How often a return is due {M: monthly; Q: quarterly; A: yearly}
    GLCo            bCompany     NULL,     -- Ledger company of the liability
    LiabAcct        bGLAcct      NULL,     -- Account the tax is owed on
    PRCo            bCompany     NULL,     -- Payroll company of the preparer
    Preparer        bEmployee    NULL,     -- Employee who makes the return
    PRIMARY KEY (TXCo, Auth, TaxKind),
    FOREIGN KEY (TXCo, Auth) REFERENCES dbo.TXAU (TXCo, Auth),
    FOREIGN KEY (GLCo, LiabAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    FOREIGN KEY (PRCo, Preparer) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Tax returns: one return of a tax account for one period a row, from the start to the payment. */
CREATE TABLE dbo.TXRT (
    TXCo            bCompany     NOT NULL, -- Company that files
    Auth            varchar(10)  NOT NULL, -- Revenue office
    TaxKind         char(2)      NOT NULL, -- Tax, as on the account {SU: sales and use; PR: property; FR: franchise; PY: payroll withholding; IN: income; FU: fuel}
    PdEnd           bDate        NOT NULL, -- Last day of the period it covers
    DueDate         bDate        NOT NULL, -- Legal deadline
    ExtDate         bDate        NULL,     -- Deadline after an extension, empty without one
    FiledOn         bDate        NULL,     -- Day it went in, empty until then
    PaidOn          bDate        NULL,     -- Day the tax was paid, empty until then
    RtnState        tinyint      NOT NULL, -- How far the return is {0: not begun; 1: being prepared; 2: in review; 3: filed; 4: amended}
    GrossAmt        bDollar      NOT NULL, -- Sales, wages or value that the tax is figured on, before deductions
    DeductAmt       bDollar      NOT NULL, -- Exempt part and other deductions
    TaxAmt          bDollar      NOT NULL, -- Tax owed for the period
    CreditAmt       bDollar      NOT NULL, -- Prepayments and discount set against it
    PenIntAmt       bDollar      NOT NULL, -- Penalty and interest for lateness
    ConfirmNo       varchar(25)  NULL,     -- Receipt number of the filing
    PRIMARY KEY (TXCo, Auth, TaxKind, PdEnd),
    FOREIGN KEY (TXCo, Auth, TaxKind) REFERENCES dbo.TXAC (TXCo, Auth, TaxKind)
);

/* Return lines: the tax of a return split by place, one county, city or district a row. */
CREATE TABLE dbo.TXRL (
    TXCo            bCompany     NOT NULL, -- Company that files
    Auth            varchar(10)  NOT NULL, -- Revenue office
    TaxKind         char(2)      NOT NULL, -- Tax of the return
    PdEnd           bDate        NOT NULL, -- Last day of the period
    LineNum         smallint     NOT NULL, -- Line on the return
    Locality        varchar(30)  NULL,     -- County, city or district
    TaxableAmt      bDollar      NOT NULL, -- Amount taxed there
    RatePct         bPct         NOT NULL, -- Rate there
    LineTax         bDollar      NOT NULL, -- Tax of the line
    PRIMARY KEY (TXCo, Auth, TaxKind, PdEnd, LineNum),
    FOREIGN KEY (TXCo, Auth, TaxKind, PdEnd) REFERENCES dbo.TXRT (TXCo, Auth, TaxKind, PdEnd)
);

/* Tax notices: letters and audits from an authority, one case a row. */
CREATE TABLE dbo.TXNotice (
    TXCo            bCompany     NOT NULL, -- Company the letter is to
    CaseNo          varchar(15)  NOT NULL, -- Our number of the case
    Auth            varchar(10)  NOT NULL, -- Office that wrote
    CaseType        char(1)      NOT NULL, -- What it is {A: audit; B: balance due; M: missing return; R: request for papers}
    LetterDate      bDate        NOT NULL, -- Day on the letter
    RespDue         bDate        NULL,     -- Day an answer is due
    ClosedDate      bDate        NULL,     -- Day the case was settled, empty while it is open
    AssessAmt       bDollar      NOT NULL, -- What the office claims
    SettleAmt       bDollar      NOT NULL, -- What we paid in the end
    Handler         varchar(30)  NULL,     -- Who deals with it, one of ours or an outside adviser
    AppealYN        bYN          NOT NULL, -- Whether we have appealed {Y: appealed; N: not}
    PRIMARY KEY (TXCo, CaseNo),
    FOREIGN KEY (TXCo, Auth) REFERENCES dbo.TXAU (TXCo, Auth)
);
