-- Hotel: rooms, guests, stays, what was put on the bill, and the nightly figures.

/* Rooms: one room that can be let a row. */
CREATE TABLE dbo.HTRM (
    HTCo            bCompany     NOT NULL, -- Company that runs the house
    House           varchar(6)   NOT NULL, -- Which hotel
    RoomNo          varchar(6)   NOT NULL, -- Number on the door
    RmType          varchar(4)   NOT NULL, -- Category of the room
    Flr             tinyint      NOT NULL, -- Storey it is on
    BedCfg          varchar(10)  NULL,     -- Beds in it, such as KING or 2QUEEN
    SleepsCnt       tinyint      NOT NULL, -- People it can take
    View1           char(1)      NULL,     -- What one sees from it {S: sea; G: garden; C: courtyard; P: parking lot}
    HkStat          char(1)      NOT NULL, -- Housekeeping state {C: clean; D: dirty; I: inspected; O: out of order}
    SmokeYN         bYN          NOT NULL, -- Smoking allowed {Y: allowed; N: forbidden}
    LastReno        bDate        NULL,     -- When it was last done up
    LastDeep        bDate        NULL,     -- When it last had a thorough cleaning
    PRIMARY KEY (HTCo, House, RoomNo),
    FOREIGN KEY (HTCo, RmType) REFERENCES dbo.HTRT (HTCo, RmType)
);

/* Room categories: one kind of room and its prices a row. */
CREATE TABLE dbo.HTRT (
    HTCo            bCompany     NOT NULL, -- Company of the price list
    RmType          varchar(4)   NOT NULL, -- Code of the category
    TypeName        varchar(30)  NULL,     -- Name used on the website
    RackRate        bDollar      NOT NULL, -- Full price a night without discount
    CorpRate        bDollar      NOT NULL, -- Price a night agreed with firms
    WkndRate        bDollar      NOT NULL, -- Price on Friday and Saturday nights
    XtraBedAmt      bDollar      NOT NULL, -- Surcharge for a rollaway bed
    GLCo            bCompany     NULL,     -- Ledger company
    RevAcct         bGLAcct      NULL,     -- Account the room money goes to
    OnlineYN        bYN          NOT NULL, -- Sold on the web {Y: sold; N: only by phone}
    PRIMARY KEY (HTCo, RmType),
    FOREIGN KEY (GLCo, RevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Guests: one person or account that stays with us a row, for the whole group of hotels. */
CREATE TABLE dbo.HTGuest (
    HTCo            bCompany     NOT NULL, -- Company of the guest file
    GuestId         int          NOT NULL, -- Number of the guest
    FullName        varchar(40)  NOT NULL, -- Name as on the passport
    HomeCity        varchar(30)  NULL,     -- Where they come from
    Ctry            char(2)      NULL,     -- Country {US: United States; DE: Germany; AT: Austria; CA: Canada}
    Tier            tinyint      NOT NULL, -- Loyalty level {0: none; 1: silver; 2: gold; 3: platinum}
    PtsBal          int          NOT NULL, -- Loyalty points not used yet
    CustGroup       bGroup       NULL,     -- Customer group of the firm
    Firm            bCustomer    NULL,     -- Firm that pays, empty for private guests
    NoMailYN        bYN          NOT NULL, -- Wants no advertising {Y: leave alone; N: may be written to}
    BannedYN        bYN          NOT NULL, -- Not welcome again {Y: turned away; N: welcome}
    FirstStay       bDate        NULL,     -- First time with us
    PRIMARY KEY (HTCo, GuestId),
    FOREIGN KEY (CustGroup, Firm) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Stays: one booking of one room by one guest a row, from reservation to departure. */
CREATE TABLE dbo.HTST (
    HTCo            bCompany     NOT NULL, -- Company of the booking
    ConfNo          varchar(10)  NOT NULL, -- Confirmation number
    GuestId         int          NOT NULL, -- Who stays
    House           varchar(6)   NOT NULL, -- Hotel
    RoomNo          varchar(6)   NULL,     -- Room given, empty until assigned
    StayStat        char(2)      NOT NULL, -- Where it stands {RS: reserved; IN: in house; CO: checked out; CX: cancelled; NS: never showed up}
    MadeOn          bDate        NOT NULL, -- Day it was booked
    ArrDate         bDate        NOT NULL, -- First night
    DepDate         bDate        NOT NULL, -- Day they leave
    Nights          smallint     NOT NULL, -- Length in nights
    Adults          tinyint      NOT NULL, -- Grown-ups
    Kids            tinyint      NOT NULL, -- Children
    Chan            varchar(8)   NULL,     -- Where the booking came from, such as WEB, PHONE, AGENT
    NightRate       bDollar      NOT NULL, -- Price agreed per night
    DepstAmt        bDollar      NOT NULL, -- Money taken in advance
    TookBy          varchar(30)  NULL,     -- Reservations clerk
    PRIMARY KEY (HTCo, ConfNo),
    FOREIGN KEY (HTCo, GuestId) REFERENCES dbo.HTGuest (HTCo, GuestId),
    FOREIGN KEY (HTCo, House, RoomNo) REFERENCES dbo.HTRM (HTCo, House, RoomNo)
);

/* Folio: one amount put on the bill of a stay a row. */
CREATE TABLE dbo.HTFO (
    HTCo            bCompany     NOT NULL, -- Company of the bill
    ConfNo          varchar(10)  NOT NULL, -- Stay it belongs to
    FolSeq          smallint     NOT NULL, -- Order on the bill
    PostDate        bDate        NOT NULL, -- Day it was put on
    Dept            varchar(6)   NOT NULL, -- Part of the house that earned it, such as ROOM, BAR, SPA, MINI
    ItemTxt         bItemDesc    NULL,     -- What the guest reads
    GrossAmt        bDollar      NOT NULL, -- Before taxes and discounts
    DiscAmt         bDollar      NOT NULL, -- Taken off
    TaxAmt          bDollar      NOT NULL, -- City and sales tax
    CompYN          bYN          NOT NULL, -- On the house {Y: free of charge; N: charged}
    PostedBy        varchar(30)  NULL,     -- Who keyed it
    DisputeYN       bYN          NOT NULL, -- Guest objects to it {Y: objects; N: fine}
    PRIMARY KEY (HTCo, ConfNo, FolSeq),
    FOREIGN KEY (HTCo, ConfNo) REFERENCES dbo.HTST (HTCo, ConfNo)
);
