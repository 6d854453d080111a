-- Site deliveries: slots booked at the gate, trucks that came, what was on them and what was wrong with it.

/* Gates: one gate of one site a row, with its rules. */
CREATE TABLE dbo.DVGT (
    DVCo            bCompany     NOT NULL, -- Company that runs the site
    Gate            varchar(6)   NOT NULL, -- Code of the gate
    GateDesc        bDesc        NULL,     -- Where it is, in words
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job behind the gate
    Street          varchar(40)  NULL,     -- Road it opens on
    OpenTm          char(5)      NULL,     -- First clock time a truck is let in
    ShutTm          char(5)      NULL,     -- Clock time it is locked
    MaxTons         bUnits       NULL,     -- Heaviest truck allowed, in tons
    DocksCnt        tinyint      NOT NULL, -- Trucks that fit in at once
    FlaggerYN       bYN          NOT NULL, -- Flagger must be there {Y: needed; N: not needed}
    Guard           varchar(30)  NULL,     -- Person at the gate
    PRIMARY KEY (DVCo, Gate),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Bookings: one slot reserved for a truck at a gate a row, whether it came or not. */
CREATE TABLE dbo.DVBK (
    DVCo            bCompany     NOT NULL, -- Company of the booking
    BookNo          int          NOT NULL, -- Number of the booking
    Gate            varchar(6)   NOT NULL, -- Gate reserved
    SlotDate        bDate        NOT NULL, -- Day reserved
    SlotTm          char(5)      NULL,     -- Clock time reserved
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who is delivering
    ForWhom         varchar(30)  NULL,     -- Foreman who gets the goods
    BookedBy        varchar(30)  NULL,     -- Who reserved the slot
    MadeOn          bDate        NULL,     -- Day the reservation was made
    LoadKind        varchar(10)  NULL,     -- Sort of goods, such as STEEL, DRYWALL or PIPE
    SlotMin         smallint     NOT NULL, -- Minutes reserved
    LiftNeed        char(1)      NOT NULL, -- How it is taken off {C: crane; F: forklift; H: by hand}
    BookState       char(1)      NOT NULL, -- What became of it {B: booked; A: arrived; N: no-show; X: called off}
    MovedCnt        tinyint      NOT NULL, -- Times it was put on another day
    PRIMARY KEY (DVCo, BookNo),
    FOREIGN KEY (DVCo, Gate) REFERENCES dbo.DVGT (DVCo, Gate),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Arrivals: one truck that came through a gate a row, booked or unannounced. */
CREATE TABLE dbo.DVAR (
    DVCo            bCompany     NOT NULL, -- Company of the site
    ArrMth          bMonth       NOT NULL, -- Month of the arrival
    ArrNo           int          NOT NULL, -- Number of the arrival in the month
    Gate            varchar(6)   NOT NULL, -- Gate it came to
    BookNo          int          NULL,     -- Slot it had, empty for one that just turned up
    ArrDate         bDate        NOT NULL, -- Day it came
    GateInTm        char(5)      NULL,     -- Clock time at the gate
    OffGateTm       char(5)      NULL,     -- Clock time it left again
    Carrier         varchar(30)  NULL,     -- Trucking firm
    Plate           varchar(10)  NULL,     -- License plate
    Driver          varchar(30)  NULL,     -- Who drove
    QueueMin        smallint     NOT NULL, -- Minutes it waited outside
    UnldMin         smallint     NOT NULL, -- Minutes taken to empty it
    TurnedYN        bYN          NOT NULL, -- Was refused entry {Y: sent away; N: let in}
    WaitChrg        bDollar      NOT NULL, -- What the carrier wants for standing time
    PaidChrg        bDollar      NOT NULL, -- What we accepted of that
    PRIMARY KEY (DVCo, ArrMth, ArrNo),
    FOREIGN KEY (DVCo, Gate) REFERENCES dbo.DVGT (DVCo, Gate),
    FOREIGN KEY (DVCo, BookNo) REFERENCES dbo.DVBK (DVCo, BookNo)
);

/* Goods: one item on one arrived truck a row, as counted by the receiver. */
CREATE TABLE dbo.DVItem (
    DVCo            bCompany     NOT NULL, -- Company of the site
    ArrMth          bMonth       NOT NULL, -- Month of the arrival
    ArrNo           int          NOT NULL, -- Arrival it was on
    ItemSeq         smallint     NOT NULL, -- Number of the item
    PO              varchar(15)  NULL,     -- Purchase order it goes with
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Stock item
    ItemText        bItemDesc    NULL,     -- What the packing slip calls it
    UM              bUM          NULL,     -- Unit counted in
    SlipQty         bUnits       NOT NULL, -- Quantity on the packing slip
    CntQty          bUnits       NOT NULL, -- Quantity really found
    BadQty          bUnits       NOT NULL, -- Of those found, the damaged ones
    LaidAt          varchar(20)  NULL,     -- Spot on site where it was put
    CountedBy       varchar(30)  NULL,     -- Receiver who counted
    ClaimStat       tinyint      NOT NULL, -- Complaint to the vendor {0: none; 1: made; 2: granted; 3: refused}
    CredAmt         bDollar      NOT NULL, -- Credit the vendor gave
    PRIMARY KEY (DVCo, ArrMth, ArrNo, ItemSeq),
    FOREIGN KEY (DVCo, ArrMth, ArrNo) REFERENCES dbo.DVAR (DVCo, ArrMth, ArrNo),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);
