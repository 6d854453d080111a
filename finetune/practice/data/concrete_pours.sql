-- Concrete pours: what was placed where, the trucks that brought it, and the cylinders broken in the lab.

/* Pours: one placement of concrete, planned or done, a row. */
CREATE TABLE dbo.PJPR (
    PJCo            bCompany     NOT NULL, -- Company that pours
    PourID          varchar(10)  NOT NULL, -- Number of the pour
    Element         bItemDesc    NULL,     -- What is poured, such as Deck 4 east bay
    PourKind        varchar(4)   NOT NULL, -- Sort of element {FTG: footing; WALL: wall; SLAB: slab; COL: column; DECK: elevated deck}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it belongs to
    MixID           varchar(12)  NULL,     -- Recipe ordered
    PlanDate        bDate        NULL,     -- Day it is meant to happen
    PourDate        bDate        NULL,     -- Day it did happen, empty until placed
    CardYN          bYN          NOT NULL, -- Pour card signed by everybody {Y: signed; N: not complete}
    EstCY           bUnits       NOT NULL, -- Cubic yards taken off the drawings
    OrdrCY          bUnits       NOT NULL, -- Cubic yards asked of the plant
    PlacdCY         bUnits       NOT NULL, -- Cubic yards that went into the forms
    PumpYN          bYN          NOT NULL, -- Placed with a pump {Y: pumped; N: chute or bucket}
    Finisher        varchar(30)  NULL,     -- Foreman of the finishers
    Tech            varchar(30)  NULL,     -- Testing technician on site
    PRIMARY KEY (PJCo, PourID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PJCo, MixID) REFERENCES dbo.PJMX (PJCo, MixID)
);

/* Mix designs: the list of approved recipes of concrete. */
CREATE TABLE dbo.PJMX (
    PJCo            bCompany     NOT NULL, -- Company of the recipe
    MixID           varchar(12)  NOT NULL, -- Code of the recipe
    MixName         bDesc        NULL,     -- Name of the recipe
    VendorGroup     bGroup       NULL,     -- Vendor group of the plant
    Vendor          bVendor      NULL,     -- Ready-mix plant that makes it
    SpecPSI         smallint     NOT NULL, -- Strength it must reach, in pounds per square inch
    SpecAge         smallint     NOT NULL, -- Days it is given to reach that
    MaxSlump        bUnits       NULL,     -- Wettest allowed, slump in inches
    AirLo           bPct         NULL,     -- Least air allowed, in percent
    AirHi           bPct         NULL,     -- Most air allowed, in percent
    CYPrice         bUnitCost    NOT NULL, -- Price of a cubic yard
    ApprDate        bDate        NULL,     -- Day the engineer accepted it, empty if not accepted
    PRIMARY KEY (PJCo, MixID),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Truck loads: one ready-mix truck at a pour a row, with the tests done on it. */
CREATE TABLE dbo.PJTK (
    PJCo            bCompany     NOT NULL, -- Company of the pour
    PourID          varchar(10)  NOT NULL, -- Pour the load is for
    LoadNo          smallint     NOT NULL, -- Number of the load in the pour
    BatchTkt        varchar(15)  NULL,     -- Ticket of the plant
    TruckNo         varchar(10)  NULL,     -- Number painted on the truck
    LoadCY          bUnits       NOT NULL, -- Cubic yards on board
    BatchTm         char(5)      NULL,     -- Clock time it was loaded at the plant
    EmptyTm         char(5)      NULL,     -- Clock time it was empty
    WaitMin         smallint     NOT NULL, -- Minutes it stood waiting on us
    WaterGal        bUnits       NOT NULL, -- Gallons of water added on site
    Slump           bUnits       NULL,     -- Slump measured, in inches, empty if not tested
    AirPct          bPct         NULL,     -- Air measured, in percent, empty if not tested
    ConcTemp        smallint     NULL,     -- Heat of the concrete, degrees Fahrenheit
    SentBack        char(1)      NOT NULL, -- Fate of the load {N: placed; R: rejected; P: partly wasted}
    PRIMARY KEY (PJCo, PourID, LoadNo),
    FOREIGN KEY (PJCo, PourID) REFERENCES dbo.PJPR (PJCo, PourID)
);

/* Cylinders: one test cylinder cast from a load a row, with the strength it broke at. */
CREATE TABLE dbo.PJCY (
    PJCo            bCompany     NOT NULL, -- Company of the cylinder
    SetNo           varchar(12)  NOT NULL, -- Set of cylinders, as marked by the lab
    CylLtr          char(1)      NOT NULL, -- Letter of the cylinder in its set
    PourID          varchar(10)  NOT NULL, -- Pour it comes from
    LoadNo          smallint     NOT NULL, -- Load it was cast from
    CastDate        bDate        NOT NULL, -- Day it was cast
    LabCode         varchar(8)   NULL,     -- Laboratory that breaks it
    CureWay         char(1)      NOT NULL, -- Where it is kept till then {L: in the lab; F: in the field}
    BreakAge        smallint     NOT NULL, -- Age in days at which it is to be broken
    BreakDue        bDate        NULL,     -- Day it is to be broken
    BrokenOn        bDate        NULL,     -- Day it was broken, empty before
    PSI             smallint     NULL,     -- Strength found, in pounds per square inch
    HoldYN          bYN          NOT NULL, -- Spare that is kept back {Y: a spare; N: to be broken}
    CylResult       char(1)      NULL,     -- Verdict of the lab {G: good; L: low; V: void}
    PRIMARY KEY (PJCo, SetNo, CylLtr),
    FOREIGN KEY (PJCo, PourID) REFERENCES dbo.PJPR (PJCo, PourID),
    FOREIGN KEY (PJCo, PourID, LoadNo) REFERENCES dbo.PJTK (PJCo, PourID, LoadNo),
    FOREIGN KEY (PJCo, LabCode) REFERENCES dbo.PJLab (PJCo, LabCode)
);

/* Testing labs: the laboratories that test our concrete. */
CREATE TABLE dbo.PJLab (
    PJCo            bCompany     NOT NULL, -- Company that uses the lab
    LabCode         varchar(8)   NOT NULL, -- Code of the lab
    LabName         varchar(40)  NULL,     -- Name of the lab
    Town            varchar(20)  NULL,     -- Where it is
    PickupFee       bDollar      NOT NULL, -- Charge for fetching a set
    BreakFee        bDollar      NOT NULL, -- Charge for one cylinder broken
    AccredThru      bDate        NULL,     -- Last day of its accreditation
    UseYN           bYN          NOT NULL, -- We still send work there {Y: yes; N: dropped}
    PRIMARY KEY (PJCo, LabCode)
);
