-- Stock of blank checks: boxes in the vault, sheets taken out, void requests and posted voids.

/* Void reasons: the list of causes for which a check may be voided. */
CREATE TABLE dbo.ECReason (
    ECCo            bCompany     NOT NULL, -- Company of the reason
    ReasonCd        varchar(4)   NOT NULL, -- Short code of the cause
    Description     bDesc        NULL,     -- Cause in words
    Fault           char(1)      NOT NULL, -- Who is to blame {U: us; B: bank; P: payee; N: nobody}
    NeedStopYN      bYN          NOT NULL, -- Whether a stop must go to the bank first {Y: must; N: need not}
    BankFee         bDollar      NOT NULL, -- What the bank takes for it
    GraceDays       tinyint      NULL,     -- Days to wait before the void
    ActiveYN        bYN          NOT NULL, -- Whether the code may still be picked {Y: in use; N: retired}
    PRIMARY KEY (ECCo, ReasonCd)
);

/* Boxes of blank checks: one sealed or opened box of stock a row, with its range of numbers. */
CREATE TABLE dbo.ECBX (
    ECCo            bCompany     NOT NULL, -- Company whose name is printed
    BoxNo           varchar(8)   NOT NULL, -- Label on the box
    Description     bDesc        NULL,     -- What is in it
    BankAcct        varchar(12)  NULL,     -- Bank account printed on the sheets
    StockKind       char(1)      NOT NULL, -- Kind of paper {L: laser; F: continuous form; M: hand written}
    FirstChk        int          NOT NULL, -- Lowest number in the box
    LastChk         int          NOT NULL, -- Highest number in the box
    NextChk         int          NULL,     -- Number that comes up next
    RecvOn          bDate        NULL,     -- Day the printer delivered it
    OpenedOn        bDate        NULL,     -- Day the seal was broken, empty while sealed
    EmptiedOn       bDate        NULL,     -- Day the last sheet left
    Vault           varchar(20)  NULL,     -- Safe or cabinet
    KeptBy          varchar(30)  NULL,     -- Custodian
    PrintCost       bDollar      NOT NULL, -- Price paid to the printer
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Printer that supplied it
    PRIMARY KEY (ECCo, BoxNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Sheet log: one removal of blank sheets from a box for a check run a row. */
CREATE TABLE dbo.ECLG (
    ECCo            bCompany     NOT NULL, -- Company of the box
    BoxNo           varchar(8)   NOT NULL, -- Box opened
    LogSeq          int          NOT NULL, -- Running number of the removal
    TakenOn         bDate        NOT NULL, -- Day the sheets left the safe
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person who carried them
    Witness         varchar(30)  NULL,     -- Second person present, empty if alone
    RunType         char(1)      NOT NULL, -- What they were for {A: vendor run; P: pay run; R: refunds; T: printer test}
    QtyOut          smallint     NOT NULL, -- Sheets removed
    QtyUsed         smallint     NOT NULL, -- Sheets that became checks
    QtySpoil        smallint     NOT NULL, -- Sheets ruined in the printer
    QtyBack         smallint     NOT NULL, -- Sheets put back
    BackOn          bDate        NULL,     -- Day the rest came back to the safe
    PRIMARY KEY (ECCo, BoxNo, LogSeq),
    FOREIGN KEY (ECCo, BoxNo) REFERENCES dbo.ECBX (ECCo, BoxNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Void requests: one plea to void an issued check a row, before it is decided. */
CREATE TABLE dbo.ECVQ (
    ECCo            bCompany     NOT NULL, -- Company of the check
    ReqNo           int          NOT NULL, -- Number of the request
    BoxNo           varchar(8)   NULL,     -- Box the check came from
    CheckNo         int          NOT NULL, -- Check in question
    CheckAmt        bDollar      NOT NULL, -- Face amount
    Payee           varchar(40)  NULL,     -- Name on the check
    ReasonCd        varchar(4)   NULL,     -- Cause given, from ECReason
    AskedOn         bDate        NOT NULL, -- Day the request came in
    AskedBy         varchar(30)  NULL,     -- Person who wants it voided
    DecidedOn       bDate        NULL,     -- Day it was ruled on, empty until then
    DecidedBy       varchar(30)  NULL,     -- Person who ruled on it
    ReqStat         char(1)      NOT NULL, -- Outcome {N: new; H: held for bank answer; Y: granted; X: denied}
    StopYN          bYN          NOT NULL, -- Whether a stop was placed {Y: placed; N: not placed}
    PRIMARY KEY (ECCo, ReqNo),
    FOREIGN KEY (ECCo, BoxNo) REFERENCES dbo.ECBX (ECCo, BoxNo),
    FOREIGN KEY (ECCo, ReasonCd) REFERENCES dbo.ECReason (ECCo, ReasonCd)
);

/* Posted voids: history of the checks that were voided in the books, one check a row. */
CREATE TABLE dbo.ECVD (
    ECCo            bCompany     NOT NULL, -- Company of the check
    VoidSeq         int          NOT NULL, -- Running number of the void
    BoxNo           varchar(8)   NULL,     -- Box the check came from
    CheckNo         int          NOT NULL, -- Number of the voided check
    ChkDate         bDate        NULL,     -- Date printed on the check
    VoidOn          bDate        NOT NULL, -- Day of the void
    Mth             bMonth       NOT NULL, -- Month the void was booked in
    VoidAmt         bDollar      NOT NULL, -- Amount taken back into cash
    FeeAmt          bDollar      NOT NULL, -- Bank fee paid for it
    ReasonCd        varchar(4)   NULL,     -- Cause, from ECReason
    NewChk          int          NULL,     -- Check that replaced it, empty if none was cut
    MutilYN         bYN          NOT NULL, -- Whether the paper was destroyed {Y: shredded; N: still around}
    VoidBy          varchar(30)  NULL,     -- Clerk who booked it
    PRIMARY KEY (ECCo, VoidSeq),
    FOREIGN KEY (ECCo, BoxNo) REFERENCES dbo.ECBX (ECCo, BoxNo),
    FOREIGN KEY (ECCo, ReasonCd) REFERENCES dbo.ECReason (ECCo, ReasonCd)
);
