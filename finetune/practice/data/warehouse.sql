-- Warehouse: bins, kits put together for jobs, pick tickets and shipments.

/* Bins: one place on a shelf or in the yard a row, with what lies in it. */
CREATE TABLE dbo.WHBN (
    WHCo            bCompany     NOT NULL, -- Company of the warehouse
    Loc             bLoc         NOT NULL, -- Warehouse or yard
    Bin             varchar(12)  NOT NULL, -- Aisle, rack and shelf, such as A-03-2
    INCo            bCompany     NULL,     -- Inventory company of the location
    MatlGroup       bGroup       NULL,     -- Material group
    Matl            bMatl        NULL,     -- What is kept there, empty for a free place
    OnHand          bUnits       NOT NULL, -- How much lies there
    Alloc           bUnits       NOT NULL, -- How much of that is promised to tickets
    MinQty          bUnits       NOT NULL, -- Fill it up again when below this
    CountDt         bDate        NULL,     -- Day it was last counted by hand
    BinType         char(1)      NOT NULL, -- Kind of place {S: shelf; P: pallet rack; Y: yard; C: cage}
    LockYN          bYN          NOT NULL, -- Blocked for picking {Y: blocked; N: free to pick}
    PRIMARY KEY (WHCo, Loc, Bin),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material),
    FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Kits: the list of ready-made assemblies that are packed ahead of time. */
CREATE TABLE dbo.WHKT (
    WHCo            bCompany     NOT NULL, -- Company of the kit
    Kit             varchar(15)  NOT NULL, -- Kit code
    KitName         bItemDesc    NULL,     -- What it is for
    Shop            varchar(20)  NULL,     -- Crew area that packs it
    Lbs             bUnits       NULL,     -- Weight when packed
    StdMins         smallint     NULL,     -- Minutes it should take to pack
    StdCost         bDollar      NOT NULL, -- What its parts should cost
    LastCost        bDollar      NOT NULL, -- What they cost the last time
    Ready           smallint     NOT NULL, -- Packed ones waiting on the floor
    ObsYN           bYN          NOT NULL, -- Not made anymore {Y: obsolete; N: current}
    PRIMARY KEY (WHCo, Kit)
);

/* Kit parts: one material that goes into a kit a row. */
CREATE TABLE dbo.WHKP (
    WHCo            bCompany     NOT NULL, -- Company of the kit
    Kit             varchar(15)  NOT NULL, -- Kit the part belongs to
    PartSeq         smallint     NOT NULL, -- Sequence on the parts list
    MatlGroup       bGroup       NOT NULL, -- Material group
    Matl            bMatl        NOT NULL, -- Part that goes in
    QtyPer          bUnits       NOT NULL, -- How many of it one kit takes
    UM              bUM          NULL,     -- Unit it is counted in
    ScrapPct        bPct         NULL,     -- Extra share allowed for breakage
    OptYN           bYN          NOT NULL, -- May be left out {Y: optional; N: must be in}
    PRIMARY KEY (WHCo, Kit, PartSeq),
    FOREIGN KEY (WHCo, Kit) REFERENCES dbo.WHKT (WHCo, Kit),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Pick tickets: one line of goods or kits to be taken off the shelf for a job a row. */
CREATE TABLE dbo.WHPick (
    WHCo            bCompany     NOT NULL, -- Company of the warehouse
    Ticket          int          NOT NULL, -- Pick ticket
    TktLine         smallint     NOT NULL, -- Line on the ticket
    Loc             bLoc         NOT NULL, -- Warehouse it comes out of
    Bin             varchar(12)  NULL,     -- Shelf place to go to
    Kit             varchar(15)  NULL,     -- Kit wanted, empty if it is loose goods
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site the goods are for
    AskedBy         varchar(30)  NULL,     -- Foreman who ordered it
    Picker          varchar(30)  NULL,     -- Warehouse hand who took it off the shelf
    WantDt          bDate        NULL,     -- Day the site needs it
    PickedDt        bDate        NULL,     -- Day it was taken off the shelf, empty while waiting
    OrdQty          bUnits       NOT NULL, -- How much was ordered
    PickQty         bUnits       NOT NULL, -- How much was found and taken
    Prio            tinyint      NOT NULL, -- How hot it is {1: rush; 2: normal; 3: whenever}
    ShipNo          int          NULL,     -- Shipment it left on
    PRIMARY KEY (WHCo, Ticket, TktLine),
    FOREIGN KEY (WHCo, Loc, Bin) REFERENCES dbo.WHBN (WHCo, Loc, Bin),
    FOREIGN KEY (WHCo, Kit) REFERENCES dbo.WHKT (WHCo, Kit),
    FOREIGN KEY (WHCo, ShipNo) REFERENCES dbo.WHSH (WHCo, ShipNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Shipments: one truck load out of the gate a row. */
CREATE TABLE dbo.WHSH (
    WHCo            bCompany     NOT NULL, -- Company of the warehouse
    ShipNo          int          NOT NULL, -- Number of the load
    FromLoc         bLoc         NOT NULL, -- Warehouse it leaves
    Carrier         varchar(30)  NULL,     -- Who hauls it, OWN for our truck
    Driver          varchar(30)  NULL,     -- Person at the wheel
    GateDt          bDate        NULL,     -- Day it left the gate
    EtaDt           bDate        NULL,     -- Day it should be there
    ProofDt         bDate        NULL,     -- Day somebody signed for it, empty while on the way
    TotLbs          bUnits       NOT NULL, -- Weight of the load
    HaulCost        bDollar      NOT NULL, -- What the hauling costs
    ShpSt           char(1)      NOT NULL, -- State of the load {L: being loaded; T: in transit; D: delivered; R: sent back}
    HazYN           bYN          NOT NULL, -- Dangerous goods aboard {Y: hazmat; N: none}
    PRIMARY KEY (WHCo, ShipNo)
);
