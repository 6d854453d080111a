-- Keys: locks on our doors and gates, the keys that fit, who holds them, and what was lost or rekeyed.

/* Locks: one cylinder or padlock on a door, gate or box a row. */
CREATE TABLE dbo.KCLK (
    KCCo            bCompany     NOT NULL, -- Company that owns the lock
    LockNo          varchar(10)  NOT NULL, -- Number stamped on it
    Door            bItemDesc    NULL,     -- Door, gate or box it is on
    Bldg            varchar(20)  NULL,     -- Building or yard
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job site, if it hangs on one
    KeyCode         varchar(10)  NULL,     -- Cut that opens it
    LockType        char(1)      NOT NULL, -- Build of it {C: cylinder; P: padlock; E: electronic; B: combination}
    LockGrade       tinyint      NULL,     -- Security class {1: high; 2: normal; 3: light}
    FitDate         bDate        NULL,     -- Day it was fitted
    RekeyDate       bDate        NULL,     -- Last time the pins were changed
    LubeDate        bDate        NULL,     -- Last time it was oiled and tried
    DefectYN        bYN          NOT NULL, -- Sticks or does not close {Y: faulty; N: works}
    RemovedOn       bDate        NULL,     -- Day it was taken off the door
    PRIMARY KEY (KCCo, LockNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (KCCo, KeyCode) REFERENCES dbo.KCCode (KCCo, KeyCode)
);

/* Key codes: the list of cuts, each opening one or more locks. */
CREATE TABLE dbo.KCCode (
    KCCo            bCompany     NOT NULL, -- Company of the list
    KeyCode         varchar(10)  NOT NULL, -- Code of the cut
    CutDesc         bDesc        NULL,     -- What it is good for
    Rank            char(1)      NOT NULL, -- Place in the system {G: grand master; M: master; S: single door}
    Above           varchar(10)  NULL,     -- Cut of the master over it
    Custodian       varchar(30)  NULL,     -- Person who decides who may have one
    MadeCnt         smallint     NOT NULL, -- Copies ever cut
    CopyCost        bDollar      NULL,     -- Price of one more copy
    RestrYN         bYN          NOT NULL, -- Copies only with a card {Y: restricted; N: any locksmith}
    PRIMARY KEY (KCCo, KeyCode)
);

/* Key copies: one physical key a row. */
CREATE TABLE dbo.KCKY (
    KCCo            bCompany     NOT NULL, -- Company that owns the key
    KeyCode         varchar(10)  NOT NULL, -- Cut of the key
    CopyNo          smallint     NOT NULL, -- Number of the copy
    Hook            varchar(8)   NULL,     -- Place in the key cabinet
    Condn           char(1)      NOT NULL, -- Where it is now {I: in the cabinet; O: handed out; L: lost; D: destroyed}
    CutDate         bDate        NULL,     -- Day it was made
    VendorGroup     bGroup       NULL,     -- Vendor group
    Smith           bVendor      NULL,     -- Locksmith who made it
    Paid            bDollar      NOT NULL, -- Price of making it
    SeenOn          bDate        NULL,     -- Last time it was counted
    PRIMARY KEY (KCCo, KeyCode, CopyNo),
    FOREIGN KEY (KCCo, KeyCode) REFERENCES dbo.KCCode (KCCo, KeyCode),
    FOREIGN KEY (VendorGroup, Smith) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Handouts: one time a key was given to somebody a row. */
CREATE TABLE dbo.KCHO (
    KCCo            bCompany     NOT NULL, -- Company of the key
    SlipNo          int          NOT NULL, -- Number of the receipt
    KeyCode         varchar(10)  NULL,     -- Cut of the key
    CopyNo          smallint     NULL,     -- Copy given
    PRCo            bCompany     NULL,     -- Payroll company of the holder
    Holder          bEmployee    NULL,     -- Employee who has it, empty for outsiders
    Outsider        varchar(40)  NULL,     -- Name and firm if not one of ours
    GivenBy         varchar(30)  NULL,     -- Clerk who handed it over
    GivenOn         bDate        NOT NULL, -- Day it was handed over
    WantBack        bDate        NULL,     -- Day it ought to be returned
    BackOn          bDate        NULL,     -- Day it was returned, empty while out
    DepAmt          bDollar      NOT NULL, -- Deposit left for it
    RefundAmt       bDollar      NOT NULL, -- Deposit paid back
    Why             varchar(10)  NULL,     -- Purpose {WORK: regular work; CLEAN: cleaning; EMERG: emergency; VISIT: visitor}
    PRIMARY KEY (KCCo, SlipNo),
    FOREIGN KEY (KCCo, KeyCode, CopyNo) REFERENCES dbo.KCKY (KCCo, KeyCode, CopyNo),
    FOREIGN KEY (PRCo, Holder) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Lock jobs: one piece of work done on a lock, such as rekeying after a loss, a row. */
CREATE TABLE dbo.KCWork (
    KCCo            bCompany     NOT NULL, -- Company of the lock
    LockNo          varchar(10)  NOT NULL, -- Lock worked on
    WorkSeq         smallint     NOT NULL, -- Count for the lock
    WorkKind        char(1)      NOT NULL, -- What was done {K: rekeyed; R: repaired; X: replaced; O: forced open}
    CallDate        bDate        NULL,     -- Day it was reported
    WorkDate        bDate        NULL,     -- Day it was done, empty while pending
    OldCode         varchar(10)  NULL,     -- Cut before
    NewCode         varchar(10)  NULL,     -- Cut after
    LaborCost       bDollar      NOT NULL, -- Locksmith's time
    PartCost        bDollar      NOT NULL, -- Cylinders and pins
    BilledTo        varchar(30)  NULL,     -- Who had to pay for it, empty if we did
    PRIMARY KEY (KCCo, LockNo, WorkSeq),
    FOREIGN KEY (KCCo, LockNo) REFERENCES dbo.KCLK (KCCo, LockNo)
);
