-- Blanket orders: a year's worth agreed with a supplier at once, called off bit by bit.

/* Blankets: one long-running agreement to buy from one supplier a row. */
CREATE TABLE dbo.CVBH (
    CVCo            bCompany     NOT NULL, -- Company that signed
    Blanket         varchar(12)  NOT NULL, -- Agreement number
    BlkDesc         bDesc        NULL,     -- What it covers
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier
    OpenYN          bYN          NOT NULL, -- Can still be drawn on {Y: live; N: shut}
    BegDate         bDate        NOT NULL, -- First day
    EndDate         bDate        NULL,     -- Last day
    CntrDate        bDate        NULL,     -- Day the supplier countersigned, empty if not back
    CapAmt          bDollar      NOT NULL, -- Most we may spend under it
    DrawnAmt        bDollar      NOT NULL, -- Called off so far
    BilledAmt       bDollar      NOT NULL, -- Invoiced so far
    Owner           varchar(30)  NULL,     -- Buyer who minds it
    Backup          varchar(30)  NULL,     -- Stand-in of the buyer
    RenewYN         bYN          NOT NULL, -- Rolls over at the end {Y: rolls over; N: stops}
    PRIMARY KEY (CVCo, Blanket),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Blanket items: one material or service of a blanket a row. */
CREATE TABLE dbo.CVBI (
    CVCo            bCompany     NOT NULL, -- Company of the agreement
    Blanket         varchar(12)  NOT NULL, -- Agreement
    ItemNo          smallint     NOT NULL, -- Position
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Material, empty for a service
    ItemText        bItemDesc    NULL,     -- Wording
    UM              bUM          NULL,     -- Unit of measure
    AgrQty          bUnits       NOT NULL, -- Quantity we committed to
    RelQty          bUnits       NOT NULL, -- Quantity called off
    MinRel          bUnits       NOT NULL, -- Smallest call-off
    FixUC           bUnitCost    NOT NULL, -- Agreed price each
    DropDate        bDate        NULL,     -- Day the item was struck out
    PRIMARY KEY (CVCo, Blanket, ItemNo),
    FOREIGN KEY (CVCo, Blanket) REFERENCES dbo.CVBH (CVCo, Blanket),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Releases running: one call-off against a blanket that is not finished a row. */
CREATE TABLE dbo.CVRL (
    CVCo            bCompany     NOT NULL, -- Company of the agreement
    Blanket         varchar(12)  NOT NULL, -- Agreement drawn on
    RelNo           smallint     NOT NULL, -- First, second call-off and so on
    ItemNo          smallint     NOT NULL, -- Item called off
    RelType         varchar(4)   NULL,     -- Kind of call-off, from CVRT
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it goes to
    Stat            char(1)      NOT NULL, -- How far it is {E: entered; S: at the supplier; K: acknowledged; H: on hold}
    CallDate        bDate        NOT NULL, -- Day it was called off
    WantDate        bDate        NULL,     -- Delivery day we asked for
    PromDate        bDate        NULL,     -- Delivery day the supplier gave, empty until he answers
    Qty             bUnits       NOT NULL, -- Quantity called off
    Amt             bDollar      NOT NULL, -- Value at the agreed price
    CalledBy        varchar(30)  NULL,     -- Foreman or clerk who phoned it in
    PRIMARY KEY (CVCo, Blanket, RelNo),
    FOREIGN KEY (CVCo, Blanket, ItemNo) REFERENCES dbo.CVBI (CVCo, Blanket, ItemNo),
    FOREIGN KEY (CVCo, RelType) REFERENCES dbo.CVRT (CVCo, RelType),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Releases done: one call-off that was delivered or canceled and put away, a row. */
CREATE TABLE dbo.CVRD (
    CVCo            bCompany     NOT NULL, -- Company of the agreement
    Mth             bMonth       NOT NULL, -- Month it was put away
    Blanket         varchar(12)  NOT NULL, -- Agreement drawn on
    RelNo           smallint     NOT NULL, -- Number of the call-off
    RelType         varchar(4)   NULL,     -- Kind of call-off, from CVRT
    Job             bJob         NULL,     -- Job it went to
    CallDate        bDate        NOT NULL, -- Day it was called off
    PromDate        bDate        NULL,     -- Delivery day the supplier gave
    DlvdDate        bDate        NULL,     -- Day it was dropped off, empty if canceled
    CallQty         bUnits       NOT NULL, -- Quantity called off
    DlvdQty         bUnits       NOT NULL, -- Quantity dropped off
    Amt             bDollar      NOT NULL, -- Value delivered
    LateYN          bYN          NOT NULL, -- Came after the day given {Y: late; N: in time}
    CalledBy        varchar(30)  NULL,     -- Foreman or clerk who phoned it in
    PRIMARY KEY (CVCo, Mth, Blanket, RelNo),
    FOREIGN KEY (CVCo, Blanket) REFERENCES dbo.CVBH (CVCo, Blanket),
    FOREIGN KEY (CVCo, RelType) REFERENCES dbo.CVRT (CVCo, RelType)
);

/* Kinds of call-off: the list of kinds with who may use them. */
CREATE TABLE dbo.CVRT (
    CVCo            bCompany     NOT NULL, -- Company of the list
    RelType         varchar(4)   NOT NULL, -- Kind
    Description     bDesc        NULL,     -- Kind in words
    Who             char(1)      NOT NULL, -- May be used by {F: foremen; P: purchasing; A: anyone}
    LeadDays        smallint     NULL,     -- Days ahead it must be called
    MaxAmt          bDollar      NOT NULL, -- Most value on one call-off
    PhoneYN         bYN          NOT NULL, -- By telephone is good enough {Y: phone; N: in writing}
    ApprBy          varchar(30)  NULL,     -- Person who must agree, empty if nobody
    PRIMARY KEY (CVCo, RelType)
);
