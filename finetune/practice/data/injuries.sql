-- Injuries: workers comp policies, claims, payments on them, reserves over time and lost days.

/* Policies: one workers comp policy of one insurance year a row. */
CREATE TABLE dbo.WCPolicy (
    WCCo            bCompany     NOT NULL, -- Company insured
    PolNo           varchar(20)  NOT NULL, -- Policy number
    Insurer         varchar(40)  NULL,     -- Name of the insurance company
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Broker          bVendor      NULL,     -- Vendor who sold the policy
    TermBeg         bDate        NOT NULL, -- First day of cover
    TermEnd         bDate        NOT NULL, -- Last day of cover
    EstPrem         bDollar      NOT NULL, -- Premium expected at the start
    AuditPrem       bDollar      NULL,     -- Premium after the payroll audit, empty before it
    ExpMod          bPct         NOT NULL, -- Experience factor, under 1 being better than the trade
    Retention       bDollar      NOT NULL, -- What we bear of each claim
    AuditDate       bDate        NULL,     -- Day the payroll audit was done
    PRIMARY KEY (WCCo, PolNo),
    FOREIGN KEY (VendorGroup, Broker) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Claims: one injury of one employee a row, with what was paid and what is set aside. */
CREATE TABLE dbo.WCCL (
    WCCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(15)  NOT NULL, -- Number of the claim
    PolNo           varchar(20)  NULL,     -- Policy that covers it
    PRCo            bCompany     NOT NULL, -- Payroll company of the injured
    Employee        bEmployee    NOT NULL, -- Injured worker
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Project where it happened
    LossDate        bDate        NOT NULL, -- Day of the accident
    TellDate        bDate        NULL,     -- Day the worker told us
    FileDate        bDate        NULL,     -- Day it was reported to the insurer
    ShutDate        bDate        NULL,     -- Day the claim was finished, empty while it runs
    ClaimKind       char(1)      NOT NULL, -- How serious it is {F: first aid; M: medical only; L: lost time; D: death}
    BodyPart        varchar(20)  NULL,     -- Where it hurts, such as HAND or BACK
    Foreman         varchar(30)  NULL,     -- Crew leader on the day
    Adjuster        varchar(30)  NULL,     -- Person at the insurer who handles it
    ResvAmt         bDollar      NOT NULL, -- Still set aside for it
    IncurAmt        bDollar      NOT NULL, -- Total expected cost, paid and set aside
    LawyerYN        bYN          NOT NULL, -- Whether the worker has an attorney {Y: has; N: none}
    LightDutyYN     bYN          NOT NULL, -- Whether easier work was offered {Y: offered; N: not}
    PRIMARY KEY (WCCo, ClaimNo),
    FOREIGN KEY (WCCo, PolNo) REFERENCES dbo.WCPolicy (WCCo, PolNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Claim payments: one payment on a claim a row. */
CREATE TABLE dbo.WCPY (
    WCCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(15)  NOT NULL, -- Claim paid on
    PySeq           int          NOT NULL, -- Sequence of the payment
    PyMth           bMonth       NOT NULL, -- Accounting month
    PyDate          bDate        NOT NULL, -- Day of the payment
    PyType          char(1)      NOT NULL, -- What it is for {M: medical; I: wages lost; L: legal; S: settlement; R: rehabilitation}
    Provider        varchar(40)  NULL,     -- Hospital, doctor or lawyer who got it
    ChargeAmt       bDollar      NOT NULL, -- What the provider asked
    AllowAmt        bDollar      NOT NULL, -- What the fee schedule allows
    PdAmt           bDollar      NOT NULL, -- What was paid
    FromDate        bDate        NULL,     -- First day of service
    VoidDate        bDate        NULL,     -- Day the payment was cancelled, empty when good
    PRIMARY KEY (WCCo, ClaimNo, PySeq),
    FOREIGN KEY (WCCo, ClaimNo) REFERENCES dbo.WCCL (WCCo, ClaimNo)
);

/* Reserve history: one change of the money set aside for a claim a row. */
CREATE TABLE dbo.WCRH (
    WCCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(15)  NOT NULL, -- Claim whose reserve changed
    ChgSeq          smallint     NOT NULL, -- Sequence of the change
    ChgDate         bDate        NOT NULL, -- Day of the change
    Bucket          char(1)      NOT NULL, -- Which reserve {M: medical; I: wages; E: expense}
    OldResv         bDollar      NOT NULL, -- Sum set aside before
    NewResv         bDollar      NOT NULL, -- Sum set aside after
    ChgBy           varchar(30)  NULL,     -- Adjuster who changed it
    Reason          varchar(60)  NULL,     -- Why it was changed
    PRIMARY KEY (WCCo, ClaimNo, ChgSeq),
    FOREIGN KEY (WCCo, ClaimNo) REFERENCES dbo.WCCL (WCCo, ClaimNo)
);

/* Lost time: one stretch of days a hurt worker was away or on light work. */
CREATE TABLE dbo.WCLT (
    WCCo            bCompany     NOT NULL, -- Company of the claim
    ClaimNo         varchar(15)  NOT NULL, -- Claim of the worker
    SpellNo         tinyint      NOT NULL, -- Sequence of the stretch
    SpellType       char(1)      NOT NULL, -- What the worker could do {A: away from work; R: restricted work; T: transferred}
    OutFrom         bDate        NOT NULL, -- First day of it
    ExpectBack      bDate        NULL,     -- Day the doctor expects full work
    FullDuty        bDate        NULL,     -- Day of full work again, empty until then
    CalDays         smallint     NOT NULL, -- Calendar days counted for the OSHA log
    WorkDays        smallint     NOT NULL, -- Working days missed
    WklyBenefit     bDollar      NOT NULL, -- Compensation a week
    Doctor          varchar(30)  NULL,     -- Treating doctor
    PRIMARY KEY (WCCo, ClaimNo, SpellNo),
    FOREIGN KEY (WCCo, ClaimNo) REFERENCES dbo.WCCL (WCCo, ClaimNo)
);
