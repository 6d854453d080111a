-- Service management: reference tables for Viewpoint Vista.

/* Service management company parameters: one SM company a row, with the accounting companies it bills and costs through. */
CREATE TABLE dbo.SMCO (
    SMCo                    bCompany        NOT NULL, -- Service company
    GLCo                    bCompany        NOT NULL, -- General ledger company
    ARCo                    bCompany        NOT NULL, -- Receivables company that service invoices post to
    APCo                    bCompany        NULL,     -- Payables company
    JCCo                    bCompany        NULL,     -- Job cost company for work orders on jobs
    PRCo                    bCompany        NULL,     -- Payroll company of the technicians
    INCo                    bCompany        NULL,     -- Inventory company parts come from
    EMCo                    bCompany        NULL,     -- Equipment company of service trucks and equipment
    GLJrnl                  bJrnl           NULL,     -- General ledger journal for service
    UseJCInterface          bYN             NOT NULL, -- Whether it interfaces to job cost
    UsePRInterface          bYN             NOT NULL, -- Whether it interfaces to payroll
    UseINInterface          bYN             NOT NULL, -- Whether it interfaces to inventory
    UseEMInterface          bYN             NOT NULL, -- Whether it interfaces to equipment
    NextWOQuoteID           int             NULL,     -- Next work order quote number
    DefaultTripDuration     int             NULL,     -- Default duration of a trip
    CONSTRAINT PK_SMCO PRIMARY KEY (SMCo),
    CONSTRAINT FK_SMCO_HQCO FOREIGN KEY (SMCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_SMCO_ARCO FOREIGN KEY (ARCo) REFERENCES dbo.ARCO (ARCo)
);

/* Service customer: service settings of an AR customer, such as billing customer, rate template and primary technician. Name and address are in ARCM. */
CREATE TABLE dbo.SMCustomer (
    SMCo                    bCompany        NOT NULL, -- Service company
    CustGroup               bGroup          NOT NULL, -- Customer group
    Customer                bCustomer       NOT NULL, -- Customer number
    Active                  bYN             NOT NULL, -- Whether the service customer is active (Y or N)
    BillToARCustomer        bCustomer       NULL,     -- Customer that is billed
    RateTemplate            varchar(10)     NULL,     -- Rate template that prices the work
    PrimaryTechnician       varchar(15)     NULL,     -- Technician the customer normally gets
    CustomerPOSetting       char(1)         NOT NULL, -- Setting for customer PO numbers on work
    InvoiceGrouping         char(1)         NOT NULL, -- How work is grouped on invoices
    InvoiceSummaryLevel     char(1)         NOT NULL, -- How much detail invoices show
    NonBillable             bYN             NOT NULL, -- Whether work for the customer is not billed (Y or N)
    CONSTRAINT PK_SMCustomer PRIMARY KEY (SMCo, CustGroup, Customer),
    CONSTRAINT FK_SMCustomer_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_SMCustomer_SMTechnician FOREIGN KEY (SMCo, PrimaryTechnician) REFERENCES dbo.SMTechnician (SMCo, Technician),
    CONSTRAINT FK_SMCustomer_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo)
);

/* Service site: the place or building where service work is done, for a customer or a job, with address, default service center and primary technician. */
CREATE TABLE dbo.SMServiceSite (
    SMCo                    bCompany        NOT NULL, -- Service company
    ServiceSite             varchar(20)     NOT NULL, -- Service site code
    Description             varchar(60)     NULL,     -- Name or description of the site
    Type                    varchar(10)     NOT NULL, -- Whom the site belongs to {Customer: a customer; Job: a job cost job}
    Active                  char(1)         NOT NULL, -- Whether the site is active (Y or N)
    CustGroup               bGroup          NOT NULL, -- Customer group of the customer
    Customer                bCustomer       NULL,     -- Customer of the site
    BillToARCustomer        bCustomer       NULL,     -- Customer billed for work at the site
    JCCo                    bCompany        NULL,     -- Job cost company of a job site
    Job                     bJob            NULL,     -- Job of a job site
    Address1                varchar(60)     NULL,     -- Street address of the site
    Address2                varchar(60)     NULL,     -- Second address line of the site
    City                    varchar(30)     NULL,     -- City of the site
    State                   varchar(4)      NULL,     -- State of the site
    Zip                     bZip            NULL,     -- Postal code of the site
    Phone                   varchar(20)     NULL,     -- Phone number of the site
    DefaultServiceCenter    varchar(10)     NOT NULL, -- Service center that normally serves the site
    PrimaryTechnician       varchar(15)     NULL,     -- Technician who normally serves the site
    RateTemplate            varchar(10)     NULL,     -- Rate template that prices the work
    TaxGroup                bGroup          NULL,     -- Tax group of the tax code
    TaxCode                 bTaxCode        NULL,     -- Tax code of the site
    CostingMethod           varchar(10)     NULL,     -- Whether a job is charged cost or revenue
    NonBillable             bYN             NOT NULL, -- Whether work at the site is not billed (Y or N)
    CONSTRAINT PK_SMServiceSite PRIMARY KEY (SMCo, ServiceSite),
    CONSTRAINT FK_SMServiceSite_SMCustomer FOREIGN KEY (SMCo, CustGroup, Customer) REFERENCES dbo.SMCustomer (SMCo, CustGroup, Customer),
    CONSTRAINT FK_SMServiceSite_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_SMServiceSite_SMServiceCenter FOREIGN KEY (SMCo, DefaultServiceCenter) REFERENCES dbo.SMServiceCenter (SMCo, ServiceCenter),
    CONSTRAINT FK_SMServiceSite_SMTechnician FOREIGN KEY (SMCo, PrimaryTechnician) REFERENCES dbo.SMTechnician (SMCo, Technician),
    CONSTRAINT FK_SMServiceSite_ARCM FOREIGN KEY (CustGroup, BillToARCustomer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_SMServiceSite_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo),
    CONSTRAINT FK_SMServiceSite_HQCO FOREIGN KEY (SMCo) REFERENCES dbo.HQCO (HQCo)
);

/* Serviceable items: the equipment installed at a service site, such as units and boilers, with make, model, serial number and warranties. */
CREATE TABLE dbo.SMServiceItems (
    SMCo                    bCompany        NOT NULL, -- Service company
    ServiceSite             varchar(20)     NOT NULL, -- Service site the item is at
    ServiceItem             varchar(20)     NOT NULL, -- Serviceable item code
    Description             varchar(60)     NULL,     -- Description of the item
    Class                   varchar(15)     NOT NULL, -- Class of the item
    Type                    varchar(15)     NOT NULL, -- Type of the item within its class
    Manufacturer            varchar(20)     NULL,     -- Manufacturer of the item
    Model                   varchar(20)     NULL,     -- Model of the item
    SerialNumber            varchar(60)     NULL,     -- Serial number of the item
    YearManufactured        smallint        NULL,     -- Year the item was made
    Location                varchar(60)     NULL,     -- Where the item stands at the site
    LaborWarranty           bYN             NOT NULL, -- Whether labor is under warranty
    LaborWarrantyExpDate    datetime        NULL,     -- Date the labor warranty expires
    MaterialWarranty        bYN             NOT NULL, -- Whether material is under warranty
    MaterialWarrantyExpDate datetime        NULL,     -- Date the material warranty expires
    CONSTRAINT PK_SMServiceItems PRIMARY KEY (SMCo, ServiceSite, ServiceItem),
    CONSTRAINT FK_SMServiceItems_SMServiceSite FOREIGN KEY (SMCo, ServiceSite) REFERENCES dbo.SMServiceSite (SMCo, ServiceSite)
);

/* Service work order header: one service call or service job a row, with customer, site, service center, lead technician and status. It carries no amounts. */
CREATE TABLE dbo.SMWorkOrder (
    SMCo                    bCompany        NOT NULL, -- Service company
    WorkOrder               int             NOT NULL, -- Service work order number
    Description             varchar(max)    NULL,     -- Description of the work requested
    WOStatus                tinyint         NOT NULL, -- Status of the work order {0: open; 1: closed; 2: cancelled}
    CustGroup               bGroup          NOT NULL, -- Customer group of the customer
    Customer                bCustomer       NULL,     -- Customer the work is for
    ServiceSite             varchar(20)     NOT NULL, -- Service site of the work
    ServiceCenter           varchar(10)     NOT NULL, -- Service center that handles the work order
    LeadTechnician          varchar(15)     NULL,     -- Technician in charge
    RequestedDate           datetime        NULL,     -- Date the service was requested
    RequestedBy             varchar(50)     NULL,     -- Person who requested the service
    EnteredDateTime         datetime        NULL,     -- Date and time the work order was entered
    EnteredBy               bVPUserName     NULL,     -- User who entered the work order
    ContactName             varchar(60)     NULL,     -- Contact person for the work
    ContactPhone            varchar(20)     NULL,     -- Phone number of the contact
    JCCo                    bCompany        NULL,     -- Job cost company of a job work order
    Job                     bJob            NULL,     -- Job of a job work order
    CostingMethod           varchar(10)     NULL,     -- What a job work order charges to the job {Cost: actual cost; Revenue: billed price}
    CONSTRAINT PK_SMWorkOrder PRIMARY KEY (SMCo, WorkOrder),
    CONSTRAINT FK_SMWorkOrder_SMServiceSite FOREIGN KEY (SMCo, ServiceSite) REFERENCES dbo.SMServiceSite (SMCo, ServiceSite),
    CONSTRAINT FK_SMWorkOrder_SMCustomer FOREIGN KEY (SMCo, CustGroup, Customer) REFERENCES dbo.SMCustomer (SMCo, CustGroup, Customer),
    CONSTRAINT FK_SMWorkOrder_SMServiceCenter FOREIGN KEY (SMCo, ServiceCenter) REFERENCES dbo.SMServiceCenter (SMCo, ServiceCenter),
    CONSTRAINT FK_SMWorkOrder_SMTechnician FOREIGN KEY (SMCo, LeadTechnician) REFERENCES dbo.SMTechnician (SMCo, Technician),
    CONSTRAINT FK_SMWorkOrder_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_SMWorkOrder_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_SMWorkOrder_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo)
);

/* Service work order scope: one part of the work on a work order, with call type, due dates, price method, agreement and whether complete or on hold. */
CREATE TABLE dbo.SMWorkOrderScope (
    SMCo                    bCompany        NOT NULL, -- Service company
    WorkOrder               int             NOT NULL, -- Service work order number
    Scope                   int             NOT NULL, -- Scope number within the work order
    Description             varchar(max)    NULL,     -- Description of the scope
    WorkScope               varchar(20)     NULL,     -- Work scope code
    CallType                varchar(10)     NULL,     -- Call type of the work
    ServiceCenter           varchar(10)     NULL,     -- Service center doing the scope
    Division                varchar(10)     NULL,     -- Division of the service center
    IsComplete              bYN             NOT NULL, -- Whether the scope is complete {Y: complete; N: open}
    OnHold                  bYN             NOT NULL, -- Whether the scope is on hold {Y: on hold}
    HoldReason              varchar(50)     NULL,     -- Reason the scope is on hold
    FollowUpDate            bDate           NULL,     -- Date to follow up on a held scope
    DueStartDate            bDate           NULL,     -- Earliest date the scope is due
    DueEndDate              bDate           NULL,     -- Latest date the scope is due
    PriorityName            varchar(10)     NULL,     -- Priority of the scope
    ServiceItem             varchar(20)     NULL,     -- Serviceable item to work on
    CustGroup               bGroup          NULL,     -- Customer group of the billed customer
    BillToARCustomer        bCustomer       NULL,     -- Customer billed for the scope
    CustomerPO              varchar(30)     NULL,     -- Purchase order number of the customer
    NotToExceed             bDollar         NULL,     -- Not to exceed amount
    PriceMethod             char(1)         NOT NULL, -- How the scope is priced {T: time and material; F: flat price; N: non-billable, periodic when Service is filled; C: probably covered by contract}
    Price                   bDollar         NULL,     -- Flat price of the scope
    Agreement               varchar(15)     NULL,     -- Service agreement the scope falls under
    Revision                int             NULL,     -- Revision of the service agreement
    Service                 int             NULL,     -- Service of the agreement the scope does
    IsTrackingWIP           bYN             NOT NULL, -- Whether work in process is tracked {Y: cost and revenue stay in WIP until complete}
    WorkOrderQuote          varchar(15)     NULL,     -- Quote the scope came from
    JCCo                    bCompany        NULL,     -- Job cost company
    Job                     bJob            NULL,     -- Job charged
    PhaseGroup              bGroup          NULL,     -- Phase group of the phase
    Phase                   bPhase          NULL,     -- Job phase charged
    TaxGroup                bGroup          NULL,     -- Tax group of the tax code
    TaxCode                 bTaxCode        NULL,     -- Tax code of the scope
    CONSTRAINT PK_SMWorkOrderScope PRIMARY KEY (SMCo, WorkOrder, Scope),
    CONSTRAINT FK_SMWorkOrderScope_SMWorkOrder FOREIGN KEY (SMCo, WorkOrder) REFERENCES dbo.SMWorkOrder (SMCo, WorkOrder),
    CONSTRAINT FK_SMWorkOrderScope_SMCallType FOREIGN KEY (SMCo, CallType) REFERENCES dbo.SMCallType (SMCo, CallType),
    CONSTRAINT FK_SMWorkOrderScope_SMAgreement FOREIGN KEY (SMCo, Agreement, Revision) REFERENCES dbo.SMAgreement (SMCo, Agreement, Revision),
    CONSTRAINT FK_SMWorkOrderScope_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_SMWorkOrderScope_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo)
);

/* Service work completed: the labor, parts, equipment, miscellaneous and purchase lines done on a service work order, with the links to payroll, payables and job cost. Type says which kind of line. */
CREATE TABLE dbo.SMWorkCompleted (
    SMCo                    bCompany        NOT NULL, -- Service company
    WorkOrder               int             NOT NULL, -- Service work order number
    WorkCompleted           int             NOT NULL, -- Line number within the work order
    Type                    tinyint         NOT NULL, -- Kind of line {1: equipment; 2: labor; 3: miscellaneous; 4: part, material; 5: purchase}
    IsDeleted               bit             NOT NULL, -- Whether the row is deleted {0: live; 1: soft deleted}
    NonBillable             bYN             NOT NULL, -- Whether the line is not billed {Y: not billable; N: billable}
    Provisional             bit             NOT NULL, -- Whether the line is provisional (1 yes, 0 no)
    AutoAdded               bit             NOT NULL, -- Whether the line was added automatically (1 yes, 0 no)
    InitialCostsCaptured    bit             NOT NULL, -- Whether first costs were captured (1 yes, 0 no)
    CostsCaptured           bit             NOT NULL, -- Whether costs were captured (1 yes, 0 no)
    CostCo                  bCompany        NULL,     -- Company of the cost posting
    CostMth                 bMonth          NULL,     -- Month the cost was posted to
    CostTrans               bTrans          NULL,     -- Transaction number of the cost posting
    ReferenceNo             varchar(60)     NULL,     -- Reference number of the line
    PRGroup                 bGroup          NULL,     -- Payroll group of the time card
    PREndDate               smalldatetime   NULL,     -- Payroll period ending date of the time card
    PREmployee              bEmployee       NULL,     -- Employee number on the time card
    PRPaySeq                tinyint         NULL,     -- Payment sequence of the time card
    PRPostSeq               smallint        NULL,     -- Posting sequence of the time card
    PRPostDate              smalldatetime   NULL,     -- Date on the time card
    APCo                    bCompany        NULL,     -- AP company of the invoice
    JCCo                    bCompany        NULL,     -- Job cost company charged
    JCMth                   bMonth          NULL,     -- Month the job cost was posted to
    JCCostTrans             bTrans          NULL,     -- Job cost transaction of the line
    CONSTRAINT PK_SMWorkCompleted PRIMARY KEY (SMCo, WorkOrder, WorkCompleted),
    CONSTRAINT FK_SMWorkCompleted_SMWorkOrder FOREIGN KEY (SMCo, WorkOrder) REFERENCES dbo.SMWorkOrder (SMCo, WorkOrder),
    CONSTRAINT FK_SMWorkCompleted_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo),
    CONSTRAINT FK_SMWorkCompleted_PRTH FOREIGN KEY (CostCo, PRGroup, PREndDate, PREmployee, PRPaySeq, PRPostSeq) REFERENCES dbo.PRTH (PRCo, PRGroup, PREndDate, Employee, PaySeq, PostSeq),
    CONSTRAINT FK_SMWorkCompleted_JCCD FOREIGN KEY (JCCo, JCMth, JCCostTrans) REFERENCES dbo.JCCD (JCCo, Mth, CostTrans)
);

/* Service technician: one technician a row, with the payroll employee behind it, stock location of the truck and working days. The name is in PREH. */
CREATE TABLE dbo.SMTechnician (
    SMCo                    bCompany        NOT NULL, -- Service company
    Technician              varchar(15)     NOT NULL, -- Technician code
    PRCo                    bCompany        NOT NULL, -- Payroll company of the employee
    Employee                bEmployee       NOT NULL, -- Employee number of the technician
    Rate                    bUnitCost       NULL,     -- Rate of the technician
    INCo                    bCompany        NULL,     -- Inventory company of the stock location
    INLocation              bLoc            NULL,     -- Stock location of the technician, such as the truck
    Monday                  bYN             NOT NULL, -- Whether the technician works Mondays
    Tuesday                 bYN             NOT NULL, -- Whether the technician works Tuesdays
    Wednesday               bYN             NOT NULL, -- Whether the technician works Wednesdays
    Thursday                bYN             NOT NULL, -- Whether the technician works Thursdays
    Friday                  bYN             NOT NULL, -- Whether the technician works Fridays
    Saturday                bYN             NOT NULL, -- Whether the technician works Saturdays
    Sunday                  bYN             NOT NULL, -- Whether the technician works Sundays
    CONSTRAINT PK_SMTechnician PRIMARY KEY (SMCo, Technician),
    CONSTRAINT FK_SMTechnician_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_SMTechnician_INLM FOREIGN KEY (INCo, INLocation) REFERENCES dbo.INLM (INCo, Loc),
    CONSTRAINT FK_SMTechnician_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo)
);

/* Service trip: one dispatch or visit of a technician for a work order, with scheduled date, estimated duration and status. */
CREATE TABLE dbo.SMTrip (
    SMCo                    bCompany        NOT NULL, -- Service company
    WorkOrder               int             NOT NULL, -- Service work order number
    Trip                    int             NOT NULL, -- Trip number within the work order
    Description             varchar(60)     NULL,     -- Description of the trip
    Status                  tinyint         NOT NULL, -- Status of the trip {0: open, nobody assigned; 7: complete}
    ScheduledDate           bDate           NULL,     -- Date the visit is scheduled for
    EstimatedDuration       bHrs            NULL,     -- Estimated hours of the visit
    Technician              varchar(15)     NULL,     -- Technician dispatched
    DispatchSequence        int             NULL,     -- Order of the visit on the dispatch board
    CONSTRAINT PK_SMTrip PRIMARY KEY (SMCo, WorkOrder, Trip),
    CONSTRAINT FK_SMTrip_SMWorkOrder FOREIGN KEY (SMCo, WorkOrder) REFERENCES dbo.SMWorkOrder (SMCo, WorkOrder),
    CONSTRAINT FK_SMTrip_SMTechnician FOREIGN KEY (SMCo, Technician) REFERENCES dbo.SMTechnician (SMCo, Technician)
);

/* Service invoice header: one invoice for work orders or agreements a row, with billed customer, dates, whether posted to AR, delivered or voided. Amounts are on the AR transaction (ARTH). */
CREATE TABLE dbo.SMInvoice (
    SMCo                    bCompany        NOT NULL, -- Service company
    Invoice                 int             NOT NULL, -- Internal invoice number, the key
    InvoiceNumber           varchar(10)     NOT NULL, -- Invoice number the customer sees
    InvoiceType             char(1)         NOT NULL, -- What is invoiced {W: work order; A: agreement}
    Invoiced                bit             NOT NULL, -- Whether posted to AR {1: posted; 0: pending}
    InvoiceDate             bDate           NOT NULL, -- Date of the invoice
    DueDate                 bDate           NULL,     -- Date the invoice is due
    DiscDate                bDate           NULL,     -- Date up to which the discount may be taken
    DiscRate                bPct            NULL,     -- Payment discount percent
    PayTerms                bPayTerms       NULL,     -- Payment terms code
    BatchMonth              bMonth          NOT NULL, -- Month the invoice is to be posted to
    CustGroup               bGroup          NOT NULL, -- Customer group of the customer
    Customer                bCustomer       NOT NULL, -- Service customer
    BillToARCustomer        bCustomer       NOT NULL, -- Customer billed
    ServiceSite             varchar(20)     NULL,     -- Service site invoiced
    WorkOrder               int             NULL,     -- Service work order invoiced
    DescriptionOfWork       varchar(max)    NULL,     -- Description of the work invoiced
    ARCo                    bCompany        NOT NULL, -- Receivables company
    ARPostedMth             bMonth          NULL,     -- Month of the AR transaction
    ARTrans                 bTrans          NULL,     -- AR transaction of the posted invoice
    DeliveredDate           datetime        NULL,     -- Date the invoice was delivered to the customer
    DeliveredBy             varchar(128)    NULL,     -- User who delivered the invoice
    VoidDate                datetime        NULL,     -- Date the invoice was voided, empty when it is not
    VoidedBy                varchar(128)    NULL,     -- User who voided the invoice
    BillAddress             varchar(60)     NULL,     -- Billing street address
    BillCity                varchar(30)     NULL,     -- Billing city
    BillState               varchar(4)      NULL,     -- Billing state
    BillZip                 bZip            NULL,     -- Billing postal code
    CONSTRAINT PK_SMInvoice PRIMARY KEY (SMCo, Invoice),
    CONSTRAINT FK_SMInvoice_ARCM FOREIGN KEY (CustGroup, BillToARCustomer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_SMInvoice_ARTH FOREIGN KEY (ARCo, ARPostedMth, ARTrans) REFERENCES dbo.ARTH (ARCo, Mth, ARTrans),
    CONSTRAINT FK_SMInvoice_SMCustomer FOREIGN KEY (SMCo, CustGroup, Customer) REFERENCES dbo.SMCustomer (SMCo, CustGroup, Customer),
    CONSTRAINT FK_SMInvoice_HQPT FOREIGN KEY (PayTerms) REFERENCES dbo.HQPT (PayTerms),
    CONSTRAINT FK_SMInvoice_ARCO FOREIGN KEY (ARCo) REFERENCES dbo.ARCO (ARCo)
);

/* Service agreement: maintenance contracts of service customers, one revision a row, with price, effective and expiration dates, renewal, cancellation and termination. */
CREATE TABLE dbo.SMAgreement (
    SMCo                    bCompany        NOT NULL, -- Service company
    Agreement               varchar(15)     NOT NULL, -- Service agreement number
    Revision                int             NOT NULL, -- Revision of the agreement
    RevisionType            tinyint         NOT NULL, -- Kind of revision {1: original; 2: amendment; 3: renewal}
    Description             varchar(60)     NULL,     -- Description of the agreement
    AgreementType           varchar(15)     NULL,     -- Agreement type
    CustGroup               bGroup          NOT NULL, -- Customer group
    Customer                bCustomer       NOT NULL, -- Customer of the agreement
    CustomerPO              varchar(30)     NULL,     -- Purchase order number of the customer
    AlternateAgreement      varchar(30)     NULL,     -- Other number the agreement is known by
    AgreementPrice          bDollar         NULL,     -- Price of the agreement
    PricingFrequency        char(1)         NULL,     -- How often the price is due
    DateCreated             bDate           NULL,     -- Date the agreement was created
    EffectiveDate           bDate           NULL,     -- Date the agreement takes effect
    ExpirationDate          bDate           NULL,     -- Date the agreement expires
    NonExpiring             bYN             NOT NULL, -- Whether the agreement never expires
    AutoRenew               bYN             NOT NULL, -- Whether the agreement renews by itself
    DateActivated           bDate           NULL,     -- Date the agreement was activated
    DateCancelled           bDate           NULL,     -- Date the agreement was cancelled
    DateTerminated          bDate           NULL,     -- Date the agreement was terminated
    RateTemplate            varchar(10)     NULL,     -- Rate template that prices the work
    RevenueRecognition      char(1)         NOT NULL, -- How revenue is recognized
    PreviousRevision        int             NULL,     -- Revision before this one
    AmendmentRevision       int             NULL,     -- Amendment revision of the agreement
    CONSTRAINT PK_SMAgreement PRIMARY KEY (SMCo, Agreement, Revision),
    CONSTRAINT FK_SMAgreement_SMCustomer FOREIGN KEY (SMCo, CustGroup, Customer) REFERENCES dbo.SMCustomer (SMCo, CustGroup, Customer),
    CONSTRAINT FK_SMAgreement_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);

/* Service call types: the kinds of call a scope can be, such as repair or maintenance. */
CREATE TABLE dbo.SMCallType (
    SMCo                    bCompany        NOT NULL, -- Service company
    CallType                varchar(10)     NOT NULL, -- Call type code
    Description             varchar(60)     NULL,     -- Description of the call type
    CallTypeCategory        varchar(15)     NULL,     -- Category of the call type
    Active                  bYN             NOT NULL, -- Whether the call type is active (Y or N)
    IsTrackingWIP           bYN             NOT NULL, -- Whether work in process is tracked for such calls
    CONSTRAINT PK_SMCallType PRIMARY KEY (SMCo, CallType),
    CONSTRAINT FK_SMCallType_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo)
);

/* Service centers: the branches that service work orders are handled by, with address and department. */
CREATE TABLE dbo.SMServiceCenter (
    SMCo                    bCompany        NOT NULL, -- Service company
    ServiceCenter           varchar(10)     NOT NULL, -- Service center code
    Description             varchar(60)     NULL,     -- Name of the service center
    Department              varchar(10)     NOT NULL, -- Service department of the center
    Active                  bYN             NOT NULL, -- Whether the service center is active (Y or N)
    Address                 varchar(60)     NULL,     -- Street address
    City                    varchar(30)     NULL,     -- City
    State                   varchar(4)      NULL,     -- State
    Zip                     bZip            NULL,     -- Postal code
    Phone                   bPhone          NULL,     -- Phone number
    Fax                     bPhone          NULL,     -- Fax number
    EMail                   varchar(60)     NULL,     -- E-mail address
    TaxGroup                bGroup          NULL,     -- Tax group of the tax code
    TaxCode                 bTaxCode        NULL,     -- Tax code
    ARCo                    bCompany        NOT NULL, -- Receivables company
    CONSTRAINT PK_SMServiceCenter PRIMARY KEY (SMCo, ServiceCenter),
    CONSTRAINT FK_SMServiceCenter_SMDepartment FOREIGN KEY (SMCo, Department) REFERENCES dbo.SMDepartment (SMCo, Department),
    CONSTRAINT FK_SMServiceCenter_SMCO FOREIGN KEY (SMCo) REFERENCES dbo.SMCO (SMCo),
    CONSTRAINT FK_SMServiceCenter_HQCO FOREIGN KEY (SMCo) REFERENCES dbo.HQCO (HQCo)
);

/* Service departments: the general ledger cost and revenue accounts for equipment, labor, material and other service work. */
CREATE TABLE dbo.SMDepartment (
    SMCo                    bCompany        NOT NULL, -- Service company
    Department              bDept           NOT NULL, -- Service department code
    Description             bDesc           NULL,     -- Description of the department
    GLCo                    bCompany        NOT NULL, -- General ledger company of the accounts
    LaborCostGLAcct         bGLAcct         NOT NULL, -- General ledger account for labor cost
    MaterialCostGLAcct      bGLAcct         NOT NULL, -- General ledger account for material cost
    EquipCostGLAcct         bGLAcct         NOT NULL, -- General ledger account for equipment cost
    OtherCostGLAcct         bGLAcct         NOT NULL, -- General ledger account for other cost
    SubcontractCostGLAcct   bGLAcct         NULL,     -- General ledger account for subcontract cost
    LaborRevGLAcct          bGLAcct         NOT NULL, -- General ledger account for labor revenue
    MaterialRevGLAcct       bGLAcct         NOT NULL, -- General ledger account for material revenue
    EquipRevGLAcct          bGLAcct         NOT NULL, -- General ledger account for equipment revenue
    OtherRevGLAcct          bGLAcct         NOT NULL, -- General ledger account for other revenue
    SubcontractRevGLAcct    bGLAcct         NULL,     -- General ledger account for subcontract revenue
    AgreementRevGLAcct      bGLAcct         NULL,     -- General ledger account for agreement revenue
    AgreementRevDefGLAcct   bGLAcct         NULL,     -- General ledger account for deferred agreement revenue
    CONSTRAINT PK_SMDepartment PRIMARY KEY (SMCo, Department),
    CONSTRAINT FK_SMDepartment_GLAC FOREIGN KEY (GLCo, AgreementRevGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_SMDepartment_GLAC_laborcost FOREIGN KEY (GLCo, LaborCostGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_SMDepartment_GLAC_laborrev FOREIGN KEY (GLCo, LaborRevGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_SMDepartment_GLAC_materialcost FOREIGN KEY (GLCo, MaterialCostGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_SMDepartment_GLAC_materialrev FOREIGN KEY (GLCo, MaterialRevGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
