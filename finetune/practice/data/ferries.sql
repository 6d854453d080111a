-- Ferries and barges: cargo booked for the boats, sailings and their manifests, landings, and results by boat and month.

/* Landings: the list of piers and ramps where the boats tie up. */
CREATE TABLE dbo.AHLD (
    AHCo            bCompany     NOT NULL, -- Company using the pier
    Landing         varchar(8)   NOT NULL, -- Short code of the pier or ramp
    LdgName         bDesc        NULL,     -- What the pier is called
    River           varchar(25)  NULL,     -- Water it lies on
    MileMk          smallint     NULL,     -- Miles from the mouth
    DepthFt         bUnits       NOT NULL, -- Water under the keel at low tide, in feet
    NightYN         bYN          NOT NULL, -- Whether boats may tie up after dark {Y: lit, day and night; N: daylight only}
    DockFee         bDollar      NOT NULL, -- Price of one tie-up
    Harbormaster    varchar(30)  NULL,     -- Person in charge of the pier
    PRIMARY KEY (AHCo, Landing)
);

/* Bookings: one order of a customer for space on a boat, before it is loaded. */
CREATE TABLE dbo.AHBK (
    AHCo            bCompany     NOT NULL, -- Company that takes the order
    BkNo            int          NOT NULL, -- Number of the booking
    CustGroup       bGroup       NULL,     -- Customer group of the shipper
    Customer        bCustomer    NULL,     -- Shipper
    Cargo           bItemDesc    NULL,     -- What is to be carried
    FromLdg         varchar(8)   NULL,     -- Pier where it is picked up, from AHLD
    ToLdg           varchar(8)   NULL,     -- Pier where it is wanted, from AHLD
    BkdOn           bDate        NOT NULL, -- Day the order came in
    WantDay         bDate        NULL,     -- Day the shipper wants it moved
    CxlDay          bDate        NULL,     -- Day the order was called off, empty while it stands
    BkTons          bUnits       NOT NULL, -- Tons ordered
    QuoteAmt        bDollar      NOT NULL, -- Price we named
    Deposit         bDollar      NOT NULL, -- Money taken up front
    RollYN          bYN          NOT NULL, -- Whether the cargo is on wheels {Y: drives on; N: lifted on}
    ConfYN          bYN          NOT NULL, -- Whether we told the shipper yes {Y: confirmed; N: not yet}
    BkdBy           varchar(30)  NULL,     -- Agent who took the order
    PRIMARY KEY (AHCo, BkNo),
    FOREIGN KEY (AHCo, FromLdg) REFERENCES dbo.AHLD (AHCo, Landing),
    FOREIGN KEY (AHCo, ToLdg) REFERENCES dbo.AHLD (AHCo, Landing),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Sailings: header of one crossing of a ferry or barge, with crew and times. */
CREATE TABLE dbo.AHVY (
    AHCo            bCompany     NOT NULL, -- Company that runs the boat
    Voy             varchar(10)  NOT NULL, -- Number of the crossing
    Vessel          varchar(20)  NOT NULL, -- Name of the boat
    VsKind          char(1)      NOT NULL, -- What sort of boat {F: ferry; D: deck barge; H: hopper barge}
    DepLdg          varchar(8)   NULL,     -- Pier it leaves, from AHLD
    ArrLdg          varchar(8)   NULL,     -- Pier it makes for, from AHLD
    SailSts         char(1)      NOT NULL, -- What it is doing {L: loading; W: weather hold; U: under way; T: tied up, finished}
    Skipper         varchar(30)  NULL,     -- Captain
    Mate            varchar(30)  NULL,     -- First mate
    SchedDep        bDate        NULL,     -- Day it should leave
    ActDep          bDate        NULL,     -- Day it left
    SchedArr        bDate        NULL,     -- Day it should be over
    ActArr          bDate        NULL,     -- Day it was over
    FuelGal         bUnits       NOT NULL, -- Gallons burned on the way
    PRIMARY KEY (AHCo, Voy),
    FOREIGN KEY (AHCo, DepLdg) REFERENCES dbo.AHLD (AHCo, Landing),
    FOREIGN KEY (AHCo, ArrLdg) REFERENCES dbo.AHLD (AHCo, Landing)
);

/* Manifest lines: one piece of cargo loaded on a sailing. */
CREATE TABLE dbo.AHMN (
    AHCo            bCompany     NOT NULL, -- Company of the sailing
    Voy             varchar(10)  NOT NULL, -- Sailing it was loaded on
    MLine           smallint     NOT NULL, -- Line of the manifest
    BkNo            int          NULL,     -- Booking it came from, from AHBK
    Cargo           bItemDesc    NULL,     -- What is carried
    LdTons          bUnits       NOT NULL, -- Tons taken aboard
    DeckFt          bUnits       NOT NULL, -- Feet of deck it takes up
    FareAmt         bDollar      NOT NULL, -- Price charged for it
    EMCo            bCompany     NULL,     -- Equipment company of the machine
    Equip           bEquip       NULL,     -- Our own machine, if that is the cargo
    LashYN          bYN          NOT NULL, -- Whether it was chained down {Y: secured; N: loose}
    HazCls          varchar(6)   NULL,     -- Danger class, empty for harmless cargo
    OffDay          bDate        NULL,     -- Day it was taken off
    DmgNote         varchar(60)  NULL,     -- What was broken, if anything
    PRIMARY KEY (AHCo, Voy, MLine),
    FOREIGN KEY (AHCo, Voy) REFERENCES dbo.AHVY (AHCo, Voy),
    FOREIGN KEY (AHCo, BkNo) REFERENCES dbo.AHBK (AHCo, BkNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Boat months: totals of one boat in one month, crossings, money earned and spent. */
CREATE TABLE dbo.AHVM (
    AHCo            bCompany     NOT NULL, -- Company that runs the boat
    Vessel          varchar(20)  NOT NULL, -- Name of the boat
    Mth             bMonth       NOT NULL, -- Month of the totals
    HomeLdg         varchar(8)   NULL,     -- Pier it was based at that month, from AHLD
    Trips           smallint     NOT NULL, -- Crossings made
    Tons            bUnits       NOT NULL, -- Weight carried
    FareRev         bDollar      NOT NULL, -- Money earned by fares
    FuelCost        bDollar      NOT NULL, -- Spent on diesel
    CrewCost        bDollar      NOT NULL, -- Spent on wages aboard
    YardCost        bDollar      NOT NULL, -- Spent at the shipyard
    DownDays        smallint     NOT NULL, -- Days it could not sail
    PRIMARY KEY (AHCo, Vessel, Mth),
    FOREIGN KEY (AHCo, HomeLdg) REFERENCES dbo.AHLD (AHCo, Landing)
);
