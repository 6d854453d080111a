-- Waste: dump sites, waste profiles, manifests and dump fees.

/* Dump sites: one landfill, transfer station or recycler that takes our waste a row. */
CREATE TABLE dbo.WMDS (
    WMCo            bCompany     NOT NULL, -- Company that uses the site
    DumpSite        varchar(10)  NOT NULL, -- Code of the dump site
    SiteName        varchar(40)  NULL,     -- Name on the gate
    City            varchar(30)  NULL,     -- Town
    SiteKind        char(1)      NOT NULL, -- Kind of place {L: landfill; T: transfer station; R: recycler; H: hazardous waste plant}
    EPANo           varchar(15)  NULL,     -- Federal identification number
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Vendor that bills us
    GateRate        bUnitCost    NOT NULL, -- Posted price of a ton
    ContRate        bUnitCost    NOT NULL, -- Price of a ton that we negotiated
    ContEnds        bDate        NULL,     -- Day the negotiated price runs out
    AuditedOn       bDate        NULL,     -- Day our safety people last looked at it
    UseYN           bYN          NOT NULL, -- Whether we may dump there {Y: may; N: barred}
    PRIMARY KEY (WMCo, DumpSite),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Waste profiles: one kind of waste from one job, tested and accepted, a row. */
CREATE TABLE dbo.WMPF (
    WMCo            bCompany     NOT NULL, -- Company that makes the waste
    Profile         varchar(12)  NOT NULL, -- Profile number
    WasteDesc       bItemDesc    NULL,     -- What the waste is
    WasteCls        char(2)      NOT NULL, -- Class {CD: construction debris; CS: contaminated soil; AB: asbestos; HZ: hazardous; CL: clean fill}
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job where it arises
    DumpSite        varchar(10)  NULL,     -- Site that accepted it
    SampledOn       bDate        NULL,     -- Day it was sampled
    AcceptOn        bDate        NULL,     -- Day the site accepted it, empty while pending
    LapseOn         bDate        NULL,     -- Day the acceptance ends
    PlanTons        bUnits       NOT NULL, -- Tons expected
    CapTons         bUnits       NOT NULL, -- Most tons the site will take
    EnvMgr          varchar(30)  NULL,     -- Our environmental manager
    LabCost         bDollar      NOT NULL, -- Cost of testing
    PRIMARY KEY (WMCo, Profile),
    FOREIGN KEY (WMCo, DumpSite) REFERENCES dbo.WMDS (WMCo, DumpSite),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Manifests: one shipping paper that goes with a truck of regulated waste a row. */
CREATE TABLE dbo.WMMF (
    WMCo            bCompany     NOT NULL, -- Company that makes the waste
    Manifest        varchar(15)  NOT NULL, -- Number of the paper
    Profile         varchar(12)  NULL,     -- Profile it ships under
    Hauler          varchar(30)  NULL,     -- Licensed transporter
    SignedBy        varchar(30)  NULL,     -- Who signed for us
    LeftSite        bDate        NOT NULL, -- Day it left the job
    GotThere        bDate        NULL,     -- Day the dump site received it, empty until then
    CopyBack        bDate        NULL,     -- Day the signed copy came back to us, empty until then
    ShipTons        bUnits       NOT NULL, -- Tons written on the paper at the job
    ScaleTons       bUnits       NOT NULL, -- Tons weighed at the dump site
    Cntrs           smallint     NOT NULL, -- Drums or boxes on the truck
    DiscrepCd       char(1)      NOT NULL, -- Trouble reported by the site {N: none; Q: quantity off; T: wrong type; R: load refused}
    VoidYN          bYN          NOT NULL, -- Whether the paper was cancelled {Y: void; N: good}
    PRIMARY KEY (WMCo, Manifest),
    FOREIGN KEY (WMCo, Profile) REFERENCES dbo.WMPF (WMCo, Profile)
);

/* Dump fees: one scale ticket charged by a dump site a row. */
CREATE TABLE dbo.WMFee (
    WMCo            bCompany     NOT NULL, -- Company charged
    Mth             bMonth       NOT NULL, -- Month it was booked in
    FeeSeq          int          NOT NULL, -- Sequence within the month
    DumpSite        varchar(10)  NOT NULL, -- Site that charged
    Manifest        varchar(15)  NULL,     -- Manifest, where one was needed
    ScaleTkt        varchar(15)  NULL,     -- Ticket of the site's scale
    DumpDate        bDate        NOT NULL, -- Day it was tipped
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job charged
    Phase           bPhase       NULL,     -- Phase charged
    Tons            bUnits       NOT NULL, -- Tons tipped
    TipFee          bDollar      NOT NULL, -- Charge for the tons
    StateTax        bDollar      NOT NULL, -- Environmental surcharge of the state
    Extras          bDollar      NOT NULL, -- Washout, tarp and overweight charges
    TotFee          bDollar      NOT NULL, -- All charges together
    PayState        tinyint      NOT NULL, -- How the charge stands {0: entered; 1: matched to the bill; 2: paid; 3: disputed}
    PRIMARY KEY (WMCo, Mth, FeeSeq),
    FOREIGN KEY (WMCo, DumpSite) REFERENCES dbo.WMDS (WMCo, DumpSite),
    FOREIGN KEY (WMCo, Manifest) REFERENCES dbo.WMMF (WMCo, Manifest),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
