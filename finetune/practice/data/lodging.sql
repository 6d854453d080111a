-- Lodging: work camps, their rooms, the stays of the crew and their per diem.

/* Camp master: one camp, rented house or hotel block where crews sleep. */
CREATE TABLE dbo.LOCM (
    LOCo            bCompany     NOT NULL, -- Company that runs the camp
    Camp            varchar(10)  NOT NULL, -- Short code of the camp
    CampName        bDesc        NULL,     -- What the camp is called
    CampType        char(1)      NOT NULL, -- How we come by the beds {O: our own; R: rented; H: hotel block}
    Town            varchar(30)  NULL,     -- Nearest town
    State           varchar(4)   NULL,     -- State or province
    OpenDate        bDate        NULL,     -- First night the camp took guests
    CloseDate       bDate        NULL,     -- Day it shut for good, empty while it runs
    Beds            smallint     NOT NULL, -- Places to sleep when full
    NightRate       bUnitCost    NOT NULL, -- What one bed costs us a night
    VendorGroup     bGroup       NULL,     -- Group of the landlord
    Vendor          bVendor      NULL,     -- Landlord or hotel we pay
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the camp was set up for
    WifiYN          bYN          NOT NULL, -- Internet for the guests {Y: yes; N: none}
    PRIMARY KEY (LOCo, Camp),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Rooms: one room or trailer cabin of a camp a row. */
CREATE TABLE dbo.LORM (
    LOCo            bCompany     NOT NULL, -- Company of the camp
    Camp            varchar(10)  NOT NULL, -- Camp the room is in
    Room            varchar(10)  NOT NULL, -- Number on the door
    RoomType        char(1)      NOT NULL, -- Size of the room {S: single; D: double; B: bunkhouse}
    Bunks           tinyint      NOT NULL, -- How many can sleep in it
    Cond            char(1)      NOT NULL, -- State of repair {G: good; W: worn; X: out of use}
    LastClean       bDate        NULL,     -- Date housekeeping was last in
    KeyNo           varchar(10)  NULL,     -- Tag of the door key
    AccessYN        bYN          NOT NULL, -- Fit for a wheelchair {Y: yes; N: no}
    SmokeYN         bYN          NOT NULL, -- Smoking allowed {Y: yes; N: no}
    PRIMARY KEY (LOCo, Camp, Room),
    FOREIGN KEY (LOCo, Camp) REFERENCES dbo.LOCM (LOCo, Camp)
);

/* Stays: one booking of a room by one employee, from arrival to departure. */
CREATE TABLE dbo.LOST (
    LOCo            bCompany     NOT NULL, -- Company of the booking
    StaySeq         int          NOT NULL, -- Booking number
    Camp            varchar(10)  NOT NULL, -- Camp booked
    Room            varchar(10)  NULL,     -- Room given, empty until assigned
    PRCo            bCompany     NULL,     -- Payroll company of the guest
    Employee        bEmployee    NULL,     -- Guest
    ArrDate         bDate        NOT NULL, -- Day the guest checked in
    PlanDep         bDate        NULL,     -- Day the guest is expected to leave
    DepDate         bDate        NULL,     -- Day the guest really left, empty while still there
    Nights          smallint     NOT NULL, -- Nights slept so far
    CostAmt         bDollar      NOT NULL, -- What the stay costs the company
    DeductAmt       bDollar      NOT NULL, -- Part withheld from the guest's pay
    NoShowYN        bYN          NOT NULL, -- Booked but never turned up {Y: no-show; N: came}
    BookedBy        varchar(30)  NULL,     -- Clerk who made the booking
    PRIMARY KEY (LOCo, StaySeq),
    FOREIGN KEY (LOCo, Camp, Room) REFERENCES dbo.LORM (LOCo, Camp, Room),
    FOREIGN KEY (LOCo, Camp) REFERENCES dbo.LOCM (LOCo, Camp),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Per diem: one employee's living allowance for one month. */
CREATE TABLE dbo.LOPD (
    LOCo            bCompany     NOT NULL, -- Company that pays the allowance
    Mth             bMonth       NOT NULL, -- Month the allowance is for
    PRCo            bCompany     NOT NULL, -- Payroll company of the employee
    Employee        bEmployee    NOT NULL, -- Employee living away from home
    Days            tinyint      NOT NULL, -- Days away claimed
    DayRate         bUnitCost    NOT NULL, -- Allowance for one day
    ClaimAmt        bDollar      NOT NULL, -- What the employee asked for
    ApprAmt         bDollar      NOT NULL, -- What the office allowed
    PaidAmt         bDollar      NOT NULL, -- What has been paid out so far
    PDStat          tinyint      NOT NULL, -- Where the claim is {0: entered; 1: approved; 2: paid; 3: refused}
    ApprBy          varchar(30)  NULL,     -- Manager who signed off
    PRIMARY KEY (LOCo, Mth, PRCo, Employee),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Camp months: totals of one camp for one month. */
CREATE TABLE dbo.LOMT (
    LOCo            bCompany     NOT NULL, -- Company of the camp
    Camp            varchar(10)  NOT NULL, -- Camp totalled
    Mth             bMonth       NOT NULL, -- Month totalled
    BedNights       int          NOT NULL, -- Beds really slept in, summed over the nights
    AvailNights     int          NOT NULL, -- Beds that could have been slept in
    RentCost        bDollar      NOT NULL, -- Rent of the camp
    MealCost        bDollar      NOT NULL, -- Catering bill
    Complaints      smallint     NOT NULL, -- Gripes logged by guests
    PRIMARY KEY (LOCo, Camp, Mth),
    FOREIGN KEY (LOCo, Camp) REFERENCES dbo.LOCM (LOCo, Camp)
);
