-- Vehicle plates: license plates of the fleet, renewal packets sent to the states, and plates given up.

/* Plates now held: one license plate a row, with the unit it hangs on, its class, weight and when it runs out. */
CREATE TABLE dbo.ABPT (
    ABCo            bCompany     NOT NULL, -- Company that holds the plate
    PlateNo         varchar(12)  NOT NULL, -- License plate, as stamped
    JurCode         varchar(4)   NOT NULL, -- State or province that issued it, from ABJC
    EMCo            bCompany     NULL,     -- Equipment company of the unit
    Equip           bEquip       NULL,     -- Unit that carries the plate
    PlateClass      char(1)      NOT NULL, -- Kind of tag {P: passenger; C: commercial; T: trailer; X: government exempt}
    PlateStat       char(1)      NOT NULL, -- Where the plate stands {A: active; L: lost or stolen; H: held in the drawer; S: suspended}
    IssDate         bDate        NULL,     -- Day it was first handed out
    ExpDate         bDate        NULL,     -- Last day it is good for
    SurrDate        bDate        NULL,     -- Day it was turned in to the state, empty while kept
    GVW             int          NULL,     -- Declared gross weight in pounds
    AnnFee          bDollar      NOT NULL, -- Yearly cost of the tag
    PersPropTax     bDollar      NOT NULL, -- Property tax billed along with the tag
    TitleNo         varchar(20)  NULL,     -- Number on the certificate of ownership
    LienYN          bYN          NOT NULL, -- Whether a bank holds a claim on the unit {Y: lien; N: free and clear}
    PRIMARY KEY (ABCo, PlateNo),
    FOREIGN KEY (ABCo, JurCode) REFERENCES dbo.ABJC (ABCo, JurCode),
    FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Issuing states: the list of states and provinces that register vehicles, with their rules. */
CREATE TABLE dbo.ABJC (
    ABCo            bCompany     NOT NULL, -- Company keeping the list
    JurCode         varchar(4)   NOT NULL, -- Short code of the state or province
    JurName         bDesc        NULL,     -- Full name of the state or province
    Agency          varchar(40)  NULL,     -- Office that takes the paperwork
    RenewMos        tinyint      NOT NULL, -- Months a renewal lasts
    BaseFee         bDollar      NOT NULL, -- Lowest charge for one tag
    GraceDays       smallint     NULL,     -- Days allowed after expiry before a fine
    WebYN           bYN          NOT NULL, -- Whether renewals can be done online {Y: online; N: by mail or counter only}
    VendorGroup     bGroup       NULL,     -- Vendor group of the payee
    Vendor          bVendor      NULL,     -- Payee for the checks
    PRIMARY KEY (ABCo, JurCode),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Renewal packets: header of one bundle of renewals sent to one state. */
CREATE TABLE dbo.ABRH (
    ABCo            bCompany     NOT NULL, -- Company sending the packet
    Packet          int          NOT NULL, -- Packet number
    JurCode         varchar(4)   NOT NULL, -- State it goes to, from ABJC
    PktDesc         bDesc        NULL,     -- What the bundle is about
    PktState        char(1)      NOT NULL, -- How far along it is {D: draft; M: mailed; B: bounced back for corrections; F: finished}
    DueBy           bDate        NULL,     -- Latest day the state accepts it
    SentOn          bDate        NULL,     -- Day it left the office
    BackOn          bDate        NULL,     -- Day the stickers arrived, empty until then
    PrepBy          varchar(30)  NULL,     -- Clerk who put it together
    SignedBy        varchar(30)  NULL,     -- Officer who signed the forms
    EstFees         bDollar      NOT NULL, -- Fees worked out beforehand
    PaidFees        bDollar      NOT NULL, -- Fees that the check was written for
    RushYN          bYN          NOT NULL, -- Whether expedite service was bought {Y: expedited; N: regular}
    CheckNo         varchar(12)  NULL,     -- Number of the check enclosed
    PRIMARY KEY (ABCo, Packet),
    FOREIGN KEY (ABCo, JurCode) REFERENCES dbo.ABJC (ABCo, JurCode)
);

/* Renewal lines: one plate to be renewed in a packet. */
CREATE TABLE dbo.ABRL (
    ABCo            bCompany     NOT NULL, -- Company of the packet
    Packet          int          NOT NULL, -- Packet the line is in
    RenLine         smallint     NOT NULL, -- Line number within the packet
    PlateNo         varchar(12)  NULL,     -- Tag being renewed
    OldExp          bDate        NULL,     -- Expiry before the renewal
    NewExp          bDate        NULL,     -- Expiry after the renewal
    QuoteFee        bDollar      NOT NULL, -- Fee expected for this tag
    ActFee          bDollar      NOT NULL, -- Fee the state really took
    LateFee         bDollar      NOT NULL, -- Fine for renewing too late
    SmogYN          bYN          NOT NULL, -- Whether an emissions test is needed first {Y: test needed; N: no test}
    StickerNo       varchar(15)  NULL,     -- Number on the new sticker, empty until it comes
    RejReason       varchar(60)  NULL,     -- Why the state turned the line down
    PRIMARY KEY (ABCo, Packet, RenLine),
    FOREIGN KEY (ABCo, Packet) REFERENCES dbo.ABRH (ABCo, Packet),
    FOREIGN KEY (ABCo, PlateNo) REFERENCES dbo.ABPT (ABCo, PlateNo)
);

/* Former plates: history, one plate that the company no longer has. */
CREATE TABLE dbo.ABPH (
    ABCo            bCompany     NOT NULL, -- Company that had the plate
    PlateNo         varchar(12)  NOT NULL, -- License plate, as it was stamped
    HistSeq         int          NOT NULL, -- Running number of the record
    JurCode         varchar(4)   NOT NULL, -- State or province it came from, from ABJC
    EMCo            bCompany     NULL,     -- Equipment company of the unit
    Equip           bEquip       NULL,     -- Unit that used to carry it
    OnDate          bDate        NULL,     -- Day it was put on the unit
    OffDate         bDate        NULL,     -- Day it was taken off
    EndCode         char(1)      NOT NULL, -- Why it was given up {S: unit sold; W: unit wrecked; T: moved to another unit; N: not renewed}
    RefundAmt       bDollar      NOT NULL, -- Fee the state gave back
    Odometer        int          NULL,     -- Miles on the unit that day
    RemovedBy       varchar(30)  NULL,     -- Person who took it off
    PRIMARY KEY (ABCo, PlateNo, HistSeq),
    FOREIGN KEY (ABCo, JurCode) REFERENCES dbo.ABJC (ABCo, JurCode)
);
