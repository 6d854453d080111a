-- Job cost: reference tables for Viewpoint Vista.

/* Job cost company settings: which AR, GL, inventory and payroll companies a JC company works with, how projections are made and whether closed jobs accept cost. */
CREATE TABLE dbo.JCCO (
    JCCo               bCompany        NOT NULL, -- JC company number
    ARCo               bCompany        NOT NULL, -- AR company that contract billings go to
    GLCo               bCompany        NOT NULL, -- GL company that job cost posts to
    INCo               bCompany        NULL, -- Default inventory company for job material
    PRCo               bCompany        NULL, -- Payroll company that supplies job labor
    ValidPhaseChars    tinyint         NOT NULL, -- Number of phase characters checked against the phase master
    PostClosedJobs     bYN             NOT NULL, -- Whether cost may post to hard closed jobs
    PostSoftClosedJobs bYN             NOT NULL, -- Whether cost may post to soft closed jobs
    UseJobBilling      bYN             NOT NULL, -- Whether contracts are billed through Job Billing
    DefaultBillType    bBillType       NOT NULL, -- Bill type given to new contracts
    GLCostLevel        tinyint         NOT NULL, -- Detail level at which cost goes to the ledger
    GLCostJournal      bJrnl           NULL, -- GL journal for job cost entries
    GLRevLevel         tinyint         NOT NULL, -- Detail level at which revenue goes to the ledger
    GLRevJournal       bJrnl           NULL, -- GL journal for job revenue entries
    GLCloseJournal     bJrnl           NULL, -- GL journal for closing contracts
    GLMatJournal       bJrnl           NULL, -- GL journal for job material use
    GLMiscMatAcct      bGLAcct         NULL, -- GL account for miscellaneous job material
    ProjMethod         char(1)         NOT NULL, -- Method used for cost projections
    ProjMinPct         bPct            NOT NULL, -- Minimum percent complete used for projections
    ProjInactivePhases bYN             NOT NULL, -- Whether inactive phases are included in projections
    CONSTRAINT PK_JCCO PRIMARY KEY (JCCo),
    CONSTRAINT FK_JCCO_HQCO FOREIGN KEY (JCCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_JCCO_ARCO FOREIGN KEY (ARCo) REFERENCES dbo.ARCO (ARCo),
    CONSTRAINT FK_JCCO_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo),
    CONSTRAINT FK_JCCO_GLAC FOREIGN KEY (GLCo, GLMiscMatAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_JCCO_GLJR FOREIGN KEY (GLCo, GLMatJournal) REFERENCES dbo.GLJR (GLCo, Jrnl)
);

/* Job master: one row per job (project) with its contract, project manager, status, address, tax and payroll defaults. */
CREATE TABLE dbo.JCJM (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project number
    Description     bItemDesc       NULL, -- Job name or project title
    Contract        bContract       NULL, -- Contract the job belongs to
    JobStatus       tinyint         NOT NULL, -- Status of the job {0: pending, not sent from PM yet; 1: open; 2: soft closed; 3: hard closed}
    ProjectMgr      int             NULL, -- Project manager number, name is in JCMP
    BidNumber       varchar(10)     NULL, -- Bid or estimate number of the job
    LockPhases      bYN             NOT NULL, -- Whether the job's phase list is locked
    JobPhone        bPhone          NULL, -- Phone number at the job site
    MailAddress     varchar(60)     NULL, -- Mailing street address of the job
    MailCity        varchar(30)     NULL, -- Mailing city of the job
    MailState       varchar(4)      NULL, -- Mailing state of the job
    MailZip         bZip            NULL, -- Mailing zip code of the job
    ShipAddress     varchar(60)     NULL, -- Jobsite or delivery street address
    ShipCity        varchar(30)     NULL, -- Jobsite city
    ShipState       varchar(4)      NULL, -- Jobsite state
    ShipZip         bZip            NULL, -- Jobsite zip code
    TaxGroup        bGroup          NOT NULL, -- Group for tax codes
    TaxCode         bTaxCode        NULL, -- Sales tax code of the job
    BaseTaxOn       varchar(1)      NOT NULL, -- What sales tax on job purchases follows {J: tax by job; V: probably tax by vendor}
    MarkUpDiscRate  bRate           NOT NULL, -- Markup or discount rate for job charges
    PRStateCode     varchar(4)      NULL, -- Payroll state for work on the job
    PRLocalCode     bLocalCode      NULL, -- Payroll local tax code for the job
    Certified       bYN             NOT NULL, -- Whether certified payroll is required {Y: certified payroll job; N: not certified}
    CraftTemplate   smallint        NULL, -- Craft template with special pay rates
    LiabTemplate    smallint        NULL, -- Liability (burden) template for the job
    InsTemplate     smallint        NULL, -- Insurance template for the job
    ProjMinPct      bPct            NOT NULL, -- Minimum percent complete used for projections
    HrsPerManDay    bUnits          NOT NULL, -- Hours that make one man-day
    VendorGroup     bGroup          NULL, -- Group for vendors and firms
    ArchEngFirm     bFirm           NULL, -- Architect or engineer firm number
    OurFirm         bFirm           NULL, -- Our own firm number on the project
    SLCompGroup     varchar(10)     NULL, -- Subcontract compliance group
    CONSTRAINT PK_JCJM PRIMARY KEY (JCCo, Job),
    CONSTRAINT FK_JCJM_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_JCJM_JCMP FOREIGN KEY (JCCo, ProjectMgr) REFERENCES dbo.JCMP (JCCo, ProjectMgr),
    CONSTRAINT FK_JCJM_HQCO FOREIGN KEY (JCCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_JCJM_JCCO FOREIGN KEY (JCCo) REFERENCES dbo.JCCO (JCCo),
    CONSTRAINT FK_JCJM_PMFM_architect FOREIGN KEY (VendorGroup, ArchEngFirm) REFERENCES dbo.PMFM (VendorGroup, FirmNumber)
);

/* Contract master: one row per owner contract with customer, status, dates and the running totals of contract value, billings, receipts and retainage. */
CREATE TABLE dbo.JCCM (
    JCCo              bCompany        NULL, -- Job cost company of the row
    Contract          bContract       NOT NULL, -- Contract number, the owner agreement
    Description       bItemDesc       NULL, -- Contract name or title
    Department        bDept           NOT NULL, -- JC department of the contract
    ContractStatus    tinyint         NOT NULL, -- Status of the contract {0: pending; 1: open; 2: soft closed; 3: hard closed}
    CustGroup         bGroup          NULL, -- Customer group, shared by companies
    Customer          bCustomer       NULL, -- Customer or owner billed
    CustomerReference bDesc           NULL, -- Customer's own reference for the contract
    StartDate         bDate           NULL, -- Date the contract starts
    StartMonth        bMonth          NOT NULL, -- First month activity may post to
    OriginalDays      smallint        NOT NULL, -- Contract days originally agreed
    CurrentDays       smallint        NOT NULL, -- Contract days including change orders
    ProjCloseDate     bDate           NULL, -- Date the contract is expected to close
    ActualCloseDate   bDate           NULL, -- Date the contract actually closed
    MonthClosed       bMonth          NULL, -- Month the contract was closed in
    PayTerms          bPayTerms       NULL, -- Payment terms with the owner
    TaxGroup          bGroup          NULL, -- Group for tax codes
    TaxCode           bTaxCode        NULL, -- Sales tax code for billings
    DefaultBillType   bBillType       NOT NULL, -- How the contract is billed {P: progress billing; T: time and material; B: both; N: not billed through JB}
    ProcessGroup      varchar(10)     NULL, -- Billing process group
    RetainagePCT      bPct            NOT NULL, -- Retainage percent the owner holds
    OrigContractAmt   bDollar         NOT NULL, -- Contract value as signed
    ContractAmt       bDollar         NOT NULL, -- Current contract value with approved change orders
    BilledAmt         bDollar         NOT NULL, -- Amount billed to date
    ReceivedAmt       bDollar         NOT NULL, -- Cash received to date
    CurrentRetainAmt  bDollar         NOT NULL, -- Retainage the owner still holds
    BillAddress       varchar(60)     NULL, -- Billing street address
    BillCity          varchar(30)     NULL, -- Billing city
    BillState         varchar(4)      NULL, -- Billing state
    BillZip           bZip            NULL, -- Billing zip code
    ArchitectName     bDesc           NULL, -- Architect named on the contract
    CompleteYN        bYN             NOT NULL, -- Whether the contract is flagged complete for billing
    MaxRetgOpt        char(1)         NOT NULL, -- Kind of retainage limit {P: percent of contract; A: fixed amount; N: probably no limit}
    MaxRetgPct        bPct            NOT NULL, -- Retainage limit as a percent
    MaxRetgAmt        bDollar         NOT NULL, -- Retainage limit as an amount
    CONSTRAINT PK_JCCM PRIMARY KEY (JCCo, Contract),
    CONSTRAINT FK_JCCM_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_JCCM_JCDM FOREIGN KEY (JCCo, Department) REFERENCES dbo.JCDM (JCCo, Department),
    CONSTRAINT FK_JCCM_HQCO FOREIGN KEY (JCCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_JCCM_JCCO FOREIGN KEY (JCCo) REFERENCES dbo.JCCO (JCCo),
    CONSTRAINT FK_JCCM_HQPT FOREIGN KEY (PayTerms) REFERENCES dbo.HQPT (PayTerms),
    CONSTRAINT FK_JCCM_HQTX FOREIGN KEY (TaxGroup, TaxCode) REFERENCES dbo.HQTX (TaxGroup, TaxCode)
);

/* Contract items: the schedule of values of a contract, with original, current, billed and received amounts, units and retainage per item. */
CREATE TABLE dbo.JCCI (
    JCCo              bCompany        NOT NULL, -- Job cost company of the row
    Contract          bContract       NOT NULL, -- Contract number, the owner agreement
    Item              bContractItem   NOT NULL, -- Contract item, a line of the schedule of values
    Description       bItemDesc       NULL, -- Item description
    Department        bDept           NOT NULL, -- JC department of the item
    UM                bUM             NOT NULL, -- Unit of measure, LS for lump sum
    StartMonth        bMonth          NOT NULL, -- First month of the item
    BillType          bBillType       NULL, -- How the item is billed {P: progress; T: time and material; B: both; N: none}
    BillGroup         bBillingGroup   NULL, -- Billing group of the item
    SICode            varchar(16)     NULL, -- Standard item code
    SIRegion          varchar(6)      NULL, -- Region of the standard item code
    TaxGroup          bGroup          NULL, -- Group for tax codes
    TaxCode           bTaxCode        NULL, -- Sales tax code of the item
    RetainPCT         bPct            NOT NULL, -- Retainage percent of the item
    OrigContractAmt   bDollar         NOT NULL, -- Item value as signed
    OrigContractUnits bUnits          NOT NULL, -- Units originally in the contract
    OrigUnitPrice     bUnitCost       NOT NULL, -- Unit price originally agreed
    ContractAmt       bDollar         NOT NULL, -- Current item value with approved changes
    ContractUnits     bUnits          NOT NULL, -- Current contract units
    UnitPrice         bUnitCost       NOT NULL, -- Current unit price
    BilledAmt         bDollar         NOT NULL, -- Amount billed to date on the item
    BilledUnits       bUnits          NOT NULL, -- Units billed to date
    ReceivedAmt       bDollar         NOT NULL, -- Cash received to date on the item
    CurrentRetainAmt  bDollar         NOT NULL, -- Retainage currently held on the item
    MarkUpRate        bRate           NOT NULL, -- Markup rate for billing the item
    CONSTRAINT PK_JCCI PRIMARY KEY (JCCo, Contract, Item),
    CONSTRAINT FK_JCCI_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_JCCI_JCDM FOREIGN KEY (JCCo, Department) REFERENCES dbo.JCDM (JCCo, Department)
);

/* Job phases: the cost codes set up on a job, each tied to a contract item. */
CREATE TABLE dbo.JCJP (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project
    PhaseGroup      tinyint         NOT NULL, -- Group for phases and cost types
    Phase           bPhase          NOT NULL, -- Phase, the cost code of the work
    Description     bItemDesc       NULL, -- Phase description on this job
    Contract        bContract       NOT NULL, -- Contract of the job
    Item            bContractItem   NOT NULL, -- Contract item the phase rolls up to
    ActiveYN        bYN             NOT NULL, -- Whether the phase accepts cost {Y: open for posting; N: inactive}
    ProjMinPct      bPct            NULL, -- Minimum percent complete used for projections
    InsCode         bInsCode        NULL, -- Insurance code for payroll on the phase
    CONSTRAINT PK_JCJP PRIMARY KEY (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_JCJP_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_JCJP_JCCI FOREIGN KEY (JCCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_JCJP_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Cost types set up on each job phase, holding the original estimate of cost, hours and units plus buyout and projection flags. */
CREATE TABLE dbo.JCCH (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project
    PhaseGroup      tinyint         NOT NULL, -- Group for phases and cost types
    Phase           bPhase          NOT NULL, -- Phase, the cost code
    CostType        bJCCType        NOT NULL, -- Cost type such as labor or material
    UM              bUM             NOT NULL, -- Unit of measure for the units
    OrigHours       bHrs            NOT NULL, -- Originally estimated hours
    OrigUnits       bUnits          NOT NULL, -- Originally estimated units
    OrigCost        bDollar         NOT NULL, -- Originally estimated cost, the original budget
    BillFlag        char(1)         NOT NULL, -- What is billed from the cost type {Y: units and cost; C: cost only; N: neither}
    ItemUnitFlag    bYN             NOT NULL, -- Whether units roll up to the contract item
    PhaseUnitFlag   bYN             NOT NULL, -- Whether units count as phase production
    BuyOutYN        bYN             NOT NULL, -- Whether the cost type is bought out {Y: bought out, committed is final; N: not bought out}
    Plugged         bYN             NOT NULL, -- Whether the projection was overridden by hand {Y: plugged; N: calculated}
    LastProjDate    smalldatetime   NULL, -- Date of the latest projection
    ActiveYN        bYN             NOT NULL, -- Whether the cost type accepts cost {Y: active; N: inactive}
    SourceStatus    char(1)         NOT NULL, -- Where the line came from {J: set up in JC; I: interfaced from PM; Y: in PM, flagged to send; N: in PM, not flagged}
    InterfaceDate   bDate           NULL, -- Date it came over from PM
    CONSTRAINT PK_JCCH PRIMARY KEY (JCCo, Job, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_JCCH_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_JCCH_JCCT FOREIGN KEY (PhaseGroup, CostType) REFERENCES dbo.JCCT (PhaseGroup, CostType),
    CONSTRAINT FK_JCCH_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_JCCH_JCPM FOREIGN KEY (PhaseGroup, Phase) REFERENCES dbo.JCPM (PhaseGroup, Phase)
);

/* Job cost by month: the change in actual, estimated, projected, forecast and committed cost, hours and units per phase and cost type. Sum the months for job to date. */
CREATE TABLE dbo.JCCP (
    JCCo               bCompany        NOT NULL, -- Job cost company of the row
    Job                bJob            NOT NULL, -- Job number, also called project
    PhaseGroup         bGroup          NOT NULL, -- Group for phases and cost types
    Phase              bPhase          NOT NULL, -- Phase, the cost code
    CostType           bJCCType        NOT NULL, -- Cost type such as labor or material
    Mth                bMonth          NOT NULL, -- Month of the amounts, first day of month
    ActualHours        bHrs            NOT NULL, -- Actual hours in the month
    ActualUnits        bUnits          NOT NULL, -- Actual units in the month
    ActualCost         bDollar         NOT NULL, -- Actual cost posted in the month
    OrigEstHours       bHrs            NOT NULL, -- Original estimate of hours
    OrigEstUnits       bUnits          NOT NULL, -- Original estimate of units
    OrigEstCost        bDollar         NOT NULL, -- Original budget, the first cost estimate
    CurrEstHours       bHrs            NOT NULL, -- Current estimate of hours, with changes
    CurrEstUnits       bUnits          NOT NULL, -- Current estimate of units, with changes
    CurrEstCost        bDollar         NOT NULL, -- Current budget cost, with approved changes
    ProjHours          bHrs            NOT NULL, -- Change in projected final hours
    ProjUnits          bUnits          NOT NULL, -- Change in projected final units
    ProjCost           bDollar         NOT NULL, -- Change in projected final cost
    ForecastHours      bHrs            NOT NULL, -- Forecast hours for the month
    ForecastUnits      bUnits          NOT NULL, -- Forecast units for the month
    ForecastCost       bDollar         NOT NULL, -- Forecast cost for the month
    TotalCmtdUnits     bUnits          NOT NULL, -- Units committed on POs and subcontracts
    TotalCmtdCost      bDollar         NOT NULL, -- Cost committed on POs and subcontracts
    RemainCmtdUnits    bUnits          NOT NULL, -- Committed units not invoiced yet
    RemainCmtdCost     bDollar         NOT NULL, -- Committed cost not invoiced yet
    RecvdNotInvcdUnits bUnits          NOT NULL, -- PO units received but not invoiced
    RecvdNotInvcdCost  bDollar         NOT NULL, -- Cost received on POs but not invoiced
    ProjPlug           bYN             NOT NULL, -- Whether the month's projection was entered by hand
    CONSTRAINT PK_JCCP PRIMARY KEY (JCCo, Job, PhaseGroup, Phase, CostType, Mth),
    CONSTRAINT FK_JCCP_JCCH FOREIGN KEY (JCCo, Job, PhaseGroup, Phase, CostType) REFERENCES dbo.JCCH (JCCo, Job, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_JCCP_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_JCCP_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_JCCP_JCCT FOREIGN KEY (PhaseGroup, CostType) REFERENCES dbo.JCCT (PhaseGroup, CostType)
);

/* Job cost detail: every posted transaction of actual, estimated, projected or committed cost, with its source, vendor, employee, equipment or material. */
CREATE TABLE dbo.JCCD (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Mth             bMonth          NOT NULL, -- Month the cost was posted to
    CostTrans       bTrans          NOT NULL, -- Cost transaction number within the month
    Job             bJob            NOT NULL, -- Job number, also called project
    PhaseGroup      bGroup          NOT NULL, -- Group for phases and cost types
    Phase           bPhase          NOT NULL, -- Phase, the cost code
    CostType        bJCCType        NOT NULL, -- Cost type such as labor or material
    PostedDate      bDate           NOT NULL, -- Date the entry was posted
    ActualDate      bDate           NOT NULL, -- Date the cost was incurred
    JCTransType     varchar(2)      NOT NULL, -- Kind of cost entry {OE: original estimate; CO: change order estimate; JC: manual cost adjustment; AP: vendor invoice; PR: payroll labor or burden; EM: equipment usage; IN: inventory sale to job; MO: material order; MS: material ticket; MI: miscellaneous material; PO: purchase order commitment or receipt; SL: subcontract commitment; PF: projection; PE: probably progress entry; IC: intercompany; CA: cost allocation; AR: miscellaneous receipt; RU: rolled-up history; CV: conversion load}
    Source          bSource         NOT NULL, -- Program that made the entry {JC OrigEst: original estimate; JC ChngOrd: change order; JC CostAdj: cost adjustment; JC Projctn: projection; JC Progres: progress; JC MatUse: material use; AP Entry: AP invoice; PR Entry: payroll; PO Entry: PO commitment; PO Change: PO change order; PO Receipt: PO receipt; PO Close: PO close-out; SL Entry: subcontract commitment; SL Change: subcontract change order; SL Close: subcontract close-out; EMRev: equipment usage; MS Tickets: material ticket; IN MatlOrd: material order; PM Intface: sent from PM; AR Receipt: miscellaneous receipt; SM WorkOrd: service work order; Roll Up: rolled-up history}
    Description     bTransDesc      NULL, -- Text of the cost entry
    ActualHours     bHrs            NOT NULL, -- Actual labor or equipment hours
    ActualUnits     bUnits          NOT NULL, -- Actual units put in place or used
    ActualCost      bDollar         NOT NULL, -- Actual cost posted by the transaction
    EstHours        bHrs            NOT NULL, -- Estimated hours added by the change
    EstCost         bDollar         NOT NULL, -- Estimated cost added, original or change
    ProjCost        bDollar         NOT NULL, -- Projected cost entered
    TotalCmtdCost   bDollar         NOT NULL, -- Committed cost added by the entry
    RemainCmtdCost  bDollar         NOT NULL, -- Change in committed cost still to invoice
    ACO             bACO            NULL, -- Approved change order behind the estimate
    PRCo            bCompany        NULL, -- Payroll company of the employee
    Employee        bEmployee       NULL, -- Employee the labor cost is for
    LiabilityType   bLiabilityType  NULL, -- Burden (liability) type of the labor cost
    VendorGroup     bGroup          NULL, -- Vendor group, shared by companies
    Vendor          bVendor         NULL, -- Vendor the cost came from
    APCo            bCompany        NULL, -- AP company, also company of PO and subcontract
    APTrans         bTrans          NULL, -- AP transaction behind the cost
    APRef           bAPReference    NULL, -- Vendor's invoice number behind the cost
    PO              varchar(30)     NULL, -- Purchase order number behind the cost
    SL              varchar(30)     NULL, -- Subcontract number in the SL module
    MatlGroup       bGroup          NULL, -- Group for materials
    Material        bMatl           NULL, -- Material charged to the job
    EMCo            bCompany        NULL, -- Equipment company
    EMEquip         bEquip          NULL, -- Equipment charged to the job
    CONSTRAINT PK_JCCD PRIMARY KEY (JCCo, Mth, CostTrans),
    CONSTRAINT FK_JCCD_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_JCCD_JCCH FOREIGN KEY (JCCo, Job, PhaseGroup, Phase, CostType) REFERENCES dbo.JCCH (JCCo, Job, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_JCCD_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_JCCD_JCCT FOREIGN KEY (PhaseGroup, CostType) REFERENCES dbo.JCCT (PhaseGroup, CostType),
    CONSTRAINT FK_JCCD_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_JCCD_APTH FOREIGN KEY (APCo, Mth, APTrans) REFERENCES dbo.APTH (APCo, Mth, APTrans),
    CONSTRAINT FK_JCCD_POHD FOREIGN KEY (APCo, PO) REFERENCES dbo.POHD (POCo, PO),
    CONSTRAINT FK_JCCD_SLHD FOREIGN KEY (APCo, SL) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_JCCD_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_JCCD_EMEM FOREIGN KEY (EMCo, EMEquip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Contract items by month: the change in contract value, billings, receipts, retainage and projected revenue per item. Sum the months for to date figures. */
CREATE TABLE dbo.JCIP (
    JCCo              bCompany        NOT NULL, -- Job cost company of the row
    Contract          bContract       NOT NULL, -- Contract number, the owner agreement
    Item              bContractItem   NOT NULL, -- Contract item, a line of the schedule of values
    Mth               bMonth          NOT NULL, -- Month of the amounts, first day of month
    OrigContractAmt   bDollar         NOT NULL, -- Original contract value booked in the month
    OrigContractUnits bUnits          NOT NULL, -- Original contract units booked in the month
    OrigUnitPrice     bUnitCost       NOT NULL, -- Original unit price
    ContractAmt       bDollar         NOT NULL, -- Change in current contract value
    ContractUnits     bUnits          NOT NULL, -- Change in current contract units
    CurrentUnitPrice  bUnitCost       NOT NULL, -- Current unit price
    BilledAmt         bDollar         NOT NULL, -- Amount billed in the month
    BilledUnits       bUnits          NOT NULL, -- Units billed in the month
    BilledTax         bDollar         NULL, -- Sales tax billed in the month
    ReceivedAmt       bDollar         NOT NULL, -- Cash received in the month
    CurrentRetainAmt  bDollar         NOT NULL, -- Change in retainage held
    ProjDollars       bDollar         NOT NULL, -- Change in projected final revenue
    ProjUnits         bUnits          NOT NULL, -- Change in projected final units
    ProjPlug          bYN             NOT NULL, -- Whether the revenue projection was entered by hand
    CONSTRAINT PK_JCIP PRIMARY KEY (JCCo, Contract, Item, Mth),
    CONSTRAINT FK_JCIP_JCCI FOREIGN KEY (JCCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_JCIP_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Contract item detail: every posted revenue transaction, that is contract value, change orders, billings, cash receipts and revenue projections. */
CREATE TABLE dbo.JCID (
    JCCo             bCompany        NOT NULL, -- Job cost company of the row
    Mth              bMonth          NOT NULL, -- Month the entry was posted to
    ItemTrans        bTrans          NOT NULL, -- Transaction number within the month
    Contract         bContract       NOT NULL, -- Contract number, the owner agreement
    Item             bContractItem   NOT NULL, -- Contract item, a line of the schedule of values
    JCTransType      varchar(2)      NOT NULL, -- Kind of revenue entry {OC: original contract; CO: approved change order; JC: revenue adjustment; AR: AR billing or receipt; JB: job billing; IC: intercompany; RP: revenue projection; RU: rolled-up history}
    TransSource      varchar(10)     NOT NULL, -- Program that made the entry {JC OrigEst: original contract; JC ChngOrd: change order; JC RevAdj: revenue adjustment; JC RevProj: revenue projection; AR Receipt: cash receipt; AR Invoice: AR invoice}
    Description      bTransDesc      NULL, -- Text of the entry
    PostedDate       smalldatetime   NOT NULL, -- Date the entry was posted
    ActualDate       smalldatetime   NOT NULL, -- Date of the billing, receipt or change
    ContractAmt      bDollar         NOT NULL, -- Contract value added by the entry
    ContractUnits    bUnits          NOT NULL, -- Contract units added by the entry
    UnitPrice        bUnitCost       NOT NULL, -- Unit price
    BilledAmt        bDollar         NOT NULL, -- Amount billed by the entry
    BilledUnits      bUnits          NOT NULL, -- Units billed by the entry
    BilledTax        bDollar         NULL, -- Sales tax billed by the entry
    ReceivedAmt      bDollar         NOT NULL, -- Cash received from the customer
    CurrentRetainAmt bDollar         NOT NULL, -- Retainage held or released
    ProjDollars      bDollar         NOT NULL, -- Projected revenue entered
    ACOJob           bJob            NULL, -- Job of the approved change order
    ACO              bACO            NULL, -- Approved change order number
    ACOItem          bACOItem        NULL, -- Approved change order item
    GLCo             bCompany        NULL, -- GL company
    GLTransAcct      bGLAcct         NULL, -- GL revenue account
    ARCo             bCompany        NULL, -- AR company of the billing or receipt
    ARTrans          int             NULL, -- AR transaction behind the entry
    ARInvoice        varchar(10)     NULL, -- AR invoice number of the billing
    ARCheck          varchar(10)     NULL, -- Check number of the customer's payment
    CONSTRAINT PK_JCID PRIMARY KEY (JCCo, Mth, ItemTrans),
    CONSTRAINT FK_JCID_JCCI FOREIGN KEY (JCCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_JCID_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_JCID_ARTH FOREIGN KEY (ARCo, Mth, ARTrans) REFERENCES dbo.ARTH (ARCo, Mth, ARTrans),
    CONSTRAINT FK_JCID_GLAC FOREIGN KEY (GLCo, GLTransAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Approved change orders (ACO) on a job: header with approval date, approver and added days. Money is on the items (JCOI) and cost on the detail (JCOD). */
CREATE TABLE dbo.JCOH (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project
    ACO             bACO            NOT NULL, -- Approved change order number
    ACOSequence     smallint        NULL, -- Sequence of the change order on the job
    Contract        bContract       NOT NULL, -- Contract the change belongs to
    Description     bItemDesc       NULL, -- What the change order is about
    IntExt          char(1)         NOT NULL, -- Internal or owner change {I: internal; E: external, owner}
    ApprovalDate    bDate           NOT NULL, -- Date the change order was approved
    ApprovedBy      varchar(30)     NULL, -- Who approved the change order
    ChangeDays      smallint        NULL, -- Days added to the schedule
    NewCmplDate     bDate           NULL, -- Completion date after the change
    BillGroup       bBillingGroup   NULL, -- Billing group for separate invoices
    CONSTRAINT PK_JCOH PRIMARY KEY (JCCo, Job, ACO),
    CONSTRAINT FK_JCOH_PMOH FOREIGN KEY (JCCo, Job, ACO) REFERENCES dbo.PMOH (PMCo, Project, ACO)
);

/* Approved change order items: contract amount and units each item adds to a contract item, with the month approved. */
CREATE TABLE dbo.JCOI (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project
    ACO             bACO            NOT NULL, -- Approved change order number
    ACOItem         bACOItem        NOT NULL, -- Item number on the change order
    Contract        bContract       NOT NULL, -- Contract that the change amends
    Item            bContractItem   NOT NULL, -- Contract item that changes
    Description     bItemDesc       NULL, -- What the item covers
    ApprovedMonth   bMonth          NOT NULL, -- Month the item was approved in
    ContractAmt     bDollar         NOT NULL, -- Amount added to the contract
    ContractUnits   bUnits          NOT NULL, -- Units added to the contract
    ContUnitPrice   bUnitCost       NOT NULL, -- Unit price of the change
    ChangeDays      smallint        NULL, -- Days added by the item
    BillGroup       bBillingGroup   NULL, -- Billing group for separate invoices
    CONSTRAINT PK_JCOI PRIMARY KEY (JCCo, Job, ACO, ACOItem),
    CONSTRAINT FK_JCOI_JCOH FOREIGN KEY (JCCo, Job, ACO) REFERENCES dbo.JCOH (JCCo, Job, ACO),
    CONSTRAINT FK_JCOI_JCCI FOREIGN KEY (JCCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_JCOI_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Approved change order cost detail: estimated cost, hours and units a change order item adds to each job phase and cost type. */
CREATE TABLE dbo.JCOD (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project
    ACO             bACO            NOT NULL, -- Approved change order number
    ACOItem         bACOItem        NOT NULL, -- Item number on the change order
    PhaseGroup      tinyint         NOT NULL, -- Group for phases and cost types
    Phase           bPhase          NOT NULL, -- Phase that receives the budget change
    CostType        bJCCType        NOT NULL, -- Cost type that receives the budget change
    MonthAdded      bMonth          NOT NULL, -- Month the estimate was added in
    UM              bUM             NOT NULL, -- Unit of measure for the units
    UnitCost        bUnitCost       NOT NULL, -- Estimated cost per unit
    EstHours        bHrs            NOT NULL, -- Estimated hours added by the change
    EstUnits        bUnits          NOT NULL, -- Estimated units added by the change
    EstCost         bDollar         NOT NULL, -- Estimated cost added to the budget
    CONSTRAINT PK_JCOD PRIMARY KEY (JCCo, Job, ACO, ACOItem, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_JCOD_JCOI FOREIGN KEY (JCCo, Job, ACO, ACOItem) REFERENCES dbo.JCOI (JCCo, Job, ACO, ACOItem),
    CONSTRAINT FK_JCOD_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Phase master: the standard list of phases (cost codes) shared by companies with the same phase group. */
CREATE TABLE dbo.JCPM (
    PhaseGroup      tinyint         NOT NULL, -- Group for phases and cost types
    Phase           bPhase          NOT NULL, -- Standard phase or cost code
    Description     bItemDesc       NULL, -- Standard phase description
    ProjMinPct      bPct            NOT NULL, -- Minimum percent complete used for projections
    CONSTRAINT PK_JCPM PRIMARY KEY (PhaseGroup, Phase)
);

/* Cost type master: labor, material, subcontract, equipment and the like, described per phase group. */
CREATE TABLE dbo.JCCT (
    PhaseGroup         tinyint         NOT NULL, -- Group for phases and cost types
    CostType           bJCCType        NOT NULL, -- Cost type number
    Description        bDesc           NULL, -- Name of the cost type
    Abbreviation       varchar(10)     NULL, -- Short name of the cost type
    TrackHours         bYN             NULL, -- Whether hours are tracked for the cost type
    LinkProgress       bJCCType        NULL, -- Cost type that progress is linked to
    JBCostTypeCategory char(1)         NULL, -- Billing category of the cost type {L: labor; B: burden; M: material; S: subcontract; E: equipment; O: other}
    CONSTRAINT PK_JCCT PRIMARY KEY (PhaseGroup, CostType)
);

/* Project managers: number, name, phone and email of the people that run jobs. */
CREATE TABLE dbo.JCMP (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    ProjectMgr      int             NOT NULL, -- Project manager number
    Name            varchar(30)     NOT NULL, -- Project manager's name
    Phone           bPhone          NULL, -- Office phone
    MobilePhone     bPhone          NULL, -- Cell phone
    FAX             bPhone          NULL, -- Fax number
    Email           varchar(60)     NULL, -- Project manager's email address
    CONSTRAINT PK_JCMP PRIMARY KEY (JCCo, ProjectMgr),
    CONSTRAINT FK_JCMP_JCCO FOREIGN KEY (JCCo) REFERENCES dbo.JCCO (JCCo)
);

/* Job cost departments, the division a contract belongs to, with its revenue accounts. */
CREATE TABLE dbo.JCDM (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Department      bDept           NOT NULL, -- JC department code
    Description     bDesc           NULL, -- Department name
    GLCo            bCompany        NOT NULL, -- GL company of the accounts
    OpenRevAcct     bGLAcct         NULL, -- Revenue account while the contract is open
    ClosedRevAcct   bGLAcct         NULL, -- Revenue account once the contract is closed
    CONSTRAINT PK_JCDM PRIMARY KEY (JCCo, Department),
    CONSTRAINT FK_JCDM_JCCO FOREIGN KEY (JCCo) REFERENCES dbo.JCCO (JCCo),
    CONSTRAINT FK_JCDM_GLAC FOREIGN KEY (GLCo, OpenRevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_JCDM_GLAC_closed FOREIGN KEY (GLCo, ClosedRevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Manual override of a job's projected final cost for a month, entered for WIP reporting. */
CREATE TABLE dbo.JCOP (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Job             bJob            NOT NULL, -- Job number, also called project
    Month           bMonth          NOT NULL, -- Month the override applies to
    ProjCost        bDollar         NOT NULL, -- Projected final cost entered by hand
    OtherAmount     bDollar         NOT NULL, -- Other override amount
    CONSTRAINT PK_JCOP PRIMARY KEY (JCCo, Job, Month),
    CONSTRAINT FK_JCOP_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Manual override of a contract's projected revenue and cost for a month, entered for WIP reporting. */
CREATE TABLE dbo.JCOR (
    JCCo            bCompany        NOT NULL, -- Job cost company of the row
    Contract        bContract       NOT NULL, -- Contract number, the owner agreement
    Month           bMonth          NOT NULL, -- Month the override applies to
    RevCost         bDollar         NOT NULL, -- Contract revenue figure entered by hand for the month
    OtherAmount     bDollar         NOT NULL, -- Other override amount
    CONSTRAINT PK_JCOR PRIMARY KEY (JCCo, Contract, Month),
    CONSTRAINT FK_JCOR_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);
