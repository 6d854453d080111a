-- Bank reconciliation: bank accounts, the statements they send, our own entries, and what does not agree.

/* Bank accounts: one account of ours at a bank a row. */
CREATE TABLE dbo.BRAC (
    BRCo            bCompany     NOT NULL, -- Company that holds the account
    AcctNo          smallint     NOT NULL, -- Short number we gave the account
    AcctName        bDesc        NULL,     -- What we call it
    BankName        varchar(40)  NULL,     -- Institution where the money lies
    LastFour        char(4)      NULL,     -- Final digits of the bank's own number
    AcctUse         char(1)      NOT NULL, -- What it is for {O: operating; P: payroll; T: trust; S: savings}
    GLCo            bCompany     NULL,     -- Ledger company
    CashAcct        bGLAcct      NULL,     -- Ledger account that mirrors it
    Currency        char(3)      NULL,     -- Money it is kept in, such as USD
    Clerk           varchar(30)  NULL,     -- Person who reconciles it
    MinBal          bDollar      NOT NULL, -- Least the bank wants to see on it
    OpenedDt        bDate        NULL,     -- Day it was opened
    ClosedDt        bDate        NULL,     -- Day it was given up, empty while in use
    PosPayYN        bYN          NOT NULL, -- Bank checks each check against our list {Y: positive pay; N: none}
    PRIMARY KEY (BRCo, AcctNo),
    FOREIGN KEY (GLCo, CashAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Statements: one bank statement of one account a row, with how far its reconciliation is. */
CREATE TABLE dbo.BRST (
    BRCo            bCompany     NOT NULL, -- Company of the account
    AcctNo          smallint     NOT NULL, -- Account the statement is for
    StmtDate        bDate        NOT NULL, -- Last day the statement covers
    RecvdDt         bDate        NULL,     -- Day it came in
    DoneDt          bDate        NULL,     -- Day the reconciliation was finished, empty while under way
    DoneBy          varchar(30)  NULL,     -- Person who finished it
    RevwBy          varchar(30)  NULL,     -- Second person who looked it over, empty if nobody did
    OpenBal         bDollar      NOT NULL, -- Balance at the start by the bank
    EndBal          bDollar      NOT NULL, -- Balance at the end by the bank
    BookBal         bDollar      NOT NULL, -- Balance at the end by our ledger
    UnrecAmt        bDollar      NOT NULL, -- Difference that nobody can explain
    LineCnt         int          NOT NULL, -- Number of lines on it
    Phase           tinyint      NOT NULL, -- Progress {0: loaded; 1: being worked on; 2: balanced; 3: reviewed}
    PRIMARY KEY (BRCo, AcctNo, StmtDate),
    FOREIGN KEY (BRCo, AcctNo) REFERENCES dbo.BRAC (BRCo, AcctNo)
);

/* Statement lines: one movement the bank shows on a statement a row. */
CREATE TABLE dbo.BRSL (
    BRCo            bCompany     NOT NULL, -- Company of the account
    AcctNo          smallint     NOT NULL, -- Account
    StmtDate        bDate        NOT NULL, -- Statement it is on
    LnNo            int          NOT NULL, -- Position on the statement
    ValDate         bDate        NULL,     -- Day the bank counts it from
    BankText        varchar(80)  NULL,     -- Wording printed by the bank
    BankRef         varchar(20)  NULL,     -- Reference of the bank
    MoveAmt         bDollar      NOT NULL, -- Amount, below zero for money out
    BankCode        char(3)      NULL,     -- Kind of movement {CHK: check; DEP: deposit; FEE: charge of the bank; INT: interest; WIR: wire; NSF: bounced}
    MatchCd         char(1)      NOT NULL, -- How it was paired with our books {A: by the machine; H: by hand; U: not paired}
    EntryID         int          NULL,     -- Entry of ours it was paired with
    DisputeYN       bYN          NOT NULL, -- We told the bank it is wrong {Y: disputed; N: accepted}
    PRIMARY KEY (BRCo, AcctNo, StmtDate, LnNo),
    FOREIGN KEY (BRCo, AcctNo, StmtDate) REFERENCES dbo.BRST (BRCo, AcctNo, StmtDate),
    FOREIGN KEY (BRCo, EntryID) REFERENCES dbo.BREN (BRCo, EntryID)
);

/* Book entries: one movement of cash by our own books a row, and whether the bank has shown it. */
CREATE TABLE dbo.BREN (
    BRCo            bCompany     NOT NULL, -- Company
    EntryID         int          NOT NULL, -- Number of the entry
    AcctNo          smallint     NOT NULL, -- Bank account it moves
    BookDate        bDate        NOT NULL, -- Day it was booked
    Mth             bMonth       NOT NULL, -- Ledger month
    EntType         char(1)      NOT NULL, -- Kind {C: check; D: deposit; T: transfer between accounts; A: adjustment}
    DocNo           varchar(12)  NULL,     -- Check or deposit number
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Vendor paid, if any
    Payee           varchar(40)  NULL,     -- To whom or from whom
    BookAmt         bDollar      NOT NULL, -- Amount by our books
    ClrAmt          bDollar      NOT NULL, -- Amount the bank took it for
    ClrDate         bDate        NULL,     -- Day it cleared, empty while outstanding
    VoidYN          bYN          NOT NULL, -- Taken back {Y: voided; N: good}
    KeyedBy         varchar(30)  NULL,     -- Who entered it
    PRIMARY KEY (BRCo, EntryID),
    FOREIGN KEY (BRCo, AcctNo) REFERENCES dbo.BRAC (BRCo, AcctNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Open questions: one item a clerk has to clear up for a statement a row. */
CREATE TABLE dbo.BRQU (
    BRCo            bCompany     NOT NULL, -- Company of the account
    AcctNo          smallint     NOT NULL, -- Account
    StmtDate        bDate        NOT NULL, -- Statement it concerns
    QSeq            smallint     NOT NULL, -- Number of the question
    Issue           bItemDesc    NULL,     -- What does not agree
    IssueAmt        bDollar      NOT NULL, -- Money at stake
    AskedOf         varchar(30)  NULL,     -- Person who should know
    AskedOn         bDate        NOT NULL, -- Day it was put to that person
    AnswrdOn        bDate        NULL,     -- Day an answer came, empty until then
    Cause           char(1)      NULL,     -- What it turned out to be {T: timing; B: error of the bank; K: keying error; F: fraud}
    WriteOffAmt     bDollar      NOT NULL, -- Part given up as lost
    PRIMARY KEY (BRCo, AcctNo, StmtDate, QSeq),
    FOREIGN KEY (BRCo, AcctNo, StmtDate) REFERENCES dbo.BRST (BRCo, AcctNo, StmtDate)
);
