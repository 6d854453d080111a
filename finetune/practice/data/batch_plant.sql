-- Batch plant: ready-mix designs, orders, truck batches and cylinder tests.

/* Mix designs: one concrete recipe a row, with its strength and approval. */
CREATE TABLE dbo.CBMX (
    CBGroup         bGroup       NOT NULL, -- Group that shares the recipes
    MixCode         varchar(15)  NOT NULL, -- Code of the mix
    MixDesc         bItemDesc    NULL,     -- What the mix is for
    DesignPSI       smallint     NOT NULL, -- Strength promised at 28 days
    MaxSlump        bUnits       NOT NULL, -- Most slump allowed, in inches
    AirPct          bPct         NULL,     -- Entrained air aimed for
    WCRatio         bPct         NULL,     -- Water to cement by weight
    SubmDate        bDate        NULL,     -- Day it was sent to the engineer
    ApprvDate       bDate        NULL,     -- Day the engineer accepted it, empty before
    MixStat         char(1)      NOT NULL, -- Standing of the recipe {P: pending; A: approved; S: suspended}
    CYPrice         bUnitCost    NOT NULL, -- Selling price of a cubic yard
    CYCost          bUnitCost    NOT NULL, -- Material cost of a cubic yard
    PRIMARY KEY (CBGroup, MixCode)
);

/* Mix ingredients: one material within a recipe a row. */
CREATE TABLE dbo.CBMI (
    CBGroup         bGroup       NOT NULL, -- Group of the recipe
    MixCode         varchar(15)  NOT NULL, -- Recipe
    Ingr            tinyint      NOT NULL, -- Position in the recipe
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Cement, ash, stone, sand, water or admixture
    QtyPerCY        bUnits       NOT NULL, -- Amount that goes into a cubic yard
    QtyUM           bUM          NULL,     -- Unit of the amount
    TolPct          bPct         NULL,     -- How far the scale may be off
    AdmixYN         bYN          NOT NULL, -- Whether it is a chemical admixture {Y: yes; N: no}
    PRIMARY KEY (CBGroup, MixCode, Ingr),
    FOREIGN KEY (CBGroup, MixCode) REFERENCES dbo.CBMX (CBGroup, MixCode),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Pour orders: one pour that a job or customer called in a row. */
CREATE TABLE dbo.CBOrder (
    CBCo            bCompany     NOT NULL, -- Company that delivers
    OrderNo         int          NOT NULL, -- Number of the pour order
    JCCo            bCompany     NULL,     -- Job cost company, when it is for our own job
    Job             bJob         NULL,     -- Own job that gets the concrete
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Outside buyer
    CBGroup         bGroup       NULL,     -- Group of the recipe
    MixCode         varchar(15)  NULL,     -- Recipe ordered
    Element         varchar(30)  NULL,     -- What is poured, such as footing, deck or curb
    CalledBy        varchar(30)  NULL,     -- Who phoned it in
    CallDate        bDate        NULL,     -- Day it was phoned in
    PourDate        bDate        NOT NULL, -- Day it is to be placed
    OrdCY           bUnits       NOT NULL, -- Yards asked for
    PumpYN          bYN          NOT NULL, -- Whether a pump is coming {Y: pump; N: chute}
    Cancelled       bDate        NULL,     -- Day it was called off, empty if it stands
    PRIMARY KEY (CBCo, OrderNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (CBGroup, MixCode) REFERENCES dbo.CBMX (CBGroup, MixCode)
);

/* Batch tickets: one mixer truck loaded for an order a row. */
CREATE TABLE dbo.CBBT (
    CBCo            bCompany     NOT NULL, -- Company that delivers
    BatchTkt        int          NOT NULL, -- Number on the batch ticket
    OrderNo         int          NULL,     -- Order it was loaded for
    Plant           varchar(6)   NOT NULL, -- Plant that batched it
    Mixer           varchar(10)  NULL,     -- Mixer truck
    DriverName      varchar(30)  NULL,     -- Who drove
    BatchDate       bDate        NOT NULL, -- Day it was batched
    LoadCY          bUnits       NOT NULL, -- Yards put in the drum
    RetCY           bUnits       NOT NULL, -- Yards brought back
    RejectCY        bUnits       NOT NULL, -- Yards turned away by the inspector
    WaterAdd        bUnits       NOT NULL, -- Gallons of water added on site
    SlumpAct        bUnits       NULL,     -- Slump measured on site, in inches
    HaulMin         smallint     NULL,     -- Minutes from plant to site
    StandMin        smallint     NULL,     -- Minutes kept on site
    SaleAmt         bDollar      NOT NULL, -- Invoiced for the load
    VoidYN          bYN          NOT NULL, -- Whether the ticket was cancelled {Y: void; N: good}
    PRIMARY KEY (CBCo, BatchTkt),
    FOREIGN KEY (CBCo, OrderNo) REFERENCES dbo.CBOrder (CBCo, OrderNo)
);

/* Cylinder breaks: one test cylinder cast from a batch a row. */
CREATE TABLE dbo.CBCY (
    CBCo            bCompany     NOT NULL, -- Company that delivers
    BatchTkt        int          NOT NULL, -- Batch the sample was taken from
    CylNo           tinyint      NOT NULL, -- Cylinder within the set
    AgeDays         tinyint      NOT NULL, -- Age at which it is to be broken
    CastBy          varchar(30)  NULL,     -- Technician who made it
    BrokenBy        varchar(30)  NULL,     -- Technician who crushed it
    BreakDate       bDate        NULL,     -- Day it was crushed, empty while curing
    SpecPSI         smallint     NOT NULL, -- Strength it has to reach
    BreakPSI        smallint     NULL,     -- Strength it reached
    Outcome         char(1)      NULL,     -- Verdict of the lab {P: pass; L: low; H: on hold}
    PRIMARY KEY (CBCo, BatchTkt, CylNo),
    FOREIGN KEY (CBCo, BatchTkt) REFERENCES dbo.CBBT (CBCo, BatchTkt)
);
