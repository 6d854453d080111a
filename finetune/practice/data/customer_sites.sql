-- Customer sites: the buildings we look after, the units standing in them, units offered as replacements, and what happened to each unit.

/* Sites: one building or lot of a customer that we serve a row. */
CREATE TABLE dbo.FGST (
    FGCo            bCompany     NOT NULL, -- Company that serves the site
    SiteNo          varchar(10)  NOT NULL, -- Number of the site
    SiteName        bDesc        NULL,     -- What the place is called
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Owner or tenant who is our customer
    Town            varchar(30)  NULL,     -- City it lies in
    St              char(2)      NULL,     -- State, two letters
    Contact         varchar(30)  NULL,     -- Person to ask for at the door
    AcctRep         varchar(30)  NULL,     -- Our salesman who looks after it
    GateCode        varchar(10)  NULL,     -- Digits that open the gate
    SinceDate       bDate        NOT NULL, -- Day we began to serve it
    LostDate        bDate        NULL,     -- Day it went to somebody else, empty while ours
    Standing        char(1)      NOT NULL, -- How we stand with it {A: active; P: prospect; H: on credit hold; L: lost}
    FloorArea       int          NULL,     -- Square feet
    KeyYN           bYN          NOT NULL, -- A key hangs in our office {Y: we hold a key; N: we do not}
    PRIMARY KEY (FGCo, SiteNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Installed units: one machine standing in a site, such as a boiler or a rooftop unit, a row. */
CREATE TABLE dbo.FGUN (
    FGCo            bCompany     NOT NULL, -- Company of the site
    SiteNo          varchar(10)  NOT NULL, -- Site
    UnitSeq         smallint     NOT NULL, -- Count within the site
    KindCd          varchar(6)   NULL,     -- Kind of machine, from FGKD
    Mfr             varchar(20)  NULL,     -- Make
    ModelNo         varchar(20)  NULL,     -- Model on the nameplate
    SerialNo        varchar(30)  NULL,     -- Serial number on the nameplate
    Spot            varchar(30)  NULL,     -- Where in the building it stands
    InstDate        bDate        NULL,     -- Day it was put in
    PartsEnd        bDate        NULL,     -- Last day the maker pays for parts
    LaborEnd        bDate        NULL,     -- Last day we work on it for nothing
    UnitState       tinyint      NOT NULL, -- How it does {1: running; 2: limping; 3: shut down; 4: taken out}
    Tons            bUnits       NOT NULL, -- Cooling capacity in tons
    SoldAmt         bDollar      NOT NULL, -- What the customer paid for it
    ReplAmt         bDollar      NOT NULL, -- What a new one would cost today
    OursYN          bYN          NOT NULL, -- Who put it in {Y: our crew; N: somebody else}
    PRIMARY KEY (FGCo, SiteNo, UnitSeq),
    FOREIGN KEY (FGCo, SiteNo) REFERENCES dbo.FGST (FGCo, SiteNo),
    FOREIGN KEY (FGCo, KindCd) REFERENCES dbo.FGKD (FGCo, KindCd)
);

/* Offered units: one machine we have offered to a site but that is not (yet) there a row. */
CREATE TABLE dbo.FGUQ (
    FGCo            bCompany     NOT NULL, -- Company of the site
    SiteNo          varchar(10)  NOT NULL, -- Site
    OfferSeq        smallint     NOT NULL, -- Count of offers within the site
    KindCd          varchar(6)   NULL,     -- Kind of machine offered
    Mfr             varchar(20)  NULL,     -- Make offered
    ModelNo         varchar(20)  NULL,     -- Model offered
    OfferDate       bDate        NOT NULL, -- Day the letter went out
    GoodThru        bDate        NULL,     -- Last day the price holds
    ReplyDate       bDate        NULL,     -- Day the customer answered
    Reply           char(1)      NULL,     -- What the customer said {Y: accepted; N: declined; L: later}
    Tons            bUnits       NOT NULL, -- Cooling capacity in tons
    OfferAmt        bDollar      NOT NULL, -- Price asked
    BuyAmt          bDollar      NOT NULL, -- What the unit costs us
    CraneYN         bYN          NOT NULL, -- Must be lifted in {Y: needs a crane; N: goes by hand}
    PRIMARY KEY (FGCo, SiteNo, OfferSeq),
    FOREIGN KEY (FGCo, SiteNo) REFERENCES dbo.FGST (FGCo, SiteNo),
    FOREIGN KEY (FGCo, KindCd) REFERENCES dbo.FGKD (FGCo, KindCd)
);

/* Kinds of unit: the list of sorts of machine we look after. */
CREATE TABLE dbo.FGKD (
    FGCo            bCompany     NOT NULL, -- Company
    KindCd          varchar(6)   NOT NULL, -- Code of the kind
    KindDesc        bDesc        NULL,     -- Name of the kind
    Family          char(1)      NOT NULL, -- Group of kinds {H: heating; C: cooling; V: ventilation; W: water}
    LifeYrs         tinyint      NULL,     -- Years it lasts as a rule
    PerYear         tinyint      NULL,     -- Service visits it should get in a year
    FilterSz        varchar(15)  NULL,     -- Size of filter it takes
    RefrigYN        bYN          NOT NULL, -- Holds refrigerant, so a licensed tech is needed {Y: refrigerant; N: none}
    PRIMARY KEY (FGCo, KindCd)
);

/* Unit history: one thing that happened to an installed unit a row. */
CREATE TABLE dbo.FGHS (
    FGCo            bCompany     NOT NULL, -- Company of the site
    SiteNo          varchar(10)  NOT NULL, -- Site
    UnitSeq         smallint     NOT NULL, -- Unit it happened to
    EvtSeq          int          NOT NULL, -- Count of events of the unit
    EvtDate         bDate        NOT NULL, -- Day it happened
    EvtType         char(1)      NOT NULL, -- What happened {I: put in; M: moved; O: overhauled; X: taken out}
    PRCo            bCompany     NULL,     -- Payroll company
    DoneBy          bEmployee    NULL,     -- Our man on the work
    OldSpot         varchar(30)  NULL,     -- Where it stood before
    NewSpot         varchar(30)  NULL,     -- Where it stands after
    OurCost         bDollar      NOT NULL, -- What the work cost us
    ChgAmt          bDollar      NOT NULL, -- What the customer was charged
    Remark          varchar(80)  NULL,     -- Why it was done
    PRIMARY KEY (FGCo, SiteNo, UnitSeq, EvtSeq),
    FOREIGN KEY (FGCo, SiteNo, UnitSeq) REFERENCES dbo.FGUN (FGCo, SiteNo, UnitSeq),
    FOREIGN KEY (PRCo, DoneBy) REFERENCES dbo.PREH (PRCo, Employee)
);
