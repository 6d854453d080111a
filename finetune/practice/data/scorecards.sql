-- Vendor scorecards: how suppliers and subs are marked each quarter, on what, what went wrong and what they must mend.

/* Scorecards: the marks of one vendor for one quarter a row. */
CREATE TABLE dbo.VSCD (
    VSCo            bCompany     NOT NULL, -- Company that gives the marks
    CardNo          int          NOT NULL, -- Number of the scorecard
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier or sub being marked
    QtrStart        bMonth       NOT NULL, -- First month of the quarter
    Trade           varchar(10)  NULL,     -- Line of work, such as ELEC or STEEL
    Rater           varchar(30)  NULL,     -- Who filled it in
    Approver        varchar(30)  NULL,     -- Manager who signed it off
    RatedOn         bDate        NULL,     -- Day it was filled in
    SharedOn        bDate        NULL,     -- Day the vendor saw it, empty if never
    RawScore        bPct         NULL,     -- Points before adjustments
    AdjScore        bPct         NULL,     -- Points that count
    PrevScore       bPct         NULL,     -- Points of the quarter before
    Grade           char(1)      NULL,     -- Letter given {A: preferred; B: good; C: on watch; F: barred}
    SpendAmt        bDollar      NOT NULL, -- What we bought from them in the quarter
    ContestYN       bYN          NOT NULL, -- Vendor protested {Y: protested; N: took it}
    PRIMARY KEY (VSCo, CardNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Scored criteria: the points for one criterion on one scorecard a row. */
CREATE TABLE dbo.VSLN (
    VSCo            bCompany     NOT NULL, -- Company of the scorecard
    CardNo          int          NOT NULL, -- Scorecard
    CritCd          varchar(6)   NOT NULL, -- Criterion marked
    PtsGiven        tinyint      NOT NULL, -- Points they got
    PtsMax          tinyint      NOT NULL, -- Points to be had
    WtPct           bPct         NOT NULL, -- Weight used this time
    Evidence        varchar(60)  NULL,     -- Proof, such as an inspection or delivery slip, empty if none
    Comment         varchar(255) NULL,     -- Words to go with it
    NAYN            bYN          NOT NULL, -- Did not apply {Y: left out; N: marked}
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it was seen on
    PRIMARY KEY (VSCo, CardNo, CritCd),
    FOREIGN KEY (VSCo, CardNo) REFERENCES dbo.VSCD (VSCo, CardNo),
    FOREIGN KEY (VSCo, CritCd) REFERENCES dbo.VSCR (VSCo, CritCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Criteria: the list of things vendors are marked on. */
CREATE TABLE dbo.VSCR (
    VSCo            bCompany     NOT NULL, -- Company of the list
    CritCd          varchar(6)   NOT NULL, -- Code
    CritName        bDesc        NULL,     -- What is marked, such as Delivery On Time
    Family          char(1)      NOT NULL, -- Field it belongs to {D: delivery; Q: workmanship; P: price; S: safety; O: office}
    StdWt           bPct         NOT NULL, -- Usual weight
    PassPts         tinyint      NULL,     -- Fewest points to be acceptable
    KnockOutYN      bYN          NOT NULL, -- Failing this alone bars the vendor {Y: bars; N: does not}
    SubOnlyYN       bYN          NOT NULL, -- For subcontractors only {Y: subs only; N: all}
    Retired         bDate        NULL,     -- Day it went out of use, empty if in use
    PRIMARY KEY (VSCo, CritCd)
);

/* Incidents: one thing that went wrong with a vendor a row. */
CREATE TABLE dbo.VSIN (
    VSCo            bCompany     NOT NULL, -- Company that suffered it
    IncidNo         int          NOT NULL, -- Number of the incident
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Who caused it
    CritCd          varchar(6)   NULL,     -- Criterion it counts against
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Where it happened
    HappenedOn      bDate        NOT NULL, -- Day it happened
    LoggedOn        bDate        NOT NULL, -- Day somebody wrote it down
    LoggedBy        varchar(30)  NULL,     -- Who wrote it down
    What            bItemDesc    NULL,     -- What went wrong
    Sev             tinyint      NOT NULL, -- Weight of it {1: nuisance; 2: cost us money; 3: stopped the job}
    LostDays        smallint     NOT NULL, -- Days of delay
    DamageAmt       bDollar      NOT NULL, -- What it cost us
    BackchgAmt      bDollar      NOT NULL, -- What we charged them for it
    PRIMARY KEY (VSCo, IncidNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (VSCo, CritCd) REFERENCES dbo.VSCR (VSCo, CritCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Improvement plans: one promise of a vendor to do better a row. */
CREATE TABLE dbo.VSPlan (
    VSCo            bCompany     NOT NULL, -- Company that asked for it
    PlanNo          int          NOT NULL, -- Number of the plan
    CardNo          int          NULL,     -- Scorecard that led to it
    Goal            bItemDesc    NULL,     -- What they promised
    VendLead        varchar(30)  NULL,     -- Their person in charge
    OurLead         varchar(30)  NULL,     -- Our person who watches
    StartOn         bDate        NULL,     -- Day it begins
    TargetOn        bDate        NULL,     -- Day it should be reached
    ReachedOn       bDate        NULL,     -- Day it was reached, empty until then
    PlanStat        char(1)      NOT NULL, -- How it goes {G: on track; Y: slipping; R: failing; X: given up}
    StartPts        bPct         NULL,     -- Points at the outset
    TargetPts       bPct         NULL,     -- Points wanted
    PRIMARY KEY (VSCo, PlanNo),
    FOREIGN KEY (VSCo, CardNo) REFERENCES dbo.VSCD (VSCo, CardNo)
);
