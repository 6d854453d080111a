-- Skills and certifications: what people are licensed for, renewals of their cards and exams held to earn them.

/* Skill list: one skill, license or certificate that can be held a row. */
CREATE TABLE dbo.BTSK (
    BTGroup         bGroup       NOT NULL, -- Group that shares the list
    SkCode          varchar(8)   NOT NULL, -- Code of the skill
    SkName          bDesc        NULL,     -- What it is called
    SkType          char(1)      NOT NULL, -- Nature of it {L: license; C: certificate; S: skill without paper}
    Issuer          varchar(40)  NULL,     -- Body that hands out the card
    ValidMos        smallint     NULL,     -- Months it is good for, empty if for life
    StdFee          bDollar      NOT NULL, -- Usual charge of the issuing body
    RefrHrs         bHrs         NOT NULL, -- Refresher class needed to renew
    LegalYN         bYN          NOT NULL, -- Demanded by law {Y: by law; N: own wish}
    ActYN           bYN          NOT NULL, -- Still tracked {Y: tracked; N: dropped}
    PRIMARY KEY (BTGroup, SkCode)
);

/* Certificates held: one card that one employee holds now a row. */
CREATE TABLE dbo.BTHC (
    BTCo            bCompany     NOT NULL, -- Company of the holder
    CertNo          int          NOT NULL, -- Own running number of the card
    PRCo            bCompany     NULL,     -- Payroll company of the holder
    Employee        bEmployee    NULL,     -- Holder
    BTGroup         bGroup       NULL,     -- Group of the skill list
    SkCode          varchar(8)   NULL,     -- Skill it stands for
    LicNo           varchar(20)  NULL,     -- Number printed on the card
    Lvl             tinyint      NOT NULL, -- How good the holder is {1: trainee; 2: qualified; 3: expert; 4: instructor}
    IssState        varchar(2)   NULL,     -- State that issued it
    FirstIss        bDate        NULL,     -- Day it was first earned
    LastRen         bDate        NULL,     -- Day it was last renewed, empty if never
    ExpDate         bDate        NULL,     -- Day it lapses
    CardStat        char(1)      NOT NULL, -- Standing of the card {V: valid; P: suspended; W: withdrawn; N: not yet verified}
    PaidBy          char(1)      NOT NULL, -- Who bore the cost {C: company; E: employee; U: union}
    CopyYN          bYN          NOT NULL, -- Copy in our hands {Y: have one; N: none}
    WageAdd         bUnitCost    NOT NULL, -- Extra pay per hour for holding it
    PRIMARY KEY (BTCo, CertNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (BTGroup, SkCode) REFERENCES dbo.BTSK (BTGroup, SkCode)
);

/* Renewal history: one application to renew one held card a row. */
CREATE TABLE dbo.BTRN (
    BTCo            bCompany     NOT NULL, -- Company of the holder
    CertNo          int          NOT NULL, -- Card being renewed
    RenSeq          smallint     NOT NULL, -- Running number of the renewal
    ApplDate        bDate        NOT NULL, -- Day the papers were sent
    IssDate         bDate        NULL,     -- Day the new card was issued, empty until then
    OldExp          bDate        NULL,     -- End of validity before
    NewExp          bDate        NULL,     -- End of validity after
    FeeQtd          bDollar      NOT NULL, -- Charge announced
    FeePaid         bDollar      NOT NULL, -- Charge really paid
    ClassHrs        bHrs         NOT NULL, -- Refresher class attended
    Handler         varchar(30)  NULL,     -- Office person who took care of it
    RenStat         tinyint      NOT NULL, -- Outcome {0: applied; 1: granted; 2: refused}
    PRIMARY KEY (BTCo, CertNo, RenSeq),
    FOREIGN KEY (BTCo, CertNo) REFERENCES dbo.BTHC (BTCo, CertNo)
);

/* Exam sessions: one exam day for one skill a row. */
CREATE TABLE dbo.BTEH (
    BTCo            bCompany     NOT NULL, -- Company that holds the exam
    ExamNo          int          NOT NULL, -- Number of the session
    BTGroup         bGroup       NULL,     -- Group of the skill list
    SkCode          varchar(8)   NULL,     -- Skill that is tested
    Examiner        varchar(30)  NULL,     -- Person who tests
    Town            varchar(30)  NULL,     -- Place of the exam
    PlanDate        bDate        NULL,     -- Day it is set for
    HeldDate        bDate        NULL,     -- Day it took place, empty until then
    Seats           smallint     NOT NULL, -- Places available
    Takers          smallint     NOT NULL, -- People who showed up
    ExtCost         bDollar      NOT NULL, -- Bill of the outside examiner
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that asked for the exam
    ExamKind        char(1)      NOT NULL, -- Way of testing {W: written; P: practical; B: both}
    CnclYN          bYN          NOT NULL, -- Called off {Y: called off; N: goes ahead}
    PRIMARY KEY (BTCo, ExamNo),
    FOREIGN KEY (BTGroup, SkCode) REFERENCES dbo.BTSK (BTGroup, SkCode),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Exam results: one employee in one exam session a row. */
CREATE TABLE dbo.BTEL (
    BTCo            bCompany     NOT NULL, -- Company of the session
    ExamNo          int          NOT NULL, -- Session
    SeatNo          smallint     NOT NULL, -- Seat of the candidate
    PRCo            bCompany     NULL,     -- Payroll company of the candidate
    Employee        bEmployee    NULL,     -- Candidate
    Score           bPct         NULL,     -- Points reached, in percent
    PassMark        bPct         NULL,     -- Points needed, in percent
    Result          char(1)      NOT NULL, -- How it went {P: passed; F: failed; A: absent}
    RetakeDate      bDate        NULL,     -- Day of the second try, empty if none is set
    PaidHrs         bHrs         NOT NULL, -- Working time paid for the exam
    CardYN          bYN          NOT NULL, -- Card printed {Y: printed; N: to print}
    Remark          varchar(60)  NULL,     -- Note of the examiner
    PRIMARY KEY (BTCo, ExamNo, SeatNo),
    FOREIGN KEY (BTCo, ExamNo) REFERENCES dbo.BTEH (BTCo, ExamNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);
