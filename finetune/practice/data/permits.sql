-- Permits: what cities and counties allow us to build, their fees and their inspections.

/* Permits: one permit of a city or county for a job a row, applied for or granted. */
CREATE TABLE dbo.PXPM (
    PXCo            bCompany     NOT NULL, -- Company that needs the permit
    PermitID        int          NOT NULL, -- Our number of the permit
    AgencyNo        varchar(20)  NULL,     -- Number the city gave it
    Agency          varchar(8)   NOT NULL, -- Office that grants it, from PXAgency
    PermType        varchar(6)   NOT NULL, -- Sort of permit {BLDG: building; ELEC: electrical; PLMB: plumbing; GRAD: grading; DEMO: demolition}
    Scope           bItemDesc    NULL,     -- What may be done
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it is for
    Runner          varchar(30)  NULL,     -- Our person who brings in the papers
    Reviewer        varchar(30)  NULL,     -- Plan checker at the city
    AppliedOn       bDate        NULL,     -- Day of the application
    GrantedOn       bDate        NULL,     -- Day it was granted, empty until then
    LapsesOn        bDate        NULL,     -- Day it is no longer good
    FinaledOn       bDate        NULL,     -- Day the city signed off the whole work
    Phase           char(1)      NOT NULL, -- Where it stands {A: applied; R: in review; C: sent back for corrections; G: granted; F: finaled; D: denied}
    ValuAmt         bDollar      NOT NULL, -- Value of the work stated on the application
    PostedYN        bYN          NOT NULL, -- Whether the card hangs on the site {Y: posted; N: not posted}
    PRIMARY KEY (PXCo, PermitID),
    FOREIGN KEY (PXCo, Agency) REFERENCES dbo.PXAgency (PXCo, Agency),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Agencies: one city, county or state office that grants permits a row. */
CREATE TABLE dbo.PXAgency (
    PXCo            bCompany     NOT NULL, -- Company that deals with the office
    Agency          varchar(8)   NOT NULL, -- Short code of the office
    AgName          bDesc        NULL,     -- Full name of the office
    Level           char(1)      NOT NULL, -- Kind of government {C: city; K: county; S: state}
    Contact         varchar(30)  NULL,     -- Person at the counter
    Phone           varchar(20)  NULL,     -- Number to call
    TurnDays        smallint     NULL,     -- Days they usually take to decide
    PortalYN        bYN          NOT NULL, -- Takes papers on the web {Y: web; N: paper only}
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Vendor that fees are paid to
    PRIMARY KEY (PXCo, Agency),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* City inspections: one visit of a city inspector under a permit a row. */
CREATE TABLE dbo.PXVI (
    PXCo            bCompany     NOT NULL, -- Company of the permit
    PermitID        int          NOT NULL, -- Permit that is inspected
    VisitNo         smallint     NOT NULL, -- First, second and later visits
    InspKind        varchar(10)  NULL,     -- What is looked at, such as FOOTING, FRAMING or FINAL
    CalledOn        bDate        NULL,     -- Day we called for the visit
    VisitDate       bDate        NULL,     -- Day the inspector came, empty until then
    CityInsp        varchar(30)  NULL,     -- Inspector of the city
    MetBy           varchar(30)  NULL,     -- Our person who met the inspector
    Verdict         char(2)      NULL,     -- What the inspector said {OK: passed; PT: partial; NG: failed}
    CorrCnt         smallint     NOT NULL, -- Number of corrections written up
    CorrDue         bDate        NULL,     -- Day the corrections must be made by
    ReFee           bDollar      NOT NULL, -- Charge for coming again
    PRIMARY KEY (PXCo, PermitID, VisitNo),
    FOREIGN KEY (PXCo, PermitID) REFERENCES dbo.PXPM (PXCo, PermitID)
);

/* Fees: one charge of the city for a permit a row, with its payment. */
CREATE TABLE dbo.PXFE (
    PXCo            bCompany     NOT NULL, -- Company of the permit
    PermitID        int          NOT NULL, -- Permit that is charged for
    FeeLine         smallint     NOT NULL, -- Running number of the charge
    FeeKind         varchar(8)   NOT NULL, -- Sort of charge {PLAN: plan check; ISSUE: issue of the permit; IMPACT: impact; RENEW: extension}
    Mth             bMonth       NOT NULL, -- Month it is booked in
    BilledAmt       bDollar      NOT NULL, -- Charged by the city
    PaidAmt         bDollar      NOT NULL, -- Paid by us
    RefundAmt       bDollar      NOT NULL, -- Given back by the city
    DueOn           bDate        NULL,     -- Last day to pay
    PaidOn          bDate        NULL,     -- Day we paid, empty while owed
    CheckNo         varchar(10)  NULL,     -- Check we paid with
    RebillYN        bYN          NOT NULL, -- Whether the owner pays us back {Y: billed on; N: our cost}
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it is booked to
    PRIMARY KEY (PXCo, PermitID, FeeLine),
    FOREIGN KEY (PXCo, PermitID) REFERENCES dbo.PXPM (PXCo, PermitID),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
