-- Transmittals and distribution lists: papers sent out under a cover sheet, to whom, and whether they arrived.

/* Transmittals: one cover sheet with papers sent out a row. */
CREATE TABLE dbo.DXTH (
    DXCo            bCompany     NOT NULL, -- Company that sends
    TrnNo           varchar(10)  NOT NULL, -- Number of the transmittal
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the papers belong to
    Subj            bItemDesc    NULL,     -- What is sent
    Purp            char(1)      NOT NULL, -- What for {A: for approval; I: for information; C: for construction; B: for bidding}
    SentBy          varchar(30)  NULL,     -- Clerk who sent it
    SentOn          bDate        NULL,     -- Day it left
    Via             char(1)      NOT NULL, -- How it went {M: mail; C: courier; E: email; H: by hand}
    ListCd          varchar(10)  NULL,     -- Distribution list used, from DXDL
    ReplyBy         bDate        NULL,     -- Day by which an answer is wanted
    ReplyOn         bDate        NULL,     -- Day the answer came
    Posn            char(1)      NOT NULL, -- Where it stands {D: draft; S: sent; A: acknowledged; R: returned to sender}
    PostCost        bDollar      NOT NULL, -- Postage or courier fee
    ConfidYN        bYN          NOT NULL, -- For the addressees' eyes only {Y: confidential; N: may be shared}
    PRIMARY KEY (DXCo, TrnNo),
    FOREIGN KEY (DXCo, ListCd) REFERENCES dbo.DXDL (DXCo, ListCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Transmittal contents: one document or sample enclosed a row. */
CREATE TABLE dbo.DXTI (
    DXCo            bCompany     NOT NULL, -- Company that sends
    TrnNo           varchar(10)  NOT NULL, -- Transmittal
    ItmNo           smallint     NOT NULL, -- Line of the cover sheet
    DocNo           varchar(20)  NULL,     -- Number of the document
    RevNo           varchar(4)   NULL,     -- Revision of the document
    DocTitle        bItemDesc    NULL,     -- Title of the document
    Pages           smallint     NOT NULL, -- Sheets in one copy
    CopyCnt         smallint     NOT NULL, -- Copies enclosed
    Fmt             char(1)      NOT NULL, -- Form {P: paper; F: PDF file; D: CAD file; S: physical sample}
    NewYN           bYN          NOT NULL, -- Takes the place of an earlier revision {Y: supersedes; N: first issue}
    RetBy           bDate        NULL,     -- Day it must be given back, empty if it need not
    RetOn           bDate        NULL,     -- Day it was given back
    PRIMARY KEY (DXCo, TrnNo, ItmNo),
    FOREIGN KEY (DXCo, TrnNo) REFERENCES dbo.DXTH (DXCo, TrnNo)
);

/* Distribution lists: the code list of standing lists of people who get papers. */
CREATE TABLE dbo.DXDL (
    DXCo            bCompany     NOT NULL, -- Company that keeps the list
    ListCd          varchar(10)  NOT NULL, -- Short code
    ListName        bDesc        NULL,     -- Name of the list
    ListType        char(1)      NULL,     -- Whom it reaches {I: own people; X: outside firms; M: both}
    Keeper          varchar(30)  NULL,     -- Who keeps it up to date
    ActiveYN        bYN          NOT NULL, -- May be used {Y: in use; N: retired}
    LastRev         bDate        NULL,     -- Day it was last gone over
    UsualVia        char(1)      NULL,     -- How papers go out as a rule {M: mail; C: courier; E: email; H: by hand}
    PRIMARY KEY (DXCo, ListCd)
);

/* List members: one person standing on a distribution list a row. */
CREATE TABLE dbo.DXDM (
    DXCo            bCompany     NOT NULL, -- Company that keeps the list
    ListCd          varchar(10)  NOT NULL, -- List he stands on
    MemSeq          smallint     NOT NULL, -- Place on the list
    FullName        varchar(40)  NULL,     -- Name of the person
    Firm            varchar(40)  NULL,     -- Firm he works for
    PRCo            bCompany     NULL,     -- Payroll company, if one of ours
    Employee        bEmployee    NULL,     -- Employee number, if one of ours
    Email           varchar(60)  NULL,     -- Address for files
    Copies          smallint     NOT NULL, -- Sets he gets
    CcYN            bYN          NOT NULL, -- Only kept informed {Y: copy only; N: must act}
    AddedOn         bDate        NOT NULL, -- Day he was put on
    LeftOn          bDate        NULL,     -- Day he was taken off, empty while he is on
    PRIMARY KEY (DXCo, ListCd, MemSeq),
    FOREIGN KEY (DXCo, ListCd) REFERENCES dbo.DXDL (DXCo, ListCd),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Delivery history: one person to whom a transmittal was delivered, or should have been, a row. */
CREATE TABLE dbo.DXRC (
    DXCo            bCompany     NOT NULL, -- Company that sent
    TrnNo           varchar(10)  NOT NULL, -- Transmittal
    RcSeq           smallint     NOT NULL, -- Delivery, counted up
    FullName        varchar(40)  NULL,     -- Addressee
    Firm            varchar(40)  NULL,     -- Firm of the addressee
    OutOn           bDate        NOT NULL, -- Day his copy left
    GotOn           bDate        NULL,     -- Day he had it, empty while no receipt is in
    SignBy          varchar(30)  NULL,     -- Who signed at the door
    Outcome         char(1)      NOT NULL, -- Result {T: in transit; D: delivered; B: undeliverable; R: refused}
    TryCnt          tinyint      NOT NULL, -- Times delivery was tried
    PRIMARY KEY (DXCo, TrnNo, RcSeq),
    FOREIGN KEY (DXCo, TrnNo) REFERENCES dbo.DXTH (DXCo, TrnNo)
);
