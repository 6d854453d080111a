-- Drawings: the sheets of a job, their revisions, and the transmittals that send them out.

/* Drawing register: one sheet of the plans of a job a row, with its newest revision. */
CREATE TABLE dbo.DWMS (
    DWCo            bCompany     NOT NULL, -- Company that keeps the register
    DwgNo           varchar(20)  NOT NULL, -- Number in the title block
    DwgTitle        bItemDesc    NULL,     -- Title of the sheet
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the sheet belongs to
    Disc            char(1)      NOT NULL, -- Discipline {A: architectural; S: structural; M: mechanical; E: electrical; C: civil}
    Origin          char(1)      NOT NULL, -- Where it comes from {D: designer; S: shop; F: as-built from the field}
    CurRev          varchar(4)   NULL,     -- Newest revision letter
    SetName         varchar(20)  NULL,     -- Set of plans, such as BID SET or CONFORMED
    Designer        varchar(30)  NULL,     -- Firm that drew it
    FirstIss        bDate        NULL,     -- Day it was first issued
    VoidYN          bYN          NOT NULL, -- Whether it is no longer good {Y: void; N: good}
    SheetSize       varchar(4)   NULL,     -- Paper size, such as D or 11X17
    PRIMARY KEY (DWCo, DwgNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Revisions: one revision of a drawing a row, with why it was made and how it was reviewed. */
CREATE TABLE dbo.DWRV (
    DWCo            bCompany     NOT NULL, -- Company of the drawing
    DwgNo           varchar(20)  NOT NULL, -- Drawing that was changed
    RevSeq          smallint     NOT NULL, -- Order of the revisions
    RevMark         varchar(4)   NOT NULL, -- Letter or number on the sheet
    RevReason       varchar(6)   NULL,     -- Why it changed {ADD: addendum; RFI: answer to a question; ASI: architect's instruction; OWN: owner's wish}
    DrawnBy         varchar(30)  NULL,     -- Drafter
    ChkBy           varchar(30)  NULL,     -- Person who checked the drafter
    RevDate         bDate        NOT NULL, -- Date in the revision block
    RecvDate        bDate        NULL,     -- Day we got it
    NeedBy          bDate        NULL,     -- Day the field must have it
    RevwCode        tinyint      NULL,     -- Answer of the architect {1: no exceptions; 2: as noted; 3: resubmit; 4: rejected}
    CloudCnt        smallint     NOT NULL, -- Changed spots on the sheet
    CostImpYN       bYN          NOT NULL, -- Whether it changes the price {Y: yes; N: no}
    ImpactAmt       bDollar      NOT NULL, -- Estimate of the change in price
    DraftHrs        bHrs         NOT NULL, -- Hours of drafting
    PRIMARY KEY (DWCo, DwgNo, RevSeq),
    FOREIGN KEY (DWCo, DwgNo) REFERENCES dbo.DWMS (DWCo, DwgNo)
);

/* Transmittals: one package of drawings sent to a firm a row. */
CREATE TABLE dbo.DWTR (
    DWCo            bCompany     NOT NULL, -- Company that sends
    TransNo         int          NOT NULL, -- Number of the package
    Subj            bItemDesc    NULL,     -- Subject line
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it is about
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Firm that gets it
    SentBy          varchar(30)  NULL,     -- Our person who sent it
    AttnTo          varchar(30)  NULL,     -- Person it is addressed to
    Purpose         char(1)      NOT NULL, -- What for {C: construction; R: review; I: information; B: bidding}
    SendVia         varchar(6)   NOT NULL, -- How it went {MAIL: post; EMAIL: e-mail; FTP: file site; HAND: by hand}
    MadeDate        bDate        NOT NULL, -- Day it was put together
    SentDate        bDate        NULL,     -- Day it went out, empty while in the office
    AckDate         bDate        NULL,     -- Day they confirmed that they got it
    PrintAmt        bDollar      NOT NULL, -- Cost of printing
    ShipAmt         bDollar      NOT NULL, -- Cost of postage
    PRIMARY KEY (DWCo, TransNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Transmittal contents: one drawing in a package a row, with its revision and copies. */
CREATE TABLE dbo.DWTL (
    DWCo            bCompany     NOT NULL, -- Company of the package
    TransNo         int          NOT NULL, -- Package the sheet is in
    ItemSeq         smallint     NOT NULL, -- Place in the package
    DwgNo           varchar(20)  NOT NULL, -- Drawing that is sent
    RevMark         varchar(4)   NULL,     -- Revision that is sent
    Copies          smallint     NOT NULL, -- Number of prints
    Media           char(1)      NOT NULL, -- Form of the sheet {P: paper; F: file}
    RetReqYN        bYN          NOT NULL, -- Whether it must come back marked {Y: must come back; N: keep}
    RetDate         bDate        NULL,     -- Day it came back
    SuperYN         bYN          NOT NULL, -- Whether a newer revision has replaced it {Y: replaced; N: still newest}
    PRIMARY KEY (DWCo, TransNo, ItemSeq),
    FOREIGN KEY (DWCo, TransNo) REFERENCES dbo.DWTR (DWCo, TransNo),
    FOREIGN KEY (DWCo, DwgNo) REFERENCES dbo.DWMS (DWCo, DwgNo)
);
