-- Punch lists: faults found at the owner's walk, those we find ourselves first, who mends them and when.

/* Punch lists: one walk of a building part with the owner and the list that came of it a row. */
CREATE TABLE dbo.DPLS (
    DPCo            bCompany     NOT NULL, -- Company that builds
    ListNo          varchar(10)  NOT NULL, -- Number of the list
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job walked
    Area            varchar(30)  NULL,     -- Part of the building, such as North Wing
    WalkDate        bDate        NOT NULL, -- Day of the walk
    IssuedOn        bDate        NULL,     -- Day the list went out to the trades
    TargDate        bDate        NULL,     -- Day by which all must be mended
    SignedOff       bDate        NULL,     -- Day the owner took it over, empty until then
    LeadBy          varchar(30)  NULL,     -- Our superintendent who runs it
    OwnerRep        varchar(30)  NULL,     -- Person who walked for the owner
    Step            tinyint      NOT NULL, -- Where the list stands {0: draft; 1: issued; 2: second walk; 3: accepted}
    FinalYN         bYN          NOT NULL, -- Last list of the job {Y: final; N: part of the building only}
    HoldAmt         bDollar      NOT NULL, -- Money the owner keeps until it is done
    PRIMARY KEY (DPCo, ListNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Punch items: one fault on a punch list a row. */
CREATE TABLE dbo.DPIT (
    DPCo            bCompany     NOT NULL, -- Company that builds
    ListNo          varchar(10)  NOT NULL, -- List the fault stands on
    ItemNo          smallint     NOT NULL, -- Item of the list
    Room            varchar(20)  NULL,     -- Where it is
    DefCd           varchar(6)   NULL,     -- Kind of fault, from DPDC
    What            bItemDesc    NULL,     -- What is wrong
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vend            bVendor      NULL,     -- Subcontractor who must mend it
    DueBy           bDate        NULL,     -- Day by which he must
    FixedOn         bDate        NULL,     -- Day he reports it mended, empty until then
    ChkOn           bDate        NULL,     -- Day we looked at the repair, empty until then
    ItmState        char(1)      NOT NULL, -- State of the item {O: open; F: fixed; V: verified; D: disputed}
    EstCost         bDollar      NOT NULL, -- What the repair should cost
    BackChg         bDollar      NOT NULL, -- Money charged back to the subcontractor
    SafeYN          bYN          NOT NULL, -- Dangerous as it is {Y: hazard; N: no hazard}
    PRIMARY KEY (DPCo, ListNo, ItemNo),
    FOREIGN KEY (DPCo, ListNo) REFERENCES dbo.DPLS (DPCo, ListNo),
    FOREIGN KEY (DPCo, DefCd) REFERENCES dbo.DPDC (DPCo, DefCd),
    FOREIGN KEY (VendorGroup, Vend) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Own findings: one fault our people noted before the owner's walk a row. */
CREATE TABLE dbo.DPPR (
    DPCo            bCompany     NOT NULL, -- Company that builds
    PreNo           int          NOT NULL, -- Number of the finding
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job
    Room            varchar(20)  NULL,     -- Where it is
    DefCd           varchar(6)   NULL,     -- Kind of fault, from DPDC
    What            bItemDesc    NULL,     -- What is wrong
    FoundBy         varchar(30)  NULL,     -- Our man who noted it
    FoundOn         bDate        NOT NULL, -- Day he noted it
    FixedOn         bDate        NULL,     -- Day it was mended, empty until then
    CarryYN         bYN          NOT NULL, -- Taken over to a punch list {Y: taken over; N: dealt with in house}
    ListNo          varchar(10)  NULL,     -- Punch list it was taken over to
    PRIMARY KEY (DPCo, PreNo),
    FOREIGN KEY (DPCo, ListNo) REFERENCES dbo.DPLS (DPCo, ListNo),
    FOREIGN KEY (DPCo, DefCd) REFERENCES dbo.DPDC (DPCo, DefCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Fault kinds: the code list of faults with their usual repair. */
CREATE TABLE dbo.DPDC (
    DPCo            bCompany     NOT NULL, -- Company that uses the list
    DefCd           varchar(6)   NOT NULL, -- Short code
    DefName         bDesc        NULL,     -- Fault in words
    Trade           varchar(20)  NULL,     -- Trade that mends it
    Grade           char(1)      NULL,     -- How grave it is {A: cosmetic; B: functional; C: life safety}
    StdDays         smallint     NULL,     -- Days the trade gets
    StdCost         bDollar      NULL,     -- Usual price of the repair
    PhotoYN         bYN          NOT NULL, -- Must be photographed {Y: photo needed; N: none}
    PRIMARY KEY (DPCo, DefCd)
);

/* Item history: one change of state of a punch item a row. */
CREATE TABLE dbo.DPHS (
    DPCo            bCompany     NOT NULL, -- Company that builds
    ListNo          varchar(10)  NOT NULL, -- List
    ItemNo          smallint     NOT NULL, -- Item that changed
    HistSeq         smallint     NOT NULL, -- Change, counted up
    ChgDate         bDate        NOT NULL, -- Day of the change
    ChgBy           varchar(30)  NULL,     -- Who changed it
    FromSt          char(1)      NULL,     -- State before {O: open; F: fixed; V: verified; D: disputed}
    ToSt            char(1)      NOT NULL, -- State after {O: open; F: fixed; V: verified; D: disputed}
    Remark          varchar(200) NULL,     -- Reason given
    LateDays        smallint     NOT NULL, -- Days past the due date at that moment
    PRIMARY KEY (DPCo, ListNo, ItemNo, HistSeq),
    FOREIGN KEY (DPCo, ListNo, ItemNo) REFERENCES dbo.DPIT (DPCo, ListNo, ItemNo)
);
