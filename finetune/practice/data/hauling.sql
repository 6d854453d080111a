-- Hauling: trucks, routes, haul tickets and what the brokers are paid.

/* Truck roster: one truck that hauls for us a row, our own or a broker's. */
CREATE TABLE dbo.TKTR (
    TKCo            bCompany     NOT NULL, -- Company it hauls for
    TruckNo         varchar(10)  NOT NULL, -- Number on the door
    Descrip         bDesc        NULL,     -- Make and body
    TruckType       char(2)      NOT NULL, -- Body type {DT: dump; TT: tractor and end dump; BD: belly dump; LB: lowboy}
    OwnedBy         char(1)      NOT NULL, -- Whose truck it is {C: company; B: broker}
    VendorGroup     bGroup       NULL,     -- Vendor group of the broker
    Vendor          bVendor      NULL,     -- Broker that supplies the truck
    DriverName      varchar(30)  NULL,     -- Usual driver
    TareWt          bUnits       NOT NULL, -- Weight empty, in tons
    MaxGross        bUnits       NOT NULL, -- Legal weight loaded, in tons
    InsExpires      bDate        NULL,     -- Day the insurance certificate runs out
    LastInsp        bDate        NULL,     -- Day of the last safety inspection
    ActiveYN        bYN          NOT NULL, -- Whether it may be dispatched {Y: may; N: may not}
    PRIMARY KEY (TKCo, TruckNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Haul routes: one way from a loading place to a dump place a row, with its rates. */
CREATE TABLE dbo.TKRoute (
    TKCo            bCompany     NOT NULL, -- Company of the route
    Route           varchar(10)  NOT NULL, -- Route code
    FromPlace       varchar(30)  NULL,     -- Where trucks load
    ToPlace         varchar(30)  NULL,     -- Where trucks dump
    Miles           bUnits       NOT NULL, -- One-way distance
    RoundMin        smallint     NULL,     -- Minutes planned for a round trip
    LoadRate        bUnitCost    NOT NULL, -- Pay for a load
    TonRate         bUnitCost    NOT NULL, -- Pay for a ton
    StartDate       bDate        NULL,     -- First day of the rates
    StopDate        bDate        NULL,     -- Last day of the rates, empty while they hold
    PRIMARY KEY (TKCo, Route)
);

/* Haul tickets: one load carried by one truck a row, weighed and later paid. */
CREATE TABLE dbo.TKTH (
    TKCo            bCompany     NOT NULL, -- Company that ordered the haul
    TicketNo        varchar(15)  NOT NULL, -- Number of the scale ticket
    TruckNo         varchar(10)  NOT NULL, -- Truck that carried it
    Route           varchar(10)  NULL,     -- Route driven
    HaulDate        bDate        NOT NULL, -- Day of the load
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job charged
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- What was on the truck
    GrossWt         bUnits       NOT NULL, -- Tons loaded with the truck
    NetWt           bUnits       NOT NULL, -- Tons of the load itself
    WaitMin         smallint     NOT NULL, -- Minutes stood waiting at either end
    PayAmt          bDollar      NOT NULL, -- Owed to the hauler for the load
    WaitAmt         bDollar      NOT NULL, -- Owed on top for waiting
    SignedBy        varchar(30)  NULL,     -- Foreman who signed for the load
    Settle          int          NULL,     -- Settlement that pays it, empty until then
    Stage           tinyint      NOT NULL, -- How far the ticket is {0: keyed; 1: checked; 2: paid; 9: rejected}
    PRIMARY KEY (TKCo, TicketNo),
    FOREIGN KEY (TKCo, TruckNo) REFERENCES dbo.TKTR (TKCo, TruckNo),
    FOREIGN KEY (TKCo, Route) REFERENCES dbo.TKRoute (TKCo, Route),
    FOREIGN KEY (TKCo, Settle) REFERENCES dbo.TKST (TKCo, Settle),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Broker settlements: one weekly payment to a trucking broker a row. */
CREATE TABLE dbo.TKST (
    TKCo            bCompany     NOT NULL, -- Company that pays
    Settle          int          NOT NULL, -- Settlement number
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Broker paid
    WeekEnd         bDate        NOT NULL, -- Saturday that closes the week
    HaulAmt         bDollar      NOT NULL, -- Total of the tickets
    BrokerFee       bDollar      NOT NULL, -- Held back as our commission
    FuelDeduct      bDollar      NOT NULL, -- Held back for fuel from our tanks
    NetPay          bDollar      NOT NULL, -- What the broker gets
    ApprBy          varchar(30)  NULL,     -- Who approved it
    ApprDate        bDate        NULL,     -- Day it was approved, empty before
    PaidDate        bDate        NULL,     -- Day of the check, empty before
    PRIMARY KEY (TKCo, Settle),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
