-- Garnishments: court orders against wages, who gets the money, what was withheld and what was sent.

/* Order types: the list of kinds of wage orders, with the legal limit and rank of each. */
CREATE TABLE dbo.GRTY (
    GRCo            bCompany     NOT NULL, -- Company of the list
    OrdType         varchar(4)   NOT NULL, -- Code, such as CHLD, LEVY, CRED or STUD
    TypeDesc        bDesc        NULL,     -- Name of the kind of order
    RankNo          tinyint      NOT NULL, -- Which is served first, 1 being first
    LimitPct        bPct         NOT NULL, -- Largest share of the net wage the law lets go
    FloorAmt        bDollar      NOT NULL, -- Net wage a week that must be left to the person
    FeeAmt          bDollar      NOT NULL, -- Charge we may keep for each deduction
    ArrearsYN       bYN          NOT NULL, -- Whether back amounts can be added {Y: can; N: cannot}
    PRIMARY KEY (GRCo, OrdType)
);

/* Payees: one court, agency or creditor that receives garnished wages a row. */
CREATE TABLE dbo.GRPY (
    GRCo            bCompany     NOT NULL, -- Company that pays
    PayeeId         varchar(10)  NOT NULL, -- Code of the payee
    PayeeName       varchar(60)  NULL,     -- Name of the court, agency or lawyer
    CaseWorker      varchar(30)  NULL,     -- Contact there
    PayeeCity       varchar(30)  NULL,     -- Town
    PayeeSt         varchar(2)   NULL,     -- State, such as OH
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Vendor used to cut the check
    PayBy           char(1)      NOT NULL, -- How it wants the money {C: check; E: electronic transfer; W: web portal}
    SplitYN         bYN          NOT NULL, -- Whether each person needs a payment of their own {Y: one each; N: lump}
    PRIMARY KEY (GRCo, PayeeId),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Orders: one garnishment order against one employee a row, from its arrival to its release. */
CREATE TABLE dbo.GROR (
    GRCo            bCompany     NOT NULL, -- Company served with the order
    OrderNo         int          NOT NULL, -- Our number for the order
    PRCo            bCompany     NOT NULL, -- Payroll company of the debtor
    Employee        bEmployee    NOT NULL, -- Employee whose wages are held
    OrdType         varchar(4)   NOT NULL, -- Kind of order
    PayeeId         varchar(10)  NOT NULL, -- Who gets the money
    CaseNo          varchar(25)  NULL,     -- Docket number of the court
    Judge           varchar(30)  NULL,     -- Judge or officer who signed
    ServedDate      bDate        NULL,     -- Day it reached us
    StartDate       bDate        NULL,     -- First payday it applies to
    ReleaseDate     bDate        NULL,     -- Day the court let go, empty while it runs
    Method          char(1)      NOT NULL, -- How the deduction is reckoned {F: flat sum; P: share of net; B: lower of both}
    FlatAmt         bDollar      NOT NULL, -- Flat sum a paycheck
    NetPct          bPct         NOT NULL, -- Share of net wage a paycheck
    DebtAmt         bDollar      NOT NULL, -- Debt named in the order
    PaidToDate      bDollar      NOT NULL, -- Taken so far
    RemainAmt       bDollar      NOT NULL, -- Debt still left
    OrdState        tinyint      NOT NULL, -- Where it stands {0: received; 1: active; 2: suspended; 3: satisfied; 4: void}
    PRIMARY KEY (GRCo, OrderNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (GRCo, OrdType) REFERENCES dbo.GRTY (GRCo, OrdType),
    FOREIGN KEY (GRCo, PayeeId) REFERENCES dbo.GRPY (GRCo, PayeeId)
);

/* Withholdings: what one paycheck gave to one order. */
CREATE TABLE dbo.GRWH (
    GRCo            bCompany     NOT NULL, -- Company of the order
    OrderNo         int          NOT NULL, -- Order served
    PayDate         bDate        NOT NULL, -- Day of the paycheck
    NetWage         bDollar      NOT NULL, -- Disposable pay of the check
    CalcAmt         bDollar      NOT NULL, -- What the order called for
    TakenAmt        bDollar      NOT NULL, -- What was really held back
    ShortAmt        bDollar      NOT NULL, -- What could not be held for want of pay
    AdminFee        bDollar      NOT NULL, -- Charge we kept for the work
    RemitNo         int          NULL,     -- Remittance it was sent with, empty until sent
    OverrideBy      varchar(30)  NULL,     -- Clerk who changed the figure by hand, empty when nobody did
    PRIMARY KEY (GRCo, OrderNo, PayDate),
    FOREIGN KEY (GRCo, OrderNo) REFERENCES dbo.GROR (GRCo, OrderNo)
);

/* Remittances: one payment of garnished wages to a payee a row. */
CREATE TABLE dbo.GRRemit (
    GRCo            bCompany     NOT NULL, -- Company that pays
    RemitNo         int          NOT NULL, -- Number of the payment
    PayeeId         varchar(10)  NOT NULL, -- Who was paid
    Mth             bMonth       NOT NULL, -- Month of the books
    IssueDate       bDate        NULL,     -- Day it was issued
    ClearDate       bDate        NULL,     -- Day the bank cashed it, empty until then
    GrossAmt        bDollar      NOT NULL, -- Sum of the withholdings in it
    SentAmt         bDollar      NOT NULL, -- Sum paid out
    GLCo            bCompany     NULL,     -- Company of the account
    LiabAcct        bGLAcct      NULL,     -- Account the wages were parked in
    VoidYN          bYN          NOT NULL, -- Whether it was cancelled {Y: cancelled; N: good}
    PRIMARY KEY (GRCo, RemitNo),
    FOREIGN KEY (GRCo, PayeeId) REFERENCES dbo.GRPY (GRCo, PayeeId),
    FOREIGN KEY (GLCo, LiabAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
