-- Spare parts: parts kept for machines, their reorder points, what is issued and what is on order.

/* Parts: the list of spare parts, shared by all companies of a group. */
CREATE TABLE dbo.SPPM (
    SPGroup         bGroup       NOT NULL, -- Group that shares the parts list
    PartNo          varchar(20)  NOT NULL, -- Number on the box
    PartDesc        bItemDesc    NULL,     -- What it is
    Maker           varchar(20)  NULL,     -- Brand, such as CAT or Donaldson
    MakerPN         varchar(30)  NULL,     -- Number the brand uses
    PartClass       varchar(6)   NULL,     -- Sort of part, such as FILT, HYD or TIRE
    SubPart         varchar(20)  NULL,     -- Part that replaces it, empty if none does
    ListPrice       bUnitCost    NOT NULL, -- Price in the brand's catalog
    CoreAmt         bDollar      NOT NULL, -- Deposit given back for the old piece
    LifeHrs         bHrs         NULL,     -- Hours it should last
    CritYN          bYN          NOT NULL, -- Machine stands still without it {Y: critical; N: can wait}
    DiscYN          bYN          NOT NULL, -- Brand no longer makes it {Y: discontinued; N: made}
    PRIMARY KEY (SPGroup, PartNo)
);

/* Stock: one part in one stockroom a row, with reorder point and quantities. */
CREATE TABLE dbo.SPST (
    SPCo            bCompany     NOT NULL, -- Company of the stockroom
    Room            varchar(10)  NOT NULL, -- Stockroom or service truck
    SPGroup         bGroup       NOT NULL, -- Group of the part
    PartNo          varchar(20)  NOT NULL, -- Part kept
    Shelf           varchar(10)  NULL,     -- Where it lies
    QtyOH           bUnits       NOT NULL, -- Pieces there now
    QtyOO           bUnits       NOT NULL, -- Pieces coming from suppliers
    QtyRsv          bUnits       NOT NULL, -- Pieces put aside for repairs
    ROP             bUnits       NOT NULL, -- Buy again when there are fewer than this
    ROQ             bUnits       NOT NULL, -- How many to buy then
    AvgUC           bUnitCost    NOT NULL, -- What one piece cost us on average
    StkVal          bDollar      NOT NULL, -- Worth of the pieces there
    LastIss         bDate        NULL,     -- Day one was last taken
    LastRcv         bDate        NULL,     -- Day the last delivery came
    FrozenYN        bYN          NOT NULL, -- No buying allowed {Y: frozen; N: free}
    PRIMARY KEY (SPCo, Room, SPGroup, PartNo),
    FOREIGN KEY (SPGroup, PartNo) REFERENCES dbo.SPPM (SPGroup, PartNo)
);

/* Fit list: which part fits which machine, one pair a row. */
CREATE TABLE dbo.SPFit (
    SPCo            bCompany     NOT NULL, -- Company of the machine
    FitSeq          int          NOT NULL, -- Sequence of the pair
    EMCo            bCompany     NOT NULL, -- Equipment company
    Equip           bEquip       NOT NULL, -- Machine
    SPGroup         bGroup       NOT NULL, -- Group of the part
    PartNo          varchar(20)  NOT NULL, -- Part that fits
    PosCode         varchar(10)  NULL,     -- Where on the machine, such as LF or ENG
    QtyFit          smallint     NOT NULL, -- Pieces the machine takes
    EveryHrs        bHrs         NULL,     -- Change it after so many hours
    OKYN            bYN          NOT NULL, -- Proven by a mechanic {Y: proven; N: by the book only}
    PRIMARY KEY (SPCo, FitSeq),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (SPGroup, PartNo) REFERENCES dbo.SPPM (SPGroup, PartNo)
);

/* Movements: one part issued, received, returned or corrected a row. */
CREATE TABLE dbo.SPTR (
    SPCo            bCompany     NOT NULL, -- Company of the stockroom
    Mth             bMonth       NOT NULL, -- Month it is booked in
    Trans           int          NOT NULL, -- Number within the month
    Room            varchar(10)  NOT NULL, -- Stockroom touched
    SPGroup         bGroup       NOT NULL, -- Group of the part
    PartNo          varchar(20)  NOT NULL, -- Part moved
    TrType          char(2)      NOT NULL, -- What happened {IS: issued; RC: received; RT: returned; AD: count correction}
    TrDate          bDate        NOT NULL, -- Day it happened
    Qty             bUnits       NOT NULL, -- Pieces
    Cost            bDollar      NOT NULL, -- Worth of them
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Machine they went into
    PRCo            bCompany     NULL,     -- Payroll company of the mechanic
    Mech            bEmployee    NULL,     -- Who took or brought them
    WONum           varchar(10)  NULL,     -- Repair order they were for
    CoreBackYN      char(1)      NULL,     -- Old piece was handed in {Y: handed in; N: still out}
    PRIMARY KEY (SPCo, Mth, Trans),
    FOREIGN KEY (SPGroup, PartNo) REFERENCES dbo.SPPM (SPGroup, PartNo),
    FOREIGN KEY (SPCo, Room, SPGroup, PartNo) REFERENCES dbo.SPST (SPCo, Room, SPGroup, PartNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (PRCo, Mech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Part orders: one part bought from a supplier a row. */
CREATE TABLE dbo.SPOrder (
    SPCo            bCompany     NOT NULL, -- Company that buys
    OrdNo           varchar(10)  NOT NULL, -- Order number
    OrdLine         smallint     NOT NULL, -- Line on the order
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Supplier
    SPGroup         bGroup       NOT NULL, -- Group of the part
    PartNo          varchar(20)  NOT NULL, -- Part bought
    ForRoom         varchar(10)  NULL,     -- Stockroom it is meant for
    Placed          bDate        NOT NULL, -- Day we bought it
    Promised        bDate        NULL,     -- Day the supplier said
    Arrived         bDate        NULL,     -- Day it came, empty while on the way
    QtyOrd          bUnits       NOT NULL, -- Pieces bought
    QtyRcv          bUnits       NOT NULL, -- Pieces that came
    QuoteUC         bUnitCost    NULL,     -- Price per piece they quoted
    InvUC           bUnitCost    NULL,     -- Price per piece they billed
    HotYN           bYN          NOT NULL, -- Machine is down waiting for it {Y: machine down; N: for stock}
    PRIMARY KEY (SPCo, OrdNo, OrdLine),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (SPGroup, PartNo) REFERENCES dbo.SPPM (SPGroup, PartNo)
);
