-- Records room: boxes of old papers, what is in them, how long they are kept and who borrows them.

/* Box: one carton of papers in store. */
CREATE TABLE dbo.DBBX (
    DBCo            bCompany     NOT NULL, -- Company the papers belong to
    BoxNo           varchar(10)  NOT NULL, -- Barcode on the carton
    Contents        bItemDesc    NULL,     -- What is in it in a few words
    Series          varchar(8)   NULL,     -- Kind of papers, from DBRS
    Room            varchar(10)  NULL,     -- Store room or warehouse
    Shelf           varchar(10)  NULL,     -- Rack and shelf, empty if it stands on the floor
    BoxStat         char(1)      NOT NULL, -- Where the carton is {I: on the shelf; O: lent out; V: at the outside vault; D: destroyed}
    FromDate        bDate        NULL,     -- Oldest paper inside
    ThruDate        bDate        NULL,     -- Newest paper inside
    RecvDate        bDate        NULL,     -- Day it came into store
    DestrDue        bDate        NULL,     -- Day it may be shredded
    DestrOn         bDate        NULL,     -- Day it was shredded, empty until then
    HoldYN          bYN          NOT NULL, -- Whether the lawyers forbid shredding {Y: legal hold; N: free}
    Pages           int          NULL,     -- Rough number of sheets
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the papers are from
    PRIMARY KEY (DBCo, BoxNo),
    FOREIGN KEY (DBCo, Series) REFERENCES dbo.DBRS (DBCo, Series),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Retention schedule: each kind of papers with the years they must be kept. */
CREATE TABLE dbo.DBRS (
    DBCo            bCompany     NOT NULL, -- Company of the schedule
    Series          varchar(8)   NOT NULL, -- Code of the kind of papers
    SerName         bDesc        NULL,     -- Name of the kind
    OwnDept         varchar(20)  NULL,     -- Department that answers for them
    KeepYrs         tinyint      NULL,     -- Years to be kept after the trigger, empty means for ever
    TrigCd          char(1)      NOT NULL, -- From when the years run {C: calendar year end; F: final payment on the job; T: employee leaves}
    ShredBy         char(1)      NOT NULL, -- How they are got rid of {S: own shredder; P: outside firm; R: plain recycling}
    SecretYN        bYN          NOT NULL, -- Whether they hold personal data {Y: confidential; N: ordinary}
    LawRef          varchar(40)  NULL,     -- Statute that asks for it
    RevdOn          bDate        NULL,     -- Day the rule was last reviewed
    PRIMARY KEY (DBCo, Series)
);

/* Folders: one file folder inside a box. */
CREATE TABLE dbo.DBFolder (
    DBCo            bCompany     NOT NULL, -- Company of the box
    BoxNo           varchar(10)  NOT NULL, -- Carton it is in
    FldSeq          smallint     NOT NULL, -- Position in the carton
    Tab             varchar(60)  NULL,     -- Words on the tab
    DocType         varchar(8)   NULL,     -- Sort of papers {INV: invoices; CON: contracts; DWG: drawings; PER: personnel}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Vendor the papers concern, if any
    ScanYN          bYN          NOT NULL, -- Whether there is a scanned copy {Y: scanned; N: paper only}
    ScanDate        bDate        NULL,     -- Day it was scanned
    MissYN          bYN          NOT NULL, -- Whether it could not be found at the last count {Y: missing; N: there}
    Sheets          smallint     NULL,     -- Sheets in the folder
    PRIMARY KEY (DBCo, BoxNo, FldSeq),
    FOREIGN KEY (DBCo, BoxNo) REFERENCES dbo.DBBX (DBCo, BoxNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Loans: one borrowing of a box by an employee. */
CREATE TABLE dbo.DBLN (
    DBCo            bCompany     NOT NULL, -- Company of the box
    BoxNo           varchar(10)  NOT NULL, -- Carton borrowed
    LoanNo          int          NOT NULL, -- Running number of the borrowing
    PRCo            bCompany     NULL,     -- Payroll company of the borrower
    Employee        bEmployee    NULL,     -- Who took it
    Why             varchar(60)  NULL,     -- What it is wanted for
    AskDate         bDate        NOT NULL, -- Day it was asked for
    PullDate        bDate        NULL,     -- Day it was fetched, empty until then
    BackBy          bDate        NULL,     -- Day it should be returned
    RetDate         bDate        NULL,     -- Day it was returned, empty until then
    RushYN          bYN          NOT NULL, -- Whether it was wanted the same day {Y: rush; N: normal}
    Fee             bDollar      NOT NULL, -- What the outside vault charges for fetching
    PRIMARY KEY (DBCo, BoxNo, LoanNo),
    FOREIGN KEY (DBCo, BoxNo) REFERENCES dbo.DBBX (DBCo, BoxNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Storage bills: what one room or warehouse cost in one month. */
CREATE TABLE dbo.DBSB (
    DBCo            bCompany     NOT NULL, -- Company that pays
    Mth             bMonth       NOT NULL, -- Month of the bill
    Room            varchar(10)  NOT NULL, -- Store room or warehouse
    BoxCnt          int          NOT NULL, -- Cartons stored
    NewCnt          int          NOT NULL, -- Cartons that came in
    RentAmt         bDollar      NOT NULL, -- Charge for the space
    HandlAmt        bDollar      NOT NULL, -- Charge for fetching and putting away
    ShredAmt        bDollar      NOT NULL, -- Charge for destroying papers
    PaidYN          bYN          NOT NULL, -- Whether the bill was settled {Y: settled; N: open}
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Expense account
    PRIMARY KEY (DBCo, Mth, Room),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
