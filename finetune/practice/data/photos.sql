-- Site photos: what was photographed where, into which albums it went, and who was given which picture.

/* Photo register: one picture taken on a site a row. */
CREATE TABLE dbo.PHRG (
    PHCo            bCompany     NOT NULL, -- Company that keeps the picture
    PhotoID         int          NOT NULL, -- Number of the picture
    FileNm          varchar(60)  NULL,     -- Name of the file
    Caption         bItemDesc    NULL,     -- Words under the picture
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site it shows
    Phase           bPhase       NULL,     -- Phase of the work it shows
    ShotBy          varchar(30)  NULL,     -- Person behind the camera
    ShotOn          bDate        NULL,     -- Day the picture was taken
    LoadedBy        varchar(30)  NULL,     -- Clerk who put it into the system
    LoadedOn        bDate        NOT NULL, -- Day it was put into the system
    Device          char(1)      NOT NULL, -- What it was taken with {P: phone; C: camera; D: drone; F: fixed site camera}
    Facing          varchar(2)   NULL,     -- Direction looked in, such as NE
    SizeMB          bUnits       NOT NULL, -- How big the file is, in megabytes
    Stars           tinyint      NULL,     -- Rating of the picture, 1 through 5, empty if not rated
    FacesYN         bYN          NOT NULL, -- People can be recognized {Y: faces seen; N: nobody}
    BinnedOn        bDate        NULL,     -- Day it was thrown away, empty while kept
    PRIMARY KEY (PHCo, PhotoID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Albums: one collection of pictures a row. */
CREATE TABLE dbo.PHAL (
    PHCo            bCompany     NOT NULL, -- Company of the album
    AlbumCd         varchar(12)  NOT NULL, -- Code of the album
    Title           bDesc        NULL,     -- Name of the album
    Purpose         varchar(5)   NOT NULL, -- What it is kept for {PROG: progress; CLAIM: disputes; SAFE: safety; MKTG: advertising; ASBLT: what is hidden in walls}
    ContrctCo       bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Contract it is about
    Curator         varchar(30)  NULL,     -- Person who looks after it
    StartOn         bDate        NULL,     -- Day it was begun
    FrozenOn        bDate        NULL,     -- Day it was shut for new pictures, empty while it takes them
    PubLevel        tinyint      NOT NULL, -- Who may see it {0: only us; 1: owner too; 2: everybody}
    KeepYrs         tinyint      NOT NULL, -- Years it has to be kept
    PRIMARY KEY (PHCo, AlbumCd),
    FOREIGN KEY (ContrctCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Album pages: one picture in one album a row. */
CREATE TABLE dbo.PHAP (
    PHCo            bCompany     NOT NULL, -- Company of the album
    AlbumCd         varchar(12)  NOT NULL, -- Album
    PageSeq         smallint     NOT NULL, -- Place in the album
    PhotoID         int          NOT NULL, -- Picture
    PageText        varchar(120) NULL,     -- Text beside it in this album
    PutBy           varchar(30)  NULL,     -- Who put it in
    PutOn           bDate        NOT NULL, -- Day it was put in
    CoverYN         bYN          NOT NULL, -- Is the cover {Y: on the cover; N: inside}
    MarkedYN        bYN          NOT NULL, -- Has arrows or notes drawn on it {Y: drawn on; N: clean}
    PRIMARY KEY (PHCo, AlbumCd, PageSeq),
    FOREIGN KEY (PHCo, AlbumCd) REFERENCES dbo.PHAL (PHCo, AlbumCd),
    FOREIGN KEY (PHCo, PhotoID) REFERENCES dbo.PHRG (PHCo, PhotoID)
);

/* Releases: one picture given to somebody outside, or asked for, a row. */
CREATE TABLE dbo.PHRL (
    PHCo            bCompany     NOT NULL, -- Company of the picture
    RelNo           int          NOT NULL, -- Number of the release
    PhotoID         int          NOT NULL, -- Picture wanted
    WantedBy        varchar(40)  NULL,     -- Outsider who wants it, such as a newspaper or lawyer
    VendorGroup     bGroup       NULL,     -- Vendor group, if a vendor wants it
    Vendor          bVendor      NULL,     -- Vendor who wants it
    UseFor          varchar(30)  NULL,     -- What they need it for
    WantDate        bDate        NOT NULL, -- Day they asked
    OkBy            varchar(30)  NULL,     -- Our person who decided
    RelState        char(1)      NOT NULL, -- Decision {W: waiting; G: given; X: turned down; B: taken back}
    GivenDate       bDate        NULL,     -- Day it went out
    EndDate         bDate        NULL,     -- Last day they may use it
    FeeAmt          bDollar      NOT NULL, -- Price we ask for it
    RcvdAmt         bDollar      NOT NULL, -- Money that came in
    BlurYN          bYN          NOT NULL, -- Faces must be hidden first {Y: hide them; N: as it is}
    PRIMARY KEY (PHCo, RelNo),
    FOREIGN KEY (PHCo, PhotoID) REFERENCES dbo.PHRG (PHCo, PhotoID),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Photo months: pictures and storage of one job in one month a row. */
CREATE TABLE dbo.PHMT (
    PHCo            bCompany     NOT NULL, -- Company of the totals
    ShotMth         bMonth       NOT NULL, -- Month the pictures were taken in
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Site
    PhoneCnt        int          NOT NULL, -- Pictures by phone
    DroneCnt        int          NOT NULL, -- Pictures from the air
    BinCnt          int          NOT NULL, -- Pictures thrown away
    TotMB           bUnits       NOT NULL, -- Megabytes they all take
    ViewCnt         int          NOT NULL, -- Times somebody looked at one
    StoreCost       bDollar      NOT NULL, -- Price of keeping them
    FlightCost      bDollar      NOT NULL, -- Price of drone pilots
    PRIMARY KEY (PHCo, ShotMth, JCCo, Job),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
