-- Shift bids: shifts put up for bidding, who bids for them by seniority, swaps between workers and the final roster.

/* Bid rounds: one round in which a site's shifts are put up for bidding a row. */
CREATE TABLE dbo.SBRD (
    SBCo            bCompany     NOT NULL, -- Company that holds the round
    RoundId         varchar(8)   NOT NULL, -- Code of the round, such as 27Q1
    RdTitle         bDesc        NULL,     -- Name of the round
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site whose shifts are up
    OpenOn          bDate        NOT NULL, -- First day to bid
    CloseOn         bDate        NOT NULL, -- Last day to bid
    PostedOn        bDate        NULL,     -- Day the result was hung up, empty until then
    EffFrom         bDate        NULL,     -- First day the new roster holds
    EffThru         bDate        NULL,     -- Last day the new roster holds
    RuleCd          char(1)      NOT NULL, -- How a shift is won {S: seniority; L: lottery; R: rotation}
    Steward         varchar(30)  NULL,     -- Union person who watches
    Planner         varchar(30)  NULL,     -- Scheduler in the office
    Phase           tinyint      NOT NULL, -- Where it is {0: in preparation; 1: bidding; 2: awarding; 3: done}
    PRIMARY KEY (SBCo, RoundId),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Shifts on offer: one shift pattern in one round a row. */
CREATE TABLE dbo.SBSH (
    SBCo            bCompany     NOT NULL, -- Company of the round
    RoundId         varchar(8)   NOT NULL, -- Round
    ShiftNo         smallint     NOT NULL, -- Number of the shift in the round
    Craft           varchar(10)  NULL,     -- Craft wanted, such as OPER or ELEC
    DayPart         char(1)      NOT NULL, -- Time of day {D: days; E: evenings; N: nights}
    OffDays         varchar(10)  NULL,     -- Days free, such as SA-SU
    WkHrs           bHrs         NOT NULL, -- Hours a week
    Slots           tinyint      NOT NULL, -- Workers needed
    Taken           tinyint      NOT NULL, -- Workers found so far
    PremHr          bUnitCost    NOT NULL, -- Extra pay an hour
    MinSen          smallint     NOT NULL, -- Months of seniority one must have
    EMCo            bCompany     NULL,     -- Equipment company of the machine
    Equip           bEquip       NULL,     -- Machine that goes with it
    ForcedYN        bYN          NOT NULL, -- Filled by order where nobody bids {Y: by order; N: left empty}
    PRIMARY KEY (SBCo, RoundId, ShiftNo),
    FOREIGN KEY (SBCo, RoundId) REFERENCES dbo.SBRD (SBCo, RoundId),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Bids: one worker's wish for one shift a row. */
CREATE TABLE dbo.SBBD (
    SBCo            bCompany     NOT NULL, -- Company of the round
    RoundId         varchar(8)   NOT NULL, -- Round
    BidNo           int          NOT NULL, -- Number of the bid
    ShiftNo         smallint     NOT NULL, -- Shift wanted
    PRCo            bCompany     NOT NULL, -- Payroll company of the worker
    Employee        bEmployee    NOT NULL, -- Worker who bids
    Choice          tinyint      NOT NULL, -- Rank of the wish, one is the dearest
    SenMths         smallint     NOT NULL, -- Seniority in months on the day of the bid
    BidOn           bDate        NOT NULL, -- Day it was handed in
    PullOn          bDate        NULL,     -- Day it was taken back, empty if it stands
    Outcome         char(1)      NULL,     -- What came of it {W: won; L: lost; X: not qualified}
    GrievYN         bYN          NOT NULL, -- Worker filed a grievance {Y: filed; N: none}
    Note            varchar(60)  NULL,     -- Worker's remark
    PRIMARY KEY (SBCo, RoundId, BidNo),
    FOREIGN KEY (SBCo, RoundId, ShiftNo) REFERENCES dbo.SBSH (SBCo, RoundId, ShiftNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Swaps: one trade of a day's shift between two workers a row. */
CREATE TABLE dbo.SBSwap (
    SBCo            bCompany     NOT NULL, -- Company of the workers
    SwapNo          int          NOT NULL, -- Number of the swap
    PRCo            bCompany     NOT NULL, -- Payroll company of both workers
    Giver           bEmployee    NOT NULL, -- Worker who gives the shift away
    Taker           bEmployee    NULL,     -- Worker who steps in, empty while none is found
    SwapDay         bDate        NOT NULL, -- Day of the shift
    PaybkDay        bDate        NULL,     -- Day on which the favor is returned
    AskedOn         bDate        NOT NULL, -- Day of the request
    Decided         bDate        NULL,     -- Day of the yes or no, empty until then
    Boss            varchar(30)  NULL,     -- Foreman who decides
    SwapStat        tinyint      NOT NULL, -- State {1: asked; 2: allowed; 3: turned down; 4: fell through}
    WhyTxt          varchar(60)  NULL,     -- Reason given
    ExtraOT         bHrs         NOT NULL, -- Overtime it causes
    ExtraCost       bDollar      NOT NULL, -- What the overtime costs
    PRIMARY KEY (SBCo, SwapNo),
    FOREIGN KEY (PRCo, Giver) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (PRCo, Taker) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Monthly fill: how the shifts of one site and craft were filled in one month a row. */
CREATE TABLE dbo.SBFM (
    SBCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Site
    Craft           varchar(10)  NOT NULL, -- Craft
    NeedCnt         int          NOT NULL, -- Shifts to fill
    BidCnt          int          NOT NULL, -- Filled by bids
    OrdCnt          int          NOT NULL, -- Filled by order
    OpenCnt         int          NOT NULL, -- Not filled
    AgcyHrs         bHrs         NOT NULL, -- Hours bought from agencies
    AgcyCost        bDollar      NOT NULL, -- What agencies cost
    PRIMARY KEY (SBCo, Mth, JCCo, Job, Craft),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
