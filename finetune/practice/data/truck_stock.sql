-- Truck stock: the vans of the technicians, what lies on their shelves, what they ask for, and every part that went on or off.

/* Trucks: one service van or pickup with shelves a row. */
CREATE TABLE dbo.FPTR (
    FPCo            bCompany     NOT NULL, -- Company
    TruckNo         varchar(8)   NOT NULL, -- Number painted on the door
    TruckDesc       bDesc        NULL,     -- Make and year
    PRCo            bCompany     NULL,     -- Payroll company of the driver
    Driver          bEmployee    NULL,     -- Technician who drives it
    INCo            bCompany     NULL,     -- Inventory company
    HomeLoc         bLoc         NULL,     -- Warehouse it is filled from
    Plate           varchar(10)  NULL,     -- License plate
    TruckCond       char(1)      NOT NULL, -- What it is doing {R: on the road; S: in the shop; Y: parked, no driver; G: sold}
    StockLimit      bDollar      NOT NULL, -- Most that may lie on it, in dollars
    LastCount       bDate        NULL,     -- Day the shelves were counted last
    NextCount       bDate        NULL,     -- Day the shelves must be counted again
    Lead            varchar(30)  NULL,     -- Supervisor of the technician
    AlarmYN         bYN          NOT NULL, -- Alarm built in {Y: with alarm; N: without}
    PRIMARY KEY (FPCo, TruckNo),
    FOREIGN KEY (PRCo, Driver) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (INCo, HomeLoc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Shelf stock: one material lying on one truck a row. */
CREATE TABLE dbo.FPST (
    FPCo            bCompany     NOT NULL, -- Company of the truck
    TruckNo         varchar(8)   NOT NULL, -- Truck
    MatlGroup       bGroup       NOT NULL, -- Material group
    Material        bMatl        NOT NULL, -- What lies there
    Bin             varchar(6)   NULL,     -- Drawer or shelf
    PartCls         varchar(6)   NULL,     -- Class of part, from FPCL
    OnHand          bUnits       NOT NULL, -- How many are there by the books
    Counted         bUnits       NULL,     -- How many were found at the last count
    MinQty          bUnits       NOT NULL, -- Refill when below this
    MaxQty          bUnits       NOT NULL, -- Fill up to this
    UnitCost        bUnitCost    NOT NULL, -- Cost of one
    StockAmt        bDollar      NOT NULL, -- Worth of what lies there
    LastUsed        bDate        NULL,     -- Day one was taken last, empty when never
    ConsignYN       bYN          NOT NULL, -- Whose it is {Y: the supplier's until used; N: our own}
    PRIMARY KEY (FPCo, TruckNo, MatlGroup, Material),
    FOREIGN KEY (FPCo, TruckNo) REFERENCES dbo.FPTR (FPCo, TruckNo),
    FOREIGN KEY (FPCo, PartCls) REFERENCES dbo.FPCL (FPCo, PartCls),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Part classes: the list of classes of part carried on trucks. */
CREATE TABLE dbo.FPCL (
    FPCo            bCompany     NOT NULL, -- Company
    PartCls         varchar(6)   NOT NULL, -- Code
    ClsName         bDesc        NULL,     -- Name of the class
    Buyer           varchar(30)  NULL,     -- Who purchases it
    MarkUp          bPct         NOT NULL, -- Added to cost when sold to the customer
    CountDays       smallint     NULL,     -- Count again after so many days
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Stock account
    HazYN           bYN          NOT NULL, -- Needs hazard papers on the road {Y: hazardous; N: harmless}
    PRIMARY KEY (FPCo, PartCls),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Refill requests: one part a technician asks the warehouse for a row; nothing has moved by it. */
CREATE TABLE dbo.FPRQ (
    FPCo            bCompany     NOT NULL, -- Company of the truck
    ReqNo           int          NOT NULL, -- Number of the request
    TruckNo         varchar(8)   NULL,     -- Truck it is for
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- What is asked for
    AskQty          bUnits       NOT NULL, -- How many are wanted
    SentQty         bUnits       NOT NULL, -- How many the warehouse gave so far
    AskDate         bDate        NOT NULL, -- Day of asking
    NeedDate        bDate        NULL,     -- Day it must be on the truck
    GivenDate       bDate        NULL,     -- Day the warehouse handed it over, empty before
    ReqState        tinyint      NOT NULL, -- Where it stands {0: draft; 1: sent in; 2: back ordered; 3: filled; 4: refused}
    PickedBy        varchar(30)  NULL,     -- Warehouse man who picked it
    RushYN          bYN          NOT NULL, -- Needed at once {Y: rush; N: next regular refill}
    Remark          varchar(80)  NULL,     -- What the technician wrote
    PRIMARY KEY (FPCo, ReqNo),
    FOREIGN KEY (FPCo, TruckNo) REFERENCES dbo.FPTR (FPCo, TruckNo),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Stock moves: one posted movement of a part on or off a truck a row. */
CREATE TABLE dbo.FPMV (
    FPCo            bCompany     NOT NULL, -- Company of the truck
    MoveNo          int          NOT NULL, -- Number of the movement
    Mth             bMonth       NOT NULL, -- Month it was posted in
    TruckNo         varchar(8)   NULL,     -- Truck
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- What moved
    MoveType        char(1)      NOT NULL, -- What kind of movement {F: filled up; U: used on a call; T: swapped between trucks; A: count correction; B: broken or lost}
    MoveDate        bDate        NOT NULL, -- Day it moved
    Qty             bUnits       NOT NULL, -- How many, negative when they left the truck
    TotCost         bDollar      NOT NULL, -- Cost of what moved, never negative
    SellAmt         bDollar      NOT NULL, -- Price the customer paid for it
    TktRef          varchar(10)  NULL,     -- Service ticket it was used on
    KeyedBy         varchar(30)  NULL,     -- Person who typed it in
    PRIMARY KEY (FPCo, MoveNo),
    FOREIGN KEY (FPCo, TruckNo) REFERENCES dbo.FPTR (FPCo, TruckNo),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);
