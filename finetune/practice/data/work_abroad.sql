-- Work abroad: people sent to other countries, their papers, allowances and trips home.

/* Assignments: one posting of one employee to one country a row. */
CREATE TABLE dbo.XPAS (
    XPCo            bCompany     NOT NULL, -- Company that sends the person
    AsgnNo          int          NOT NULL, -- Number of the posting
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person who is sent
    XPGroup         bGroup       NULL,     -- Group of the country
    Ctry            char(2)      NULL,     -- Country of the posting, two letters
    HostCity        varchar(30)  NULL,     -- Town where the person lives
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Project worked on
    Role            bDesc        NULL,     -- What the person does there
    AsgnType        char(1)      NOT NULL, -- Length {S: short stay; L: long stay; R: rotation; C: commuter}
    FamYN           bYN          NOT NULL, -- Family goes along {Y: along; N: stays home}
    DepDate         bDate        NULL,     -- Day of leaving
    PlanRtn         bDate        NULL,     -- Day of coming home as agreed
    ActRtn          bDate        NULL,     -- Day of really coming home, empty while away
    HomeMgr         varchar(30)  NULL,     -- Boss at home
    HostMgr         varchar(30)  NULL,     -- Boss over there
    BudgCost        bDollar      NOT NULL, -- Whole posting as estimated
    CostToDt        bDollar      NOT NULL, -- Spent so far
    PRIMARY KEY (XPCo, AsgnNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (XPGroup, Ctry) REFERENCES dbo.XPCountry (XPGroup, Ctry)
);

/* Countries: one country where we may send people a row, with its rules. */
CREATE TABLE dbo.XPCountry (
    XPGroup         bGroup       NOT NULL, -- Group that shares the list
    Ctry            char(2)      NOT NULL, -- Two letters of the country
    CtryName        bDesc        NULL,     -- Name of the country
    Region          varchar(12)  NULL,     -- Part of the world, such as GULF or ANDES
    CurrCd          char(3)      NULL,     -- Money used there
    RiskLvl         tinyint      NOT NULL, -- Danger {1: low; 2: medium; 3: high; 4: do not go}
    TaxDays         smallint     NULL,     -- Days in a year after which tax is due there
    PerDiem         bDollar      NOT NULL, -- Daily money for meals
    HardPct         bPct         NOT NULL, -- Extra on salary for hardship
    TreatyYN        bYN          NOT NULL, -- Tax treaty with us {Y: has one; N: none}
    PRIMARY KEY (XPGroup, Ctry)
);

/* Papers: one visa or permit for one posting a row. */
CREATE TABLE dbo.XPVS (
    XPCo            bCompany     NOT NULL, -- Company of the posting
    AsgnNo          int          NOT NULL, -- Posting it is for
    VisaSeq         tinyint      NOT NULL, -- Order of the paper
    VisaKind        char(1)      NOT NULL, -- Sort of paper {W: work permit; B: business visa; R: residence card; D: dependent's visa}
    HolderNm        varchar(30)  NULL,     -- Name on it
    DocNo           varchar(20)  NULL,     -- Number printed on it
    Consul          varchar(30)  NULL,     -- Consulate that handles it
    AppldOn         bDate        NULL,     -- Day the forms were handed in
    GrantOn         bDate        NULL,     -- Day it was granted, empty until then
    ExpOn           bDate        NULL,     -- Day it runs out
    VStat           char(1)      NOT NULL, -- State {F: filling in forms; P: pending; G: granted; D: denied}
    GovFee          bDollar      NOT NULL, -- Charge of the government
    AttyFee         bDollar      NOT NULL, -- Charge of the immigration lawyer
    Atty            varchar(30)  NULL,     -- Immigration lawyer
    RushYN          bYN          NOT NULL, -- Fast handling paid for {Y: fast; N: normal}
    PRIMARY KEY (XPCo, AsgnNo, VisaSeq),
    FOREIGN KEY (XPCo, AsgnNo) REFERENCES dbo.XPAS (XPCo, AsgnNo)
);

/* Allowances: one kind of extra pay for one posting in one month a row. */
CREATE TABLE dbo.XPAL (
    XPCo            bCompany     NOT NULL, -- Company of the posting
    AsgnNo          int          NOT NULL, -- Posting it is paid for
    Mth             bMonth       NOT NULL, -- Month
    AllowCd         varchar(6)   NOT NULL, -- Kind, such as HOUS, COLA, SCHL or CAR
    LocalAmt        bDollar      NOT NULL, -- In the money of the country
    ExchRate        bUnitCost    NOT NULL, -- Dollars for one unit of that money
    USDAmt          bDollar      NOT NULL, -- In dollars
    CapAmt          bDollar      NULL,     -- Most that is allowed, in dollars
    TaxEqYN         bYN          NOT NULL, -- We bear the foreign tax on it {Y: we do; N: the person does}
    HeldYN          bYN          NOT NULL, -- Stopped pending receipts {Y: stopped; N: released}
    VendorGroup     bGroup       NULL,     -- Group of the landlord or school
    Vendor          bVendor      NULL,     -- Landlord or school paid directly
    PRIMARY KEY (XPCo, AsgnNo, Mth, AllowCd),
    FOREIGN KEY (XPCo, AsgnNo) REFERENCES dbo.XPAS (XPCo, AsgnNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Home leave: one trip home of a person posted abroad a row. */
CREATE TABLE dbo.XPHL (
    XPCo            bCompany     NOT NULL, -- Company of the posting
    TripNo          int          NOT NULL, -- Number of the trip
    AsgnNo          int          NOT NULL, -- Posting of the traveler
    Purpose         char(1)      NOT NULL, -- Why {V: vacation; E: emergency; M: medical; B: business}
    OutDay          bDate        NOT NULL, -- Day of flying home
    BackDay         bDate        NULL,     -- Day of flying back
    Pax             tinyint      NOT NULL, -- Travelers, family included
    Cabin           char(1)      NOT NULL, -- Class of seat {E: economy; P: premium; B: business}
    FareAmt         bDollar      NOT NULL, -- Tickets
    BagAmt          bDollar      NOT NULL, -- Extra baggage
    OKedBy          varchar(30)  NULL,     -- Manager who allowed it
    CnclYN          bYN          NOT NULL, -- Called off {Y: called off; N: stands}
    PRIMARY KEY (XPCo, TripNo),
    FOREIGN KEY (XPCo, AsgnNo) REFERENCES dbo.XPAS (XPCo, AsgnNo)
);
