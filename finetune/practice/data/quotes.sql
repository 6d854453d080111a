-- Requests for quotes: what is asked of suppliers, whom it is sent to, and what they offer.

/* Request headers: one request for prices sent out to suppliers a row. */
CREATE TABLE dbo.RFQH (
    RFCo            bCompany     NOT NULL, -- Company that asks
    RFQ             varchar(10)  NOT NULL, -- Number of the request
    Descr           bItemDesc    NULL,     -- What it is about, in a few words
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Project the goods are meant for
    Buyer           varchar(30)  NULL,     -- Our purchaser who runs it
    Reqstr          varchar(30)  NULL,     -- Person in the field who wanted it
    MailDate        bDate        NULL,     -- Day it went out, empty while still being written
    CloseDate       bDate        NULL,     -- Last day an offer is accepted
    NeedDate        bDate        NULL,     -- Day the goods have to be on site
    RFQStat         tinyint      NOT NULL, -- How far it has come {0: draft; 1: sent; 2: awarded; 3: cancelled}
    BudgAmt         bDollar      NOT NULL, -- Money set aside for it
    SealedYN        bYN          NOT NULL, -- Offers stay unopened until the closing day {Y: sealed; N: open}
    PRIMARY KEY (RFCo, RFQ),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Request lines: one thing wanted a row. */
CREATE TABLE dbo.RFQL (
    RFCo            bCompany     NOT NULL, -- Company of the request
    RFQ             varchar(10)  NOT NULL, -- Request it is on
    Line            smallint     NOT NULL, -- Line number
    MatlGroup       bGroup       NULL,     -- Material group of the item
    Matl            bMatl        NULL,     -- Stock item wanted, empty for something not in the catalog
    LineDesc        bItemDesc    NULL,     -- Wording of what is wanted
    UM              bUM          NULL,     -- Unit it is counted in
    ReqQty          bUnits       NOT NULL, -- How much is wanted
    AwdQty          bUnits       NOT NULL, -- How much was given to a supplier so far
    TargetUC        bUnitCost    NULL,     -- Price per unit we hope for
    AltOkYN         bYN          NOT NULL, -- Takes a substitute product {Y: a substitute is fine; N: exactly this}
    PRIMARY KEY (RFCo, RFQ, Line),
    FOREIGN KEY (RFCo, RFQ) REFERENCES dbo.RFQH (RFCo, RFQ),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Invited suppliers: one supplier asked on one request a row, and what it answered. */
CREATE TABLE dbo.RFQV (
    RFCo            bCompany     NOT NULL, -- Company of the request
    RFQ             varchar(10)  NOT NULL, -- Request they were asked on
    VSeq            smallint     NOT NULL, -- Sequence of the invitation
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Supplier asked
    ContactNm       varchar(30)  NULL,     -- Salesperson the request was addressed to
    SentVia         char(1)      NULL,     -- How it was sent {E: e-mail; F: fax; P: portal}
    RespDate        bDate        NULL,     -- Day the answer came, empty if they never did
    RespCode        char(1)      NULL,     -- What the answer was {Q: quoted; D: declined; L: too late}
    FrtTerms        varchar(10)  NULL,     -- Freight terms, such as FOB or PPA
    FrtAmt          bDollar      NOT NULL, -- Freight they would add
    PayDays         smallint     NULL,     -- Days they allow for payment
    WinnerYN        bYN          NOT NULL, -- Got at least part of the order {Y: got it; N: did not}
    PRIMARY KEY (RFCo, RFQ, VSeq),
    FOREIGN KEY (RFCo, RFQ) REFERENCES dbo.RFQH (RFCo, RFQ),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Offers: the price of one supplier for one request line a row. */
CREATE TABLE dbo.RFOffer (
    RFCo            bCompany     NOT NULL, -- Company of the request
    RFQ             varchar(10)  NOT NULL, -- Request answered
    VSeq            smallint     NOT NULL, -- Invitation of the supplier who answers
    Line            smallint     NOT NULL, -- Line that is priced
    OffQty          bUnits       NOT NULL, -- How much they can deliver
    OffUC           bUnitCost    NOT NULL, -- Price per unit as first offered
    FinalUC         bUnitCost    NULL,     -- Price per unit after haggling, empty if there was none
    ExtAmt          bDollar      NOT NULL, -- Offer in money, quantity times price
    LeadDays        smallint     NULL,     -- Days from order to delivery
    AltYN           bYN          NOT NULL, -- Is for another product than asked {Y: substitute; N: as asked}
    PickedYN        bYN          NOT NULL, -- We took this one {Y: taken; N: passed over}
    ValidThru       bDate        NULL,     -- Day until which the price holds
    PRIMARY KEY (RFCo, RFQ, VSeq, Line),
    FOREIGN KEY (RFCo, RFQ, VSeq) REFERENCES dbo.RFQV (RFCo, RFQ, VSeq),
    FOREIGN KEY (RFCo, RFQ, Line) REFERENCES dbo.RFQL (RFCo, RFQ, Line)
);
