-- Railcars: cars asked for from the railroads, waybills of what is shipped, and the monthly use of each car.

/* Car types: the list of kinds of railcar, with what they hold and what waiting costs. */
CREATE TABLE dbo.AFCT (
    AFGroup         bGroup       NOT NULL, -- Group of the list
    CarType         varchar(6)   NOT NULL, -- Code of the kind of car
    TypeDesc        bDesc        NULL,     -- What kind of car it is
    MaxTons         smallint     NULL,     -- Most it may be loaded with
    HazmatYN        bYN          NOT NULL, -- Whether dangerous goods may go in it {Y: allowed; N: not allowed}
    WashYN          bYN          NOT NULL, -- Whether it must be washed between loads {Y: wash; N: no wash}
    FreeHrs         bHrs         NOT NULL, -- Hours for unloading before waiting is charged
    DayRate         bDollar      NOT NULL, -- Waiting charge for a day over that
    PRIMARY KEY (AFGroup, CarType)
);

/* Car requests: one order for empty cars placed with a railroad, before anything is loaded. */
CREATE TABLE dbo.AFRQ (
    AFCo            bCompany     NOT NULL, -- Company that wants the cars
    ReqNo           int          NOT NULL, -- Number of the request
    AFGroup         bGroup       NULL,     -- Group of the car type
    CarType         varchar(6)   NULL,     -- Kind of car wanted, from AFCT
    Carrier         varchar(6)   NULL,     -- Railroad asked
    OrigStn         varchar(30)  NULL,     -- Siding where the empties should come
    DestStn         varchar(30)  NULL,     -- Station they will go to afterwards
    AskedOn         bDate        NULL,     -- Day we placed the order
    WantDate        bDate        NULL,     -- Day we need the cars
    PromDate        bDate        NULL,     -- Day the railroad says it will bring them
    SpotDate        bDate        NULL,     -- Day they were really set on our track
    QtyAsked        smallint     NOT NULL, -- Cars ordered
    QtySpot         smallint     NOT NULL, -- Cars brought so far
    FirmYN          bYN          NOT NULL, -- Whether the order is binding {Y: firm; N: forecast only}
    ReqSts          char(1)      NOT NULL, -- State of the request {N: not sent yet; A: accepted by the railroad; S: short supply; C: called off}
    ReqBy           varchar(30)  NULL,     -- Person who asked for the cars
    PRIMARY KEY (AFCo, ReqNo),
    FOREIGN KEY (AFGroup, CarType) REFERENCES dbo.AFCT (AFGroup, CarType)
);

/* Waybills: header of one shipment by rail, with the way it goes and the freight. */
CREATE TABLE dbo.AFWB (
    AFCo            bCompany     NOT NULL, -- Company that ships
    Waybill         varchar(12)  NOT NULL, -- Waybill number
    ReqNo           int          NULL,     -- Car request it came from, from AFRQ
    Carrier         varchar(6)   NULL,     -- Railroad that hauls it
    OrigStn         varchar(30)  NULL,     -- Station it leaves from
    DestStn         varchar(30)  NULL,     -- Station it goes to
    CustGroup       bGroup       NULL,     -- Customer group of the receiver
    Customer        bCustomer    NULL,     -- Receiver of the goods
    ShipDate        bDate        NULL,     -- Day it was pulled from our track
    EtaDate         bDate        NULL,     -- Day it is expected there
    ArrDate         bDate        NULL,     -- Day it got there, empty until then
    FrtQuote        bDollar      NOT NULL, -- Freight the railroad offered
    FrtBill         bDollar      NOT NULL, -- Freight the railroad invoiced
    PrepdYN         bYN          NOT NULL, -- Who pays the freight {Y: we do, prepaid; N: the receiver, collect}
    WBSts           char(1)      NOT NULL, -- Where the shipment is {R: rolling; Y: held in a yard; D: delivered; X: void}
    Dispr           varchar(30)  NULL,     -- Dispatcher in charge
    PRIMARY KEY (AFCo, Waybill),
    FOREIGN KEY (AFCo, ReqNo) REFERENCES dbo.AFRQ (AFCo, ReqNo),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Waybill cars: one loaded car on a waybill, with the material, the tons and the waiting charge. */
CREATE TABLE dbo.AFWL (
    AFCo            bCompany     NOT NULL, -- Company of the waybill
    Waybill         varchar(12)  NOT NULL, -- Waybill the car is on
    WLine           smallint     NOT NULL, -- Line on the waybill
    CarNo           varchar(10)  NOT NULL, -- Initials and number painted on the car
    MatlGroup       bGroup       NULL,     -- Material group of the load
    Material        bMatl        NULL,     -- What is in the car
    LoadTons        bUnits       NOT NULL, -- Tons weighed when it left
    RcvTons         bUnits       NOT NULL, -- Tons weighed when it came in
    LoadDate        bDate        NULL,     -- Day it was filled
    UnlDate         bDate        NULL,     -- Day it was emptied, blank while still full
    SealNo          varchar(12)  NULL,     -- Number of the seal on the door
    DmgYN           bYN          NOT NULL, -- Whether the load was hurt on the way {Y: damaged; N: sound}
    DemDays         smallint     NOT NULL, -- Days over the free time (demurrage)
    DemAmt          bDollar      NOT NULL, -- Charge for those days
    PRIMARY KEY (AFCo, Waybill, WLine),
    FOREIGN KEY (AFCo, Waybill) REFERENCES dbo.AFWB (AFCo, Waybill),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Car months: totals of one railcar in one month, its miles, idle days and what it cost. */
CREATE TABLE dbo.AFMT (
    AFCo            bCompany     NOT NULL, -- Company that runs the car
    CarNo           varchar(10)  NOT NULL, -- Initials and number painted on the car
    Mth             bMonth       NOT NULL, -- Month of the totals
    AFGroup         bGroup       NULL,     -- Group of the car type
    CarType         varchar(6)   NULL,     -- Kind of car, from AFCT
    LdMiles         int          NOT NULL, -- Miles run with a load
    MtMiles         int          NOT NULL, -- Miles run empty
    IdleDays        smallint     NOT NULL, -- Days it stood around
    RepCost         bDollar      NOT NULL, -- Cost of shop work
    RentCost        bDollar      NOT NULL, -- Cost of hiring the car
    ShutYN          bYN          NOT NULL, -- Whether the month is locked {Y: locked; N: can change}
    PRIMARY KEY (AFCo, CarNo, Mth),
    FOREIGN KEY (AFGroup, CarType) REFERENCES dbo.AFCT (AFGroup, CarType)
);
