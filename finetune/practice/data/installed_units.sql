-- Installed units: quantities put in place by the crews, checked by the engineer, and the hours they took.

/* Quantity sheet: what one foreman turned in for one job and one day. */
CREATE TABLE dbo.GMQH (
    GMCo            bCompany     NOT NULL, -- Company of the sheet
    SheetNo         int          NOT NULL, -- Number of the sheet
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the crew worked on
    WorkDay         bDate        NOT NULL, -- Day the work was done
    HandedIn        bDate        NULL,     -- Day the office got the sheet
    PRCo            bCompany     NULL,     -- Payroll company of the foreman
    Foreman         bEmployee    NULL,     -- Employee who led the crew and counted
    CheckedBy       varchar(30)  NULL,     -- Field engineer who looked it over
    SheetState      char(1)      NOT NULL, -- Where the sheet stands {N: new; Q: questioned; V: verified; L: loaded into job cost}
    Shift           char(1)      NOT NULL, -- Shift {D: day; N: night}
    Headcount       smallint     NOT NULL, -- People in the crew
    RainedOutYN     bYN          NOT NULL, -- Whether the weather cut the day short {Y: cut short; N: full day}
    Remarks         varchar(200) NULL,     -- What the foreman wrote beneath
    PRIMARY KEY (GMCo, SheetNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PRCo, Foreman) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Reported quantity: one item of work on a quantity sheet, with units and hours as the foreman counted them. */
CREATE TABLE dbo.GMQL (
    GMCo            bCompany     NOT NULL, -- Company of the sheet
    SheetNo         int          NOT NULL, -- Sheet the item is on
    ItemSeq         smallint     NOT NULL, -- Place on the sheet
    WorkItem        varchar(10)  NOT NULL, -- Kind of work, from GMWI
    Phase           bPhase       NULL,     -- Phase the hours go to
    Area            varchar(30)  NULL,     -- Part of the site
    Qty             bUnits       NOT NULL, -- Units put in place
    UM              bUM          NULL,     -- Unit of measure
    CrewHrs         bHrs         NOT NULL, -- Hours it took
    IdleHrs         bHrs         NOT NULL, -- Hours lost standing around
    ReworkYN        bYN          NOT NULL, -- Whether it was tearing out and doing over {Y: redone; N: first time}
    GuessYN         bYN          NOT NULL, -- Whether the units are an eyeball figure {Y: guessed; N: measured}
    PRIMARY KEY (GMCo, SheetNo, ItemSeq),
    FOREIGN KEY (GMCo, SheetNo) REFERENCES dbo.GMQH (GMCo, SheetNo),
    FOREIGN KEY (GMCo, WorkItem) REFERENCES dbo.GMWI (GMCo, WorkItem)
);

/* Verified quantity: one measurement by a field engineer of what truly stands, for a kind of work on a job. */
CREATE TABLE dbo.GMVQ (
    GMCo            bCompany     NOT NULL, -- Company of the measurement
    MeasNo          int          NOT NULL, -- Number of the measurement
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that was measured
    WorkItem        varchar(10)  NOT NULL, -- Kind of work, from GMWI
    Area            varchar(30)  NULL,     -- Part of the site
    MeasDate        bDate        NOT NULL, -- Day of the tape
    Engineer        varchar(30)  NULL,     -- Who measured
    ClaimQty        bUnits       NOT NULL, -- Units the foremen had reported so far
    TrueQty         bUnits       NOT NULL, -- Units found in place
    How             char(1)      NOT NULL, -- Way of measuring {T: tape; S: total station; D: drone; P: off the plans}
    OwnerSignDate   bDate        NULL,     -- Day the owner agreed, empty if not agreed
    PRIMARY KEY (GMCo, MeasNo),
    FOREIGN KEY (GMCo, WorkItem) REFERENCES dbo.GMWI (GMCo, WorkItem),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Work items: the list of kinds of work that are counted, with the rate the estimators expect. */
CREATE TABLE dbo.GMWI (
    GMCo            bCompany     NOT NULL, -- Company of the list
    WorkItem        varchar(10)  NOT NULL, -- Short code of the kind of work
    Descr           bItemDesc    NULL,     -- Kind of work in words
    Trade           varchar(15)  NULL,     -- Trade that does it, such as CONCRETE or PIPE
    UM              bUM          NULL,     -- Unit it is counted in
    HrsPerUnit      bHrs         NOT NULL, -- Hours per unit expected by the estimators
    CostPerUnit     bUnitCost    NOT NULL, -- Labor dollars per unit expected
    BestRate        bHrs         NULL,     -- Hours per unit of our best job, empty if never recorded
    InUseYN         bYN          NOT NULL, -- Whether crews may still report it {Y: in use; N: dropped}
    PRIMARY KEY (GMCo, WorkItem)
);

/* Productivity by month: units, hours and earned hours of one kind of work on one job in one month. */
CREATE TABLE dbo.GMPM (
    GMCo            bCompany     NOT NULL, -- Company
    Job             bJob         NOT NULL, -- Job
    WorkItem        varchar(10)  NOT NULL, -- Kind of work
    ProdMth         bMonth       NOT NULL, -- Month
    JCCo            bCompany     NULL,     -- Job cost company of the job
    PlanUnits       bUnits       NOT NULL, -- Units scheduled for the month
    DoneUnits       bUnits       NOT NULL, -- Units finished in the month
    SpentHrs        bHrs         NOT NULL, -- Hours spent
    EarnedHrs       bHrs         NOT NULL, -- Hours the estimate allows for what was finished
    LaborCost       bDollar      NOT NULL, -- Wages of the hours
    ClosedYN        bYN          NOT NULL, -- Whether the month's counts are final {Y: final; N: still coming in}
    PRIMARY KEY (GMCo, Job, WorkItem, ProdMth),
    FOREIGN KEY (GMCo, WorkItem) REFERENCES dbo.GMWI (GMCo, WorkItem),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
