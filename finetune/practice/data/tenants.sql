-- Tenants: buildings we let out, the leases in them, rent by month and meters read.

/* Rentable space: one suite, shop or bay in a building that can be let. */
CREATE TABLE dbo.PTSP (
    PTCo            bCompany     NOT NULL, -- Company that owns the building
    Bldg            varchar(6)   NOT NULL, -- Building code
    Suite           varchar(8)   NOT NULL, -- Door number of the space
    Descrip         bDesc        NULL,     -- What the space is
    Flr             smallint     NULL,     -- Floor, basement is -1
    UseCd           char(1)      NOT NULL, -- What it is good for {O: office; R: retail; W: warehouse; A: apartment}
    NetSF           bUnits       NOT NULL, -- Square feet the tenant gets
    GrossSF         bUnits       NOT NULL, -- Square feet with its share of halls and lobby
    AskRent         bDollar      NOT NULL, -- Monthly rent we advertise
    OccYN           bYN          NOT NULL, -- Whether somebody is in it {Y: occupied; N: vacant}
    VacSince        bDate        NULL,     -- Day it last came empty
    LastPaint       bDate        NULL,     -- When it was last painted
    PRIMARY KEY (PTCo, Bldg, Suite)
);

/* Tenant: one firm or person who rents from us. */
CREATE TABLE dbo.PTTenant (
    PTCo            bCompany     NOT NULL, -- Company that is the landlord
    TenantID        varchar(10)  NOT NULL, -- Tenant code
    TName           varchar(60)  NULL,     -- Name of the tenant
    Trade           varchar(30)  NULL,     -- Line of business
    Contact         varchar(30)  NULL,     -- Person to call
    EmergPhone      varchar(20)  NULL,     -- Number to ring at night
    GoodStandYN     bYN          NOT NULL, -- Whether they behave and pay {Y: in good standing; N: problem tenant}
    InsExp          bDate        NULL,     -- Day their liability certificate runs out
    CustGroup       bGroup       NULL,     -- Customer group in receivables
    Customer        bCustomer    NULL,     -- Customer they are billed as
    PRIMARY KEY (PTCo, TenantID),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Lease: one agreement by which a tenant rents a space. */
CREATE TABLE dbo.PTLS (
    PTCo            bCompany     NOT NULL, -- Company that lets the space
    LeaseNo         int          NOT NULL, -- Number of the agreement
    TenantID        varchar(10)  NOT NULL, -- Who rents
    Bldg            varchar(6)   NOT NULL, -- Building
    Suite           varchar(8)   NOT NULL, -- Space rented
    LsState         tinyint      NOT NULL, -- State of the agreement {0: draft; 1: running; 2: month to month; 3: ended}
    SignedOn        bDate        NULL,     -- Day both parties signed
    CommDate        bDate        NULL,     -- First day of the term
    ExpirDate       bDate        NULL,     -- Last day of the term
    MoveOut         bDate        NULL,     -- Day they handed back the keys, empty while they are in
    BaseRent        bDollar      NOT NULL, -- Rent a month under the agreement
    CAMAmt          bDollar      NOT NULL, -- Monthly share of common upkeep
    SecDep          bDollar      NOT NULL, -- Security deposit we hold
    EscPct          bPct         NULL,     -- Yearly raise, as a fraction (0.03 is three percent)
    RenewYN         bYN          NOT NULL, -- Whether they may extend at their choice {Y: has the option; N: none}
    PRIMARY KEY (PTCo, LeaseNo),
    FOREIGN KEY (PTCo, TenantID) REFERENCES dbo.PTTenant (PTCo, TenantID),
    FOREIGN KEY (PTCo, Bldg, Suite) REFERENCES dbo.PTSP (PTCo, Bldg, Suite)
);

/* Rent roll: what a lease was charged and has paid for one month. */
CREATE TABLE dbo.PTRR (
    PTCo            bCompany     NOT NULL, -- Company of the lease
    LeaseNo         int          NOT NULL, -- Agreement charged
    Mth             bMonth       NOT NULL, -- Month the rent is for
    RentChg         bDollar      NOT NULL, -- Base rent charged
    UtilChg         bDollar      NOT NULL, -- Power, gas and water charged on
    LateFee         bDollar      NOT NULL, -- Penalty for paying late
    Rcvd            bDollar      NOT NULL, -- Money that came in for the month
    RcvdDate        bDate        NULL,     -- Day the money came in, empty if none has
    WaiveYN         bYN          NOT NULL, -- Whether the penalty was forgiven {Y: waived; N: stands}
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Income account the rent goes to
    PRIMARY KEY (PTCo, LeaseNo, Mth),
    FOREIGN KEY (PTCo, LeaseNo) REFERENCES dbo.PTLS (PTCo, LeaseNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Meter readings: one reading of a meter that serves a space. */
CREATE TABLE dbo.PTMR (
    PTCo            bCompany     NOT NULL, -- Company of the building
    MeterNo         varchar(15)  NOT NULL, -- Number stamped on the meter
    ReadSeq         int          NOT NULL, -- Sequence of the reading
    Bldg            varchar(6)   NOT NULL, -- Building the meter is in
    Suite           varchar(8)   NOT NULL, -- Space it serves
    Util            char(1)      NOT NULL, -- What flows through it {E: electricity; G: gas; W: water}
    ReadDate        bDate        NOT NULL, -- Day it was read
    PrevRead        bUnits       NOT NULL, -- Figure at the reading before
    CurrRead        bUnits       NOT NULL, -- Figure this time
    EstYN           bYN          NOT NULL, -- Whether the figure was guessed as nobody got in {Y: estimated; N: really read}
    ReadBy          varchar(30)  NULL,     -- Who walked round
    BillAmt         bDollar      NOT NULL, -- What the tenant is billed for the use
    PRIMARY KEY (PTCo, MeterNo, ReadSeq),
    FOREIGN KEY (PTCo, Bldg, Suite) REFERENCES dbo.PTSP (PTCo, Bldg, Suite)
);
