-- Solar: sites, their panel strings and inverters, monthly output and outages.

/* Solar sites: one roof or field with panels. */
CREATE TABLE dbo.SOSM (
    SOCo            bCompany     NOT NULL, -- Company that runs the site
    Site            varchar(10)  NOT NULL, -- Site code
    SiteName        bDesc        NULL,     -- Name of the plant
    Mount           char(1)      NOT NULL, -- How the panels sit {G: ground; R: roof; C: carport}
    County          varchar(30)  NULL,     -- County it lies in
    State           varchar(4)   NULL,     -- State it lies in
    DCkW            bUnits       NOT NULL, -- Size of the panels in kW, direct current
    ACkW            bUnits       NOT NULL, -- Size at the meter in kW, alternating current
    BuiltCost       bDollar      NOT NULL, -- What it cost to build
    CODate          bDate        NULL,     -- First day of commercial operation, empty before
    PPAEnd          bDate        NULL,     -- Day the power sales deal ends
    PPARate         bUnitCost    NOT NULL, -- Price a buyer pays for a kWh
    CustGroup       bGroup       NULL,     -- Group of the buyer
    OffTaker        bCustomer    NULL,     -- Buyer of the power
    JCCo            bCompany     NULL,     -- Contract company
    Contract        bContract    NULL,     -- Contract under which it was built
    PRIMARY KEY (SOCo, Site),
    FOREIGN KEY (CustGroup, OffTaker) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Inverters: one box that turns the current, at a site. */
CREATE TABLE dbo.SOIV (
    SOCo            bCompany     NOT NULL, -- Company of the site
    Site            varchar(10)  NOT NULL, -- Site it stands at
    InvNo           smallint     NOT NULL, -- Number of the box
    Make            varchar(20)  NULL,     -- Manufacturer
    SerNo           varchar(30)  NULL,     -- Factory number
    RatedkW         bUnits       NOT NULL, -- Power it can deliver
    Firmware        varchar(12)  NULL,     -- Software release installed
    InstDate        bDate        NULL,     -- Day it was put in
    WarrEnd         bDate        NULL,     -- Day the guarantee ends
    Health          tinyint      NOT NULL, -- Condition {0: down; 1: running; 2: derated; 3: spare}
    RemoteYN        bYN          NOT NULL, -- Seen over the network {Y: online; N: must be visited}
    PRIMARY KEY (SOCo, Site, InvNo),
    FOREIGN KEY (SOCo, Site) REFERENCES dbo.SOSM (SOCo, Site)
);

/* Panel strings: one row of like panels on one inverter. */
CREATE TABLE dbo.SOPS (
    SOCo            bCompany     NOT NULL, -- Company of the site
    Site            varchar(10)  NOT NULL, -- Site of the row
    StrNo           varchar(8)   NOT NULL, -- Label of the row
    InvNo           smallint     NULL,     -- Inverter it feeds
    MatlGroup       bGroup       NULL,     -- Group of the panel
    PanelMatl       bMatl        NULL,     -- Panel model in the material list
    PanelCnt        smallint     NOT NULL, -- Panels in the row
    WattsEach       smallint     NOT NULL, -- Rated watts of one panel
    BadCnt          smallint     NOT NULL, -- Panels found broken
    Tilt            tinyint      NULL,     -- Slope in degrees
    WashDate        bDate        NULL,     -- Last cleaning
    IRDate          bDate        NULL,     -- Last look with the infrared camera, empty if never
    PRIMARY KEY (SOCo, Site, StrNo),
    FOREIGN KEY (SOCo, Site) REFERENCES dbo.SOSM (SOCo, Site),
    FOREIGN KEY (SOCo, Site, InvNo) REFERENCES dbo.SOIV (SOCo, Site, InvNo),
    FOREIGN KEY (MatlGroup, PanelMatl) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Monthly output: energy and money of one site for one month. */
CREATE TABLE dbo.SOMO (
    SOCo            bCompany     NOT NULL, -- Company of the site
    Site            varchar(10)  NOT NULL, -- Site metered
    Mth             bMonth       NOT NULL, -- Month metered
    ExpkWh          bUnits       NOT NULL, -- Energy the model promised
    GenkWh          bUnits       NOT NULL, -- Energy the panels made
    SoldkWh         bUnits       NOT NULL, -- Energy that went to the buyer
    CurtkWh         bUnits       NOT NULL, -- Energy thrown away on order of the grid
    InvcAmt         bDollar      NOT NULL, -- Billed to the buyer
    PaidAmt         bDollar      NOT NULL, -- Paid by the buyer
    AvailPct        bPct         NOT NULL, -- Share of the time the plant was up
    SRECs           smallint     NOT NULL, -- Green certificates earned
    FinalYN         bYN          NOT NULL, -- Reading settled {Y: final; N: preliminary}
    PRIMARY KEY (SOCo, Site, Mth),
    FOREIGN KEY (SOCo, Site) REFERENCES dbo.SOSM (SOCo, Site)
);

/* Outages: one time that an inverter or the whole site was off. */
CREATE TABLE dbo.SOOutage (
    SOCo            bCompany     NOT NULL, -- Company of the site
    OutageID        int          NOT NULL, -- Number of the outage
    Site            varchar(10)  NOT NULL, -- Site that was off
    InvNo           smallint     NULL,     -- Inverter that was off, empty when it was the whole site
    DownDate        bDate        NOT NULL, -- Day it went off
    BackDate        bDate        NULL,     -- Day it came back, empty while off
    LostkWh         bUnits       NOT NULL, -- Energy missed
    LostRev         bDollar      NOT NULL, -- Money missed
    Why             char(1)      NOT NULL, -- Reason {G: grid; E: equipment; W: weather; P: planned}
    FoundBy         varchar(30)  NULL,     -- Operator who saw it first
    ClaimYN         bYN          NOT NULL, -- Claimed from the maker {Y: claimed; N: not}
    PRIMARY KEY (SOCo, OutageID),
    FOREIGN KEY (SOCo, Site) REFERENCES dbo.SOSM (SOCo, Site)
);
