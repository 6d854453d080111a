-- Purchase requests: what people ask to have bought, and who has to say yes before it is.

/* Requests on the go: one request to buy something a row, until it is bought or dropped. */
CREATE TABLE dbo.CDRH (
    CDCo            bCompany     NOT NULL, -- Company that would pay
    ReqNo           varchar(10)  NOT NULL, -- Number of the request
    ReqDesc         bDesc        NULL,     -- What is wanted, in a few words
    AskedBy         varchar(30)  NULL,     -- Person who wants it
    TypedBy         varchar(30)  NULL,     -- Clerk who keyed it in
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it is for, empty for the office
    Status          char(1)      NOT NULL, -- How far it has come {D: draft; P: pending approval; A: approved; R: rejected; W: withdrawn}
    ReqDate         bDate        NOT NULL, -- Day it was handed in
    NeedBy          bDate        NULL,     -- Day the goods must be on site
    OKDate          bDate        NULL,     -- Day of the last signature, empty if it has none
    EstAmt          bDollar      NOT NULL, -- Cost as guessed by the requester
    OKAmt           bDollar      NOT NULL, -- Cost as allowed
    RushYN          bYN          NOT NULL, -- Cannot wait {Y: hurry; N: normal}
    PRIMARY KEY (CDCo, ReqNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Request lines: one thing wanted on a request a row. */
CREATE TABLE dbo.CDRL (
    CDCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           varchar(10)  NOT NULL, -- Request it stands on
    LineNum         smallint     NOT NULL, -- Position on the request
    ItemDesc        bItemDesc    NULL,     -- Thing wanted
    WhyCode         varchar(6)   NULL,     -- Ground for buying, from CDWC
    UM              bUM          NULL,     -- Unit of measure
    AskQty          bUnits       NOT NULL, -- Quantity asked for
    OKQty           bUnits       NOT NULL, -- Quantity let through
    EstUC           bUnitCost    NOT NULL, -- Guessed price each
    VendorGroup     bGroup       NULL,     -- Vendor group
    SugVendor       bVendor      NULL,     -- Supplier the requester has in mind
    PONum           varchar(12)  NULL,     -- Order it was bought on, empty if not bought
    QuoteYN         bYN          NOT NULL, -- A supplier's offer is attached {Y: attached; N: none}
    PRIMARY KEY (CDCo, ReqNo, LineNum),
    FOREIGN KEY (CDCo, ReqNo) REFERENCES dbo.CDRH (CDCo, ReqNo),
    FOREIGN KEY (CDCo, WhyCode) REFERENCES dbo.CDWC (CDCo, WhyCode),
    FOREIGN KEY (VendorGroup, SugVendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Grounds: the list of reasons a person may give for wanting something bought. */
CREATE TABLE dbo.CDWC (
    CDCo            bCompany     NOT NULL, -- Company of the list
    WhyCode         varchar(6)   NOT NULL, -- Code of the ground
    Description     bDesc        NULL,     -- Ground in words
    Kind            char(1)      NOT NULL, -- Sort of spending {C: capital; E: expense; S: stock}
    FreeLimit       bDollar      NOT NULL, -- Amount up to which nobody has to sign
    TwoSigYN        bYN          NOT NULL, -- Needs a second signature {Y: two; N: one will do}
    ActiveYN        bYN          NOT NULL, -- May still be picked {Y: in use; N: retired}
    Keeper          varchar(30)  NULL,     -- Person who looks after the code
    PRIMARY KEY (CDCo, WhyCode)
);

/* Signatures: one stop of a request at the desk of one approver a row. */
CREATE TABLE dbo.CDSG (
    CDCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           varchar(10)  NOT NULL, -- Request to be signed
    StepNo          tinyint      NOT NULL, -- First, second, third desk
    Approver        varchar(30)  NOT NULL, -- Person who should sign
    Deputy          varchar(30)  NULL,     -- Person who signed in their place
    SentDate        bDate        NOT NULL, -- Day it landed on the desk
    AnsDate         bDate        NULL,     -- Day of the answer, empty while it lies there
    Answer          char(1)      NULL,     -- What was decided {Y: signed; N: refused; Q: sent back with a question}
    Remark          varchar(60)  NULL,     -- What the approver wrote
    DaysHeld        smallint     NULL,     -- Days it lay on the desk
    MaxAmt          bDollar      NOT NULL, -- Most this person may sign for
    PRIMARY KEY (CDCo, ReqNo, StepNo),
    FOREIGN KEY (CDCo, ReqNo) REFERENCES dbo.CDRH (CDCo, ReqNo)
);

/* Archive of requests: one request that is over and done with a row. */
CREATE TABLE dbo.CDRA (
    CDCo            bCompany     NOT NULL, -- Company that paid
    Mth             bMonth       NOT NULL, -- Month it was filed
    ReqNo           varchar(10)  NOT NULL, -- Number of the request
    ReqDesc         bDesc        NULL,     -- What was wanted
    AskedBy         varchar(30)  NULL,     -- Person who wanted it
    Job             bJob         NULL,     -- Job it was for
    Outcome         char(1)      NOT NULL, -- How it ended {B: bought; T: turned down; L: lapsed}
    ReqDate         bDate        NOT NULL, -- Day it was handed in
    EndDate         bDate        NULL,     -- Day it was closed
    EstAmt          bDollar      NOT NULL, -- First guess
    PaidAmt         bDollar      NOT NULL, -- Cost in the end
    PRIMARY KEY (CDCo, Mth, ReqNo)
);
