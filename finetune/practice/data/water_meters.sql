-- Water meters: hydrant and site meters, where they are set, what was read, what the utility billed, and their tests.

/* Meters: one water meter, ours or rented from a utility, a row. */
CREATE TABLE dbo.WTMT (
    WTCo            bCompany     NOT NULL, -- Company that answers for the meter
    MeterId         varchar(12)  NOT NULL, -- Number cast in the body
    MtrDesc         bDesc        NULL,     -- Short description
    SizeIn          bUnits       NULL,     -- Pipe size in inches
    MtrType         char(1)      NOT NULL, -- Build {H: hydrant meter; S: site meter; B: building meter; R: reuse water}
    OwnCd           char(1)      NOT NULL, -- Whose it is {O: our own; U: on loan from the utility}
    UtilCd          varchar(6)   NULL,     -- Utility whose water runs through it
    MtrStat         tinyint      NOT NULL, -- What it is doing {1: in stock; 2: set on a site; 3: stuck or leaking; 4: handed back; 5: stolen}
    GotDate         bDate        NULL,     -- Day we received it
    TestDue         bDate        NULL,     -- Next accuracy test
    DepAmt          bDollar      NOT NULL, -- Deposit the utility holds
    Digits          tinyint      NULL,     -- Wheels on the register
    FrostYN         bYN          NOT NULL, -- Must come in for the winter {Y: frost-sensitive; N: may stay out}
    PRIMARY KEY (WTCo, MeterId),
    FOREIGN KEY (WTCo, UtilCd) REFERENCES dbo.WTUtil (WTCo, UtilCd)
);

/* Settings: one stay of a meter on a site a row. */
CREATE TABLE dbo.WTST (
    WTCo            bCompany     NOT NULL, -- Company of the meter
    SetNo           int          NOT NULL, -- Number of the setting
    MeterId         varchar(12)  NULL,     -- Meter
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that draws the water
    Phase           bPhase       NULL,     -- Phase the water is charged to
    Corner          varchar(40)  NULL,     -- Hydrant or spot
    SetBy           varchar(30)  NULL,     -- Who put it on
    OnDate          bDate        NOT NULL, -- Day it was put on
    OffDate         bDate        NULL,     -- Day it was taken off, empty while it runs
    StartRdg        int          NOT NULL, -- Register when put on
    StopRdg         int          NULL,     -- Register when taken off
    BackflYN        bYN          NOT NULL, -- Backflow preventer fitted {Y: fitted; N: missing}
    PRIMARY KEY (WTCo, SetNo),
    FOREIGN KEY (WTCo, MeterId) REFERENCES dbo.WTMT (WTCo, MeterId),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Readings: one look at a register a row. */
CREATE TABLE dbo.WTRD (
    WTCo            bCompany     NOT NULL, -- Company of the meter
    MeterId         varchar(12)  NOT NULL, -- Meter
    RdgSeq          int          NOT NULL, -- Count for the meter
    RdgDate         bDate        NOT NULL, -- Day it was read
    RegVal          int          NOT NULL, -- What the register showed
    UsedGal         bUnits       NOT NULL, -- Gallons since the look before
    PRCo            bCompany     NULL,     -- Payroll company of the reader
    ReadBy          bEmployee    NULL,     -- Employee who looked
    How             char(1)      NOT NULL, -- Where the figure comes from {V: seen; P: from a photo; R: by radio; E: estimated}
    OddYN           bYN          NOT NULL, -- Out of the ordinary, to be checked {Y: check; N: fine}
    OddNote         varchar(80)  NULL,     -- What looked wrong
    CheckedOn       bDate        NULL,     -- Day the odd figure was cleared up
    PRIMARY KEY (WTCo, MeterId, RdgSeq),
    FOREIGN KEY (WTCo, MeterId) REFERENCES dbo.WTMT (WTCo, MeterId),
    FOREIGN KEY (PRCo, ReadBy) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Utilities: one water utility or town we draw from a row. */
CREATE TABLE dbo.WTUtil (
    WTCo            bCompany     NOT NULL, -- Company that is the customer
    UtilCd          varchar(6)   NOT NULL, -- Short code
    UtilName        varchar(40)  NULL,     -- Name of the utility
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Same utility in payables
    Contact         varchar(30)  NULL,     -- Whom to call there
    KGalRate        bUnitCost    NOT NULL, -- Price of a thousand gallons
    MthRent         bDollar      NOT NULL, -- Rent of a meter for one month
    RdgDay          tinyint      NULL,     -- Day of the month they want the reading
    BanYN           bYN          NOT NULL, -- Drought limits at present {Y: limits; N: none}
    PRIMARY KEY (WTCo, UtilCd),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Utility bills: what the utility billed for one meter in one month a row. */
CREATE TABLE dbo.WTBL (
    WTCo            bCompany     NOT NULL, -- Company billed
    MeterId         varchar(12)  NOT NULL, -- Meter
    BillMo          bMonth       NOT NULL, -- Month
    BilledGal       bUnits       NOT NULL, -- Gallons by the utility's count
    OurGal          bUnits       NOT NULL, -- Gallons by our own readings
    WaterAmt        bDollar      NOT NULL, -- Charge for water
    RentAmt         bDollar      NOT NULL, -- Charge for the meter
    SewerAmt        bDollar      NOT NULL, -- Charge for sewer
    DueOn           bDate        NULL,     -- Last day to pay
    PaidOn          bDate        NULL,     -- Day it was paid, empty if open
    DispCd          char(1)      NULL,     -- Where a complaint stands {F: filed; W: won; L: lost}
    PRIMARY KEY (WTCo, MeterId, BillMo),
    FOREIGN KEY (WTCo, MeterId) REFERENCES dbo.WTMT (WTCo, MeterId)
);
