-- Craft rates: wages and fringes of the union agreements, class by class, and what is remitted to the funds.

/* Agreements: one collective agreement with a local a row. */
CREATE TABLE dbo.URAG (
    URCo            bCompany     NOT NULL, -- Company that signed
    Agrmt           varchar(10)  NOT NULL, -- Code of the agreement
    LocalNo         varchar(8)   NULL,     -- Number of the local
    Title           bDesc        NULL,     -- Name of the agreement
    Trade           varchar(12)  NULL,     -- Trade it covers, such as IRON or PIPE
    BusAgent        varchar(30)  NULL,     -- Person to call at the union hall
    HomeCounty      varchar(20)  NULL,     -- County where it applies
    EffDate         bDate        NOT NULL, -- First day in force
    XpireDate       bDate        NULL,     -- Last day in force
    RatifyDate      bDate        NULL,     -- Day the members voted for it, empty while not ratified
    SatMult         bPct         NOT NULL, -- Factor on wages for Saturday work
    SunMult         bPct         NOT NULL, -- Factor on wages for Sunday work
    MstrYN          bYN          NOT NULL, -- National agreement or not {Y: national; N: area only}
    NegoStat        char(1)      NOT NULL, -- Where the talks stand {S: settled; T: in talks; R: rolled over; X: ended}
    PRIMARY KEY (URCo, Agrmt)
);

/* Class rates: the hourly wage of one class under one agreement from one day on a row. */
CREATE TABLE dbo.URRT (
    URCo            bCompany     NOT NULL, -- Company of the agreement
    Agrmt           varchar(10)  NOT NULL, -- Agreement the rate is from
    CrftClass       varchar(8)   NOT NULL, -- Class, such as JRNY, FORE or GFOR
    RateEff         bDate        NOT NULL, -- Day the rate starts
    Zone            tinyint      NULL,     -- Pay zone, by distance from the hall
    BaseRate        bUnitCost    NOT NULL, -- Straight time wage per hour
    OTRate          bUnitCost    NOT NULL, -- Overtime wage per hour
    DTRate          bUnitCost    NOT NULL, -- Double time wage per hour
    PkgRate         bUnitCost    NOT NULL, -- Wage and all fringes per hour together
    PriorBase       bUnitCost    NULL,     -- Straight time wage before the change
    ShiftPrem       bUnitCost    NOT NULL, -- Extra per hour at night
    KeyedBy         varchar(30)  NULL,     -- Clerk who typed it in
    VerifYN         bYN          NOT NULL, -- Checked against the wage sheet {Y: checked; N: not checked}
    PRIMARY KEY (URCo, Agrmt, CrftClass, RateEff),
    FOREIGN KEY (URCo, Agrmt) REFERENCES dbo.URAG (URCo, Agrmt)
);

/* Fringe rates: one benefit paid per hour under one agreement a row. */
CREATE TABLE dbo.URFR (
    URCo            bCompany     NOT NULL, -- Company of the agreement
    Agrmt           varchar(10)  NOT NULL, -- Agreement that calls for it
    FrngCd          varchar(8)   NOT NULL, -- Code of the fringe
    FrngDesc        bDesc        NULL,     -- What it pays for
    FrngType        tinyint      NOT NULL, -- Kind {1: health; 2: pension; 3: annuity; 4: training; 5: dues}
    PayBasis        char(1)      NOT NULL, -- Which hours count {W: worked; P: paid; G: percent of gross}
    HrlyAmt         bUnitCost    NOT NULL, -- Dollars per hour
    GrossPct        bPct         NOT NULL, -- Percent of gross, where that is the basis
    CapHrs          bHrs         NULL,     -- Hours a month after which it stops
    VendorGroup     bGroup       NULL,     -- Group of the fund as a vendor
    Vendor          bVendor      NULL,     -- Trust fund that gets the money
    ERLiabAcct      bGLAcct      NULL,     -- Account where the debt to the fund is kept
    GLCo            bCompany     NULL,     -- Ledger company of the account
    TaxblYN         bYN          NOT NULL, -- Taxed as wages {Y: taxed; N: tax free}
    PRIMARY KEY (URCo, Agrmt, FrngCd),
    FOREIGN KEY (URCo, Agrmt) REFERENCES dbo.URAG (URCo, Agrmt),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (GLCo, ERLiabAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Remittances: one report sent to a fund for one month a row. */
CREATE TABLE dbo.URRM (
    URCo            bCompany     NOT NULL, -- Company that remits
    RemitNo         int          NOT NULL, -- Number of the report
    Agrmt           varchar(10)  NOT NULL, -- Agreement reported
    FrngCd          varchar(8)   NOT NULL, -- Fringe reported
    WorkMth         bMonth       NOT NULL, -- Month in which the hours were worked
    Heads           int          NOT NULL, -- Number of workers on it
    RptHrs          bHrs         NOT NULL, -- Hours reported
    OwedAmt         bDollar      NOT NULL, -- What is due
    SentAmt         bDollar      NOT NULL, -- What was really sent
    LateFee         bDollar      NOT NULL, -- Damages charged for being late
    DueBy           bDate        NOT NULL, -- Last day to pay without damages
    MailedOn        bDate        NULL,     -- Day it left, empty until then
    ChkNo           varchar(10)  NULL,     -- Number of the check
    AuditYN         bYN          NOT NULL, -- Looked at by the fund's auditor {Y: audited; N: not audited}
    PRIMARY KEY (URCo, RemitNo),
    FOREIGN KEY (URCo, Agrmt, FrngCd) REFERENCES dbo.URFR (URCo, Agrmt, FrngCd)
);

/* Job rules: special terms of an agreement on one job a row. */
CREATE TABLE dbo.URJB (
    URCo            bCompany     NOT NULL, -- Company of the agreement
    Agrmt           varchar(10)  NOT NULL, -- Agreement with special terms
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Job where they hold
    PLAYN           bYN          NOT NULL, -- Under a project labor agreement {Y: under one; N: not}
    Zone            tinyint      NULL,     -- Pay zone of the site
    TravAmt         bDollar      NOT NULL, -- Travel money per day
    SubsAmt         bDollar      NOT NULL, -- Meals and bed per day
    ParkAmt         bDollar      NOT NULL, -- Parking per day
    Steward         varchar(30)  NULL,     -- Worker who speaks for the union on site
    ThruDate        bDate        NULL,     -- Day the terms end, empty for the whole job
    PRIMARY KEY (URCo, Agrmt, JCCo, Job),
    FOREIGN KEY (URCo, Agrmt) REFERENCES dbo.URAG (URCo, Agrmt),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
