-- Tool repairs: tools sent to be mended, the parts and labor that took, and instruments checked for accuracy.

/* Repair tickets: one tool in for repair once a row. */
CREATE TABLE dbo.TRTK (
    TRCo            bCompany     NOT NULL, -- Company of the tool
    TktNo           int          NOT NULL, -- Number of the repair ticket
    ToolTag         varchar(15)  NOT NULL, -- Tag riveted on the tool
    ToolName        bDesc        NULL,     -- What the tool is
    Maker           varchar(20)  NULL,     -- Brand, such as Hilti or Milwaukee
    FaultCode       varchar(6)   NULL,     -- What is the matter with it
    Gripe           varchar(80)  NULL,     -- What the user said about it
    TurnedInBy      varchar(30)  NULL,     -- Who brought the tool in
    InDate          bDate        NOT NULL, -- Day it was brought in
    PromDate        bDate        NULL,     -- Day it was promised for
    OutDate         bDate        NULL,     -- Day it could be fetched, empty while in repair
    Prio            tinyint      NOT NULL, -- How urgent {1: crew stands still; 2: this week; 3: whenever}
    TktState        char(1)      NOT NULL, -- Where it stands {W: waiting; B: on the bench; P: parts ordered; D: done; J: junked}
    WhereDone       char(1)      NOT NULL, -- Who mends it {I: our own bench; V: outside firm}
    VendorGroup     bGroup       NULL,     -- Vendor group of the outside firm
    RepVendor       bVendor      NULL,     -- Outside firm
    WarrYN          bYN          NOT NULL, -- Maker pays {Y: under warranty; N: on us}
    QuoteAmt        bDollar      NOT NULL, -- Price given beforehand
    RepAmt          bDollar      NOT NULL, -- Price in the end
    PRIMARY KEY (TRCo, TktNo),
    FOREIGN KEY (TRCo, FaultCode) REFERENCES dbo.TRFC (TRCo, FaultCode),
    FOREIGN KEY (VendorGroup, RepVendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Fault codes: the list of things that go wrong with tools. */
CREATE TABLE dbo.TRFC (
    TRCo            bCompany     NOT NULL, -- Company of the code
    FaultCode       varchar(6)   NOT NULL, -- Code
    FaultDesc       bDesc        NULL,     -- What it stands for
    UsualHrs        bHrs         NOT NULL, -- Bench hours it normally takes
    MisuseYN        bYN          NOT NULL, -- Comes from bad handling {Y: the user's doing; N: wear}
    HazardYN        bYN          NOT NULL, -- Tool is dangerous like that {Y: dangerous; N: harmless}
    AddedOn         bDate        NULL,     -- Day the code was put on the list
    ObsYN           bYN          NOT NULL, -- Not to be picked any more {Y: obsolete; N: current}
    PRIMARY KEY (TRCo, FaultCode)
);

/* Bench work: one mechanic's stint, or one part put in, on one repair ticket a row. */
CREATE TABLE dbo.TRWK (
    TRCo            bCompany     NOT NULL, -- Company of the ticket
    TktNo           int          NOT NULL, -- Ticket worked on
    WkSeq           smallint     NOT NULL, -- Number of the line
    WkKind          char(1)      NOT NULL, -- What the line is {L: labor; P: part}
    PRCo            bCompany     NULL,     -- Payroll company of the mechanic
    Mechanic        bEmployee    NULL,     -- Mechanic at the bench
    WkDate          bDate        NOT NULL, -- Day of the work
    BenchHrs        bHrs         NOT NULL, -- Time spent, zero for a part
    MatlGroup       bGroup       NULL,     -- Material group of the part
    PartNo          bMatl        NULL,     -- Part put in
    PartQty         bUnits       NOT NULL, -- How many of the part
    UnitPrice       bUnitCost    NOT NULL, -- Cost of one part, or of one hour
    LineAmt         bDollar      NOT NULL, -- Cost of the line
    RedoYN          bYN          NOT NULL, -- Work done again because it did not hold {Y: redone; N: first time}
    PRIMARY KEY (TRCo, TktNo, WkSeq),
    FOREIGN KEY (TRCo, TktNo) REFERENCES dbo.TRTK (TRCo, TktNo),
    FOREIGN KEY (PRCo, Mechanic) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (MatlGroup, PartNo) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Instruments: one measuring instrument that has to be checked now and then a row. */
CREATE TABLE dbo.TRGage (
    TRCo            bCompany     NOT NULL, -- Company that owns it
    GageID          varchar(12)  NOT NULL, -- Number of the instrument
    GageDesc        bDesc        NULL,     -- What it is, such as torque wrench or laser level
    GageKind        varchar(6)   NULL,     -- Family it is in {TORQ: torque; PRES: pressure; ELEC: electric; OPTI: optical}
    MeasRange       varchar(20)  NULL,     -- From what to what it measures
    Keeper          varchar(30)  NULL,     -- Who has it
    INCo            bCompany     NULL,     -- Inventory company of the place
    HomeLoc         bLoc         NULL,     -- Place it belongs
    CycleMos        tinyint      NOT NULL, -- Months from one check to the next
    LastChk         bDate        NULL,     -- Day of the latest check
    NextChk         bDate        NULL,     -- Day the following check falls due
    LockYN          bYN          NOT NULL, -- Tagged out, not to be used {Y: tagged out; N: may be used}
    BuyAmt          bDollar      NOT NULL, -- Price it was bought for
    RetiredOn       bDate        NULL,     -- Day it was given up, empty while in service
    PRIMARY KEY (TRCo, GageID),
    FOREIGN KEY (INCo, HomeLoc) REFERENCES dbo.INLM (INCo, Loc)
);

/* Calibrations: one accuracy check of one instrument a row. */
CREATE TABLE dbo.TRCal (
    TRCo            bCompany     NOT NULL, -- Company of the instrument
    GageID          varchar(12)  NOT NULL, -- Instrument checked
    CalSeq          smallint     NOT NULL, -- Number of the check
    CalDate         bDate        NOT NULL, -- Day of the check
    CertNo          varchar(20)  NULL,     -- Certificate, empty if none came
    CalLab          varchar(30)  NULL,     -- Who checked it
    FoundDev        bPct         NOT NULL, -- Percent it was off when it came in
    LeftDev         bPct         NOT NULL, -- Percent it was off after adjusting
    Verdict         char(1)      NOT NULL, -- Outcome {I: within limits; A: adjusted; X: beyond repair}
    RecallYN        bYN          NOT NULL, -- Work measured with it must be looked at again {Y: look again; N: all right}
    Fee             bDollar      NOT NULL, -- What the check cost
    PRIMARY KEY (TRCo, GageID, CalSeq),
    FOREIGN KEY (TRCo, GageID) REFERENCES dbo.TRGage (TRCo, GageID)
);
