-- Medical: clinics, kinds of checks, checks and drug tests of employees, and work restrictions.

/* Clinics: one clinic, laboratory or doctor's office a row. */
CREATE TABLE dbo.MDClinic (
    MDCo            bCompany     NOT NULL, -- Company that uses the clinic
    ClinicNo        smallint     NOT NULL, -- Number of the clinic
    ClinicName      varchar(40)  NULL,     -- Name on the door
    Addr            varchar(60)  NULL,     -- Street address
    City            varchar(30)  NULL,     -- Town it is in
    Region          varchar(4)   NULL,     -- State it is in
    Tel             varchar(20)  NULL,     -- Phone number
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Vendor that sends the bill
    WalkInYN        bYN          NOT NULL, -- Whether one may come without an appointment {Y: walk in; N: by appointment}
    DOTCertYN       bYN          NOT NULL, -- Whether it may do truck driver physicals {Y: certified; N: no}
    ContractEnd     bDate        NULL,     -- Day the agreement with it runs out
    PRIMARY KEY (MDCo, ClinicNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Kinds of checks: the list of medical checks, such as physicals, hearing tests and respirator fits. */
CREATE TABLE dbo.MDKind (
    MDCo            bCompany     NOT NULL, -- Company of the list
    KindCode        varchar(6)   NOT NULL, -- Code of the check, such as HEAR or RESP
    KindDesc        bDesc        NULL,     -- What is examined
    EveryMos        smallint     NULL,     -- Months until it has to be done again
    StdFee          bDollar      NOT NULL, -- Usual price
    OSHAYN          bYN          NOT NULL, -- Whether the law asks for it {Y: required; N: our own rule}
    Retired         bYN          NOT NULL, -- Whether the check is no longer done {Y: dropped; N: in use}
    PRIMARY KEY (MDCo, KindCode)
);

/* Medical checks: one check of one employee a row, from booking to result. */
CREATE TABLE dbo.MDCK (
    MDCo            bCompany     NOT NULL, -- Company of the check
    CheckId         int          NOT NULL, -- Number of the check
    PRCo            bCompany     NOT NULL, -- Payroll company of the person
    Employee        bEmployee    NOT NULL, -- Person examined
    KindCode        varchar(6)   NOT NULL, -- Which check it is, from MDKind
    ClinicNo        smallint     NULL,     -- Where it is done
    OrderedOn       bDate        NULL,     -- Day it was asked for
    ApptDate        bDate        NULL,     -- Day of the appointment
    SeenOn          bDate        NULL,     -- Day the person was examined, empty until then
    GoodThru        bDate        NULL,     -- Day the certificate expires
    Physician       varchar(30)  NULL,     -- Doctor who signs
    Outcome         char(1)      NULL,     -- Finding of the doctor {F: fit; L: fit with limits; U: unfit; D: deferred}
    QuotedFee       bDollar      NOT NULL, -- Price the clinic named beforehand
    BilledFee       bDollar      NOT NULL, -- Price on the invoice
    PRIMARY KEY (MDCo, CheckId),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (MDCo, KindCode) REFERENCES dbo.MDKind (MDCo, KindCode),
    FOREIGN KEY (MDCo, ClinicNo) REFERENCES dbo.MDClinic (MDCo, ClinicNo)
);

/* Drug and alcohol tests: one sample of one employee a row, with why it was taken and the result. */
CREATE TABLE dbo.MDDT (
    MDCo            bCompany     NOT NULL, -- Company of the test
    SampleNo        varchar(15)  NOT NULL, -- Number on the sample bottle
    PRCo            bCompany     NOT NULL, -- Payroll company of the person
    Employee        bEmployee    NOT NULL, -- Person tested
    Cause           char(1)      NOT NULL, -- Why it was taken {P: before hiring; R: random; A: after an accident; S: suspicion; T: return to duty}
    Matrix          char(1)      NOT NULL, -- What was sampled {U: urine; H: hair; B: breath; O: saliva}
    NotifyDate      bDate        NULL,     -- Day the person was told
    TakenDate       bDate        NULL,     -- Day the sample was given
    LabDate         bDate        NULL,     -- Day the laboratory answered, empty while waiting
    Rslt            varchar(3)   NULL,     -- Answer of the laboratory {NEG: negative; POS: positive; DIL: diluted; REF: refused}
    MROReviewYN     bYN          NOT NULL, -- Whether the review doctor has confirmed it {Y: confirmed; N: not}
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Project the person worked on then
    ClinicNo        smallint     NULL,     -- Where the sample was given
    Cost            bDollar      NOT NULL, -- Price of the test
    PRIMARY KEY (MDCo, SampleNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (MDCo, ClinicNo) REFERENCES dbo.MDClinic (MDCo, ClinicNo)
);

/* Work limits: one restriction a doctor put on a person after a check a row. */
CREATE TABLE dbo.MDWL (
    MDCo            bCompany     NOT NULL, -- Company of the check
    CheckId         int          NOT NULL, -- Check that found it
    LimSeq          tinyint      NOT NULL, -- Sequence of the limit
    LimType         varchar(4)   NOT NULL, -- What the person may not do {LIFT: heavy lifting; HGT: heights; DRV: driving; NGT: night work}
    MaxLbs          smallint     NULL,     -- Heaviest weight allowed, in pounds
    StartsOn        bDate        NOT NULL, -- First day of the limit
    LiftedOn        bDate        NULL,     -- Day it was taken away, empty while it holds
    PermYN          bYN          NOT NULL, -- Whether it is for good {Y: permanent; N: temporary}
    ToldForeman     varchar(30)  NULL,     -- Foreman who was informed
    PRIMARY KEY (MDCo, CheckId, LimSeq),
    FOREIGN KEY (MDCo, CheckId) REFERENCES dbo.MDCK (MDCo, CheckId)
);
