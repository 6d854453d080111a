-- Consultants: outside engineering firms, their people, timesheets, fee agreements and invoices.

/* Fee agreements: one task order with an outside engineering firm for one job. */
CREATE TABLE dbo.TSFA (
    TSCo            bCompany     NOT NULL, -- Company that hired the firm
    Agmt            varchar(10)  NOT NULL, -- Agreement number
    AgmtDesc        bItemDesc    NULL,     -- Scope in a few words
    VendorGroup     bGroup       NULL,     -- Group of the firm
    Firm            bVendor      NULL,     -- Engineering firm hired
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the firm works for
    Phase           bPhase       NULL,     -- Phase the fee is charged to
    FeeBasis        char(1)      NOT NULL, -- How the fee is reckoned {H: hourly; L: lump sum; C: cost plus}
    SignDate        bDate        NULL,     -- Day both sides signed, empty until then
    EndDate         bDate        NULL,     -- Day the services should end
    OrigFee         bDollar      NOT NULL, -- Fee agreed at first
    ChgFee          bDollar      NOT NULL, -- Extra fee added by amendments
    CapAmt          bDollar      NOT NULL, -- Ceiling that may not be passed
    BilledFee       bDollar      NOT NULL, -- Fee invoiced to us so far
    AgmtState       tinyint      NOT NULL, -- Where it stands {0: proposed; 1: in force; 2: suspended; 3: finished}
    PRIMARY KEY (TSCo, Agmt),
    FOREIGN KEY (VendorGroup, Firm) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Consultants: one engineer or drafter of an outside firm. */
CREATE TABLE dbo.TSCN (
    TSCo            bCompany     NOT NULL, -- Company that uses the person
    ConsNo          int          NOT NULL, -- Our number for the person
    SortName        varchar(30)  NULL,     -- Last name first, for lists
    FullName        varchar(40)  NULL,     -- Name as written on the badge
    Grade           varchar(4)   NOT NULL, -- Rank {PRIN: principal; SR: senior engineer; JR: junior engineer; DRFT: drafter}
    Discip          varchar(10)  NULL,     -- Field, as CIVIL or STRUCT
    VendorGroup     bGroup       NULL,     -- Group of the employer
    Firm            bVendor      NULL,     -- Firm that employs the person
    BillRate        bUnitCost    NOT NULL, -- Price of an hour to us
    OTRate          bUnitCost    NOT NULL, -- Price of an hour of overtime
    PELic           varchar(15)  NULL,     -- Number of the engineer's licence, empty if none
    ReportsTo       varchar(30)  NULL,     -- Our manager who directs the person
    LeftDate        bDate        NULL,     -- Last day with us, empty while working
    PRIMARY KEY (TSCo, ConsNo),
    FOREIGN KEY (VendorGroup, Firm) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Timesheets: one consultant's week, as handed in. */
CREATE TABLE dbo.TSHD (
    TSCo            bCompany     NOT NULL, -- Company the sheet is for
    SheetNo         int          NOT NULL, -- Number of the sheet
    ConsNo          int          NOT NULL, -- Person who worked
    WeekEnd         bDate        NOT NULL, -- Sunday that ends the week
    HandIn          bDate        NULL,     -- Day it was handed in, empty if still missing
    OKDate          bDate        NULL,     -- Day our manager agreed to it
    OKBy            varchar(30)  NULL,     -- Manager who agreed to it
    TotHrs          bHrs         NOT NULL, -- All hours of the week
    BillHrs         bHrs         NOT NULL, -- Hours we will pay for
    TSStat          char(1)      NOT NULL, -- State of the sheet {E: being entered; S: submitted; A: agreed; R: sent back}
    Remark          varchar(60)  NULL,     -- Word of the manager
    LateYN          bYN          NOT NULL, -- Came after the deadline {Y: late; N: on time}
    PRIMARY KEY (TSCo, SheetNo),
    FOREIGN KEY (TSCo, ConsNo) REFERENCES dbo.TSCN (TSCo, ConsNo)
);

/* Timesheet lines: hours of one day on one agreement and task. */
CREATE TABLE dbo.TSLN (
    TSCo            bCompany     NOT NULL, -- Company of the sheet
    SheetNo         int          NOT NULL, -- Sheet the line is on
    LineNum         smallint     NOT NULL, -- Number of the line
    WorkDay         bDate        NOT NULL, -- Day worked
    Agmt            varchar(10)  NULL,     -- Agreement it is charged to
    Task            varchar(20)  NULL,     -- What was done, as DESIGN or SITE VISIT
    RegHrs          bHrs         NOT NULL, -- Normal hours
    OTHrs           bHrs         NOT NULL, -- Overtime hours
    TravHrs         bHrs         NOT NULL, -- Hours travelling
    FeeAmt          bDollar      NOT NULL, -- Worth of the hours at the agreed price
    ExpAmt          bDollar      NOT NULL, -- Travel and printing on top
    BillableYN      bYN          NOT NULL, -- We pay for it {Y: yes; N: on the firm}
    PRIMARY KEY (TSCo, SheetNo, LineNum),
    FOREIGN KEY (TSCo, SheetNo) REFERENCES dbo.TSHD (TSCo, SheetNo),
    FOREIGN KEY (TSCo, Agmt) REFERENCES dbo.TSFA (TSCo, Agmt)
);

/* Fee invoices: one bill of a firm against an agreement. */
CREATE TABLE dbo.TSInvoice (
    TSCo            bCompany     NOT NULL, -- Company billed
    Agmt            varchar(10)  NOT NULL, -- Agreement billed against
    InvSeq          smallint     NOT NULL, -- Sequence of the bill
    InvRef          varchar(15)  NULL,     -- Number the firm put on it
    InvMth          bMonth       NOT NULL, -- Month it is booked in
    InvDate         bDate        NOT NULL, -- Date on the bill
    DueDate         bDate        NULL,     -- Day it must be paid
    PayDate         bDate        NULL,     -- Day we paid it, empty while open
    GrossFee        bDollar      NOT NULL, -- Fee on the bill
    HoldAmt         bDollar      NOT NULL, -- Part kept back until the work is finished
    NetAmt          bDollar      NOT NULL, -- To be paid now
    DisputeYN       bYN          NOT NULL, -- We contest it {Y: contested; N: fine}
    PRIMARY KEY (TSCo, Agmt, InvSeq),
    FOREIGN KEY (TSCo, Agmt) REFERENCES dbo.TSFA (TSCo, Agmt)
);
