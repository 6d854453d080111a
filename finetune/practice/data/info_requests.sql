-- Requests for information: what we ask the designers, how long they take, and what they only said aloud.

/* RFIs: one request for information put to a designer a row. */
CREATE TABLE dbo.DRQH (
    DRCo            bCompany     NOT NULL, -- Company that asks
    RFI             varchar(10)  NOT NULL, -- Number of the request
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it concerns
    Subj            bItemDesc    NULL,     -- What it is about
    AskBy           varchar(30)  NULL,     -- Our engineer who wrote it
    VendorGroup     bGroup       NULL,     -- Vendor group
    SubVend         bVendor      NULL,     -- Subcontractor who raised the point, empty if we did
    TopicCd         varchar(6)   NULL,     -- Topic, from DRTC
    Designer        varchar(30)  NULL,     -- Person who must answer
    SentDt          bDate        NULL,     -- Day it went out
    NeedDt          bDate        NULL,     -- Day we need the answer
    AnsDt           bDate        NULL,     -- Day the answer came, empty until then
    Urgency         tinyint      NOT NULL, -- How pressing it is {1: routine; 2: urgent; 3: work stopped}
    RStat           char(1)      NOT NULL, -- Standing {D: draft; S: sent; C: closed; V: void}
    EstCost         bDollar      NOT NULL, -- What the matter may cost us
    DelayDays       smallint     NOT NULL, -- Days the job may lose over it
    PRIMARY KEY (DRCo, RFI),
    FOREIGN KEY (DRCo, TopicCd) REFERENCES dbo.DRTC (DRCo, TopicCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    FOREIGN KEY (VendorGroup, SubVend) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* RFI questions: one single question within a request for information a row. */
CREATE TABLE dbo.DRQL (
    DRCo            bCompany     NOT NULL, -- Company that asks
    RFI             varchar(10)  NOT NULL, -- Request it belongs to
    QNo             smallint     NOT NULL, -- Question, counted up
    SheetNo         varchar(10)  NULL,     -- Drawing it refers to
    SpecSec         varchar(10)  NULL,     -- Section of the specification it refers to
    QText           varchar(200) NULL,     -- Words of the question
    OurIdea         varchar(200) NULL,     -- Solution we put forward, empty if none
    AnsText         varchar(200) NULL,     -- Words of the reply
    AnsBy           varchar(30)  NULL,     -- Person who replied
    AnsOn           bDate        NULL,     -- Day of the reply to this question
    ClearYN         bYN          NOT NULL, -- Reply can be built from {Y: clear; N: leaves doubts}
    PRIMARY KEY (DRCo, RFI, QNo),
    FOREIGN KEY (DRCo, RFI) REFERENCES dbo.DRQH (DRCo, RFI)
);

/* Spoken instructions: one thing a designer or owner told us by word of mouth a row. */
CREATE TABLE dbo.DRVB (
    DRCo            bCompany     NOT NULL, -- Company that was told
    ConfNo          varchar(10)  NOT NULL, -- Number of the note
    JCCo            bCompany     NULL,     -- Job cost company of the job
    Job             bJob         NULL,     -- Job it concerns
    Subj            bItemDesc    NULL,     -- What was said
    GivenBy         varchar(30)  NULL,     -- Who gave the instruction
    HeardBy         varchar(30)  NULL,     -- Our man who took it down
    GivenDt         bDate        NOT NULL, -- Day it was said
    ConfDt          bDate        NULL,     -- Day it was put in writing
    RFI             varchar(10)  NULL,     -- Request for information written over it
    EstCost         bDollar      NOT NULL, -- What it may cost us
    CStat           char(1)      NOT NULL, -- Standing {U: unconfirmed; C: confirmed; R: retracted}
    PRIMARY KEY (DRCo, ConfNo),
    FOREIGN KEY (DRCo, RFI) REFERENCES dbo.DRQH (DRCo, RFI),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Topics: the code list of what requests are about and who answers. */
CREATE TABLE dbo.DRTC (
    DRCo            bCompany     NOT NULL, -- Company that uses the list
    TopicCd         varchar(6)   NOT NULL, -- Short code
    TopicName       bDesc        NULL,     -- Topic in words
    Disc            char(1)      NULL,     -- Branch of design {A: architecture; S: structure; M: mechanical; E: electrical}
    StdDays         smallint     NULL,     -- Days the contract gives for an answer
    Firm            varchar(30)  NULL,     -- Design office that answers as a rule
    MoneyYN         bYN          NOT NULL, -- Tends to end in a change order {Y: likely; N: unlikely}
    ListSeq         smallint     NULL,     -- Place in the pick list
    PRIMARY KEY (DRCo, TopicCd)
);

/* Chasing history: one reminder given about a request for information a row. */
CREATE TABLE dbo.DRFW (
    DRCo            bCompany     NOT NULL, -- Company that asks
    RFI             varchar(10)  NOT NULL, -- Request chased
    FwSeq           smallint     NOT NULL, -- Reminder, counted up
    FwDate          bDate        NOT NULL, -- Day of the reminder
    FwBy            varchar(30)  NULL,     -- Who of us reminded
    ToWhom          varchar(30)  NULL,     -- Who was reminded
    Means           char(1)      NOT NULL, -- How {E: email; P: phone; L: letter; M: meeting}
    DaysOpen        smallint     NOT NULL, -- Days without an answer by then
    PromDt          bDate        NULL,     -- Day an answer was promised for, empty if none was
    EscYN           bYN          NOT NULL, -- Went over the designer's head {Y: escalated; N: kept at his level}
    PRIMARY KEY (DRCo, RFI, FwSeq),
    FOREIGN KEY (DRCo, RFI) REFERENCES dbo.DRQH (DRCo, RFI)
);
