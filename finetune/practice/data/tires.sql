-- Tires: what we own, where each one runs, how it wears, and flats on the road.

/* Tire master: one tire with its own brand number a row, from purchase to the scrap pile. */
CREATE TABLE dbo.TYTM (
    TYCo            bCompany     NOT NULL, -- Company that owns the tire
    TireNo          varchar(12)  NOT NULL, -- Number burned into the sidewall
    SizeCd          varchar(10)  NULL,     -- Size of the tire, from the size list
    Brand           varchar(20)  NULL,     -- Maker, such as Michelin
    Whereabouts     char(1)      NOT NULL, -- Where it is now {V: on a vehicle; B: in the bay; C: at the recapper; J: junked}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Dealer it was bought from
    BotDate         bDate        NULL,     -- Day of purchase
    BotCost         bDollar      NOT NULL, -- Price when new
    CapCost         bDollar      NOT NULL, -- All money spent on recaps so far
    CapCnt          tinyint      NOT NULL, -- How many times it was retreaded
    NewDepth        tinyint      NULL,     -- Tread when new, in 32nds of an inch
    LastDepth       tinyint      NULL,     -- Tread at the latest measurement, in 32nds
    JunkDate        bDate        NULL,     -- Day it was thrown out, empty while we still have it
    CasingOkYN      bYN          NOT NULL, -- Carcass is good enough for another recap {Y: can be capped; N: no more}
    PRIMARY KEY (TYCo, TireNo),
    FOREIGN KEY (TYCo, SizeCd) REFERENCES dbo.TYSZ (TYCo, SizeCd),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Tire sizes: the list of sizes with limits for wear, pressure and stock. */
CREATE TABLE dbo.TYSZ (
    TYCo            bCompany     NOT NULL, -- Company of the list
    SizeCd          varchar(10)  NOT NULL, -- Size, such as 11R22.5
    Description     bDesc        NULL,     -- The size in words
    AxleUse         char(1)      NOT NULL, -- Kind of axle it is for {S: steer; D: drive; T: trailer; O: off-road}
    Ply             tinyint      NULL,     -- Load rating
    PullDepth       tinyint      NOT NULL, -- Tread at which it has to come off, in 32nds
    ColdPsi         smallint     NULL,     -- Right pressure
    ListUC          bUnitCost    NULL,     -- Catalog price of one
    MinStk          smallint     NOT NULL, -- Fewest to keep on the shelf
    PRIMARY KEY (TYCo, SizeCd)
);

/* Mountings: one spell of a tire on one vehicle a row, from going on to coming off. */
CREATE TABLE dbo.TYMT (
    TYCo            bCompany     NOT NULL, -- Company of the tire
    TireNo          varchar(12)  NOT NULL, -- Tire that was put on
    MtSeq           smallint     NOT NULL, -- Sequence of the spell
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Truck or machine it runs on
    WheelPos        varchar(4)   NULL,     -- Wheel, such as LF or RR2
    OnDate          bDate        NOT NULL, -- Day it was put on
    OnOdo           int          NULL,     -- Miles on the vehicle at that time
    OffDate         bDate        NULL,     -- Day it was taken off, empty while it still runs
    OffOdo          int          NULL,     -- Miles on the vehicle when it came off
    OffWhy          char(1)      NULL,     -- Reason for taking it off {W: worn; P: puncture; S: sidewall cut; M: moved to another wheel}
    Fitter          varchar(30)  NULL,     -- Shop hand who did the work
    FitHrs          bHrs         NOT NULL, -- Time it took
    PRIMARY KEY (TYCo, TireNo, MtSeq),
    FOREIGN KEY (TYCo, TireNo) REFERENCES dbo.TYTM (TYCo, TireNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Tread checks: one measurement of one tire a row. */
CREATE TABLE dbo.TYCheck (
    TYCo            bCompany     NOT NULL, -- Company of the tire
    TireNo          varchar(12)  NOT NULL, -- Tire that was measured
    ChkDate         bDate        NOT NULL, -- Day of the check
    ChkBy           varchar(30)  NULL,     -- Person with the gauge
    Depth32         tinyint      NOT NULL, -- Tread found, in 32nds
    PsiFound        smallint     NULL,     -- Pressure before airing up
    PsiLeft         smallint     NULL,     -- Pressure after airing up
    WearPat         char(1)      NOT NULL, -- How it wears {E: even; C: center; S: shoulder; U: cupped}
    PullYN          bYN          NOT NULL, -- Checker wants it off the vehicle {Y: take off; N: leave}
    PRIMARY KEY (TYCo, TireNo, ChkDate),
    FOREIGN KEY (TYCo, TireNo) REFERENCES dbo.TYTM (TYCo, TireNo)
);

/* Road calls: one time that a tire service truck was called out to a vehicle a row. */
CREATE TABLE dbo.TYRC (
    TYCo            bCompany     NOT NULL, -- Company that pays
    Mth             bMonth       NOT NULL, -- Month the cost falls in
    CallNo          int          NOT NULL, -- Number of the call
    EMCo            bCompany     NULL,     -- Equipment company
    Equip           bEquip       NULL,     -- Vehicle that stood
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Service outfit that came
    CallDate        bDate        NOT NULL, -- Day of the breakdown
    Town            varchar(30)  NULL,     -- Nearest town
    Driver          varchar(30)  NULL,     -- Person behind the wheel
    DownHrs         bHrs         NOT NULL, -- Hours the vehicle stood
    TripAmt         bDollar      NOT NULL, -- Charge for coming out
    TireAmt         bDollar      NOT NULL, -- Charge for rubber
    NightYN         bYN          NOT NULL, -- After-hours call {Y: outside business hours; N: by day}
    PRIMARY KEY (TYCo, Mth, CallNo),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
