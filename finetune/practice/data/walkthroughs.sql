-- Final walkthroughs: the visits with owners at the end of a job, what they want mended, and the handing over.

/* Walks: one visit of a finished part with the owner a row. */
CREATE TABLE dbo.PWWK (
    PWCo            bCompany     NOT NULL, -- Company that hands over
    WalkNo          int          NOT NULL, -- Number of the visit
    WalkKind        char(1)      NOT NULL, -- What it is for {P: pre-walk among ourselves; S: substantial completion; F: final; W: eleven-month warranty}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job visited
    CustGroup       bGroup       NULL,     -- Customer group
    Owner           bCustomer    NULL,     -- Customer who takes the building
    BldgArea        varchar(30)  NULL,     -- Part of the building, such as East wing
    SetFor          bDate        NULL,     -- Day agreed on
    HeldOn          bDate        NULL,     -- Day it took place, empty before
    LedBy           varchar(30)  NULL,     -- Our person who leads it
    OwnerRep        varchar(40)  NULL,     -- Person who comes for the owner
    ArchYN          bYN          NOT NULL, -- Architect comes along {Y: comes; N: not invited}
    Mood            tinyint      NULL,     -- How happy the owner was {1: furious; 2: grumbling; 3: fine; 4: delighted}
    CertDate        bDate        NULL,     -- Day the certificate was signed, empty until then
    HoldAmt         bDollar      NOT NULL, -- Money kept back until everything is mended
    PRIMARY KEY (PWCo, WalkNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (CustGroup, Owner) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Punch items: one thing seen on a visit that has to be put right a row. */
CREATE TABLE dbo.PWIT (
    PWCo            bCompany     NOT NULL, -- Company of the visit
    WalkNo          int          NOT NULL, -- Visit it was seen on
    ItemNo          smallint     NOT NULL, -- Number on the list
    RoomCode        varchar(10)  NULL,     -- Room it is in
    Flaw            bItemDesc    NULL,     -- What is wrong, such as scratched door
    SpotBy          char(1)      NOT NULL, -- Who saw it {O: owner; A: architect; U: us}
    VendorGroup     bGroup       NULL,     -- Vendor group of the subcontractor
    Sub             bVendor      NULL,     -- Subcontractor who has to come back, empty if we do it
    Grade           char(1)      NOT NULL, -- Weight of it {C: cosmetic; F: does not function; L: life safety}
    GoalDate        bDate        NULL,     -- Day it should be ready
    FixedOn         bDate        NULL,     -- Day the trade said it was ready
    AcceptOn        bDate        NULL,     -- Day the owner agreed, empty until then
    BackCnt         tinyint      NOT NULL, -- Times the owner sent it back
    MendCost        bDollar      NOT NULL, -- What putting it right cost us
    ChargedAmt      bDollar      NOT NULL, -- Of that, passed on to the subcontractor
    DisputeYN       bYN          NOT NULL, -- Held to be no fault of ours {Y: we argue; N: we agree}
    PRIMARY KEY (PWCo, WalkNo, ItemNo),
    FOREIGN KEY (PWCo, WalkNo) REFERENCES dbo.PWWK (PWCo, WalkNo),
    FOREIGN KEY (PWCo, RoomCode) REFERENCES dbo.PWRoom (PWCo, RoomCode),
    FOREIGN KEY (VendorGroup, Sub) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Rooms: one room of a building to be handed over a row. */
CREATE TABLE dbo.PWRoom (
    PWCo            bCompany     NOT NULL, -- Company of the room
    RoomCode        varchar(10)  NOT NULL, -- Code of the room
    RoomName        bDesc        NULL,     -- Name on the door
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that built it
    FloorNo         smallint     NOT NULL, -- Storey, 1 at street level
    UseCode         varchar(6)   NULL,     -- What it is for, such as OFFICE, LOBBY or MECH
    SqFt            bUnits       NOT NULL, -- Floor space in square feet
    CleanOn         bDate        NULL,     -- Day of the final cleaning
    KeyCnt          smallint     NOT NULL, -- Keys that fit its door
    TakenOn         bDate        NULL,     -- Day the owner took it over, empty until then
    PRIMARY KEY (PWCo, RoomCode),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Handover papers: one thing the owner must receive at the end, paper or key or lesson, a row. */
CREATE TABLE dbo.PWHO (
    PWCo            bCompany     NOT NULL, -- Company that hands over
    HandNo          int          NOT NULL, -- Number of the thing
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it belongs to
    WalkNo          int          NULL,     -- Visit at which it is handed over
    HandType        varchar(5)   NOT NULL, -- Sort of thing {OM: operating manual; WARR: warranty letter; ASBLT: as-built drawings; KEYS: keys; TRAIN: training of their staff; ATTIC: spare material}
    HandText        bItemDesc    NULL,     -- What exactly
    Copies          tinyint      NOT NULL, -- How many sets they want
    FromWhom        varchar(40)  NULL,     -- Firm that has to supply it to us
    AskedOn         bDate        NULL,     -- Day we asked the firm
    CameOn          bDate        NULL,     -- Day the firm delivered it to us
    HandedOn        bDate        NULL,     -- Day the owner received it, empty until then
    SignedBy        varchar(40)  NULL,     -- Person of the owner who signed for it
    ReviewStat      char(1)      NOT NULL, -- Check by our office {N: not checked; R: returned to the firm; K: okay}
    PRIMARY KEY (PWCo, HandNo),
    FOREIGN KEY (PWCo, WalkNo) REFERENCES dbo.PWWK (PWCo, WalkNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
