-- Lien waivers: releases collected from subcontractors and suppliers, and the lien notices they send.

/* Waivers: one release of lien rights asked from a vendor a row. */
CREATE TABLE dbo.LWWV (
    LWCo            bCompany     NOT NULL, -- Company that asks for the release
    WaivNo          int          NOT NULL, -- Number of the waiver
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Job whose property is released
    VendorGroup     bGroup       NOT NULL, -- Vendor group
    Vendor          bVendor      NOT NULL, -- Sub or supplier who signs
    FormCode        varchar(6)   NULL,     -- Form that was used, from LWFM
    WaivType        tinyint      NOT NULL, -- Kind of release {1: conditional progress; 2: unconditional progress; 3: conditional final; 4: unconditional final}
    ThruDate        bDate        NULL,     -- Work up to this day is covered
    AskedOn         bDate        NULL,     -- Day it was requested
    SignedOn        bDate        NULL,     -- Day on the signature
    RecvOn          bDate        NULL,     -- Day the signed paper reached us, empty while missing
    Amt             bDollar      NOT NULL, -- Payment that the release is for
    ExceptAmt       bDollar      NOT NULL, -- Disputed money that the signer left out of it
    NotaryYN        bYN          NOT NULL, -- Signed before a notary {Y: notarized; N: plain}
    Clerk           varchar(30)  NULL,     -- Our person who chases it
    PRIMARY KEY (LWCo, WaivNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    FOREIGN KEY (LWCo, FormCode) REFERENCES dbo.LWFM (LWCo, FormCode)
);

/* Forms: the list of waiver forms by state. */
CREATE TABLE dbo.LWFM (
    LWCo            bCompany     NOT NULL, -- Company of the list
    FormCode        varchar(6)   NOT NULL, -- Code of the form
    FormName        bDesc        NULL,     -- Title printed at the top
    StateCd         varchar(2)   NULL,     -- State whose law it follows, such as CA
    StatutoryYN     bYN          NOT NULL, -- Wording is set by law {Y: statutory; N: our own}
    NotaryReqYN     bYN          NOT NULL, -- Has to be notarized {Y: required; N: not}
    EffDate         bDate        NULL,     -- First day it may be used
    RetireDate      bDate        NULL,     -- Day it was taken out of use, empty while good
    PRIMARY KEY (LWCo, FormCode)
);

/* Preliminary notices: one notice of a possible lien that we received a row. */
CREATE TABLE dbo.LWNT (
    LWCo            bCompany     NOT NULL, -- Company that got the notice
    NoticeID        int          NOT NULL, -- Number we gave it
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Project it names
    Claimant        varchar(60)  NOT NULL, -- Business that sent it, often a supplier of a sub
    HiredBy         varchar(60)  NULL,     -- Sub the sender works for
    ServedOn        bDate        NULL,     -- Day it was delivered to us
    FirstFurn       bDate        NULL,     -- First day the sender furnished labor or goods
    EstAmt          bDollar      NOT NULL, -- Price of all its work as the sender estimates it
    ServMethod      char(1)      NULL,     -- How it was delivered {C: certified mail; H: by hand; E: electronically}
    JointChkYN      bYN          NOT NULL, -- We pay by joint check {Y: joint check; N: not}
    DoneYN          bYN          NOT NULL, -- Final release came in, nothing more to do {Y: settled; N: still alive}
    PRIMARY KEY (LWCo, NoticeID),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Liens: one lien recorded with the county a row. */
CREATE TABLE dbo.LWLien (
    LWCo            bCompany     NOT NULL, -- Company concerned
    LienNo          int          NOT NULL, -- Our number of the lien
    NoticeID        int          NULL,     -- Notice that came before it
    County          varchar(30)  NULL,     -- Place of recording
    RecordNo        varchar(20)  NULL,     -- Number of the document at the recorder
    FiledDate       bDate        NULL,     -- Day it was recorded
    LienAmt         bDollar      NOT NULL, -- Sum that is claimed
    SettleAmt       bDollar      NULL,     -- Sum it was settled for
    BondedYN        bYN          NOT NULL, -- Bonded off the property {Y: bonded around; N: on the property}
    RelDate         bDate        NULL,     -- Day it was released, empty while it stands
    Attorney        varchar(30)  NULL,     -- Lawyer on our side
    PRIMARY KEY (LWCo, LienNo),
    FOREIGN KEY (LWCo, NoticeID) REFERENCES dbo.LWNT (LWCo, NoticeID)
);

/* Chase log: one call or letter to get a waiver a row. */
CREATE TABLE dbo.LWLog (
    LWCo            bCompany     NOT NULL, -- Company of the waiver
    WaivNo          int          NOT NULL, -- Waiver that is chased
    LogSeq          smallint     NOT NULL, -- Sequence of the attempt
    LogDate         bDate        NOT NULL, -- Day of the attempt
    Means           char(1)      NOT NULL, -- Way of reaching them {P: phone; E: e-mail; L: letter; V: visit}
    Spoke           varchar(30)  NULL,     -- Who was reached there
    Outcome         tinyint      NULL,     -- Result of it {1: promised; 2: refused; 3: no answer; 4: sent it}
    NextDate        bDate        NULL,     -- Day to try again
    EnteredBy       varchar(30)  NULL,     -- Who wrote the entry
    PRIMARY KEY (LWCo, WaivNo, LogSeq),
    FOREIGN KEY (LWCo, WaivNo) REFERENCES dbo.LWWV (LWCo, WaivNo)
);
