-- Hangars: company aircraft, their trips and legs, the hangars they stand in, defects open and cleared.

/* Hangars: the list of aircraft sheds that we rent, by airport, with rent and lease end. */
CREATE TABLE dbo.AGHG (
    AGCo            bCompany     NOT NULL, -- Company that rents it
    Hangar          varchar(8)   NOT NULL, -- Short code of the hangar
    HgName          bDesc        NULL,     -- What people call it
    Airport         varchar(4)   NULL,     -- Four-letter code of the field it stands on
    Bays            tinyint      NOT NULL, -- Aircraft that fit in
    DoorHt          bUnits       NOT NULL, -- Clearance of the door in feet
    HeatYN          bYN          NOT NULL, -- Whether it is heated {Y: heated; N: cold}
    MthRent         bDollar      NOT NULL, -- Rent for one month
    LseEnd          bDate        NULL,     -- Day the lease is over
    VendorGroup     bGroup       NULL,     -- Vendor group of the landlord
    Landlord        bVendor      NULL,     -- Vendor we pay the rent to
    PRIMARY KEY (AGCo, Hangar),
    FOREIGN KEY (VendorGroup, Landlord) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Trips: header of one flight order, out and back, with crew, dates and cost. */
CREATE TABLE dbo.AGTP (
    AGCo            bCompany     NOT NULL, -- Company that flies
    TripNo          int          NOT NULL, -- Number of the trip
    TailNo          varchar(8)   NOT NULL, -- Registration painted on the aircraft
    Hangar          varchar(8)   NULL,     -- Hangar it starts from, from AGHG
    Purpose         bDesc        NULL,     -- What the trip is for
    Pilot           varchar(30)  NULL,     -- Captain
    CoPilot         varchar(30)  NULL,     -- Second in the cockpit, empty when flown alone
    AskedBy         varchar(30)  NULL,     -- Person who wanted the trip
    TripState       tinyint      NOT NULL, -- How far the trip is {0: asked for; 1: cleared to go; 2: flown; 3: scrubbed}
    AskDate         bDate        NULL,     -- Day it was asked for
    DepDate         bDate        NULL,     -- Day of departure
    RetDate         bDate        NULL,     -- Day the aircraft was home again
    EstCost         bDollar      NOT NULL, -- Cost worked out beforehand
    ActCost         bDollar      NOT NULL, -- Cost in the end
    IntlYN          bYN          NOT NULL, -- Whether it leaves the country {Y: abroad; N: domestic}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the trip is charged to
    PRIMARY KEY (AGCo, TripNo),
    FOREIGN KEY (AGCo, Hangar) REFERENCES dbo.AGHG (AGCo, Hangar),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Legs: one takeoff and landing of a trip. */
CREATE TABLE dbo.AGLG (
    AGCo            bCompany     NOT NULL, -- Company of the trip
    TripNo          int          NOT NULL, -- Trip the leg belongs to
    Leg             tinyint      NOT NULL, -- Running number of the leg
    FromApt         varchar(4)   NULL,     -- Airport of takeoff
    ToApt           varchar(4)   NULL,     -- Airport of landing
    LegDate         bDate        NULL,     -- Day it was flown
    PlanHrs         bHrs         NOT NULL, -- Hours on the flight plan
    BlockHrs        bHrs         NOT NULL, -- Hours from chocks off to chocks on
    FuelGal         bUnits       NOT NULL, -- Gallons burned
    FuelCost        bDollar      NOT NULL, -- Price of that fuel
    LandFee         bDollar      NOT NULL, -- Charge of the airport for the landing
    PaxCnt          tinyint      NOT NULL, -- People aboard besides the crew
    MtYN            bYN          NOT NULL, -- Whether it was flown without passengers {Y: empty leg; N: with passengers}
    DelayMin        smallint     NOT NULL, -- Minutes behind schedule
    DelayWhy        varchar(60)  NULL,     -- Reason for being behind
    PRIMARY KEY (AGCo, TripNo, Leg),
    FOREIGN KEY (AGCo, TripNo) REFERENCES dbo.AGTP (AGCo, TripNo)
);

/* Open squawks: one defect of an aircraft that is still to be fixed. */
CREATE TABLE dbo.AGSQ (
    AGCo            bCompany     NOT NULL, -- Company of the aircraft
    SqNo            int          NOT NULL, -- Number of the defect
    TailNo          varchar(8)   NOT NULL, -- Registration of the aircraft
    Hangar          varchar(8)   NULL,     -- Hangar it waits in, from AGHG
    FoundOn         bDate        NOT NULL, -- Day it was noticed
    FoundBy         varchar(30)  NULL,     -- Who noticed it
    Mech            varchar(30)  NULL,     -- Mechanic it is assigned to
    What            bItemDesc    NULL,     -- What is wrong
    Sev             char(1)      NOT NULL, -- How bad it is {G: grounds the aircraft; D: can be deferred; C: cosmetic}
    FixBy           bDate        NULL,     -- Day it has to be fixed by
    EstHrs          bHrs         NOT NULL, -- Shop hours expected
    EstCost         bDollar      NOT NULL, -- Cost expected
    PartsYN         bYN          NOT NULL, -- Whether it waits for parts {Y: parts on order; N: nothing to wait for}
    PRIMARY KEY (AGCo, SqNo),
    FOREIGN KEY (AGCo, Hangar) REFERENCES dbo.AGHG (AGCo, Hangar)
);

/* Cleared squawks: history, one defect of an aircraft that was fixed and signed off. */
CREATE TABLE dbo.AGSH (
    AGCo            bCompany     NOT NULL, -- Company of the aircraft
    SqNo            int          NOT NULL, -- Number of the defect
    TailNo          varchar(8)   NOT NULL, -- Registration of the aircraft
    Hangar          varchar(8)   NULL,     -- Hangar it was fixed in, from AGHG
    FoundOn         bDate        NOT NULL, -- Day it was noticed
    FixedOn         bDate        NULL,     -- Day the work was finished
    Mech            varchar(30)  NULL,     -- Mechanic who did the work
    Insp            varchar(30)  NULL,     -- Inspector who signed it off
    FixDesc         bItemDesc    NULL,     -- What was done
    ActHrs          bHrs         NOT NULL, -- Shop hours it took
    LabCost         bDollar      NOT NULL, -- Cost of those hours
    PartCost        bDollar      NOT NULL, -- Cost of the parts
    WarrYN          bYN          NOT NULL, -- Whether the maker paid {Y: under warranty; N: our money}
    AgainYN         bYN          NOT NULL, -- Whether the same thing had been fixed before {Y: repeat; N: first time}
    PRIMARY KEY (AGCo, SqNo),
    FOREIGN KEY (AGCo, Hangar) REFERENCES dbo.AGHG (AGCo, Hangar)
);
