-- Call-backs: jobs we had to go back for, what that cost, why it happened, the credits customers asked for and those that were issued.

/* Call-backs: one return to work that was not right the first time a row. */
CREATE TABLE dbo.FSCB (
    FSCo            bCompany     NOT NULL, -- Company that did the work
    CBNo            int          NOT NULL, -- Number of the call-back
    FirstTkt        varchar(10)  NULL,     -- Ticket of the work that went wrong
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who complained
    CauseCd         varchar(6)   NULL,     -- Cause, from FSCC
    Blame           char(1)      NOT NULL, -- Whose fault it was {U: ours; M: the maker's; C: the customer's; X: not known}
    PRCo            bCompany     NULL,     -- Payroll company of the technicians
    FirstTech       bEmployee    NULL,     -- Technician of the first visit
    BackTech        bEmployee    NULL,     -- Technician who went back
    WorkDate        bDate        NULL,     -- Day of the first work
    ComplDate       bDate        NOT NULL, -- Day of the complaint
    SettledDate     bDate        NULL,     -- Day it was all right, empty while open
    Sev             tinyint      NOT NULL, -- How bad {1: damage to the building; 2: system down; 3: nuisance}
    LostHrs         bHrs         NOT NULL, -- Hours we worked for nothing
    Coord           varchar(30)  NULL,     -- Office person who handles it
    TrainYN         bYN          NOT NULL, -- First technician sent to training for it {Y: sent; N: not sent}
    PRIMARY KEY (FSCo, CBNo),
    FOREIGN KEY (FSCo, CauseCd) REFERENCES dbo.FSCC (FSCo, CauseCd),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (PRCo, FirstTech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Call-back costs: one cost of one call-back a row. */
CREATE TABLE dbo.FSCL (
    FSCo            bCompany     NOT NULL, -- Company
    CBNo            int          NOT NULL, -- Call-back
    CostSeq         smallint     NOT NULL, -- Count within the call-back
    CostKind        char(1)      NOT NULL, -- What was spent on {L: labor; P: parts; S: subcontractor; T: travel}
    LineText        bItemDesc    NULL,     -- What exactly
    SpentDate       bDate        NOT NULL, -- Day it was spent
    EstAmt          bDollar      NOT NULL, -- Thought it would cost
    ActAmt          bDollar      NOT NULL, -- Did cost
    ClaimAmt        bDollar      NOT NULL, -- Claimed back from the supplier or sub
    RecovAmt        bDollar      NOT NULL, -- Got back from the supplier or sub
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Supplier or sub we claim from
    PassedYN        bYN          NOT NULL, -- Manager has agreed to the cost {Y: agreed; N: not yet}
    PRIMARY KEY (FSCo, CBNo, CostSeq),
    FOREIGN KEY (FSCo, CBNo) REFERENCES dbo.FSCB (FSCo, CBNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Cause codes: the list of why we have to go back. */
CREATE TABLE dbo.FSCC (
    FSCo            bCompany     NOT NULL, -- Company
    CauseCd         varchar(6)   NOT NULL, -- Code
    CauseText       bDesc        NULL,     -- What it stands for
    Trade           varchar(10)  NULL,     -- Craft it belongs to
    FreeDays        smallint     NULL,     -- Days after the work in which we come back free
    CredLimit       bDollar      NOT NULL, -- Most credit the office may give by itself
    OwnerDept       varchar(12)  NULL,     -- Department that must bring it down
    AvoidYN         bYN          NOT NULL, -- Could have been prevented {Y: avoidable; N: not}
    PRIMARY KEY (FSCo, CauseCd)
);

/* Credit requests: one credit asked for on account of a call-back a row; no money has moved by it. */
CREATE TABLE dbo.FSCR (
    FSCo            bCompany     NOT NULL, -- Company
    CredNo          int          NOT NULL, -- Number of the credit
    CBNo            int          NULL,     -- Call-back it is for
    AskDate         bDate        NOT NULL, -- Day it was asked for
    RuleDate        bDate        NULL,     -- Day it was decided
    AskedBy         varchar(30)  NULL,     -- Person who asks
    RuledBy         varchar(30)  NULL,     -- Manager who decided
    AskAmt          bDollar      NOT NULL, -- Amount asked for
    OkAmt           bDollar      NOT NULL, -- Amount allowed
    CredState       tinyint      NOT NULL, -- Where it stands {0: draft; 1: pending approval; 2: approved; 3: turned down}
    Grounds         varchar(80)  NULL,     -- Reason given
    LetterYN        bYN          NOT NULL, -- Letter of apology goes with it {Y: with letter; N: without}
    PRIMARY KEY (FSCo, CredNo),
    FOREIGN KEY (FSCo, CBNo) REFERENCES dbo.FSCB (FSCo, CBNo)
);

/* Issued credits: one credit memo that was posted to the customer's account a row. */
CREATE TABLE dbo.FSCI (
    FSCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month it was posted in
    MemoNo          int          NOT NULL, -- Number of the credit memo
    CredNo          int          NULL,     -- Request it comes from
    CBNo            int          NULL,     -- Call-back it is for
    IssDate         bDate        NOT NULL, -- Day of the memo
    UsedDate        bDate        NULL,     -- Day the customer took it off a payment, empty before
    InvNo           varchar(10)  NULL,     -- Invoice it is set against
    CredAmt         bDollar      NOT NULL, -- Amount of the memo without tax
    TaxAmt          bDollar      NOT NULL, -- Sales tax given back
    UsedAmt         bDollar      NOT NULL, -- Part of it the customer has used
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it was charged to
    Clerk           varchar(30)  NULL,     -- Who posted it
    VoidYN          bYN          NOT NULL, -- Taken back {Y: void; N: stands}
    PRIMARY KEY (FSCo, Mth, MemoNo),
    FOREIGN KEY (FSCo, CredNo) REFERENCES dbo.FSCR (FSCo, CredNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
