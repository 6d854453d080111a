-- Contingencies: money set aside on a job for the unknown, and allowances priced before the choice was made.

/* Fund: one contingency or allowance of a job, with what was set aside and what is left. */
CREATE TABLE dbo.HBFD (
    HBCo            bCompany     NOT NULL, -- Company of the fund
    FundNo          int          NOT NULL, -- Number of the fund
    FundName        bDesc        NULL,     -- What it is called, such as Lobby flooring allowance
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it belongs to
    FundType        varchar(6)   NULL,     -- Type of fund, from HBFT
    Keeper          varchar(30)  NULL,     -- Person who may spend from it
    OpenedOn        bDate        NOT NULL, -- Day it was set up
    UseBy           bDate        NULL,     -- Day by which it must be spent or given back
    ClosedOn        bDate        NULL,     -- Day it was closed out, empty while open
    StartAmt        bDollar      NOT NULL, -- Dollars set aside at first
    AddedAmt        bDollar      NOT NULL, -- Dollars put in later
    LeftAmt         bDollar      NOT NULL, -- Dollars not drawn so far
    SavingsTo       char(1)      NOT NULL, -- Who gets what is not spent {O: the owner; C: the contractor; S: shared between them}
    OwnerOKYN       bYN          NOT NULL, -- Whether the owner must agree to each draw {Y: must; N: need not}
    PRIMARY KEY (HBCo, FundNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (HBCo, FundType) REFERENCES dbo.HBFT (HBCo, FundType)
);

/* Draw request: one wish to take money from a fund, as put in by the site. */
CREATE TABLE dbo.HBRQ (
    HBCo            bCompany     NOT NULL, -- Company of the fund
    FundNo          int          NOT NULL, -- Fund to take it from
    ReqSeq          smallint     NOT NULL, -- Sequence of the request in the fund
    Purpose         bItemDesc    NULL,     -- What the money is for
    CameFrom        char(1)      NOT NULL, -- What brought it about {B: buyout gap; F: field condition; E: error on the drawings; C: owner's choice}
    WishAmt         bDollar      NOT NULL, -- Dollars wished for
    GrantAmt        bDollar      NULL,     -- Dollars allowed, empty while undecided
    WishDate        bDate        NOT NULL, -- Day the site asked
    NeedDate        bDate        NULL,     -- Day the money is needed
    AnswerDate      bDate        NULL,     -- Day the answer came, empty until then
    Answer          char(1)      NOT NULL, -- What was answered {U: unanswered; G: granted; C: granted in part; D: denied}
    Wisher          varchar(30)  NULL,     -- Superintendent or PM who asked
    PhotoYN         bYN          NOT NULL, -- Whether pictures are attached {Y: attached; N: none}
    PRIMARY KEY (HBCo, FundNo, ReqSeq),
    FOREIGN KEY (HBCo, FundNo) REFERENCES dbo.HBFD (HBCo, FundNo)
);

/* Posted draw: one booking that took money out of a fund and gave it to a phase. */
CREATE TABLE dbo.HBDR (
    HBCo            bCompany     NOT NULL, -- Company of the fund
    DrawNo          int          NOT NULL, -- Number of the booking
    FundNo          int          NOT NULL, -- Fund the money left
    ReqSeq          smallint     NULL,     -- Request it answers, empty if taken without one
    DrawMth         bMonth       NOT NULL, -- Accounting month of the booking
    BookedOn        bDate        NOT NULL, -- Day of the booking
    ToPhase         bPhase       NULL,     -- Phase that got the money
    DrawAmt         bDollar      NOT NULL, -- Dollars taken
    VendorGroup     bGroup       NULL,     -- Vendor group of the payee
    Vendor          bVendor      NULL,     -- Supplier or sub the money went on to
    BookedBy        varchar(20)  NULL,     -- Accountant who booked it
    ReturnedYN      bYN          NOT NULL, -- Whether the money was put back later {Y: put back; N: gone}
    PRIMARY KEY (HBCo, DrawNo),
    FOREIGN KEY (HBCo, FundNo) REFERENCES dbo.HBFD (HBCo, FundNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Fund types: the list of kinds of contingency and allowance. */
CREATE TABLE dbo.HBFT (
    HBCo            bCompany     NOT NULL, -- Company of the list
    FundType        varchar(6)   NOT NULL, -- Short code
    TypeText        bDesc        NULL,     -- Kind in words, such as Construction contingency
    Class           char(1)      NOT NULL, -- Family {K: contingency; A: allowance; H: hold for a known risk}
    UsualPct        bPct         NULL,     -- Share of the contract set aside as a rule, as a fraction; empty if case by case
    SignLimit       bDollar      NOT NULL, -- Draw up to which the keeper signs alone
    ShowOwnerYN     bYN          NOT NULL, -- Whether the owner sees the fund on his report {Y: seen; N: kept from him}
    DroppedYN       bYN          NOT NULL, -- Whether the kind is out of use {Y: out of use; N: in use}
    PRIMARY KEY (HBCo, FundType)
);

/* Fund month: how one fund moved during one month, and the exposure against it. */
CREATE TABLE dbo.HBFM (
    HBCo            bCompany     NOT NULL, -- Company of the fund
    FundNo          int          NOT NULL, -- Fund
    BalMth          bMonth       NOT NULL, -- Month
    BegBal          bDollar      NOT NULL, -- Dollars in it at the start of the month
    PutIn           bDollar      NOT NULL, -- Dollars added in the month
    TakenOut        bDollar      NOT NULL, -- Dollars drawn in the month
    EndBal          bDollar      NOT NULL, -- Dollars in it at the end of the month
    Exposure        bDollar      NOT NULL, -- Risk known by then that may fall on the fund
    PctComplete     bPct         NULL,     -- How far the job was, as a fraction
    Outlook         char(1)      NULL,     -- How the PM sees it {G: plenty; Y: tight; R: will not last}
    PMNote          varchar(120) NULL,     -- Remark by the PM
    PRIMARY KEY (HBCo, FundNo, BalMth),
    FOREIGN KEY (HBCo, FundNo) REFERENCES dbo.HBFD (HBCo, FundNo)
);
