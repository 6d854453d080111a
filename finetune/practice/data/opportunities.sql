-- Opportunities: work we hope to win, the clients it is for and the people we talk to.

/* Opportunity: one piece of work we are chasing, with what it is worth, its stage and how it ended. */
CREATE TABLE dbo.OPOH (
    OPCo            bCompany     NOT NULL, -- Company that chases the work
    Oppty           varchar(12)  NOT NULL, -- Number of the opportunity
    Title           bItemDesc    NULL,     -- Short name of the work
    Client          varchar(10)  NULL,     -- Who would be buying, from OPCL
    Stage           char(1)      NOT NULL, -- How far along the chase is {P: prospect; B: bidding; S: submitted; W: won; L: lost}
    Market          varchar(10)  NULL,     -- Kind of building {HOSP: hospital; SCHL: school; OFFC: office; INDL: industrial}
    EstValue        bDollar      NOT NULL, -- What we guess the work is worth before pricing it
    BidAmt          bDollar      NOT NULL, -- Price we put in
    AwdAmt          bDollar      NOT NULL, -- Final price agreed when it was awarded to us
    WinPct          bPct         NULL,     -- Chance of getting it, as a fraction (0.5 is fifty percent)
    BidDue          bDate        NULL,     -- Day the price has to be in
    SubmDate        bDate        NULL,     -- Day we sent the price, empty until it is sent
    DecDate         bDate        NULL,     -- Day the client made up their mind
    LossRsn         varchar(6)   NULL,     -- Why we did not get it, from OPLR
    PRCo            bCompany     NULL,     -- Payroll company of the estimator
    Estimator       bEmployee    NULL,     -- Employee who prices the work
    PRIMARY KEY (OPCo, Oppty),
    FOREIGN KEY (OPCo, Client) REFERENCES dbo.OPCL (OPCo, Client),
    FOREIGN KEY (OPCo, LossRsn) REFERENCES dbo.OPLR (OPCo, LossRsn),
    FOREIGN KEY (PRCo, Estimator) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Client: one firm or public body that may give us work, whether or not it has bought yet. */
CREATE TABLE dbo.OPCL (
    OPCo            bCompany     NOT NULL, -- Company that keeps the client
    Client          varchar(10)  NOT NULL, -- Code of the client
    ClientName      varchar(60)  NULL,     -- Full name of the firm
    ClType          char(1)      NOT NULL, -- Sort of client {O: owner; D: developer; G: government; C: general contractor}
    Town            varchar(30)  NULL,     -- City of the head office
    St              varchar(4)   NULL,     -- State of the head office
    AcctMgr         varchar(30)  NULL,     -- Our person who looks after them
    PrequalYN       bYN          NOT NULL, -- Whether we are on their approved bidders list {Y: approved; N: not approved}
    SinceYr         smallint     NULL,     -- Year of the first dealings with them
    RevwDate        bDate        NULL,     -- Day the relationship was last gone over
    CustGroup       bGroup       NULL,     -- Customer group in receivables
    Customer        bCustomer    NULL,     -- Customer number once they have bought from us
    PRIMARY KEY (OPCo, Client),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Contact: one person at a client. */
CREATE TABLE dbo.OPCN (
    OPCo            bCompany     NOT NULL, -- Company of the client
    Client          varchar(10)  NOT NULL, -- Firm the person works for
    CntSeq          smallint     NOT NULL, -- Running number of the person within the firm
    FName           varchar(30)  NULL,     -- First name
    LName           varchar(30)  NULL,     -- Surname
    JobTitle        varchar(40)  NULL,     -- Position held at the firm
    Email           varchar(60)  NULL,     -- Mail address
    Cell            varchar(20)  NULL,     -- Mobile phone number
    DeciderYN       bYN          NOT NULL, -- Whether this person signs off on awards {Y: decides; N: does not}
    NoMailYN        bYN          NOT NULL, -- Whether they asked not to get mailings {Y: no mailings; N: mailings are fine}
    LastTalk        bDate        NULL,     -- When we last spoke, empty if never
    PRIMARY KEY (OPCo, Client, CntSeq),
    FOREIGN KEY (OPCo, Client) REFERENCES dbo.OPCL (OPCo, Client)
);

/* Loss reasons: the list of why work is lost. */
CREATE TABLE dbo.OPLR (
    OPCo            bCompany     NOT NULL, -- Company of the reason
    LossRsn         varchar(6)   NOT NULL, -- Code of the reason
    Descr           bDesc        NULL,     -- What the reason means
    OurFaultYN      bYN          NOT NULL, -- Whether we could have avoided it {Y: avoidable; N: out of our hands}
    RetiredYN       bYN          NOT NULL, -- Whether the code is no longer used {Y: retired; N: in use}
    PRIMARY KEY (OPCo, LossRsn)
);

/* Pursuit log: one step taken or planned on an opportunity, a call, a meeting or a site walk. */
CREATE TABLE dbo.OPPursuit (
    OPCo            bCompany     NOT NULL, -- Company of the opportunity
    Oppty           varchar(12)  NOT NULL, -- Opportunity the step is for
    StepNo          int          NOT NULL, -- Sequence of the step
    StepType        char(1)      NOT NULL, -- What was done {C: phone call; M: meeting; V: site walk; E: email}
    Note            varchar(120) NULL,     -- What was said or is to be done
    Who             varchar(30)  NULL,     -- Salesperson who does it
    PlanDate        bDate        NULL,     -- Day it is meant to happen
    DoneDate        bDate        NULL,     -- Day it did happen, empty while it is still to do
    Hrs             bHrs         NOT NULL, -- Time spent on it
    Cost            bDollar      NOT NULL, -- Money spent on it, travel and meals
    PRIMARY KEY (OPCo, Oppty, StepNo),
    FOREIGN KEY (OPCo, Oppty) REFERENCES dbo.OPOH (OPCo, Oppty)
);
