-- Inventory: reference tables for Viewpoint Vista.

/* Inventory company parameters: one IN company a row, with its valuation method, costing method and pricing options. */
CREATE TABLE dbo.INCO (
    INCo                    bCompany        NOT NULL, -- Inventory company
    GLCo                    bCompany        NOT NULL, -- General ledger company
    Jrnl                    bJrnl           NOT NULL, -- General ledger journal used for inventory
    ValMethod               tinyint         NOT NULL, -- How stock is valued {0: none, posted amounts; 1: average; 2: FIFO; 3: LIFO; 4: standard}
    CostMethod              tinyint         NOT NULL, -- Default costing method of the locations
    UsageOpt                char(1)         NOT NULL, -- How production usage is treated {S: as a sale; T: as a transfer}
    BurdenCost              bYN             NOT NULL, -- Whether costs are burdened
    CustPriceOpt            tinyint         NOT NULL, -- Pricing option for sales to customers
    JobPriceOpt             tinyint         NOT NULL, -- Pricing option for sales to jobs
    InvPriceOpt             tinyint         NOT NULL, -- Pricing option for sales to other locations
    EquipPriceOpt           tinyint         NOT NULL, -- Pricing option for sales to equipment
    ServicePriceOpt         tinyint         NOT NULL, -- Pricing option for sales to service work orders
    NegWarn                 bYN             NOT NULL, -- Whether to warn when stock goes negative
    CostOver                bYN             NOT NULL, -- Whether cost may be overridden
    AutoMO                  bYN             NOT NULL, -- Whether material orders are numbered automatically
    LastMO                  bMO             NULL,     -- Last material order number given out
    MiscGLAcct              bGLAcct         NULL,     -- General ledger account for miscellaneous charges
    TaxGLAcct               bGLAcct         NULL,     -- General ledger account for tax
    CONSTRAINT PK_INCO PRIMARY KEY (INCo),
    CONSTRAINT FK_INCO_HQCO FOREIGN KEY (INCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_INCO_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo),
    CONSTRAINT FK_INCO_GLAC FOREIGN KEY (GLCo, MiscGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_INCO_GLAC_tax FOREIGN KEY (GLCo, TaxGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Inventory location master: the warehouses, yards and trucks where stock is kept, with address, costing method and general ledger accounts. */
CREATE TABLE dbo.INLM (
    INCo                    bCompany        NOT NULL, -- Inventory company
    Loc                     bLoc            NOT NULL, -- Location code
    Description             bItemDesc       NULL,     -- Description of the location
    Active                  bYN             NOT NULL, -- Whether the location is active (Y or N)
    LocGroup                bGroup          NOT NULL, -- Location group
    MailAddress             varchar(60)     NULL,     -- Mailing address
    MailCity                varchar(30)     NULL,     -- Mailing city
    MailState               varchar(4)      NULL,     -- Mailing state
    ShipAddress             varchar(60)     NULL,     -- Shipping street address
    ShipCity                varchar(30)     NULL,     -- Shipping city
    ShipState               varchar(4)      NULL,     -- Shipping state
    ShipZip                 bZip            NULL,     -- Shipping postal code
    CostMethod              tinyint         NULL,     -- Costing method of the location {0: company default, as is empty; 1: average cost; 2: last cost; 3: standard cost}
    JCCo                    bCompany        NULL,     -- Job cost company of the job
    Job                     bJob            NULL,     -- Job the location belongs to
    EMCo                    bCompany        NULL,     -- Equipment company of the equipment
    Equipment               bEquip          NULL,     -- Equipment the location stands for, such as a truck
    TaxGroup                bGroup          NULL,     -- Tax group of the tax code
    TaxCode                 bTaxCode        NULL,     -- Tax code of the location
    GLCo                    bCompany        NOT NULL, -- General ledger company of the accounts
    InvGLAcct               bGLAcct         NOT NULL, -- Inventory general ledger account
    AdjGLAcct               bGLAcct         NOT NULL, -- Adjustment general ledger account
    CostGLAcct              bGLAcct         NOT NULL, -- Cost of sales general ledger account
    JobSalesGLAcct          bGLAcct         NULL,     -- General ledger account for sales to jobs
    CustSalesGLAcct         bGLAcct         NULL,     -- General ledger account for sales to customers
    CONSTRAINT PK_INLM PRIMARY KEY (INCo, Loc),
    CONSTRAINT FK_INLM_HQCO FOREIGN KEY (INCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_INLM_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_INLM_GLAC FOREIGN KEY (GLCo, InvGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_INLM_GLAC_cost FOREIGN KEY (GLCo, CostGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Inventory material by location: stock of each material at each location, on hand, allocated and on order, with average, last and standard cost and reorder point. No total row; sum the locations. */
CREATE TABLE dbo.INMT (
    INCo                    bCompany        NOT NULL, -- Inventory company
    Loc                     bLoc            NOT NULL, -- Location the material is stocked at
    MatlGroup               bGroup          NOT NULL, -- Material group
    Material                bMatl           NOT NULL, -- Material number
    Active                  bYN             NOT NULL, -- Whether stocked and active there {Y: stocked and active at the location}
    PhyLoc                  varchar(30)     NULL,     -- Bin or shelf within the location
    OnHand                  bUnits          NOT NULL, -- Quantity on hand in stock
    Alloc                   bUnits          NOT NULL, -- Quantity allocated to orders
    OnOrder                 bUnits          NOT NULL, -- Quantity on order from vendors
    Booked                  bUnits          NOT NULL, -- Quantity booked
    RecvdNInvcd             bUnits          NOT NULL, -- Quantity received but not invoiced yet
    LowStock                bUnits          NOT NULL, -- Low stock level, the quantity to stay above
    ReOrder                 bUnits          NOT NULL, -- Quantity to reorder
    AvgCost                 bUnitCost       NOT NULL, -- Average unit cost, per the ECM beside it
    AvgECM                  bECM            NOT NULL, -- Price basis of the average cost, each, hundred or thousand
    LastCost                bUnitCost       NOT NULL, -- Last unit cost, per the ECM beside it
    LastECM                 bECM            NOT NULL, -- Price basis of the last cost, each, hundred or thousand
    LastCostUpdate          bDate           NULL,     -- Date the last cost was updated
    StdCost                 bUnitCost       NOT NULL, -- Standard unit cost, per the ECM beside it
    StdECM                  bECM            NOT NULL, -- Price basis of the standard cost, each, hundred or thousand
    StdPrice                bUnitCost       NOT NULL, -- Standard unit price, per the ECM beside it
    PriceECM                bECM            NOT NULL, -- Price basis of the standard price, each, hundred or thousand
    VendorGroup             bGroup          NULL,     -- Vendor group of the last vendor
    LastVendor              bVendor         NULL,     -- Vendor it was last bought from
    LastCntDate             bDate           NULL,     -- Date the stock was last counted
    JobRate                 bRate           NOT NULL, -- Rate for pricing sales to jobs
    CustRate                bRate           NOT NULL, -- Rate for pricing sales to customers
    CONSTRAINT PK_INMT PRIMARY KEY (INCo, Loc, MatlGroup, Material),
    CONSTRAINT FK_INMT_INLM FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc),
    CONSTRAINT FK_INMT_HQMT FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material),
    CONSTRAINT FK_INMT_INCO FOREIGN KEY (INCo) REFERENCES dbo.INCO (INCo)
);

/* Inventory detail: every posted stock movement, purchases, sales to jobs and customers, transfers, usage, production and adjustments, with units, cost and price. */
CREATE TABLE dbo.INDT (
    INCo                    bCompany        NOT NULL, -- Inventory company
    Mth                     bMonth          NOT NULL, -- Month the movement was posted to (first day of the month)
    INTrans                 int             NOT NULL, -- Transaction number within company and month
    Loc                     bLoc            NOT NULL, -- Location the stock moved at
    MatlGroup               bGroup          NOT NULL, -- Material group
    Material                bMatl           NOT NULL, -- Material moved
    ActDate                 bDate           NOT NULL, -- Date of the movement
    PostedDate              bDate           NOT NULL, -- Date the movement was posted
    TransType               varchar(10)     NOT NULL, -- Kind of movement {Purch: purchase; Adj: adjustment; Usage: used in production; Prod: produced; Trnsfr In: transfer in; Trnsfr Out: transfer out; AR Sale: sale to customer; JC Sale: sale to job; EM Sale: sale to equipment; IN Sale: sale to other location; SM Sale: sale to service work order; Exp: adjustment to an expense account; Rec Adj: monthly reconciliation adjustment}
    Description             bItemDesc       NULL,     -- Description of the movement
    StkUM                   bUM             NOT NULL, -- Stocking unit of measure
    StkUnits                bUnits          NOT NULL, -- Units moved, in the stocking unit
    StkUnitCost             bUnitCost       NOT NULL, -- Unit cost in the stocking unit
    StkTotalCost            bDollar         NOT NULL, -- Total cost of the movement
    PostedUnits             bUnits          NOT NULL, -- Units as posted
    PostedTotalCost         bDollar         NOT NULL, -- Total cost as posted
    UnitPrice               bUnitCost       NOT NULL, -- Selling price a unit
    TotalPrice              bDollar         NOT NULL, -- Total selling price
    TrnsfrLoc               bLoc            NULL,     -- Other location of a transfer
    APPOCo                  bCompany        NULL,     -- AP and PO company of the purchase
    PO                      varchar(30)     NULL,     -- Purchase order
    POItem                  bItem           NULL,     -- Purchase order item
    VendorGroup             bGroup          NULL,     -- Vendor group of the vendor
    Vendor                  bVendor         NULL,     -- Vendor it was bought from
    APRef                   bAPReference    NULL,     -- Vendor invoice number
    MO                      bMO             NULL,     -- Material order
    MOItem                  bItem           NULL,     -- Material order item
    Customer                bCustomer       NULL,     -- Customer it was sold to
    JCCo                    bCompany        NULL,     -- Job cost company
    Job                     bJob            NULL,     -- Job it was sold to
    Phase                   bPhase          NULL,     -- Job phase charged
    Equip                   bEquip          NULL,     -- Equipment it was sold to
    SMWorkOrder             int             NULL,     -- Service work order it was sold to
    GLCo                    bCompany        NULL,     -- General ledger company
    GLAcct                  bGLAcct         NULL,     -- General ledger account charged
    CONSTRAINT PK_INDT PRIMARY KEY (INCo, Mth, INTrans),
    CONSTRAINT FK_INDT_INLM FOREIGN KEY (INCo, Loc) REFERENCES dbo.INLM (INCo, Loc),
    CONSTRAINT FK_INDT_HQMT FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material),
    CONSTRAINT FK_INDT_POIT FOREIGN KEY (APPOCo, PO, POItem) REFERENCES dbo.POIT (POCo, PO, POItem),
    CONSTRAINT FK_INDT_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Inventory material order header: an internal order by a job for materials from stock. Quantities and prices are on the items (INMI). */
CREATE TABLE dbo.INMO (
    INCo                    bCompany        NOT NULL, -- Inventory company
    MO                      varchar(10)     NOT NULL, -- Material order number
    Description             bItemDesc       NULL,     -- Description of the material order
    JCCo                    bCompany        NOT NULL, -- Job cost company
    Job                     bJob            NOT NULL, -- Job the materials are for
    OrderDate               bDate           NULL,     -- Date of the order
    OrderedBy               varchar(10)     NULL,     -- Person who ordered
    Status                  tinyint         NOT NULL, -- Status of the material order {0: open; 2: closed, closing month filled; 3: pending}
    MthClosed               bMonth          NULL,     -- Month the order was closed, empty while it is not
    AddedMth                bMonth          NULL,     -- Month the order was added
    Approved                bYN             NULL,     -- Whether the order is approved (Y or N)
    ApprovedBy              bVPUserName     NULL,     -- User who approved the order
    CONSTRAINT PK_INMO PRIMARY KEY (INCo, MO),
    CONSTRAINT FK_INMO_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Inventory material order item: one material ordered for a job, with units ordered, confirmed and still remaining, and price. */
CREATE TABLE dbo.INMI (
    INCo                    bCompany        NOT NULL, -- Inventory company
    MO                      varchar(10)     NOT NULL, -- Material order number
    MOItem                  bItem           NOT NULL, -- Item number within the material order
    Loc                     bLoc            NOT NULL, -- Location the material comes from
    MatlGroup               bGroup          NOT NULL, -- Material group
    Material                bMatl           NOT NULL, -- Material ordered
    Description             bItemDesc       NULL,     -- Description of the item
    JCCo                    bCompany        NOT NULL, -- Job cost company
    Job                     bJob            NOT NULL, -- Job charged
    PhaseGroup              bGroup          NOT NULL, -- Phase group of the phase
    Phase                   bPhase          NOT NULL, -- Job phase charged
    JCCType                 bJCCType        NOT NULL, -- Job cost type charged
    GLCo                    bCompany        NOT NULL, -- General ledger company
    GLAcct                  bGLAcct         NOT NULL, -- General ledger account charged
    ReqDate                 bDate           NULL,     -- Date the material is required
    UM                      char(3)         NOT NULL, -- Unit of measure
    OrderedUnits            bUnits          NOT NULL, -- Units ordered
    ConfirmedUnits          bUnits          NOT NULL, -- Units confirmed so far
    RemainUnits             bUnits          NOT NULL, -- Units still remaining
    UnitPrice               bUnitCost       NOT NULL, -- Price a unit, per the ECM beside it
    ECM                     bECM            NOT NULL, -- Price basis of the unit price, each, hundred or thousand
    TotalPrice              bDollar         NOT NULL, -- Total price of the item
    TaxAmt                  bDollar         NOT NULL, -- Tax amount
    PostedDate              bDate           NOT NULL, -- Date the item was posted
    AddedMth                bMonth          NULL,     -- Month the item was added
    CONSTRAINT PK_INMI PRIMARY KEY (INCo, MO, MOItem),
    CONSTRAINT FK_INMI_INMO FOREIGN KEY (INCo, MO) REFERENCES dbo.INMO (INCo, MO),
    CONSTRAINT FK_INMI_INMT FOREIGN KEY (INCo, Loc, MatlGroup, Material) REFERENCES dbo.INMT (INCo, Loc, MatlGroup, Material),
    CONSTRAINT FK_INMI_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
