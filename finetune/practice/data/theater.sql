-- Theater: productions, evenings, seats, ticket orders and the tickets in them.

/* Productions: one play, opera or concert we put on a row. */
CREATE TABLE dbo.THPD (
    THCo            bCompany     NOT NULL, -- Company that runs the house
    ProdNo          varchar(8)   NOT NULL, -- Number of the production
    ShowTitle       varchar(60)  NOT NULL, -- What the poster says
    Genre           char(1)      NOT NULL, -- Sort of show {P: play; M: musical; O: opera; C: concert; K: for children}
    Author          varchar(40)  NULL,     -- Playwright or composer
    Director        varchar(30)  NULL,     -- Who stages it
    StageMgr        varchar(30)  NULL,     -- Who runs it at night
    PremDate        bDate        NULL,     -- Opening night
    LastDate        bDate        NULL,     -- Closing night
    RunMin          smallint     NULL,     -- Length without intermission
    RoyalPct        bPct         NULL,     -- Part of the takings owed to the author
    SetCost         bDollar      NOT NULL, -- Spent on scenery
    CostmCst        bDollar      NOT NULL, -- Spent on costumes
    GuestYN         bYN          NOT NULL, -- Brought in from another house {Y: visiting; N: our own}
    PRIMARY KEY (THCo, ProdNo)
);

/* Performances: one showing of a production on one day a row. */
CREATE TABLE dbo.THPF (
    THCo            bCompany     NOT NULL, -- Company of the evening
    PerfNo          int          NOT NULL, -- Number of the showing
    ProdNo          varchar(8)   NOT NULL, -- Production
    PerfDate        bDate        NOT NULL, -- Day of the showing
    Slot            char(1)      NOT NULL, -- Time of day {M: matinee; E: evening; L: late night}
    Hall            varchar(8)   NOT NULL, -- Auditorium
    Capac           int          NOT NULL, -- Seats offered
    SoldCnt         int          NOT NULL, -- Seats sold
    FreeCnt         int          NOT NULL, -- Seats given away
    CameCnt         int          NULL,     -- People scanned at the door
    PerfState       tinyint      NOT NULL, -- State {0: planned; 1: on sale; 2: played; 3: called off}
    WhyOff          bItemDesc    NULL,     -- Reason it was called off
    HouseMgr        varchar(30)  NULL,     -- In charge of the foyer that night
    SignYN          bYN          NOT NULL, -- With sign language {Y: signed; N: not}
    PRIMARY KEY (THCo, PerfNo),
    FOREIGN KEY (THCo, ProdNo) REFERENCES dbo.THPD (THCo, ProdNo)
);

/* Seats: one chair of an auditorium a row. */
CREATE TABLE dbo.THSeat (
    THCo            bCompany     NOT NULL, -- Company of the building
    Hall            varchar(8)   NOT NULL, -- Auditorium
    SeatCd          varchar(8)   NOT NULL, -- Row and number, such as F-12
    Level           char(1)      NOT NULL, -- Storey {S: stalls; C: circle; G: gallery; B: box}
    PrcBand         tinyint      NOT NULL, -- Price class, 1 the dearest
    FullPrc         bDollar      NOT NULL, -- Usual price
    WheelYN         bYN          NOT NULL, -- Can be taken out for a wheelchair {Y: wheelchair place; N: fixed}
    PoorVwYN        bYN          NOT NULL, -- A pillar or rail is in the way {Y: restricted view; N: clear}
    BrokenYN        bYN          NOT NULL, -- Not to be sold {Y: broken; N: sound}
    Donor           varchar(40)  NULL,     -- Name on the plaque, empty if none
    PRIMARY KEY (THCo, Hall, SeatCd)
);

/* Orders: one purchase of one or more tickets a row. */
CREATE TABLE dbo.THOR (
    THCo            bCompany     NOT NULL, -- Company that sells
    OrdNo           int          NOT NULL, -- Order number
    BuyerNm         varchar(40)  NULL,     -- Who bought
    Zip             varchar(10)  NULL,     -- Where the buyer lives
    CustGroup       bGroup       NULL,     -- Customer group
    GrpCust         bCustomer    NULL,     -- School or agency billed, empty for private buyers
    OrdDate         bDate        NOT NULL, -- Day of the purchase
    Via             char(1)      NOT NULL, -- Way of buying {W: website; B: box office; P: phone; A: agency}
    PayState        char(1)      NOT NULL, -- Money {P: paid; H: on hold; R: refunded}
    TktAmt          bDollar      NOT NULL, -- Tickets
    FeeAmt          bDollar      NOT NULL, -- Booking fee
    GiftAmt         bDollar      NOT NULL, -- Donation added by the buyer
    RefndAmt        bDollar      NOT NULL, -- Paid back
    SubscrYN        bYN          NOT NULL, -- Part of a season subscription {Y: subscription; N: single sale}
    SoldBy          varchar(30)  NULL,     -- Clerk, empty on the web
    PRIMARY KEY (THCo, OrdNo),
    FOREIGN KEY (CustGroup, GrpCust) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Tickets: one seat at one performance sold or given to someone a row. */
CREATE TABLE dbo.THTK (
    THCo            bCompany     NOT NULL, -- Company of the ticket
    TktNo           varchar(12)  NOT NULL, -- Number under the barcode
    OrdNo           int          NOT NULL, -- Order it was bought in
    PerfNo          int          NOT NULL, -- Performance
    Hall            varchar(8)   NOT NULL, -- Auditorium
    SeatCd          varchar(8)   NOT NULL, -- Chair
    RateCd          varchar(4)   NOT NULL, -- Fare {FULL: full price; STUD: student; SENR: senior; COMP: free}
    FaceAmt         bDollar      NOT NULL, -- Price printed on it
    PaidAmt         bDollar      NOT NULL, -- Price after vouchers
    ScanDate        bDate        NULL,     -- Scanned at the door, empty if never
    ResaleYN        bYN          NOT NULL, -- Given back to be sold again {Y: given back; N: kept}
    PRIMARY KEY (THCo, TktNo),
    FOREIGN KEY (THCo, OrdNo) REFERENCES dbo.THOR (THCo, OrdNo),
    FOREIGN KEY (THCo, PerfNo) REFERENCES dbo.THPF (THCo, PerfNo),
    FOREIGN KEY (THCo, Hall, SeatCd) REFERENCES dbo.THSeat (THCo, Hall, SeatCd)
);
