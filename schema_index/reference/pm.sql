-- Project management: reference tables for Viewpoint Vista.

/* Pending change orders (PCO) of a project: header with status, type, reason and rough value. Amounts are on the items (PMOI). */
CREATE TABLE dbo.PMOP (
    PMCo              bCompany        NOT NULL, -- PM company, same number as JC company
    Project           bJob            NOT NULL, -- Project number, same as the job
    PCOType           bDocType        NOT NULL, -- Document type of the pending change order
    PCO               bPCO            NOT NULL, -- Pending change order number
    Description       bItemDesc       NULL, -- What the change is about
    Reference         varchar(30)     NULL, -- Outside reference of the PCO
    Issue             bIssue          NULL, -- Project issue the PCO came from
    Contract          bContract       NULL, -- Contract the change would affect
    Status            bStatus         NULL, -- Status code, described in PMSC
    PendingStatus     tinyint         NOT NULL, -- How far approval has come {0: pending, no item approved; 1: partly approved; 2: approved; 3: final}
    IntExt            char(1)         NOT NULL, -- Internal or owner change {I: internal; E: external}
    PricingMethod     char(1)         NOT NULL, -- How the PCO is priced {L: lump sum; U: probably unit price}
    Priority          tinyint         NOT NULL, -- Priority from 1 to 4
    ReasonCode        bReasonCode     NULL, -- Reason for the change
    ROMAmount         bDollar         NOT NULL, -- Rough order of magnitude value
    Date1             bDate           NULL, -- First tracking date, meaning set by the company
    Date2             bDate           NULL, -- Second tracking date, meaning set by the company
    Date3             bDate           NULL, -- Third tracking date, meaning set by the company
    DateCreated       bDate           NULL, -- Date the PCO was created
    ApprovalDate      bDate           NULL, -- Date the PCO was approved
    VendorGroup       bGroup          NULL, -- Group that firms are kept under
    ResponsibleFirm   bFirm           NULL, -- Firm responsible for the PCO
    ResponsiblePerson bEmployee       NULL, -- Contact responsible for the PCO
    CONSTRAINT PK_PMOP PRIMARY KEY (PMCo, Project, PCOType, PCO),
    CONSTRAINT FK_PMOP_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMOP_JCCM FOREIGN KEY (PMCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_PMOP_PMSC FOREIGN KEY (Status) REFERENCES dbo.PMSC (Status),
    CONSTRAINT FK_PMOP_PMIM FOREIGN KEY (PMCo, Project, Issue) REFERENCES dbo.PMIM (PMCo, Project, Issue),
    CONSTRAINT FK_PMOP_PMFM FOREIGN KEY (VendorGroup, ResponsibleFirm) REFERENCES dbo.PMFM (VendorGroup, FirmNumber),
    CONSTRAINT FK_PMOP_HQRC FOREIGN KEY (ReasonCode) REFERENCES dbo.HQRC (ReasonCode)
);

/* Change order items in project management, both pending (PCO) and approved (ACO), with pending and approved amounts. */
CREATE TABLE dbo.PMOI (
    PMCo            bCompany        NOT NULL, -- PM company, same number as JC company
    Project         bJob            NOT NULL, -- Project number, same as the job
    PCOType         bDocType        NULL, -- PCO document type, empty if none
    PCO             bPCO            NULL, -- Pending change order number, empty if none
    PCOItem         bPCOItem        NULL, -- Item on the pending change order
    ACO             bACO            NULL, -- Approved change order number, empty while pending
    ACOItem         bACOItem        NULL, -- Item on the approved change order
    Description     bItemDesc       NULL, -- What the item covers
    Status          bStatus         NOT NULL, -- Status code, described in PMSC
    Contract        bContract       NOT NULL, -- Contract that the change amends
    ContractItem    bContractItem   NULL, -- Contract item that changes
    UM              bUM             NOT NULL, -- Unit of measure for the units
    Units           bUnits          NOT NULL, -- Units of the change
    UnitPrice       bUnitCost       NOT NULL, -- Price per unit
    PendingAmount   bDollar         NULL, -- Price asked for while pending
    ApprovedAmt     bDollar         NULL, -- Price approved by the owner
    FixedAmountYN   bYN             NOT NULL, -- Whether the price is a fixed amount
    FixedAmount     bDollar         NULL, -- Fixed price of the item
    Approved        bYN             NOT NULL, -- Whether the item is approved onto an ACO {Y: approved; N: pending}
    ApprovedDate    bDate           NULL, -- Date the item was approved
    ApprovedBy      bVPUserName     NULL, -- User who approved the item
    InterfacedDate  bDate           NULL, -- Date sent to job cost, empty if not sent
    Issue           bIssue          NULL, -- Project issue behind the item
    ChangeDays      smallint        NULL, -- Days added by the item
    BillGroup       bBillingGroup   NULL, -- Billing group for separate invoices
    Date1           bDate           NULL, -- First tracking date, meaning set by the company
    RFIType         bDocType        NULL, -- Document type of the related RFI
    RFI             bDocument       NULL, -- Related request for information
    CONSTRAINT PK_PMOI PRIMARY KEY (PMCo, Project, PCOType, PCO, PCOItem, ACO, ACOItem),
    CONSTRAINT FK_PMOI_PMOP FOREIGN KEY (PMCo, Project, PCOType, PCO) REFERENCES dbo.PMOP (PMCo, Project, PCOType, PCO),
    CONSTRAINT FK_PMOI_PMOH FOREIGN KEY (PMCo, Project, ACO) REFERENCES dbo.PMOH (PMCo, Project, ACO),
    CONSTRAINT FK_PMOI_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMOI_PMSC FOREIGN KEY (Status) REFERENCES dbo.PMSC (Status),
    CONSTRAINT FK_PMOI_JCOI FOREIGN KEY (PMCo, Project, ACO, ACOItem) REFERENCES dbo.JCOI (JCCo, Job, ACO, ACOItem),
    CONSTRAINT FK_PMOI_JCCI FOREIGN KEY (PMCo, Contract, ContractItem) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_PMOI_JCCM FOREIGN KEY (PMCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_PMOI_PMIM FOREIGN KEY (PMCo, Project, Issue) REFERENCES dbo.PMIM (PMCo, Project, Issue)
);

/* Approved change orders (ACO) in project management: header with approval, added days and whether accounting may take it over. */
CREATE TABLE dbo.PMOH (
    PMCo            bCompany        NOT NULL, -- PM company, same number as JC company
    Project         bJob            NOT NULL, -- Project number, same as the job
    ACO             bACO            NOT NULL, -- Approved change order number
    Description     bItemDesc       NULL, -- What the change order is about
    ACOSequence     int             NULL, -- Sequence of the ACO on the project
    Issue           bIssue          NULL, -- Project issue behind the ACO
    Contract        bContract       NOT NULL, -- Contract that the change amends
    DocType         bDocType        NOT NULL, -- Document type of the ACO
    IntExt          char(1)         NOT NULL, -- Internal or owner change {I: internal; E: external}
    DateSent        bDate           NULL, -- Date sent to the owner
    DateReqd        bDate           NULL, -- Date an answer is required
    DateRecd        bDate           NULL, -- Date received back
    ApprovalDate    bDate           NOT NULL, -- Date the ACO was approved
    ApprovedBy      varchar(30)     NULL, -- Who approved the ACO
    ChangeDays      smallint        NULL, -- Days added to the schedule
    NewCmplDate     bDate           NULL, -- Completion date after the change
    BillGroup       bBillingGroup   NULL, -- Billing group for separate invoices
    ReadyForAcctg   char(1)         NOT NULL, -- Whether accounting can interface it {Y: ready to interface; N: not ready}
    CONSTRAINT PK_PMOH PRIMARY KEY (PMCo, Project, ACO),
    CONSTRAINT FK_PMOH_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMOH_JCCM FOREIGN KEY (PMCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_PMOH_JCOH FOREIGN KEY (PMCo, Project, ACO) REFERENCES dbo.JCOH (JCCo, Job, ACO),
    CONSTRAINT FK_PMOH_PMIM FOREIGN KEY (PMCo, Project, Issue) REFERENCES dbo.PMIM (PMCo, Project, Issue)
);

/* Estimated cost of change order items by phase and cost type, with the vendor, subcontract or PO that will carry it. */
CREATE TABLE dbo.PMOL (
    PMCo            bCompany        NOT NULL, -- PM company, same number as JC company
    Project         bJob            NOT NULL, -- Project number, same as the job
    PCOType         bDocType        NULL, -- PCO document type
    PCO             bPCO            NULL, -- Pending change order number
    PCOItem         bPCOItem        NULL, -- Item on the pending change order
    ACO             bACO            NULL, -- Approved change order number, empty while pending
    ACOItem         bACOItem        NULL, -- Item on the approved change order
    PhaseGroup      bGroup          NOT NULL, -- Group for phases and cost types
    Phase           bPhase          NOT NULL, -- Phase the cost falls on
    CostType        bJCCType        NOT NULL, -- Cost type of the estimate
    UM              bUM             NOT NULL, -- Unit of measure for the units
    EstUnits        bUnits          NOT NULL, -- Estimated units of the change
    EstHours        bHrs            NOT NULL, -- Estimated hours of the change
    UnitHours       bHrs            NOT NULL, -- Hours per unit
    HourCost        bUnitCost       NOT NULL, -- Cost per hour
    UnitCost        bUnitCost       NOT NULL, -- Cost per unit
    EstCost         bDollar         NOT NULL, -- Estimated cost of the change
    PurchaseAmt     bDollar         NULL, -- Amount to buy from the vendor
    VendorGroup     bGroup          NULL, -- Vendor group, shared by companies
    Vendor          bVendor         NULL, -- Vendor or subcontractor expected
    Subcontract     varchar(30)     NULL, -- Subcontract the cost goes to
    PO              varchar(30)     NULL, -- Purchase order the cost goes to
    SubCO           smallint        NULL, -- Subcontract change order number
    POCONum         smallint        NULL, -- PO change order number
    SendYN          bYN             NOT NULL, -- Whether the line will be sent to job cost
    InterfacedDate  bDate           NULL, -- Date sent to job cost, empty if not sent
    CONSTRAINT PK_PMOL PRIMARY KEY (PMCo, Project, PCOType, PCO, PCOItem, ACO, ACOItem, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_PMOL_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMOL_PMOP FOREIGN KEY (PMCo, Project, PCOType, PCO) REFERENCES dbo.PMOP (PMCo, Project, PCOType, PCO),
    CONSTRAINT FK_PMOL_PMOH FOREIGN KEY (PMCo, Project, ACO) REFERENCES dbo.PMOH (PMCo, Project, ACO),
    CONSTRAINT FK_PMOL_JCJP FOREIGN KEY (PMCo, Project, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_PMOL_JCCH FOREIGN KEY (PMCo, Project, PhaseGroup, Phase, CostType) REFERENCES dbo.JCCH (JCCo, Job, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_PMOL_JCCT FOREIGN KEY (PhaseGroup, CostType) REFERENCES dbo.JCCT (PhaseGroup, CostType),
    CONSTRAINT FK_PMOL_JCOD FOREIGN KEY (PMCo, Project, ACO, ACOItem, PhaseGroup, Phase, CostType) REFERENCES dbo.JCOD (JCCo, Job, ACO, ACOItem, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_PMOL_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Subcontract items and subcontract changes prepared in project management before they go to the subcontract ledger. */
CREATE TABLE dbo.PMSL (
    PMCo              bCompany        NOT NULL, -- PM company, same number as JC company
    Project           bJob            NOT NULL, -- Project number, same as the job
    Seq               int             NOT NULL, -- Line sequence within the project
    RecordType        char(1)         NOT NULL, -- Original or change {O: original subcontract detail; C: change order detail}
    PCOType           bDocType        NULL, -- PCO document type behind the change
    PCO               bPCO            NULL, -- Pending change order behind the change
    PCOItem           bPCOItem        NULL, -- PCO item behind the change
    ACO               bACO            NULL, -- Approved change order behind the change
    ACOItem           bACOItem        NULL, -- ACO item behind the change
    PhaseGroup        bGroup          NULL, -- Group for phases and cost types
    Phase             bPhase          NULL, -- Phase the cost falls on
    CostType          bJCCType        NULL, -- Cost type of the cost
    VendorGroup       bGroup          NULL, -- Vendor group, shared by companies
    Vendor            bVendor         NULL, -- Subcontractor, a vendor in AP
    SLCo              bCompany        NOT NULL, -- Company of the subcontract
    SL                varchar(30)     NULL, -- Subcontract number in the SL module
    SLItem            bItem           NULL, -- Subcontract item
    SLItemDescription bItemDesc       NULL, -- What the subcontract item covers
    SLItemType        tinyint         NULL, -- Kind of subcontract item {1: regular; 2: change order; 3: back charge; 4: add-on}
    Units             bUnits          NOT NULL, -- Number of units on the line
    UM                bUM             NOT NULL, -- Unit of measure for the units
    UnitCost          bUnitCost       NOT NULL, -- Cost per unit
    Amount            bDollar         NOT NULL, -- Subcontract amount of the line
    SubCO             smallint        NULL, -- Subcontract change order number
    WCRetgPct         bPct            NULL, -- Retainage percent on work completed
    SMRetgPct         bPct            NULL, -- Retainage percent on stored materials
    TaxGroup          bGroup          NULL, -- Group for tax codes
    TaxCode           bTaxCode        NULL, -- Tax code of the line
    SendFlag          bYN             NOT NULL, -- Whether it may be interfaced {Y: ready to interface; N: held back}
    InterfaceDate     bDate           NULL, -- Date sent to subcontracts, empty if pending
    CONSTRAINT PK_PMSL PRIMARY KEY (PMCo, Project, Seq),
    CONSTRAINT FK_PMSL_SLHD FOREIGN KEY (SLCo, SL) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_PMSL_SLIT FOREIGN KEY (SLCo, SL, SLItem) REFERENCES dbo.SLIT (SLCo, SL, SLItem),
    CONSTRAINT FK_PMSL_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMSL_JCJP FOREIGN KEY (PMCo, Project, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_PMSL_JCCH FOREIGN KEY (PMCo, Project, PhaseGroup, Phase, CostType) REFERENCES dbo.JCCH (JCCo, Job, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_PMSL_PMOP FOREIGN KEY (PMCo, Project, PCOType, PCO) REFERENCES dbo.PMOP (PMCo, Project, PCOType, PCO),
    CONSTRAINT FK_PMSL_PMOH FOREIGN KEY (PMCo, Project, ACO) REFERENCES dbo.PMOH (PMCo, Project, ACO),
    CONSTRAINT FK_PMSL_HQTX FOREIGN KEY (TaxGroup, TaxCode) REFERENCES dbo.HQTX (TaxGroup, TaxCode)
);

/* Status codes of project management documents: text, whether beginning or final, and how change orders with it count in projections. */
CREATE TABLE dbo.PMSC (
    Status          bStatus         NOT NULL, -- Status code used on PM documents
    Description     bDesc           NOT NULL, -- Status text
    CodeType        char(1)         NOT NULL, -- Stage of the status {B: beginning; I: probably intermediate; F: final}
    IncludeInProj   char(1)         NOT NULL, -- How change orders with it enter projections {Y: shown; C: shown and calculated; N: left out}
    DocCat          varchar(10)     NULL, -- Document category the status is for
    CONSTRAINT PK_PMSC PRIMARY KEY (Status)
);

/* Firm master: owners, architects, engineers, subcontractors and other companies that projects deal with. */
CREATE TABLE dbo.PMFM (
    VendorGroup     bGroup          NOT NULL, -- Group for firms and vendors
    FirmNumber      bFirm           NOT NULL, -- Firm number
    FirmName        varchar(60)     NULL, -- Name of the firm
    FirmType        varchar(10)     NULL, -- Kind of firm
    SortName        bSortName       NOT NULL, -- Short name for sorting
    Vendor          bVendor         NULL, -- AP vendor number of the firm
    ContactName     varchar(30)     NULL, -- Main contact at the firm
    MailAddress     varchar(60)     NULL, -- Mailing street address
    MailCity        varchar(30)     NULL, -- Mailing city
    MailState       varchar(4)      NULL, -- Mailing state
    MailZip         bZip            NULL, -- Mailing zip code
    Phone           bPhone          NULL, -- Main phone number of the firm
    Fax             bPhone          NULL, -- Fax number
    EMail           varchar(60)     NULL, -- Email address
    URL             varchar(60)     NULL, -- Web address of the firm
    CONSTRAINT PK_PMFM PRIMARY KEY (VendorGroup, FirmNumber),
    CONSTRAINT FK_PMFM_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Firm contacts: people at the firms, with title, phone and email. */
CREATE TABLE dbo.PMPM (
    VendorGroup       bGroup          NOT NULL, -- Group that firms are kept under
    FirmNumber        bFirm           NOT NULL, -- Firm the contact works for
    ContactCode       bEmployee       NOT NULL, -- Contact number at the firm
    FirstName         varchar(30)     NOT NULL, -- First name
    LastName          varchar(30)     NOT NULL, -- Last name
    SortName          bSortName       NOT NULL, -- Short name for sorting
    Title             varchar(30)     NULL, -- Contact's job title or position
    Phone             bPhone          NULL, -- Office phone
    MobilePhone       bPhone          NULL, -- Cell phone
    Fax               bPhone          NULL, -- Fax number
    EMail             varchar(60)     NULL, -- Email address
    MailCity          varchar(30)     NULL, -- Mailing city
    MailState         varchar(4)      NULL, -- Mailing state
    AllowPortalAccess bYN             NOT NULL, -- Whether the contact may use the portal
    CONSTRAINT PK_PMPM PRIMARY KEY (VendorGroup, FirmNumber, ContactCode),
    CONSTRAINT FK_PMPM_PMFM FOREIGN KEY (VendorGroup, FirmNumber) REFERENCES dbo.PMFM (VendorGroup, FirmNumber)
);

/* Project issues: problems raised on a project, who raised them, and their cost and schedule impact. */
CREATE TABLE dbo.PMIM (
    PMCo               bCompany        NOT NULL, -- PM company, same number as JC company
    Project            bJob            NOT NULL, -- Project number, same as the job
    Issue              bIssue          NOT NULL, -- Issue number on the project
    Description        bItemDesc       NULL, -- What the issue is about
    Type               bDocType        NULL, -- Document type of the issue
    Status             tinyint         NOT NULL, -- Issue status as a number
    DateInitiated      bDate           NOT NULL, -- Date the issue was raised
    DateResolved       bDate           NULL, -- Date the issue was resolved, empty if open
    MasterIssue        bIssue          NULL, -- Issue this one belongs under
    Reference          varchar(30)     NULL, -- Outside reference of the issue
    VendorGroup        bGroup          NULL, -- Group that firms are kept under
    FirmNumber         bFirm           NULL, -- Firm of the person who raised it
    Initiator          bEmployee       NULL, -- Contact who raised the issue
    RelatedFirm        bFirm           NULL, -- Firm the issue concerns
    RelatedFirmContact bEmployee       NULL, -- Contact the issue concerns
    CostImpactYN       bYN             NOT NULL, -- Whether cost is affected
    CostImpact         bDollar         NULL, -- Expected cost impact of the issue
    DaysImpactYN       bYN             NOT NULL, -- Whether the schedule is affected
    DaysImpact         smallint        NULL, -- Expected schedule impact in days
    ROMImpactYN        bYN             NOT NULL, -- Whether a rough value was given
    ROMImpact          bDollar         NULL, -- Rough order of magnitude impact
    CONSTRAINT PK_PMIM PRIMARY KEY (PMCo, Project, Issue),
    CONSTRAINT FK_PMIM_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMIM_PMFM_related FOREIGN KEY (VendorGroup, RelatedFirm) REFERENCES dbo.PMFM (VendorGroup, FirmNumber),
    CONSTRAINT FK_PMIM_PMPM_related FOREIGN KEY (VendorGroup, RelatedFirm, RelatedFirmContact) REFERENCES dbo.PMPM (VendorGroup, FirmNumber, ContactCode)
);

/* Requests for information (RFI): subject, status, dates sent, due and received, the firms involved and the impact. */
CREATE TABLE dbo.PMRI (
    PMCo              bCompany        NOT NULL, -- PM company, same number as JC company
    Project           bJob            NOT NULL, -- Project number, same as the job
    RFIType           bDocType        NOT NULL, -- Document type of the RFI
    RFI               bDocument       NOT NULL, -- RFI number, request for information
    Subject           varchar(60)     NULL, -- Subject of the RFI
    Status            bStatus         NULL, -- Status code, described in PMSC
    RFIDate           bDate           NOT NULL, -- Date of the RFI
    DateSent          bDate           NULL, -- Date the RFI was sent
    DateDue           bDate           NULL, -- Date an answer is due
    DateRecd          bDate           NULL, -- Date the answer came, empty if unanswered
    Issue             bIssue          NULL, -- Project issue behind the RFI
    Submittal         varchar(10)     NULL, -- Related submittal
    Drawing           varchar(10)     NULL, -- Related drawing
    SpecSec           varchar(10)     NULL, -- Specification section
    Reference         varchar(30)     NULL, -- Outside reference of the RFI
    VendorGroup       bGroup          NULL, -- Group that firms are kept under
    ReqFirm           bFirm           NULL, -- Firm that asked the question
    ReqContact        bEmployee       NULL, -- Person who asked the question
    ResponsibleFirm   bFirm           NULL, -- Firm in charge of the RFI
    ResponsiblePerson bEmployee       NULL, -- Person in charge of the RFI
    RespondFirm       bFirm           NULL, -- Firm that responds to the RFI
    RespondContact    bEmployee       NULL, -- Person who responds to the RFI
    ImpactDaysYN      bYN             NOT NULL, -- Whether the schedule is affected
    ImpactDays        smallint        NULL, -- Schedule impact in days
    ImpactCostsYN     bYN             NOT NULL, -- Whether cost is affected
    ImpactCosts       bDollar         NULL, -- Cost impact of the RFI
    ImpactPriceYN     bYN             NOT NULL, -- Whether the price is affected
    ImpactPrice       bDollar         NULL, -- Price impact of the RFI
    CONSTRAINT PK_PMRI PRIMARY KEY (PMCo, Project, RFIType, RFI),
    CONSTRAINT FK_PMRI_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMRI_PMSC FOREIGN KEY (Status) REFERENCES dbo.PMSC (Status),
    CONSTRAINT FK_PMRI_PMFM_requesting FOREIGN KEY (VendorGroup, ReqFirm) REFERENCES dbo.PMFM (VendorGroup, FirmNumber),
    CONSTRAINT FK_PMRI_PMPM_responsible FOREIGN KEY (VendorGroup, ResponsibleFirm, ResponsiblePerson) REFERENCES dbo.PMPM (VendorGroup, FirmNumber, ContactCode),
    CONSTRAINT FK_PMRI_PMIM FOREIGN KEY (PMCo, Project, Issue) REFERENCES dbo.PMIM (PMCo, Project, Issue)
);

/* Submittal register: submittals of a project with revision, status, responsible and approving firm and the dates of each round trip. */
CREATE TABLE dbo.PMSubmittal (
    PMCo                        bCompany        NOT NULL, -- PM company, same number as JC company
    Project                     bProject        NOT NULL, -- Project number, same as the job
    Seq                         bigint          NOT NULL, -- Row number within the project
    SubmittalNumber             bDocument       NULL, -- Submittal number in the register
    SubmittalRev                varchar(5)      NULL, -- Revision of the submittal
    Package                     bDocument       NULL, -- Submittal package
    PackageRev                  varchar(5)      NULL, -- Revision of the package
    Description                 bItemDesc       NULL, -- What is submitted
    DocumentType                varchar(10)     NULL, -- Document type of the submittal
    Status                      bStatus         NULL, -- Status code, described in PMSC
    SpecSection                 varchar(20)     NULL, -- Specification section
    Copies                      tinyint         NULL, -- Number of copies
    VendorGroup                 bGroup          NOT NULL, -- Group that firms are kept under
    OurFirm                     bFirm           NULL, -- Our own firm number
    ResponsibleFirm             bFirm           NULL, -- Firm that must supply the submittal
    ResponsibleFirmContact      bEmployee       NULL, -- Contact at the responsible firm
    ApprovingFirm               bFirm           NULL, -- Firm that approves the submittal
    ApprovingFirmContact        bEmployee       NULL, -- Contact at the approving firm
    APCo                        bCompany        NULL, -- AP company of the subcontract or PO
    Subcontract                 varchar(30)     NULL, -- Subcontract it belongs to
    PurchaseOrder               varchar(30)     NULL, -- Purchase order it belongs to
    ActivityDate                bDate           NULL, -- Date of the linked schedule activity
    DueToResponsibleFirm        bDate           NULL, -- Date due to the responsible firm
    SentToResponsibleFirm       bDate           NULL, -- Date sent to the responsible firm
    DueFromResponsibleFirm      bDate           NULL, -- Date due from the responsible firm
    ReceivedFromResponsibleFirm bDate           NULL, -- Date received from the responsible firm
    ReturnedToResponsibleFirm   bDate           NULL, -- Date returned to the responsible firm
    DueToApprovingFirm          bDate           NULL, -- Date due to the approver
    SentToApprovingFirm         bDate           NULL, -- Date sent to the approver
    DueFromApprovingFirm        bDate           NULL, -- Date due back from the approver
    ReceivedFromApprovingFirm   bDate           NULL, -- Date received back from the approver
    Closed                      bYN             NOT NULL, -- Whether the submittal is closed
    CONSTRAINT PK_PMSubmittal PRIMARY KEY (PMCo, Project, Seq),
    CONSTRAINT FK_PMSubmittal_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMSubmittal_PMSC FOREIGN KEY (Status) REFERENCES dbo.PMSC (Status),
    CONSTRAINT FK_PMSubmittal_PMFM FOREIGN KEY (VendorGroup, ResponsibleFirm) REFERENCES dbo.PMFM (VendorGroup, FirmNumber),
    CONSTRAINT FK_PMSubmittal_PMPM_approving FOREIGN KEY (VendorGroup, ApprovingFirm, ApprovingFirmContact) REFERENCES dbo.PMPM (VendorGroup, FirmNumber, ContactCode),
    CONSTRAINT FK_PMSubmittal_SLHD FOREIGN KEY (APCo, Subcontract) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_PMSubmittal_POHD FOREIGN KEY (APCo, PurchaseOrder) REFERENCES dbo.POHD (POCo, PO)
);

/* Punch lists of a project: header with number, date and description. The open work is on the items (PMPI). */
CREATE TABLE dbo.PMPU (
    PMCo            bCompany        NOT NULL, -- PM company, same number as JC company
    Project         bJob            NOT NULL, -- Project number, same as the job
    PunchList       bDocument       NOT NULL, -- Punch list number on the project
    Description     bDesc           NULL, -- Punch list description
    PunchListDate   bDate           NULL, -- Date of the punch list
    DocType         bDocType        NOT NULL, -- Document type of the punch list
    CONSTRAINT PK_PMPU PRIMARY KEY (PMCo, Project, PunchList),
    CONSTRAINT FK_PMPU_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Punch list items: defects to fix, the firm that has to fix them, the due date and the date finished. */
CREATE TABLE dbo.PMPI (
    PMCo            bCompany        NOT NULL, -- PM company, same number as JC company
    Project         bJob            NOT NULL, -- Project number, same as the job
    PunchList       bDocument       NOT NULL, -- Punch list number on the project
    Item            smallint        NOT NULL, -- Item number on the punch list
    Description     varchar(255)    NULL, -- Defect or work to finish
    Location        varchar(10)     NULL, -- Location on the project
    VendorGroup     bGroup          NULL, -- Group that firms are kept under
    ResponsibleFirm bFirm           NULL, -- Firm that must do the work
    DueDate         bDate           NULL, -- Date the item is due
    FinDate         bDate           NULL, -- Date finished, empty while open
    BillableYN      bYN             NOT NULL, -- Whether the work can be billed to someone
    BillableFirm    bFirm           NULL, -- Firm the work is billed to
    Issue           bIssue          NULL, -- Project issue behind the item
    CONSTRAINT PK_PMPI PRIMARY KEY (PMCo, Project, PunchList, Item),
    CONSTRAINT FK_PMPI_PMPU FOREIGN KEY (PMCo, Project, PunchList) REFERENCES dbo.PMPU (PMCo, Project, PunchList),
    CONSTRAINT FK_PMPI_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PMPI_PMFM_billable FOREIGN KEY (VendorGroup, BillableFirm) REFERENCES dbo.PMFM (VendorGroup, FirmNumber),
    CONSTRAINT FK_PMPI_PMIM FOREIGN KEY (PMCo, Project, Issue) REFERENCES dbo.PMIM (PMCo, Project, Issue)
);

/* Daily field logs of a project: date, weather and which kinds of entries (crews, deliveries, accidents, visitors) the day has. */
CREATE TABLE dbo.PMDL (
    PMCo            bCompany        NOT NULL, -- PM company, same number as JC company
    Project         bJob            NOT NULL, -- Project number, same as the job
    LogDate         bDate           NOT NULL, -- Date of the daily log
    DailyLog        smallint        NOT NULL, -- Log number of the day
    Description     varchar(255)    NULL, -- Summary of the day
    DocType         bDocType        NOT NULL, -- Document type of the log
    Weather         varchar(60)     NULL, -- Weather of the day
    Wind            varchar(30)     NULL, -- Wind of the day
    TempHigh        smallint        NULL, -- High temperature
    TempLow         smallint        NULL, -- Low temperature
    EmployeeYN      bYN             NOT NULL, -- Whether employee entries exist
    CrewYN          bYN             NOT NULL, -- Whether crew entries exist
    SubcontractYN   bYN             NOT NULL, -- Whether subcontractor entries exist
    EquipmentYN     bYN             NOT NULL, -- Whether equipment entries exist
    ActivityYN      bYN             NOT NULL, -- Whether activity entries exist
    ConversationsYN bYN             NOT NULL, -- Whether conversations are recorded
    DeliveriesYN    bYN             NOT NULL, -- Whether deliveries are recorded
    AccidentsYN     bYN             NOT NULL, -- Whether accidents are recorded
    VisitorsYN      bYN             NOT NULL, -- Whether visitors are recorded
    CONSTRAINT PK_PMDL PRIMARY KEY (PMCo, Project, LogDate, DailyLog),
    CONSTRAINT FK_PMDL_JCJM FOREIGN KEY (PMCo, Project) REFERENCES dbo.JCJM (JCCo, Job)
);
