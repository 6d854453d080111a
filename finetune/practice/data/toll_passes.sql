-- Toll passes: transponders of the trucks, statements of the toll authorities, and the crossings.

/* Transponders: one toll pass a row, with who has it, its prepaid money and how it is refilled. */
CREATE TABLE dbo.ACTag (
    ACCo            bCompany     NOT NULL, -- Company that owns the transponder
    TagNo           varchar(16)  NOT NULL, -- Number printed on the transponder
    AuthCode        varchar(6)   NOT NULL, -- Toll authority that issued it, from ACAU
    Mount           char(1)      NOT NULL, -- How it is fixed {W: windshield; B: bumper; R: roof}
    TagSts          char(1)      NOT NULL, -- Whether it may be used {U: in use; S: spare on the shelf; B: blocked by the authority; T: terminated}
    PRCo            bCompany     NULL,     -- Payroll company of the driver
    Employee        bEmployee    NULL,     -- Driver it is given to
    PrepaidBal      bDollar      NOT NULL, -- Money left on it
    LowLimit        bDollar      NOT NULL, -- Floor below which it should be topped up
    ReloadAmt       bDollar      NOT NULL, -- Amount of one top-up
    AutoYN          bYN          NOT NULL, -- Whether it tops itself up from the card {Y: automatic; N: by hand}
    OpenedOn        bDate        NULL,     -- Date it was put in service
    BattDate        bDate        NULL,     -- Date its battery was last changed
    ClosedOn        bDate        NULL,     -- Date it was taken out of service
    PRIMARY KEY (ACCo, TagNo),
    FOREIGN KEY (ACCo, AuthCode) REFERENCES dbo.ACAU (ACCo, AuthCode),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Toll authorities: the list of road and bridge operators that charge us. */
CREATE TABLE dbo.ACAU (
    ACCo            bCompany     NOT NULL, -- Company keeping the list
    AuthCode        varchar(6)   NOT NULL, -- Short code of the authority
    AuthName        bDesc        NULL,     -- Name of the authority
    Region          varchar(20)  NULL,     -- Part of the country it runs roads in
    AcctNo          varchar(20)  NULL,     -- Our customer number there
    DiscPct         bPct         NOT NULL, -- Rebate for paying by transponder
    PostpaidYN      bYN          NOT NULL, -- Whether it bills afterwards {Y: billed at month end; N: prepaid}
    ContactName     varchar(30)  NULL,     -- Person to call there
    Phone           varchar(20)  NULL,     -- Telephone of that person
    PRIMARY KEY (ACCo, AuthCode)
);

/* Toll statements: header of one bill from one authority. */
CREATE TABLE dbo.ACSH (
    ACCo            bCompany     NOT NULL, -- Company billed
    AuthCode        varchar(6)   NOT NULL, -- Authority that sent the bill, from ACAU
    StmtNo          varchar(15)  NOT NULL, -- Number on the bill
    Mth             bMonth       NOT NULL, -- Month the expense belongs to
    StmtDate        bDate        NOT NULL, -- Date printed on the bill
    RecdDate        bDate        NULL,     -- Date it reached our office
    DueDate         bDate        NULL,     -- Date the money must be there
    PaidDate        bDate        NULL,     -- Date we paid it, empty until then
    TollAmt         bDollar      NOT NULL, -- Sum of the crossings
    FeeAmt          bDollar      NOT NULL, -- Sum of service and late fees
    DispAmt         bDollar      NOT NULL, -- Part of the bill we contest
    ChkdBy          varchar(30)  NULL,     -- Clerk who went through the bill
    StmtSts         tinyint      NOT NULL, -- Stage of the bill {0: keyed; 1: checked; 2: contested; 3: released for payment}
    PRIMARY KEY (ACCo, AuthCode, StmtNo),
    FOREIGN KEY (ACCo, AuthCode) REFERENCES dbo.ACAU (ACCo, AuthCode)
);

/* Billed crossings: one passage on a statement, as the authority charged it. */
CREATE TABLE dbo.ACSD (
    ACCo            bCompany     NOT NULL, -- Company billed
    AuthCode        varchar(6)   NOT NULL, -- Authority that sent the bill
    StmtNo          varchar(15)  NOT NULL, -- Bill the passage is on
    SDLine          int          NOT NULL, -- Line on the bill
    TagNo           varchar(16)  NULL,     -- Transponder charged, empty when only the plate was read
    PlateRead       varchar(12)  NULL,     -- License plate on the camera picture
    PassDate        bDate        NULL,     -- Day of the passage
    EntryPlaza      varchar(30)  NULL,     -- Booth where it drove on
    ExitPlaza       varchar(30)  NULL,     -- Booth where it drove off
    Axles           tinyint      NULL,     -- Axles that were charged
    BillAmt         bDollar      NOT NULL, -- Toll the authority asks
    AllowAmt        bDollar      NOT NULL, -- Toll we accept after checking
    ViolYN          bYN          NOT NULL, -- Whether it was charged as a violation {Y: violation; N: regular}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the toll is charged to
    PRIMARY KEY (ACCo, AuthCode, StmtNo, SDLine),
    FOREIGN KEY (ACCo, AuthCode, StmtNo) REFERENCES dbo.ACSH (ACCo, AuthCode, StmtNo),
    FOREIGN KEY (ACCo, TagNo) REFERENCES dbo.ACTag (ACCo, TagNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Tracked crossings: history of passages as our own trackers saw them, one a row. */
CREATE TABLE dbo.ACDH (
    ACCo            bCompany     NOT NULL, -- Company of the truck
    TagNo           varchar(16)  NOT NULL, -- Transponder in the truck
    TrkSeq          int          NOT NULL, -- Running number of the passage
    AuthCode        varchar(6)   NULL,     -- Authority whose road it was, from ACAU
    TripDate        bDate        NOT NULL, -- Day the truck went through
    InPlaza         varchar(30)  NULL,     -- Booth where the tracker saw it drive on
    OutPlaza        varchar(30)  NULL,     -- Booth where the tracker saw it drive off
    AxleCnt         tinyint      NULL,     -- Axles the truck really has
    ExpectAmt       bDollar      NOT NULL, -- Toll we reckon is due
    GPSMiles        bUnits       NOT NULL, -- Miles between the two booths
    MatchYN         bYN          NOT NULL, -- Whether a billed line was found for it {Y: matched; N: none found}
    PRIMARY KEY (ACCo, TagNo, TrkSeq),
    FOREIGN KEY (ACCo, TagNo) REFERENCES dbo.ACTag (ACCo, TagNo)
);
