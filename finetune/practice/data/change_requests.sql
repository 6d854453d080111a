-- Owner change requests: extra work put to the owner, how it was priced, argued over and billed.

/* Change requests: one request for more money or time put to an owner a row. */
CREATE TABLE dbo.CQHD (
    CQCo            bCompany     NOT NULL, -- Company that makes the request
    ReqNo           varchar(10)  NOT NULL, -- Number of the change request
    Descript        bItemDesc    NULL,     -- What the change is about
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Contract to be amended
    CustGroup       bGroup       NULL,     -- Customer group
    Owner           bCustomer    NULL,     -- Customer who would pay
    CauseCd         varchar(6)   NULL,     -- Why it arose, from CQCS
    PM              varchar(30)  NULL,     -- Our project manager in charge
    OwnerRep        varchar(30)  NULL,     -- Person deciding on the other side
    Posn            char(1)      NOT NULL, -- Standing of the request {P: being priced; S: submitted; A: agreed; D: denied; W: withdrawn}
    NoticeDt        bDate        NULL,     -- Day the owner was first told
    SubmitDt        bDate        NULL,     -- Day the price was put forward
    AnswerDt        bDate        NULL,     -- Day the owner decided, empty while undecided
    AskAmt          bDollar      NOT NULL, -- Money we asked for
    AgreedAmt       bDollar      NOT NULL, -- Money the owner granted
    AskDays         smallint     NOT NULL, -- Extra days we asked for
    GrantDays       smallint     NOT NULL, -- Extra days the owner granted
    ProceedYN       bYN          NOT NULL, -- Ordered to go ahead before a price was settled {Y: told to proceed; N: must wait}
    PRIMARY KEY (CQCo, ReqNo),
    FOREIGN KEY (CQCo, CauseCd) REFERENCES dbo.CQCS (CQCo, CauseCd),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    FOREIGN KEY (CustGroup, Owner) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Causes of change: the list of reasons for which changes arise. */
CREATE TABLE dbo.CQCS (
    CQCo            bCompany     NOT NULL, -- Company that uses the list
    CauseCd         varchar(6)   NOT NULL, -- Short code of the reason
    CauseName       bDesc        NULL,     -- Reason in words, such as Design Error
    FaultOf         char(1)      NULL,     -- Who brought it about {O: owner; D: designer; U: ourselves; Z: nobody}
    MarkupPct       bPct         NULL,     -- Overhead and profit normally added
    NoticeDays      smallint     NULL,     -- Days within which the owner must be told
    PayableYN       bYN          NOT NULL, -- Owner has to pay under the contract {Y: must pay; N: may refuse}
    SortSeq         smallint     NULL,     -- Place in the pick list
    PRIMARY KEY (CQCo, CauseCd)
);

/* Price build-up: one cost line behind the price of a change request a row. */
CREATE TABLE dbo.CQPL (
    CQCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           varchar(10)  NOT NULL, -- Request being priced
    PriceSeq        smallint     NOT NULL, -- Line of the build-up
    CostKind        char(1)      NOT NULL, -- What is spent {L: labor; M: material; E: equipment; S: subcontract}
    Phase           bPhase       NULL,     -- Phase the money belongs to
    VendorGroup     bGroup       NULL,     -- Vendor group of the sub
    SubVendor       bVendor      NULL,     -- Subcontractor whose quote is used, empty for own work
    Txt             bItemDesc    NULL,     -- Wording of the line
    Hrs             bHrs         NOT NULL, -- Labor time counted
    DirectCost      bDollar      NOT NULL, -- Bare cost of the line
    Markup          bDollar      NOT NULL, -- Overhead and profit put on top
    CutAmt          bDollar      NOT NULL, -- What the owner struck out of the line
    QuoteYN         bYN          NOT NULL, -- Backed by a written quote {Y: there is one; N: our guess}
    PRIMARY KEY (CQCo, ReqNo, PriceSeq),
    FOREIGN KEY (CQCo, ReqNo) REFERENCES dbo.CQHD (CQCo, ReqNo),
    FOREIGN KEY (VendorGroup, SubVendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Negotiation notes: one talk, letter or mail about a change request a row. */
CREATE TABLE dbo.CQNote (
    CQCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           varchar(10)  NOT NULL, -- Request talked about
    NoteSeq         int          NOT NULL, -- Running number of the note
    TalkDate        bDate        NOT NULL, -- Day of the talk
    Medium          varchar(8)   NULL,     -- How it took place: MEETING, PHONE, EMAIL, LETTER
    OurMan          varchar(30)  NULL,     -- Who spoke for us
    TheirMan        varchar(30)  NULL,     -- Who spoke for the owner
    CounterAmt      bDollar      NULL,     -- Figure the owner put on the table, empty if none
    NextStepBy      bDate        NULL,     -- Day the next move is expected
    HotYN           bYN          NOT NULL, -- Ended in a quarrel {Y: heated; N: calm}
    PRIMARY KEY (CQCo, ReqNo, NoteSeq),
    FOREIGN KEY (CQCo, ReqNo) REFERENCES dbo.CQHD (CQCo, ReqNo)
);

/* Billing of changes: what was billed and collected for an agreed change in one month a row. */
CREATE TABLE dbo.CQBL (
    CQCo            bCompany     NOT NULL, -- Company of the request
    ReqNo           varchar(10)  NOT NULL, -- Agreed request
    BillMth         bMonth       NOT NULL, -- Month of the bill
    InvRef          varchar(15)  NULL,     -- Invoice it went out on
    BilledAmt       bDollar      NOT NULL, -- Invoiced in the month
    RetgAmt         bDollar      NOT NULL, -- Held back by the owner from that
    CollAmt         bDollar      NOT NULL, -- Received so far for it
    DisputeYN       bYN          NOT NULL, -- Contested by the owner {Y: contested; N: accepted}
    PRIMARY KEY (CQCo, ReqNo, BillMth),
    FOREIGN KEY (CQCo, ReqNo) REFERENCES dbo.CQHD (CQCo, ReqNo)
);
