-- Museum: objects in the collection, lenders and borrowers, exhibitions, loans and conservation.

/* Objects: one piece of the collection a row. */
CREATE TABLE dbo.MUOB (
    MUCo            bCompany     NOT NULL, -- Company that runs the museum
    AccNo           varchar(12)  NOT NULL, -- Inventory number painted on the piece
    ObjTitle        varchar(60)  NULL,     -- What it is called
    Maker           varchar(40)  NULL,     -- Artist or workshop
    MadeFrom        smallint     NULL,     -- Earliest year it may have been made
    MadeTo          smallint     NULL,     -- Latest year it may have been made
    Medm            varchar(20)  NULL,     -- Material or technique, such as OIL, BRONZE, PAPER
    DeptCd          varchar(6)   NOT NULL, -- Curatorial department
    Whereat         char(1)      NOT NULL, -- Where it is {D: on display; V: in the vault; L: lent; C: in conservation; X: not found}
    VaultLoc        bLoc         NULL,     -- Shelf or rack in the vault
    HowAcq          char(1)      NOT NULL, -- How we got it {P: bought; G: gift; B: bequest; T: traded}
    AcqDate         bDate        NULL,     -- Day it became ours
    PaidAmt         bDollar      NOT NULL, -- Price at the time, zero if given
    InsVal          bDollar      NOT NULL, -- Worth for insurance today
    ApprDate        bDate        NULL,     -- Last appraisal
    FragYN          bYN          NOT NULL, -- Must not travel {Y: too fragile; N: can travel}
    PRIMARY KEY (MUCo, AccNo)
);

/* Institutions: one museum, gallery or collector we lend to or borrow from a row. */
CREATE TABLE dbo.MUIN (
    MUGroup         bGroup       NOT NULL, -- Group that shares the address list
    InstCd          varchar(8)   NOT NULL, -- Short code
    InstName        varchar(50)  NOT NULL, -- Name
    City            varchar(30)  NULL,     -- Seat
    Ctry            char(2)      NULL,     -- Country {US: United States; FR: France, French; IT: Italy, Italian; CH: Switzerland}
    Regstr          varchar(30)  NULL,     -- Registrar there whom we call
    ClimOkYN        bYN          NOT NULL, -- Climate report accepted {Y: accepted; N: missing or poor}
    Trust           char(1)      NULL,     -- Our experience {A: excellent; B: fair; C: never again}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- The same house as a payee
    PRIMARY KEY (MUGroup, InstCd),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Exhibitions: one show in our galleries a row. */
CREATE TABLE dbo.MUEX (
    MUCo            bCompany     NOT NULL, -- Company of the show
    ExhNo           varchar(8)   NOT NULL, -- Number of the show
    ExhTitle        varchar(60)  NOT NULL, -- Title on the banner
    Curator         varchar(30)  NULL,     -- Who is in charge of content
    Designer        varchar(30)  NULL,     -- Who builds it
    Gallery         varchar(10)  NULL,     -- Rooms it fills
    Phase           tinyint      NOT NULL, -- How far it is {1: idea; 2: approved; 3: mounting; 4: open to public; 5: over}
    OpensOn         bDate        NULL,     -- First public day
    ClosesOn        bDate        NULL,     -- Last public day
    Sponsor         varchar(40)  NULL,     -- Who gives money, empty if nobody
    SponsAmt        bDollar      NOT NULL, -- Promised by the sponsor
    BudgCost        bDollar      NOT NULL, -- Planned spending
    SpentAmt        bDollar      NOT NULL, -- Spent so far
    VisitCnt        int          NOT NULL, -- Visitors counted
    PRIMARY KEY (MUCo, ExhNo)
);

/* Exhibition checklist: one piece shown in an exhibition a row. */
CREATE TABLE dbo.MUXO (
    MUCo            bCompany     NOT NULL, -- Company of the show
    ExhNo           varchar(8)   NOT NULL, -- Show
    AccNo           varchar(12)  NOT NULL, -- Our piece in it
    CaseNo          varchar(6)   NULL,     -- Showcase or wall
    LabelYN         bYN          NOT NULL, -- Wall text written {Y: written; N: to do}
    LuxMax          smallint     NULL,     -- Brightest light allowed
    MountCost       bDollar      NOT NULL, -- Price of its stand or frame
    UpOn            bDate        NULL,     -- Day it was put in place
    DownOn          bDate        NULL,     -- Day it was taken down
    PRIMARY KEY (MUCo, ExhNo, AccNo),
    FOREIGN KEY (MUCo, ExhNo) REFERENCES dbo.MUEX (MUCo, ExhNo),
    FOREIGN KEY (MUCo, AccNo) REFERENCES dbo.MUOB (MUCo, AccNo)
);

/* Outgoing loans: one piece of ours lent to another house a row. */
CREATE TABLE dbo.MULN (
    MUCo            bCompany     NOT NULL, -- Company that lends
    LoanId          varchar(10)  NOT NULL, -- Number of the loan contract
    AccNo           varchar(12)  NOT NULL, -- Piece lent
    MUGroup         bGroup       NULL,     -- Group of the address list
    InstCd          varchar(8)   NULL,     -- House that borrows
    AskedOn         bDate        NULL,     -- Day they wrote to us
    SignedOn        bDate        NULL,     -- Day both had signed, empty until then
    ShipDate        bDate        NULL,     -- Day it left
    DueBack         bDate        NULL,     -- Day it must be here again
    RetnDate        bDate        NULL,     -- Day it came home, empty while away
    FeeAmt          bDollar      NOT NULL, -- What they pay for the loan
    InsByCd         char(1)      NOT NULL, -- Who insures {U: we do; T: they do; S: the state}
    CourierNm       varchar(30)  NULL,     -- Colleague who travels along
    CondOut         tinyint      NULL,     -- Condition leaving, 1 poor to 5 perfect
    CondBack        tinyint      NULL,     -- Condition returning, 1 poor to 5 perfect
    PRIMARY KEY (MUCo, LoanId),
    FOREIGN KEY (MUCo, AccNo) REFERENCES dbo.MUOB (MUCo, AccNo),
    FOREIGN KEY (MUGroup, InstCd) REFERENCES dbo.MUIN (MUGroup, InstCd)
);
