-- Sports league: teams, players, games, referees and the fees teams owe.

/* Teams: one team entered in one season a row. */
CREATE TABLE dbo.LGTeam (
    LGCo            bCompany     NOT NULL, -- Company that runs the league
    Season          smallint     NOT NULL, -- Year the season is named after
    TeamId          varchar(6)   NOT NULL, -- Code of the team
    TeamNm          varchar(40)  NOT NULL, -- Full name
    Division        varchar(6)   NOT NULL, -- Class it plays in, such as U12, U16, OPEN
    HomeTown        varchar(30)  NULL,     -- Where it is from
    Color           varchar(15)  NULL,     -- Jersey
    Coach           varchar(30)  NULL,     -- Head coach
    Mgr             varchar(30)  NULL,     -- Who handles the paperwork and money
    EntryStat       tinyint      NOT NULL, -- State of the entry {0: applied; 1: accepted; 2: withdrawn; 3: expelled}
    W               smallint     NOT NULL, -- Victories
    L               smallint     NOT NULL, -- Defeats
    T               smallint     NOT NULL, -- Draws
    Pts             smallint     NOT NULL, -- Points in the standings
    InsrdYN         bYN          NOT NULL, -- Proof of insurance on file {Y: on file; N: missing}
    PRIMARY KEY (LGCo, Season, TeamId)
);

/* Roster: one player of one team in one season a row. */
CREATE TABLE dbo.LGRO (
    LGCo            bCompany     NOT NULL, -- Company of the league
    Season          smallint     NOT NULL, -- Season
    TeamId          varchar(6)   NOT NULL, -- Team
    PlyrNo          int          NOT NULL, -- Registration number of the player
    PlyrNm          varchar(40)  NOT NULL, -- Name
    Born            bDate        NULL,     -- Birthday
    JerseyNo        tinyint      NULL,     -- Number on the back
    Pos             char(2)      NULL,     -- Where they play {GK: goalkeeper; DF: defender; MF: midfielder; FW: forward}
    SignOn          bDate        NULL,     -- Day they joined
    DropOn          bDate        NULL,     -- Day they quit the team, empty while on it
    Goals           smallint     NOT NULL, -- Scored this season
    Yellow          tinyint      NOT NULL, -- Cautions
    Red             tinyint      NOT NULL, -- Sendings-off
    WaiverYN        bYN          NOT NULL, -- Parent or player signed the release {Y: signed; N: not signed}
    MedExp          bDate        NULL,     -- Last day the doctor's note is good
    PRIMARY KEY (LGCo, Season, TeamId, PlyrNo),
    FOREIGN KEY (LGCo, Season, TeamId) REFERENCES dbo.LGTeam (LGCo, Season, TeamId)
);

/* Games: one match of the schedule a row. */
CREATE TABLE dbo.LGGM (
    LGCo            bCompany     NOT NULL, -- Company of the league
    Season          smallint     NOT NULL, -- Season
    GameNo          int          NOT NULL, -- Number on the schedule
    HomeTm          varchar(6)   NOT NULL, -- Host
    AwayTm          varchar(6)   NOT NULL, -- Visitor
    SchDate         bDate        NULL,     -- Day on the printed schedule
    PlayDate        bDate        NULL,     -- Day it was really played, empty until then
    Field           varchar(12)  NULL,     -- Ground
    GmStat          char(1)      NOT NULL, -- What became of it {S: scheduled; F: finished; R: rained out; X: forfeited}
    HomeGls         tinyint      NULL,     -- Goals of the host
    AwayGls         tinyint      NULL,     -- Goals of the visitor
    RefId           varchar(6)   NULL,     -- Referee, empty if none assigned
    Gate            int          NOT NULL, -- Spectators
    GateAmt         bDollar      NOT NULL, -- Admission money
    ProtestYN       bYN          NOT NULL, -- A team lodged a protest {Y: protest; N: none}
    PlayoffYN       bYN          NOT NULL, -- Knock-out game {Y: playoff; N: regular season}
    PRIMARY KEY (LGCo, Season, GameNo),
    FOREIGN KEY (LGCo, Season, HomeTm) REFERENCES dbo.LGTeam (LGCo, Season, TeamId),
    FOREIGN KEY (LGCo, RefId) REFERENCES dbo.LGRF (LGCo, RefId)
);

/* Referees: one official a row. */
CREATE TABLE dbo.LGRF (
    LGCo            bCompany     NOT NULL, -- Company that books the official
    RefId           varchar(6)   NOT NULL, -- Badge
    RefName         varchar(40)  NOT NULL, -- Name
    Grade           tinyint      NOT NULL, -- License, 1 the highest to 5 beginner
    Phone           varchar(20)  NULL,     -- Cell number
    GameRate        bDollar      NOT NULL, -- Pay for a game
    MileRate        bUnitCost    NULL,     -- Pay for a mile driven
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- The same person as a payee
    CertThru        bDate        NULL,     -- License good until
    BkgdYN          bYN          NOT NULL, -- Background check passed {Y: passed; N: not passed}
    AvailWk         char(1)      NULL,     -- When they can come {E: weekends; W: weekdays; B: both}
    PRIMARY KEY (LGCo, RefId),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Fees: one amount asked of a team a row. */
CREATE TABLE dbo.LGFE (
    LGCo            bCompany     NOT NULL, -- Company the money goes to
    FeeNo           int          NOT NULL, -- Number of the bill
    Season          smallint     NOT NULL, -- Season
    TeamId          varchar(6)   NOT NULL, -- Team that pays
    FeeKind         char(1)      NOT NULL, -- For what {E: entry; F: penalty; U: uniforms; G: use of ground}
    Mth             bMonth       NOT NULL, -- Month it is booked in
    AskedAmt        bDollar      NOT NULL, -- Amount on the bill
    AidAmt          bDollar      NOT NULL, -- Scholarship taken off
    GotAmt          bDollar      NOT NULL, -- Paid in so far
    PayBy           bDate        NULL,     -- Last day to pay
    SettledOn       bDate        NULL,     -- Day it was paid in full, empty before
    Remark          bItemDesc    NULL,     -- Note of the treasurer
    PRIMARY KEY (LGCo, FeeNo),
    FOREIGN KEY (LGCo, Season, TeamId) REFERENCES dbo.LGTeam (LGCo, Season, TeamId)
);
