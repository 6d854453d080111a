-- Subcontract change proposals: prices asked of subs for changed work, haggled over, then ordered.

/* Change proposals: one price asked of a subcontractor for changed work a row. */
CREATE TABLE dbo.DKPH (
    DKCo            bCompany     NOT NULL, -- Company that asks for the price
    PropNo          varchar(10)  NOT NULL, -- Number of the proposal
    Title           bItemDesc    NULL,     -- What the change is
    VendorGroup     bGroup       NULL,     -- Vendor group
    Sub             bVendor      NULL,     -- Subcontractor who prices it
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job where the work changes
    WhyCd           varchar(6)   NULL,     -- Cause of the change, from DKWY
    OurPM           varchar(30)  NULL,     -- Person on our side who negotiates
    Stage           tinyint      NOT NULL, -- How far it has got {0: price asked for; 1: price received; 2: pending approval; 3: agreed; 4: declined}
    RequestDt       bDate        NOT NULL, -- Day we asked for the price
    RecdDt          bDate        NULL,     -- Day the price arrived, empty until then
    ValidTo         bDate        NULL,     -- Last day on which the price can be taken
    QuoteAmt        bDollar      NOT NULL, -- First price of the subcontractor
    SettleAmt       bDollar      NOT NULL, -- Price at the end of the bargaining
    PRIMARY KEY (DKCo, PropNo),
    FOREIGN KEY (DKCo, WhyCd) REFERENCES dbo.DKWY (DKCo, WhyCd),
    FOREIGN KEY (VendorGroup, Sub) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Proposal items: one priced piece of work of a change proposal a row. */
CREATE TABLE dbo.DKPD (
    DKCo            bCompany     NOT NULL, -- Company that asks for the price
    PropNo          varchar(10)  NOT NULL, -- Proposal
    ItmNo           smallint     NOT NULL, -- Item of the proposal
    Phase           bPhase       NULL,     -- Phase the cost would go to
    Scope           bItemDesc    NULL,     -- Work to be done
    UM              bUM          NULL,     -- Unit it is priced by
    QtyQ            bUnits       NOT NULL, -- Quantity quoted
    LaborAmt        bDollar      NOT NULL, -- Wages in the price
    MatlAmt         bDollar      NOT NULL, -- Material in the price
    MarkupAmt       bDollar      NOT NULL, -- Overhead and profit the sub adds
    LineTot         bDollar      NOT NULL, -- Price of the item with everything
    ExclYN          bYN          NOT NULL, -- Left out of the price by the subcontractor {Y: excluded; N: included}
    CheckedBy       varchar(30)  NULL,     -- Estimator who went over the figures, empty if none did
    PRIMARY KEY (DKCo, PropNo, ItmNo),
    FOREIGN KEY (DKCo, PropNo) REFERENCES dbo.DKPH (DKCo, PropNo)
);

/* Ordered changes: one item of a subcontract change order issued to the subcontractor a row. */
CREATE TABLE dbo.DKOR (
    DKCo            bCompany     NOT NULL, -- Company that orders
    OrdNo           varchar(10)  NOT NULL, -- Change order
    OrdItm          smallint     NOT NULL, -- Item of the change order
    PropNo          varchar(10)  NULL,     -- Proposal it came from, empty if there was none
    SubCtr          varchar(12)  NOT NULL, -- Subcontract that is amended
    Phase           bPhase       NULL,     -- Phase the cost goes to
    Scope           bItemDesc    NULL,     -- Work ordered
    UM              bUM          NULL,     -- Unit
    QtyO            bUnits       NOT NULL, -- Quantity ordered
    OrdAmt          bDollar      NOT NULL, -- Amount added to the subcontract
    IssueDt         bDate        NOT NULL, -- Day we sent it out
    SignDt          bDate        NULL,     -- Day the subcontractor signed, empty until then
    PostMth         bMonth       NULL,     -- Month it was posted to job cost
    DirectYN        bYN          NOT NULL, -- Ordered ahead of any price {Y: directive; N: priced first}
    PRIMARY KEY (DKCo, OrdNo, OrdItm),
    FOREIGN KEY (DKCo, PropNo) REFERENCES dbo.DKPH (DKCo, PropNo)
);

/* Causes of subcontract changes: the list of reasons with who bears the cost. */
CREATE TABLE dbo.DKWY (
    DKCo            bCompany     NOT NULL, -- Company that uses the list
    WhyCd           varchar(6)   NOT NULL, -- Short code
    WhyName         bDesc        NULL,     -- Reason in words
    PassOn          char(1)      NULL,     -- Who bears it in the end {O: owner; S: another subcontractor; U: our own contingency}
    MaxAmt          bDollar      NULL,     -- Ceiling up to which the project manager may agree alone
    BackupYN        bYN          NOT NULL, -- Needs invoices and time sheets as proof {Y: needed; N: not needed}
    Approver        varchar(30)  NULL,     -- Person who decides above the ceiling
    ListSeq         smallint     NULL,     -- Place in the pick list
    PRIMARY KEY (DKCo, WhyCd)
);

/* Bargaining history: one move in the haggling over a change proposal a row. */
CREATE TABLE dbo.DKHS (
    DKCo            bCompany     NOT NULL, -- Company
    PropNo          varchar(10)  NOT NULL, -- Proposal haggled over
    RoundNo         smallint     NOT NULL, -- Move, counted up
    RoundDt         bDate        NOT NULL, -- Day of the move
    ByWhom          varchar(30)  NULL,     -- Person who made it
    Action          char(1)      NOT NULL, -- Kind of move {Q: new quote; C: counter offer; H: put on hold; X: broken off}
    OldAmt          bDollar      NOT NULL, -- Price before
    NewAmt          bDollar      NOT NULL, -- Price after
    NoteTxt         varchar(200) NULL,     -- What was said
    MailYN          bYN          NOT NULL, -- Confirmed in writing {Y: in writing; N: spoken only}
    PRIMARY KEY (DKCo, PropNo, RoundNo),
    FOREIGN KEY (DKCo, PropNo) REFERENCES dbo.DKPH (DKCo, PropNo)
);
