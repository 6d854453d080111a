-- Travel: trips, expense reports with their lines, mileage and per diem rates.

/* Expense reports: one claim of an employee a row, from draft to reimbursement. */
CREATE TABLE dbo.TVER (
    TVCo            bCompany     NOT NULL, -- Company that reimburses
    RptNo           int          NOT NULL, -- Number of the claim
    PRCo            bCompany     NULL,     -- Payroll company of the traveler
    Employee        bEmployee    NULL,     -- Who spent the money
    Approver        varchar(30)  NULL,     -- Boss who must say yes, by name
    Purpose         varchar(80)  NULL,     -- What the spending was for
    SubmDate        bDate        NULL,     -- Day it was turned in, empty while it is a draft
    ApprDate        bDate        NULL,     -- Day the boss agreed
    ReimbDate       bDate        NULL,     -- Day the employee got the money back, empty until then
    RptStat         char(1)      NOT NULL, -- How far the claim is {D: draft; S: submitted; A: approved; R: rejected; P: paid back}
    ClaimTot        bDollar      NOT NULL, -- What the employee asks for
    ApprTot         bDollar      NOT NULL, -- What was allowed
    AdvAmt          bDollar      NOT NULL, -- Cash given ahead of the trip
    TripNo          int          NULL,     -- Trip it belongs to, empty where none
    PRIMARY KEY (TVCo, RptNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (TVCo, TripNo) REFERENCES dbo.TVTP (TVCo, TripNo)
);

/* Expense lines: one receipt or cost on an expense report a row. */
CREATE TABLE dbo.TVEL (
    TVCo            bCompany     NOT NULL, -- Company of the report
    RptNo           int          NOT NULL, -- Report the line is on
    Line            smallint     NOT NULL, -- Line on the report
    ExpDate         bDate        NOT NULL, -- Day the money was spent
    ExpType         varchar(8)   NOT NULL, -- Sort of cost, from TVXT
    Merchant        varchar(40)  NULL,     -- Hotel, airline, restaurant or store
    City            varchar(30)  NULL,     -- Town where it was spent
    RcptAmt         bDollar      NOT NULL, -- Amount on the receipt
    AllowAmt        bDollar      NOT NULL, -- Amount we allow of it
    RcptYN          bYN          NOT NULL, -- Whether a receipt is attached {Y: attached; N: missing}
    PersYN          bYN          NOT NULL, -- Whether it was private after all {Y: private; N: business}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that bears it
    Notes           varchar(100) NULL,     -- Explanation typed by the traveler
    PRIMARY KEY (TVCo, RptNo, Line),
    FOREIGN KEY (TVCo, RptNo) REFERENCES dbo.TVER (TVCo, RptNo),
    FOREIGN KEY (TVCo, ExpType) REFERENCES dbo.TVXT (TVCo, ExpType),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Expense types: the list of sorts of cost that may be claimed, with limits. */
CREATE TABLE dbo.TVXT (
    TVCo            bCompany     NOT NULL, -- Company of the list
    ExpType         varchar(8)   NOT NULL, -- Code of the sort of cost
    TypeName        bDesc        NULL,     -- Name of it
    DayLimit        bDollar      NOT NULL, -- Most that may be claimed a day, 0 for no limit
    RcptOver        bDollar      NOT NULL, -- Amount from which a receipt is needed
    TaxablePct      bPct         NOT NULL, -- Share that counts as pay
    GLCo            bCompany     NULL,     -- Ledger company of the account
    GLAcct          bGLAcct      NULL,     -- Account it is booked to
    InUseYN         bYN          NOT NULL, -- Whether it may still be picked {Y: offered; N: withdrawn}
    PRIMARY KEY (TVCo, ExpType),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Trips: one booked journey of an employee a row, with its dates and the price of the bookings. */
CREATE TABLE dbo.TVTP (
    TVCo            bCompany     NOT NULL, -- Company that sends
    TripNo          int          NOT NULL, -- Number of the journey
    PRCo            bCompany     NULL,     -- Payroll company of the traveler
    Employee        bEmployee    NULL,     -- Who travels
    Destin          varchar(30)  NULL,     -- Where to
    LeaveDate       bDate        NOT NULL, -- Day of departure
    BackDate        bDate        NULL,     -- Day of return
    BookedOn        bDate        NULL,     -- Day it was booked
    Carrier         varchar(20)  NULL,     -- Airline, railroad or rental firm
    FareAmt         bDollar      NOT NULL, -- Price of the ticket or rental
    LodgAmt         bDollar      NOT NULL, -- Price of the hotel booking
    Nights          smallint     NOT NULL, -- Nights away
    CancelYN        bYN          NOT NULL, -- Whether it was called off {Y: called off; N: stands}
    PRIMARY KEY (TVCo, TripNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Mileage log: one drive in an employee's own car a row. */
CREATE TABLE dbo.TVMileage (
    TVCo            bCompany     NOT NULL, -- Company that pays for the drive
    PRCo            bCompany     NOT NULL, -- Payroll company of the driver
    Employee        bEmployee    NOT NULL, -- Driver
    DriveDate       bDate        NOT NULL, -- Day of the drive
    Seq             smallint     NOT NULL, -- Sequence of the drive on the day
    FromPlace       varchar(30)  NULL,     -- Where it began
    ToPlace         varchar(30)  NULL,     -- Where it ended
    Miles           bUnits       NOT NULL, -- Distance driven
    MileRate        bUnitCost    NOT NULL, -- Paid per mile
    MileAmt         bDollar      NOT NULL, -- Miles times the rate
    RptNo           int          NULL,     -- Report it was claimed on, empty until then
    PRIMARY KEY (TVCo, PRCo, Employee, DriveDate, Seq),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (TVCo, RptNo) REFERENCES dbo.TVER (TVCo, RptNo)
);
