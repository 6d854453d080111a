-- Concrete mix designs: mixes, what goes into them, recipe changes, cylinders broken in the lab and kinds of tests.

/* Mixes: one concrete mix design a row. */
CREATE TABLE dbo.BAMX (
    BACo            bCompany     NOT NULL, -- Company that pours it
    MixNo           varchar(12)  NOT NULL, -- Mix number
    MixName         bDesc        NULL,     -- What the plant calls it
    UseFor          char(1)      NOT NULL, -- What it is poured for {P: road paving; S: structure; F: flatwork; B: backfill}
    SpecPsi         int          NOT NULL, -- Strength called for, pounds per square inch
    SpecAge         smallint     NOT NULL, -- Days after which it must have it
    WCRatio         bPct         NULL,     -- Water to cement
    SlumpIn         bUnits       NULL,     -- Slump in inches
    AirPct          bPct         NULL,     -- Air in the fresh mix
    MixState        char(1)      NOT NULL, -- Where it stands {D: being worked out; S: handed in; A: accepted; R: turned down; X: taken back}
    SubmDate        bDate        NULL,     -- Day it was handed to the engineer
    ApprDate        bDate        NULL,     -- Day the engineer accepted it
    Engineer        varchar(30)  NULL,     -- Who passes on it
    LapseDate       bDate        NULL,     -- Day the acceptance runs out
    JCCo            bCompany     NULL,     -- Job cost company
    Contract        bContract    NULL,     -- Contract it was designed for, empty for stock mixes
    PRIMARY KEY (BACo, MixNo),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Recipe lines: one ingredient of a mix as it is batched now a row. */
CREATE TABLE dbo.BAMI (
    BACo            bCompany     NOT NULL, -- Company of the mix
    MixNo           varchar(12)  NOT NULL, -- Mix
    IngSeq          smallint     NOT NULL, -- Line of the recipe
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Material code
    Kind            char(1)      NOT NULL, -- What it does {C: cement; F: fly ash; A: aggregate; W: water; M: admixture}
    UM              bUM          NULL,     -- Measured in
    QtyPerYd        bUnits       NOT NULL, -- Dose for a cubic yard
    TolPct          bPct         NOT NULL, -- Weighing error allowed
    SrcName         varchar(30)  NULL,     -- Pit or mill it comes from
    UnitCost        bUnitCost    NOT NULL, -- What a unit costs
    SwapYN          bYN          NOT NULL, -- Whether another brand may stand in {Y: may be swapped; N: no other}
    PRIMARY KEY (BACo, MixNo, IngSeq),
    FOREIGN KEY (BACo, MixNo) REFERENCES dbo.BAMX (BACo, MixNo),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Recipe changes: one change made to an ingredient of a mix a row. */
CREATE TABLE dbo.BAMH (
    BACo            bCompany     NOT NULL, -- Company of the mix
    MixNo           varchar(12)  NOT NULL, -- Mix
    IngSeq          smallint     NOT NULL, -- Line of the recipe
    RevNo           smallint     NOT NULL, -- First, second change and so on
    RevDate         bDate        NOT NULL, -- Day it was changed
    RevBy           varchar(30)  NULL,     -- Who changed it
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Material code
    OldQty          bUnits       NOT NULL, -- Dose for a yard until then
    NewQty          bUnits       NOT NULL, -- Dose for a yard from then on
    OldCost         bUnitCost    NOT NULL, -- Unit cost until then
    NewCost         bUnitCost    NOT NULL, -- Unit cost from then on
    Why             varchar(60)  NULL,     -- Reason written down
    PRIMARY KEY (BACo, MixNo, IngSeq, RevNo),
    FOREIGN KEY (BACo, MixNo, IngSeq) REFERENCES dbo.BAMI (BACo, MixNo, IngSeq),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Cylinder breaks: one test cylinder of a mix, to be crushed or crushed, a row. */
CREATE TABLE dbo.BABK (
    BACo            bCompany     NOT NULL, -- Company of the mix
    SetNo           int          NOT NULL, -- Set of cylinders from one truck
    CylNo           tinyint      NOT NULL, -- Cylinder in the set
    MixNo           varchar(12)  NOT NULL, -- Mix it was made from
    TestCode        varchar(8)   NULL,     -- Kind of test
    CastDate        bDate        NOT NULL, -- Day it was filled
    DueDate         bDate        NOT NULL, -- Day it ought to be crushed
    BrokeDate       bDate        NULL,     -- Day it was crushed, empty until then
    AgeDays         smallint     NOT NULL, -- Age it is meant to be crushed at
    Psi             int          NULL,     -- Strength found
    ReqPsi          int          NOT NULL, -- Strength wanted at that age
    TempF           smallint     NULL,     -- Temperature of the fresh concrete
    Verdict         char(1)      NULL,     -- What the lab says {P: passed; L: low; V: thrown out}
    PRCo            bCompany     NULL,     -- Payroll company of the technician
    Tech            bEmployee    NULL,     -- Technician who crushed it
    PRIMARY KEY (BACo, SetNo, CylNo),
    FOREIGN KEY (BACo, MixNo) REFERENCES dbo.BAMX (BACo, MixNo),
    FOREIGN KEY (BACo, TestCode) REFERENCES dbo.BATC (BACo, TestCode),
    FOREIGN KEY (PRCo, Tech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Test codes: one kind of concrete test a row. */
CREATE TABLE dbo.BATC (
    BACo            bCompany     NOT NULL, -- Company of the code
    TestCode        varchar(8)   NOT NULL, -- Short code
    TestName        bDesc        NULL,     -- Name of the test
    StdRef          varchar(20)  NULL,     -- Standard it follows
    DoneAt          char(1)      NOT NULL, -- Where it is run {F: at the pour; L: own laboratory; H: hired laboratory}
    PerSet          tinyint      NOT NULL, -- Cylinders needed
    Fee             bDollar      NOT NULL, -- Charge for one
    CertYN          bYN          NOT NULL, -- Whether the technician needs a card {Y: card; N: anybody}
    LastCal         bDate        NULL,     -- Day the machine was calibrated
    PRIMARY KEY (BACo, TestCode)
);
