-- Leases: offices and yards we rent, their rent steps, charges, notices and deposits.

/* Sites let to us: the list of offices, yards and shops that may be under a lease, with address and size. */
CREATE TABLE dbo.LEST (
    LECo            bCompany     NOT NULL, -- Company that uses the place
    Site            varchar(10)  NOT NULL, -- Short code of the place
    SiteName        bDesc        NULL,     -- What people call it
    SiteUse         char(1)      NOT NULL, -- What it serves for {O: office; Y: yard; S: shop; W: warehouse}
    Street          varchar(60)  NULL,     -- Street address
    Town            varchar(30)  NULL,     -- City it lies in
    StCode          char(2)      NULL,     -- State, two letters
    SqFt            bUnits       NOT NULL, -- Floor space in square feet
    Acres           bUnits       NOT NULL, -- Open ground in acres
    Heads           smallint     NULL,     -- How many people work there
    PRCo            bCompany     NULL,     -- Payroll company of the manager
    SiteMgr         bEmployee    NULL,     -- Employee in charge of the place
    VacatedYN       bYN          NOT NULL, -- Whether we have moved out {Y: left; N: still there}
    PRIMARY KEY (LECo, Site),
    FOREIGN KEY (PRCo, SiteMgr) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Lease contracts: one signed lease of a site a row, with the landlord, term and options. */
CREATE TABLE dbo.LEHD (
    LECo            bCompany     NOT NULL, -- Company that signed
    LeaseNo         varchar(12)  NOT NULL, -- Number of the lease
    Site            varchar(10)  NOT NULL, -- Place it is for
    VendorGroup     bGroup       NULL,     -- Group of the landlord
    Vendor          bVendor      NULL,     -- Landlord
    LsState         char(1)      NOT NULL, -- Where the lease stands {N: in negotiation; C: current; H: held over past its end; T: terminated}
    SignDate        bDate        NULL,     -- Day both sides signed
    CommDate        bDate        NULL,     -- First day of the term
    ExpDate         bDate        NULL,     -- Last day of the term
    NoticeDays      smallint     NULL,     -- Days ahead that we must tell the landlord we leave
    RenewOpts       tinyint      NOT NULL, -- Number of times we may extend
    BaseRent        bDollar      NOT NULL, -- Rent per month at the start
    CurrRent        bDollar      NOT NULL, -- Rent per month today
    DepositAmt      bDollar      NOT NULL, -- Security money left with the landlord
    NNNYN           bYN          NOT NULL, -- Whether we bear taxes, insurance and upkeep as well {Y: triple net; N: gross}
    PRIMARY KEY (LECo, LeaseNo),
    FOREIGN KEY (LECo, Site) REFERENCES dbo.LEST (LECo, Site),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Rent steps: agreed increases of the rent of a lease, one step a row. */
CREATE TABLE dbo.LERS (
    LECo            bCompany     NOT NULL, -- Company of the lease
    LeaseNo         varchar(12)  NOT NULL, -- Lease with the step
    StepSeq         tinyint      NOT NULL, -- Sequence of the step
    EffDate         bDate        NOT NULL, -- Day the new rent starts
    StepRent        bDollar      NOT NULL, -- Monthly rent from then on
    IncrPct         bPct         NOT NULL, -- Raise over the rent before
    Basis           char(1)      NOT NULL, -- Where the raise comes from {F: fixed in the lease; C: consumer price index; M: market review}
    AppliedYN       bYN          NOT NULL, -- Whether the step has taken effect in billing {Y: taken; N: still to come}
    PRIMARY KEY (LECo, LeaseNo, StepSeq),
    FOREIGN KEY (LECo, LeaseNo) REFERENCES dbo.LEHD (LECo, LeaseNo)
);

/* Monthly lease charges: what the landlord billed for a lease in a month, one kind of charge a row. */
CREATE TABLE dbo.LEMC (
    LECo            bCompany     NOT NULL, -- Company that pays
    LeaseNo         varchar(12)  NOT NULL, -- Lease that was billed
    ChgMth          bMonth       NOT NULL, -- Month the charge is for
    ChgType         char(2)      NOT NULL, -- Kind of charge {BR: base rent; CM: common area upkeep; TX: property tax; IN: insurance; UT: utilities}
    DueDay          bDate        NULL,     -- Last day to pay
    PaidOn          bDate        NULL,     -- Day it was paid, empty while it is owed
    BillAmt         bDollar      NOT NULL, -- What the landlord asked
    PaidAmt         bDollar      NOT NULL, -- What we gave
    DisputeYN       bYN          NOT NULL, -- Whether we contest the bill {Y: contested; N: accepted}
    GLCo            bCompany     NULL,     -- Ledger company of the account
    GLAcct          bGLAcct      NULL,     -- Account the charge is booked to
    PRIMARY KEY (LECo, LeaseNo, ChgMth, ChgType),
    FOREIGN KEY (LECo, LeaseNo) REFERENCES dbo.LEHD (LECo, LeaseNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Lease notices: letters that went between us and a landlord about a lease, one letter a row. */
CREATE TABLE dbo.LENotice (
    LECo            bCompany     NOT NULL, -- Company of the lease
    LeaseNo         varchar(12)  NOT NULL, -- Lease the letter is about
    NoticeSeq       smallint     NOT NULL, -- Running number of the letter
    Direction       char(1)      NOT NULL, -- Who wrote {I: from the landlord; O: from us}
    Topic           varchar(12)  NULL,     -- What it is about, such as RENEWAL, REPAIR, RENT or MOVEOUT
    SentDate        bDate        NOT NULL, -- Day on the letter
    ReplyBy         bDate        NULL,     -- Day an answer is wanted by
    RepliedDate     bDate        NULL,     -- Day the answer went out, empty until then
    Author          varchar(30)  NULL,     -- Who signed the letter
    Summary         varchar(200) NULL,     -- The letter in a few words
    PRIMARY KEY (LECo, LeaseNo, NoticeSeq),
    FOREIGN KEY (LECo, LeaseNo) REFERENCES dbo.LEHD (LECo, LeaseNo)
);
