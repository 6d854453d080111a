-- Contract claims: money and time we claim from owners, what is answered, and how disputes end.

/* Claim headers: one claim against an owner on a contract a row. */
CREATE TABLE dbo.CTHD (
    CTCo            bCompany     NOT NULL, -- Company that claims
    ClaimNo         varchar(10)  NOT NULL, -- Number of the claim
    Title           bItemDesc    NULL,     -- What it is over
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Agreement the claim is made under
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Owner it is made against
    CauseCode       varchar(6)   NULL,     -- Reason it arose, from CTCC
    NoticeDt        bDate        NULL,     -- Day the owner was first warned
    SubmitDt        bDate        NULL,     -- Day the full claim was handed over, empty while in preparation
    RespDueDt       bDate        NULL,     -- Day by which the owner must answer
    RespDt          bDate        NULL,     -- Day the owner did answer
    ClaimStat       char(1)      NOT NULL, -- Stage reached {P: preparing; S: submitted; N: negotiating; L: in litigation; X: settled}
    PM              varchar(30)  NULL,     -- Our project manager
    OwnerRep        varchar(30)  NULL,     -- Person who speaks for the owner
    PRIMARY KEY (CTCo, ClaimNo),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (CTCo, CauseCode) REFERENCES dbo.CTCC (CTCo, CauseCode)
);

/* Cause codes: the list of reasons for claims. */
CREATE TABLE dbo.CTCC (
    CTCo            bCompany     NOT NULL, -- Company of the list
    CauseCode       varchar(6)   NOT NULL, -- Code of the cause, such as DSC
    CauseDesc       bDesc        NULL,     -- Cause spelled out, such as differing site conditions
    FaultOf         char(1)      NULL,     -- Whose doing it usually is {O: owner; D: designer; W: weather; U: us}
    NoticeDays      smallint     NULL,     -- Days the contract leaves for giving warning
    TimeOkYN        bYN          NOT NULL, -- Can extra days be had {Y: yes; N: no}
    MoneyOkYN       bYN          NOT NULL, -- Can money be had {Y: yes; N: no}
    InactiveYN      bYN          NOT NULL, -- No longer offered for new claims {Y: inactive; N: in use}
    PRIMARY KEY (CTCo, CauseCode)
);

/* Claim items: one head of damages in a claim a row, from first figure to settlement. */
CREATE TABLE dbo.CTIT (
    CTCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(10)  NOT NULL, -- Claim it is part of
    ItemSeq         smallint     NOT NULL, -- Sequence of the item
    ItemDesc        bItemDesc    NULL,     -- Damage described
    Phase           bPhase       NULL,     -- Phase of the work that suffered
    AskAmt          bDollar      NOT NULL, -- Money demanded at first
    RevAmt          bDollar      NOT NULL, -- Money demanded now, after revisions
    OfferAmt        bDollar      NOT NULL, -- Money the owner has put on the table
    SettledAmt      bDollar      NULL,     -- Money agreed in the end, empty while open
    AskDays         smallint     NULL,     -- Extra days demanded
    GrantDays       smallint     NULL,     -- Extra days that were allowed
    DeniedYN        bYN          NOT NULL, -- Owner rejected it outright {Y: rejected; N: not}
    PRIMARY KEY (CTCo, ClaimNo, ItemSeq),
    FOREIGN KEY (CTCo, ClaimNo) REFERENCES dbo.CTHD (CTCo, ClaimNo)
);

/* Claim costs: what preparing and fighting a claim costs us, one bill a row. */
CREATE TABLE dbo.CTCost (
    CTCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(10)  NOT NULL, -- Claim the bill is for
    CostSeq         int          NOT NULL, -- Sequence of the bill
    Mth             bMonth       NOT NULL, -- Month it is booked in
    CostKind        char(1)      NOT NULL, -- What kind of help {L: lawyer; X: expert; S: scheduling consultant; O: other}
    Payee           varchar(40)  NULL,     -- Who sent the bill
    InvDate         bDate        NULL,     -- Date on the bill
    Hrs             bHrs         NULL,     -- Time they charged
    BillAmt         bDollar      NOT NULL, -- What the bill comes to
    RecovAmt        bDollar      NOT NULL, -- Part of it the owner paid back
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it was booked to
    PRIMARY KEY (CTCo, ClaimNo, CostSeq),
    FOREIGN KEY (CTCo, ClaimNo) REFERENCES dbo.CTHD (CTCo, ClaimNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Hearings: one meeting, mediation or court day on a claim a row. */
CREATE TABLE dbo.CTHear (
    CTCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(10)  NOT NULL, -- Claim that was heard
    HearSeq         smallint     NOT NULL, -- Sequence of the session
    HearType        tinyint      NOT NULL, -- What session it was {1: meeting; 2: mediation; 3: arbitration; 4: court}
    SchedDt         bDate        NOT NULL, -- Day it is set for
    HeldDt          bDate        NULL,     -- Day it took place, empty if it has not
    City            varchar(30)  NULL,     -- Where
    Neutral         varchar(30)  NULL,     -- Mediator, arbitrator or judge
    Counsel         varchar(30)  NULL,     -- Lawyer who stood up for us
    ResultCd        char(1)      NULL,     -- How it came out {W: won; L: lost; A: adjourned; D: deal}
    PRIMARY KEY (CTCo, ClaimNo, HearSeq),
    FOREIGN KEY (CTCo, ClaimNo) REFERENCES dbo.CTHD (CTCo, ClaimNo)
);
