-- Royalties: leases with land owners, their rates, deductions, royalties reckoned month by month and royalties paid.

/* Land leases: one lease to dig on somebody's land a row. */
CREATE TABLE dbo.BCLA (
    BCCo            bCompany     NOT NULL, -- Company that digs
    LeaseNo         varchar(10)  NOT NULL, -- Lease number
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Owner of the land
    TractName       varchar(40)  NULL,     -- What the piece of land is called
    County          varchar(30)  NULL,     -- County it lies in
    Acres           bUnits       NOT NULL, -- Size
    Landman         varchar(30)  NULL,     -- Who of us deals with the owner
    Standing        char(1)      NOT NULL, -- How it stands {A: in force; P: being talked over; E: run out; G: given up}
    SignDt          bDate        NULL,     -- Day it was signed
    FirstDay        bDate        NULL,     -- Day the term begins
    LastDay         bDate        NULL,     -- Day the term ends
    MinRent         bDollar      NOT NULL, -- Least the owner gets in a year
    AdvAmt          bDollar      NOT NULL, -- Paid ahead at signing
    RecoupYN        bYN          NOT NULL, -- Whether that counts against later royalties {Y: counts; N: does not}
    PRIMARY KEY (BCCo, LeaseNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Royalty rates: the rate for one material under a lease a row. */
CREATE TABLE dbo.BCLR (
    BCCo            bCompany     NOT NULL, -- Company of the lease
    LeaseNo         varchar(10)  NOT NULL, -- Lease
    RateSeq         smallint     NOT NULL, -- Line of the rate sheet
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- What is dug
    Basis           char(1)      NOT NULL, -- What it is reckoned on {T: ton; Y: cubic yard; P: share of the selling price}
    RateAmt         bUnitCost    NOT NULL, -- Rate agreed
    FloorRate       bUnitCost    NOT NULL, -- Rate it may not fall below
    StepTons        bUnits       NULL,     -- Yearly tons from which it changes
    EffDate         bDate        NOT NULL, -- Day it took effect
    EndDate         bDate        NULL,     -- Day it was replaced, empty for the present one
    IndexYN         bYN          NOT NULL, -- Whether it rises with the cost of living {Y: rises; N: stays}
    RaiseDt         bDate        NULL,     -- Day of the latest raise
    PRIMARY KEY (BCCo, LeaseNo, RateSeq),
    FOREIGN KEY (BCCo, LeaseNo) REFERENCES dbo.BCLA (BCCo, LeaseNo),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Deductions: one kind of money taken off a royalty a row. */
CREATE TABLE dbo.BCDC (
    BCCo            bCompany     NOT NULL, -- Company of the code
    DedCode         varchar(6)   NOT NULL, -- Short code
    DedWords        bDesc        NULL,     -- What it is
    TakenOn         char(1)      NOT NULL, -- What it is figured on {G: whole royalty; N: what is left after the advance}
    DedPct          bPct         NOT NULL, -- Percent taken
    MaxAmt          bDollar      NULL,     -- Most in a month
    LawYN           bYN          NOT NULL, -- Whether the law demands it {Y: by law; N: by agreement}
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it is set aside in
    DropDate        bDate        NULL,     -- Day it was done away with
    PRIMARY KEY (BCCo, DedCode),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Royalties reckoned: what one rate of a lease earned the owner in one month a row, before anything is paid. */
CREATE TABLE dbo.BCEA (
    BCCo            bCompany     NOT NULL, -- Company of the lease
    LeaseNo         varchar(10)  NOT NULL, -- Lease
    RateSeq         smallint     NOT NULL, -- Line of the rate sheet
    Mth             bMonth       NOT NULL, -- Month it was dug
    Tons            bUnits       NOT NULL, -- Weight dug
    SoldAmt         bDollar      NOT NULL, -- Money we sold it for
    RoyAmt          bDollar      NOT NULL, -- Royalty on it
    DedCode         varchar(6)   NULL,     -- Deduction applied, empty if none
    DedAmt          bDollar      NOT NULL, -- Taken off
    AdvUsed         bDollar      NOT NULL, -- Covered by the advance
    NetDue          bDollar      NOT NULL, -- Left to pay
    CheckedBy       varchar(30)  NULL,     -- Who went over the figures
    CheckedDt       bDate        NULL,     -- Day they were gone over
    PRIMARY KEY (BCCo, LeaseNo, RateSeq, Mth),
    FOREIGN KEY (BCCo, LeaseNo, RateSeq) REFERENCES dbo.BCLR (BCCo, LeaseNo, RateSeq),
    FOREIGN KEY (BCCo, DedCode) REFERENCES dbo.BCDC (BCCo, DedCode)
);

/* Royalties paid: one payment to the owner for a lease and month a row. */
CREATE TABLE dbo.BCPM (
    BCCo            bCompany     NOT NULL, -- Company that paid
    LeaseNo         varchar(10)  NOT NULL, -- Lease
    Mth             bMonth       NOT NULL, -- Month of digging paid for
    PaySeq          tinyint      NOT NULL, -- First payment for it, second and so on
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who got the money
    RoyAmt          bDollar      NOT NULL, -- Royalty paid for
    DedAmt          bDollar      NOT NULL, -- Taken off
    NetPaid         bDollar      NOT NULL, -- Money that went out
    HowPaid         char(1)      NOT NULL, -- How it went {K: check; W: wire; C: handed over in cash}
    CheckNo         varchar(10)  NULL,     -- Check number
    PaidDate        bDate        NOT NULL, -- Day it went out
    ClearDt         bDate        NULL,     -- Day the bank took it off our account
    StubYN          bYN          NOT NULL, -- Whether a tonnage statement went along {Y: went along; N: money only}
    PRIMARY KEY (BCCo, LeaseNo, Mth, PaySeq),
    FOREIGN KEY (BCCo, LeaseNo) REFERENCES dbo.BCLA (BCCo, LeaseNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
