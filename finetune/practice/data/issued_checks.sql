-- Check stock and issued checks: blank paper in the safe, checks printed on it, the lists sent to the bank, and stops.

/* Bank setup for issue lists: one bank account whose checks are reported to its bank a row. */
CREATE TABLE dbo.PYBank (
    PYCo            bCompany     NOT NULL, -- Company that writes the checks
    BankCd          varchar(6)   NOT NULL, -- Code of the account
    BankTitle       bDesc        NULL,     -- Bank and account in words
    RepName         varchar(30)  NULL,     -- Our contact at the bank
    FileFmt         char(1)      NOT NULL, -- Layout of the list {B: BAI; F: fixed width; C: comma separated}
    CutoffHr        tinyint      NULL,     -- Hour of the day by which a list must be in
    NextChk         int          NULL,     -- Number the next check will carry
    LimitAmt        bDollar      NULL,     -- Checks over this need a second signature
    StaleDays       smallint     NULL,     -- Days after which a check is too old to be cashed
    SendDailyYN     bYN          NOT NULL, -- List goes out every working day {Y: daily; N: only after a check run}
    GoLive          bDate        NULL,     -- Day reporting began
    PRIMARY KEY (PYCo, BankCd)
);

/* Check stock: one box of blank checks a row, from delivery until it is used up or destroyed. */
CREATE TABLE dbo.PYSK (
    PYCo            bCompany     NOT NULL, -- Company
    BoxNo           varchar(10)  NOT NULL, -- Box
    BankCd          varchar(6)   NULL,     -- Account the paper is printed for
    VendorGroup     bGroup       NULL,     -- Vendor group
    Printer         bVendor      NULL,     -- Firm that printed the paper
    FirstNo         int          NOT NULL, -- Lowest number in the box
    LastNo          int          NOT NULL, -- Highest number in the box
    OnHand          int          NOT NULL, -- Blanks still in it
    StockCond       char(1)      NOT NULL, -- What became of it {S: sealed; O: being used; E: empty; D: destroyed}
    SafeLoc         varchar(20)  NULL,     -- Where it is locked away
    PRCo            bCompany     NULL,     -- Payroll company of the keyholder
    Keyholder       bEmployee    NULL,     -- Employee who has the key to it
    DelivDate       bDate        NULL,     -- Day it was brought
    OpenDate        bDate        NULL,     -- Day the seal was broken
    CountDate       bDate        NULL,     -- Last time someone counted the blanks
    BoxCost         bDollar      NOT NULL, -- Price of the box
    PRIMARY KEY (PYCo, BoxNo),
    FOREIGN KEY (PYCo, BankCd) REFERENCES dbo.PYBank (PYCo, BankCd),
    FOREIGN KEY (VendorGroup, Printer) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (PRCo, Keyholder) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Issued checks: one check written a row, with what the bank was told and when it was cashed. */
CREATE TABLE dbo.PYCK (
    PYCo            bCompany     NOT NULL, -- Company
    BankCd          varchar(6)   NOT NULL, -- Account drawn on
    ChkNo           int          NOT NULL, -- Number printed on the check
    BoxNo           varchar(10)  NULL,     -- Box the paper came from
    ChkSource       char(1)      NOT NULL, -- Where it stems from {A: payables; P: payroll; M: written by hand}
    IssueDate       bDate        NOT NULL, -- Date on the check
    MailedDate      bDate        NULL,     -- Day it left the house, empty while in the drawer
    CashedDate      bDate        NULL,     -- Day the bank paid it, empty until then
    PayToName       varchar(40)  NULL,     -- Name on the check
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Supplier paid
    FaceAmt         bDollar      NOT NULL, -- Amount on the check
    PaidAmt         bDollar      NOT NULL, -- Amount the bank really paid
    Signer          varchar(30)  NULL,     -- Who signed
    CoSigner        varchar(30)  NULL,     -- Second signature, empty if none
    FileNo          int          NULL,     -- Issue list that reported it, empty if the bank does not know of it
    SpoiledYN       bYN          NOT NULL, -- Ruined in printing {Y: ruined; N: fine}
    PRIMARY KEY (PYCo, BankCd, ChkNo),
    FOREIGN KEY (PYCo, BankCd) REFERENCES dbo.PYBank (PYCo, BankCd),
    FOREIGN KEY (PYCo, BoxNo) REFERENCES dbo.PYSK (PYCo, BoxNo),
    FOREIGN KEY (PYCo, FileNo) REFERENCES dbo.PYFL (PYCo, FileNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Issue lists: one list of checks sent to a bank a row. */
CREATE TABLE dbo.PYFL (
    PYCo            bCompany     NOT NULL, -- Company
    FileNo          int          NOT NULL, -- Number of the list
    BankCd          varchar(6)   NOT NULL, -- Account it reports
    MadeOn          bDate        NOT NULL, -- Day it was put together
    SentOn          bDate        NULL,     -- Day it went to the bank
    AckOn           bDate        NULL,     -- Day the bank confirmed it
    Outcome         tinyint      NOT NULL, -- What the bank did with it {0: no word; 1: taken; 2: taken with errors; 3: rejected}
    ChkCnt          int          NOT NULL, -- Checks on the list
    ErrCnt          int          NOT NULL, -- Checks the bank refused
    TotalAmt        bDollar      NOT NULL, -- Sum of the checks
    SentBy          varchar(30)  NULL,     -- Who transmitted it
    ResentYN        bYN          NOT NULL, -- Second try {Y: sent again; N: first try}
    PRIMARY KEY (PYCo, FileNo),
    FOREIGN KEY (PYCo, BankCd) REFERENCES dbo.PYBank (PYCo, BankCd)
);

/* Stop payments: one order to the bank not to pay a check a row. */
CREATE TABLE dbo.PYSP (
    PYCo            bCompany     NOT NULL, -- Company
    BankCd          varchar(6)   NOT NULL, -- Account
    ChkNo           int          NOT NULL, -- Check not to be paid
    StopSeq         tinyint      NOT NULL, -- Counts the orders for one check
    OrderDate       bDate        NOT NULL, -- Day we told the bank
    ExpDate         bDate        NULL,     -- Day the order runs out
    LiftDate        bDate        NULL,     -- Day we took the order back, empty while it stands
    Cause           char(1)      NOT NULL, -- Why {L: lost in the mail; T: stolen; D: quarrel with the payee; E: written in error}
    OrderedBy       varchar(30)  NULL,     -- Who gave the order
    StopFee         bDollar      NOT NULL, -- What the bank charged for it
    ReplChk         int          NULL,     -- Check written instead, empty if none
    TooLateYN       bYN          NOT NULL, -- Bank had already paid {Y: too late; N: in time}
    PRIMARY KEY (PYCo, BankCd, ChkNo, StopSeq),
    FOREIGN KEY (PYCo, BankCd, ChkNo) REFERENCES dbo.PYCK (PYCo, BankCd, ChkNo)
);
