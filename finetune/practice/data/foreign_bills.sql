-- Foreign currency: currencies, daily and budget rates, and bills in other money.

/* Currencies: the list of foreign moneys we deal in. */
CREATE TABLE dbo.ELCY (
    ELCo            bCompany     NOT NULL, -- Company of the list
    CurrCode        char(3)      NOT NULL, -- Three letters of the currency
    Description     bDesc        NULL,     -- Name of the currency
    Country         varchar(30)  NULL,     -- Where it is legal tender
    Decimals        tinyint      NOT NULL, -- Places after the point
    QuoteWay        char(1)      NOT NULL, -- How the rate is written {D: dollars per unit; U: units per dollar}
    HedgeYN         bYN          NOT NULL, -- Whether we buy it forward {Y: hedged; N: bought when needed}
    TolPct          bPct         NULL,     -- Swing allowed before a warning
    OffDate         bDate        NULL,     -- Day we stopped dealing in it, empty while we do
    PRIMARY KEY (ELCo, CurrCode)
);

/* Daily rates: one market rate of a currency on one day a row. */
CREATE TABLE dbo.ELRT (
    ELCo            bCompany     NOT NULL, -- Company
    CurrCode        char(3)      NOT NULL, -- Currency
    RateDate        bDate        NOT NULL, -- Day of the rate
    BuyRate         bUnitCost    NOT NULL, -- What the bank sells it to us at
    SellRate        bUnitCost    NOT NULL, -- What the bank takes it from us at
    MidRate         bUnitCost    NOT NULL, -- Middle of the two
    Source          varchar(12)  NULL,     -- Where the figure came from
    ManualYN        bYN          NOT NULL, -- Whether somebody typed it {Y: keyed; N: loaded from the feed}
    KeyedBy         varchar(30)  NULL,     -- Person who typed it
    PRIMARY KEY (ELCo, CurrCode, RateDate),
    FOREIGN KEY (ELCo, CurrCode) REFERENCES dbo.ELCY (ELCo, CurrCode)
);

/* Budget rates: one planned and closing rate of a currency for a month a row. */
CREATE TABLE dbo.ELRM (
    ELCo            bCompany     NOT NULL, -- Company
    CurrCode        char(3)      NOT NULL, -- Currency
    Mth             bMonth       NOT NULL, -- Month
    PlanRate        bUnitCost    NOT NULL, -- Rate in the budget
    AvgRate         bUnitCost    NOT NULL, -- Mean of the month's market rates
    CloseRate       bUnitCost    NOT NULL, -- Rate on the last day
    RevalAmt        bDollar      NOT NULL, -- Gain or loss from restating open bills
    LockYN          bYN          NOT NULL, -- Whether the month can be changed {Y: locked; N: open}
    LockedBy        varchar(30)  NULL,     -- Person who locked it
    PRIMARY KEY (ELCo, CurrCode, Mth),
    FOREIGN KEY (ELCo, CurrCode) REFERENCES dbo.ELCY (ELCo, CurrCode)
);

/* Foreign bills: one invoice of a vendor in other money a row. */
CREATE TABLE dbo.ELBH (
    ELCo            bCompany     NOT NULL, -- Company that owes
    BillNo          varchar(15)  NOT NULL, -- Number we gave the bill
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who sent it
    SuppInv         varchar(20)  NULL,     -- Number on the vendor's paper
    CurrCode        char(3)      NOT NULL, -- Currency it is written in
    InvDate         bDate        NOT NULL, -- Date on the paper
    DueOn           bDate        NULL,     -- Day it must be paid
    PaidOn          bDate        NULL,     -- Day the money left, empty while unpaid
    ForAmt          bDollar      NOT NULL, -- Amount in the foreign money
    BookAmt         bDollar      NOT NULL, -- Dollars it was entered at
    SettleAmt       bDollar      NOT NULL, -- Dollars it cost in the end
    BookRate        bUnitCost    NOT NULL, -- Rate on entry
    PayStat         char(1)      NOT NULL, -- Where the bill stands {E: entered; A: approved to pay; D: disputed; W: wire sent; P: settled}
    FwdYN           bYN          NOT NULL, -- Whether a forward contract covers it {Y: covered; N: exposed}
    Approver        varchar(30)  NULL,     -- Manager who released it
    PRIMARY KEY (ELCo, BillNo),
    FOREIGN KEY (ELCo, CurrCode) REFERENCES dbo.ELCY (ELCo, CurrCode),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Bill lines: one position of a foreign bill a row, with the job that bears it. */
CREATE TABLE dbo.ELBL (
    ELCo            bCompany     NOT NULL, -- Company
    BillNo          varchar(15)  NOT NULL, -- Bill the line is on
    BillLine        smallint     NOT NULL, -- Line number
    ItemText        bItemDesc    NULL,     -- What was bought
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that bears the cost
    Units           bUnits       NOT NULL, -- Quantity billed
    RecvUnits       bUnits       NOT NULL, -- Quantity that arrived
    LineForAmt      bDollar      NOT NULL, -- Foreign amount of the line
    LineAmt         bDollar      NOT NULL, -- Dollars of the line
    DutyAmt         bDollar      NOT NULL, -- Customs duty on it, in dollars
    TariffNo        varchar(12)  NULL,     -- Customs code of the goods
    PRIMARY KEY (ELCo, BillNo, BillLine),
    FOREIGN KEY (ELCo, BillNo) REFERENCES dbo.ELBH (ELCo, BillNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
