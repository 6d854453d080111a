-- Personnel files: folders kept on employees, the papers in them, who wants to see them and who took them out.

/* Personnel files: one folder kept on one employee a row. */
CREATE TABLE dbo.BHPF (
    BHCo            bCompany     NOT NULL, -- Company that keeps the folder
    FileNo          int          NOT NULL, -- Number on the tab
    PRCo            bCompany     NULL,     -- Payroll company of the person
    Employee        bEmployee    NULL,     -- Person the folder is about
    FileType        char(1)      NOT NULL, -- Sort of folder {G: general; M: medical; I: immigration; P: pay}
    Cabinet         varchar(10)  NULL,     -- Cabinet where it stands
    Custodian       varchar(30)  NULL,     -- HR clerk who answers for it
    OpenDate        bDate        NOT NULL, -- Day the folder was started
    ShutDate        bDate        NULL,     -- Day it was closed after the person left, empty until then
    KeepThru        bDate        NULL,     -- Last day it has to be retained
    LastAudit       bDate        NULL,     -- Day somebody last went through it
    PageCnt         int          NOT NULL, -- Sheets inside
    LockYN          bYN          NOT NULL, -- Kept in the locked drawer {Y: locked away; N: ordinary shelf}
    DigStat         tinyint      NOT NULL, -- How far it is digitized {0: paper only; 1: being scanned; 2: fully scanned}
    PRIMARY KEY (BHCo, FileNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* File documents: one paper in one personnel file a row. */
CREATE TABLE dbo.BHPD (
    BHCo            bCompany     NOT NULL, -- Company of the folder
    FileNo          int          NOT NULL, -- Folder the paper is in
    DocSeq          smallint     NOT NULL, -- Order in the folder
    BHGroup         bGroup       NULL,     -- Group of the list of document types
    DocCode         varchar(8)   NULL,     -- Type of paper
    DocTitle        bItemDesc    NULL,     -- Heading of the paper
    RecdDate        bDate        NULL,     -- Day it came in
    SignDate        bDate        NULL,     -- Day the employee put a name to it, empty while unsigned
    ExpDate         bDate        NULL,     -- Day it runs out, empty if never
    Pages           smallint     NOT NULL, -- Sheets it has
    OrigYN          bYN          NOT NULL, -- Original rather than a photocopy {Y: original; N: copy}
    VerifBy         varchar(30)  NULL,     -- Clerk who checked it, empty if nobody did
    DocStat         char(1)      NOT NULL, -- Where the paper stands {W: awaiting signature; F: filed; R: rejected; X: superseded}
    PRIMARY KEY (BHCo, FileNo, DocSeq),
    FOREIGN KEY (BHCo, FileNo) REFERENCES dbo.BHPF (BHCo, FileNo),
    FOREIGN KEY (BHGroup, DocCode) REFERENCES dbo.BHDC (BHGroup, DocCode)
);

/* Document types: one sort of paper that belongs in a personnel file a row. */
CREATE TABLE dbo.BHDC (
    BHGroup         bGroup       NOT NULL, -- Group that shares the list
    DocCode         varchar(8)   NOT NULL, -- Code of the type
    DocName         bDesc        NULL,     -- What the paper is called
    Section         char(1)      NOT NULL, -- Part of the folder it goes in {H: hiring; T: tax; B: benefits; C: conduct}
    KeepYrs         tinyint      NULL,     -- Years to retain it
    RenewMos        smallint     NULL,     -- Months until a new one is asked for, empty if once is enough
    ReqdYN          bYN          NOT NULL, -- Everybody must have one {Y: mandatory; N: optional}
    UseYN           bYN          NOT NULL, -- Still collected {Y: collected; N: discontinued}
    PRIMARY KEY (BHGroup, DocCode)
);

/* File requests: one wish to see a personnel file a row, before anything is handed out. */
CREATE TABLE dbo.BHRQ (
    BHCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           int          NOT NULL, -- Number of the request
    FileNo          int          NULL,     -- Folder that is wanted
    AskBy           varchar(30)  NULL,     -- Person who wants it
    AskDept         varchar(20)  NULL,     -- Department of that person
    Purpose         char(1)      NOT NULL, -- What for {A: audit; L: legal; S: supervisor review; E: employee's own wish}
    AskDate         bDate        NOT NULL, -- Day it was asked
    NeedDate        bDate        NULL,     -- Day by which it is needed
    EstCopies       smallint     NOT NULL, -- Copies expected
    EstAmt          bDollar      NOT NULL, -- Copying charge expected
    DecBy           varchar(30)  NULL,     -- HR manager who decided
    DecDate         bDate        NULL,     -- Day of the decision, empty while open
    ReqStat         char(1)      NOT NULL, -- Answer given {P: pending; G: granted; D: denied}
    PRIMARY KEY (BHCo, ReqNo),
    FOREIGN KEY (BHCo, FileNo) REFERENCES dbo.BHPF (BHCo, FileNo)
);

/* File checkouts: one time a personnel file actually left the room a row (history). */
CREATE TABLE dbo.BHCK (
    BHCo            bCompany     NOT NULL, -- Company of the folder
    FileNo          int          NOT NULL, -- Folder that went out
    OutSeq          int          NOT NULL, -- Running number of the outing
    ReqNo           int          NULL,     -- Request that led to it
    TakenBy         varchar(30)  NULL,     -- Person who carried it off
    TakeDept        varchar(20)  NULL,     -- Department it went to
    Purpose         char(1)      NOT NULL, -- What for {A: audit; L: legal; S: supervisor review; E: employee's own wish}
    OutDate         bDate        NOT NULL, -- Day it left
    PromDate        bDate        NULL,     -- Day it was promised back
    BackDate        bDate        NULL,     -- Day it really came back, empty while away
    Copies          smallint     NOT NULL, -- Copies made
    CopyAmt         bDollar      NOT NULL, -- Charge for the copies
    PRIMARY KEY (BHCo, FileNo, OutSeq),
    FOREIGN KEY (BHCo, FileNo) REFERENCES dbo.BHPF (BHCo, FileNo),
    FOREIGN KEY (BHCo, ReqNo) REFERENCES dbo.BHRQ (BHCo, ReqNo)
);
