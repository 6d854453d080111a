-- Vendor returns: goods sent back to suppliers, why, what credit is due and what credit came.

/* Return authorizations: one return to one supplier a row. */
CREATE TABLE dbo.RTHD (
    RTCo            bCompany     NOT NULL, -- Company that sends back
    RtnID           int          NOT NULL, -- Our number of the return
    RMANo           varchar(15)  NULL,     -- Supplier's permission number, empty until given
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Supplier who takes it back
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that had too much or got the wrong thing
    Phase           bPhase       NULL,     -- Phase the cost was on
    AskedBy         varchar(30)  NULL,     -- Foreman who wants it gone
    HandledBy       varchar(30)  NULL,     -- Purchasing clerk on the case
    OpenedOn        bDate        NOT NULL, -- Day the return was started
    PickupOn        bDate        NULL,     -- Day the goods left us, empty while they still lie here
    Progress        tinyint      NOT NULL, -- Where the case stands {1: asked; 2: allowed; 3: shipped; 4: credited; 5: refused}
    PayFrt          char(1)      NOT NULL, -- Who pays the way back {U: us; V: the vendor}
    FrtCost         bDollar      NOT NULL, -- Cost of the way back
    ExpCredit       bDollar      NOT NULL, -- Credit we count on
    Remarks         varchar(255) NULL,     -- Free text
    PRIMARY KEY (RTCo, RtnID),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Return lines: one thing sent back a row. */
CREATE TABLE dbo.RTLN (
    RTCo            bCompany     NOT NULL, -- Company of the return
    RtnID           int          NOT NULL, -- Return it is part of
    RtnLine         smallint     NOT NULL, -- Line
    PONum           varchar(12)  NULL,     -- Purchase order it was bought on
    MatlGroup       bGroup       NULL,     -- Material group
    Matl            bMatl        NULL,     -- Material
    ItemTxt         bItemDesc    NULL,     -- Description of the thing
    RsnCd           varchar(4)   NULL,     -- Why it goes back, from RTRS
    Cond            char(1)      NOT NULL, -- Shape it is in {N: new in box; O: opened; U: used; B: broken}
    BuyQty          bUnits       NOT NULL, -- How many were bought
    RtnQty          bUnits       NOT NULL, -- How many go back
    AcptQty         bUnits       NOT NULL, -- How many the supplier took
    UnitPaid        bUnitCost    NOT NULL, -- Price per unit we had paid
    RestockFee      bDollar      NOT NULL, -- Handling fee the supplier keeps
    PRIMARY KEY (RTCo, RtnID, RtnLine),
    FOREIGN KEY (RTCo, RtnID) REFERENCES dbo.RTHD (RTCo, RtnID),
    FOREIGN KEY (RTCo, RsnCd) REFERENCES dbo.RTRS (RTCo, RsnCd),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Return reasons: the list of why goods go back. */
CREATE TABLE dbo.RTRS (
    RTCo            bCompany     NOT NULL, -- Company of the list
    RsnCd           varchar(4)   NOT NULL, -- Short code
    RsnText         bDesc        NULL,     -- Reason written out
    BlameCd         char(1)      NOT NULL, -- Who slipped {V: vendor; B: our buyer; F: the field; C: carrier}
    FullCredYN      bYN          NOT NULL, -- We insist on all our money {Y: all; N: fee is fine}
    PhotoReqd       bYN          NOT NULL, -- A picture must be sent along {Y: must; N: need not}
    ActiveYN        bYN          NOT NULL, -- Can still be chosen {Y: can; N: old}
    MaxDays         smallint     NULL,     -- Days after delivery in which it must be reported
    PRIMARY KEY (RTCo, RsnCd)
);

/* Credits: one credit memo a supplier sent for a return a row. */
CREATE TABLE dbo.RTCM (
    RTCo            bCompany     NOT NULL, -- Company that is credited
    MemoNo          varchar(15)  NOT NULL, -- Number on the memo
    RtnID           int          NULL,     -- Return it answers, empty if nobody knows
    MemoDate        bDate        NULL,     -- Date on the memo
    GotDate         bDate        NULL,     -- Day it reached us
    PostMth         bMonth       NULL,     -- Month it was booked in, empty if not booked
    GLCo            bCompany     NULL,     -- Ledger company
    CrAcct          bGLAcct      NULL,     -- Account credited
    GrossCr         bDollar      NOT NULL, -- Credit before deductions
    Deduct          bDollar      NOT NULL, -- Kept back by the supplier
    NetCr           bDollar      NOT NULL, -- Credit that counts
    UsedAmt         bDollar      NOT NULL, -- Part already set off against bills
    CashYN          bYN          NOT NULL, -- Paid out instead of set off {Y: money; N: set off}
    PRIMARY KEY (RTCo, MemoNo),
    FOREIGN KEY (RTCo, RtnID) REFERENCES dbo.RTHD (RTCo, RtnID),
    FOREIGN KEY (GLCo, CrAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Follow-ups: one call or mail about a return a row. */
CREATE TABLE dbo.RTFollow (
    RTCo            bCompany     NOT NULL, -- Company of the return
    RtnID           int          NOT NULL, -- Return it was about
    CallSeq         smallint     NOT NULL, -- Counter
    CallDate        bDate        NOT NULL, -- Day
    Caller          varchar(30)  NULL,     -- Our person
    SpokeTo         varchar(30)  NULL,     -- Person at the supplier
    PromAmt         bDollar      NULL,     -- Credit they promised, empty if they promised nothing
    PromBy          bDate        NULL,     -- Day by which they promised it
    KeptYN          bYN          NOT NULL, -- They kept the promise {Y: kept; N: not kept}
    PRIMARY KEY (RTCo, RtnID, CallSeq),
    FOREIGN KEY (RTCo, RtnID) REFERENCES dbo.RTHD (RTCo, RtnID)
);
