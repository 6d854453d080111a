-- Drug screening: random draws, people picked, tests taken, panels of substances and clinic bills by month.

/* Random draws: one drawing of names from a pool a row. */
CREATE TABLE dbo.BXDW (
    BXCo            bCompany     NOT NULL, -- Company of the draw
    DrawNo          int          NOT NULL, -- Number of the draw
    Pool            char(1)      NOT NULL, -- People drawn from {D: truck drivers; C: field crews; O: office}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job whose owner demanded it
    DrawDate        bDate        NOT NULL, -- Day the names were drawn
    SentDate        bDate        NULL,     -- Day the foremen got the names, empty until then
    CutDate         bDate        NULL,     -- Last day to be tested
    DoneDate        bDate        NULL,     -- Day the last one was tested, empty until then
    PoolSize        smallint     NOT NULL, -- Heads in the pool
    DrugCnt         smallint     NOT NULL, -- Names drawn for drugs
    AlcCnt          smallint     NOT NULL, -- Names drawn for alcohol
    RunBy           varchar(30)  NULL,     -- Safety person who ran it
    DrawStat        tinyint      NOT NULL, -- How far the draw is {0: drawn; 1: sent out; 2: complete; 3: void}
    PRIMARY KEY (BXCo, DrawNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Picks: one employee picked in one random draw a row. */
CREATE TABLE dbo.BXSL (
    BXCo            bCompany     NOT NULL, -- Company of the draw
    DrawNo          int          NOT NULL, -- Draw
    PickSeq         smallint     NOT NULL, -- Order of the pick
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person picked
    Foreman         varchar(30)  NULL,     -- Foreman who has to send the person
    NotfDate        bDate        NULL,     -- Day the person was told, empty until then
    DueDate         bDate        NULL,     -- Day to be at the clinic
    ShowDate        bDate        NULL,     -- Day the person came, empty until then
    AltYN           bYN          NOT NULL, -- Stand-in for somebody else {Y: stand-in; N: first pick}
    PickStat        char(1)      NOT NULL, -- What became of it {W: waiting; T: tested; E: excused; N: no-show}
    ExcRsn          varchar(60)  NULL,     -- Excuse given
    PRIMARY KEY (BXCo, DrawNo, PickSeq),
    FOREIGN KEY (BXCo, DrawNo) REFERENCES dbo.BXDW (BXCo, DrawNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Tests: one screening of one employee a row, whatever the reason. */
CREATE TABLE dbo.BXTS (
    BXCo            bCompany     NOT NULL, -- Company of the test
    TestNo          int          NOT NULL, -- Number of the test
    DrawNo          int          NULL,     -- Draw it comes from, empty if not random
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person tested
    BXGroup         bGroup       NULL,     -- Group of the panels
    Panel           varchar(6)   NULL,     -- Panel ordered
    Reason          char(1)      NOT NULL, -- Occasion {P: pre-employment; R: random; A: after an accident; S: reasonable suspicion; F: follow-up}
    CollDate        bDate        NULL,     -- Day the specimen was given
    LabDate         bDate        NULL,     -- Day the lab answered, empty until then
    RevwDate        bDate        NULL,     -- Day the doctor released the result, empty until then
    Collector       varchar(30)  NULL,     -- Person at the clinic who took it
    City            varchar(30)  NULL,     -- Town of the clinic
    Result          char(1)      NOT NULL, -- Outcome {N: negative; P: positive; D: diluted; R: refused by the person; X: pending}
    BACPct          bPct         NULL,     -- Alcohol in the breath, in percent
    RetestYN        bYN          NOT NULL, -- Second test of the same specimen {Y: retest; N: first test}
    FeeQtd          bDollar      NOT NULL, -- Charge agreed
    FeeBilled       bDollar      NOT NULL, -- Charge on the clinic's bill
    PRIMARY KEY (BXCo, TestNo),
    FOREIGN KEY (BXCo, DrawNo) REFERENCES dbo.BXDW (BXCo, DrawNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (BXGroup, Panel) REFERENCES dbo.BXPN (BXGroup, Panel)
);

/* Panels: one set of substances that can be tested for a row. */
CREATE TABLE dbo.BXPN (
    BXGroup         bGroup       NOT NULL, -- Group that shares the panels
    Panel           varchar(6)   NOT NULL, -- Code of the panel
    PanName         bDesc        NULL,     -- Name of the panel
    Specimen        char(1)      NOT NULL, -- What is taken {U: urine; H: hair; B: breath; S: saliva}
    SubCnt          tinyint      NOT NULL, -- Substances covered
    StdFee          bDollar      NOT NULL, -- List price
    TurnDays        tinyint      NULL,     -- Days the lab takes
    DOTYN           bYN          NOT NULL, -- Accepted for federal driver rules {Y: accepted; N: company only}
    UseYN           bYN          NOT NULL, -- Still ordered {Y: ordered; N: discontinued}
    PRIMARY KEY (BXGroup, Panel)
);

/* Clinic months: what one clinic tested and charged in one month a row. */
CREATE TABLE dbo.BXMT (
    BXCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month
    VendorGroup     bGroup       NOT NULL, -- Group of the clinic
    Vendor          bVendor      NOT NULL, -- Clinic
    TestCnt         int          NOT NULL, -- Tests made
    PosCnt          int          NOT NULL, -- Tests that came out positive
    RefCnt          int          NOT NULL, -- People who refused
    BillAmt         bDollar      NOT NULL, -- Charged by the clinic
    PaidAmt         bDollar      NOT NULL, -- Paid to the clinic
    CredAmt         bDollar      NOT NULL, -- Credit received
    InvDate         bDate        NULL,     -- Day of the bill, empty until it arrives
    DispYN          bYN          NOT NULL, -- Bill disputed {Y: disputed; N: accepted}
    PRIMARY KEY (BXCo, Mth, VendorGroup, Vendor),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
