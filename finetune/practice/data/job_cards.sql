-- Job cards: what is wrong with a machine, which mechanic works on it, with what hours and parts.

/* Job cards: one repair in the shop or the field a row, from complaint to release. */
CREATE TABLE dbo.SHCard (
    SHCo            bCompany     NOT NULL, -- Company of the shop
    CardNo          int          NOT NULL, -- Number printed on the card
    Complaint       bItemDesc    NULL,     -- What the operator said is wrong
    Cause           bItemDesc    NULL,     -- What it turned out to be
    Shop            varchar(6)   NULL,     -- Shop or field truck that has it
    EMCo            bCompany     NULL,     -- Equipment company
    Equipmt         bEquip       NULL,     -- Machine on the card
    RptdBy          varchar(30)  NULL,     -- Person who complained
    LeadMan         varchar(30)  NULL,     -- Foreman of the shop who answers for the card
    Prio            tinyint      NOT NULL, -- How pressing {1: machine down; 2: limping; 3: can wait}
    CardStat        char(1)      NOT NULL, -- Where it stands {W: waiting; P: in progress; H: held for parts; R: released; X: cancelled}
    RptdOn          bDate        NOT NULL, -- Day of the complaint
    WantedBy        bDate        NULL,     -- Day the job wants it back
    BeganOn         bDate        NULL,     -- Day the first wrench was turned
    RelsdOn         bDate        NULL,     -- Day it left, empty while with us
    EstHrs          bHrs         NOT NULL, -- Hours thought necessary
    MeterRdg        bHrs         NULL,     -- Hour meter at that time
    ComebackYN      bYN          NOT NULL, -- Same trouble as last time {Y: comeback; N: new trouble}
    PRIMARY KEY (SHCo, CardNo),
    FOREIGN KEY (SHCo, Shop) REFERENCES dbo.SHShop (SHCo, Shop),
    FOREIGN KEY (EMCo, Equipmt) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Shops: the list of shops and field service trucks. */
CREATE TABLE dbo.SHShop (
    SHCo            bCompany     NOT NULL, -- Company
    Shop            varchar(6)   NOT NULL, -- Code of the shop
    ShopName        bDesc        NULL,     -- The shop in words
    Town            varchar(30)  NULL,     -- Where it is
    Boss            varchar(30)  NULL,     -- Manager
    Bays            tinyint      NULL,     -- How many machines fit in
    MobileYN        bYN          NOT NULL, -- Is a truck, not a building {Y: truck; N: building}
    RateHr          bUnitCost    NOT NULL, -- What it charges for an hour of labor
    ShutDate        bDate        NULL,     -- Day it was given up, empty while running
    PRIMARY KEY (SHCo, Shop)
);

/* Mechanics' time: one stretch of work by one mechanic on one card a row. */
CREATE TABLE dbo.SHTM (
    SHCo            bCompany     NOT NULL, -- Company
    CardNo          int          NOT NULL, -- Card worked on
    TmSeq           smallint     NOT NULL, -- Sequence
    PRCo            bCompany     NULL,     -- Payroll company
    Mech            bEmployee    NULL,     -- Mechanic, employee number
    WorkDay         bDate        NOT NULL, -- Day of the work
    TaskCd          varchar(6)   NULL,     -- What he did, from the task list
    RegHrs          bHrs         NOT NULL, -- Hours at straight pay
    OTHrs           bHrs         NOT NULL, -- Hours at time and a half
    WaitHrs         bHrs         NOT NULL, -- Hours stood about for parts or crane
    LabCost         bDollar      NOT NULL, -- Wages with burden
    BillAmt         bDollar      NOT NULL, -- What the machine is charged for it
    OkdBy           varchar(30)  NULL,     -- Foreman who passed the hours, empty until then
    FieldYN         bYN          NOT NULL, -- Out on the job {Y: in the field; N: in the shop}
    PRIMARY KEY (SHCo, CardNo, TmSeq),
    FOREIGN KEY (SHCo, CardNo) REFERENCES dbo.SHCard (SHCo, CardNo),
    FOREIGN KEY (SHCo, TaskCd) REFERENCES dbo.SHTask (SHCo, TaskCd),
    FOREIGN KEY (PRCo, Mech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Tasks: the list of standard pieces of work with the hours they should take. */
CREATE TABLE dbo.SHTask (
    SHCo            bCompany     NOT NULL, -- Company
    TaskCd          varchar(6)   NOT NULL, -- Code of the task
    TaskTxt         bDesc        NULL,     -- The task in words
    SysCd           varchar(6)   NULL,     -- Part of the machine: ENGINE, BRAKES, HYD, ELEC, UNDERC
    FlatHrs         bHrs         NULL,     -- Hours it should take
    TwoManYN        bYN          NOT NULL, -- Needs a helper {Y: two men; N: one}
    SkillLvl        tinyint      NULL,     -- Who may do it {1: apprentice; 2: journeyman; 3: master}
    PRIMARY KEY (SHCo, TaskCd)
);

/* Parts on cards: one part wanted for one card a row. */
CREATE TABLE dbo.SHPT (
    SHCo            bCompany     NOT NULL, -- Company
    CardNo          int          NOT NULL, -- Card it is for
    PtSeq           smallint     NOT NULL, -- Sequence
    MatlGroup       bGroup       NULL,     -- Material group
    Matl            bMatl        NULL,     -- Part from the catalog, empty if bought for once
    PtDesc          bItemDesc    NULL,     -- The part in words
    AskQty          bUnits       NOT NULL, -- How many are wanted
    GotQty          bUnits       NOT NULL, -- How many were handed out
    RetQty          bUnits       NOT NULL, -- How many came back unused
    UnitAmt         bUnitCost    NOT NULL, -- Cost of one
    PtCost          bDollar      NOT NULL, -- Cost of all
    EtaDate         bDate        NULL,     -- Day it should arrive
    ArrDate         bDate        NULL,     -- Day it arrived, empty while on the way
    SrcCd           char(1)      NOT NULL, -- Where it comes from {S: our shelf; D: dealer; J: junkyard}
    PRIMARY KEY (SHCo, CardNo, PtSeq),
    FOREIGN KEY (SHCo, CardNo) REFERENCES dbo.SHCard (SHCo, CardNo),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material)
);
