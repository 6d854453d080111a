-- Site access: badges for our people and other firms' people, passes through the gate, and safety inductions.

/* Badge: one access card and the person it was made for. */
CREATE TABLE dbo.VBBG (
    VBCo            bCompany     NOT NULL, -- Company that issues the card
    BadgeNo         varchar(12)  NOT NULL, -- Number printed on the card
    Holder          varchar(60)  NULL,     -- Name of the person
    HoldType        char(1)      NOT NULL, -- Whose person it is {E: our employee; S: subcontractor; V: visitor; D: delivery driver}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Firm the person works for, if not ours
    PRCo            bCompany     NULL,     -- Payroll company
    Employee        bEmployee    NULL,     -- Employee number, if ours
    IssDate         bDate        NOT NULL, -- Day the card was made
    ValidTo         bDate        NULL,     -- Last day the card opens the gate
    BlockedYN       bYN          NOT NULL, -- Whether the card was switched off {Y: blocked; N: works}
    BlockWhy        varchar(40)  NULL,     -- Reason it was switched off
    LostOn          bDate        NULL,     -- Day the card was reported lost
    PhotoYN         bYN          NOT NULL, -- Whether there is a picture on file {Y: picture; N: none}
    PRIMARY KEY (VBCo, BadgeNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Gates: the places where one gets on to a site. */
CREATE TABLE dbo.VBGT (
    VBCo            bCompany     NOT NULL, -- Company that runs the gate
    Gate            varchar(6)   NOT NULL, -- Gate code
    GateName        bDesc        NULL,     -- Name on the signpost
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job whose site it leads to
    Kind            char(1)      NOT NULL, -- What can pass {F: people on foot; T: trucks; B: both}
    Guard           varchar(30)  NULL,     -- Guard on duty, empty if it works by itself
    OpenHr          tinyint      NULL,     -- Hour it is unlocked in the morning
    ShutHr          tinyint      NULL,     -- Hour it is locked in the evening
    CamCnt          tinyint      NOT NULL, -- Cameras pointed at it
    RemovedOn       bDate        NULL,     -- Day the gate was taken away, empty while it stands
    PRIMARY KEY (VBCo, Gate),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Gate log: one attempt to pass a gate with a card. */
CREATE TABLE dbo.VBGL (
    VBCo            bCompany     NOT NULL, -- Company of the gate
    LogID           int          NOT NULL, -- Running number of the attempt
    Gate            varchar(6)   NOT NULL, -- Gate tried
    BadgeNo         varchar(12)  NOT NULL, -- Card held up
    PassDate        bDate        NOT NULL, -- Day of the attempt
    PassHr          tinyint      NOT NULL, -- Hour of the day, 0 to 23
    Dir             char(1)      NOT NULL, -- Which way {I: going in; O: going out}
    Result          tinyint      NOT NULL, -- What the gate did {0: let through; 1: card expired; 2: card blocked; 3: no induction}
    Plate           varchar(12)  NULL,     -- Licence plate, if by vehicle
    HrsIn           bHrs         NOT NULL, -- Hours on site, filled in on the way out
    OverrideBy      varchar(30)  NULL,     -- Guard who opened by hand, empty if nobody did
    PRIMARY KEY (VBCo, LogID),
    FOREIGN KEY (VBCo, Gate) REFERENCES dbo.VBGT (VBCo, Gate),
    FOREIGN KEY (VBCo, BadgeNo) REFERENCES dbo.VBBG (VBCo, BadgeNo)
);

/* Courses: the safety talks one can take. */
CREATE TABLE dbo.VBCourse (
    VBCo            bCompany     NOT NULL, -- Company of the list
    Course          varchar(8)   NOT NULL, -- Code of the talk
    CrsTitle        bDesc        NULL,     -- Title of the talk
    LenMin          smallint     NOT NULL, -- How long it lasts in minutes
    PassMark        tinyint      NULL,     -- Points needed in the quiz
    GoodMths        tinyint      NULL,     -- Months it stays good, empty if for ever
    MustYN          bYN          NOT NULL, -- Whether one cannot get on site without it {Y: compulsory; N: optional}
    Lang            varchar(10)  NULL,     -- Language it is held in
    Fee             bDollar      NOT NULL, -- Price charged to other firms per head
    PRIMARY KEY (VBCo, Course)
);

/* Inductions: one person who sat through one safety talk. */
CREATE TABLE dbo.VBIN (
    VBCo            bCompany     NOT NULL, -- Company of the card
    BadgeNo         varchar(12)  NOT NULL, -- Card of the person
    Course          varchar(8)   NOT NULL, -- Talk taken
    IndSeq          smallint     NOT NULL, -- Which time, counting retakes
    HeldOn          bDate        NOT NULL, -- Day of the talk
    GivenBy         varchar(30)  NULL,     -- Safety person who held it
    Score           tinyint      NULL,     -- Points in the quiz, out of 100
    PassYN          bYN          NOT NULL, -- Whether the quiz was passed {Y: passed; N: failed}
    ExpOn           bDate        NULL,     -- Day it must be taken again, empty if never
    SignedYN        bYN          NOT NULL, -- Whether the person signed the site rules {Y: signed; N: not signed}
    PRIMARY KEY (VBCo, BadgeNo, Course, IndSeq),
    FOREIGN KEY (VBCo, BadgeNo) REFERENCES dbo.VBBG (VBCo, BadgeNo),
    FOREIGN KEY (VBCo, Course) REFERENCES dbo.VBCourse (VBCo, Course)
);
