-- Intercompany: agreements between sister companies, what they charge each other, settlements and balances.

/* Intercompany agreements: one standing deal by which a company serves a sister company a row. */
CREATE TABLE dbo.ICAG (
    ICCo            bCompany     NOT NULL, -- Company that charges
    AgrmtNo         varchar(10)  NOT NULL, -- Number of the deal
    Title           bDesc        NULL,     -- What the deal covers
    ToCo            bCompany     NOT NULL, -- Sister company that is charged
    SvcCode         varchar(8)   NOT NULL, -- Service rendered, from ICSV
    StartDate       bDate        NULL,     -- First day of the deal
    EndDate         bDate        NULL,     -- Last day, empty for no end
    FeeBasis        char(1)      NOT NULL, -- How the charge is figured {F: flat monthly fee; C: cost plus; H: per hour}
    FlatFee         bDollar      NOT NULL, -- Monthly fee of a flat deal
    MarkupPct       bPct         NOT NULL, -- Added on top of cost
    CapAmt          bDollar      NOT NULL, -- Most that may be charged in a year
    SignedYN        bYN          NOT NULL, -- Whether both controllers have signed {Y: signed; N: unsigned}
    PRIMARY KEY (ICCo, AgrmtNo),
    FOREIGN KEY (ICCo, SvcCode) REFERENCES dbo.ICSV (ICCo, SvcCode)
);

/* Intercompany services: the list of what companies do for each other, with accounts and rate. */
CREATE TABLE dbo.ICSV (
    ICCo            bCompany     NOT NULL, -- Company of the list
    SvcCode         varchar(8)   NOT NULL, -- Code of the service
    SvcName         bDesc        NULL,     -- Name of the service
    UM              bUM          NULL,     -- Unit it is measured in
    StdRate         bUnitCost    NOT NULL, -- Usual price per unit
    GLCo            bCompany     NULL,     -- Ledger company of the accounts
    DueFromAcct     bGLAcct      NULL,     -- Account of the receivable from the sister company
    RetiredYN       bYN          NOT NULL, -- Whether it is no longer offered {Y: dropped; N: offered}
    PRIMARY KEY (ICCo, SvcCode),
    FOREIGN KEY (GLCo, DueFromAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Intercompany charges: one amount that a company charges to a sister company a row. */
CREATE TABLE dbo.ICTD (
    ICCo            bCompany     NOT NULL, -- Company that charges
    Mth             bMonth       NOT NULL, -- Accounting month
    ICTrans         int          NOT NULL, -- Transaction number in the month
    DueCo           bCompany     NOT NULL, -- Sister company that owes it
    AgrmtNo         varchar(10)  NULL,     -- Deal it rests on, empty for a one-off
    ActDate         bDate        NOT NULL, -- Day the work was done or the goods went over
    KeyedDate       bDate        NULL,     -- Day it was entered
    ChgText         varchar(60)  NULL,     -- What it is for
    Units           bUnits       NOT NULL, -- Quantity charged
    CostAmt         bDollar      NOT NULL, -- What it cost us
    ChgAmt          bDollar      NOT NULL, -- What we charge, markup included
    SettledAmt      bDollar      NOT NULL, -- Part already paid by the sister company
    ConfStat        char(1)      NOT NULL, -- Whether the other side agrees {O: not looked at; A: accepted; Q: questioned; X: voided}
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job that was helped
    EnteredBy       varchar(30)  NULL,     -- Clerk who keyed it
    PRIMARY KEY (ICCo, Mth, ICTrans),
    FOREIGN KEY (ICCo, AgrmtNo) REFERENCES dbo.ICAG (ICCo, AgrmtNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Intercompany settlements: one payment or netting by which a sister company clears what it owes a row. */
CREATE TABLE dbo.ICSettle (
    ICCo            bCompany     NOT NULL, -- Company that is paid
    SetlNo          int          NOT NULL, -- Number of the settlement
    PayerCo         bCompany     NOT NULL, -- Sister company that pays
    SetlDate        bDate        NOT NULL, -- Day of the settlement
    ValueDate       bDate        NULL,     -- Day the money arrived, empty while it is awaited
    Method          char(1)      NOT NULL, -- How it is cleared {T: bank transfer; N: netted against what we owe; J: journal entry}
    SetlAmt         bDollar      NOT NULL, -- Amount cleared
    DiscAmt         bDollar      NOT NULL, -- Amount forgiven
    AuthBy          varchar(30)  NULL,     -- Controller who released it
    RevrsdYN        bYN          NOT NULL, -- Whether it was taken back {Y: reversed; N: valid}
    PRIMARY KEY (ICCo, SetlNo)
);

/* Settlement lines: which charges a settlement clears, one charge a row. */
CREATE TABLE dbo.ICSL (
    ICCo            bCompany     NOT NULL, -- Company that is paid
    SetlNo          int          NOT NULL, -- Settlement
    SetlLine        smallint     NOT NULL, -- Line of the settlement
    Mth             bMonth       NOT NULL, -- Month of the charge
    ICTrans         int          NOT NULL, -- Charge that is cleared
    ApplAmt         bDollar      NOT NULL, -- Amount applied to the charge
    ShortAmt        bDollar      NOT NULL, -- Amount the sister company held back
    ShortWhy        varchar(60)  NULL,     -- Why it was held back
    PRIMARY KEY (ICCo, SetlNo, SetlLine),
    FOREIGN KEY (ICCo, SetlNo) REFERENCES dbo.ICSettle (ICCo, SetlNo),
    FOREIGN KEY (ICCo, Mth, ICTrans) REFERENCES dbo.ICTD (ICCo, Mth, ICTrans)
);
