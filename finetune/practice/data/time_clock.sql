-- Time clock: clocks at gates and trailers, punches made at them, days put together and what did not fit.

/* Clocks: one time clock a row. */
CREATE TABLE dbo.TICK (
    TICo            bCompany     NOT NULL, -- Company that owns the clock
    ClockId         varchar(10)  NOT NULL, -- Code of the clock
    ClockNm         bDesc        NULL,     -- Name on the screen
    ClockKind       char(1)      NOT NULL, -- How one signs in {B: badge; F: fingerprint; C: face camera; P: phone}
    Spot            varchar(30)  NULL,     -- Where it hangs, such as Gate 4
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Site where it stands
    Equip           bEquip       NULL,     -- Trailer it is mounted in, as equipment
    EMCo            bCompany     NULL,     -- Equipment company of the trailer
    InstDate        bDate        NULL,     -- Day it was put up
    LastSync        bDate        NULL,     -- Day it last sent its data
    Firmware        varchar(12)  NULL,     -- Version of its software
    BattPct         tinyint      NULL,     -- Charge left, in percent
    LeaseAmt        bDollar      NOT NULL, -- Monthly rent for it
    OnlineYN        bYN          NOT NULL, -- In contact with the office {Y: in contact; N: dead}
    PRIMARY KEY (TICo, ClockId),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Punches: one sign-in or sign-out of one worker a row. */
CREATE TABLE dbo.TIPN (
    TICo            bCompany     NOT NULL, -- Company of the clock
    PunchNo         int          NOT NULL, -- Running number
    ClockId         varchar(10)  NULL,     -- Clock it was made at, empty if typed at the office
    PRCo            bCompany     NULL,     -- Payroll company of the worker
    Employee        bEmployee    NULL,     -- Worker who punched
    PunchDate       bDate        NOT NULL, -- Day
    PunchMin        smallint     NOT NULL, -- Minutes after midnight
    RoundMin        smallint     NOT NULL, -- Minutes after midnight, rounded to the quarter hour
    InOut           char(1)      NOT NULL, -- Direction {I: in; O: out; M: meal out; R: back from meal}
    Source          tinyint      NOT NULL, -- Origin {1: clock; 2: phone; 3: foreman's tablet; 4: keyed by hand}
    KeyedBy         varchar(30)  NULL,     -- Clerk who typed it, if by hand
    GeoFeet         int          NULL,     -- Distance from the site in feet
    VoidYN          bYN          NOT NULL, -- Struck out {Y: struck out; N: counts}
    PRIMARY KEY (TICo, PunchNo),
    FOREIGN KEY (TICo, ClockId) REFERENCES dbo.TICK (TICo, ClockId),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Days: one worker's day put together from the punches a row. */
CREATE TABLE dbo.TIDY (
    TICo            bCompany     NOT NULL, -- Company of the day
    PRCo            bCompany     NOT NULL, -- Payroll company of the worker
    Employee        bEmployee    NOT NULL, -- Worker
    WorkDay         bDate        NOT NULL, -- Day worked
    CrewCd          varchar(8)   NULL,     -- Crew
    Forman          varchar(30)  NULL,     -- Boss of the crew that day
    SchedHrs        bHrs         NOT NULL, -- Should have worked
    ClockHrs        bHrs         NOT NULL, -- By the raw punches
    RegHrs          bHrs         NOT NULL, -- Payable at straight time
    OverHrs         bHrs         NOT NULL, -- Payable at overtime
    MealMin         smallint     NOT NULL, -- Minutes taken off for the meal
    TardyMin        smallint     NOT NULL, -- Minutes late in the morning
    ApprStat        char(1)      NOT NULL, -- Sign-off {N: not looked at; F: by foreman; P: sent to payroll; R: sent back}
    ApprOn          bDate        NULL,     -- Day of the sign-off
    PRIMARY KEY (TICo, PRCo, Employee, WorkDay),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Exceptions: one thing that did not fit in a worker's day a row. */
CREATE TABLE dbo.TIEX (
    TICo            bCompany     NOT NULL, -- Company of the day
    ExcNo           int          NOT NULL, -- Number of the exception
    PRCo            bCompany     NOT NULL, -- Payroll company of the worker
    Employee        bEmployee    NOT NULL, -- Worker concerned
    WorkDay         bDate        NOT NULL, -- Day concerned
    ExcCd           varchar(6)   NOT NULL, -- What it is, from the list
    Mins            smallint     NOT NULL, -- Minutes at stake
    PayEffect       bDollar      NOT NULL, -- Change of pay if put right
    RaisedOn        bDate        NOT NULL, -- Day the system found it
    Handler         varchar(30)  NULL,     -- Payroll clerk who deals with it
    ClearedOn       bDate        NULL,     -- Day it was dealt with, empty until then
    Remedy          char(1)      NULL,     -- What was done {A: accepted; C: corrected; D: pay docked; W: warning}
    DisputYN        bYN          NOT NULL, -- Worker sees it otherwise {Y: contests; N: agrees}
    PRIMARY KEY (TICo, ExcNo),
    FOREIGN KEY (TICo, PRCo, Employee, WorkDay) REFERENCES dbo.TIDY (TICo, PRCo, Employee, WorkDay),
    FOREIGN KEY (TICo, ExcCd) REFERENCES dbo.TIEC (TICo, ExcCd)
);

/* Exception list: one sort of exception a row. */
CREATE TABLE dbo.TIEC (
    TICo            bCompany     NOT NULL, -- Company of the list
    ExcCd           varchar(6)   NOT NULL, -- Code, such as MISOUT or EARLY
    ExcText         bDesc        NULL,     -- What it means
    Gravity         tinyint      NOT NULL, -- How serious {1: note only; 2: must be fixed; 3: stops pay}
    GraceMin        smallint     NOT NULL, -- Minutes forgiven
    PtsAdd          bUnits       NOT NULL, -- Attendance points it costs the worker
    AutoFixYN       bYN          NOT NULL, -- Put right by the system {Y: by itself; N: by a clerk}
    MailTo          varchar(30)  NULL,     -- Who gets the message
    PRIMARY KEY (TICo, ExcCd)
);
