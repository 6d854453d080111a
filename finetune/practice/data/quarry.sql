-- Quarry: pits, products, shots, daily production and stockpiles.

/* Pits: one quarry or gravel pit a row, with its permit and royalty. */
CREATE TABLE dbo.QRPit (
    QRCo            bCompany     NOT NULL, -- Company that works the pit
    Pit             varchar(10)  NOT NULL, -- Pit code
    PitName         varchar(40)  NULL,     -- What people call it
    County          varchar(30)  NULL,     -- County it lies in
    Foreman         varchar(30)  NULL,     -- Who runs it
    PermitNo        varchar(20)  NULL,     -- Mining permit
    PermitEnd       bDate        NULL,     -- Day the mining permit lapses
    BondAmt         bDollar      NOT NULL, -- Reclamation bond posted
    RoyRate         bUnitCost    NOT NULL, -- Royalty to the landowner for each ton
    VendorGroup     bGroup       NULL,     -- Vendor group of the landowner
    Landowner       bVendor      NULL,     -- Vendor that gets the royalty
    AcresPerm       bUnits       NOT NULL, -- Acres allowed by the permit
    AcresOpen       bUnits       NOT NULL, -- Acres dug up so far
    PitState        char(1)      NOT NULL, -- Condition of the pit {W: working; I: idle; R: being reclaimed; X: closed}
    PRIMARY KEY (QRCo, Pit),
    FOREIGN KEY (VendorGroup, Landowner) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Products: one size or kind of stone or sand that we make a row. */
CREATE TABLE dbo.QRPD (
    QRCo            bCompany     NOT NULL, -- Company that makes it
    Product         varchar(10)  NOT NULL, -- Product code
    ProdName        varchar(40)  NULL,     -- Name of the product
    Family          char(1)      NOT NULL, -- Kind of product {S: sand; G: gravel; B: base; R: riprap}
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Matching material code
    ListPrice       bUnitCost    NOT NULL, -- Asking price for a ton
    StdCost         bUnitCost    NOT NULL, -- What a ton should cost to make
    SpecPassPct     bPct         NULL,     -- Share that must pass the screen
    StateAppYN      bYN          NOT NULL, -- Whether the highway department accepts it {Y: accepted; N: not accepted}
    PRIMARY KEY (QRCo, Product),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Daily production: tons of one product made at one pit on one shift a row. */
CREATE TABLE dbo.QRDP (
    QRCo            bCompany     NOT NULL, -- Company of the pit
    Pit             varchar(10)  NOT NULL, -- Pit it was made at
    RunDate         bDate        NOT NULL, -- Day of the shift
    Shift           tinyint      NOT NULL, -- Shift {1: day; 2: swing; 3: night}
    Product         varchar(10)  NOT NULL, -- Product made
    TonsMade        bUnits       NOT NULL, -- Good tons off the belt
    TonsWaste       bUnits       NOT NULL, -- Tons of reject and fines
    TonsPlan        bUnits       NOT NULL, -- Target for the shift
    RunHrs          bHrs         NOT NULL, -- Hours the crusher turned
    DownHrs         bHrs         NOT NULL, -- Hours it stood
    DownCause       varchar(30)  NULL,     -- Why it stood
    Operator        varchar(30)  NULL,     -- Who ran the crusher
    PRIMARY KEY (QRCo, Pit, RunDate, Shift, Product),
    FOREIGN KEY (QRCo, Pit) REFERENCES dbo.QRPit (QRCo, Pit),
    FOREIGN KEY (QRCo, Product) REFERENCES dbo.QRPD (QRCo, Product)
);

/* Shots: one blast at a pit a row. */
CREATE TABLE dbo.QRSH (
    QRCo            bCompany     NOT NULL, -- Company of the pit
    Pit             varchar(10)  NOT NULL, -- Pit that was blasted
    ShotNo          int          NOT NULL, -- Number of the shot within the pit
    PlanDate        bDate        NULL,     -- Day it was scheduled for
    FireDate        bDate        NULL,     -- Day it was fired, empty until then
    Blaster         varchar(30)  NULL,     -- Licensed person in charge
    Bench           varchar(10)  NULL,     -- Bench that was shot
    Holes           smallint     NOT NULL, -- Holes drilled
    PowderLbs       bUnits       NOT NULL, -- Pounds of explosive
    EstTons         bUnits       NOT NULL, -- Rock expected on the ground
    ShotTons        bUnits       NOT NULL, -- Rock measured afterwards
    ShotCost        bDollar      NOT NULL, -- Cost of drilling and powder
    PeakVib         bUnits       NOT NULL, -- Highest ground vibration at the seismograph
    ComplaintYN     bYN          NOT NULL, -- Whether a neighbor complained {Y: yes; N: no}
    PRIMARY KEY (QRCo, Pit, ShotNo),
    FOREIGN KEY (QRCo, Pit) REFERENCES dbo.QRPit (QRCo, Pit)
);

/* Stockpile balances: one product at one pit in one month a row. */
CREATE TABLE dbo.QRSB (
    QRCo            bCompany     NOT NULL, -- Company of the pit
    Pit             varchar(10)  NOT NULL, -- Pit where the pile lies
    Product         varchar(10)  NOT NULL, -- Product in the pile
    Mth             bMonth       NOT NULL, -- Month of the balance
    BegTons         bUnits       NOT NULL, -- Tons at the start of the month
    AddTons         bUnits       NOT NULL, -- Tons put on the pile
    SoldTons        bUnits       NOT NULL, -- Tons shipped to customers
    UsedTons        bUnits       NOT NULL, -- Tons hauled to our own jobs
    BookTons        bUnits       NOT NULL, -- Tons left by the books
    SurvTons        bUnits       NULL,     -- Tons measured by drone, empty where it was not flown
    SurvDate        bDate        NULL,     -- Day of the flight
    PRIMARY KEY (QRCo, Pit, Product, Mth),
    FOREIGN KEY (QRCo, Pit) REFERENCES dbo.QRPit (QRCo, Pit),
    FOREIGN KEY (QRCo, Product) REFERENCES dbo.QRPD (QRCo, Product)
);
