-- Freight: carriers that haul goods for us, their bills, the legs and extras on them, and damage claims.

/* Carriers: one trucking, rail or barge firm that hauls for us a row, shared within the vendor group. */
CREATE TABLE dbo.FTCR (
    FTGroup         bGroup       NOT NULL, -- Group that shares the carriers
    SCAC            varchar(4)   NOT NULL, -- Standard letter code of the carrier
    CarrName        varchar(60)  NULL,     -- Firm's name
    HaulMode        char(1)      NOT NULL, -- Way of hauling {T: truck; R: rail; B: barge; A: air}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Account we pay it under
    Terminal        varchar(30)  NULL,     -- Town of its home yard
    InsurExp        bDate        NULL,     -- Day its cargo insurance ends
    CargoLimit      bDollar      NULL,     -- Most its insurance pays for a load
    FuelPct         bPct         NULL,     -- Fuel surcharge it normally adds
    BannedYN        bYN          NOT NULL, -- May no longer haul for us {Y: banned; N: welcome}
    Dispatcher      varchar(30)  NULL,     -- Person to call there
    PRIMARY KEY (FTGroup, SCAC),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Freight bills: one bill of a carrier for one shipment a row. */
CREATE TABLE dbo.FTBH (
    FTCo            bCompany     NOT NULL, -- Company that was billed
    ProNo           varchar(15)  NOT NULL, -- Carrier's number of the bill
    FTGroup         bGroup       NULL,     -- Group of the carrier
    SCAC            varchar(4)   NULL,     -- Carrier
    BOL             varchar(20)  NULL,     -- Bill of lading it goes with
    InOut           char(1)      NOT NULL, -- Direction {I: to us; O: from us; X: between our own yards}
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the goods went to, empty for the yard
    FromCity        varchar(30)  NULL,     -- Where it was loaded
    ToCity          varchar(30)  NULL,     -- Where it was unloaded
    ShipDate        bDate        NULL,     -- Day it was loaded
    PromDate        bDate        NULL,     -- Day the carrier promised to be there
    DelivDate       bDate        NULL,     -- Day it got there, empty while rolling
    Wgt             int          NOT NULL, -- Pounds
    QuotedAmt       bDollar      NOT NULL, -- What the carrier said beforehand
    BilledAmt       bDollar      NOT NULL, -- What the bill says
    ApprAmt         bDollar      NOT NULL, -- What we agreed to pay after checking
    PaidDate        bDate        NULL,     -- Day we paid, empty if unpaid
    PRIMARY KEY (FTCo, ProNo),
    FOREIGN KEY (FTGroup, SCAC) REFERENCES dbo.FTCR (FTGroup, SCAC),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Extra charges: one charge beyond the bare haul on a freight bill a row. */
CREATE TABLE dbo.FTXC (
    FTCo            bCompany     NOT NULL, -- Company of the bill
    ProNo           varchar(15)  NOT NULL, -- Bill it stands on
    XSeq            smallint     NOT NULL, -- Line on the bill
    XCode           varchar(4)   NULL,     -- What for: DET detention, FSC fuel, LFT liftgate, PMT permit
    XDesc           bDesc        NULL,     -- Carrier's wording
    XHrs            bHrs         NOT NULL, -- Waiting time charged
    XAmt            bDollar      NOT NULL, -- Charge
    OkdYN           bYN          NOT NULL, -- We accepted the charge {Y: accepted; N: struck}
    OkdBy           varchar(30)  NULL,     -- Clerk who decided
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it is booked to
    PRIMARY KEY (FTCo, ProNo, XSeq),
    FOREIGN KEY (FTCo, ProNo) REFERENCES dbo.FTBH (FTCo, ProNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Cargo claims: one claim for goods lost or broken on the way a row. */
CREATE TABLE dbo.FTClaim (
    FTCo            bCompany     NOT NULL, -- Company that claims
    ClaimNo         int          NOT NULL, -- Claim number
    ProNo           varchar(15)  NULL,     -- Shipment it happened on
    Kind            char(1)      NOT NULL, -- What happened {D: damaged; S: short; L: lost; W: wet}
    FiledDt         bDate        NOT NULL, -- Day we filed it
    SettledDt       bDate        NULL,     -- Day it was over, empty while it runs
    ClaimAmt        bDollar      NOT NULL, -- What we demand
    OfferAmt        bDollar      NOT NULL, -- What the carrier offered
    RecdAmt         bDollar      NOT NULL, -- What we really got
    PhotoYN         bYN          NOT NULL, -- Pictures were taken at the dock {Y: taken; N: none}
    Receiver        varchar(30)  NULL,     -- Our person who unloaded
    PRIMARY KEY (FTCo, ClaimNo),
    FOREIGN KEY (FTCo, ProNo) REFERENCES dbo.FTBH (FTCo, ProNo)
);
