-- Roadside: stops of our trucks by officers, what they wrote up, and what became of it.

/* Roadside inspections: one stop of one of our trucks at a scale or on the road a row. */
CREATE TABLE dbo.DTRI (
    DTCo            bCompany     NOT NULL, -- Company that runs the truck
    ReportNo        varchar(14)  NOT NULL, -- Number on the officer's report
    StopDate        bDate        NOT NULL, -- Day it was pulled over
    StopState       varchar(2)   NULL,     -- State where it happened, such as NV
    Site            varchar(30)  NULL,     -- Scale house or mile marker
    Lvl             tinyint      NOT NULL, -- How thorough it was {1: full; 2: walk-around; 3: driver only}
    Officer         varchar(30)  NULL,     -- Name of the trooper
    PRCo            bCompany     NULL,     -- Payroll company of the driver
    Driver          bEmployee    NULL,     -- Employee at the wheel
    EMCo            bCompany     NULL,     -- Equipment company
    Tractor         bEquip       NULL,     -- Power unit
    Trailer         bEquip       NULL,     -- What it was pulling
    MinsHeld        smallint     NULL,     -- How long the truck was kept, in minutes
    HazmatYN        bYN          NOT NULL, -- Carrying dangerous goods {Y: hazmat on board; N: ordinary load}
    CleanYN         bYN          NOT NULL, -- Nothing was found {Y: clean; N: written up}
    SignedDate      bDate        NULL,     -- Day our signed copy went back to the state, empty if it has not
    PRIMARY KEY (DTCo, ReportNo),
    FOREIGN KEY (PRCo, Driver) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (EMCo, Tractor) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Violations: one thing the officer wrote up on a stop a row. */
CREATE TABLE dbo.DTRV (
    DTCo            bCompany     NOT NULL, -- Company of the report
    ReportNo        varchar(14)  NOT NULL, -- Report it stands on
    VSeq            tinyint      NOT NULL, -- Place on the report
    RegCd           varchar(12)  NULL,     -- Paragraph of the regulations broken
    OnWhat          char(1)      NOT NULL, -- What was at fault {D: the driver; T: the tractor; R: the trailer}
    OOSYN           bYN          NOT NULL, -- Put out of service on the spot {Y: may not go on; N: may go on}
    Remark          bItemDesc    NULL,     -- Officer's words
    Pts             tinyint      NOT NULL, -- Severity points counted against us
    FineAmt         bDollar      NOT NULL, -- Fine as written
    SettledAmt      bDollar      NULL,     -- What we finally paid, empty until settled
    FixedOn         bDate        NULL,     -- Day it was repaired, empty until then
    FixedBy         varchar(30)  NULL,     -- Mechanic who repaired it
    PRIMARY KEY (DTCo, ReportNo, VSeq),
    FOREIGN KEY (DTCo, ReportNo) REFERENCES dbo.DTRI (DTCo, ReportNo),
    FOREIGN KEY (DTCo, RegCd) REFERENCES dbo.DTReg (DTCo, RegCd)
);

/* Regulations: the list of paragraphs that an officer may cite. */
CREATE TABLE dbo.DTReg (
    DTCo            bCompany     NOT NULL, -- Company of the list
    RegCd           varchar(12)  NOT NULL, -- Paragraph, such as 393.47E
    Title           bDesc        NULL,     -- What it forbids
    Basic           varchar(10)  NULL,     -- Category at the safety agency: BRAKES, HOS, LIGHTS, LOAD, MEDCARD
    BasePts         tinyint      NOT NULL, -- Usual severity
    TypFine         bDollar      NOT NULL, -- What a judge normally takes for it
    CoachYN         bYN          NOT NULL, -- Driver must be retrained {Y: coaching; N: none}
    EndDate         bDate        NULL,     -- Day the paragraph was repealed, empty while in force
    PRIMARY KEY (DTCo, RegCd)
);

/* Challenges: one time we disputed a violation with the state a row. */
CREATE TABLE dbo.DTChal (
    DTCo            bCompany     NOT NULL, -- Company that disputes
    ChalNo          int          NOT NULL, -- Number of the challenge
    ReportNo        varchar(14)  NOT NULL, -- Report disputed
    VSeq            tinyint      NOT NULL, -- Violation disputed
    FiledBy         varchar(30)  NULL,     -- Person in our office who sent it
    Analyst         varchar(30)  NULL,     -- Person at the state who handles it
    FiledDate       bDate        NOT NULL, -- Day we sent it
    AnsDue          bDate        NULL,     -- Day by which the state must reply
    AnsDate         bDate        NULL,     -- Day they replied, empty while we wait
    Outcome         char(1)      NULL,     -- How it ended {W: violation withdrawn; K: kept; L: lowered to a warning}
    PtsBack         tinyint      NOT NULL, -- Points taken off our record
    LegalAmt        bDollar      NOT NULL, -- Attorney's bill
    PRIMARY KEY (DTCo, ChalNo),
    FOREIGN KEY (DTCo, ReportNo, VSeq) REFERENCES dbo.DTRV (DTCo, ReportNo, VSeq)
);

/* Scores by month: standing of the company in one category in one month a row. */
CREATE TABLE dbo.DTScore (
    DTCo            bCompany     NOT NULL, -- Company that is scored
    Mth             bMonth       NOT NULL, -- Month of the score
    Basic           varchar(10)  NOT NULL, -- Category at the safety agency
    InspCt          int          NOT NULL, -- Stops counted
    ViolCt          int          NOT NULL, -- Violations counted
    OOSCt           int          NOT NULL, -- Out-of-service orders counted
    Measure         bUnits       NOT NULL, -- Raw measure
    Pctile          bPct         NOT NULL, -- Rank among carriers, one hundred is the worst
    AlertYN         bYN          NOT NULL, -- Above the limit {Y: flagged by the agency; N: fine}
    PRCo            bCompany     NULL,     -- Payroll company of the owner
    SafeOwner       bEmployee    NULL,     -- Manager who answers for the category
    PRIMARY KEY (DTCo, Mth, Basic),
    FOREIGN KEY (PRCo, SafeOwner) REFERENCES dbo.PREH (PRCo, Employee)
);
