-- Subcontracts: reference tables for Viewpoint Vista.

/* Subcontract header: one subcontract a row, with its subcontractor, job, status and maximum retainage. It carries no money; original, current and invoiced amounts are on the items (SLIT). */
CREATE TABLE dbo.SLHD (
    SLCo                    bCompany        NOT NULL, -- Company the subcontract belongs to (SL company, same as the AP company)
    SL                      varchar(30)     NOT NULL, -- Subcontract number
    Description             bItemDesc       NULL,     -- Description of the subcontract
    JCCo                    bCompany        NOT NULL, -- Job cost company of the job
    Job                     bJob            NOT NULL, -- Job the subcontract is written for
    VendorGroup             bGroup          NOT NULL, -- Vendor group of the subcontractor
    Vendor                  bVendor         NOT NULL, -- Subcontractor, a vendor number in APVM
    Status                  tinyint         NOT NULL, -- Status of the subcontract {0: open; 1: complete; 2: closed, closing month filled; 3: pending in project management, not interfaced yet}
    OrigDate                bDate           NULL,     -- Date the subcontract was originally written
    PayTerms                bPayTerms       NULL,     -- Payment terms code
    HoldCode                bHoldCode       NULL,     -- Hold code that keeps its invoices from being paid
    CompGroup               varchar(10)     NULL,     -- Compliance group that supplies its compliance codes
    MthClosed               bMonth          NULL,     -- Month the subcontract was closed, empty while it is not
    AddedMth                bMonth          NULL,     -- Month the subcontract was added to the system
    Approved                bYN             NULL,     -- Whether the subcontract is approved (Y or N)
    ApprovedBy              bVPUserName     NULL,     -- User who approved the subcontract
    MaxRetgOpt              char(1)         NOT NULL, -- Option that says how maximum retainage is limited
    MaxRetgPct              bPct            NOT NULL, -- Maximum retainage as a percent
    MaxRetgAmt              bDollar         NOT NULL, -- Maximum retainage as a dollar amount
    InclACOinMaxYN          bYN             NOT NULL, -- Whether change orders count toward the maximum retainage
    ApprovalRequired        char(1)         NOT NULL, -- Whether approval is required on the subcontract
    DocType                 bDocType        NOT NULL, -- Document type of the subcontract
    CONSTRAINT PK_SLHD PRIMARY KEY (SLCo, SL),
    CONSTRAINT FK_SLHD_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_SLHD_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_SLHD_HQPT FOREIGN KEY (PayTerms) REFERENCES dbo.HQPT (PayTerms),
    CONSTRAINT FK_SLHD_HQHC FOREIGN KEY (HoldCode) REFERENCES dbo.HQHC (HoldCode)
);

/* Subcontract item: one line of a subcontract with job, phase and cost type, original and current amount, what was invoiced, stored materials and retainage percents. Subcontract balance is CurCost less InvCost. */
CREATE TABLE dbo.SLIT (
    SLCo                    bCompany        NOT NULL, -- Company the subcontract belongs to
    SL                      varchar(30)     NULL,     -- Subcontract number
    SLItem                  bItem           NOT NULL, -- Item number within the subcontract
    ItemType                tinyint         NOT NULL, -- Kind of item {1: regular; 2: change order item, original amount stays 0; 3: back charge; 4: add-on}
    Description             bItemDesc       NULL,     -- Description of the item
    Addon                   tinyint         NULL,     -- Add-on number of an add-on item
    AddonPct                bPct            NOT NULL, -- Percent used for an add-on item
    JCCo                    bCompany        NOT NULL, -- Job cost company
    Job                     bJob            NOT NULL, -- Job charged
    PhaseGroup              bGroup          NOT NULL, -- Phase group of the phase
    Phase                   bPhase          NOT NULL, -- Phase (cost code) charged on the job
    JCCType                 bJCCType        NOT NULL, -- Job cost type charged
    UM                      bUM             NOT NULL, -- Unit of measure of the item
    GLCo                    bCompany        NOT NULL, -- General ledger company of the account
    GLAcct                  bGLAcct         NOT NULL, -- General ledger account charged
    WCRetPct                bPct            NOT NULL, -- Retainage percent held on work completed
    SMRetPct                bPct            NOT NULL, -- Retainage percent held on stored materials
    VendorGroup             bGroup          NOT NULL, -- Vendor group of the supplier
    Supplier                bVendor         NULL,     -- Supplier paid under the item, a vendor number
    OrigUnits               bUnits          NOT NULL, -- Original units of the item
    OrigUnitCost            bUnitCost       NOT NULL, -- Original unit cost
    OrigCost                bDollar         NOT NULL, -- Original contracted amount of the item
    CurUnits                bUnits          NOT NULL, -- Current units after change orders
    CurUnitCost             bUnitCost       NOT NULL, -- Current unit cost
    CurCost                 bDollar         NOT NULL, -- Current amount: original plus change orders
    StoredMatls             bDollar         NOT NULL, -- Stored materials billed and still on site
    InvUnits                bUnits          NOT NULL, -- Units invoiced so far
    InvCost                 bDollar         NOT NULL, -- Amount invoiced so far
    TaxType                 tinyint         NULL,     -- Kind of tax on the item {1: sales tax; 2: use tax; 3: VAT}
    TaxGroup                bGroup          NULL,     -- Tax group of the tax code
    TaxCode                 bTaxCode        NULL,     -- Tax code of the item
    OrigTax                 bDollar         NOT NULL, -- Original tax amount
    CurTax                  bDollar         NOT NULL, -- Current tax amount
    InvTax                  bDollar         NOT NULL, -- Tax invoiced so far
    AddedMth                bMonth          NULL,     -- Month the item was added
    CONSTRAINT PK_SLIT PRIMARY KEY (SLCo, SL, SLItem),
    CONSTRAINT FK_SLIT_SLHD FOREIGN KEY (SLCo, SL) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_SLIT_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_SLIT_JCCH FOREIGN KEY (JCCo, Job, PhaseGroup, Phase, JCCType) REFERENCES dbo.JCCH (JCCo, Job, PhaseGroup, Phase, CostType),
    CONSTRAINT FK_SLIT_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_SLIT_JCCT FOREIGN KEY (PhaseGroup, JCCType) REFERENCES dbo.JCCT (PhaseGroup, CostType),
    CONSTRAINT FK_SLIT_APVM FOREIGN KEY (VendorGroup, Supplier) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_SLIT_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Subcontract change detail: one posted change to a subcontract item a row, with change in units and amount and the subcontract change order number. */
CREATE TABLE dbo.SLCD (
    SLCo                    bCompany        NOT NULL, -- Company the subcontract belongs to
    Mth                     bMonth          NOT NULL, -- Month the change was posted to (first day of the month)
    SLTrans                 bTrans          NOT NULL, -- Transaction number within company and month
    SL                      varchar(30)     NULL,     -- Subcontract number
    SLItem                  bItem           NOT NULL, -- Subcontract item changed
    SLChangeOrder           smallint        NOT NULL, -- Subcontract change order number
    AppChangeOrder          varchar(10)     NULL,     -- Approved owner change order (ACO) behind the change
    ActDate                 bDate           NOT NULL, -- Date of the change
    Description             bItemDesc       NULL,     -- Description of the change
    UM                      bUM             NOT NULL, -- Unit of measure
    ChangeCurUnits          bUnits          NOT NULL, -- Change in current units
    ChangeCurUnitCost       bUnitCost       NOT NULL, -- Change in current unit cost
    ChangeCurCost           bDollar         NOT NULL, -- Change in current amount, plus or minus
    ChgToTax                bDollar         NULL,     -- Change in tax amount
    PostedDate              bDate           NOT NULL, -- Date the change was posted
    BatchId                 bBatchID        NOT NULL, -- Batch the change was posted in
    CONSTRAINT PK_SLCD PRIMARY KEY (SLCo, Mth, SLTrans),
    CONSTRAINT FK_SLCD_SLIT FOREIGN KEY (SLCo, SL, SLItem) REFERENCES dbo.SLIT (SLCo, SL, SLItem),
    CONSTRAINT FK_SLCD_SLHD FOREIGN KEY (SLCo, SL) REFERENCES dbo.SLHD (SLCo, SL)
);

/* Subcontract compliance tracking: insurance certificates, lien waivers, bonds and other compliance documents asked of a subcontract, with expiration date and whether complied. */
CREATE TABLE dbo.SLCT (
    SLCo                    bCompany        NOT NULL, -- Company the subcontract belongs to
    SL                      varchar(30)     NULL,     -- Subcontract number
    CompCode                bCompCode       NOT NULL, -- Compliance code, the kind of document tracked
    Seq                     smallint        NOT NULL, -- Sequence within subcontract and compliance code
    Description             bItemDesc       NULL,     -- Description of the document
    VendorGroup             bGroup          NULL,     -- Vendor group of the vendor
    Vendor                  bVendor         NULL,     -- Vendor who must supply the document
    Verify                  bYN             NOT NULL, -- Whether compliance is verified for this code (Y or N)
    ExpDate                 bDate           NULL,     -- Date the document expires
    Complied                bYN             NULL,     -- Whether the requirement is complied with (Y or N)
    ReceiveDate             bDate           NULL,     -- Date the document was received
    Limit                   bDollar         NOT NULL, -- Limit amount of the coverage
    APRef                   bAPReference    NULL,     -- AP invoice reference the document goes with
    CONSTRAINT PK_SLCT PRIMARY KEY (SLCo, SL, CompCode, Seq),
    CONSTRAINT FK_SLCT_SLHD FOREIGN KEY (SLCo, SL) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_SLCT_HQCP FOREIGN KEY (CompCode) REFERENCES dbo.HQCP (CompCode),
    CONSTRAINT FK_SLCT_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Subcontract worksheet header: a subcontractor pay request being prepared by a user before it becomes an AP invoice. */
CREATE TABLE dbo.SLWH (
    SLCo                    bCompany        NOT NULL, -- Company the subcontract belongs to
    UserName                bVPUserName     NOT NULL, -- User who is preparing the worksheet
    SL                      varchar(30)     NOT NULL, -- Subcontract number
    JCCo                    bCompany        NOT NULL, -- Job cost company
    Job                     bJob            NOT NULL, -- Job of the subcontract
    Description             bItemDesc       NULL,     -- Description of the subcontract
    VendorGroup             bGroup          NOT NULL, -- Vendor group of the subcontractor
    Vendor                  bVendor         NOT NULL, -- Subcontractor, a vendor number
    APRef                   bAPReference    NULL,     -- Subcontractor invoice number to put on the AP invoice
    InvDescription          bDesc           NULL,     -- Description to put on the AP invoice
    InvDate                 bDate           NOT NULL, -- Invoice date of the pay request
    DueDate                 bDate           NOT NULL, -- Date the pay request is due
    PayTerms                bPayTerms       NULL,     -- Payment terms code
    PayControl              varchar(10)     NULL,     -- Payment control code used to select payments
    HoldCode                bHoldCode       NULL,     -- Hold code to put on the invoice
    CMCo                    bCompany        NOT NULL, -- Cash management company that pays
    CMAcct                  bCMAcct         NULL,     -- Bank account that pays
    ReadyYN                 bYN             NOT NULL, -- Whether the worksheet may become an AP invoice {Y: ready; N: still in progress}
    CONSTRAINT PK_SLWH PRIMARY KEY (SLCo, UserName, SL),
    CONSTRAINT FK_SLWH_SLHD FOREIGN KEY (SLCo, SL) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_SLWH_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Subcontract worksheet item: this period and previous work, stored materials and retainage for each item of a pay request in progress. */
CREATE TABLE dbo.SLWI (
    SLCo                    bCompany        NOT NULL, -- Company the subcontract belongs to
    UserName                bVPUserName     NOT NULL, -- User who is preparing the worksheet
    SL                      varchar(30)     NULL,     -- Subcontract number
    SLItem                  bItem           NOT NULL, -- Subcontract item on the worksheet
    ItemType                tinyint         NOT NULL, -- Kind of subcontract item, same codes as SLIT.ItemType
    Description             bItemDesc       NULL,     -- Description of the item
    LineDesc                bItemDesc       NULL,     -- Description for the AP invoice line
    PhaseGroup              bGroup          NOT NULL, -- Phase group of the phase
    Phase                   bPhase          NOT NULL, -- Job phase of the item
    UM                      bUM             NOT NULL, -- Unit of measure
    CurUnits                bUnits          NOT NULL, -- Current units of the item
    CurUnitCost             bUnitCost       NOT NULL, -- Current unit cost of the item
    CurCost                 bDollar         NOT NULL, -- Current amount of the item
    PrevWCUnits             bUnits          NOT NULL, -- Units of work completed on earlier pay requests
    PrevWCCost              bDollar         NOT NULL, -- Amount of work completed on earlier pay requests
    WCUnits                 bUnits          NOT NULL, -- Units of work completed this period
    WCCost                  bDollar         NOT NULL, -- Amount of work completed this period
    WCPctComplete           bPct            NULL,     -- Percent complete of the item
    WCToDate                bDollar         NULL,     -- Work completed to date
    WCToDateUnits           bUnits          NULL,     -- Units of work completed to date
    WCRetPct                bPct            NOT NULL, -- Retainage percent on work completed
    WCRetAmt                bDollar         NOT NULL, -- Retainage amount on work completed this period
    PrevSM                  bDollar         NOT NULL, -- Stored materials from earlier pay requests
    Purchased               bDollar         NOT NULL, -- Stored materials purchased this period
    Installed               bDollar         NOT NULL, -- Stored materials installed this period
    SMRetPct                bPct            NOT NULL, -- Retainage percent on stored materials
    SMRetAmt                bDollar         NOT NULL, -- Retainage amount on stored materials
    VendorGroup             bGroup          NOT NULL, -- Vendor group of the supplier
    Supplier                bVendor         NULL,     -- Supplier for the item, a vendor number
    UnitsClaimed            bUnits          NOT NULL, -- Units the subcontractor claimed
    AmtClaimed              bDollar         NOT NULL, -- Amount the subcontractor claimed
    ReasonCode              bReasonCode     NULL,     -- Reason code for a difference from the claim
    CONSTRAINT PK_SLWI PRIMARY KEY (SLCo, UserName, SL, SLItem),
    CONSTRAINT FK_SLWI_SLIT FOREIGN KEY (SLCo, SL, SLItem) REFERENCES dbo.SLIT (SLCo, SL, SLItem)
);
