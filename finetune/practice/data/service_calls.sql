-- Service calls: tickets that customers phone in, the visits made for them, trouble codes, and the tickets of closed months.

/* Tickets: one service call on the board a row, from the phone to the last visit. */
CREATE TABLE dbo.FCTK (
    FCCo            bCompany     NOT NULL, -- Company that took the call
    TktNo           int          NOT NULL, -- Number of the ticket
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who pays
    Premise         varchar(40)  NULL,     -- Building we are sent to
    Complaint       bItemDesc    NULL,     -- What is said to be wrong
    TroubleCd       varchar(6)   NULL,     -- Sort of trouble, from FCCD
    CallerName      varchar(30)  NULL,     -- Person on the other end of the line
    TakenBy         varchar(30)  NULL,     -- Our dispatcher who wrote it down
    RcvdDate        bDate        NOT NULL, -- Day the phone rang
    WantDate        bDate        NULL,     -- Day the customer would like us there
    DoneDate        bDate        NULL,     -- Day the work was over, empty before
    TktStat         char(1)      NOT NULL, -- Where the call stands {N: new; D: dispatched; W: waiting on parts; F: finished; X: cancelled}
    BillStat        tinyint      NOT NULL, -- Where the invoice stands {0: not billable; 1: ready to bill; 2: billed}
    QuoteAmt        bDollar      NOT NULL, -- Price given over the phone
    NTEAmt          bDollar      NOT NULL, -- Not-to-exceed limit the customer set
    EmergYN         bYN          NOT NULL, -- Dropped everything for it {Y: emergency; N: ordinary}
    PRIMARY KEY (FCCo, TktNo),
    FOREIGN KEY (FCCo, TroubleCd) REFERENCES dbo.FCCD (FCCo, TroubleCd),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Visits: one trip of a technician for a ticket a row. */
CREATE TABLE dbo.FCVS (
    FCCo            bCompany     NOT NULL, -- Company of the ticket
    TktNo           int          NOT NULL, -- Ticket
    VisitSeq        tinyint      NOT NULL, -- First, second, third trip
    PRCo            bCompany     NULL,     -- Payroll company of the technician
    Tech            bEmployee    NULL,     -- Employee who goes
    SchedDate       bDate        NOT NULL, -- Day it is planned for
    ArrDate         bDate        NULL,     -- Day somebody really stood there
    VisitStat       char(1)      NOT NULL, -- What became of the trip {P: planned; E: en route; C: complete; M: missed}
    LaborHrs        bHrs         NOT NULL, -- Hours on the premises
    DriveHrs        bHrs         NOT NULL, -- Hours behind the wheel
    LaborAmt        bDollar      NOT NULL, -- Charge for the hours
    PartsAmt        bDollar      NOT NULL, -- Charge for material used
    WorkDone        bItemDesc    NULL,     -- What the technician says was done
    SignedBy        varchar(30)  NULL,     -- Person who signed the work slip
    FollowYN        bYN          NOT NULL, -- Somebody has to go again {Y: return trip; N: all done}
    PRIMARY KEY (FCCo, TktNo, VisitSeq),
    FOREIGN KEY (FCCo, TktNo) REFERENCES dbo.FCTK (FCCo, TktNo),
    FOREIGN KEY (PRCo, Tech) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Trouble codes: the list of what can be wrong, with the usual time for it. */
CREATE TABLE dbo.FCCD (
    FCCo            bCompany     NOT NULL, -- Company
    TroubleCd       varchar(6)   NOT NULL, -- Code
    TroubleDesc     bDesc        NULL,     -- What it stands for
    Trade           varchar(10)  NULL,     -- Craft it takes, such as HVAC, Plumbing or Electric
    StdHrs          bHrs         NOT NULL, -- Hours it takes as a rule
    RespHrs         smallint     NULL,     -- Hours in which we promise to come
    FlatAmt         bDollar      NOT NULL, -- Fixed price, 0 when by the hour
    NightYN         bYN          NOT NULL, -- Done after hours too {Y: round the clock; N: by day}
    ActiveYN        bYN          NOT NULL, -- May be picked {Y: in use; N: retired}
    PRIMARY KEY (FCCo, TroubleCd)
);

/* Ticket history: one ticket that was moved off the board into the archive at the end of a month a row. */
CREATE TABLE dbo.FCTH (
    FCCo            bCompany     NOT NULL, -- Company that took the call
    TktNo           int          NOT NULL, -- Number the ticket had
    ArchMth         bMonth       NOT NULL, -- Month it was moved to the archive
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who paid
    Premise         varchar(40)  NULL,     -- Building we were sent to
    TroubleCd       varchar(6)   NULL,     -- Sort of trouble it was
    RcvdDate        bDate        NOT NULL, -- Day the phone rang
    ClosedDate      bDate        NULL,     -- Last day of work
    Trips           smallint     NOT NULL, -- Visits it took
    CostAmt         bDollar      NOT NULL, -- What it cost us
    BilledAmt       bDollar      NOT NULL, -- What was invoiced
    PaidAmt         bDollar      NOT NULL, -- What came in
    Stars           tinyint      NULL,     -- Marks from 1 to 5 the customer gave, empty without an answer
    PRIMARY KEY (FCCo, TktNo),
    FOREIGN KEY (FCCo, TroubleCd) REFERENCES dbo.FCCD (FCCo, TroubleCd),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);
