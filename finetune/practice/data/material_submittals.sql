-- Material submittals: what suppliers and subs send for approval before it may be built in, and how the reviews went.

/* Submittal register: one item that must be approved before it is bought or built in a row. */
CREATE TABLE dbo.SXRG (
    SXCo            bCompany     NOT NULL, -- Company keeping the register
    SubmNo          varchar(12)  NOT NULL, -- Register number of the submittal
    SubmTitle       bItemDesc    NULL,     -- What is being handed in
    SpecSect        varchar(10)  NULL,     -- Section of the specification, such as 03 30 00
    TypeCode        varchar(4)   NULL,     -- Sort of submittal, from SXTY
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Project it is for
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Sub or supplier who has to furnish it
    Coord           varchar(30)  NULL,     -- Our engineer who pushes it through
    Stage           char(1)      NOT NULL, -- Where it sits now {N: not begun; H: in house; A: at the architect; D: done}
    NeedBy          bDate        NULL,     -- Latest day to hand it in
    RecvdDate       bDate        NULL,     -- Day the vendor delivered it to us, empty until then
    OnSiteDate      bDate        NULL,     -- Day the goods must stand on the job
    LeadWks         tinyint      NULL,     -- Weeks from approval to delivery
    CritPathYN      bYN          NOT NULL, -- Holds up the schedule {Y: critical; N: has float}
    PRIMARY KEY (SXCo, SubmNo),
    FOREIGN KEY (TypeCode) REFERENCES dbo.SXTY (TypeCode),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Submittal types: the list of sorts of submittal, shared by all companies. */
CREATE TABLE dbo.SXTY (
    TypeCode        varchar(4)   NOT NULL, -- Code of the sort
    TypeName        bDesc        NULL,     -- What the sort is called, such as Shop Drawing
    StdRevDays      smallint     NOT NULL, -- Working days a reviewer normally gets
    Copies          tinyint      NOT NULL, -- Sets to hand in
    SampleYN        bYN          NOT NULL, -- Comes with a physical piece {Y: a piece comes along; N: paper only}
    RetainYrs       tinyint      NULL,     -- Years the papers are kept
    InactiveYN      bYN          NOT NULL, -- No longer offered {Y: withdrawn; N: can be picked}
    AddedBy         varchar(30)  NULL,     -- Login that made the entry
    PRIMARY KEY (TypeCode)
);

/* Submittal revisions: one round of handing in of a submittal a row. */
CREATE TABLE dbo.SXRV (
    SXCo            bCompany     NOT NULL, -- Company of the submittal
    SubmNo          varchar(12)  NOT NULL, -- Submittal handed in
    RevNo           tinyint      NOT NULL, -- Round, zero for the first try
    SentDate        bDate        NULL,     -- Day it left our office
    DueBack         bDate        NULL,     -- Day the answer was promised
    BackDate        bDate        NULL,     -- Day the answer arrived, empty while we wait
    Verdict         char(1)      NULL,     -- How it came back {A: approved; N: approved as noted; R: revise and resubmit; X: rejected}
    RevwFirm        varchar(40)  NULL,     -- Office that judges it
    Revwr           varchar(30)  NULL,     -- Person there who stamped it
    NoteCnt         smallint     NOT NULL, -- Remarks they wrote on it
    PageCnt         smallint     NOT NULL, -- Sheets in the package
    RevwFee         bDollar      NOT NULL, -- Money the office charges for looking at it
    PRIMARY KEY (SXCo, SubmNo, RevNo),
    FOREIGN KEY (SXCo, SubmNo) REFERENCES dbo.SXRG (SXCo, SubmNo)
);

/* Submitted products: one product listed in a submittal a row. */
CREATE TABLE dbo.SXProd (
    SXCo            bCompany     NOT NULL, -- Company of the submittal
    SubmNo          varchar(12)  NOT NULL, -- Submittal that lists it
    ProdSeq         smallint     NOT NULL, -- Order in the list
    MatlGroup       bGroup       NULL,     -- Group of the material
    Matl            bMatl        NULL,     -- Catalog material, empty for specials
    Mfr             varchar(40)  NULL,     -- Maker of the product
    ModelNo         varchar(30)  NULL,     -- Type number of the maker
    SubstYN         bYN          NOT NULL, -- Differs from what the specification names {Y: substitution; N: as specified}
    CertYN          bYN          NOT NULL, -- A test certificate is enclosed {Y: enclosed; N: missing}
    EstQty          bUnits       NOT NULL, -- How much the job will take
    UM              bUM          NULL,     -- Unit of that quantity
    SpecUC          bUnitCost    NULL,     -- Unit price of the named product
    PropUC          bUnitCost    NULL,     -- Unit price of the product handed in
    PRIMARY KEY (SXCo, SubmNo, ProdSeq),
    FOREIGN KEY (SXCo, SubmNo) REFERENCES dbo.SXRG (SXCo, SubmNo),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Reminder log: one nudge sent about a late submittal a row. */
CREATE TABLE dbo.SXRM (
    SXCo            bCompany     NOT NULL, -- Company of the submittal
    SubmNo          varchar(12)  NOT NULL, -- Submittal that was late
    RemSeq          int          NOT NULL, -- Counter of the nudges
    RemDate         bDate        NOT NULL, -- Day it went out
    ToWhom          char(1)      NOT NULL, -- Who got it {V: vendor; A: architect; O: owner}
    Channel         char(1)      NOT NULL, -- Means used {E: e-mail; P: phone; L: letter}
    Writer          varchar(30)  NULL,     -- One of ours who did it
    AnsweredYN      bYN          NOT NULL, -- Got a reaction {Y: reacted; N: silence}
    Memo            varchar(255) NULL,     -- Text of it
    PRIMARY KEY (SXCo, SubmNo, RemSeq),
    FOREIGN KEY (SXCo, SubmNo) REFERENCES dbo.SXRG (SXCo, SubmNo)
);
