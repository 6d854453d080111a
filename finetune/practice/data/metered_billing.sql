-- Metered billing: agreements by which customers pay for use, the readings that come in, the readings that were posted, the bills and the rates.

/* Agreements: one customer's promise to pay by the meter a row. */
CREATE TABLE dbo.GBAG (
    GBCo            bCompany     NOT NULL, -- Company that bills
    AgrNo           varchar(10)  NOT NULL, -- Number of the agreement
    AgrDesc         bDesc        NULL,     -- What it is about
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Who is billed
    RateCd          varchar(6)   NULL,     -- Rate, from GBRT
    BegDate         bDate        NOT NULL, -- First day
    ExpDate         bDate        NULL,     -- Last day, empty when it runs until cancelled
    AgrState        char(1)      NOT NULL, -- Where it stands {D: draft; A: active; S: suspended; E: ended}
    Cycle           char(1)      NOT NULL, -- How often a bill goes out {M: monthly; Q: quarterly; Y: yearly}
    BaseAmt         bDollar      NOT NULL, -- Flat charge per bill whatever the use
    FloorAmt        bDollar      NOT NULL, -- Least a bill may come to
    InclQty         bUnits       NOT NULL, -- Units free of charge per bill
    SalesRep        varchar(30)  NULL,     -- Who sold it
    CustPO          varchar(20)  NULL,     -- Purchase order of the customer
    AutoYN          bYN          NOT NULL, -- Bill goes out by itself {Y: automatic; N: looked at first}
    PRIMARY KEY (GBCo, AgrNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (GBCo, RateCd) REFERENCES dbo.GBRT (GBCo, RateCd)
);

/* Entered readings: one reading of a counter that was keyed but is not posted yet a row. */
CREATE TABLE dbo.GBRE (
    GBCo            bCompany     NOT NULL, -- Company
    EntryNo         int          NOT NULL, -- Number of the entry
    AgrNo           varchar(10)  NULL,     -- Agreement
    CounterNo       varchar(12)  NULL,     -- Counter that was read
    TakenDate       bDate        NOT NULL, -- Day somebody looked at it
    KeyedDate       bDate        NOT NULL, -- Day it was typed in
    PrevVal         int          NOT NULL, -- Reading before
    CurrVal         int          NOT NULL, -- Reading now
    UseQty          bUnits       NOT NULL, -- Units between the two
    Via             char(1)      NOT NULL, -- How it came to us {T: technician; C: customer called in; W: web page; G: guessed}
    PRCo            bCompany     NULL,     -- Payroll company
    TakenBy         bEmployee    NULL,     -- Our employee who looked, empty when it was not us
    HoldYN          bYN          NOT NULL, -- Kept back from posting {Y: on hold; N: may be posted}
    HoldNote        varchar(80)  NULL,     -- Why it is kept back
    PRIMARY KEY (GBCo, EntryNo),
    FOREIGN KEY (GBCo, AgrNo) REFERENCES dbo.GBAG (GBCo, AgrNo),
    FOREIGN KEY (PRCo, TakenBy) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Posted readings: one counter's reading as it was posted for one month a row. */
CREATE TABLE dbo.GBRP (
    GBCo            bCompany     NOT NULL, -- Company
    AgrNo           varchar(10)  NOT NULL, -- Agreement
    CounterNo       varchar(12)  NOT NULL, -- Counter
    Mth             bMonth       NOT NULL, -- Month it counts for
    TakenDate       bDate        NOT NULL, -- Day somebody looked at it
    PostDate        bDate        NOT NULL, -- Day it was posted
    BegVal          int          NOT NULL, -- Reading at the start
    EndVal          int          NOT NULL, -- Reading at the end
    UseQty          bUnits       NOT NULL, -- Units used
    BillQty         bUnits       NOT NULL, -- Units charged for
    FixQty          bUnits       NOT NULL, -- Units put right afterwards, plus or minus
    GuessYN         bYN          NOT NULL, -- Real or not {Y: estimated; N: read}
    PRIMARY KEY (GBCo, AgrNo, CounterNo, Mth),
    FOREIGN KEY (GBCo, AgrNo) REFERENCES dbo.GBAG (GBCo, AgrNo)
);

/* Bill lines: one bill of an agreement for one period a row. */
CREATE TABLE dbo.GBBL (
    GBCo            bCompany     NOT NULL, -- Company
    AgrNo           varchar(10)  NOT NULL, -- Agreement
    BillSeq         int          NOT NULL, -- Count of bills of the agreement
    InvNo           varchar(10)  NULL,     -- Invoice number, empty until printed
    BillDate        bDate        NOT NULL, -- Day of the bill
    DueDate         bDate        NULL,     -- Last day to pay
    PaidDate        bDate        NULL,     -- Day the money came, empty before
    BilledQty       bUnits       NOT NULL, -- Units on the bill
    FlatAmt         bDollar      NOT NULL, -- Flat part
    UseAmt          bDollar      NOT NULL, -- Part for units used
    TaxAmt          bDollar      NOT NULL, -- Sales tax
    PaidAmt         bDollar      NOT NULL, -- What has come in
    ArgueYN         bYN          NOT NULL, -- Customer says it is wrong {Y: disputed; N: not disputed}
    ArgueNote       varchar(80)  NULL,     -- What the customer says
    PRIMARY KEY (GBCo, AgrNo, BillSeq),
    FOREIGN KEY (GBCo, AgrNo) REFERENCES dbo.GBAG (GBCo, AgrNo)
);

/* Rates: the list of prices per unit. */
CREATE TABLE dbo.GBRT (
    GBCo            bCompany     NOT NULL, -- Company
    RateCd          varchar(6)   NOT NULL, -- Code
    RateText        bDesc        NULL,     -- Name of the rate
    UM              bUM          NULL,     -- Unit counted, such as HRS, KWH or CPY
    UnitPrice       bUnitCost    NOT NULL, -- Price of one unit
    OverPrice       bUnitCost    NOT NULL, -- Price of one unit above the limit
    OverFrom        bUnits       NULL,     -- Limit from which the higher price holds
    GoodFrom        bDate        NULL,     -- First day of the price
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Revenue account
    TaxYN           bYN          NOT NULL, -- Sales tax is added {Y: taxed; N: free of tax}
    PRIMARY KEY (GBCo, RateCd),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
