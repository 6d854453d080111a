-- Purchase orders: reference tables for Viewpoint Vista.

/* Purchase order header: one PO a row, with vendor, job or stock location, order and expected dates and status. It carries no money; ordered, received and invoiced amounts are on the items (POIT). */
CREATE TABLE dbo.POHD (
    POCo                    bCompany        NOT NULL, -- Company the purchase order belongs to (PO company)
    PO                      varchar(30)     NOT NULL, -- Purchase order number
    Description             bItemDesc       NULL,     -- Description of the purchase order
    VendorGroup             bGroup          NOT NULL, -- Vendor group of the vendor
    Vendor                  bVendor         NOT NULL, -- Vendor the order was placed with
    OrderDate               bDate           NULL,     -- Date the order was placed
    OrderedBy               varchar(10)     NULL,     -- Person who placed the order
    ExpDate                 bDate           NULL,     -- Date delivery is expected
    Status                  tinyint         NOT NULL, -- Status of the purchase order {0: open; 1: complete; 2: closed, closing month filled; 3: pending in project management, not interfaced yet}
    JCCo                    bCompany        NULL,     -- Job cost company of the job
    Job                     bJob            NULL,     -- Job the order is for, when it has one
    INCo                    bCompany        NULL,     -- Inventory company of the stock location
    Loc                     bLoc            NULL,     -- Stock location the order is for
    ShipLoc                 bShipLoc        NULL,     -- Code of the place to ship to
    Address                 varchar(60)     NULL,     -- Ship to street address
    City                    varchar(30)     NULL,     -- Ship to city
    State                   varchar(4)      NULL,     -- Ship to state
    Zip                     bZip            NULL,     -- Ship to postal code
    Attention               bDesc           NULL,     -- Person the shipment is addressed to
    ShipIns                 varchar(60)     NULL,     -- Shipping instructions
    HoldCode                bHoldCode       NULL,     -- Hold code that keeps its invoices from being paid
    PayTerms                bPayTerms       NULL,     -- Payment terms code
    CompGroup               varchar(10)     NULL,     -- Compliance group that supplies its compliance codes
    MthClosed               bMonth          NULL,     -- Month the order was closed, empty while it is not
    AddedMth                bMonth          NULL,     -- Month the order was added to the system
    Approved                bYN             NULL,     -- Whether the order is approved {Y: approved; N: not approved}
    ApprovedBy              bVPUserName     NULL,     -- User who approved the order
    DocType                 bDocType        NOT NULL, -- Document type of the order
    CONSTRAINT PK_POHD PRIMARY KEY (POCo, PO),
    CONSTRAINT FK_POHD_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_POHD_JCJM FOREIGN KEY (POCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Purchase order item: one line of a PO, what was ordered, for which job, inventory location, equipment, work order or expense account, with original, current, received, backordered, invoiced and remaining units and cost. */
CREATE TABLE dbo.POIT (
    POCo                    bCompany        NOT NULL, -- Company the purchase order belongs to
    PO                      varchar(30)     NOT NULL, -- Purchase order number
    POItem                  bItem           NOT NULL, -- Item number within the purchase order
    ItemType                tinyint         NOT NULL, -- What the item is bought for {1: job; 2: inventory; 3: expense; 4: equipment; 5: EM work order; 6: SM work order}
    MatlGroup               bGroup          NOT NULL, -- Material group of the material
    Material                bMatl           NULL,     -- Material ordered
    Description             bItemDesc       NULL,     -- Description of the item
    UM                      bUM             NOT NULL, -- Unit of measure {LS: lump sum, units are 0 and the cost columns count}
    RecvYN                  bYN             NOT NULL, -- Whether receipts are posted {Y: receipts needed before the invoice; N: no receiving, invoiced directly}
    PostToCo                bCompany        NOT NULL, -- Company the item is charged to, by item type
    JCCo                    bCompany        NULL,     -- Job cost company
    Job                     bJob            NULL,     -- Job charged
    PhaseGroup              bGroup          NULL,     -- Phase group of the phase
    Phase                   bPhase          NULL,     -- Job phase (cost code) charged
    JCCType                 bJCCType        NULL,     -- Job cost type charged
    Loc                     bLoc            NULL,     -- Inventory location the material goes to
    Equip                   bEquip          NULL,     -- Equipment charged
    WO                      bWO             NULL,     -- Equipment work order charged
    SMCo                    bCompany        NULL,     -- Service company
    SMWorkOrder             int             NULL,     -- Service work order charged
    SMScope                 int             NULL,     -- Scope of the service work order charged
    GLCo                    bCompany        NOT NULL, -- General ledger company of the account
    GLAcct                  bGLAcct         NOT NULL, -- General ledger account charged
    ReqDate                 bDate           NULL,     -- Date the item is required
    OrigCost                bDollar         NOT NULL, -- Original cost of the item
    CurUnits                bUnits          NOT NULL, -- Units currently ordered, after changes
    CurUnitCost             bUnitCost       NOT NULL, -- Current unit cost, may be per each, hundred or thousand
    CurCost                 bDollar         NOT NULL, -- Current cost of the item, after changes
    RecvdUnits              bUnits          NOT NULL, -- Units received so far
    RecvdCost               bDollar         NOT NULL, -- Cost of what was received so far
    BOUnits                 bUnits          NOT NULL, -- Units on backorder, still to be received
    BOCost                  bDollar         NOT NULL, -- Cost on backorder, still to be received
    InvUnits                bUnits          NOT NULL, -- Units invoiced so far
    InvCost                 bDollar         NOT NULL, -- Cost invoiced so far
    RemUnits                bUnits          NOT NULL, -- Units not invoiced yet
    RemCost                 bDollar         NOT NULL, -- Cost not invoiced yet, the PO balance
    CONSTRAINT PK_POIT PRIMARY KEY (POCo, PO, POItem),
    CONSTRAINT FK_POIT_POHD FOREIGN KEY (POCo, PO) REFERENCES dbo.POHD (POCo, PO),
    CONSTRAINT FK_POIT_HQMT FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material),
    CONSTRAINT FK_POIT_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_POIT_JCJM FOREIGN KEY (PostToCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_POIT_INLM FOREIGN KEY (PostToCo, Loc) REFERENCES dbo.INLM (INCo, Loc),
    CONSTRAINT FK_POIT_EMEM FOREIGN KEY (PostToCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_POIT_EMWH FOREIGN KEY (PostToCo, WO) REFERENCES dbo.EMWH (EMCo, WorkOrder),
    CONSTRAINT FK_POIT_SMWorkOrderScope FOREIGN KEY (SMCo, SMWorkOrder, SMScope) REFERENCES dbo.SMWorkOrderScope (SMCo, WorkOrder, Scope),
    CONSTRAINT FK_POIT_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Purchase order change detail: one posted change to a PO item a row, a change order that raises or lowers its units and cost. */
CREATE TABLE dbo.POCD (
    POCo                    bCompany        NOT NULL, -- Company the purchase order belongs to
    PO                      varchar(30)     NOT NULL, -- Purchase order number
    POItem                  bItem           NOT NULL, -- Purchase order item changed
    Mth                     bMonth          NOT NULL, -- Month the change was posted to (first day of the month)
    POTrans                 int             NOT NULL, -- Transaction number within company and month
    Seq                     int             NULL,     -- Sequence number of the change
    ChangeOrder             varchar(10)     NULL,     -- Change order number on the purchase order
    POCONum                 smallint        NULL,     -- PO change order number from project management
    ActDate                 bDate           NOT NULL, -- Date of the change
    Description             bItemDesc       NULL,     -- Description of the change
    UM                      bUM             NOT NULL, -- Unit of measure
    ChangeCurUnits          bUnits          NOT NULL, -- Change in units ordered
    CurUnitCost             bUnitCost       NOT NULL, -- Unit cost the change was priced at
    ECM                     bECM            NULL,     -- Price basis of the unit cost, each, hundred or thousand
    ChangeCurCost           bDollar         NOT NULL, -- Change in current cost
    ChangeBOUnits           bUnits          NOT NULL, -- Change in units on backorder
    ChangeBOCost            bDollar         NOT NULL, -- Change in cost on backorder
    ChgTotCost              bDollar         NULL,     -- Total cost of the change
    ChgToTax                bDollar         NULL,     -- Change in tax amount
    PostedDate              bDate           NOT NULL, -- Date the change was posted
    BatchId                 bBatchID        NOT NULL, -- Batch the change was posted in
    CONSTRAINT PK_POCD PRIMARY KEY (POCo, PO, POItem, Mth, POTrans, Seq),
    CONSTRAINT FK_POCD_POIT FOREIGN KEY (POCo, PO, POItem) REFERENCES dbo.POIT (POCo, PO, POItem),
    CONSTRAINT FK_POCD_POHD FOREIGN KEY (POCo, PO) REFERENCES dbo.POHD (POCo, PO),
    CONSTRAINT FK_POCD_HQBC FOREIGN KEY (POCo, Mth, BatchId) REFERENCES dbo.HQBC (Co, Mth, BatchId)
);

/* Purchase order receipt detail: one posted receipt of a PO item a row, what came in, when, who received it, and whether it was invoiced yet. */
CREATE TABLE dbo.PORD (
    POCo                    bCompany        NOT NULL, -- Company the purchase order belongs to
    PO                      varchar(30)     NOT NULL, -- Purchase order number
    POItem                  bItem           NOT NULL, -- Purchase order item received
    POItemLine              int             NULL,     -- Line of the item received
    Mth                     bMonth          NOT NULL, -- Month the receipt was posted to (first day of the month)
    POTrans                 bTrans          NOT NULL, -- Transaction number within company and month
    RecvdDate               bDate           NOT NULL, -- Date the material was received
    RecvdBy                 varchar(10)     NULL,     -- Person who received the material
    Description             bDesc           NULL,     -- Description of the receipt
    RecvdUnits              bUnits          NOT NULL, -- Units received
    RecvdCost               bDollar         NOT NULL, -- Cost of what was received
    BOUnits                 bUnits          NOT NULL, -- Change in units on backorder
    BOCost                  bDollar         NOT NULL, -- Change in cost on backorder
    [Receiver#]             varchar(20)     NULL,     -- Receiver or packing slip number
    InvdFlag                bYN             NOT NULL, -- Whether the receipt has been invoiced {Y: invoiced; N: received, not invoiced}
    PostedDate              bDate           NOT NULL, -- Date the receipt was posted
    BatchId                 bBatchID        NOT NULL, -- Batch the receipt was posted in
    APMth                   bMonth          NULL,     -- Month of the AP invoice that took the receipt
    APTrans                 bTrans          NULL,     -- AP transaction that took the receipt
    APLine                  int             NULL,     -- Line of that AP invoice
    UIMth                   bMonth          NULL,     -- Month of the unapproved invoice that took the receipt
    UISeq                   int             NULL,     -- Sequence of that unapproved invoice
    CONSTRAINT PK_PORD PRIMARY KEY (POCo, PO, POItem, Mth, POTrans),
    CONSTRAINT FK_PORD_POIT FOREIGN KEY (POCo, PO, POItem) REFERENCES dbo.POIT (POCo, PO, POItem),
    CONSTRAINT FK_PORD_POHD FOREIGN KEY (POCo, PO) REFERENCES dbo.POHD (POCo, PO)
);

/* Purchase order compliance tracking: insurance, waivers and other compliance documents required on a PO, with expiration date and whether complied. */
CREATE TABLE dbo.POCT (
    POCo                    bCompany        NOT NULL, -- Company the purchase order belongs to
    PO                      varchar(30)     NOT NULL, -- Purchase order number
    CompCode                bCompCode       NOT NULL, -- Compliance code, the kind of document tracked
    Seq                     smallint        NOT NULL, -- Sequence within order and compliance code
    Description             bDesc           NULL,     -- Description of the document
    VendorGroup             bGroup          NULL,     -- Vendor group of the vendor
    Vendor                  bVendor         NULL,     -- Vendor who must supply the document
    Verify                  bYN             NOT NULL, -- Whether compliance is verified for this code {Y: checked before payment}
    ExpDate                 bDate           NULL,     -- Date the document expires
    Complied                bYN             NULL,     -- Whether the requirement is complied with (Y or N)
    CONSTRAINT PK_POCT PRIMARY KEY (POCo, PO, CompCode, Seq),
    CONSTRAINT FK_POCT_POHD FOREIGN KEY (POCo, PO) REFERENCES dbo.POHD (POCo, PO),
    CONSTRAINT FK_POCT_HQCP FOREIGN KEY (CompCode) REFERENCES dbo.HQCP (CompCode),
    CONSTRAINT FK_POCT_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
