-- Cranes: hired and own cranes, hire contracts, lift plans and the lifts done.

/* Crane list: one crane that we own or hire a row, with its size and papers. */
CREATE TABLE dbo.CXMS (
    CXCo            bCompany     NOT NULL, -- Company that runs the crane
    Crane           varchar(10)  NOT NULL, -- Number of the crane
    Descrip         bDesc        NULL,     -- Make and model
    CrnType         char(2)      NOT NULL, -- Build {MB: mobile; TW: tower; CR: crawler; RT: rough terrain}
    OwnedYN         bYN          NOT NULL, -- Whether it is ours {Y: own; N: hired}
    EMCo            bCompany     NULL,     -- Equipment company, for own cranes
    Equipment       bEquip       NULL,     -- Equipment number, for own cranes
    CapTons         bUnits       NOT NULL, -- Greatest load it may pick, in tons
    BoomLen         smallint     NULL,     -- Length of the boom in feet
    Yard            bLoc         NULL,     -- Where it is parked when idle
    CertNo          varchar(20)  NULL,     -- Number of the inspection certificate
    CertExp         bDate        NULL,     -- Day the certificate runs out
    Condition       tinyint      NOT NULL, -- State of the machine {1: ready; 2: limited use; 3: out of service}
    PRIMARY KEY (CXCo, Crane),
    FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Hire contracts: one hire of a crane from an outside firm a row, with rates and dates. */
CREATE TABLE dbo.CXHC (
    CXCo            bCompany     NOT NULL, -- Company that hires
    HireNo          int          NOT NULL, -- Number of the hire
    Crane           varchar(10)  NOT NULL, -- Crane that is hired
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Rental firm
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that pays for it
    OnHire          bDate        NOT NULL, -- First day on rent
    PlanOff         bDate        NULL,     -- Day we mean to send it back
    OffHire         bDate        NULL,     -- Day it went back, empty while on rent
    DayRate         bUnitCost    NOT NULL, -- Price of one day
    MobAmt          bDollar      NOT NULL, -- Charge to bring it in
    DemobAmt        bDollar      NOT NULL, -- Charge to take it away
    InvdAmt         bDollar      NOT NULL, -- Invoiced by the rental firm so far
    OperYN          bYN          NOT NULL, -- Whether an operator comes with it {Y: with operator; N: bare}
    PRIMARY KEY (CXCo, HireNo),
    FOREIGN KEY (CXCo, Crane) REFERENCES dbo.CXMS (CXCo, Crane),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Lift plans: one planned heavy lift on a job a row, with its engineer and approval. */
CREATE TABLE dbo.CXLP (
    CXCo            bCompany     NOT NULL, -- Company of the plan
    LiftPlan        varchar(12)  NOT NULL, -- Number of the plan
    Title           bItemDesc    NULL,     -- What is to be lifted
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job of the lift
    Crane           varchar(10)  NULL,     -- Crane that will be used
    PlanStat        char(1)      NOT NULL, -- How far the plan is {D: draft; S: submitted; A: approved; X: cancelled}
    CritYN          bYN          NOT NULL, -- Critical lift, above three quarters of capacity {Y: critical; N: standard}
    Engineer        varchar(30)  NULL,     -- Who drew up the plan
    Rigger          varchar(30)  NULL,     -- Lead rigger on the ground
    SubmDate        bDate        NULL,     -- Day it was handed in
    ApprDate        bDate        NULL,     -- Day it was signed off
    LiftDate        bDate        NULL,     -- Day the lift is planned for
    LoadWt          bUnits       NOT NULL, -- Weight of the load with rigging, in tons
    Radius          smallint     NULL,     -- Distance from the crane in feet
    PRIMARY KEY (CXCo, LiftPlan),
    FOREIGN KEY (CXCo, Crane) REFERENCES dbo.CXMS (CXCo, Crane),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Lift log: one pick made by a crane a row, as written down on the day. */
CREATE TABLE dbo.CXLG (
    CXCo            bCompany     NOT NULL, -- Company of the log
    Crane           varchar(10)  NOT NULL, -- Crane that made the pick
    LogDate         bDate        NOT NULL, -- Day of the pick
    PickSeq         smallint     NOT NULL, -- Number of the pick on that day
    LiftPlan        varchar(12)  NULL,     -- Plan it was made under, empty for everyday picks
    Operator        varchar(30)  NULL,     -- Person in the cab
    ActualWt        bUnits       NOT NULL, -- Weight on the hook, in tons
    WindMph         tinyint      NULL,     -- Wind speed
    RunHrs          bHrs         NOT NULL, -- Hours the crane worked
    DelayHrs        bHrs         NOT NULL, -- Hours it stood waiting
    DelayRsn        char(1)      NULL,     -- Why it waited {W: wind; B: breakdown; T: truck late; O: other}
    PRIMARY KEY (CXCo, Crane, LogDate, PickSeq),
    FOREIGN KEY (CXCo, Crane) REFERENCES dbo.CXMS (CXCo, Crane),
    FOREIGN KEY (CXCo, LiftPlan) REFERENCES dbo.CXLP (CXCo, LiftPlan)
);
