-- Telematics: trackers in the machines, the trips they report, time wasted idling, and alarms.

/* Trackers: one black box a row, with its SIM card and the machine it sits in. */
CREATE TABLE dbo.TEDV (
    TECo            bCompany     NOT NULL, -- Company that pays for the box
    DevId           varchar(16)  NOT NULL, -- Number printed on the box
    Label           bDesc        NULL,     -- Nickname on the map
    Make            varchar(20)  NULL,     -- Brand of the box, such as Geotab
    Carrier         varchar(12)  NULL,     -- Phone company of the SIM card
    EMCo            bCompany     NULL,     -- Equipment company
    Unit            bEquip       NULL,     -- Machine it is wired into, empty when on the shelf
    InstDate        bDate        NULL,     -- Day it was wired in
    InstBy          varchar(30)  NULL,     -- Technician who wired it in
    LastPing        bDate        NULL,     -- Last day we heard from it
    Firmware        varchar(10)  NULL,     -- Software release on it
    PlanAmt         bDollar      NOT NULL, -- Subscription per month
    DevState        char(1)      NOT NULL, -- Condition of the box {L: live; S: spare; D: dead; M: missing}
    CamYN           bYN          NOT NULL, -- Has a dash camera {Y: with camera; N: without}
    PRIMARY KEY (TECo, DevId),
    FOREIGN KEY (EMCo, Unit) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Trips: one drive from key on to key off a row. */
CREATE TABLE dbo.TETrip (
    TECo            bCompany     NOT NULL, -- Company of the tracker
    TripId          int          NOT NULL, -- Number of the trip
    DevId           varchar(16)  NOT NULL, -- Tracker that reported it
    TripDate        bDate        NOT NULL, -- Day of the drive
    PRCo            bCompany     NULL,     -- Payroll company of the driver
    Operator        bEmployee    NULL,     -- Employee who badged in
    FromPlace       varchar(30)  NULL,     -- Where it started
    ToPlace         varchar(30)  NULL,     -- Where it ended
    Miles           bUnits       NOT NULL, -- Distance covered
    DriveHrs        bHrs         NOT NULL, -- Time on the move
    IdleHrs         bHrs         NOT NULL, -- Time standing with the engine running
    PtoHrs          bHrs         NOT NULL, -- Time standing while the pump or boom works
    Gals            bUnits       NOT NULL, -- Fuel burned
    TopMph          smallint     NULL,     -- Highest speed
    PersonalYN      bYN          NOT NULL, -- Private use {Y: private; N: for work}
    PRIMARY KEY (TECo, TripId),
    FOREIGN KEY (TECo, DevId) REFERENCES dbo.TEDV (TECo, DevId),
    FOREIGN KEY (PRCo, Operator) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Alarms: one event that a tracker raised a row. */
CREATE TABLE dbo.TEAL (
    TECo            bCompany     NOT NULL, -- Company of the tracker
    AlarmNo         int          NOT NULL, -- Number of the event
    DevId           varchar(16)  NOT NULL, -- Tracker that raised it
    TripId          int          NULL,     -- Drive it happened on, empty if parked
    AlarmDate       bDate        NOT NULL, -- Day it was raised
    Kind            varchar(6)   NOT NULL, -- What happened {SPEED: too fast; BRAKE: hard braking; BELT: no seat belt; TOW: moved without a key; ZONE: left its area}
    OverBy          smallint     NULL,     -- Miles per hour above the limit
    Zone            varchar(10)  NULL,     -- Area it was in
    AckBy           varchar(30)  NULL,     -- Dispatcher who looked at it
    AckDate         bDate        NULL,     -- Day somebody looked at it, empty until then
    Level           tinyint      NOT NULL, -- How grave {1: notice; 2: warning; 3: alert}
    TalkedYN        bYN          NOT NULL, -- Driver was spoken to {Y: spoken to; N: not}
    PRIMARY KEY (TECo, AlarmNo),
    FOREIGN KEY (TECo, DevId) REFERENCES dbo.TEDV (TECo, DevId),
    FOREIGN KEY (TECo, TripId) REFERENCES dbo.TETrip (TECo, TripId),
    FOREIGN KEY (TECo, Zone) REFERENCES dbo.TEGF (TECo, Zone)
);

/* Geofences: one area drawn on the map a row. */
CREATE TABLE dbo.TEGF (
    TECo            bCompany     NOT NULL, -- Company of the map
    Zone            varchar(10)  NOT NULL, -- Short name of the area
    Description     bDesc        NULL,     -- The area in words
    ZoneKind        char(1)      NOT NULL, -- What it is {J: jobsite; Y: yard; H: employee's home; X: off limits}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that the area surrounds
    RadiusFt        int          NULL,     -- Half its width, in feet
    SpeedLim        tinyint      NULL,     -- Fastest allowed inside
    DrawnBy         varchar(30)  NULL,     -- Who put it on the map
    UntilDate       bDate        NULL,     -- Day after which it no longer counts, empty if for good
    PRIMARY KEY (TECo, Zone),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Use by month: engine time of one tracker in one month a row. */
CREATE TABLE dbo.TEMU (
    TECo            bCompany     NOT NULL, -- Company of the tracker
    Mth             bMonth       NOT NULL, -- Month
    DevId           varchar(16)  NOT NULL, -- Tracker
    EngHrs          bHrs         NOT NULL, -- Hours the engine ran in all
    WorkHrs         bHrs         NOT NULL, -- Hours of real work among them
    WasteHrs        bHrs         NOT NULL, -- Hours idling among them
    IdleGals        bUnits       NOT NULL, -- Fuel burned for nothing
    IdleCost        bDollar      NOT NULL, -- What that fuel cost
    TgtPct          bPct         NULL,     -- Most idling allowed, percent of engine time
    DaysUsed        tinyint      NOT NULL, -- Days on which it moved
    PRIMARY KEY (TECo, Mth, DevId),
    FOREIGN KEY (TECo, DevId) REFERENCES dbo.TEDV (TECo, DevId)
);
