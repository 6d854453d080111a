-- Bill routing: suppliers' bills on their way from desk to desk until somebody may pay them.

/* Bills on the way: one supplier's bill that is not posted yet a row. */
CREATE TABLE dbo.DABH (
    DACo            bCompany     NOT NULL, -- Company that was billed
    BillID          int          NOT NULL, -- Number stamped on it at the mail desk
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Who sent it
    InvRef          varchar(15)  NULL,     -- Supplier's own number, empty if the scan could not be read
    Route           varchar(6)   NULL,     -- Path it takes, from DART
    RtgStat         tinyint      NOT NULL, -- Where it stands {0: scanned; 1: coding; 2: with an approver; 3: ready to post; 7: parked; 8: bounced to the supplier}
    InvDate         bDate        NULL,     -- Date printed on it
    MailDate        bDate        NOT NULL, -- Day we got it
    PayBy           bDate        NULL,     -- Day it falls due
    InvAmt          bDollar      NOT NULL, -- Money asked for
    OKAmt           bDollar      NOT NULL, -- Money agreed to so far
    DiscAmt         bDollar      NOT NULL, -- Saved when paid early
    Coder           varchar(30)  NULL,     -- Payables clerk who codes it
    NowWith         varchar(30)  NULL,     -- Desk it lies on
    DupYN           bYN          NOT NULL, -- Looks like one we had before {Y: looks double; N: fine}
    PRIMARY KEY (DACo, BillID),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (DACo, Route) REFERENCES dbo.DART (DACo, Route)
);

/* Bill splits: one part of a bill and what it is charged to, a row. */
CREATE TABLE dbo.DABL (
    DACo            bCompany     NOT NULL, -- Company of the bill
    BillID          int          NOT NULL, -- Bill
    SplitNo         smallint     NOT NULL, -- Part of the bill
    SplitText       bItemDesc    NULL,     -- What it is for
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job charged, empty for overhead
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account charged, empty while not coded
    SplitAmt        bDollar      NOT NULL, -- Money on the bill
    POAmt           bDollar      NOT NULL, -- Money on our order for it
    TaxAmt          bDollar      NOT NULL, -- Sales tax in it
    POMatchYN       bYN          NOT NULL, -- Agrees with our order {Y: agrees; N: does not}
    PRIMARY KEY (DACo, BillID, SplitNo),
    FOREIGN KEY (DACo, BillID) REFERENCES dbo.DABH (DACo, BillID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Stops: one desk that a bill has to pass a row. */
CREATE TABLE dbo.DASP (
    DACo            bCompany     NOT NULL, -- Company of the bill
    BillID          int          NOT NULL, -- Bill
    StopSeq         tinyint      NOT NULL, -- Order of the desks
    Reviewer        varchar(30)  NOT NULL, -- Person whose desk it is
    Delegate        varchar(30)  NULL,     -- Person who acted for them, empty if they did it themselves
    InDate          bDate        NULL,     -- Day the bill got there
    OutDate         bDate        NULL,     -- Day it left, empty while it lies there
    Verdict         char(1)      NULL,     -- What was said {A: fine to pay; D: denied; F: sent to another; C: pay less}
    Nags            tinyint      NOT NULL, -- Reminders mailed
    DaysIn          smallint     NULL,     -- Days it lay there
    Memo            varchar(60)  NULL,     -- What the reviewer wrote
    MustYN          bYN          NOT NULL, -- Cannot be skipped {Y: must; N: may be skipped}
    PRIMARY KEY (DACo, BillID, StopSeq),
    FOREIGN KEY (DACo, BillID) REFERENCES dbo.DABH (DACo, BillID)
);

/* Routes: the list of paths a bill may take through the house. */
CREATE TABLE dbo.DART (
    DACo            bCompany     NOT NULL, -- Company of the list
    Route           varchar(6)   NOT NULL, -- Path
    RteName         bDesc        NULL,     -- Path in words
    Grp             char(1)      NOT NULL, -- Kind of bill it is meant for {J: job; O: overhead; E: equipment; S: subcontract}
    Stops           tinyint      NOT NULL, -- Number of desks
    FastAmt         bDollar      NOT NULL, -- Amount below which one signature will do
    MaxDays         smallint     NULL,     -- Days it may take
    Guardian        varchar(30)  NULL,     -- Person who keeps the path up to date, empty if nobody
    InUseYN         bYN          NOT NULL, -- May be picked {Y: in use; N: switched off}
    PRIMARY KEY (DACo, Route)
);

/* Posted bills: one supplier's bill that has been through it and was booked, a row. */
CREATE TABLE dbo.DAPB (
    DACo            bCompany     NOT NULL, -- Company that was billed
    Mth             bMonth       NOT NULL, -- Month it was booked in
    BillID          int          NOT NULL, -- Number stamped on it at the mail desk
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Who sent it
    InvRef          varchar(15)  NULL,     -- Supplier's own number
    Route           varchar(6)   NULL,     -- Path it took
    InvDate         bDate        NULL,     -- Date printed on it
    MailDate        bDate        NOT NULL, -- Day we got it
    PostDate        bDate        NOT NULL, -- Day it was booked
    PaidDate        bDate        NULL,     -- Day the money left, empty if it has not
    InvAmt          bDollar      NOT NULL, -- Money asked for
    PostAmt         bDollar      NOT NULL, -- Money booked
    DiscLost        bDollar      NOT NULL, -- Early payment discount we missed
    RtgDays         smallint     NOT NULL, -- Days from mail desk to booking
    FinalOK         varchar(30)  NULL,     -- Person with the last word
    PRIMARY KEY (DACo, Mth, BillID),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
