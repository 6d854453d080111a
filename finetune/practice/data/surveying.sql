-- Surveying: crews, control points, stakeout requests and the daily log of the crews.

/* Survey crews: one party with its chief, truck and instrument. */
CREATE TABLE dbo.SUCR (
    SUCo            bCompany     NOT NULL, -- Company of the party
    Crew            varchar(6)   NOT NULL, -- Code of the party
    CrewDesc        bDesc        NULL,     -- Name of the party
    PRCo            bCompany     NULL,     -- Payroll company of the chief
    Chief           bEmployee    NULL,     -- Employee who leads the party
    Instr           varchar(20)  NULL,     -- Total station or receiver they carry
    EMCo            bCompany     NULL,     -- Equipment company of the truck
    Truck           bEquip       NULL,     -- Truck they drive
    DayRate         bDollar      NOT NULL, -- Charge for a full day of the party
    LicNo           varchar(15)  NULL,     -- Licence of the land surveyor in charge
    LicExp          bDate        NULL,     -- Day that licence runs out
    ActiveYN        bYN          NOT NULL, -- In use {Y: working; N: disbanded}
    PRIMARY KEY (SUCo, Crew),
    FOREIGN KEY (PRCo, Chief) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (EMCo, Truck) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Control points: one benchmark or monument of a job with its coordinates. */
CREATE TABLE dbo.SUCP (
    SUCo            bCompany     NOT NULL, -- Company of the point
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Job the point serves
    PtNo            varchar(10)  NOT NULL, -- Point number in the field book
    PtDesc          bDesc        NULL,     -- What it is and where to find it
    PtKind          varchar(2)   NOT NULL, -- Kind of mark {BM: benchmark; MN: monument; TP: temporary point}
    Northing        bUnits       NULL,     -- Grid coordinate to the north
    Easting         bUnits       NULL,     -- Grid coordinate to the east
    Elev            bUnits       NULL,     -- Height above datum
    SetDate         bDate        NULL,     -- Day the mark was put in
    ChkDate         bDate        NULL,     -- Day it was last verified, empty if never
    LostYN          bYN          NOT NULL, -- Whether the mark is gone {Y: destroyed; N: still there}
    SetBy           varchar(6)   NULL,     -- Crew that put it in
    PRIMARY KEY (SUCo, JCCo, Job, PtNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (SUCo, SetBy) REFERENCES dbo.SUCR (SUCo, Crew)
);

/* Stakeout requests: one ask from the field to lay something out. */
CREATE TABLE dbo.SURQ (
    SUCo            bCompany     NOT NULL, -- Company that stakes
    ReqNo           int          NOT NULL, -- Number of the request
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that wants stakes
    Phase           bPhase       NULL,     -- Phase the work is charged to
    Feature         varchar(40)  NULL,     -- What is to be laid out, as curb, pile or footing
    AskedBy         varchar(30)  NULL,     -- Foreman who wants it
    AskDate         bDate        NOT NULL, -- Day it was asked for
    NeedBy          bDate        NULL,     -- Day it must be staked
    StakedOn        bDate        NULL,     -- Day it was staked, empty until then
    Crew            varchar(6)   NULL,     -- Party assigned
    Prio            tinyint      NOT NULL, -- Urgency {1: rush; 2: normal; 3: when possible}
    ReqStat         char(1)      NOT NULL, -- State of the request {N: new; A: assigned; D: done; C: cancelled}
    RestakeYN       bYN          NOT NULL, -- Stakes were knocked out and go in again {Y: restake; N: first time}
    PRIMARY KEY (SUCo, ReqNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (SUCo, Crew) REFERENCES dbo.SUCR (SUCo, Crew)
);

/* Staked points: one stake of a request with cut, fill and how far it is off the design. */
CREATE TABLE dbo.SURP (
    SUCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           int          NOT NULL, -- Request the stake belongs to
    StkSeq          smallint     NOT NULL, -- Sequence of the stake
    Station         varchar(12)  NULL,     -- Chainage along the line
    Offset          bUnits       NOT NULL, -- Distance from the line
    DsgnElev        bUnits       NOT NULL, -- Height on the drawing
    MeasElev        bUnits       NOT NULL, -- Height shot in the field
    ErrMM           smallint     NOT NULL, -- How far off position, in millimetres
    PassYN          bYN          NOT NULL, -- Within tolerance {Y: in; N: out}
    Note            varchar(60)  NULL,     -- Remark of the party
    PRIMARY KEY (SUCo, ReqNo, StkSeq),
    FOREIGN KEY (SUCo, ReqNo) REFERENCES dbo.SURQ (SUCo, ReqNo)
);

/* Crew days: one party's hours on one job on one day. */
CREATE TABLE dbo.SUDL (
    SUCo            bCompany     NOT NULL, -- Company of the party
    Crew            varchar(6)   NOT NULL, -- Party
    LogDate         bDate        NOT NULL, -- Day worked
    LogSeq          tinyint      NOT NULL, -- Line of the day
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job they were on
    FieldHrs        bHrs         NOT NULL, -- Hours outside
    OffHrs          bHrs         NOT NULL, -- Hours at the desk, computing and drawing
    DriveHrs        bHrs         NOT NULL, -- Hours on the road
    Miles           int          NOT NULL, -- Distance driven
    ChgAmt          bDollar      NOT NULL, -- Charged to the job
    WxLostYN        bYN          NOT NULL, -- Rained out {Y: day lost to weather; N: worked}
    PRIMARY KEY (SUCo, Crew, LogDate, LogSeq),
    FOREIGN KEY (SUCo, Crew) REFERENCES dbo.SUCR (SUCo, Crew),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
