-- Hired trucks: loads not paid yet, settlements with haulers, their paid loads, deductions and monthly totals.

/* Unpaid loads: one load or day of a hired truck that is on no settlement yet a row. */
CREATE TABLE dbo.AVLD (
    AVCo            bCompany     NOT NULL, -- Company that hired the truck
    LoadNo          int          NOT NULL, -- Number given by dispatch
    HaulDate        bDate        NOT NULL, -- Day it was hauled
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Hauler that owns the truck
    TruckID         varchar(10)  NULL,     -- Plate or door number
    DriverNm        varchar(30)  NULL,     -- Man at the wheel
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it was hauled for
    Basis           char(1)      NOT NULL, -- What is counted {T: ton; H: hour; L: load}
    Qty             bUnits       NOT NULL, -- Tons, hours or loads
    Rate            bUnitCost    NOT NULL, -- Pay for one of them
    EstPay          bDollar      NOT NULL, -- What it should come to
    SignedYN        bYN          NOT NULL, -- Whether our foreman put his name on the ticket {Y: signed; N: unsigned}
    PaperDt         bDate        NULL,     -- Day the ticket reached the office
    Dispute         varchar(40)  NULL,     -- What is argued about, empty if nothing
    PRIMARY KEY (AVCo, LoadNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Settlements: one statement of pay to one hauler a row. */
CREATE TABLE dbo.AVST (
    AVCo            bCompany     NOT NULL, -- Company that pays
    StmtNo          int          NOT NULL, -- Statement number
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Hauler
    FromDate        bDate        NOT NULL, -- First hauling day in it
    ThruDate        bDate        NOT NULL, -- Last hauling day in it
    Stage           char(1)      NOT NULL, -- How far it is {D: drafted; A: agreed with the hauler; P: paid; X: cancelled}
    GrossPay        bDollar      NOT NULL, -- Pay before anything is kept back
    DedTot          bDollar      NOT NULL, -- Kept back in all
    NetPay          bDollar      NOT NULL, -- Check amount
    CheckNo         varchar(10)  NULL,     -- Check it went out with
    PaidDate        bDate        NULL,     -- Day of the check
    PrepBy          varchar(30)  NULL,     -- Clerk who made it up
    SignOff         varchar(30)  NULL,     -- Manager who released it
    PRIMARY KEY (AVCo, StmtNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Settled loads: one load on a settlement a row. */
CREATE TABLE dbo.AVSL (
    AVCo            bCompany     NOT NULL, -- Company that pays
    StmtNo          int          NOT NULL, -- Statement it is on
    StmtLine        smallint     NOT NULL, -- Line on it
    LoadNo          int          NOT NULL, -- Number given by dispatch
    HaulDate        bDate        NOT NULL, -- Day it was hauled
    TruckID         varchar(10)  NULL,     -- Plate or door number
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it was hauled for
    Basis           char(1)      NOT NULL, -- What is counted {T: ton; H: hour; L: load}
    Qty             bUnits       NOT NULL, -- Tons, hours or loads
    Rate            bUnitCost    NOT NULL, -- Pay for one of them
    LoadPay         bDollar      NOT NULL, -- Pay for the load
    FuelAdd         bDollar      NOT NULL, -- Extra for diesel
    DedCode         varchar(6)   NULL,     -- Why something was kept back, empty if nothing
    DedAmt          bDollar      NOT NULL, -- Kept back from the load
    PRIMARY KEY (AVCo, StmtNo, StmtLine),
    FOREIGN KEY (AVCo, StmtNo) REFERENCES dbo.AVST (AVCo, StmtNo),
    FOREIGN KEY (AVCo, DedCode) REFERENCES dbo.AVDC (AVCo, DedCode),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Deduction codes: one kind of money kept back from haulers a row. */
CREATE TABLE dbo.AVDC (
    AVCo            bCompany     NOT NULL, -- Company of the code
    DedCode         varchar(6)   NOT NULL, -- Short code
    DedText         bDesc        NULL,     -- What it is for
    Method          char(1)      NOT NULL, -- How it is figured {P: percent of pay; F: flat; G: by the gallon}
    DedRate         bUnitCost    NOT NULL, -- Percent, dollars or dollars a gallon
    ConsentYN       bYN          NOT NULL, -- Whether the hauler must agree first {Y: must agree; N: no need}
    CapAmt          bDollar      NULL,     -- Most that may be kept on one statement
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it goes to
    StopDate        bDate        NULL,     -- Last day in use, empty if still used
    PRIMARY KEY (AVCo, DedCode),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Hauler months: totals of one hauler in one month a row. */
CREATE TABLE dbo.AVHM (
    AVCo            bCompany     NOT NULL, -- Company that hired
    Mth             bMonth       NOT NULL, -- Month
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Hauler
    TruckCnt        smallint     NOT NULL, -- Different trucks sent
    LoadCnt         int          NOT NULL, -- Trips made
    Tons            bUnits       NOT NULL, -- Weight moved
    Hrs             bHrs         NOT NULL, -- Hours on the clock
    PaidAmt         bDollar      NOT NULL, -- Checks written in the month
    FuelAmt         bDollar      NOT NULL, -- Diesel extras in them
    HeldAmt         bDollar      NOT NULL, -- Kept back in the month
    OwedAmt         bDollar      NOT NULL, -- Still due to the hauler at month end
    PRIMARY KEY (AVCo, Mth, VendorGroup, Vendor),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
