-- Dependents and emergency contacts: family sheets of employees, relatives on the insurance, people to call and premiums by month.

/* Family sheets: one form with the family of one employee a row. */
CREATE TABLE dbo.BLFM (
    BLCo            bCompany     NOT NULL, -- Company of the sheet
    FamNo           int          NOT NULL, -- Number of the sheet
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person whose family it is
    MarStat         char(1)      NOT NULL, -- Marital status {S: single; M: married; D: divorced; W: widowed}
    HomeTown        varchar(30)  NULL,     -- Town the family lives in
    HRClerk         varchar(30)  NULL,     -- Person in HR who looks after the sheet
    FillDate        bDate        NOT NULL, -- Day it was filled in
    ConfDate        bDate        NULL,     -- Day the employee last said it is still right
    DepCnt          tinyint      NOT NULL, -- Dependents named on it
    TaxDepCnt       tinyint      NOT NULL, -- Dependents claimed on the tax form
    SpJobYN         bYN          NOT NULL, -- Husband or wife has a job too {Y: works; N: does not}
    LifeAmt         bDollar      NOT NULL, -- Life insurance on the employee
    DepLifeAmt      bDollar      NOT NULL, -- Life insurance on the relatives
    SheetStat       tinyint      NOT NULL, -- Progress of the form {0: draft; 1: turned in; 2: checked; 3: returned for correction}
    PRIMARY KEY (BLCo, FamNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Dependents: one relative on one family sheet a row. */
CREATE TABLE dbo.BLDP (
    BLCo            bCompany     NOT NULL, -- Company of the sheet
    FamNo           int          NOT NULL, -- Sheet the relative is on
    DepSeq          tinyint      NOT NULL, -- Order on the sheet
    BLGroup         bGroup       NULL,     -- Group of the list of relationships
    RelCode         varchar(4)   NULL,     -- How he or she is related
    DepName         varchar(40)  NULL,     -- Name of the relative
    BirthDate       bDate        NULL,     -- Day of birth
    CoverFrom       bDate        NULL,     -- First day insured
    CoverThru       bDate        NULL,     -- Last day insured, empty while it runs
    StudYN          bYN          NOT NULL, -- Goes to school full-time {Y: student; N: not}
    DisabYN         bYN          NOT NULL, -- Disabled {Y: disabled; N: not}
    Tier            char(1)      NOT NULL, -- Insurance taken {M: medical only; D: dental only; B: medical and dental; N: none}
    ProofStat       tinyint      NOT NULL, -- Papers proving the kinship {0: not asked for; 1: asked for; 2: received; 3: not accepted}
    MoCost          bDollar      NOT NULL, -- Premium per month
    PRIMARY KEY (BLCo, FamNo, DepSeq),
    FOREIGN KEY (BLCo, FamNo) REFERENCES dbo.BLFM (BLCo, FamNo),
    FOREIGN KEY (BLGroup, RelCode) REFERENCES dbo.BLRC (BLGroup, RelCode)
);

/* Emergency contacts: one person to call when something happens to an employee a row. */
CREATE TABLE dbo.BLEC (
    BLCo            bCompany     NOT NULL, -- Company of the sheet
    FamNo           int          NOT NULL, -- Family sheet the contact belongs to
    CtcSeq          tinyint      NOT NULL, -- Running number of the contact
    BLGroup         bGroup       NULL,     -- Group of the list of relationships
    RelCode         varchar(4)   NULL,     -- How he or she is related
    CtcName         varchar(40)  NULL,     -- Name of the person to call
    CallOrd         tinyint      NOT NULL, -- Who is called first, second, third
    HomePhone       varchar(20)  NULL,     -- Landline
    CellPhone       varchar(20)  NULL,     -- Mobile number
    Email           varchar(60)  NULL,     -- Mail address
    City            varchar(30)  NULL,     -- Town where the contact lives
    Lang            char(1)      NOT NULL, -- Language spoken {E: English; S: Spanish; F: French}
    MedYN           bYN          NOT NULL, -- May decide about treatment {Y: may decide; N: is only informed}
    TestDate        bDate        NULL,     -- Day the number was last tried
    EndDate         bDate        NULL,     -- Day the contact was taken off, empty while valid
    PRIMARY KEY (BLCo, FamNo, CtcSeq),
    FOREIGN KEY (BLCo, FamNo) REFERENCES dbo.BLFM (BLCo, FamNo),
    FOREIGN KEY (BLGroup, RelCode) REFERENCES dbo.BLRC (BLGroup, RelCode)
);

/* Relationship codes: one way of being related to an employee a row. */
CREATE TABLE dbo.BLRC (
    BLGroup         bGroup       NOT NULL, -- Group that shares the list
    RelCode         varchar(4)   NOT NULL, -- Code of the relationship
    RelName         bDesc        NULL,     -- Name of the relationship
    Kin             char(1)      NOT NULL, -- Sort of relative {S: spouse or partner; C: child; P: parent; O: other}
    MaxAge          tinyint      NULL,     -- Age at which the insurance stops, empty if never
    ProofDoc        varchar(30)  NULL,     -- Paper asked for as evidence
    CoverYN         bYN          NOT NULL, -- Can be insured {Y: can; N: cannot}
    UseYN           bYN          NOT NULL, -- Still offered {Y: offered; N: retired}
    PRIMARY KEY (BLGroup, RelCode)
);

/* Premium history: what one dependent cost in one month a row. */
CREATE TABLE dbo.BLPH (
    BLCo            bCompany     NOT NULL, -- Company of the sheet
    FamNo           int          NOT NULL, -- Family sheet
    DepSeq          tinyint      NOT NULL, -- Relative on that sheet
    Mth             bMonth       NOT NULL, -- Month of coverage
    VendorGroup     bGroup       NULL,     -- Group of the carrier
    Vendor          bVendor      NULL,     -- Insurance carrier
    BillAmt         bDollar      NOT NULL, -- Premium the carrier invoiced
    DedAmt          bDollar      NOT NULL, -- Part held back from the paycheck
    EmprAmt         bDollar      NOT NULL, -- Part the firm bears
    AdjAmt          bDollar      NOT NULL, -- Correction for earlier months
    PostDate        bDate        NULL,     -- Day it was booked, empty until then
    RejYN           bYN          NOT NULL, -- Carrier refused the relative that month {Y: refused; N: accepted}
    PRIMARY KEY (BLCo, FamNo, DepSeq, Mth),
    FOREIGN KEY (BLCo, FamNo, DepSeq) REFERENCES dbo.BLDP (BLCo, FamNo, DepSeq),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
