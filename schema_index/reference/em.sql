-- Equipment management: reference tables for Viewpoint Vista.

/* Equipment management company parameters: one EM company a row, with the companies and default cost codes and cost types it works with. */
CREATE TABLE dbo.EMCO (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    EMGroup                 tinyint         NOT NULL, -- Equipment group of its cost codes, cost types and revenue codes
    GLCo                    bCompany        NOT NULL, -- General ledger company
    JCCo                    bCompany        NULL,     -- Job cost company that equipment is charged to
    PRCo                    bCompany        NULL,     -- Payroll company of operators and mechanics
    INCo                    bCompany        NULL,     -- Inventory company parts come from
    HoursUM                 bUM             NULL,     -- Unit of measure that stands for hours
    UseRevBkdwnCodeDefault  bRevCode        NULL,     -- Default revenue breakdown code
    DeprLstMnthCalc         bMonth          NULL,     -- Last month depreciation was calculated
    DeprCostCode            bCostCode       NULL,     -- Cost code depreciation is charged to
    DeprCostType            bEMCType        NULL,     -- Cost type depreciation is charged to
    FuelCostCode            bCostCode       NULL,     -- Cost code fuel is charged to
    FuelCostType            bEMCType        NULL,     -- Cost type fuel is charged to
    LaborCT                 bEMCType        NULL,     -- Cost type for labor on work orders
    PartsCT                 bEMCType        NULL,     -- Cost type for parts
    OutsideRprCT            bEMCType        NULL,     -- Cost type for outside repairs
    WOBeginStat             varchar(10)     NULL,     -- Status code a new work order item starts with
    LastWorkOrder           bWO             NULL,     -- Last work order number given out
    CONSTRAINT PK_EMCO PRIMARY KEY (EMCo),
    CONSTRAINT FK_EMCO_HQCO FOREIGN KEY (EMCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_EMCO_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo)
);

/* Equipment master: one machine, truck, vehicle or component a row, with category, department, current job and location, hour and odometer meters, status, ownership, purchase and lease data. */
CREATE TABLE dbo.EMEM (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Equipment               bEquip          NOT NULL, -- Equipment number
    Description             bItemDesc       NULL,     -- Description of the equipment
    Type                    char(1)         NOT NULL, -- Whether a whole machine or a part of one {E: equipment; C: component of other equipment}
    Status                  char(1)         NOT NULL, -- Status of the equipment {A: active; I: inactive; D: down}
    Category                bCat            NULL,     -- Equipment category
    Department              bDept           NULL,     -- Equipment department
    Location                varchar(10)     NULL,     -- Current equipment location or yard
    JCCo                    bCompany        NULL,     -- Job cost company of the current job
    Job                     bJob            NULL,     -- Job the equipment is on now
    Shop                    varchar(20)     NULL,     -- Shop that maintains the equipment
    PRCo                    bCompany        NULL,     -- Payroll company of the operator
    Operator                bEmployee       NULL,     -- Employee number of the operator
    Manufacturer            varchar(20)     NULL,     -- Manufacturer or make
    Model                   varchar(20)     NULL,     -- Model
    ModelYr                 char(6)         NULL,     -- Model year
    VINNumber               varchar(40)     NULL,     -- Vehicle identification or serial number
    LicensePlateNo          varchar(10)     NULL,     -- License plate number
    LicensePlateExpDate     bDate           NULL,     -- Date the license plate expires
    HourReading             bHrs            NOT NULL, -- Current hour meter reading
    OdoReading              bHrs            NOT NULL, -- Current odometer reading
    LastUsedDate            bDate           NULL,     -- Date the equipment was last used
    LastFuelDate            bDate           NULL,     -- Date the equipment was last fueled
    OwnershipStatus         varchar(20)     NULL,     -- Who owns the equipment {O: owned; L: leased; R: rented; C: customer owned}
    InServiceDate           bDate           NULL,     -- Date the equipment was put in service
    PurchDate               bDate           NULL,     -- Date the equipment was purchased
    PurchasePrice           bDollar         NOT NULL, -- Purchase price
    ReplCost                bDollar         NOT NULL, -- Replacement cost
    LeaseEndDate            bDate           NULL,     -- Date the lease ends
    LeasePayment            bDollar         NOT NULL, -- Lease payment
    SoldDate                bDate           NULL,     -- Date the equipment was sold
    SalePrice               bDollar         NOT NULL, -- Price the equipment was sold for
    EMGroup                 bGroup          NULL,     -- Equipment group of the revenue code
    RevenueCode             bRevCode        NULL,     -- Default revenue code for usage
    CompOfEquip             bEquip          NULL,     -- Equipment that a component is part of
    CONSTRAINT PK_EMEM PRIMARY KEY (EMCo, Equipment),
    CONSTRAINT FK_EMEM_EMCM FOREIGN KEY (EMCo, Category) REFERENCES dbo.EMCM (EMCo, Category),
    CONSTRAINT FK_EMEM_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_EMEM_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo),
    CONSTRAINT FK_EMEM_HQCO FOREIGN KEY (EMCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_EMEM_EMRC FOREIGN KEY (EMGroup, RevenueCode) REFERENCES dbo.EMRC (EMGroup, RevCode)
);

/* Equipment cost detail: every posted cost of owning and operating equipment, such as fuel, parts, repairs, labor and depreciation. The cost amount is Dollars. */
CREATE TABLE dbo.EMCD (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Mth                     bMonth          NOT NULL, -- Month the cost was posted to (first day of the month)
    EMTrans                 bTrans          NOT NULL, -- Transaction number within company and month
    Equipment               bEquip          NOT NULL, -- Equipment charged
    Component               bEquip          NULL,     -- Component of the equipment charged
    EMGroup                 bGroup          NOT NULL, -- Equipment group of cost code and cost type
    CostCode                bCostCode       NOT NULL, -- Equipment cost code charged
    EMCostType              bEMCType        NOT NULL, -- Equipment cost type charged
    WorkOrder               bWO             NULL,     -- Work order the cost belongs to
    WOItem                  bItem           NULL,     -- Work order item the cost belongs to
    ActualDate              bDate           NOT NULL, -- Date the cost was incurred
    PostedDate              bDate           NOT NULL, -- Date the cost was posted
    Source                  bSource         NULL,     -- Program the cost came from {EMAdj: cost adjustment; EMFuel: fuel; EMParts: work order parts; EMTime: work order time cards; EMDepr: depreciation; EMAlloc: allocation; EMRev: usage; AP: accounts payable; PR: payroll; PO: PO receipt; AR Receipt: accounts receivable}
    EMTransType             varchar(10)     NULL,     -- Kind of cost {Fuel: fuel; Parts: parts; WO: work order cost; Equip: direct equipment cost; Depn: depreciation; Alloc: cost allocation; Usage: usage by other equipment; AP: AP invoice; PO Receipt: PO receipt; PR Entry: mechanic time from payroll; AR: miscellaneous AR receipt}
    Description             bItemDesc       NULL,     -- Description of the cost
    UM                      bUM             NULL,     -- Unit of measure
    Units                   bUnits          NOT NULL, -- Units or hours posted
    UnitPrice               bUnitCost       NOT NULL, -- Price a unit
    Dollars                 bDollar         NOT NULL, -- Cost amount
    TotalCost               bDollar         NULL,     -- Total cost of the posting
    TaxGroup                bGroup          NULL,     -- Tax group of the tax code
    TaxCode                 bTaxCode        NULL,     -- Tax code
    TaxAmount               bDollar         NULL,     -- Tax amount
    MatlGroup               bGroup          NULL,     -- Material group of the material
    Material                bMatl           NULL,     -- Part or material used
    PRCo                    bCompany        NULL,     -- Payroll company of the mechanic
    PREmployee              bEmployee       NULL,     -- Employee number of the mechanic
    APCo                    bCompany        NULL,     -- AP company of the invoice
    APTrans                 bTrans          NULL,     -- AP transaction of the invoice
    APRef                   bAPReference    NULL,     -- Vendor invoice number
    VendorGrp               bGroup          NULL,     -- Vendor group of the vendor
    APVendor                bVendor         NULL,     -- Vendor invoiced
    PO                      varchar(30)     NULL,     -- Purchase order
    GLCo                    bCompany        NULL,     -- General ledger company
    GLTransAcct             bGLAcct         NULL,     -- General ledger account charged
    CONSTRAINT PK_EMCD PRIMARY KEY (EMCo, Mth, EMTrans),
    CONSTRAINT FK_EMCD_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMCD_EMWI FOREIGN KEY (EMCo, WorkOrder, WOItem) REFERENCES dbo.EMWI (EMCo, WorkOrder, WOItem),
    CONSTRAINT FK_EMCD_APVM FOREIGN KEY (VendorGrp, APVendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_EMCD_PREH FOREIGN KEY (PRCo, PREmployee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_EMCD_APTH FOREIGN KEY (APCo, Mth, APTrans) REFERENCES dbo.APTH (APCo, Mth, APTrans),
    CONSTRAINT FK_EMCD_HQTX FOREIGN KEY (TaxGroup, TaxCode) REFERENCES dbo.HQTX (TaxGroup, TaxCode),
    CONSTRAINT FK_EMCD_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo),
    CONSTRAINT FK_EMCD_GLAC FOREIGN KEY (GLCo, GLTransAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Equipment revenue detail: posted equipment usage, the hours or units worked and the revenue charged to jobs, work orders or other equipment. Revenue is Dollars. */
CREATE TABLE dbo.EMRD (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Mth                     bMonth          NOT NULL, -- Month the usage was posted to (first day of the month)
    Trans                   bTrans          NOT NULL, -- Transaction number within company and month
    Equipment               bEquip          NOT NULL, -- Equipment used
    Category                bCat            NULL,     -- Category of the equipment
    EMGroup                 bGroup          NOT NULL, -- Equipment group of the revenue code
    RevCode                 bRevCode        NOT NULL, -- Revenue code the usage was charged under
    Source                  varchar(10)     NOT NULL, -- Where the usage was entered {EMRev: EM usage entry; PR: payroll time card; MS: material sales haul; SM: service management}
    TransType               varchar(10)     NOT NULL, -- Who was charged {J: job; E: other equipment; W: EM work order; X: probably expense; C: probably customer; I: probably inventory}
    ActualDate              bDate           NOT NULL, -- Date the equipment was used
    PostDate                bDate           NOT NULL, -- Date the usage was posted
    JCCo                    bCompany        NULL,     -- Job cost company charged
    Job                     bJob            NULL,     -- Job charged for the usage
    PhaseGroup              bGroup          NULL,     -- Phase group of the phase
    JCPhase                 bPhase          NULL,     -- Job phase charged
    JCCostType              bJCCType        NULL,     -- Job cost type charged
    PRCo                    bCompany        NULL,     -- Payroll company of the operator
    Employee                bEmployee       NULL,     -- Employee number of the operator
    PRCrew                  varchar(10)     NULL,     -- Crew that used the equipment
    TimeUM                  bUM             NULL,     -- Unit of measure of the time units
    TimeUnits               bUnits          NOT NULL, -- Time used, hours or days
    UM                      bUM             NULL,     -- Unit of measure of the work units
    WorkUnits               bUnits          NOT NULL, -- Work units produced
    RevRate                 bDollar         NOT NULL, -- Rate charged
    Dollars                 bDollar         NOT NULL, -- Revenue amount
    UsedOnEquipment         bEquip          NULL,     -- Other equipment charged for the usage
    WorkOrder               bWO             NULL,     -- EM work order charged
    WOItem                  bItem           NULL,     -- EM work order item charged
    SMCo                    bCompany        NULL,     -- Service company charged
    SMWorkOrder             int             NULL,     -- Service work order charged
    SMScope                 int             NULL,     -- Service work order scope charged
    CustGroup               bGroup          NULL,     -- Customer group of the customer
    Customer                bCustomer       NULL,     -- Customer charged
    GLCo                    bCompany        NULL,     -- General ledger company of the revenue account
    RevGLAcct               bGLAcct         NULL,     -- General ledger revenue account
    CONSTRAINT PK_EMRD PRIMARY KEY (EMCo, Mth, Trans),
    CONSTRAINT FK_EMRD_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMRD_EMRC FOREIGN KEY (EMGroup, RevCode) REFERENCES dbo.EMRC (EMGroup, RevCode),
    CONSTRAINT FK_EMRD_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_EMRD_EMCM FOREIGN KEY (EMCo, Category) REFERENCES dbo.EMCM (EMCo, Category),
    CONSTRAINT FK_EMRD_EMWH FOREIGN KEY (EMCo, WorkOrder) REFERENCES dbo.EMWH (EMCo, WorkOrder),
    CONSTRAINT FK_EMRD_SMWorkOrderScope FOREIGN KEY (SMCo, SMWorkOrder, SMScope) REFERENCES dbo.SMWorkOrderScope (SMCo, WorkOrder, Scope),
    CONSTRAINT FK_EMRD_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo),
    CONSTRAINT FK_EMRD_GLAC FOREIGN KEY (GLCo, RevGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Equipment meter readings: posted hour meter and odometer readings, with the hours run and miles driven since the reading before. */
CREATE TABLE dbo.EMMR (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Mth                     bMonth          NOT NULL, -- Month the reading was posted to (first day of the month)
    EMTrans                 bTrans          NOT NULL, -- Transaction number within company and month
    Equipment               bEquip          NOT NULL, -- Equipment read
    ReadingDate             bDate           NOT NULL, -- Date the meter was read
    PostingDate             bDate           NOT NULL, -- Date the reading was posted
    Source                  bSource         NOT NULL, -- Program the reading came from
    PreviousHourMeter       bHrs            NOT NULL, -- Hour meter before the reading
    CurrentHourMeter        bHrs            NOT NULL, -- Hour meter at the reading
    CurrentTotalHourMeter   bHrs            NOT NULL, -- Total hours over replaced meters
    Hours                   bHrs            NOT NULL, -- Hours run since the previous reading
    PreviousOdometer        bHrs            NOT NULL, -- Odometer before the reading
    CurrentOdometer         bHrs            NOT NULL, -- Odometer at the reading
    CurrentTotalOdometer    bHrs            NOT NULL, -- Total miles over replaced odometers
    Miles                   bHrs            NOT NULL, -- Miles driven since the previous reading
    CONSTRAINT PK_EMMR PRIMARY KEY (EMCo, Mth, EMTrans),
    CONSTRAINT FK_EMMR_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMMR_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo)
);

/* Equipment monthly cost: actual and estimated cost by equipment, cost code, cost type and month. The month column is Month; sum the months for a total. */
CREATE TABLE dbo.EMMC (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Equipment               bEquip          NOT NULL, -- Equipment number
    EMGroup                 bGroup          NOT NULL, -- Equipment group of cost code and cost type
    CostCode                bCostCode       NOT NULL, -- Equipment cost code
    CostType                bEMCType        NOT NULL, -- Equipment cost type
    Month                   bMonth          NOT NULL, -- Month of the cost (first day of the month)
    ActUnits                bUnits          NOT NULL, -- Actual units in the month
    ActCost                 bDollar         NOT NULL, -- Actual cost in the month
    EstUnits                bUnits          NOT NULL, -- Estimated units in the month
    EstCost                 bDollar         NOT NULL, -- Estimated cost in the month
    CONSTRAINT PK_EMMC PRIMARY KEY (EMCo, Equipment, EMGroup, CostCode, CostType, Month),
    CONSTRAINT FK_EMMC_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMMC_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo)
);

/* Equipment work order header: one shop repair or maintenance order a row, with equipment, mechanic, dates created and due, and whether complete. The repairs are on the items (EMWI). */
CREATE TABLE dbo.EMWH (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    WorkOrder               bWO             NOT NULL, -- Work order number
    Equipment               bEquip          NOT NULL, -- Equipment to repair or service
    Description             bItemDesc       NULL,     -- Description of the work order
    Shop                    varchar(20)     NULL,     -- Shop that does the work
    INCo                    bCompany        NULL,     -- Inventory company of the parts location
    InvLoc                  bLoc            NULL,     -- Inventory location parts come from
    PRCo                    bCompany        NULL,     -- Payroll company of the mechanic
    Mechanic                bEmployee       NULL,     -- Mechanic, an employee number
    DateCreated             bDate           NOT NULL, -- Date the work order was created
    DateDue                 bDate           NULL,     -- Date the work is due
    DateSched               bDate           NULL,     -- Date the work is scheduled for
    Complete                bYN             NOT NULL, -- Whether the work order is complete {Y: all items final; N: has open items}
    CONSTRAINT PK_EMWH PRIMARY KEY (EMCo, WorkOrder),
    CONSTRAINT FK_EMWH_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMWH_PREH FOREIGN KEY (PRCo, Mechanic) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_EMWH_INLM FOREIGN KEY (INCo, InvLoc) REFERENCES dbo.INLM (INCo, Loc),
    CONSTRAINT FK_EMWH_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo)
);

/* Equipment work order item: one repair or service to do on a work order, with cost code, status, priority, mechanic, estimated hours and completion date. */
CREATE TABLE dbo.EMWI (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    WorkOrder               bWO             NOT NULL, -- Work order number
    WOItem                  smallint        NOT NULL, -- Item number within the work order
    Equipment               bEquip          NOT NULL, -- Equipment to repair
    Component               bEquip          NULL,     -- Component to repair
    EMGroup                 bGroup          NOT NULL, -- Equipment group of cost code and status
    CostCode                bCostCode       NOT NULL, -- Equipment cost code of the repair
    Description             bItemDesc       NULL,     -- Description of the repair
    StatusCode              varchar(10)     NOT NULL, -- Status set up by the company, what it means is EMWS.StatusType, done when F
    Priority                char(1)         NULL,     -- Priority of the repair {U: urgent; N: normal; L: low}
    InHseSubFlag            char(1)         NOT NULL, -- Who does the repair {I: in house; O: outside shop}
    RepairType              varchar(10)     NULL,     -- Type of repair
    RepairCode              varchar(10)     NULL,     -- Repair code
    StdMaintGroup           varchar(10)     NULL,     -- Standard maintenance group for preventive maintenance
    StdMaintItem            bItem           NULL,     -- Standard maintenance item for preventive maintenance
    PRCo                    bCompany        NULL,     -- Payroll company of the mechanic
    Mechanic                bEmployee       NULL,     -- Mechanic, an employee number
    EstHrs                  bHrs            NULL,     -- Estimated hours of the repair
    QuoteAmt                bDollar         NULL,     -- Amount quoted for the repair
    PartCode                bMatl           NULL,     -- Part to be used
    DateCreated             bDate           NOT NULL, -- Date the item was created
    DateDue                 bDate           NULL,     -- Date the repair is due
    DateSched               bDate           NULL,     -- Date the repair is scheduled for
    DateCompl               bDate           NULL,     -- Date the repair was completed
    CurrentHourMeter        bHrs            NULL,     -- Hour meter when the item was written
    CurrentOdometer         bHrs            NULL,     -- Odometer when the item was written
    CONSTRAINT PK_EMWI PRIMARY KEY (EMCo, WorkOrder, WOItem),
    CONSTRAINT FK_EMWI_EMWH FOREIGN KEY (EMCo, WorkOrder) REFERENCES dbo.EMWH (EMCo, WorkOrder),
    CONSTRAINT FK_EMWI_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMWI_EMWS FOREIGN KEY (EMGroup, StatusCode) REFERENCES dbo.EMWS (EMGroup, StatusCode),
    CONSTRAINT FK_EMWI_PREH FOREIGN KEY (PRCo, Mechanic) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_EMWI_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo)
);

/* Equipment work order status codes: what each status code of a work order item stands for. */
CREATE TABLE dbo.EMWS (
    EMGroup                 bGroup          NOT NULL, -- Equipment group
    StatusCode              varchar(10)     NOT NULL, -- Status code of a work order item
    Description             bDesc           NULL,     -- Description of the status
    StatusType              char(1)         NOT NULL, -- Stage the status stands for {B: beginning; N: normal, in progress; F: final, completed}
    CONSTRAINT PK_EMWS PRIMARY KEY (EMGroup, StatusCode)
);

/* Equipment revenue codes: the usage rate codes equipment is charged under, by hours or by work units. */
CREATE TABLE dbo.EMRC (
    EMGroup                 bGroup          NOT NULL, -- Equipment group
    RevCode                 bRevCode        NOT NULL, -- Revenue code
    Description             bDesc           NULL,     -- Description of the revenue code
    Basis                   char(1)         NOT NULL, -- What the rate is charged by {H: hours, time units; U: work units}
    WorkUM                  bUM             NULL,     -- Unit of measure of work units
    TimeUM                  bUM             NULL,     -- Unit of measure of time units
    HrsPerTimeUM            bHrs            NOT NULL, -- Hours in one time unit
    UpdateHourMeter         bYN             NOT NULL, -- Whether usage updates the hour meter
    HaulBased               bYN             NOT NULL, -- Whether the code is for hauling
    MonthlyRevCodeYN        bYN             NOT NULL, -- Whether the code is a monthly rate
    CONSTRAINT PK_EMRC PRIMARY KEY (EMGroup, RevCode)
);

/* Equipment category master: the classes equipment is grouped in, such as trucks, loaders or cranes. */
CREATE TABLE dbo.EMCM (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Category                varchar(10)     NOT NULL, -- Equipment category
    Description             bDesc           NULL,     -- Description of the category
    JobFlag                 char(1)         NOT NULL, -- Job flag of the category
    PRCo                    bCompany        NULL,     -- Payroll company of the class
    PRClass                 bClass          NULL,     -- Payroll class for operators of the category
    CONSTRAINT PK_EMCM PRIMARY KEY (EMCo, Category),
    CONSTRAINT FK_EMCM_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo)
);

/* Equipment location history: each transfer of equipment from one job or location to another, with date in and date out. Where DateOut is empty the equipment is still there. The month column is Month. */
CREATE TABLE dbo.EMLH (
    EMCo                    bCompany        NOT NULL, -- Equipment company
    Month                   bMonth          NOT NULL, -- Month the transfer was posted to (first day of the month)
    Trans                   bTrans          NOT NULL, -- Transaction number within company and month
    Equipment               bEquip          NOT NULL, -- Equipment transferred
    FromJCCo                bCompany        NULL,     -- Job cost company moved from
    FromJob                 bJob            NULL,     -- Job moved from
    ToJCCo                  bCompany        NULL,     -- Job cost company moved to
    ToJob                   bJob            NULL,     -- Job moved to
    FromLocation            bLoc            NULL,     -- Location moved from
    ToLocation              bLoc            NULL,     -- Location moved to
    DateIn                  bDate           NOT NULL, -- Date the equipment arrived
    TimeIn                  smalldatetime   NULL,     -- Time the equipment arrived
    DateOut                 bDate           NULL,     -- Date the equipment left, empty while still there
    TimeOut                 smalldatetime   NULL,     -- Time the equipment left
    EstOut                  datetime        NULL,     -- Estimated date the equipment will leave
    Memo                    bDesc           NULL,     -- Memo on the transfer
    CONSTRAINT PK_EMLH PRIMARY KEY (EMCo, Month, Trans),
    CONSTRAINT FK_EMLH_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_EMLH_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo)
);
