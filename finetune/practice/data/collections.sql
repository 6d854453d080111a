-- Collections: customers who pay late, the calls made to them, what they promised, and what they dispute.

/* Collection files: one late paying customer a row, with how it is handled. */
CREATE TABLE dbo.KOFL (
    KOCo            bCompany     NOT NULL, -- Company that is owed
    CustGroup       bGroup       NOT NULL, -- Customer group
    Customer        bCustomer    NOT NULL, -- Customer
    Collector       varchar(30)  NULL,     -- Colleague who chases the money
    APContact       varchar(30)  NULL,     -- Person there who pays the bills
    ContPhone       varchar(20)  NULL,     -- Number to ring
    Stage           char(1)      NOT NULL, -- How far we have gone {1: reminder; 2: calls; 3: lawyer; 4: court; 9: given up}
    StopWorkYN      bYN          NOT NULL, -- Crews may not start new work for it {Y: stopped; N: free}
    OwedAmt         bDollar      NOT NULL, -- Everything it owes
    LateAmt         bDollar      NOT NULL, -- Part of it that is past due
    CredLimit       bDollar      NULL,     -- Most it may owe, empty if no limit
    FiledDate       bDate        NOT NULL, -- Day the file was started
    NextTouch       bDate        NULL,     -- Day to get in touch again
    LastPaid        bDate        NULL,     -- Latest day money came
    PRIMARY KEY (KOCo, CustGroup, Customer),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Contacts: one call, letter or visit to a customer about money a row. */
CREATE TABLE dbo.KOCT (
    KOCo            bCompany     NOT NULL, -- Company
    ContactID       int          NOT NULL, -- Number of the contact
    CustGroup       bGroup       NOT NULL, -- Customer group
    Customer        bCustomer    NOT NULL, -- Customer
    How             char(1)      NOT NULL, -- Way of contact {P: phone; E: e-mail; L: letter; V: visit}
    WhenDate        bDate        NOT NULL, -- Day of it
    MadeBy          varchar(30)  NULL,     -- Colleague who did it
    SpokeTo         varchar(30)  NULL,     -- Person reached, empty if nobody
    Upshot          char(2)      NULL,     -- What came of it {NA: no answer; VM: voice mail; PR: promise; DI: dispute; RF: refuses to pay}
    Minutes         smallint     NULL,     -- How long it took
    Gist            varchar(120) NULL,     -- What was said, in short
    CallBack        bDate        NULL,     -- Day agreed for the next call
    EscalYN         bYN          NOT NULL, -- Handed up to the controller {Y: handed up; N: not}
    PRIMARY KEY (KOCo, ContactID),
    FOREIGN KEY (KOCo, CustGroup, Customer) REFERENCES dbo.KOFL (KOCo, CustGroup, Customer)
);

/* Promises to pay: one payment a customer said it would make a row, and what became of it. */
CREATE TABLE dbo.KOPR (
    KOCo            bCompany     NOT NULL, -- Company
    PromNo          int          NOT NULL, -- Number of the promise
    CustGroup       bGroup       NOT NULL, -- Customer group
    Customer        bCustomer    NOT NULL, -- Customer
    ContactID       int          NULL,     -- Contact in which it was made
    InvNo           varchar(10)  NULL,     -- Invoice it is for, empty if for the whole account
    MadeOn          bDate        NOT NULL, -- Day it was given
    ByDate          bDate        NOT NULL, -- Day the money should be here
    PromAmt         bDollar      NOT NULL, -- Money promised
    CameAmt         bDollar      NOT NULL, -- Money that came on it
    CameDate        bDate        NULL,     -- Day it came, empty until then
    Kept            char(1)      NOT NULL, -- How it turned out {O: still open; K: kept; B: broken; P: kept in part}
    Method          char(1)      NULL,     -- How they want to pay {C: check; A: ACH; D: card}
    PlanYN          bYN          NOT NULL, -- Part of a payment plan {Y: part of a plan; N: stands alone}
    PRIMARY KEY (KOCo, PromNo),
    FOREIGN KEY (KOCo, CustGroup, Customer) REFERENCES dbo.KOFL (KOCo, CustGroup, Customer),
    FOREIGN KEY (KOCo, ContactID) REFERENCES dbo.KOCT (KOCo, ContactID)
);

/* Disputes: one invoice a customer does not want to pay in full a row. */
CREATE TABLE dbo.KODS (
    KOCo            bCompany     NOT NULL, -- Company
    DispNo          varchar(10)  NOT NULL, -- Number of the dispute
    CustGroup       bGroup       NOT NULL, -- Customer group
    Customer        bCustomer    NOT NULL, -- Customer
    InvNo           varchar(10)  NULL,     -- Invoice they quarrel about
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the invoice is for
    Gripe           char(1)      NOT NULL, -- What they complain of {Q: quality; P: price; D: delay; M: missing paperwork; C: change order not agreed}
    FieldGuy        varchar(30)  NULL,     -- Our man on the job who has to look into it
    OpenedOn        bDate        NOT NULL, -- Day they raised it
    PromisedBy      bDate        NULL,     -- Day we want to have it solved
    SolvedOn        bDate        NULL,     -- Day it was solved, empty until then
    InvAmt          bDollar      NOT NULL, -- Amount of the invoice
    DispAmt         bDollar      NOT NULL, -- Part they will not pay
    CreditAmt       bDollar      NOT NULL, -- Part we gave in on
    FaultYN         bYN          NOT NULL, -- They are right {Y: we were wrong; N: they were wrong}
    PRIMARY KEY (KOCo, DispNo),
    FOREIGN KEY (KOCo, CustGroup, Customer) REFERENCES dbo.KOFL (KOCo, CustGroup, Customer),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Month-end ages: what one customer owed at the end of one month, by age, a row. */
CREATE TABLE dbo.KOAG (
    KOCo            bCompany     NOT NULL, -- Company
    Mth             bMonth       NOT NULL, -- Month
    CustGroup       bGroup       NOT NULL, -- Customer group
    Customer        bCustomer    NOT NULL, -- Customer
    NotDue          bDollar      NOT NULL, -- Not yet late
    To30            bDollar      NOT NULL, -- One to thirty days late
    To60            bDollar      NOT NULL, -- Thirty-one to sixty days late
    To90            bDollar      NOT NULL, -- Sixty-one to ninety days late
    Over90          bDollar      NOT NULL, -- More than ninety days late
    Retnge          bDollar      NOT NULL, -- Kept back by the customer until the job is finished
    DSO             smallint     NULL,     -- Days it takes on average to pay
    CallCnt         smallint     NOT NULL, -- Contacts in the month
    PRIMARY KEY (KOCo, Mth, CustGroup, Customer),
    FOREIGN KEY (KOCo, CustGroup, Customer) REFERENCES dbo.KOFL (KOCo, CustGroup, Customer)
);
