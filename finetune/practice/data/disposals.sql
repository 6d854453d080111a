-- Disposals: surplus machines and goods put up for sale, auctions, bids and the money that came in.

/* Surplus lots: one machine or pile of goods we want to get rid of a row. */
CREATE TABLE dbo.AULT (
    AUCo            bCompany     NOT NULL, -- Company that sells
    LotNo           varchar(10)  NOT NULL, -- Number on the tag of the lot
    LotDesc         bItemDesc    NULL,     -- What is for sale
    EMCo            bCompany     NULL,     -- Equipment company of the machine
    Equip           bEquip       NULL,     -- Machine sold, empty for loose goods
    EventNo         int          NULL,     -- Auction it is entered in, empty while not placed
    YardLoc         varchar(20)  NULL,     -- Town or yard where it can be seen
    Cond            tinyint      NOT NULL, -- Shape it is in {1: like new; 2: runs; 3: needs work; 4: scrap}
    LotState        char(1)      NOT NULL, -- Where it is in the sale {H: held back; L: listed; S: sold; W: withdrawn}
    ReleasedBy      varchar(30)  NULL,     -- Manager who let it go
    ReleaseDt       bDate        NULL,     -- Day it was declared surplus
    BookVal         bDollar      NOT NULL, -- What the books still carry it at
    ApprVal         bDollar      NULL,     -- What the appraiser thinks it would bring
    Reserve         bDollar      NOT NULL, -- Lowest price we would accept
    TitleYN         bYN          NOT NULL, -- Papers of ownership are at hand {Y: at hand; N: missing}
    PRIMARY KEY (AUCo, LotNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (AUCo, EventNo) REFERENCES dbo.AUEvent (AUCo, EventNo)
);

/* Auctions: one sale day of an auction house or website a row. */
CREATE TABLE dbo.AUEvent (
    AUCo            bCompany     NOT NULL, -- Company that takes part
    EventNo         int          NOT NULL, -- Number of the sale
    House           varchar(40)  NOT NULL, -- Who runs the sale
    Site            varchar(30)  NULL,     -- City of the sale
    Format          char(1)      NOT NULL, -- How bids are made {L: live; O: online; S: sealed bids}
    EntryBy         bDate        NULL,     -- Last day to enter lots
    SaleDt          bDate        NOT NULL, -- Day of the hammer
    PayoutDt        bDate        NULL,     -- Day the money reached us, empty while owed
    CommPct         bPct         NOT NULL, -- Share of the price they keep
    ListFee         bDollar      NOT NULL, -- Flat charge per lot
    CancelYN        bYN          NOT NULL, -- Called off {Y: called off; N: on}
    PRIMARY KEY (AUCo, EventNo)
);

/* Bidders: the list of people and firms registered to bid. */
CREATE TABLE dbo.AUBR (
    AUCo            bCompany     NOT NULL, -- Company of the list
    Paddle          int          NOT NULL, -- Number the bidder holds up
    BidderName      varchar(60)  NOT NULL, -- Who it is
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Customer account, if there is one
    HomeTown        varchar(30)  NULL,     -- Town they come from
    RegDt           bDate        NULL,     -- Day they signed up
    CreditLine      bDollar      NOT NULL, -- How far they may bid
    DepositAmt      bDollar      NOT NULL, -- Money they put down beforehand
    EmplYN          bYN          NOT NULL, -- Works for us {Y: our employee; N: outsider}
    BannedYN        bYN          NOT NULL, -- May not bid anymore {Y: banned; N: welcome}
    PRIMARY KEY (AUCo, Paddle),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Bids: one bid on one lot a row. */
CREATE TABLE dbo.AUBD (
    AUCo            bCompany     NOT NULL, -- Company that sells
    LotNo           varchar(10)  NOT NULL, -- Lot that is bid on
    BidSeq          int          NOT NULL, -- Order in which the bids came
    Paddle          int          NOT NULL, -- Who bids
    BidDt           bDate        NOT NULL, -- Day of the bid
    BidAmt          bDollar      NOT NULL, -- Money offered
    MaxAmt          bDollar      NULL,     -- Secret ceiling left with the website
    Via             char(1)      NULL,     -- How it was placed {F: floor; W: web; P: phone; A: absentee}
    RetractYN       bYN          NOT NULL, -- Taken back {Y: taken back; N: stands}
    TopYN           bYN          NOT NULL, -- Took the lot {Y: winning; N: beaten}
    PRIMARY KEY (AUCo, LotNo, BidSeq),
    FOREIGN KEY (AUCo, LotNo) REFERENCES dbo.AULT (AUCo, LotNo),
    FOREIGN KEY (AUCo, Paddle) REFERENCES dbo.AUBR (AUCo, Paddle)
);

/* Sales: what a sold lot brought, one row a lot. */
CREATE TABLE dbo.AUSale (
    AUCo            bCompany     NOT NULL, -- Company that sold
    LotNo           varchar(10)  NOT NULL, -- Lot that went
    Paddle          int          NULL,     -- Buyer
    Mth             bMonth       NOT NULL, -- Month it is booked in
    Hammer          bDollar      NOT NULL, -- Price it was knocked down at
    CommAmt         bDollar      NOT NULL, -- What the house kept
    NetAmt          bDollar      NOT NULL, -- What was left for us
    GainLoss        bDollar      NOT NULL, -- Net less book value, negative for a loss
    PaidDt          bDate        NULL,     -- Day the buyer paid, empty if not
    GoneDt          bDate        NULL,     -- Day it was hauled away, empty if it still stands here
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account of the gain or loss
    PRIMARY KEY (AUCo, LotNo),
    FOREIGN KEY (AUCo, LotNo) REFERENCES dbo.AULT (AUCo, LotNo),
    FOREIGN KEY (AUCo, Paddle) REFERENCES dbo.AUBR (AUCo, Paddle),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
