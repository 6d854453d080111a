-- Events and rooms: company events with their guests and bills, and meeting rooms that are booked.

/* Events: one company event a row, such as a picnic, an open house or a groundbreaking, with place, budget and what it cost. */
CREATE TABLE dbo.NVHD (
    NVCo            bCompany     NOT NULL, -- Company that gives the event
    EvtNo           int          NOT NULL, -- Number of the event
    EvtName         bItemDesc    NULL,     -- What it is called
    EvtKind         char(1)      NOT NULL, -- Sort of event {S: for staff; C: for customers; G: groundbreaking or topping out; D: charity}
    Town            varchar(30)  NULL,     -- Town it is held in
    StartDate       bDate        NOT NULL, -- First day
    LastDate        bDate        NULL,     -- Last day
    Host            varchar(20)  NULL,     -- Who stands in front and greets
    Planner         varchar(20)  NULL,     -- Who organizes it
    Progress        tinyint      NOT NULL, -- How far it is {0: idea; 1: approved; 2: held; 9: called off}
    BudgAmt         bDollar      NOT NULL, -- Money granted for it
    SpentAmt        bDollar      NOT NULL, -- Money gone so far
    SponsAmt        bDollar      NOT NULL, -- Money given by sponsors
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it celebrates, if any
    OutdoorYN       bYN          NOT NULL, -- Whether it is in the open air {Y: outdoors; N: indoors}
    PRIMARY KEY (NVCo, EvtNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Guest list: one person invited to an event a row, with answer and whether they came. */
CREATE TABLE dbo.NVGL (
    NVCo            bCompany     NOT NULL, -- Company of the event
    EvtNo           int          NOT NULL, -- Event
    GuestSeq        int          NOT NULL, -- Sequence on the list
    GuestName       varchar(60)  NULL,     -- Name of the person
    CustGroup       bGroup       NULL,     -- Customer group
    Customer        bCustomer    NULL,     -- Customer the person works for, if one
    InvitedOn       bDate        NOT NULL, -- Day the invitation went out
    RepliedOn       bDate        NULL,     -- Day of the answer, empty while there is none
    Reply           char(1)      NOT NULL, -- Answer {A: accepts; R: regrets; M: maybe; N: none yet}
    CameYN          bYN          NOT NULL, -- Whether the person was there {Y: was there; N: was not}
    PlusCnt         tinyint      NOT NULL, -- People brought along
    Diet            varchar(20)  NULL,     -- What they do not eat
    PRIMARY KEY (NVCo, EvtNo, GuestSeq),
    FOREIGN KEY (NVCo, EvtNo) REFERENCES dbo.NVHD (NVCo, EvtNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Event bills: what caterers, tents and bands charge for an event, one charge a row. */
CREATE TABLE dbo.NVBL (
    NVCo            bCompany     NOT NULL, -- Company of the event
    EvtNo           int          NOT NULL, -- Event
    ChgNo           smallint     NOT NULL, -- Number of the charge
    What            varchar(40)  NULL,     -- What is charged for
    Class           varchar(10)  NULL,     -- Class of charge, such as FOOD, TENT or MUSIC
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who charges
    QuoteAmt        bDollar      NOT NULL, -- What was quoted
    FinalAmt        bDollar      NOT NULL, -- What it came to
    DepAmt          bDollar      NOT NULL, -- Down payment made
    DepDate         bDate        NULL,     -- Day of the down payment
    SettledYN       bYN          NOT NULL, -- Whether it is paid in full {Y: settled; N: still owed}
    PRIMARY KEY (NVCo, EvtNo, ChgNo),
    FOREIGN KEY (NVCo, EvtNo) REFERENCES dbo.NVHD (NVCo, EvtNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Meeting rooms: the rooms of our offices with seats, floor and what they have. */
CREATE TABLE dbo.NVRoom (
    NVCo            bCompany     NOT NULL, -- Company that has the room
    Room            varchar(10)  NOT NULL, -- Code on the door
    RoomDesc        bDesc        NULL,     -- Name of the room
    FloorNo         tinyint      NULL,     -- Storey
    Seats           smallint     NOT NULL, -- How many people fit
    BeamerYN        bYN          NOT NULL, -- Whether there is a projector {Y: there is; N: there is not}
    HrRate          bDollar      NOT NULL, -- Charged to a department for an hour
    UsableYN        bYN          NOT NULL, -- Whether it can be booked {Y: can be; N: shut}
    PRIMARY KEY (NVCo, Room)
);

/* Room bookings: one booking of a meeting room a row. */
CREATE TABLE dbo.NVBK (
    NVCo            bCompany     NOT NULL, -- Company of the room
    BookNo          int          NOT NULL, -- Number of the booking
    Room            varchar(10)  NOT NULL, -- Room that is booked
    UseDate         bDate        NOT NULL, -- Day it is for
    MadeDate        bDate        NOT NULL, -- Day it was entered
    Hrs             bHrs         NOT NULL, -- Hours booked
    Heads           smallint     NOT NULL, -- People expected
    PRCo            bCompany     NULL,     -- Payroll company of the booker
    Employee        bEmployee    NULL,     -- Employee who booked
    Purpose         varchar(40)  NULL,     -- What for
    Answer          char(1)      NOT NULL, -- What became of it {P: not confirmed; C: confirmed; W: withdrawn; X: nobody came}
    CoffeeYN        bYN          NOT NULL, -- Whether coffee is wanted {Y: wanted; N: not}
    PRIMARY KEY (NVCo, BookNo),
    FOREIGN KEY (NVCo, Room) REFERENCES dbo.NVRoom (NVCo, Room),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);
