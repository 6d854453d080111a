-- Clinic: patients, providers, visits, the bills for them and the money received.

/* Patients: one person with a chart a row. */
CREATE TABLE dbo.CNPT (
    CNCo            bCompany     NOT NULL, -- Company that runs the clinic
    ChartNo         varchar(10)  NOT NULL, -- Number on the folder
    LastNm          varchar(30)  NOT NULL, -- Family name
    FirstNm         varchar(30)  NULL,     -- Given name
    BirthDt         bDate        NULL,     -- Day of birth
    Sex             char(1)      NULL,     -- Sex {F: female; M: male; U: not stated}
    City            varchar(30)  NULL,     -- Where they live
    PlanCd          varchar(8)   NULL,     -- Health plan they are covered by, empty if they pay themselves
    PrimProv        varchar(6)   NULL,     -- Doctor they usually see
    FirstSeen       bDate        NULL,     -- Day of their very first visit
    AllergyYN       bYN          NOT NULL, -- Known allergies on file {Y: has; N: none known}
    PortalYN        bYN          NOT NULL, -- Signed up for the web portal {Y: signed up; N: not}
    PRIMARY KEY (CNCo, ChartNo),
    FOREIGN KEY (CNCo, PrimProv) REFERENCES dbo.CNProv (CNCo, ProvId),
    FOREIGN KEY (CNCo, PlanCd) REFERENCES dbo.CNPL (CNCo, PlanCd)
);

/* Providers: one doctor, nurse or therapist who sees patients a row. */
CREATE TABLE dbo.CNProv (
    CNCo            bCompany     NOT NULL, -- Company of the provider
    ProvId          varchar(6)   NOT NULL, -- Short code of the person
    ProvName        varchar(40)  NOT NULL, -- Name with title
    Spec            varchar(12)  NULL,     -- Field of medicine, such as PEDS, CARDIO or DERM
    Lic             char(2)      NOT NULL, -- License held {MD: physician; NP: nurse practitioner; PT: physical therapist}
    LicExp          bDate        NULL,     -- Day the license lapses
    SlotMin         tinyint      NOT NULL, -- Minutes booked per patient
    PRCo            bCompany     NULL,     -- Payroll company
    Empl            bEmployee    NULL,     -- Employee number, empty for outside doctors
    TakesNewYN      bYN          NOT NULL, -- Whether new patients are taken {Y: open to new; N: panel full}
    PRIMARY KEY (CNCo, ProvId),
    FOREIGN KEY (PRCo, Empl) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Visits: one appointment of a patient a row, kept or not. */
CREATE TABLE dbo.CNVS (
    CNCo            bCompany     NOT NULL, -- Company of the visit
    VisitNo         int          NOT NULL, -- Number of the appointment
    ChartNo         varchar(10)  NOT NULL, -- Patient
    ProvId          varchar(6)   NOT NULL, -- Who sees them
    Site            varchar(10)  NULL,     -- Office where it takes place
    BookedOn        bDate        NULL,     -- Day the appointment was made
    ApptDate        bDate        NOT NULL, -- Day of the appointment
    VisKind         char(1)      NOT NULL, -- What sort {N: new patient; F: follow-up; A: annual physical; U: urgent}
    Outcm           tinyint      NOT NULL, -- How it went {0: still ahead; 1: seen; 2: no-show; 3: called off by patient; 4: called off by us}
    WaitMin         smallint     NULL,     -- Minutes in the waiting room
    ExamMin         smallint     NULL,     -- Minutes with the provider
    Complaint       bItemDesc    NULL,     -- What brought the patient in
    RefdBy          varchar(40)  NULL,     -- Outside doctor who sent them
    TeleYN          bYN          NOT NULL, -- By video {Y: video; N: in person}
    PRIMARY KEY (CNCo, VisitNo),
    FOREIGN KEY (CNCo, ChartNo) REFERENCES dbo.CNPT (CNCo, ChartNo),
    FOREIGN KEY (CNCo, ProvId) REFERENCES dbo.CNProv (CNCo, ProvId)
);

/* Bill lines: one service performed at a visit and what is asked for it a row. */
CREATE TABLE dbo.CNBL (
    CNCo            bCompany     NOT NULL, -- Company of the bill
    VisitNo         int          NOT NULL, -- Visit billed
    LnNo            smallint     NOT NULL, -- Line
    ProcCd          varchar(8)   NOT NULL, -- Procedure code
    ProcTxt         varchar(60)  NULL,     -- Service in words
    Units           bUnits       NOT NULL, -- How many times it was done
    ListAmt         bDollar      NOT NULL, -- Full charge before any agreement
    AllowAmt        bDollar      NOT NULL, -- What the plan's contract lets us ask
    InsPaid         bDollar      NOT NULL, -- Received from the plan
    PatPaid         bDollar      NOT NULL, -- Received from the patient
    WrOffAmt        bDollar      NOT NULL, -- Given up as uncollectable
    FiledOn         bDate        NULL,     -- Day the claim was sent to the plan, empty if not yet
    DenyCd          varchar(4)   NULL,     -- Reason the plan refused it, empty if it did not
    PRIMARY KEY (CNCo, VisitNo, LnNo),
    FOREIGN KEY (CNCo, VisitNo) REFERENCES dbo.CNVS (CNCo, VisitNo)
);

/* Health plan list: one insurer's plan a row. */
CREATE TABLE dbo.CNPL (
    CNCo            bCompany     NOT NULL, -- Company that deals with the plan
    PlanCd          varchar(8)   NOT NULL, -- Code of the plan
    PlanName        varchar(40)  NULL,     -- Name of the plan
    Payer           varchar(30)  NULL,     -- Insurer behind it
    CustGroup       bGroup       NULL,     -- Customer group of the insurer
    Customer        bCustomer    NULL,     -- Insurer as a customer
    NetwkYN         bYN          NOT NULL, -- Contract with us {Y: in network; N: out of network}
    CopayAmt        bDollar      NOT NULL, -- Share the patient pays at the desk
    FileDays        smallint     NULL,     -- Days in which a claim must be sent
    PRIMARY KEY (CNCo, PlanCd),
    FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);
