-- Crew schedules: the crews, the weeks planned for them, who is put where, and how the plan held.

/* Crew master: one standing crew a row, with who runs it and how big it should be. */
CREATE TABLE dbo.KRCM (
    KRCo            bCompany     NOT NULL, -- Company the crew works for
    Crew            varchar(10)  NOT NULL, -- Short code of the crew
    CrewDesc        bDesc        NULL,     -- What the crew is called
    Trade           varchar(10)  NULL,     -- Kind of work it does, such as CARP, IRON or PIPE
    PRCo            bCompany     NULL,     -- Payroll company of its people
    Lead            bEmployee    NULL,     -- Foreman, by employee number
    Planner         varchar(30)  NULL,     -- Person in the office who draws up its weeks
    HomeYard        varchar(20)  NULL,     -- Town the crew starts out from
    StdHeads        tinyint      NOT NULL, -- People it has when complete
    MinHeads        tinyint      NOT NULL, -- Fewest people it can work with
    BillRate        bUnitCost    NOT NULL, -- What an hour of one of its people is sold for
    TravelYN        bYN          NOT NULL, -- May be sent out of town {Y: goes anywhere; N: stays local}
    FormedOn        bDate        NULL,     -- Day the crew was put together
    DisbandOn       bDate        NULL,     -- Day it was broken up, empty for one that still exists
    PRIMARY KEY (KRCo, Crew),
    FOREIGN KEY (PRCo, Lead) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Shift codes: the list of shifts a person can be planned on. */
CREATE TABLE dbo.KRShift (
    KRCo            bCompany     NOT NULL, -- Company of the code
    ShiftCode       char(2)      NOT NULL, -- Code of the shift
    ShiftName       bDesc        NULL,     -- Name of the shift
    StartTm         char(5)      NULL,     -- Clock time it begins, such as 06:30
    PaidHrs         bHrs         NOT NULL, -- Hours paid for a whole one
    BreakMin        smallint     NOT NULL, -- Minutes of unpaid rest in it
    DiffPct         bPct         NOT NULL, -- Extra on the wage for working it, in percent
    NightYN         bYN          NOT NULL, -- Runs after dark {Y: night work; N: day work}
    InUseYN         bYN          NOT NULL, -- Planners may still pick it {Y: yes; N: no longer}
    PRIMARY KEY (KRCo, ShiftCode)
);

/* Weekly plans: one crew's plan for one week on one job a row. */
CREATE TABLE dbo.KRWP (
    KRCo            bCompany     NOT NULL, -- Company of the plan
    WkPlan          int          NOT NULL, -- Number of the plan
    Crew            varchar(10)  NOT NULL, -- Crew that is planned
    WkStart         bDate        NOT NULL, -- Monday of the week
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site they are sent to
    PlanStat        tinyint      NOT NULL, -- How firm it is {0: rough; 1: published; 2: locked; 3: scrapped}
    Rev             tinyint      NOT NULL, -- Times it was changed after publishing
    PubDate         bDate        NULL,     -- Day it was posted for the crew, empty until then
    ReqHeads        tinyint      NOT NULL, -- People the superintendent asked for
    GivenHeads      tinyint      NOT NULL, -- People the planner could spare
    PlanHrs         bHrs         NOT NULL, -- Hours laid out for the week
    OTHrs           bHrs         NOT NULL, -- Of those, the ones at overtime
    ReqBy           varchar(30)  NULL,     -- Superintendent who wants the crew
    AprvBy          varchar(30)  NULL,     -- Manager who gave the go-ahead, empty before
    WkNote          varchar(80)  NULL,     -- Remark for the crew
    PRIMARY KEY (KRCo, WkPlan),
    FOREIGN KEY (KRCo, Crew) REFERENCES dbo.KRCM (KRCo, Crew),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Plan slots: one person on one day of a weekly plan a row, and whether they turned up. */
CREATE TABLE dbo.KRSL (
    KRCo            bCompany     NOT NULL, -- Company of the plan
    WkPlan          int          NOT NULL, -- Plan the slot is in
    Slot            smallint     NOT NULL, -- Number of the slot
    WorkDate        bDate        NOT NULL, -- Day the person is wanted
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person put in, empty while nobody is found
    RoleCode        varchar(6)   NULL,     -- Part they play, such as OPER, RIG or LAB
    ShiftCode       char(2)      NULL,     -- Shift they work
    SlotHrs         bHrs         NOT NULL, -- Hours laid out for them
    WkdHrs          bHrs         NOT NULL, -- Hours they really put in
    ShowCode        char(1)      NULL,     -- What happened on the day {P: present; L: late; A: absent; S: sick}
    BorrowYN        bYN          NOT NULL, -- Lent by another crew {Y: on loan; N: own man}
    FromCrew        varchar(10)  NULL,     -- Crew that lent the person
    TextedOn        bDate        NULL,     -- Day the text message with the call went out
    AckOn           bDate        NULL,     -- Day the person confirmed, empty if they have not
    PRIMARY KEY (KRCo, WkPlan, Slot),
    FOREIGN KEY (KRCo, WkPlan) REFERENCES dbo.KRWP (KRCo, WkPlan),
    FOREIGN KEY (KRCo, ShiftCode) REFERENCES dbo.KRShift (KRCo, ShiftCode),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Crew months: how one crew's plans held over one month a row. */
CREATE TABLE dbo.KRMS (
    KRCo            bCompany     NOT NULL, -- Company of the crew
    Crew            varchar(10)  NOT NULL, -- Crew summed up
    PlanMth         bMonth       NOT NULL, -- Month summed up
    PlanHrs         bHrs         NOT NULL, -- Hours that were scheduled
    RealHrs         bHrs         NOT NULL, -- Hours that were worked
    IdleHrs         bHrs         NOT NULL, -- Hours paid with nothing to do
    NoShows         smallint     NOT NULL, -- Times somebody did not turn up
    Moves           smallint     NOT NULL, -- Times it was pulled to another site in mid-week
    BilledAmt       bDollar      NOT NULL, -- Money its hours brought in
    PerDiem         bDollar      NOT NULL, -- Meal and lodging money paid to its people
    PRIMARY KEY (KRCo, Crew, PlanMth),
    FOREIGN KEY (KRCo, Crew) REFERENCES dbo.KRCM (KRCo, Crew)
);
