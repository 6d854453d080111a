-- Parking: lots, requests for badges with their people, the badges handed out, and tickets written.

/* Lots: the list of parking lots and garages, with spaces and what a day costs. */
CREATE TABLE dbo.AKLT (
    AKCo            bCompany     NOT NULL, -- Company that runs the lot
    Lot             varchar(6)   NOT NULL, -- Short code of the lot
    LotName         bDesc        NULL,     -- What the lot is called
    City            varchar(25)  NULL,     -- Town it is in
    Spaces          smallint     NOT NULL, -- Cars that fit in
    EVSpots         smallint     NOT NULL, -- Of these, places with a charger
    GateYN          bYN          NOT NULL, -- Whether a badge is needed to drive in {Y: gated; N: open to anyone}
    DayRate         bDollar      NOT NULL, -- Charge for a visitor for one day
    LeaseAmt        bDollar      NOT NULL, -- What the ground costs us a month
    VendorGroup     bGroup       NULL,     -- Vendor group of the owner
    OwnerVend       bVendor      NULL,     -- Owner of the ground
    PRIMARY KEY (AKCo, Lot),
    FOREIGN KEY (VendorGroup, OwnerVend) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Badge requests: header of one application for parking badges, for a crew or an office. */
CREATE TABLE dbo.AKRQ (
    AKCo            bCompany     NOT NULL, -- Company asked
    AppNo           int          NOT NULL, -- Number of the application
    Lot             varchar(6)   NULL,     -- Lot wanted, from AKLT
    Dept            varchar(20)  NULL,     -- Office or crew that applies
    AppBy           varchar(30)  NULL,     -- Person who filled in the form
    OkdBy           varchar(30)  NULL,     -- Manager who decided
    AppStep         char(1)      NOT NULL, -- How far it got {N: new, unread; P: pending manager approval; G: granted; R: refused}
    AppDate         bDate        NOT NULL, -- Day it was handed in
    NeedDate        bDate        NULL,     -- Day the badges are needed
    OkdDate         bDate        NULL,     -- Day of the decision
    WantCnt         smallint     NOT NULL, -- Badges wanted
    GrantCnt        smallint     NOT NULL, -- Badges allowed
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that pays
    PRIMARY KEY (AKCo, AppNo),
    FOREIGN KEY (AKCo, Lot) REFERENCES dbo.AKLT (AKCo, Lot),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Request lines: one person and car on an application, before any badge exists. */
CREATE TABLE dbo.AKRL (
    AKCo            bCompany     NOT NULL, -- Company of the application
    AppNo           int          NOT NULL, -- Application the person is on
    AppLine         smallint     NOT NULL, -- Line of the form
    PersonName      varchar(40)  NULL,     -- Who wants to park
    CarPlate        varchar(12)  NULL,     -- License plate of the car
    CarMake         varchar(20)  NULL,     -- Brand of the car
    FromDate        bDate        NULL,     -- First day wanted
    ToDate          bDate        NULL,     -- Last day wanted
    EVYN            bYN          NOT NULL, -- Whether a charger is wanted {Y: electric; N: ordinary place}
    ADAYN           bYN          NOT NULL, -- Whether a place for the disabled is wanted {Y: accessible; N: ordinary place}
    NoReason        varchar(60)  NULL,     -- Why the person was turned down, empty when not
    PRIMARY KEY (AKCo, AppNo, AppLine),
    FOREIGN KEY (AKCo, AppNo) REFERENCES dbo.AKRQ (AKCo, AppNo)
);

/* Badges: one parking badge handed out to a person. */
CREATE TABLE dbo.AKBG (
    AKCo            bCompany     NOT NULL, -- Company that gave it out
    BadgeNo         varchar(10)  NOT NULL, -- Number printed on the badge
    AppNo           int          NULL,     -- Application it came from, from AKRQ
    Lot             varchar(6)   NULL,     -- Lot it opens, from AKLT
    PRCo            bCompany     NULL,     -- Payroll company of the holder
    Employee        bEmployee    NULL,     -- Holder, when on our payroll
    HolderName      varchar(40)  NULL,     -- Holder, as printed
    CarPlate        varchar(12)  NULL,     -- License plate of the car
    BdgSts          char(1)      NOT NULL, -- Whether it opens the gate {L: live; D: turned off; M: reported missing; T: taken away for abuse}
    GivenOn         bDate        NULL,     -- Day it was handed out
    GoodTill        bDate        NULL,     -- Last day it works
    BackOn          bDate        NULL,     -- Day it was handed back in
    Deposit         bDollar      NOT NULL, -- Money held for it
    MthFee          bDollar      NOT NULL, -- Taken from pay each month
    PRIMARY KEY (AKCo, BadgeNo),
    FOREIGN KEY (AKCo, Lot) REFERENCES dbo.AKLT (AKCo, Lot),
    FOREIGN KEY (AKCo, AppNo) REFERENCES dbo.AKRQ (AKCo, AppNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Parking tickets: history, one ticket put on a car. */
CREATE TABLE dbo.AKTK (
    AKCo            bCompany     NOT NULL, -- Company of the lot
    TktNo           int          NOT NULL, -- Number on the ticket
    Lot             varchar(6)   NULL,     -- Lot the car stood in, from AKLT
    BadgeNo         varchar(10)  NULL,     -- Badge seen in the car, empty if there was none
    CarPlate        varchar(12)  NULL,     -- License plate of the car
    TktDate         bDate        NOT NULL, -- Day it was written
    Guard           varchar(30)  NULL,     -- Guard who wrote it
    Why             tinyint      NOT NULL, -- What the driver did {1: no badge; 2: fire lane; 3: took two places; 4: overstayed}
    FineAmt         bDollar      NOT NULL, -- Fine asked
    PaidAmt         bDollar      NOT NULL, -- Money that came in
    PaidOn          bDate        NULL,     -- Day it came in, empty until then
    TowDate         bDate        NULL,     -- Day the car was towed, if it was
    AppealYN        bYN          NOT NULL, -- Whether the driver objected {Y: objected; N: took it}
    PRIMARY KEY (AKCo, TktNo),
    FOREIGN KEY (AKCo, Lot) REFERENCES dbo.AKLT (AKCo, Lot),
    FOREIGN KEY (AKCo, BadgeNo) REFERENCES dbo.AKBG (AKCo, BadgeNo)
);
