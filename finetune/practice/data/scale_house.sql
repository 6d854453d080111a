-- Truck scale house: trucks on the yard, finished weighings, axle readings, overweight passes and monthly traffic.

/* Trucks on the yard: one truck that was weighed in and has not been weighed out a row. */
CREATE TABLE dbo.ANYD (
    ANCo            bCompany     NOT NULL, -- Company that runs the scale
    InTick          int          NOT NULL, -- Number of the first weighing
    ScaleNo         varchar(6)   NOT NULL, -- Scale it drove over
    TruckNo         varchar(12)  NOT NULL, -- Number painted on the door
    HaulerName      varchar(30)  NULL,     -- Trucking outfit
    EMCo            bCompany     NULL,     -- Equipment company, for our own trucks
    Equip           bEquip       NULL,     -- Our unit number, empty for outsiders
    InDate          bDate        NOT NULL, -- Day of the first weighing
    FirstWt         int          NOT NULL, -- Pounds at the first weighing
    Bound           char(1)      NOT NULL, -- What it came for {D: dropping off; L: loading up}
    TareSrc         char(1)      NOT NULL, -- Where the empty weight comes from {S: stored on file; W: weighed today; G: guessed by the driver}
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the load is for
    Weighman        varchar(30)  NULL,     -- Who sat at the window
    WaitMin         int          NOT NULL, -- Minutes since it came in
    PRIMARY KEY (ANCo, InTick),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Finished weighings: one truck that was weighed in and out a row. */
CREATE TABLE dbo.ANWT (
    ANCo            bCompany     NOT NULL, -- Company that runs the scale
    WtNo            int          NOT NULL, -- Weight slip number
    ScaleNo         varchar(6)   NOT NULL, -- Scale it drove over
    TruckNo         varchar(12)  NOT NULL, -- Number painted on the door
    EMCo            bCompany     NULL,     -- Equipment company, for our own trucks
    Equip           bEquip       NULL,     -- Our unit number, empty for outsiders
    WtDate          bDate        NOT NULL, -- Day it left
    Bound           char(1)      NOT NULL, -- What it came for {D: dropping off; L: loading up}
    GrossWt         int          NOT NULL, -- Pounds with the load
    TareWt          int          NOT NULL, -- Pounds empty
    LegalWt         int          NOT NULL, -- Pounds the truck may weigh on the road
    NetTons         bUnits       NOT NULL, -- Tons of load
    OverrCode       varchar(6)   NULL,     -- Why it was let out too heavy, empty if it was not
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the load is for
    Weighman        varchar(30)  NULL,     -- Who sat at the window
    ReprYN          bYN          NOT NULL, -- Whether the slip was printed again {Y: printed again; N: printed once}
    PRIMARY KEY (ANCo, WtNo),
    FOREIGN KEY (ANCo, OverrCode) REFERENCES dbo.ANOV (ANCo, OverrCode),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Axle readings: one axle of a finished weighing a row. */
CREATE TABLE dbo.ANAX (
    ANCo            bCompany     NOT NULL, -- Company that runs the scale
    WtNo            int          NOT NULL, -- Weight slip
    AxleNo          tinyint      NOT NULL, -- Counted from the front
    AxleKind        char(1)      NOT NULL, -- Kind of axle {S: steer; D: drive; L: lift; T: trailer}
    AxleWt          int          NOT NULL, -- Pounds on it
    LimitWt         int          NOT NULL, -- Pounds allowed on it
    GapFt           bUnits       NULL,     -- Feet to the axle behind
    TireCnt         tinyint      NOT NULL, -- Tires on it
    UpYN            bYN          NOT NULL, -- Whether it hung in the air {Y: raised; N: on the ground}
    PadNo           varchar(6)   NULL,     -- Platform it stood on
    PRIMARY KEY (ANCo, WtNo, AxleNo),
    FOREIGN KEY (ANCo, WtNo) REFERENCES dbo.ANWT (ANCo, WtNo)
);

/* Overweight passes: one reason for which a heavy truck may leave a row. */
CREATE TABLE dbo.ANOV (
    ANCo            bCompany     NOT NULL, -- Company of the code
    OverrCode       varchar(6)   NOT NULL, -- Short code
    OverrText       bDesc        NULL,     -- The reason in words
    Grantor         char(1)      NOT NULL, -- Who may allow it {M: plant manager; W: weighmaster; P: police}
    FineAmt         bDollar      NOT NULL, -- Charge to the trucker
    PhotoYN         bYN          NOT NULL, -- Whether a picture is taken {Y: picture; N: none}
    MaxOverLb       int          NULL,     -- Most pounds it covers
    RetiredDt       bDate        NULL,     -- Day the code was taken out of use
    PRIMARY KEY (ANCo, OverrCode)
);

/* Monthly traffic: one scale in one month a row. */
CREATE TABLE dbo.ANMT (
    ANCo            bCompany     NOT NULL, -- Company that runs the scale
    Mth             bMonth       NOT NULL, -- Month
    ScaleNo         varchar(6)   NOT NULL, -- Scale
    TruckCnt        int          NOT NULL, -- Trucks that crossed
    TonsIn          bUnits       NOT NULL, -- Tons dropped off
    TonsOut         bUnits       NOT NULL, -- Tons taken away
    OverCnt         int          NOT NULL, -- Trucks over the legal weight
    FinesAmt        bDollar      NOT NULL, -- Charges to truckers who were too heavy
    FeeAmt          bDollar      NOT NULL, -- Public weighing fees taken
    DownHrs         bHrs         NOT NULL, -- Hours out of order
    ReprCnt         int          NOT NULL, -- Slips printed again
    GLCo            bCompany     NULL,     -- Ledger company
    FeeAcct         bGLAcct      NULL,     -- Account the weighing fees go to
    PRIMARY KEY (ANCo, Mth, ScaleNo),
    FOREIGN KEY (GLCo, FeeAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
