-- Price agreements: what suppliers promised to charge us for a year or a job, and what they charged in fact.

/* Agreements: one price agreement with one supplier a row. */
CREATE TABLE dbo.PAAG (
    PACo            bCompany     NOT NULL, -- Company that closed the agreement
    AgrmtID         varchar(12)  NOT NULL, -- Agreement number
    AgrmtName       bDesc        NULL,     -- Short title
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier bound by it
    Scope           char(1)      NOT NULL, -- How far it reaches {C: whole company; R: one region; J: one job}
    JCCo            bCompany     NULL,     -- Job cost company, for a job agreement
    Job             bJob         NULL,     -- Job it is limited to, empty for the wider ones
    Negot           varchar(30)  NULL,     -- Buyer who haggled for us
    SalesRep        varchar(30)  NULL,     -- Our contact at the supplier
    EffDate         bDate        NOT NULL, -- First day the prices count
    ExpDate         bDate        NULL,     -- Last day the prices count, empty if open ended
    SignedDate      bDate        NULL,     -- Day both had signed, empty for one not yet binding
    MinSpend        bDollar      NOT NULL, -- Purchases we promised to make
    SpentTD         bDollar      NOT NULL, -- Purchases made to date
    AutoRenew       bYN          NOT NULL, -- Runs on by itself when it ends {Y: runs on; N: stops}
    PRIMARY KEY (PACo, AgrmtID),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Agreed prices: one material with its price in an agreement a row. */
CREATE TABLE dbo.PAPR (
    PACo            bCompany     NOT NULL, -- Company of the agreement
    AgrmtID         varchar(12)  NOT NULL, -- Agreement the price is in
    ItemSeq         smallint     NOT NULL, -- Item number
    MatlGroup       bGroup       NULL,     -- Material group
    Material        bMatl        NULL,     -- Catalog material
    SuppPart        varchar(30)  NULL,     -- Part number the supplier uses
    UM              bUM          NULL,     -- Priced per
    ListUC          bUnitCost    NOT NULL, -- Supplier's book price
    NetUC           bUnitCost    NOT NULL, -- Price promised to us
    PriorUC         bUnitCost    NULL,     -- Price under the agreement before
    DiscPct         bPct         NOT NULL, -- Percent off the book price
    MinQty          bUnits       NOT NULL, -- Smallest order taken at that price
    LockedYN        bYN          NOT NULL, -- Price may not move before the end {Y: fixed; N: can move}
    DelistDate      bDate        NULL,     -- Day the supplier dropped the item
    PRIMARY KEY (PACo, AgrmtID, ItemSeq),
    FOREIGN KEY (PACo, AgrmtID) REFERENCES dbo.PAAG (PACo, AgrmtID),
    FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Price increases: one increase a supplier announced on an item a row. */
CREATE TABLE dbo.PAInc (
    PACo            bCompany     NOT NULL, -- Company of the agreement
    AgrmtID         varchar(12)  NOT NULL, -- Agreement touched
    ItemSeq         smallint     NOT NULL, -- Item touched
    IncSeq          tinyint      NOT NULL, -- First, second increase and so on
    LetterDate      bDate        NOT NULL, -- Day of the supplier's letter
    StartDate       bDate        NULL,     -- Day the new price is to start
    OldUC           bUnitCost    NOT NULL, -- Unit price until then
    NewUC           bUnitCost    NOT NULL, -- Unit price wanted
    Pretext         varchar(60)  NULL,     -- Reason given, such as resin or diesel
    Reply           char(1)      NULL,     -- What we said {A: accepted; R: refused; H: half way}
    RepliedBy       varchar(30)  NULL,     -- Who of us said it
    PRIMARY KEY (PACo, AgrmtID, ItemSeq, IncSeq),
    FOREIGN KEY (PACo, AgrmtID, ItemSeq) REFERENCES dbo.PAPR (PACo, AgrmtID, ItemSeq)
);

/* Price audit: one invoice line held against the agreed price a row. */
CREATE TABLE dbo.PAAU (
    PACo            bCompany     NOT NULL, -- Company that was invoiced
    AuditNo         int          NOT NULL, -- Number of the finding
    AgrmtID         varchar(12)  NULL,     -- Agreement it was checked against
    ItemSeq         smallint     NULL,     -- Item in the agreement
    InvNo           varchar(15)  NULL,     -- Supplier's invoice
    InvDate         bDate        NULL,     -- Date printed on the invoice
    Qty             bUnits       NOT NULL, -- Quantity charged
    ChgdUC          bUnitCost    NOT NULL, -- Unit price on the invoice
    AgrdUC          bUnitCost    NOT NULL, -- Unit price it should have been
    OverAmt         bDollar      NOT NULL, -- Money charged too much
    ClaimDate       bDate        NULL,     -- Day we asked for it back, empty if not yet
    CreditAmt       bDollar      NOT NULL, -- Money the supplier gave back
    Checker         varchar(30)  NULL,     -- Clerk who caught it
    PRIMARY KEY (PACo, AuditNo),
    FOREIGN KEY (PACo, AgrmtID, ItemSeq) REFERENCES dbo.PAPR (PACo, AgrmtID, ItemSeq)
);

/* Volume rebates: one step of the bonus scale of an agreement a row. */
CREATE TABLE dbo.PARB (
    PACo            bCompany     NOT NULL, -- Company of the agreement
    AgrmtID         varchar(12)  NOT NULL, -- Agreement that grants it
    StepNo          tinyint      NOT NULL, -- Step on the scale
    FromSpend       bDollar      NOT NULL, -- Purchases from which the step is reached
    BonusPct        bPct         NOT NULL, -- Percent paid back at that step
    PaidAs          char(1)      NOT NULL, -- Form of it {K: check; C: credit memo; G: goods}
    ReachedDt       bDate        NULL,     -- Day we got there, empty if not reached
    EarnedAmt       bDollar      NOT NULL, -- Bonus due to us
    PaidAmt         bDollar      NOT NULL, -- Bonus that came in
    PRIMARY KEY (PACo, AgrmtID, StepNo),
    FOREIGN KEY (PACo, AgrmtID) REFERENCES dbo.PAAG (PACo, AgrmtID)
);
