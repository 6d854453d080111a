-- Scaffolding: scaffolds put up on jobs, their rental, inspections and the parts in them.

/* Scaffold: one structure put up on a job a row, with its size, tag and the dates it went up and came down. */
CREATE TABLE dbo.SCFD (
    SCCo            bCompany     NOT NULL, -- Company that put it up
    ScafNo          varchar(10)  NOT NULL, -- Number on the tag
    LocText         varchar(60)  NULL,     -- Where on the site it stands, in words
    Kind            char(2)      NOT NULL, -- How it is built {TF: tube frame; SY: system; SU: suspended; RO: rolling tower}
    TagColor        char(1)      NOT NULL, -- Tag hanging on it {G: safe to use; Y: use with care; R: keep off}
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job it serves
    ReqBy           varchar(20)  NULL,     -- Foreman who asked for it
    Lead            varchar(20)  NULL,     -- Lead erector of the crew
    NeedDate        bDate        NULL,     -- Date it was wanted
    ErectDate       bDate        NULL,     -- Date it stood ready
    DownDate        bDate        NULL,     -- Date it was taken down, empty while it stands
    HtFt            smallint     NOT NULL, -- Height in feet
    SqFt            bUnits       NOT NULL, -- Face area in square feet
    EngrYN          bYN          NOT NULL, -- Whether an engineer had to stamp the drawing {Y: stamped; N: not needed}
    PRIMARY KEY (SCCo, ScafNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Scaffold inspections: one look at a scaffold by a competent person a row, with its outcome. */
CREATE TABLE dbo.SCNS (
    SCCo            bCompany     NOT NULL, -- Company of the scaffold
    ScafNo          varchar(10)  NOT NULL, -- Scaffold that was looked at
    ChkSeq          int          NOT NULL, -- Sequence of the check
    ChkDate         bDate        NOT NULL, -- Day of the check
    ChkBy           varchar(20)  NULL,     -- Competent person
    Outcome         char(1)      NOT NULL, -- Result {P: passed; C: passed with remarks; F: failed}
    Reason          char(1)      NOT NULL, -- Why it was checked {S: start of shift; W: after wind or storm; A: after an alteration}
    Defects         smallint     NOT NULL, -- Number of faults found
    FixBy           bDate        NULL,     -- Date by which the faults must be gone
    FixedOn         bDate        NULL,     -- Date they were put right, empty while they are not
    PRIMARY KEY (SCCo, ScafNo, ChkSeq),
    FOREIGN KEY (SCCo, ScafNo) REFERENCES dbo.SCFD (SCCo, ScafNo)
);

/* Scaffold hire: contracts by which scaffold is hired in from a rental house, with weekly rate and off-hire. */
CREATE TABLE dbo.SCHR (
    SCCo            bCompany     NOT NULL, -- Company that hires
    HireNo          varchar(12)  NOT NULL, -- Number of the hire agreement
    ScafNo          varchar(10)  NULL,     -- Scaffold the material is for
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Rental house
    OnHire          bDate        NOT NULL, -- First day we pay for
    OffHire         bDate        NULL,     -- Last day we pay for, empty while it runs
    MinWeeks        tinyint      NOT NULL, -- Weeks that are paid in any case
    WkRate          bDollar      NOT NULL, -- Charge a week
    DelivChg        bDollar      NOT NULL, -- Charge for bringing and fetching
    DamageChg       bDollar      NOT NULL, -- Charge for bent or lost parts
    BilledToDate    bDollar      NOT NULL, -- What the rental house has billed so far
    HireState       char(1)      NOT NULL, -- State of the agreement {Q: quoted; R: running; E: ended; D: in dispute}
    PRIMARY KEY (SCCo, HireNo),
    FOREIGN KEY (SCCo, ScafNo) REFERENCES dbo.SCFD (SCCo, ScafNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Scaffold parts: catalogue of frames, planks, braces and clamps with weight and how many we own. */
CREATE TABLE dbo.SCPart (
    SCCo            bCompany     NOT NULL, -- Company that owns the parts
    PartNo          varchar(15)  NOT NULL, -- Part number
    PartDesc        bItemDesc    NULL,     -- What the part is
    Family          varchar(10)  NULL,     -- Family, such as PLANK or CLAMP
    UnitWt          bUnits       NOT NULL, -- Weight of one in pounds
    OwnedQty        int          NOT NULL, -- How many we own
    YardQty         int          NOT NULL, -- How many lie in the yard
    ReplPrice       bUnitCost    NOT NULL, -- Price of a new one
    LoadClass       char(1)      NULL,     -- What it may bear {L: light duty; M: medium duty; H: heavy duty}
    PRIMARY KEY (SCCo, PartNo)
);

/* Parts in a scaffold: how many of each part stand in a scaffold now. */
CREATE TABLE dbo.SCPU (
    SCCo            bCompany     NOT NULL, -- Company of the scaffold
    ScafNo          varchar(10)  NOT NULL, -- Scaffold
    PartNo          varchar(15)  NOT NULL, -- Part used
    SentQty         int          NOT NULL, -- Pieces sent to the site
    BackQty         int          NOT NULL, -- Pieces that came back
    LostQty         int          NOT NULL, -- Pieces written off
    LastMoved       bDate        NULL,     -- Date of the last move
    PRIMARY KEY (SCCo, ScafNo, PartNo),
    FOREIGN KEY (SCCo, ScafNo) REFERENCES dbo.SCFD (SCCo, ScafNo),
    FOREIGN KEY (SCCo, PartNo) REFERENCES dbo.SCPart (SCCo, PartNo)
);
