-- Escrow: retention of contracts that is not kept by the owner but put on an account at a third party.

/* Escrow agents: one bank or title company that keeps such money a row. */
CREATE TABLE dbo.ESAG (
    ESGroup         bGroup       NOT NULL, -- Group that shares the agents
    Agent           varchar(8)   NOT NULL, -- Agent code
    AgentName       bDesc        NULL,     -- Name of the firm
    Officer         varchar(30)  NULL,     -- Person there who handles our accounts
    TownSt          varchar(40)  NULL,     -- Town and state
    SetupFee        bDollar      NOT NULL, -- What they charge to open an account
    YrFeePct        bPct         NOT NULL, -- Yearly charge as a percent of the balance
    BondedYN        bYN          NOT NULL, -- Carries a bond for it {Y: bonded; N: not bonded}
    OurMark         char(1)      NULL,     -- How we rate them {1: good; 2: fair; 3: avoid}
    LastAudit       bDate        NULL,     -- Last time they were examined
    PRIMARY KEY (ESGroup, Agent)
);

/* Escrow accounts: one account for the retention of one contract a row. */
CREATE TABLE dbo.ESAC (
    ESCo            bCompany     NOT NULL, -- Company
    EscrowNo        varchar(12)  NOT NULL, -- Number of the escrow account
    Title           bDesc        NULL,     -- What the account is called
    ESGroup         bGroup       NULL,     -- Group of the agent
    Agent           varchar(8)   NULL,     -- Who keeps the money
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Contract the retention is from
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Owner who pays it in
    AcctState       char(1)      NOT NULL, -- Where it is in life {P: papers out for signature; A: active; F: frozen; X: closed}
    HeldAs          char(1)      NOT NULL, -- Form of the deposit {C: cash; S: securities; L: letter of credit}
    AgrmtDate       bDate        NULL,     -- Day the three parties signed
    XpctRelDate     bDate        NULL,     -- Day the money is expected to be set free
    ActRelDate      bDate        NULL,     -- Day the last of it was set free, empty until then
    CurrBal         bDollar      NOT NULL, -- Balance now
    MaxHeld         bDollar      NOT NULL, -- Most that the contract lets them hold
    IntToUsYN       bYN          NOT NULL, -- Interest is ours {Y: ours; N: goes to the owner}
    PRIMARY KEY (ESCo, EscrowNo),
    FOREIGN KEY (ESGroup, Agent) REFERENCES dbo.ESAG (ESGroup, Agent),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Escrow movements: one movement of money on an escrow account a row. */
CREATE TABLE dbo.ESTR (
    ESCo            bCompany     NOT NULL, -- Company
    EscrowNo        varchar(12)  NOT NULL, -- Account
    TransSeq        int          NOT NULL, -- Sequence of the movement
    TransType       char(1)      NOT NULL, -- Kind {D: deposit; I: interest; R: release; C: charge; W: claim paid to the owner}
    TransDate       bDate        NOT NULL, -- Day by the agent's papers
    PostMth         bMonth       NULL,     -- Month we booked it in, empty while not booked
    BillNo          varchar(10)  NULL,     -- Progress billing the retention was kept from
    Amt             bDollar      NOT NULL, -- Amount
    SlipNo          varchar(15)  NULL,     -- Number on the agent's slip
    EnteredBy       varchar(30)  NULL,     -- Who typed it in
    CheckedBy       varchar(30)  NULL,     -- Who held it against the slip, empty if nobody
    ProofYN         bYN          NOT NULL, -- Paper is on file {Y: on file; N: missing}
    PRIMARY KEY (ESCo, EscrowNo, TransSeq),
    FOREIGN KEY (ESCo, EscrowNo) REFERENCES dbo.ESAC (ESCo, EscrowNo)
);

/* Release requests: one request to the owner to set money free a row. */
CREATE TABLE dbo.ESRR (
    ESCo            bCompany     NOT NULL, -- Company
    EscrowNo        varchar(12)  NOT NULL, -- Account
    ReqNum          smallint     NOT NULL, -- Number of the request on the account
    AskDate         bDate        NOT NULL, -- Day we asked
    Milestone       bItemDesc    NULL,     -- Stage of the work it rests on
    AskAmt          bDollar      NOT NULL, -- How much we asked to get
    AgreeAmt        bDollar      NOT NULL, -- How much the owner agreed to
    GotAmt          bDollar      NOT NULL, -- How much has come in
    OwnerSignDt     bDate        NULL,     -- Day the owner signed
    WireDt          bDate        NULL,     -- Day the money came in, empty until then
    Hurdle          char(1)      NULL,     -- What stands in the way {L: liens; P: punch list; D: documents missing; N: nothing}
    PM              varchar(30)  NULL,     -- Project manager who pushes it
    PRIMARY KEY (ESCo, EscrowNo, ReqNum),
    FOREIGN KEY (ESCo, EscrowNo) REFERENCES dbo.ESAC (ESCo, EscrowNo)
);

/* Yearly escrow summary: the movements of one account in one calendar year a row. */
CREATE TABLE dbo.ESYR (
    ESCo            bCompany     NOT NULL, -- Company
    EscrowNo        varchar(12)  NOT NULL, -- Account
    CalYr           smallint     NOT NULL, -- Calendar year
    BegBal          bDollar      NOT NULL, -- Balance on January first
    PutIn           bDollar      NOT NULL, -- Deposited during the year
    IntErnd         bDollar      NOT NULL, -- Interest credited
    IntPaid         bDollar      NOT NULL, -- Interest handed out to us
    TakenOut        bDollar      NOT NULL, -- Released during the year
    AgentFees       bDollar      NOT NULL, -- Charges of the agent
    Form1099YN      bYN          NOT NULL, -- Tax slip for the interest is here {Y: here; N: missing}
    PRIMARY KEY (ESCo, EscrowNo, CalYr),
    FOREIGN KEY (ESCo, EscrowNo) REFERENCES dbo.ESAC (ESCo, EscrowNo)
);
