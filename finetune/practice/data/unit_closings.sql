-- Unit closings: houses under contract, the settlement with the title office, its fees, and money held back.

/* Closing files: one house on its way to settlement, or settled, a row. */
CREATE TABLE dbo.CLFH (
    CLCo            bCompany     NOT NULL, -- Company that sells the house
    FileNo          varchar(12)  NOT NULL, -- Number on the folder
    LotNo           varchar(10)  NULL,     -- Lot the house stands on
    JCCo            bCompany     NULL,     -- Job cost company of the subdivision
    Job             bJob         NULL,     -- Subdivision, kept as a job
    CustGroup       bGroup       NULL,     -- Group of the customer
    Purch           bCustomer    NULL,     -- Customer who buys
    PurchNm         varchar(40)  NULL,     -- Name of the buyer as it goes on the deed
    TitleCode       varchar(6)   NULL,     -- Office where papers get signed
    SignDate        bDate        NULL,     -- Day the purchase agreement was signed
    TargDate        bDate        NULL,     -- Day settlement is hoped for
    SettDate        bDate        NULL,     -- Day it really closed, empty until then
    Stage           tinyint      NOT NULL, -- How far it is {1: under contract; 2: loan approved; 3: clear to close; 4: closed; 5: fell through}
    LoanKind        char(1)      NULL,     -- How the buyer pays {C: conventional mortgage; F: FHA; V: VA; N: cash without a loan}
    SalePrice       bDollar      NOT NULL, -- Price in the agreement
    EarnAmt         bDollar      NOT NULL, -- Earnest money put down
    NetProc         bDollar      NOT NULL, -- What was wired to us in the end
    WalkYN          bYN          NOT NULL, -- Whether the final walkthrough took place {Y: done; N: still to do}
    PRIMARY KEY (CLCo, FileNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (CustGroup, Purch) REFERENCES dbo.ARCM (CustGroup, Customer),
    FOREIGN KEY (CLCo, TitleCode) REFERENCES dbo.CLTitle (CLCo, TitleCode)
);

/* Settlement lines: one charge on the settlement statement of a closing a row. */
CREATE TABLE dbo.CLFL (
    CLCo            bCompany     NOT NULL, -- Company of the closing
    FileNo          varchar(12)  NOT NULL, -- Closing the charge is on
    LineNum         smallint     NOT NULL, -- Place on the statement
    CLGroup         bGroup       NULL,     -- Group of the fee code
    FeeCode         varchar(6)   NULL,     -- Kind of charge
    Payee           varchar(40)  NULL,     -- Who receives the money
    Side            char(1)      NOT NULL, -- Who bears it {B: buyer; S: seller, meaning us}
    EstAmt          bDollar      NOT NULL, -- Figure on the good-faith estimate
    FinalAmt        bDollar      NOT NULL, -- Figure on the signed statement
    GLCo            bCompany     NULL,     -- General ledger company
    GLAcct          bGLAcct      NULL,     -- Account it is booked to
    DisbDate        bDate        NULL,     -- Day the check was cut
    WaiveYN         bYN          NOT NULL, -- Whether the fee was forgiven {Y: forgiven; N: charged}
    PRIMARY KEY (CLCo, FileNo, LineNum),
    FOREIGN KEY (CLCo, FileNo) REFERENCES dbo.CLFH (CLCo, FileNo),
    FOREIGN KEY (CLGroup, FeeCode) REFERENCES dbo.CLFC (CLGroup, FeeCode),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Fee codes: the list of charges that may come up at a settlement. */
CREATE TABLE dbo.CLFC (
    CLGroup         bGroup       NOT NULL, -- Group that shares the list
    FeeCode         varchar(6)   NOT NULL, -- Short code of the charge
    FeeDesc         bDesc        NULL,     -- What the charge is for
    FeeClass        char(1)      NOT NULL, -- Where it comes from {G: government; L: lender; T: title office; H: homeowners association}
    UsualAmt        bDollar      NULL,     -- What it normally runs
    UsualSide       char(1)      NULL,     -- Who normally bears it {B: buyer; S: seller}
    NegotYN         bYN          NOT NULL, -- Open to bargaining {Y: can be bargained; N: fixed}
    RetiredDate     bDate        NULL,     -- Day the code was dropped
    PRIMARY KEY (CLGroup, FeeCode)
);

/* Title offices: one title or escrow office we settle at a row. */
CREATE TABLE dbo.CLTitle (
    CLCo            bCompany     NOT NULL, -- Company that uses the office
    TitleCode       varchar(6)   NOT NULL, -- Short code of the office
    OfficeNm        varchar(40)  NULL,     -- Name on the door
    Officer         varchar(30)  NULL,     -- Escrow officer who handles us
    Town            varchar(30)  NULL,     -- Town it is in
    Phone           varchar(20)  NULL,     -- Telephone of the office
    EscrowBal       bDollar      NOT NULL, -- Our money sitting there in trust
    ApprovYN        bYN          NOT NULL, -- May be used for new files {Y: approved; N: not approved}
    BondExp         bDate        NULL,     -- Day its bond lapses
    PRIMARY KEY (CLCo, TitleCode)
);

/* Holdbacks: one sum kept in escrow after settlement until some work is finished a row. */
CREATE TABLE dbo.CLHB (
    CLCo            bCompany     NOT NULL, -- Company of the closing
    FileNo          varchar(12)  NOT NULL, -- Closing the sum was kept from
    HoldSeq         tinyint      NOT NULL, -- Count within the closing
    Reason          bItemDesc    NULL,     -- Work still owed, such as sod or driveway
    PRCo            bCompany     NULL,     -- Payroll company of the superintendent
    Super           bEmployee    NULL,     -- Superintendent who has to get it done
    HeldAmt         bDollar      NOT NULL, -- Sum kept at first
    RelAmt          bDollar      NOT NULL, -- Part paid out to us since
    DoneBy          bDate        NULL,     -- Deadline for the work
    FinishDate      bDate        NULL,     -- Day the work got finished
    InspOKYN        bYN          NOT NULL, -- Lender's inspector agreed {Y: agreed; N: not yet}
    PRIMARY KEY (CLCo, FileNo, HoldSeq),
    FOREIGN KEY (CLCo, FileNo) REFERENCES dbo.CLFH (CLCo, FileNo),
    FOREIGN KEY (PRCo, Super) REFERENCES dbo.PREH (PRCo, Employee)
);
