-- Asphalt: plants, mix formulas, loads sold or hauled to jobs, and quality tests.

/* Plants: one hot-mix plant a row. */
CREATE TABLE dbo.ASPL (
    ASCo            bCompany     NOT NULL, -- Company that runs the plant
    PlantId         varchar(6)   NOT NULL, -- Plant code
    PlantName       varchar(40)  NULL,     -- What the plant is called
    Town            varchar(30)  NULL,     -- Where it stands
    PlantType       char(1)      NOT NULL, -- How it mixes {D: drum; B: batch; P: portable}
    TonsPerHr       smallint     NOT NULL, -- Rated output in an hour
    Super           varchar(30)  NULL,     -- Plant superintendent
    AirPermit       varchar(20)  NULL,     -- Air quality permit
    PermitTons      int          NULL,     -- Tons a year that the air permit allows
    NextStack       bDate        NULL,     -- Day the next stack test is due
    OpenedOn        bDate        NULL,     -- First day of this season
    ShutOn          bDate        NULL,     -- Last day of this season, empty while running
    PRIMARY KEY (ASCo, PlantId)
);

/* Job mix formulas: one asphalt mix a row, with its binder and targets. */
CREATE TABLE dbo.ASMF (
    ASCo            bCompany     NOT NULL, -- Company that makes the mix
    JMF             varchar(12)  NOT NULL, -- Number of the formula
    MixName         varchar(40)  NULL,     -- Name on the ticket
    Course          char(1)      NOT NULL, -- Layer it is meant for {S: surface; I: intermediate; B: base; P: patching}
    Binder          varchar(12)  NULL,     -- Binder grade, such as PG64-22
    TargetAC        bPct         NOT NULL, -- Binder content aimed for
    RapPct          bPct         NOT NULL, -- Share of recycled pavement
    ValidFrom       bDate        NULL,     -- Day the state approved it
    ValidTo         bDate        NULL,     -- Day the approval ends
    SellPrice       bUnitCost    NOT NULL, -- Plant price of a ton
    BidPrice        bUnitCost    NOT NULL, -- Price of a ton charged to our own jobs
    RetiredYN       bYN          NOT NULL, -- Whether it is no longer made {Y: retired; N: current}
    PRIMARY KEY (ASCo, JMF)
);

/* Loads: one truck weighed out of a plant a row. */
CREATE TABLE dbo.ASLD (
    ASCo            bCompany     NOT NULL, -- Company of the plant
    LoadTkt         int          NOT NULL, -- Scale ticket
    PlantId         varchar(6)   NOT NULL, -- Plant it left
    JMF             varchar(12)  NOT NULL, -- Mix on the truck
    ShipDate        bDate        NOT NULL, -- Day it was weighed out
    TruckId         varchar(12)  NULL,     -- Truck
    JCCo            bCompany     NULL,     -- Job cost company, when it went to our own job
    Job             bJob         NULL,     -- Own job it was laid on
    Phase           bPhase       NULL,     -- Phase charged
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Outside buyer at the scale
    NetTons         bUnits       NOT NULL, -- Tons of mix
    TempOut         smallint     NULL,     -- Degrees Fahrenheit when it left
    TempLaid        smallint     NULL,     -- Degrees Fahrenheit at the paver
    ExtAmt          bDollar      NOT NULL, -- Tons times price
    PayType         char(1)      NOT NULL, -- How it is settled {J: charged to job; A: on account; C: cash}
    BilledOn        bDate        NULL,     -- Day it went on an invoice, empty before
    PRIMARY KEY (ASCo, LoadTkt),
    FOREIGN KEY (ASCo, PlantId) REFERENCES dbo.ASPL (ASCo, PlantId),
    FOREIGN KEY (ASCo, JMF) REFERENCES dbo.ASMF (ASCo, JMF),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Quality tests: one sample or core taken of a mix a row. */
CREATE TABLE dbo.ASQC (
    ASCo            bCompany     NOT NULL, -- Company of the plant
    PlantId         varchar(6)   NOT NULL, -- Plant that made it
    SampleNo        int          NOT NULL, -- Sample number at the plant
    JMF             varchar(12)  NOT NULL, -- Mix sampled
    TakenOn         bDate        NOT NULL, -- Day the sample was taken
    ReportedOn      bDate        NULL,     -- Day the result was sent out, empty until then
    SampleKind      char(1)      NOT NULL, -- Where it was taken {T: truck; M: behind the paver; C: core from the road}
    LabTech         varchar(30)  NULL,     -- Our technician
    StateInsp       varchar(30)  NULL,     -- Inspector of the highway department who watched
    ACPct           bPct         NULL,     -- Binder content found
    VoidPct         bPct         NULL,     -- Air voids found
    DensPct         bPct         NULL,     -- Density reached in the mat
    Result          tinyint      NOT NULL, -- Verdict {0: open; 1: in spec; 2: out of spec; 3: retest}
    Penalty         bDollar      NOT NULL, -- Deducted by the owner for poor quality
    Bonus           bDollar      NOT NULL, -- Paid by the owner for good quality
    PRIMARY KEY (ASCo, PlantId, SampleNo),
    FOREIGN KEY (ASCo, PlantId) REFERENCES dbo.ASPL (ASCo, PlantId),
    FOREIGN KEY (ASCo, JMF) REFERENCES dbo.ASMF (ASCo, JMF)
);

/* Plant months: tons and running cost of one plant in one month a row. */
CREATE TABLE dbo.ASPM (
    ASCo            bCompany     NOT NULL, -- Company of the plant
    PlantId         varchar(6)   NOT NULL, -- Plant the totals are for
    Mth             bMonth       NOT NULL, -- Month of the totals
    TonsSold        bUnits       NOT NULL, -- Tons that went to outside buyers
    TonsOwn         bUnits       NOT NULL, -- Tons laid by our own crews
    TonsScrap       bUnits       NOT NULL, -- Tons thrown away at start and stop
    BinderTons      bUnits       NOT NULL, -- Liquid asphalt used
    BurnerFuel      bDollar      NOT NULL, -- Gas or oil for the burner
    PowerCost       bDollar      NOT NULL, -- Electricity
    LaborHrs        bHrs         NOT NULL, -- Crew hours at the plant
    PRIMARY KEY (ASCo, PlantId, Mth),
    FOREIGN KEY (ASCo, PlantId) REFERENCES dbo.ASPL (ASCo, PlantId)
);
