-- Weather delays: what the weather stations read, the days lost to it, and the extra time claimed from owners.

/* Stations: one weather station we take readings from a row. */
CREATE TABLE dbo.WDStation (
    WDGroup         bGroup       NOT NULL, -- Group that shares the stations
    StnID           varchar(8)   NOT NULL, -- Call sign of the station
    StnName         bDesc        NULL,     -- Name of the station
    County          varchar(20)  NULL,     -- County it stands in
    Elev            smallint     NULL,     -- Height above the sea, in feet
    RunBy           char(1)      NOT NULL, -- Whose it is {N: weather service; A: airport; O: our own}
    AnemYN          bYN          NOT NULL, -- Has a wind meter {Y: measures wind; N: does not}
    UpSince         bDate        NULL,     -- Day it started to report
    DeadSince       bDate        NULL,     -- Day it went silent for good, empty while it works
    PRIMARY KEY (WDGroup, StnID)
);

/* Readings: the weather of one day at one station a row. */
CREATE TABLE dbo.WDRD (
    WDGroup         bGroup       NOT NULL, -- Group of the station
    StnID           varchar(8)   NOT NULL, -- Station
    RdDate          bDate        NOT NULL, -- Day of the reading
    RainIn          bUnits       NOT NULL, -- Inches of rain
    SnowIn          bUnits       NOT NULL, -- Inches of snow
    TMin            smallint     NULL,     -- Coldest, degrees Fahrenheit
    TMax            smallint     NULL,     -- Hottest, degrees Fahrenheit
    GustMPH         smallint     NULL,     -- Strongest gust, miles an hour
    SoilWet         tinyint      NULL,     -- State of the ground {0: dry; 1: soft; 2: mud; 3: frozen}
    PatchYN         bYN          NOT NULL, -- Filled in by hand {Y: made up from a neighbor; N: measured}
    PRIMARY KEY (WDGroup, StnID, RdDate),
    FOREIGN KEY (WDGroup, StnID) REFERENCES dbo.WDStation (WDGroup, StnID)
);

/* Allowances: bad days a contract expects in one calendar month, which may not be claimed, a row. */
CREATE TABLE dbo.WDAL (
    WDCo            bCompany     NOT NULL, -- Company of the contract
    Contract        bContract    NOT NULL, -- Contract with the owner
    CalMo           tinyint      NOT NULL, -- Month of the year, 1 through 12
    JCCo            bCompany     NOT NULL, -- Job cost company of the contract
    NormDays        tinyint      NOT NULL, -- Bad days to be expected
    RainLim         bUnits       NOT NULL, -- Inches of rain that make a day bad
    ColdLim         smallint     NULL,     -- Degrees under which a day is bad
    GustLim         smallint     NULL,     -- Gust over which a day is bad
    WkndYN          bYN          NOT NULL, -- Saturdays and Sundays count {Y: they count; N: working days only}
    SpecRef         varchar(20)  NULL,     -- Clause of the specification that says so
    PRIMARY KEY (WDCo, Contract, CalMo),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Lost days: one day on one job on which weather stopped or slowed the work a row. */
CREATE TABLE dbo.WDLD (
    WDCo            bCompany     NOT NULL, -- Company of the job
    LostNo          int          NOT NULL, -- Number of the entry
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site that was hit
    BadDate         bDate        NOT NULL, -- Day it happened
    Cause           char(1)      NOT NULL, -- What it was {R: rain; S: snow; W: wind; H: heat; M: mud after rain}
    StopPart        bPct         NOT NULL, -- Part of the day that was lost, 1 for all of it
    CritYN          bYN          NOT NULL, -- Hit the work that sets the finish date {Y: on the critical path; N: had slack}
    Halted          varchar(40)  NULL,     -- What could not go on, such as steel erection
    IdleHeads       smallint     NOT NULL, -- People sent home
    IdleCost        bDollar      NOT NULL, -- Wages and machines paid for nothing
    WDGroup         bGroup       NULL,     -- Group of the station
    StnID           varchar(8)   NULL,     -- Station that proves it
    EnteredBy       varchar(30)  NULL,     -- Superintendent who wrote it down
    ClaimNo         varchar(10)  NULL,     -- Claim it went into, empty while in none
    PRIMARY KEY (WDCo, LostNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (WDGroup, StnID) REFERENCES dbo.WDStation (WDGroup, StnID),
    FOREIGN KEY (WDGroup, StnID, BadDate) REFERENCES dbo.WDRD (WDGroup, StnID, RdDate),
    FOREIGN KEY (WDCo, ClaimNo) REFERENCES dbo.WDCL (WDCo, ClaimNo)
);

/* Time claims: one letter asking an owner for more days a row. */
CREATE TABLE dbo.WDCL (
    WDCo            bCompany     NOT NULL, -- Company that claims
    ClaimNo         varchar(10)  NOT NULL, -- Number of the claim
    Subj            bItemDesc    NULL,     -- Subject line of the letter
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Contract it is under
    FromDate        bDate        NULL,     -- First day of the spell
    ThruDate        bDate        NULL,     -- Last day of the spell
    NoticeDue       bDate        NULL,     -- Last day the contract lets us give notice
    NoticeOn        bDate        NULL,     -- Day notice was given, empty if not given
    AskDays         smallint     NOT NULL, -- Days asked for
    GotDays         smallint     NOT NULL, -- Days granted
    AskAmt          bDollar      NOT NULL, -- Money asked for with it
    GotAmt          bDollar      NOT NULL, -- Money granted
    ClmStat         char(1)      NOT NULL, -- How it stands {P: preparing; S: sent; G: granted; D: denied; A: appealed}
    Author          varchar(30)  NULL,     -- Our person who put it together
    DecidedBy       varchar(40)  NULL,     -- Person at the owner's who ruled on it
    PRIMARY KEY (WDCo, ClaimNo),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);
