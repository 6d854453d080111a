-- Subcontractor compliance papers: certificates, licenses, tax forms and bonds a sub must hand in and keep valid.

/* Compliance files: one file kept on a subcontractor a row. */
CREATE TABLE dbo.DMFH (
    DMCo            bCompany     NOT NULL, -- Company that keeps the file
    FileNo          varchar(10)  NOT NULL, -- Number of the file
    VendorGroup     bGroup       NULL,     -- Vendor group
    SubNo           bVendor      NULL,     -- Subcontractor the file is about
    Trade           varchar(20)  NULL,     -- Trade of the subcontractor, such as Roofing
    PRCo            bCompany     NULL,     -- Payroll company of the clerk
    Clerk           bEmployee    NULL,     -- Employee in our office who looks after the file
    BrokerName      varchar(40)  NULL,     -- Insurance agent of the subcontractor
    OpenedOn        bDate        NOT NULL, -- Day the file was set up
    LastChk         bDate        NULL,     -- Day somebody last went through it, empty if never
    Standing        char(1)      NOT NULL, -- Verdict on the whole file {G: compliant; P: probation; B: blocked; I: inactive}
    SiteYN          bYN          NOT NULL, -- Whether his people may come on site {Y: may enter; N: kept out}
    Remark          varchar(200) NULL,     -- Free text
    PRIMARY KEY (DMCo, FileNo),
    FOREIGN KEY (VendorGroup, SubNo) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (PRCo, Clerk) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Papers in force: one paper asked for or lying in a compliance file a row. */
CREATE TABLE dbo.DMFP (
    DMCo            bCompany     NOT NULL, -- Company that keeps the file
    FileNo          varchar(10)  NOT NULL, -- File
    PaperSeq        smallint     NOT NULL, -- Place in the file
    PaperCd         varchar(6)   NOT NULL, -- Type of paper, from DMPT
    RefNo           varchar(30)  NULL,     -- Policy, license or bond number
    Issuer          varchar(40)  NULL,     -- Insurer or office that gave it out
    FromDate        bDate        NULL,     -- First day it holds good
    ThruDate        bDate        NULL,     -- Last day it holds good
    AskedOn         bDate        NULL,     -- Day we asked for it
    RecvdOn         bDate        NULL,     -- Day it was handed in, empty until then
    CoverAmt        bDollar      NOT NULL, -- Amount it covers
    ReqdAmt         bDollar      NOT NULL, -- Amount the subcontract calls for
    Verdict         char(1)      NOT NULL, -- Result of looking at it {W: waiting; A: accepted; F: faulty; X: waived}
    OrigYN          bYN          NOT NULL, -- Whether we hold the original {Y: original; N: copy}
    PRIMARY KEY (DMCo, FileNo, PaperSeq),
    FOREIGN KEY (DMCo, FileNo) REFERENCES dbo.DMFH (DMCo, FileNo),
    FOREIGN KEY (DMCo, PaperCd) REFERENCES dbo.DMPT (DMCo, PaperCd)
);

/* Papers put away: one paper taken out of a compliance file and archived a row. */
CREATE TABLE dbo.DMFX (
    DMCo            bCompany     NOT NULL, -- Company that kept the file
    FileNo          varchar(10)  NOT NULL, -- File it was taken from
    ArchSeq         int          NOT NULL, -- Sequence in the archive
    PaperCd         varchar(6)   NOT NULL, -- Type of paper, from DMPT
    RefNo           varchar(30)  NULL,     -- Policy, license or bond number
    Issuer          varchar(40)  NULL,     -- Who had issued it
    FromDate        bDate        NULL,     -- First day it held good
    ThruDate        bDate        NULL,     -- Last day it held good
    CoverAmt        bDollar      NOT NULL, -- Amount it covered
    OutDate         bDate        NOT NULL, -- Day it was archived
    OutBy           varchar(30)  NULL,     -- Clerk who archived it
    OutWhy          char(1)      NOT NULL, -- Why it left the file {E: ran out; R: replaced; C: cancelled by the issuer}
    PRIMARY KEY (DMCo, FileNo, ArchSeq),
    FOREIGN KEY (DMCo, FileNo) REFERENCES dbo.DMFH (DMCo, FileNo),
    FOREIGN KEY (DMCo, PaperCd) REFERENCES dbo.DMPT (DMCo, PaperCd)
);

/* Paper types: the list of kinds of paper with what happens when one is missing. */
CREATE TABLE dbo.DMPT (
    DMCo            bCompany     NOT NULL, -- Company that uses the list
    PaperCd         varchar(6)   NOT NULL, -- Short code, such as GL or W9
    PaperName       bDesc        NULL,     -- Name of the paper
    Family          char(1)      NULL,     -- Broad kind {I: insurance; L: license; T: tax; B: bond}
    WarnDays        smallint     NULL,     -- Days before the end at which we write
    NoPayYN         bYN          NOT NULL, -- Whether checks stop without it {Y: payment stops; N: payment goes on}
    NoSiteYN        bYN          NOT NULL, -- Whether the gate is shut without it {Y: no entry; N: entry}
    UsualAmt        bDollar      NULL,     -- Coverage we ask for as a rule
    PRIMARY KEY (DMCo, PaperCd)
);

/* Monthly compliance totals: one trade and month a row. */
CREATE TABLE dbo.DMMS (
    DMCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month counted
    Trade           varchar(20)  NOT NULL, -- Trade counted
    FileCnt         int          NOT NULL, -- Files kept
    BlockCnt        int          NOT NULL, -- Subcontractors shut out
    MissCnt         int          NOT NULL, -- Papers lacking at month end
    LtrCnt          int          NOT NULL, -- Reminders written
    HeldAmt         bDollar      NOT NULL, -- Payments kept back for want of papers
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Liability account the kept back money stands in
    DoneYN          bYN          NOT NULL, -- Month finished {Y: final; N: preliminary}
    PRIMARY KEY (DMCo, Mth, Trade),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
