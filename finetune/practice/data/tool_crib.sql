-- Tool crib: tools kept, issued and repaired.

/* Tool master: one hand tool or small instrument a row, with its kind, value and where it is kept. */
CREATE TABLE dbo.TCTM (
    TCCo            bCompany     NOT NULL, -- Company that owns the tool
    Tool            varchar(20)  NOT NULL, -- Tool number on the tag
    Description     bDesc        NULL,     -- What the tool is
    ToolClass       varchar(10)  NULL,     -- Class of tool, from TCCL
    Crib            bLoc         NULL,     -- Crib the tool is kept in
    Status          char(1)      NOT NULL, -- Whether the tool can be had {A: in the crib; O: out on loan; R: in repair; S: scrapped}
    SerialNo        varchar(30)  NULL,     -- Serial number of the maker
    PurchDate       bDate        NULL,     -- Date the tool was bought
    PurchPrice      bDollar      NOT NULL, -- Price paid for the tool
    CalibDue        bDate        NULL,     -- Date the next calibration is due
    PRIMARY KEY (TCCo, Tool)
);

/* Tool classes: the list of tool classes with the days a tool may be out. */
CREATE TABLE dbo.TCCL (
    TCCo            bCompany     NOT NULL, -- Company of the class
    ToolClass       varchar(10)  NOT NULL, -- Class of tool
    Description     bDesc        NULL,     -- Name of the class
    MaxDays         smallint     NULL,     -- Days that a tool of this class may be out
    PRIMARY KEY (TCCo, ToolClass)
);

/* Tool loans: one issue of a tool to an employee a row, until it is returned. */
CREATE TABLE dbo.TCLN (
    TCCo            bCompany     NOT NULL, -- Company of the tool
    Tool            varchar(20)  NOT NULL, -- Tool that was issued
    LoanSeq         int          NOT NULL, -- Sequence of the loan
    PRCo            bCompany     NULL,     -- Payroll company of the employee
    Employee        bEmployee    NULL,     -- Employee who took the tool
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job the tool went to
    OutDate         bDate        NOT NULL, -- Date the tool was issued
    InDate          bDate        NULL,     -- Date it came back, empty while it is out
    DamageYN        bYN          NOT NULL, -- Whether it came back damaged {Y: damaged; N: sound}
    ChargeAmt       bDollar      NOT NULL, -- Amount charged to the job for the loan
    PRIMARY KEY (TCCo, Tool, LoanSeq),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);
