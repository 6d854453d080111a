-- Benefits: plans offered, rates of each plan, who is enrolled, dependents, and monthly carrier bills.

/* Benefit plans: one medical, dental, life or other plan a row, with its carrier. */
CREATE TABLE dbo.BNPL (
    BNCo            bCompany     NOT NULL, -- Company that offers the plan
    PlanCode        varchar(10)  NOT NULL, -- Code of the plan
    PlanDesc        bDesc        NULL,     -- Name of the plan
    PlanType        char(1)      NOT NULL, -- Kind of cover {M: medical; D: dental; V: vision; L: life; S: disability}
    VendorGroup     bGroup       NULL,     -- Group of the carrier
    Carrier         bVendor      NULL,     -- Insurance company, a vendor
    PolicyNo        varchar(20)  NULL,     -- Number of the group policy
    BeginDate       bDate        NULL,     -- Day the plan took effect
    RenewDate       bDate        NULL,     -- Day the contract is up for renewal
    WaitDays        smallint     NULL,     -- Days of service before a new hire can join
    Deductible      bDollar      NOT NULL, -- Yearly sum the member bears first
    MaxOOP          bDollar      NOT NULL, -- Yearly ceiling on what the member bears
    PreTaxYN        bYN          NOT NULL, -- Whether the share is taken before tax {Y: before tax; N: after tax}
    OfferedYN       bYN          NOT NULL, -- Whether new people may join {Y: open to new members; N: frozen}
    PRIMARY KEY (BNCo, PlanCode),
    FOREIGN KEY (VendorGroup, Carrier) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Plan rates: the monthly premium of a plan for one coverage tier from a day on. */
CREATE TABLE dbo.BNRT (
    BNCo            bCompany     NOT NULL, -- Company of the plan
    PlanCode        varchar(10)  NOT NULL, -- Plan the rate belongs to
    Tier            varchar(3)   NOT NULL, -- Who is covered {EE: employee only; ES: with spouse; EC: with children; FAM: whole family}
    EffDate         bDate        NOT NULL, -- Day the rate starts
    Premium         bDollar      NOT NULL, -- Full monthly price the carrier asks
    EEShare         bDollar      NOT NULL, -- Part of the monthly price the worker bears
    ERShare         bDollar      NOT NULL, -- Part of the monthly price the firm bears
    TobaccoAdd      bDollar      NOT NULL, -- Surcharge a month for smokers
    PRIMARY KEY (BNCo, PlanCode, Tier, EffDate),
    FOREIGN KEY (BNCo, PlanCode) REFERENCES dbo.BNPL (BNCo, PlanCode)
);

/* Enrollments: one employee in one plan a row, from joining until the cover ends. */
CREATE TABLE dbo.BNEN (
    BNCo            bCompany     NOT NULL, -- Company of the plan
    EnrollNo        int          NOT NULL, -- Number of the enrollment
    PlanCode        varchar(10)  NOT NULL, -- Plan that was chosen
    PRCo            bCompany     NOT NULL, -- Payroll company of the member
    Employee        bEmployee    NOT NULL, -- Member
    Tier            varchar(3)   NOT NULL, -- Who is covered {EE: employee only; ES: with spouse; EC: with children; FAM: whole family}
    SignedDate      bDate        NULL,     -- Day the form was signed
    CoverFrom       bDate        NULL,     -- First day of cover
    CoverThru       bDate        NULL,     -- Last day of cover, empty while it goes on
    EnrStatus       tinyint      NOT NULL, -- State of the enrollment {0: waiting; 1: active; 2: waived; 3: ended; 4: COBRA}
    PerPayDedn      bDollar      NOT NULL, -- Withheld from each paycheck
    AnnualAmt       bDollar      NOT NULL, -- Worth of the cover for the whole year
    SmokerYN        bYN          NOT NULL, -- Whether the member uses tobacco {Y: uses; N: does not}
    Memo            varchar(60)  NULL,     -- Remark
    PRIMARY KEY (BNCo, EnrollNo),
    FOREIGN KEY (BNCo, PlanCode) REFERENCES dbo.BNPL (BNCo, PlanCode),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Dependents: one spouse or child covered under an enrollment a row. */
CREATE TABLE dbo.BNDependent (
    BNCo            bCompany     NOT NULL, -- Company of the enrollment
    EnrollNo        int          NOT NULL, -- Enrollment the person is covered under
    DepSeq          tinyint      NOT NULL, -- Sequence of the dependent
    DepName         varchar(40)  NULL,     -- Full name of the person
    Relation        char(1)      NOT NULL, -- How the person is related {S: spouse; C: child; P: domestic partner}
    BirthDate       bDate        NULL,     -- Day of birth
    StudentYN       bYN          NOT NULL, -- Whether in full-time school {Y: student; N: no}
    ProofDate       bDate        NULL,     -- Day the birth or marriage papers were seen, empty when missing
    DropDate        bDate        NULL,     -- Day the person was taken off, empty while covered
    PRIMARY KEY (BNCo, EnrollNo, DepSeq),
    FOREIGN KEY (BNCo, EnrollNo) REFERENCES dbo.BNEN (BNCo, EnrollNo)
);

/* Carrier bills by month: what the carrier billed for a plan in a month and what was paid. */
CREATE TABLE dbo.BNMB (
    BNCo            bCompany     NOT NULL, -- Company of the plan
    PlanCode        varchar(10)  NOT NULL, -- Plan that is billed
    BillMth         bMonth       NOT NULL, -- Month of cover
    Lives           int          NOT NULL, -- Members counted on the bill
    BilledAmt       bDollar      NOT NULL, -- What the carrier asked for
    ExpectAmt       bDollar      NOT NULL, -- What our own records say is due
    RemitAmt        bDollar      NOT NULL, -- What was paid to the carrier
    RemitDate       bDate        NULL,     -- Day of the payment, empty while unpaid
    GLCo            bCompany     NULL,     -- Company of the account
    GLAcct          bGLAcct      NULL,     -- Account the cost is posted to
    AuditedYN       bYN          NOT NULL, -- Whether the bill was checked {Y: checked; N: not yet}
    PRIMARY KEY (BNCo, PlanCode, BillMth),
    FOREIGN KEY (BNCo, PlanCode) REFERENCES dbo.BNPL (BNCo, PlanCode),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
