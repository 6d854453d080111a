-- Machine checks: the checklists for machines, the inspections done with them, every answer given, and how each machine did by month.

/* Inspections: one time somebody goes over a machine with a checklist a row. */
CREATE TABLE dbo.FKIN (
    FKCo            bCompany     NOT NULL, -- Company
    InspNo          int          NOT NULL, -- Number of the inspection
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Machine looked at
    ListCd          varchar(8)   NULL,     -- Checklist used
    PRCo            bCompany     NULL,     -- Payroll company
    Insp            bEmployee    NULL,     -- Employee who goes over it
    PlanDate        bDate        NOT NULL, -- Day it is planned for
    MadeDate        bDate        NULL,     -- Day it was really done, empty while open
    SeenDate        bDate        NULL,     -- Day the shop foreman went through the result
    Foreman         varchar(30)  NULL,     -- Shop foreman who goes through the result
    Verdict         char(1)      NULL,     -- How it ended {P: passed; R: passed with remarks; F: failed}
    MeterHrs        bHrs         NOT NULL, -- What the hour meter showed
    SpentMin        smallint     NULL,     -- Minutes it took
    LockYN          bYN          NOT NULL, -- Red tag hung on the machine {Y: out of service; N: may run}
    Yard            varchar(20)  NULL,     -- Place where it was done
    PRIMARY KEY (FKCo, InspNo),
    FOREIGN KEY (FKCo, ListCd) REFERENCES dbo.FKCL (FKCo, ListCd),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (PRCo, Insp) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Answers: what was found for one step of one inspection a row. */
CREATE TABLE dbo.FKAN (
    FKCo            bCompany     NOT NULL, -- Company
    InspNo          int          NOT NULL, -- Inspection
    StepNo          smallint     NOT NULL, -- Step of the checklist
    Found           char(1)      NOT NULL, -- Condition found {G: good; W: worn; B: broken; S: skipped}
    MeasVal         bUnits       NULL,     -- What was measured
    MaxVal          bUnits       NULL,     -- Most it may be
    Note            varchar(80)  NULL,     -- Remark of the inspector
    PhotoYN         bYN          NOT NULL, -- Picture taken {Y: with a photo; N: without}
    RepairEst       bDollar      NOT NULL, -- Guess at the cost to put it right
    RepairAct       bDollar      NOT NULL, -- What it did cost
    RepairBy        varchar(30)  NULL,     -- Mechanic who put it right
    RepairDate      bDate        NULL,     -- Day it was put right, empty while it is not
    PRIMARY KEY (FKCo, InspNo, StepNo),
    FOREIGN KEY (FKCo, InspNo) REFERENCES dbo.FKIN (FKCo, InspNo)
);

/* Checklists: the list of checklists, each for one class of machine. */
CREATE TABLE dbo.FKCL (
    FKCo            bCompany     NOT NULL, -- Company
    ListCd          varchar(8)   NOT NULL, -- Code of the checklist
    ListName        bDesc        NULL,     -- Title
    MachClass       varchar(10)  NULL,     -- Class of machine it is for
    EveryHrs        int          NULL,     -- Repeat after so many hours
    EveryDays       smallint     NULL,     -- Repeat after so many days
    KeptBy          varchar(30)  NULL,     -- Person who keeps it up to date
    RevisedOn       bDate        NULL,     -- Day of the last change
    LawYN           bYN          NOT NULL, -- Demanded by law {Y: required; N: our own idea}
    RetiredYN       bYN          NOT NULL, -- No longer used {Y: retired; N: in use}
    PRIMARY KEY (FKCo, ListCd)
);

/* Checklist steps: one thing to look at as printed on a checklist a row; what was found is kept with the answers. */
CREATE TABLE dbo.FKST (
    FKCo            bCompany     NOT NULL, -- Company
    ListCd          varchar(8)   NOT NULL, -- Checklist
    StepNo          smallint     NOT NULL, -- Place on the list
    StepText        bItemDesc    NULL,     -- What is to be looked at
    Area            varchar(12)  NULL,     -- Part of the machine, such as Brakes or Hydraulics
    StepKind        tinyint      NOT NULL, -- How it is answered {1: look; 2: measure; 3: try out}
    MinVal          bUnits       NULL,     -- Least a measured value may be
    MaxVal          bUnits       NULL,     -- Most a measured value may be
    StdMin          smallint     NOT NULL, -- Minutes allowed
    CritYN          bYN          NOT NULL, -- A fault here stops the machine {Y: critical; N: not}
    PRIMARY KEY (FKCo, ListCd, StepNo),
    FOREIGN KEY (FKCo, ListCd) REFERENCES dbo.FKCL (FKCo, ListCd)
);

/* Monthly record: one machine in one month a row, with how many inspections were due and done. */
CREATE TABLE dbo.FKMT (
    FKCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month
    EMCo            bCompany     NOT NULL, -- Equipment company
    Equip           bEquip       NOT NULL, -- Machine
    DueCnt          smallint     NOT NULL, -- Inspections that should have been made
    DoneCnt         smallint     NOT NULL, -- Inspections that were made
    LateCnt         smallint     NOT NULL, -- Made after the planned day
    FaultCnt        smallint     NOT NULL, -- Faults found
    RepairAmt       bDollar      NOT NULL, -- Spent on putting faults right
    BudgAmt         bDollar      NOT NULL, -- Allowed for it
    DownHrs         bHrs         NOT NULL, -- Hours out of service
    PRIMARY KEY (FKCo, Mth, EMCo, Equip),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);
