-- Internal audits: what is to be audited, the audits made, what they found, and what was promised to mend it.

/* Audit universe: one process or place that may be audited a row, with how risky it is. */
CREATE TABLE dbo.ADUN (
    ADCo            bCompany     NOT NULL, -- Company
    AreaCd          varchar(8)   NOT NULL, -- Code of the area
    AreaName        bDesc        NULL,     -- Process or place, such as cash handling
    Owner           varchar(30)  NULL,     -- Manager who runs the area
    RiskScore       tinyint      NOT NULL, -- Points for how much can go wrong, up to 100
    CycleMos        smallint     NULL,     -- Months between two audits
    LastDone        bDate        NULL,     -- Day the latest audit ended, empty if it never was audited
    NextPlan        bMonth       NULL,     -- Month the coming audit is planned for
    SOXYN           bYN          NOT NULL, -- Falls under the law for listed firms {Y: does; N: does not}
    DroppedYN       bYN          NOT NULL, -- Taken off the list {Y: off; N: on}
    PRIMARY KEY (ADCo, AreaCd)
);

/* Audits: one audit of one area a row, from planning to the final report. */
CREATE TABLE dbo.ADIT (
    ADCo            bCompany     NOT NULL, -- Company
    AuditRef        varchar(10)  NOT NULL, -- Number of the audit
    AuditTitle      bDesc        NULL,     -- What the audit is called
    AreaCd          varchar(8)   NOT NULL, -- Area that is audited
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job looked at, empty unless it is an audit of a site
    Nature          char(1)      NOT NULL, -- Sort {F: financial; O: operational; C: compliance; I: IT; S: surprise visit}
    PRCo            bCompany     NULL,     -- Payroll company of the auditor
    LeadAud         bEmployee    NULL,     -- Employee in charge of the audit
    PlanStart       bDate        NULL,     -- Day it should begin
    FieldStart      bDate        NULL,     -- Day it really began, empty until then
    FieldEnd        bDate        NULL,     -- Day the team left
    DraftDate       bDate        NULL,     -- Day the first report went out
    FinalDate       bDate        NULL,     -- Day the last report went out, empty until then
    Grade           tinyint      NULL,     -- Verdict {1: satisfactory; 2: needs work; 3: unsatisfactory}
    PlanHrs         bHrs         NOT NULL, -- Time allowed
    UsedHrs         bHrs         NOT NULL, -- Time taken
    PRIMARY KEY (ADCo, AuditRef),
    FOREIGN KEY (ADCo, AreaCd) REFERENCES dbo.ADUN (ADCo, AreaCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (PRCo, LeadAud) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Findings: one thing an audit found wrong a row. */
CREATE TABLE dbo.ADFN (
    ADCo            bCompany     NOT NULL, -- Company
    AuditRef        varchar(10)  NOT NULL, -- Audit
    FindNo          smallint     NOT NULL, -- Number of the finding in the audit
    Headline        bItemDesc    NULL,     -- What is wrong, in one sentence
    Weight          char(1)      NOT NULL, -- How serious it is {H: high; M: medium; L: low}
    RootCause       char(1)      NULL,     -- Where it comes from {T: training; P: no procedure; S: system; O: override by a boss}
    RepeatYN        bYN          NOT NULL, -- Was found in an earlier audit too {Y: repeat; N: first time}
    ExposAmt        bDollar      NOT NULL, -- Money that could be lost
    LossAmt         bDollar      NOT NULL, -- Money already lost
    SavedAmt        bDollar      NOT NULL, -- Money recovered thanks to it
    AgreedYN        bYN          NOT NULL, -- Management accepts it {Y: accepts; N: objects}
    RaisedOn        bDate        NOT NULL, -- Day it was raised
    SettledOn       bDate        NULL,     -- Day audit was satisfied, empty until then
    PRIMARY KEY (ADCo, AuditRef, FindNo),
    FOREIGN KEY (ADCo, AuditRef) REFERENCES dbo.ADIT (ADCo, AuditRef)
);

/* Actions: one measure somebody promised to take for a finding a row. */
CREATE TABLE dbo.ADAC (
    ADCo            bCompany     NOT NULL, -- Company
    AuditRef        varchar(10)  NOT NULL, -- Audit
    FindNo          smallint     NOT NULL, -- Finding it mends
    ActSeq          tinyint      NOT NULL, -- Sequence of the measure
    ActText         bItemDesc    NULL,     -- What will be done
    RespMgr         varchar(30)  NULL,     -- Manager who promised it
    FirstDue        bDate        NOT NULL, -- Day promised at the start
    RevDue          bDate        NULL,     -- Later day it was put off to, empty if never put off
    SaidDone        bDate        NULL,     -- Day the manager reported it done
    Verified        bDate        NULL,     -- Day audit saw for itself, empty until then
    SlipCnt         tinyint      NOT NULL, -- Times it was put off
    ActStat         tinyint      NOT NULL, -- Where it is {0: not begun; 1: under way; 2: reported done; 3: verified; 4: given up}
    CostEst         bDollar      NOT NULL, -- What it will cost
    PRIMARY KEY (ADCo, AuditRef, FindNo, ActSeq),
    FOREIGN KEY (ADCo, AuditRef, FindNo) REFERENCES dbo.ADFN (ADCo, AuditRef, FindNo)
);

/* Samples: one paper or payment that was drawn and tested in an audit a row. */
CREATE TABLE dbo.ADSM (
    ADCo            bCompany     NOT NULL, -- Company
    AuditRef        varchar(10)  NOT NULL, -- Audit
    SampNo          int          NOT NULL, -- Number of the sample
    DocType         char(1)      NOT NULL, -- What was drawn {I: vendor invoice; T: timecard; E: expense report; C: contract}
    DocRef          varchar(20)  NULL,     -- Number on the paper
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Vendor on the paper, if any
    DocAmt          bDollar      NOT NULL, -- Amount on the paper
    ErrAmt          bDollar      NOT NULL, -- Amount that was wrong
    TestRes         char(1)      NULL,     -- Outcome of the test {P: fine; F: failed; N: paper could not be found}
    TestedBy        varchar(30)  NULL,     -- Who tested it
    PRIMARY KEY (ADCo, AuditRef, SampNo),
    FOREIGN KEY (ADCo, AuditRef) REFERENCES dbo.ADIT (ADCo, AuditRef),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
