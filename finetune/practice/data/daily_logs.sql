-- Daily field reports: what the foreman writes down each evening about crews, machines, visitors and trouble.

/* Daily reports: one evening's report for one site a row. */
CREATE TABLE dbo.DLHD (
    DLCo            bCompany     NOT NULL, -- Company of the report
    LogNo           int          NOT NULL, -- Number of the report
    LogDate         bDate        NOT NULL, -- Day that is reported on
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Site reported on
    WrittenBy       varchar(30)  NULL,     -- Foreman who made the entry
    PMInit          varchar(3)   NULL,     -- Initials of the project manager who has to read it
    Sky             char(1)      NULL,     -- Weather in a word {C: clear; O: overcast; R: rain; S: snow}
    LowTemp         smallint     NULL,     -- Coldest reading, in degrees Fahrenheit
    HighTemp        smallint     NULL,     -- Warmest reading, in degrees Fahrenheit
    Narr            varchar(255) NULL,     -- What went on, in free text
    LostHrs         bHrs         NOT NULL, -- Hours during which nobody could work
    SentOn          bDate        NULL,     -- Day it was turned in, empty while still being written
    ReadOn          bDate        NULL,     -- Day the project manager went through it, empty if not yet
    OwnerCopyYN     bYN          NOT NULL, -- The owner gets one too {Y: copied; N: stays inside}
    PRIMARY KEY (DLCo, LogNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Manpower lines: one firm's people on one report a row, ours or a subcontractor's. */
CREATE TABLE dbo.DLMP (
    DLCo            bCompany     NOT NULL, -- Company of the report
    LogNo           int          NOT NULL, -- Report the line is on
    MPSeq           smallint     NOT NULL, -- Number of the line
    OwnSub          char(1)      NOT NULL, -- Whose people they are {O: our own; S: subcontractor}
    VendorGroup     bGroup       NULL,     -- Vendor group of the subcontractor
    Vendor          bVendor      NULL,     -- Subcontractor, empty for our own people
    Trade           varchar(15)  NULL,     -- What they do, such as MASON or ELECTRIC
    Journey         smallint     NOT NULL, -- Count of journeymen
    Appr            smallint     NOT NULL, -- Count of apprentices
    RegHrs          bHrs         NOT NULL, -- Straight-time hours, all heads together
    OTHrs           bHrs         NOT NULL, -- Overtime hours, all heads together
    WorkArea        varchar(30)  NULL,     -- Part of the site they were in, such as Level 3
    DoneNote        varchar(120) NULL,     -- What they got finished
    PRIMARY KEY (DLCo, LogNo, MPSeq),
    FOREIGN KEY (DLCo, LogNo) REFERENCES dbo.DLHD (DLCo, LogNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Machine lines: one machine on one report a row. */
CREATE TABLE dbo.DLEQ (
    DLCo            bCompany     NOT NULL, -- Company of the report
    LogNo           int          NOT NULL, -- Report the machine is on
    EQSeq           smallint     NOT NULL, -- Number of the line
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Our machine, empty for one brought by somebody else
    RentTag         varchar(20)  NULL,     -- Tag of a rented machine
    RunHrs          bHrs         NOT NULL, -- Hours it worked
    SitHrs          bHrs         NOT NULL, -- Hours it stood around
    DownHrs         bHrs         NOT NULL, -- Hours it was broken
    MeterEnd        bHrs         NULL,     -- Hour meter when they quit
    Gallons         bUnits       NOT NULL, -- Fuel put in
    OffSiteYN       bYN          NOT NULL, -- Can be picked up {Y: done with it; N: still wanted}
    PRIMARY KEY (DLCo, LogNo, EQSeq),
    FOREIGN KEY (DLCo, LogNo) REFERENCES dbo.DLHD (DLCo, LogNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Visitors: one caller at the site on one report a row. */
CREATE TABLE dbo.DLVisitor (
    DLCo            bCompany     NOT NULL, -- Company of the report
    LogNo           int          NOT NULL, -- Report the caller is on
    VisSeq          smallint     NOT NULL, -- Number of the caller
    VisName         varchar(40)  NOT NULL, -- Person who came
    Firm            varchar(40)  NULL,     -- Who they are with
    VisKind         char(1)      NOT NULL, -- In what role {A: architect; I: inspector; O: owner; V: salesperson}
    HostName        varchar(30)  NULL,     -- Our person who took them around
    TimeIn          char(5)      NULL,     -- Clock time of arrival
    TimeOut         char(5)      NULL,     -- Clock time of leaving, empty if nobody noted it
    SafetyYN        bYN          NOT NULL, -- Was given the safety talk {Y: given; N: skipped}
    Remark          varchar(120) NULL,     -- What they said or wanted
    PRIMARY KEY (DLCo, LogNo, VisSeq),
    FOREIGN KEY (DLCo, LogNo) REFERENCES dbo.DLHD (DLCo, LogNo)
);

/* Troubles: one thing that held the work up, from a report, a row, until it is dealt with. */
CREATE TABLE dbo.DLIS (
    DLCo            bCompany     NOT NULL, -- Company of the report
    IssueID         int          NOT NULL, -- Number of the trouble
    LogNo           int          NOT NULL, -- Report it was first written on
    IssCat          varchar(4)   NOT NULL, -- Sort of trouble {DSGN: drawings wrong; MATL: material missing; UTIL: utility hit; THFT: theft; ACCS: no access}
    Headline        bItemDesc    NULL,     -- The trouble in one line
    Blame           varchar(30)  NULL,     -- Firm or person said to be at fault
    GivenTo         varchar(30)  NULL,     -- Our person who must sort it out
    AnswerBy        bDate        NULL,     -- Day by which it has to be sorted out
    SolvedOn        bDate        NULL,     -- Day it was, empty while it drags on
    HrsLost         bHrs         NOT NULL, -- Labor hours it ate
    GuessAmt        bDollar      NOT NULL, -- Damage as guessed that evening
    FinalAmt        bDollar      NOT NULL, -- Damage as worked out later
    ChgOrdYN        bYN          NOT NULL, -- Is to go into a change order {Y: we will ask for it; N: we swallow it}
    PRIMARY KEY (DLCo, IssueID),
    FOREIGN KEY (DLCo, LogNo) REFERENCES dbo.DLHD (DLCo, LogNo)
);
