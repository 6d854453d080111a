-- Oil samples: bottles drawn from machines, what the laboratory found, and what was done about it.

/* Sampling points: one compartment of a machine that oil is drawn from a row. */
CREATE TABLE dbo.OLCP (
    OLCo            bCompany     NOT NULL, -- Company
    EMCo            bCompany     NOT NULL, -- Equipment company
    Equipment       bEquip       NOT NULL, -- Machine
    CompCd          varchar(6)   NOT NULL, -- Compartment: ENG, HYD, TRANS, FDL, FDR, COOL
    FluidType       varchar(12)  NULL,     -- What is filled in, such as 15W-40
    SumpQts         bUnits       NULL,     -- How much goes in
    FreqHrs         smallint     NULL,     -- Machine hours between two samples
    LastSmpl        bDate        NULL,     -- Day the latest bottle was drawn
    NextSmpl        bDate        NULL,     -- Day the next one should be drawn
    ValveYN         bYN          NOT NULL, -- Has a sampling valve {Y: valve fitted; N: by pump}
    StopDate        bDate        NULL,     -- Day we gave up sampling it, empty while it goes on
    PRIMARY KEY (OLCo, EMCo, Equipment, CompCd),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Samples: one bottle sent to a laboratory a row, with its verdict. */
CREATE TABLE dbo.OLSM (
    OLCo            bCompany     NOT NULL, -- Company
    Bottle          varchar(12)  NOT NULL, -- Number on the bottle
    EMCo            bCompany     NULL,     -- Equipment company
    Equipment       bEquip       NULL,     -- Machine the oil comes from
    CompCd          varchar(6)   NULL,     -- Compartment it was drawn from
    LabCd           varchar(6)   NULL,     -- Laboratory it went to
    PulledBy        varchar(30)  NULL,     -- Lube man who drew it
    PulledDate      bDate        NOT NULL, -- Day it was drawn
    ShipDate        bDate        NULL,     -- Day it was posted
    RptDate         bDate        NULL,     -- Day the report came, empty until then
    MachHrs         bHrs         NULL,     -- Reading of the hour meter
    OilHrs          bHrs         NULL,     -- Hours on this fill of oil
    Verdict         tinyint      NULL,     -- Overall result {1: normal; 2: watch; 3: abnormal; 4: critical}
    ChgdYN          bYN          NOT NULL, -- Oil was changed at the same time {Y: changed; N: left in}
    RushYN          bYN          NOT NULL, -- Asked for in a hurry {Y: rush; N: regular}
    LabNote         bItemDesc    NULL,     -- Chemist's advice
    FeeAmt          bDollar      NOT NULL, -- Laboratory's charge
    PRIMARY KEY (OLCo, Bottle),
    FOREIGN KEY (OLCo, EMCo, Equipment, CompCd) REFERENCES dbo.OLCP (OLCo, EMCo, Equipment, CompCd),
    FOREIGN KEY (OLCo, LabCd) REFERENCES dbo.OLLab (OLCo, LabCd)
);

/* Results: one measured substance or property of one sample a row. */
CREATE TABLE dbo.OLRS (
    OLCo            bCompany     NOT NULL, -- Company
    Bottle          varchar(12)  NOT NULL, -- Sample
    Elem            varchar(6)   NOT NULL, -- What was measured: FE, CU, SI, NA, H2O, FUEL, SOOT, V100
    Reading         bUnits       NOT NULL, -- Value found
    PriorRdg        bUnits       NULL,     -- Value in the sample before
    WarnAt          bUnits       NULL,     -- Value from which it is suspect
    CritAt          bUnits       NULL,     -- Value from which the machine must stop
    MeasUnit        varchar(6)   NULL,     -- Unit of the value, such as ppm
    Flag            char(1)      NULL,     -- Mark beside the value {H: high; L: low; T: rising trend}
    RetestYN        bYN          NOT NULL, -- Measured twice {Y: second run; N: once}
    PRIMARY KEY (OLCo, Bottle, Elem),
    FOREIGN KEY (OLCo, Bottle) REFERENCES dbo.OLSM (OLCo, Bottle)
);

/* Laboratories: the list of laboratories we send bottles to. */
CREATE TABLE dbo.OLLab (
    OLCo            bCompany     NOT NULL, -- Company
    LabCd           varchar(6)   NOT NULL, -- Short name of the laboratory
    LabName         varchar(40)  NULL,     -- Full name
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Vendor number for paying it
    ShipCity        varchar(30)  NULL,     -- Town the bottles are mailed to
    Chemist         varchar(30)  NULL,     -- Person to call about a result
    TurnDays        tinyint      NULL,     -- Days they promise from post to report
    KitUC           bUnitCost    NULL,     -- Price of an empty bottle
    RegFee          bDollar      NOT NULL, -- Normal charge per sample
    RushFee         bDollar      NOT NULL, -- Charge per sample in a hurry
    AccredYN        bYN          NOT NULL, -- Certified under ISO 17025 {Y: certified; N: not}
    PRIMARY KEY (OLCo, LabCd),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Follow-ups: one thing somebody has to do because of a sample a row. */
CREATE TABLE dbo.OLFU (
    OLCo            bCompany     NOT NULL, -- Company
    Bottle          varchar(12)  NOT NULL, -- Sample that led to it
    ToDoSeq         tinyint      NOT NULL, -- Sequence
    ToDo            char(1)      NOT NULL, -- What to do {D: drain and refill; F: change filters; R: resample; T: tear down}
    AssignTo        varchar(30)  NULL,     -- Mechanic who must do it
    OrderedBy       varchar(30)  NULL,     -- Superintendent who asked for it
    ByDate          bDate        NULL,     -- Day it must be ready
    FinDate         bDate        NULL,     -- Day it was ready, empty until then
    PartsCost       bDollar      NOT NULL, -- Parts and oil used
    LaborCost       bDollar      NOT NULL, -- Wages used
    SavedAmt        bDollar      NOT NULL, -- Failure it is thought to have prevented, in dollars
    PRIMARY KEY (OLCo, Bottle, ToDoSeq),
    FOREIGN KEY (OLCo, Bottle) REFERENCES dbo.OLSM (OLCo, Bottle)
);
