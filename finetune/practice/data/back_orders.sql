-- Back orders: what suppliers could not ship in one go, what is still to come, and what came up short.

/* Back orders: one purchase order with something still to come, a row. */
CREATE TABLE dbo.CYBH (
    CYCo            bCompany     NOT NULL, -- Company that is waiting
    BONum           varchar(10)  NOT NULL, -- Back order number
    PORef           varchar(12)  NULL,     -- Our purchase order
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier who owes us
    BOState         char(1)      NOT NULL, -- Where it stands {W: waiting; P: part came; F: filled; C: called off}
    OrdDate         bDate        NOT NULL, -- Day of the purchase order
    OrigEta         bDate        NULL,     -- Arrival day first told
    NewEta          bDate        NULL,     -- Arrival day told last, empty if they don't know
    FillDate        bDate        NULL,     -- Day the last piece came, empty until then
    PORAmt          bDollar      NOT NULL, -- Value of the whole purchase order
    OwedAmt         bDollar      NOT NULL, -- Value that is still to come
    Chaser          varchar(30)  NULL,     -- Our expediter
    HotYN           bYN          NOT NULL, -- A crew stands still for it {Y: critical; N: can wait}
    PRIMARY KEY (CYCo, BONum),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Back order lines: one article that is still to come, a row. */
CREATE TABLE dbo.CYBL (
    CYCo            bCompany     NOT NULL, -- Company of the back order
    BONum           varchar(10)  NOT NULL, -- Back order
    Ln              smallint     NOT NULL, -- Line
    Material        bMatl        NULL,     -- Article
    MatDesc         bItemDesc    NULL,     -- Article in words
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that waits, empty for the yard
    OrdQty          bUnits       NOT NULL, -- Quantity on the purchase order
    ShipQty         bUnits       NOT NULL, -- Quantity that has come
    BackQty         bUnits       NOT NULL, -- Quantity owed
    UC              bUnitCost    NOT NULL, -- Price each
    WhyCd           varchar(4)   NULL,     -- Cause, from CYWC
    SubOKYN         bYN          NOT NULL, -- We would take another make {Y: would take; N: only this one}
    PRIMARY KEY (CYCo, BONum, Ln),
    FOREIGN KEY (CYCo, BONum) REFERENCES dbo.CYBH (CYCo, BONum),
    FOREIGN KEY (CYCo, WhyCd) REFERENCES dbo.CYWC (CYCo, WhyCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Short shipments: one article that the packing slip promised and the truck did not have, a row. */
CREATE TABLE dbo.CYSS (
    CYCo            bCompany     NOT NULL, -- Company that was shorted
    ShortNo         int          NOT NULL, -- Number of the report
    PORef           varchar(12)  NULL,     -- Our purchase order
    SlipNo          varchar(15)  NULL,     -- Packing slip
    MatDesc         bItemDesc    NULL,     -- Article in words
    SlipQty         bUnits       NOT NULL, -- Quantity on the packing slip
    CountQty        bUnits       NOT NULL, -- Quantity we counted
    ShortAmt        bDollar      NOT NULL, -- Value missing
    FoundDt         bDate        NOT NULL, -- Day it was noticed
    TellDt          bDate        NULL,     -- Day we told the supplier, empty if nobody has
    MadeGood        char(1)      NOT NULL, -- What came of it {N: nothing so far; S: sent on; M: money back; D: disputed}
    CountedBy       varchar(30)  NULL,     -- Man at the gate
    WhyCd           varchar(4)   NULL,     -- Cause, from CYWC
    PhotoYN         bYN          NOT NULL, -- There is a picture {Y: picture; N: none}
    PRIMARY KEY (CYCo, ShortNo),
    FOREIGN KEY (CYCo, WhyCd) REFERENCES dbo.CYWC (CYCo, WhyCd)
);

/* Causes: the list of causes for goods not coming. */
CREATE TABLE dbo.CYWC (
    CYCo            bCompany     NOT NULL, -- Company of the list
    WhyCd           varchar(4)   NOT NULL, -- Cause
    Description     bDesc        NULL,     -- Cause in words
    Fault           char(1)      NOT NULL, -- Who is to blame {V: supplier; T: trucker; U: ourselves; G: act of God}
    ChargeYN        bYN          NOT NULL, -- We may bill them for the delay {Y: may; N: may not}
    UsualDays       smallint     NULL,     -- Days such a thing mostly takes
    StopDt          bDate        NULL,     -- Day the code was retired, empty while in use
    AddedBy         varchar(30)  NULL,     -- Who put it on the list
    PRIMARY KEY (CYCo, WhyCd)
);

/* Monthly record: how one supplier shipped in one month, a row. */
CREATE TABLE dbo.CYVM (
    CYCo            bCompany     NOT NULL, -- Company supplied
    Mth             bMonth       NOT NULL, -- Month
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier
    LinesOrd        int          NOT NULL, -- Lines that fell due
    LinesFull       int          NOT NULL, -- Lines that came complete
    LinesLate       int          NOT NULL, -- Lines that came late
    DueAmt          bDollar      NOT NULL, -- Value that fell due
    OwedAmt         bDollar      NOT NULL, -- Value still owed at month end
    FillPct         bPct         NOT NULL, -- Percent of the value that came
    WatchYN         bYN          NOT NULL, -- Supplier is under watch {Y: watched; N: not}
    PRIMARY KEY (CYCo, Mth, VendorGroup, Vendor),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
