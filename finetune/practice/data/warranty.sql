-- Warranty: what we guaranteed on finished work, the complaints that come in, and the visits to fix them.

/* Warranty terms: one guaranteed system on a finished job a row. */
CREATE TABLE dbo.WRTM (
    WRCo            bCompany     NOT NULL, -- Company that gives the warranty
    WarrID          int          NOT NULL, -- Number of the warranty
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Finished project
    SysCode         varchar(8)   NOT NULL, -- Part of the building, such as ROOF, HVAC or GLAZ
    Descrip         bItemDesc    NULL,     -- What exactly is guaranteed
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Sub that did the work and stands behind it
    StartDt         bDate        NULL,     -- First day covered, mostly substantial completion
    EndDt           bDate        NULL,     -- Last day covered
    MfrEndDt        bDate        NULL,     -- Last day the maker's own guarantee runs
    CovLimit        bDollar      NOT NULL, -- Most we would have to pay
    LaborYN         bYN          NOT NULL, -- Covers the work as well as the parts {Y: parts and labor; N: parts only}
    VoidYN          bYN          NOT NULL, -- Lost because the owner tampered with it {Y: void; N: good}
    PRIMARY KEY (WRCo, WarrID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Warranty calls: one complaint of an owner about finished work a row. */
CREATE TABLE dbo.WRCL (
    WRCo            bCompany     NOT NULL, -- Company called
    CallNo          int          NOT NULL, -- Number of the call
    WarrID          int          NULL,     -- Warranty it falls under, empty if none was found
    Problem         bItemDesc    NULL,     -- What is wrong
    Caller          varchar(30)  NULL,     -- Person who complained
    Bldg            varchar(20)  NULL,     -- Building or unit
    CallDate        bDate        NOT NULL, -- Day it was reported
    PromDate        bDate        NULL,     -- Day we promised to be there
    FixedDate       bDate        NULL,     -- Day the defect was gone, empty while open
    Urgency         tinyint      NOT NULL, -- How soon it must be seen to {1: emergency; 2: urgent; 3: routine}
    Ruling          char(1)      NOT NULL, -- Whether we have to do it {U: undecided; C: covered; N: not covered; G: goodwill}
    EstCost         bDollar      NOT NULL, -- Guess at the expense when it came in
    HandledBy       varchar(30)  NULL,     -- Our coordinator
    OwnerSignYN     bYN          NOT NULL, -- Owner signed off that it is right {Y: signed off; N: not}
    PRIMARY KEY (WRCo, CallNo),
    FOREIGN KEY (WRCo, WarrID) REFERENCES dbo.WRTM (WRCo, WarrID)
);

/* Visits: one trip to look at or fix a call a row. */
CREATE TABLE dbo.WRVS (
    WRCo            bCompany     NOT NULL, -- Company of the call
    CallNo          int          NOT NULL, -- Call the trip was for
    Visit           smallint     NOT NULL, -- Number of the trip within the call
    VisitDate       bDate        NOT NULL, -- Day of the trip
    PRCo            bCompany     NULL,     -- Payroll company of the technician
    Tech            bEmployee    NULL,     -- Who drove out
    LabHrs          bHrs         NOT NULL, -- Hours spent fixing
    TravHrs         bHrs         NOT NULL, -- Hours spent on the road
    LabCost         bDollar      NOT NULL, -- What the hours cost us
    MatCost         bDollar      NOT NULL, -- What the parts cost us
    NoAccYN         bYN          NOT NULL, -- Nobody let us in {Y: no access; N: got in}
    DoneCode        tinyint      NULL,     -- How it was left {1: repaired; 2: temporary fix; 3: parts on order; 4: nothing found}
    PRIMARY KEY (WRCo, CallNo, Visit),
    FOREIGN KEY (WRCo, CallNo) REFERENCES dbo.WRCL (WRCo, CallNo),
    FOREIGN KEY (PRCo, Tech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Back charges: one demand to a sub to pay for its defect a row. */
CREATE TABLE dbo.WRBackChg (
    WRCo            bCompany     NOT NULL, -- Company of the call
    BCNo            int          NOT NULL, -- Number of the back charge
    CallNo          int          NOT NULL, -- Call that caused it
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Sub held to account
    IssueDt         bDate        NULL,     -- Day the letter went out
    DemandAmt       bDollar      NOT NULL, -- What we want from them
    AgreedAmt       bDollar      NULL,     -- What they accept, empty while they have not answered
    PaidAmt         bDollar      NOT NULL, -- What they have paid so far
    State           char(1)      NOT NULL, -- Where it stands {D: draft; I: issued; P: paid; X: dropped}
    PRIMARY KEY (WRCo, BCNo),
    FOREIGN KEY (WRCo, CallNo) REFERENCES dbo.WRCL (WRCo, CallNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Warranty reserve: money put aside for defects, one job and month a row. */
CREATE TABLE dbo.WRRS (
    WRCo            bCompany     NOT NULL, -- Company of the reserve
    Job             bJob         NOT NULL, -- Job it is kept for
    Mth             bMonth       NOT NULL, -- Month of the figures
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    BegBal          bDollar      NOT NULL, -- In the pot at the start of the month
    Added           bDollar      NOT NULL, -- Put in during the month
    Used            bDollar      NOT NULL, -- Spent out of it during the month
    EndBal          bDollar      NOT NULL, -- Left at the end of the month
    PRIMARY KEY (WRCo, Job, Mth),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
