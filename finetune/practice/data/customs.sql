-- Customs: goods brought in from abroad, the entries filed for them, the duty on each line, exams and drawback.

/* Import entries: one entry filed with customs for one shipment a row. */
CREATE TABLE dbo.CUEN (
    CUCo            bCompany     NOT NULL, -- Company that imports
    EntryNo         varchar(14)  NOT NULL, -- Entry number given by the broker
    BrokerID        varchar(6)   NULL,     -- Broker who filed it
    PortCd          varchar(4)   NULL,     -- Port where the goods came in
    VendorGroup     bGroup       NULL,     -- Vendor group
    Shipper         bVendor      NULL,     -- Foreign supplier the goods come from
    OrigCtry        varchar(2)   NULL,     -- Land of manufacture, two letters
    EntType         char(1)      NOT NULL, -- Sort of entry {C: consumption; T: temporary; B: bonded warehouse; I: informal}
    VesselNm        varchar(30)  NULL,     -- Ship or flight
    ArrivDt         bDate        NULL,     -- Day the goods reached the port
    FiledDt         bDate        NULL,     -- Day the papers went to customs
    RelDt           bDate        NULL,     -- Day customs let them go, empty while they are held
    LiquidDt        bDate        NULL,     -- Day the duty became final, empty while it may change
    InvValue        bDollar      NOT NULL, -- Value on the seller's invoice
    EntValue        bDollar      NOT NULL, -- Value declared
    EstDuty         bDollar      NOT NULL, -- Duty we deposited
    FinalDuty       bDollar      NOT NULL, -- Duty in the end
    BondYN          bYN          NOT NULL, -- Covered by the yearly bond {Y: covered; N: single bond bought}
    PRIMARY KEY (CUCo, EntryNo),
    FOREIGN KEY (CUCo, BrokerID) REFERENCES dbo.CUBroker (CUCo, BrokerID),
    FOREIGN KEY (VendorGroup, Shipper) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Brokers: one customs broker we use a row. */
CREATE TABLE dbo.CUBroker (
    CUCo            bCompany     NOT NULL, -- Company that uses the broker
    BrokerID        varchar(6)   NOT NULL, -- Our short name for the broker
    FirmNm          varchar(60)  NULL,     -- Broker's full name
    LicNo           varchar(10)  NULL,     -- License held
    HomePort        varchar(4)   NULL,     -- Port where the office is
    POAExp          bDate        NULL,     -- Day our power of attorney ends
    FeePerEnt       bDollar      NOT NULL, -- Fee for an entry
    Handler         varchar(30)  NULL,     -- Clerk there who knows our files
    UseYN           bYN          NOT NULL, -- We still give work to them {Y: still; N: dropped}
    PRIMARY KEY (CUCo, BrokerID)
);

/* Entry lines: one tariff line of an entry a row. */
CREATE TABLE dbo.CULN (
    CUCo            bCompany     NOT NULL, -- Company of the entry
    EntryNo         varchar(14)  NOT NULL, -- Entry the line is in
    EntLine         smallint     NOT NULL, -- Number of the line
    HTSNo           varchar(12)  NULL,     -- Tariff heading
    GoodsDesc       bItemDesc    NULL,     -- What the goods are in plain words
    MatlGroup       bGroup       NULL,     -- Material group
    Matl            bMatl        NULL,     -- Catalog item it fills
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that takes the goods
    LineQty         bUnits       NOT NULL, -- Quantity brought in
    NetKg           int          NOT NULL, -- Weight without packing, kilograms
    LineVal         bDollar      NOT NULL, -- Declared value of the line
    DutyRate        bPct         NOT NULL, -- Normal tariff rate, percent
    DutyAmt         bDollar      NOT NULL, -- Normal tariff charged
    ADDAmt          bDollar      NOT NULL, -- Antidumping money charged on top
    FTAYN           bYN          NOT NULL, -- Comes in free under a trade pact {Y: free; N: dutiable}
    PRIMARY KEY (CUCo, EntryNo, EntLine),
    FOREIGN KEY (CUCo, EntryNo) REFERENCES dbo.CUEN (CUCo, EntryNo),
    FOREIGN KEY (MatlGroup, Matl) REFERENCES dbo.HQMT (MatlGroup, Material),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Exams: one time customs opened or scanned our cargo a row. */
CREATE TABLE dbo.CUEX (
    CUCo            bCompany     NOT NULL, -- Company of the entry
    EntryNo         varchar(14)  NOT NULL, -- Entry examined
    ExamSeq         tinyint      NOT NULL, -- First, second exam
    ExamKind        char(1)      NOT NULL, -- How they looked {X: x-ray; T: tailgate; F: full unload; P: papers only}
    OrderedDt       bDate        NOT NULL, -- Day they called for it
    FinishDt        bDate        NULL,     -- Day they were through, empty if not
    ContainNo       varchar(11)  NULL,     -- Container looked into
    Finding         char(1)      NULL,     -- What came of it {C: clean; M: mislabeled; V: wrong value; S: seized}
    ExamFee         bDollar      NOT NULL, -- Cost of the exam
    DemurAmt        bDollar      NOT NULL, -- Port storage run up meanwhile
    Officer         varchar(30)  NULL,     -- Official in charge
    PRIMARY KEY (CUCo, EntryNo, ExamSeq),
    FOREIGN KEY (CUCo, EntryNo) REFERENCES dbo.CUEN (CUCo, EntryNo)
);

/* Drawback claims: one claim for duty back on goods sent abroad again a row. */
CREATE TABLE dbo.CUDB (
    CUCo            bCompany     NOT NULL, -- Company that claims
    DrawbNo         int          NOT NULL, -- Number of the claim
    EntryNo         varchar(14)  NULL,     -- Entry the duty was paid on
    ExpDt           bDate        NULL,     -- Day the goods left the country
    ClaimedDt       bDate        NULL,     -- Day we asked
    Outcome         char(1)      NULL,     -- Answer, empty while open {G: granted; P: granted in part; D: denied}
    AskedAmt        bDollar      NOT NULL, -- Duty we want back
    RefundAmt       bDollar      NOT NULL, -- Duty we got back
    Preparer        varchar(30)  NULL,     -- Our clerk who wrote it
    AppealYN        bYN          NOT NULL, -- We contested the answer {Y: contested; N: took it}
    PRIMARY KEY (CUCo, DrawbNo),
    FOREIGN KEY (CUCo, EntryNo) REFERENCES dbo.CUEN (CUCo, EntryNo)
);
