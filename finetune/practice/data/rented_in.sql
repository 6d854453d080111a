-- Rented in: machines we hire from rental houses, what they bill, and how they come back.

/* Rental contracts: one paper signed with a rental house a row. */
CREATE TABLE dbo.RIAgr (
    RICo            bCompany     NOT NULL, -- Company that rents
    Agrmt           varchar(12)  NOT NULL, -- Number of our paper
    VendContr       varchar(20)  NULL,     -- The rental house's own number
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Rental house
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that pays
    Phase           bPhase       NULL,     -- Phase that pays
    SignedBy        varchar(30)  NULL,     -- Our man who signed
    Rep             varchar(30)  NULL,     -- Salesman of the rental house
    StartDate       bDate        NOT NULL, -- First day that costs
    EstEnd          bDate        NULL,     -- Day we thought we would be done
    OffRent         bDate        NULL,     -- Day we called it off, empty while it costs
    AgrStage        char(1)      NOT NULL, -- How far it is {Q: quoted; R: running; F: finished; V: void}
    InsurYN         bYN          NOT NULL, -- We took their damage waiver {Y: waiver; N: our own insurance}
    DepAmt          bDollar      NOT NULL, -- Deposit paid
    PRIMARY KEY (RICo, Agrmt),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Rented machines: one machine on a rental contract a row. */
CREATE TABLE dbo.RIItem (
    RICo            bCompany     NOT NULL, -- Company that rents
    Agrmt           varchar(12)  NOT NULL, -- Contract it is on
    Itm             smallint     NOT NULL, -- Number on the contract
    CatCd           varchar(8)   NULL,     -- Kind of machine, from the list
    MachDesc        bItemDesc    NULL,     -- Make and model
    Serial          varchar(30)  NULL,     -- Serial number
    DayRt           bUnitCost    NOT NULL, -- Rate per day
    WkRt            bUnitCost    NOT NULL, -- Rate per week
    MthRt           bUnitCost    NOT NULL, -- Rate per four weeks
    DelivDate       bDate        NULL,     -- Day it came on the truck, empty until then
    PickupDate      bDate        NULL,     -- Day they fetched it, empty while here
    HrsOut          bHrs         NULL,     -- Meter when it came
    HrsIn           bHrs         NULL,     -- Meter when it left
    FuelIn          tinyint      NULL,     -- Tank when it left, in eighths
    StandbyYN       bYN          NOT NULL, -- Stands idle at half rate {Y: standby; N: in use}
    PRIMARY KEY (RICo, Agrmt, Itm),
    FOREIGN KEY (RICo, Agrmt) REFERENCES dbo.RIAgr (RICo, Agrmt),
    FOREIGN KEY (RICo, CatCd) REFERENCES dbo.RICat (RICo, CatCd)
);

/* Kinds of machine: the list of what we hire, with rates we think fair. */
CREATE TABLE dbo.RICat (
    RICo            bCompany     NOT NULL, -- Company
    CatCd           varchar(8)   NOT NULL, -- Code of the kind
    CatDesc         bDesc        NULL,     -- The kind in words, such as 60 ft boom lift
    OwnCnt          smallint     NOT NULL, -- How many of these we own ourselves
    GLCo            bCompany     NULL,     -- Ledger company
    ExpAcct         bGLAcct      NULL,     -- Expense account
    FairMth         bUnitCost    NULL,     -- Rate per four weeks that we hold for fair
    BuyPrice        bDollar      NULL,     -- What one would cost to buy
    ApprReqYN       bYN          NOT NULL, -- Needs the boss's consent {Y: ask first; N: free}
    PRIMARY KEY (RICo, CatCd),
    FOREIGN KEY (GLCo, ExpAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Rental bills: one machine on one bill of the rental house a row. */
CREATE TABLE dbo.RIBill (
    RICo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month it is booked in
    BillSeq         int          NOT NULL, -- Sequence
    Agrmt           varchar(12)  NOT NULL, -- Contract billed
    Itm             smallint     NOT NULL, -- Machine billed
    VendInv         varchar(20)  NULL,     -- Number on their invoice
    FromDate        bDate        NOT NULL, -- First day billed
    ThruDate        bDate        NOT NULL, -- Last day billed
    RentAmt         bDollar      NOT NULL, -- Bare rent
    FreightAmt      bDollar      NOT NULL, -- Bringing and fetching
    EnvAmt          bDollar      NOT NULL, -- Their environmental fee
    FuelAmt         bDollar      NOT NULL, -- Refilling the tank
    ApprBy          varchar(30)  NULL,     -- Who passed it for payment, empty until then
    PaidDate        bDate        NULL,     -- Day we paid, empty until then
    DispYN          bYN          NOT NULL, -- We contest it {Y: contested; N: accepted}
    PRIMARY KEY (RICo, Mth, BillSeq),
    FOREIGN KEY (RICo, Agrmt, Itm) REFERENCES dbo.RIItem (RICo, Agrmt, Itm)
);

/* Damage claims: one scratch or breakage that a rental house charges us for a row. */
CREATE TABLE dbo.RIDmg (
    RICo            bCompany     NOT NULL, -- Company
    Claim           varchar(10)  NOT NULL, -- Number of the claim
    Agrmt           varchar(12)  NOT NULL, -- Contract
    Itm             smallint     NOT NULL, -- Machine that was hurt
    Cause           char(1)      NULL,     -- How it happened {A: accident; W: ordinary wear; V: vandals; T: tires}
    SeenDate        bDate        NULL,     -- Day somebody noticed it
    ClaimDate       bDate        NOT NULL, -- Day they wrote to us
    AskAmt          bDollar      NOT NULL, -- What they want
    OfferAmt        bDollar      NULL,     -- What we offered, empty until then
    AgreedAmt       bDollar      NULL,     -- What it was settled for, empty until then
    PhotoYN         bYN          NOT NULL, -- We have pictures from delivery {Y: pictures; N: none}
    Handler         varchar(30)  NULL,     -- Our person who deals with it
    PRIMARY KEY (RICo, Claim),
    FOREIGN KEY (RICo, Agrmt, Itm) REFERENCES dbo.RIItem (RICo, Agrmt, Itm)
);
