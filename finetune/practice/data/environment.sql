-- Environment: sampling points, limits of the permits, samples and their results, and spills.

/* Limits: the list of what is tested for, with the highest value a permit allows. */
CREATE TABLE dbo.EVPL (
    EVGroup         bGroup       NOT NULL, -- Group that shares the list
    Parm            varchar(10)  NOT NULL, -- Code of the substance or measure, as PH or TSS
    ParmDesc        bItemDesc    NULL,     -- Full name of the substance
    Medium          char(1)      NOT NULL, -- What is sampled {W: water; S: soil; A: air; N: noise}
    UM              bUM          NULL,     -- Unit the value is given in
    WarnVal         bUnits       NOT NULL, -- Value at which we start to watch it
    MaxVal          bUnits       NOT NULL, -- Value the permit forbids to pass
    Agency          varchar(20)  NULL,     -- Regulator that set it
    EffDate         bDate        NULL,     -- Day the limit came into force
    HoldDays        tinyint      NULL,     -- Days a sample keeps before it must be tested
    PRIMARY KEY (EVGroup, Parm)
);

/* Sampling points: one outfall, well or monitor on a job. */
CREATE TABLE dbo.EVSP (
    EVCo            bCompany     NOT NULL, -- Company of the point
    SampPt          varchar(10)  NOT NULL, -- Tag of the point
    PtName          bDesc        NULL,     -- Where it is
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it watches over
    Medium          char(1)      NOT NULL, -- What is taken here {W: water; S: soil; A: air; N: noise}
    PermitNo        varchar(20)  NULL,     -- Discharge permit it stands under
    Freq            char(1)      NOT NULL, -- How often it is visited {D: daily; W: weekly; M: monthly; Q: quarterly}
    InstDate        bDate        NULL,     -- Day it was put in
    EndDate         bDate        NULL,     -- Day it was taken out, empty while in use
    LastVisit       bDate        NULL,     -- Most recent visit
    PRIMARY KEY (EVCo, SampPt),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Samples: one bottle or reading, taken at a point and sent to a lab. */
CREATE TABLE dbo.EVSH (
    EVCo            bCompany     NOT NULL, -- Company of the sample
    SampNo          varchar(12)  NOT NULL, -- Number on the bottle
    SampPt          varchar(10)  NOT NULL, -- Point it was taken at
    TakenDate       bDate        NOT NULL, -- Day it was drawn
    TakenBy         varchar(30)  NULL,     -- Technician who drew it
    VendorGroup     bGroup       NULL,     -- Group of the laboratory
    Lab             bVendor      NULL,     -- Laboratory that tests it
    SentDate        bDate        NULL,     -- Day it went to the lab
    RptDate         bDate        NULL,     -- Day the report came back, empty while we wait
    LabFee          bDollar      NOT NULL, -- Price of the test
    SampState       tinyint      NOT NULL, -- How far it is {0: drawn; 1: at the lab; 2: reported; 9: void}
    RainYN          bYN          NOT NULL, -- Drawn after a storm {Y: storm sample; N: routine}
    PRIMARY KEY (EVCo, SampNo),
    FOREIGN KEY (EVCo, SampPt) REFERENCES dbo.EVSP (EVCo, SampPt),
    FOREIGN KEY (VendorGroup, Lab) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Results: one measured value of a sample. */
CREATE TABLE dbo.EVSR (
    EVCo            bCompany     NOT NULL, -- Company of the sample
    SampNo          varchar(12)  NOT NULL, -- Sample tested
    EVGroup         bGroup       NOT NULL, -- Group of the limit
    Parm            varchar(10)  NOT NULL, -- Substance tested for
    Val             bUnits       NOT NULL, -- Value found
    DetLim          bUnits       NULL,     -- Smallest value the lab can see
    NDYN            bYN          NOT NULL, -- Nothing found {Y: non-detect; N: detected}
    ExceedYN        bYN          NOT NULL, -- Over the permit {Y: exceeds; N: complies}
    Qual            varchar(3)   NULL,     -- Letter the lab puts beside a doubtful value
    AnlDate         bDate        NULL,     -- Day of the analysis
    PRIMARY KEY (EVCo, SampNo, EVGroup, Parm),
    FOREIGN KEY (EVCo, SampNo) REFERENCES dbo.EVSH (EVCo, SampNo),
    FOREIGN KEY (EVGroup, Parm) REFERENCES dbo.EVPL (EVGroup, Parm)
);

/* Spills: one release of fuel, oil or slurry and its cleanup. */
CREATE TABLE dbo.EVSpill (
    EVCo            bCompany     NOT NULL, -- Company that spilled
    SpillNo         int          NOT NULL, -- Number of the incident
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job where it happened
    SpillDate       bDate        NOT NULL, -- Day it happened
    Product         varchar(20)  NULL,     -- What ran out, as DIESEL
    GalsLost        bUnits       NOT NULL, -- Gallons that ran out
    GalsRecov       bUnits       NOT NULL, -- Gallons picked up again
    CleanCost       bDollar      NOT NULL, -- What the cleanup cost
    FineAmt         bDollar      NOT NULL, -- Penalty from the regulator
    NotifDate       bDate        NULL,     -- Day the agency was told, empty if it was not
    ClosedDate      bDate        NULL,     -- Day the site was signed clean, empty until then
    Cause           char(1)      NOT NULL, -- Why it happened {H: hose; O: overfill; V: vandals; X: other}
    PRIMARY KEY (EVCo, SpillNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
