-- IT assets: computers, phones and screens, who has them, the programs licensed and the phone lines paid for.

/* Device: one computer, phone, screen or other piece of office technology. */
CREATE TABLE dbo.IADV (
    IACo            bCompany     NOT NULL, -- Company that owns it
    AssetTag        varchar(12)  NOT NULL, -- Number on the sticker
    DevType         char(1)      NOT NULL, -- What it is {L: laptop; D: desktop; T: tablet; P: phone; S: screen}
    Maker           varchar(20)  NULL,     -- Brand
    Model           varchar(30)  NULL,     -- Model name
    SerNo           varchar(30)  NULL,     -- Number the factory gave it
    Cond            tinyint      NOT NULL, -- State of use {0: in stock; 1: in use; 2: at the repair shop; 3: lost; 4: disposed}
    Loc             varchar(20)  NULL,     -- Office or site trailer it is in
    BuyDate         bDate        NULL,     -- Day it was bought
    BuyCost         bDollar      NOT NULL, -- What was paid for it
    BookVal         bDollar      NOT NULL, -- What it is worth in the books now
    WarrEnd         bDate        NULL,     -- Last day of the guarantee
    ReplDue         bDate        NULL,     -- Day it should be replaced
    EncrYN          bYN          NOT NULL, -- Whether its disk is encrypted {Y: encrypted; N: open}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Shop it came from
    PRIMARY KEY (IACo, AssetTag),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Handouts: one spell of an employee having a device. */
CREATE TABLE dbo.IAHO (
    IACo            bCompany     NOT NULL, -- Company of the device
    AssetTag        varchar(12)  NOT NULL, -- Device handed out
    HoSeq           smallint     NOT NULL, -- Sequence of the spell
    PRCo            bCompany     NULL,     -- Payroll company of the employee
    Employee        bEmployee    NULL,     -- Who has it
    Dept            varchar(10)  NULL,     -- Department it is charged to
    GivenOn         bDate        NOT NULL, -- Day it was handed over
    DueBack         bDate        NULL,     -- Day it should be back, empty if for keeps
    BackOn          bDate        NULL,     -- Day it came back, empty while they have it
    FormYN          bYN          NOT NULL, -- Whether the receipt was signed {Y: signed; N: missing}
    DmgAmt          bDollar      NOT NULL, -- Damage charged to the person on return
    PRIMARY KEY (IACo, AssetTag, HoSeq),
    FOREIGN KEY (IACo, AssetTag) REFERENCES dbo.IADV (IACo, AssetTag),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Licences: one program we pay to use. */
CREATE TABLE dbo.IALicense (
    IACo            bCompany     NOT NULL, -- Company that pays
    LicCode         varchar(10)  NOT NULL, -- Short code of the program
    Title           bItemDesc    NULL,     -- Name of the program
    Publisher       varchar(30)  NULL,     -- Firm that makes it
    LicKind         char(1)      NOT NULL, -- How it is paid {S: subscription; P: bought for good; F: free}
    SeatsBought     smallint     NOT NULL, -- Seats we may use
    SeatsUsed       smallint     NOT NULL, -- Seats taken up
    YrCost          bDollar      NOT NULL, -- What it costs a year
    SeatCost        bUnitCost    NOT NULL, -- Price of one more seat
    RenewOn         bDate        NULL,     -- Day it must be renewed
    AutoRenYN       bYN          NOT NULL, -- Whether it renews by itself {Y: by itself; N: somebody must act}
    Owner           varchar(30)  NULL,     -- Person in the business who answers for it
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Account the cost goes to
    PRIMARY KEY (IACo, LicCode),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Installs: one program put on one device. */
CREATE TABLE dbo.IAIN (
    IACo            bCompany     NOT NULL, -- Company of the device
    AssetTag        varchar(12)  NOT NULL, -- Device it is on
    LicCode         varchar(10)  NOT NULL, -- Program installed
    Ver             varchar(15)  NULL,     -- Version
    InstDate        bDate        NULL,     -- Day it was put on
    LastUse         bDate        NULL,     -- Day it was last started, empty if never
    RemDate         bDate        NULL,     -- Day it was taken off, empty while it is on
    PatchYN         bYN          NOT NULL, -- Whether the newest fixes are in {Y: up to date; N: behind}
    PRIMARY KEY (IACo, AssetTag, LicCode),
    FOREIGN KEY (IACo, AssetTag) REFERENCES dbo.IADV (IACo, AssetTag),
    FOREIGN KEY (IACo, LicCode) REFERENCES dbo.IALicense (IACo, LicCode)
);

/* Line bills: what one mobile number cost in one month. */
CREATE TABLE dbo.IALB (
    IACo            bCompany     NOT NULL, -- Company that pays the bill
    PhoneNo         varchar(15)  NOT NULL, -- Mobile number
    BillMth         bMonth       NOT NULL, -- Month billed
    AssetTag        varchar(12)  NULL,     -- Phone or tablet the line is in
    Carrier         varchar(15)  NULL,     -- Phone company
    PlanAmt         bDollar      NOT NULL, -- Fixed monthly charge
    OverAmt         bDollar      NOT NULL, -- Charge for going over the plan
    RoamAmt         bDollar      NOT NULL, -- Charge for use abroad
    DataGB          bUnits       NOT NULL, -- Data used in gigabytes
    TalkMin         int          NOT NULL, -- Minutes talked
    PRIMARY KEY (IACo, PhoneNo, BillMth),
    FOREIGN KEY (IACo, AssetTag) REFERENCES dbo.IADV (IACo, AssetTag)
);
