-- Positions and salary bands: seats on the org chart, what they are made of in pay, bands, raises asked for and raises given.

/* Positions: one seat on the org chart a row, taken or vacant. */
CREATE TABLE dbo.BWPS (
    BWCo            bCompany     NOT NULL, -- Company of the seat
    PosNo           varchar(10)  NOT NULL, -- Number of the position
    Title           bDesc        NULL,     -- Job title
    BWGroup         bGroup       NULL,     -- Group of the bands
    Band            varchar(4)   NULL,     -- Salary band it sits in
    Dept            varchar(10)  NULL,     -- Department
    BossPos         varchar(10)  NULL,     -- Position it reports to
    PRCo            bCompany     NULL,     -- Payroll company of the holder
    Employee        bEmployee    NULL,     -- Holder, empty when the seat is vacant
    PosStat         char(1)      NOT NULL, -- Standing of the seat {A: authorized; F: frozen; C: cut; D: drafted}
    MadeDate        bDate        NOT NULL, -- Day the seat was created
    VacDate         bDate        NULL,     -- Day the last holder left
    FillDate        bDate        NULL,     -- Day the present holder started in it
    AnnSal          bDollar      NOT NULL, -- Salary paid per year
    BudgSal         bDollar      NOT NULL, -- Salary planned per year
    ExemptYN        bYN          NOT NULL, -- No overtime pay {Y: exempt; N: gets overtime}
    PRIMARY KEY (BWCo, PosNo),
    FOREIGN KEY (BWGroup, Band) REFERENCES dbo.BWBD (BWGroup, Band),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Position pay parts: one part of the pay of one position a row. */
CREATE TABLE dbo.BWPL (
    BWCo            bCompany     NOT NULL, -- Company of the position
    PosNo           varchar(10)  NOT NULL, -- Position it is part of
    PartSeq         smallint     NOT NULL, -- Running number of the part
    PartKind        char(1)      NOT NULL, -- Sort of pay {B: base pay; A: allowance; O: overtime; I: incentive}
    PartName        bItemDesc    NULL,     -- What it is for
    GLCo            bCompany     NULL,     -- Ledger company of the account
    GLAcct          bGLAcct      NULL,     -- Account it is charged to
    BudgAmt         bDollar      NOT NULL, -- Planned for the year
    ActAmt          bDollar      NOT NULL, -- Spent so far in the year
    FromDate        bDate        NOT NULL, -- First day it is paid
    ThruDate        bDate        NULL,     -- Last day it is paid, empty if it goes on
    TaxYN           bYN          NOT NULL, -- Taxed as wages {Y: taxed; N: tax-free}
    Freq            tinyint      NOT NULL, -- How often it is paid {1: weekly; 2: monthly; 3: yearly}
    PRIMARY KEY (BWCo, PosNo, PartSeq),
    FOREIGN KEY (BWCo, PosNo) REFERENCES dbo.BWPS (BWCo, PosNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Salary bands: one band with its floor and ceiling a row. */
CREATE TABLE dbo.BWBD (
    BWGroup         bGroup       NOT NULL, -- Group that shares the bands
    Band            varchar(4)   NOT NULL, -- Code of the band
    BandName        bDesc        NULL,     -- Name of the band
    Family          char(1)      NOT NULL, -- Who is in it {F: field; O: office; E: executive}
    MinSal          bDollar      NOT NULL, -- Floor per year
    MidSal          bDollar      NOT NULL, -- Middle of the range
    MaxSal          bDollar      NOT NULL, -- Ceiling per year
    StepCnt         tinyint      NOT NULL, -- Steps from floor to ceiling
    EffDate         bDate        NOT NULL, -- Day these figures took effect
    UseYN           bYN          NOT NULL, -- Band in use {Y: in use; N: retired}
    PRIMARY KEY (BWGroup, Band)
);

/* Raise requests: one raise asked for a position a row, given or not. */
CREATE TABLE dbo.BWRA (
    BWCo            bCompany     NOT NULL, -- Company of the position
    AskNo           int          NOT NULL, -- Number of the request
    PosNo           varchar(10)  NULL,     -- Position it is for
    AskBy           varchar(30)  NULL,     -- Manager who asks
    AskDate         bDate        NOT NULL, -- Day it was handed in
    WishDate        bDate        NULL,     -- Day from which it should count
    CurSal          bDollar      NOT NULL, -- Salary at the time
    AskSal          bDollar      NOT NULL, -- Salary wished for
    AskPct          bPct         NOT NULL, -- Rise wished for, in percent
    Reason          char(1)      NOT NULL, -- Grounds {M: merit; P: promotion; K: market; C: counter-offer}
    AskStat         tinyint      NOT NULL, -- Answer {0: new; 1: with the controller; 2: approved; 3: declined}
    DecDate         bDate        NULL,     -- Day of the answer, empty until then
    InBudgYN        bYN          NOT NULL, -- Money for it is planned {Y: in the budget; N: not planned}
    PRIMARY KEY (BWCo, AskNo),
    FOREIGN KEY (BWCo, PosNo) REFERENCES dbo.BWPS (BWCo, PosNo)
);

/* Salary history: one change of salary that really took place a row. */
CREATE TABLE dbo.BWSH (
    BWCo            bCompany     NOT NULL, -- Company of the position
    PosNo           varchar(10)  NOT NULL, -- Position
    ChgSeq          smallint     NOT NULL, -- Running number of the change
    AskNo           int          NULL,     -- Request that led to it, empty if none
    EffDate         bDate        NOT NULL, -- Day it took effect
    OldSal          bDollar      NOT NULL, -- Salary before
    NewSal          bDollar      NOT NULL, -- Salary after
    ChgPct          bPct         NOT NULL, -- Change in percent
    Reason          char(1)      NOT NULL, -- Grounds {M: merit; P: promotion; K: market; C: counter-offer}
    SignBy          varchar(30)  NULL,     -- Officer who signed
    LetterDate      bDate        NULL,     -- Day the employee got the letter, empty until then
    RetroAmt        bDollar      NOT NULL, -- Back pay
    PRIMARY KEY (BWCo, PosNo, ChgSeq),
    FOREIGN KEY (BWCo, PosNo) REFERENCES dbo.BWPS (BWCo, PosNo),
    FOREIGN KEY (BWCo, AskNo) REFERENCES dbo.BWRA (BWCo, AskNo)
);
