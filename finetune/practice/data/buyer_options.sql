-- Buyer options: what a house may be upgraded with, and what each buyer picks at the design center.

/* Option catalog: one upgrade or choice a buyer may order a row. */
CREATE TABLE dbo.OSOC (
    OSCo            bCompany     NOT NULL, -- Company that offers it
    OptCode         varchar(12)  NOT NULL, -- Catalog number
    OptName         bItemDesc    NULL,     -- What it is
    RoomCd          varchar(6)   NULL,     -- Part of the house it belongs to
    MatlGroup       bGroup       NULL,     -- Material group
    Matl            bMatl        NULL,     -- Main material that goes into it
    RetailPr        bDollar      NOT NULL, -- What the buyer pays
    BuildCost       bDollar      NOT NULL, -- What it costs us to put in
    DepPct          bPct         NULL,     -- Share of the price wanted up front
    LeadWks         tinyint      NULL,     -- Weeks from ordering to delivery
    Avail           char(1)      NOT NULL, -- Whether buyers can have it {A: offered; L: limited stock; D: discontinued}
    StructYN        bYN          NOT NULL, -- Changes the framing or footprint {Y: structural; N: finish only}
    AddedOn         bDate        NULL,     -- Day it came into the catalog
    PRIMARY KEY (OSCo, OptCode),
    FOREIGN KEY (OSCo, RoomCd) REFERENCES dbo.OSRoom (OSCo, RoomCd),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Rooms: the list of parts of a house that options are sorted under. */
CREATE TABLE dbo.OSRoom (
    OSCo            bCompany     NOT NULL, -- Company of the list
    RoomCd          varchar(6)   NOT NULL, -- Short code
    RoomName        varchar(30)  NULL,     -- Name such as kitchen or owner's bath
    SortNo          smallint     NULL,     -- Order on the printed sheet
    Stylist         varchar(30)  NULL,     -- Designer who looks after this part of the house
    StdAllow        bDollar      NOT NULL, -- Allowance included in the base price
    CutDays         smallint     NULL,     -- Days before framing that choices must be in
    WetYN           bYN          NOT NULL, -- Has plumbing {Y: plumbed; N: dry}
    PRIMARY KEY (OSCo, RoomCd)
);

/* Selection sheets: one buyer's sheet of choices for one house a row. */
CREATE TABLE dbo.OSSS (
    OSCo            bCompany     NOT NULL, -- Company that builds the house
    SheetNo         int          NOT NULL, -- Number printed on top
    House           varchar(10)  NULL,     -- Lot and block
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Neighborhood it is built in
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Buyer, as an account
    PRCo            bCompany     NULL,     -- Payroll company of the consultant
    Consult         bEmployee    NULL,     -- Employee who sits with the buyer
    VisitDate       bDate        NULL,     -- Appointment at the design center
    BackBy          bDate        NULL,     -- Deadline for the choices
    LockedOn        bDate        NULL,     -- Day no more changes were taken, empty while open
    SheetSt         char(1)      NOT NULL, -- Where it is {N: not begun; W: being worked on; S: signed; V: void}
    AllowTot        bDollar      NOT NULL, -- Allowances the buyer may use up
    PickTot         bDollar      NOT NULL, -- Value of everything chosen
    DepRecd         bDollar      NOT NULL, -- Deposit collected so far
    PRIMARY KEY (OSCo, SheetNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (PRCo, Consult) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Picks: one option chosen on a selection sheet a row. */
CREATE TABLE dbo.OSPK (
    OSCo            bCompany     NOT NULL, -- Company of the sheet
    SheetNo         int          NOT NULL, -- Sheet it was written on
    PickNo          smallint     NOT NULL, -- Running number on the sheet
    OptCode         varchar(12)  NULL,     -- Catalog number chosen
    Finish          varchar(30)  NULL,     -- Color or finish wanted
    Qty             bUnits       NOT NULL, -- How many
    SellAmt         bDollar      NOT NULL, -- Charged to the buyer
    CostAmt         bDollar      NOT NULL, -- Expected cost to us
    CreditAmt       bDollar      NOT NULL, -- Taken off for the standard item left out
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Supplier or trade that does it
    OrdDate         bDate        NULL,     -- Day we bought it, empty if not bought
    InstDate        bDate        NULL,     -- Day it was put in the house
    LateYN          bYN          NOT NULL, -- Asked for after the deadline {Y: too late; N: in time}
    PRIMARY KEY (OSCo, SheetNo, PickNo),
    FOREIGN KEY (OSCo, SheetNo) REFERENCES dbo.OSSS (OSCo, SheetNo),
    FOREIGN KEY (OSCo, OptCode) REFERENCES dbo.OSOC (OSCo, OptCode),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Price history: one change of an option's price a row. */
CREATE TABLE dbo.OSPH (
    OSCo            bCompany     NOT NULL, -- Company of the option
    OptCode         varchar(12)  NOT NULL, -- Option that was repriced
    ChgSeq          smallint     NOT NULL, -- Count of the change
    WasPr           bDollar      NOT NULL, -- Price before
    NowPr           bDollar      NOT NULL, -- Price after
    EffDate         bDate        NOT NULL, -- First day of the new price
    EnteredBy       varchar(30)  NULL,     -- Person who keyed it
    Cause           char(1)      NULL,     -- Reason for it {V: vendor increase; M: market; E: error corrected; P: promotion}
    OKdBy           varchar(30)  NULL,     -- Manager who approved it, empty while waiting
    PRIMARY KEY (OSCo, OptCode, ChgSeq),
    FOREIGN KEY (OSCo, OptCode) REFERENCES dbo.OSOC (OSCo, OptCode)
);
