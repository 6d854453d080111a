-- Bonding: sureties, their lines of credit, the bonds on contracts, premiums and claims.

/* Sureties: one bonding company that backs us a row, with its agent and limits. */
CREATE TABLE dbo.BDSU (
    BDCo            bCompany     NOT NULL, -- Our company that deals with it
    Surety          varchar(8)   NOT NULL, -- Code of the bonding company
    SuretyName      bDesc        NULL,     -- Name of the bonding company
    AgentName       varchar(30)  NULL,     -- Broker we call
    Uwriter         varchar(30)  NULL,     -- Underwriter at the bonding company
    City            varchar(30)  NULL,     -- Town of its office
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Vendor that the premium is paid to
    Rating          varchar(4)   NULL,     -- Financial strength letter, such as A+ or B
    SingleLim       bDollar      NOT NULL, -- Largest single job it will back
    AggrLim         bDollar      NOT NULL, -- Largest program in total
    ExpDate         bDate        NULL,     -- Day the agreement runs out
    TreasYN         bYN          NOT NULL, -- On the list of the Treasury {Y: listed; N: not listed}
    PRIMARY KEY (BDCo, Surety),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Bonds: one surety bond a row, for a contract or a license, with its sum and premium. */
CREATE TABLE dbo.BDBM (
    BDCo            bCompany     NOT NULL, -- Company that is bonded
    BondNo          varchar(15)  NOT NULL, -- Number of the bond
    BondDesc        bItemDesc    NULL,     -- What it covers
    BondType        char(1)      NOT NULL, -- Sort of bond {B: bid; P: performance; Y: payment; M: maintenance; L: license}
    Surety          varchar(8)   NULL,     -- Bonding company that wrote it
    JCCo            bCompany     NULL,     -- Job cost company of the contract
    Contract        bContract    NULL,     -- Contract it secures
    Obligee         varchar(40)  NULL,     -- Owner who is protected
    ReqDate         bDate        NULL,     -- Day we asked for it
    EffDate         bDate        NULL,     -- Day it took effect
    RelDate         bDate        NULL,     -- Day it was released, empty until then
    OrigPenal       bDollar      NOT NULL, -- Sum of the bond when written
    CurrPenal       bDollar      NOT NULL, -- Sum of the bond now, with changes
    RatePerM        bUnitCost    NULL,     -- Premium for each thousand dollars
    BondStat        tinyint      NOT NULL, -- Standing {1: asked for; 2: in force; 3: released; 4: declined}
    PRIMARY KEY (BDCo, BondNo),
    FOREIGN KEY (BDCo, Surety) REFERENCES dbo.BDSU (BDCo, Surety),
    FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract)
);

/* Premium bills: one premium charge or refund for a bond a row. */
CREATE TABLE dbo.BDPR (
    BDCo            bCompany     NOT NULL, -- Company of the bond
    BondNo          varchar(15)  NOT NULL, -- Bond the premium is for
    PremSeq         smallint     NOT NULL, -- Running number of the charge
    Mth             bMonth       NOT NULL, -- Month it is booked in
    TransType       char(1)      NOT NULL, -- Kind of entry {N: new; R: renewal; A: adjustment; F: refund}
    BillDate        bDate        NULL,     -- Day on the bill
    PayBy           bDate        NULL,     -- Last day to pay
    PaidDate        bDate        NULL,     -- Day it was paid, empty while owed
    PremAmt         bDollar      NOT NULL, -- Premium that was charged
    CommAmt         bDollar      NOT NULL, -- Share of the broker in it
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account the cost goes to
    PRIMARY KEY (BDCo, BondNo, PremSeq),
    FOREIGN KEY (BDCo, BondNo) REFERENCES dbo.BDBM (BDCo, BondNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Claims: one claim that somebody made against a bond a row. */
CREATE TABLE dbo.BDCL (
    BDCo            bCompany     NOT NULL, -- Company of the bond
    ClaimNo         varchar(12)  NOT NULL, -- Number of the claim
    BondNo          varchar(15)  NOT NULL, -- Bond it is made against
    Claimant        varchar(40)  NULL,     -- Party that wants money
    Reason          varchar(10)  NULL,     -- Cause, such as NONPAY, DEFECT or DELAY
    FiledOn         bDate        NOT NULL, -- Day it came in
    AnswerBy        bDate        NULL,     -- Day by which we must reply
    SettledOn       bDate        NULL,     -- Day it was resolved, empty while pending
    Counsel         varchar(30)  NULL,     -- Our lawyer
    ClaimAmt        bDollar      NOT NULL, -- Money asked for
    ReservAmt       bDollar      NOT NULL, -- Money we hold back for it
    SettleAmt       bDollar      NOT NULL, -- Money paid in the end
    DisputeYN       bYN          NOT NULL, -- Whether we fight it {Y: disputed; N: accepted}
    PRIMARY KEY (BDCo, ClaimNo),
    FOREIGN KEY (BDCo, BondNo) REFERENCES dbo.BDBM (BDCo, BondNo)
);

/* Bonding capacity: used and free line of credit with one surety in one month a row. */
CREATE TABLE dbo.BDCP (
    BDCo            bCompany     NOT NULL, -- Company of the program
    Surety          varchar(8)   NOT NULL, -- Bonding company
    Mth             bMonth       NOT NULL, -- Month of the figures
    BondsOut        smallint     NOT NULL, -- Bonds in force
    UsedAmt         bDollar      NOT NULL, -- Part of the line that is used
    FreeAmt         bDollar      NOT NULL, -- Part of the line that is left
    BacklogAmt      bDollar      NOT NULL, -- Bonded work not yet done
    PremYTD         bDollar      NOT NULL, -- Premium since January
    PRIMARY KEY (BDCo, Surety, Mth),
    FOREIGN KEY (BDCo, Surety) REFERENCES dbo.BDSU (BDCo, Surety)
);
