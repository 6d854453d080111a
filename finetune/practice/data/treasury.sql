-- Treasury: bank accounts, cash forecasts, currency rates and deals, investments.

/* Bank accounts: one account of ours at a bank a row, with its currency, limits and ledger account. */
CREATE TABLE dbo.FXBK (
    FXCo            bCompany     NOT NULL, -- Company that holds the account
    BankId          varchar(8)   NOT NULL, -- Short code of the account
    BankName        bDesc        NULL,     -- Bank where it is kept
    AcctUse         char(1)      NOT NULL, -- What it is for {O: operating; P: payroll; S: savings; E: escrow}
    CurrCode        char(3)      NOT NULL, -- Currency, such as USD, CAD or MXN
    OpenedOn        bDate        NULL,     -- Day it was opened
    ShutOn          bDate        NULL,     -- Day it was closed, empty while it is used
    LedgBal         bDollar      NOT NULL, -- Balance by our books
    BankBal         bDollar      NOT NULL, -- Balance by the bank
    MinBal          bDollar      NOT NULL, -- Least that must stay on it
    OverLim         bDollar      NOT NULL, -- How far it may be overdrawn
    GLCo            bCompany     NULL,     -- Ledger company of the account
    CashAcct        bGLAcct      NULL,     -- Ledger account of the cash
    PRIMARY KEY (FXCo, BankId),
    FOREIGN KEY (GLCo, CashAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Cash forecast: money expected in or out of a bank account in a week, one kind of flow a row. */
CREATE TABLE dbo.FXFC (
    FXCo            bCompany     NOT NULL, -- Company of the account
    BankId          varchar(8)   NOT NULL, -- Account
    WeekEnd         bDate        NOT NULL, -- Friday of the week
    FlowType        varchar(6)   NOT NULL, -- Kind of flow, such as AR, AP, PAY, TAX or LOAN
    InOut           char(1)      NOT NULL, -- Which way the money goes {I: in; O: out}
    FcstAmt         bDollar      NOT NULL, -- Amount first expected
    RevAmt          bDollar      NOT NULL, -- Amount expected now
    ActAmt          bDollar      NULL,     -- Amount that came true, empty until the week is over
    SureCode        tinyint      NOT NULL, -- How sure it is {1: certain; 2: likely; 3: hoped for}
    EnteredBy       varchar(30)  NULL,     -- Who typed the number
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Contract the money hangs on
    PRIMARY KEY (FXCo, BankId, WeekEnd, FlowType),
    FOREIGN KEY (FXCo, BankId) REFERENCES dbo.FXBK (FXCo, BankId),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Currency rates: the price of one unit of a foreign currency in dollars on a day. */
CREATE TABLE dbo.FXRate (
    FXCo            bCompany     NOT NULL, -- Company that uses the rate
    CurrCode        char(3)      NOT NULL, -- Foreign currency
    QuoteDate       bDate        NOT NULL, -- Day of the quote
    SpotRate        bUnitCost    NOT NULL, -- Price for delivery at once
    FwdRate         bUnitCost    NULL,     -- Price for delivery in three months
    BookRate        bUnitCost    NULL,     -- Rate the ledger uses for the month
    Source          varchar(20)  NULL,     -- Where the quote comes from
    LockedYN        bYN          NOT NULL, -- Whether it can no longer be changed {Y: locked; N: open}
    PRCo            bCompany     NULL,     -- Payroll company of the keeper
    RateKeeper      bEmployee    NULL,     -- Employee who entered the quote
    PRIMARY KEY (FXCo, CurrCode, QuoteDate),
    FOREIGN KEY (PRCo, RateKeeper) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Currency deals: one purchase or sale of foreign money with a bank a row. */
CREATE TABLE dbo.FXDL (
    FXCo            bCompany     NOT NULL, -- Company that deals
    DealNo          int          NOT NULL, -- Number of the deal
    BankId          varchar(8)   NOT NULL, -- Account it is settled on
    BuySell         char(1)      NOT NULL, -- Which side we are on {B: we buy foreign money; S: we sell it}
    CurrCode        char(3)      NOT NULL, -- Foreign currency
    TradeDate       bDate        NOT NULL, -- Day it was agreed
    DelivDate       bDate        NOT NULL, -- Day the money is exchanged
    ForgnAmt        bDollar      NOT NULL, -- Amount in the foreign currency
    UsdAmt          bDollar      NOT NULL, -- Amount in dollars
    DealRate        bUnitCost    NOT NULL, -- Rate agreed
    HedgeYN         bYN          NOT NULL, -- Whether it covers a known bill {Y: hedge; N: speculative}
    DealStat        char(1)      NOT NULL, -- How far the deal is {P: pending; C: confirmed by the bank; S: settled; K: called off}
    Trader          varchar(30)  NULL,     -- Our person who made it
    PRIMARY KEY (FXCo, DealNo),
    FOREIGN KEY (FXCo, BankId) REFERENCES dbo.FXBK (FXCo, BankId)
);

/* Investments: one certificate, bill or fund that idle cash is put in a row. */
CREATE TABLE dbo.FXIV (
    FXCo            bCompany     NOT NULL, -- Company that invests
    InvId           varchar(10)  NOT NULL, -- Number of the investment
    InvText         bDesc        NULL,     -- What it is
    InvKind         char(2)      NOT NULL, -- Sort of investment {CD: certificate of deposit; TB: treasury bill; MM: money market fund; CP: commercial paper}
    BankId          varchar(8)   NULL,     -- Account the money came from
    BuyDate         bDate        NOT NULL, -- Day it was bought
    MatDate         bDate        NULL,     -- Day it pays out
    CashedDate      bDate        NULL,     -- Day it was really redeemed, empty while it is held
    FaceAmt         bDollar      NOT NULL, -- Amount paid out in the end
    PaidAmt         bDollar      NOT NULL, -- Amount paid for it
    MktAmt          bDollar      NOT NULL, -- What it would bring today
    YieldPct        bPct         NOT NULL, -- Yearly return
    PledgedYN       bYN          NOT NULL, -- Whether a lender or surety has a claim on it {Y: pledged; N: free}
    PRIMARY KEY (FXCo, InvId),
    FOREIGN KEY (FXCo, BankId) REFERENCES dbo.FXBK (FXCo, BankId)
);
