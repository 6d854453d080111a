-- Quality: inspections of the work, what failed, and nonconformance reports.

/* Inspections: one quality inspection of a piece of work a row, planned or done. */
CREATE TABLE dbo.QAIH (
    QACo            bCompany     NOT NULL, -- Company that holds the inspection
    InspNo          int          NOT NULL, -- Number of the inspection
    Description     bDesc        NULL,     -- What was looked at
    InspType        char(1)      NOT NULL, -- Kind of visit {R: rough-in; F: final; P: pre-pour; W: weld}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Project where the work stands
    PRCo            bCompany     NULL,     -- Payroll company of the inspector
    Inspector       bEmployee    NULL,     -- Employee who carries out the inspection
    ReqstBy         varchar(30)  NULL,     -- Person who asked for it
    SchedDate       bDate        NULL,     -- Day it is booked for
    InspDate        bDate        NULL,     -- Day it really took place, empty until then
    Result          char(1)      NULL,     -- Outcome {P: passed; C: passed with conditions; F: failed}
    ReinspYN        bYN          NOT NULL, -- Whether a second visit is needed {Y: needed; N: not needed}
    Score           bPct         NULL,     -- Marks given, out of one hundred
    PRIMARY KEY (QACo, InspNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PRCo, Inspector) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Inspection lines: one point of the checklist of an inspection a row, with what passed and failed. */
CREATE TABLE dbo.QAIL (
    QACo            bCompany     NOT NULL, -- Company of the inspection
    InspNo          int          NOT NULL, -- Inspection the point belongs to
    InspSeq         smallint     NOT NULL, -- Order of the point on the checklist
    ChkPoint        varchar(60)  NULL,     -- Text of the point to check
    QAGroup         bGroup       NULL,     -- Group of the defect codes
    DefCode         varchar(8)   NULL,     -- Defect that was found, empty if none
    UM              bUM          NULL,     -- Unit of the quantities
    SampQty         bUnits       NOT NULL, -- How many pieces were sampled
    PassQty         bUnits       NOT NULL, -- How many were good
    FailQty         bUnits       NOT NULL, -- How many were rejected
    RwkHrs          bHrs         NOT NULL, -- Labor spent to put it right
    FixedDate       bDate        NULL,     -- Day the defect was repaired
    PRIMARY KEY (QACo, InspNo, InspSeq),
    FOREIGN KEY (QACo, InspNo) REFERENCES dbo.QAIH (QACo, InspNo),
    FOREIGN KEY (QAGroup, DefCode) REFERENCES dbo.QADC (QAGroup, DefCode)
);

/* Defect codes: the list of kinds of defect that inspectors may write down. */
CREATE TABLE dbo.QADC (
    QAGroup         bGroup       NOT NULL, -- Group that shares the list
    DefCode         varchar(8)   NOT NULL, -- Code of the defect
    Description     bDesc        NULL,     -- Name of the defect
    Trade           varchar(10)  NULL,     -- Craft that usually causes it
    Points          tinyint      NOT NULL, -- Marks taken off the score
    StopYN          bYN          NOT NULL, -- Whether work must halt at once {Y: halt; N: go on}
    ActiveYN        bYN          NOT NULL, -- Whether the code is still used {Y: in use; N: retired}
    StdFixHrs       bHrs         NULL,     -- Normal hours to repair it
    PRIMARY KEY (QAGroup, DefCode)
);

/* Nonconformance reports (NCRs): one report of work or material that is not as specified a row. */
CREATE TABLE dbo.QANC (
    QACo            bCompany     NOT NULL, -- Company of the report
    NCRNo           varchar(10)  NOT NULL, -- Number of the nonconformance report
    Description     bItemDesc    NULL,     -- What is wrong
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it was found on
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Supplier or subcontractor at fault
    QAGroup         bGroup       NULL,     -- Group of the defect code
    DefCode         varchar(8)   NULL,     -- Defect code of the report
    Severity        tinyint      NOT NULL, -- How bad it is {1: minor; 2: major; 3: critical}
    Disp            char(1)      NULL,     -- Decision on the work {U: use as is; R: rework; S: scrap; V: send back to vendor}
    FoundBy         varchar(30)  NULL,     -- Person who wrote it up
    Foreman         varchar(30)  NULL,     -- Foreman of the crew that must fix it
    FoundDate       bDate        NOT NULL, -- Day it was discovered
    RespDue         bDate        NULL,     -- Deadline for an answer
    ClosedDate      bDate        NULL,     -- Day it was settled, empty while open
    EstCost         bDollar      NOT NULL, -- Expected price of the repair
    ActCost         bDollar      NOT NULL, -- What the repair really cost
    RecovAmt        bDollar      NOT NULL, -- Money backcharged and got back from the vendor
    PRIMARY KEY (QACo, NCRNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (QAGroup, DefCode) REFERENCES dbo.QADC (QAGroup, DefCode)
);

/* Monthly quality totals: counts and costs of quality of one job in one month a row. */
CREATE TABLE dbo.QAMT (
    QACo            bCompany     NOT NULL, -- Company of the totals
    Mth             bMonth       NOT NULL, -- Month of the totals
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Job the totals are for
    InspCnt         int          NOT NULL, -- Inspections held
    FailCnt         int          NOT NULL, -- Inspections that failed
    NCROpnd         int          NOT NULL, -- Nonconformances opened
    NCRClsd         int          NOT NULL, -- Nonconformances closed
    RwkCost         bDollar      NOT NULL, -- Cost of rework
    RwkHours        bHrs         NOT NULL, -- Hours of rework
    PRIMARY KEY (QACo, Mth, JCCo, Job),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
