-- Vendor prequalification: files of firms, their scores, references and safety record.

/* Prequalification files: one application of a firm to be allowed to bid a row, with its score and limits. */
CREATE TABLE dbo.VQPF (
    VQCo            bCompany     NOT NULL, -- Company the firm applies to
    PQNo            int          NOT NULL, -- Number of the file
    FirmName        bItemDesc    NULL,     -- What the applicant calls itself
    VendorGroup     bGroup       NULL,     -- Group of the vendor, once it is set up
    Vendor          bVendor      NULL,     -- Supplier or subcontractor the file belongs to
    TradeCode       varchar(10)  NULL,     -- Kind of work it does, such as ELEC or ROOF
    RecdDate        bDate        NULL,     -- Day the package came in
    RevwDate        bDate        NULL,     -- Day somebody finished looking it over, empty until then
    ExpDate         bDate        NULL,     -- Last day the approval is good for
    Stat            char(1)      NOT NULL, -- Where the file stands {P: pending; A: approved; C: approved with conditions; R: rejected}
    TotScore        bPct         NULL,     -- Points reached in all, out of 100
    Reviewer        varchar(30)  NULL,     -- Person of ours who judges the file
    Contact         varchar(30)  NULL,     -- Person at the applicant who answers our questions
    SnglLimit       bDollar      NOT NULL, -- Largest subcontract it may be given
    AggrLimit       bDollar      NOT NULL, -- Most work it may hold with us at one time
    BondReqYN       bYN          NOT NULL, -- Must furnish a bond {Y: yes; N: no}
    PRIMARY KEY (VQCo, PQNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Scoring categories: the list of what is judged, with the weight and the points needed. */
CREATE TABLE dbo.VQCT (
    VQCo            bCompany     NOT NULL, -- Company of the list
    CatCode         varchar(8)   NOT NULL, -- Code of the category, such as FIN or SAFE
    Description     bDesc        NULL,     -- Name of the category
    SortOrd         tinyint      NULL,     -- Place on the score sheet
    Wgt             bPct         NOT NULL, -- Share of the total that it makes up
    MaxPts          smallint     NOT NULL, -- Most points that can be given
    PassPts         smallint     NULL,     -- Points below which it counts as failed
    KnockYN         bYN          NOT NULL, -- Failing it alone throws the firm out {Y: knockout; N: not}
    ActiveYN        bYN          NOT NULL, -- Still used on new files {Y: in use; N: retired}
    PRIMARY KEY (VQCo, CatCode)
);

/* Score lines: one category judged for one file a row. */
CREATE TABLE dbo.VQSL (
    VQCo            bCompany     NOT NULL, -- Company of the file
    PQNo            int          NOT NULL, -- File that was scored
    CatCode         varchar(8)   NOT NULL, -- What was judged
    SelfPts         smallint     NULL,     -- Points the firm claimed for itself
    GivenPts        smallint     NULL,     -- Points we awarded, empty while not judged
    ScoredBy        varchar(30)  NULL,     -- Who awarded them
    ScoredOn        bDate        NULL,     -- When they were awarded
    OverrideYN      bYN          NOT NULL, -- A manager changed the points by hand {Y: overridden; N: as computed}
    Remark          varchar(120) NULL,     -- Reason given
    PRIMARY KEY (VQCo, PQNo, CatCode),
    FOREIGN KEY (VQCo, PQNo) REFERENCES dbo.VQPF (VQCo, PQNo),
    FOREIGN KEY (VQCo, CatCode) REFERENCES dbo.VQCT (VQCo, CatCode)
);

/* References: one past client that a firm named a row, and what was heard on the phone. */
CREATE TABLE dbo.VQRF (
    VQCo            bCompany     NOT NULL, -- Company of the file
    PQNo            int          NOT NULL, -- File in which it was named
    RefSeq          smallint     NOT NULL, -- Sequence within the file
    RefName         varchar(40)  NULL,     -- Person to ask for
    RefFirm         varchar(40)  NULL,     -- Business that person works for
    RefPhone        varchar(20)  NULL,     -- Number to dial
    ProjName        bDesc        NULL,     -- Past job that they know the firm from
    ProjVal         bDollar      NULL,     -- Size of that past job
    CalledDate      bDate        NULL,     -- Day we spoke to them, empty if nobody has
    CalledBy        varchar(30)  NULL,     -- Our person who spoke to them
    Rating          tinyint      NULL,     -- Grade they gave {1: poor; 2: fair; 3: good; 4: excellent}
    RehireYN        char(1)      NULL,     -- Would use the firm again {Y: would; N: would not}
    PRIMARY KEY (VQCo, PQNo, RefSeq),
    FOREIGN KEY (VQCo, PQNo) REFERENCES dbo.VQPF (VQCo, PQNo)
);

/* Safety history: one calendar year of a firm's injuries and citations a row. */
CREATE TABLE dbo.VQSafety (
    VQCo            bCompany     NOT NULL, -- Company of the file
    PQNo            int          NOT NULL, -- File the figures were sent with
    SafeYr          smallint     NOT NULL, -- Calendar year reported
    ManHrs          bHrs         NOT NULL, -- Hours its people worked that year
    RecCt           smallint     NOT NULL, -- OSHA recordable injuries
    LostCt          smallint     NOT NULL, -- Injuries with lost time
    FatalCt         smallint     NOT NULL, -- Deaths on the job
    EMR             bUnitCost    NULL,     -- Experience modification rate of its insurance
    CitedYN         bYN          NOT NULL, -- Was cited by OSHA {Y: cited; N: clean}
    FineAmt         bDollar      NOT NULL, -- Penalties paid
    PRIMARY KEY (VQCo, PQNo, SafeYr),
    FOREIGN KEY (VQCo, PQNo) REFERENCES dbo.VQPF (VQCo, PQNo)
);
