-- Donations and sponsorships: who asks for support, what we promise, what we hand over, and what we get for it.

/* Organizations: one charity, school, club or other body we may support a row. */
CREATE TABLE dbo.DNOrg (
    DNGroup         bGroup       NOT NULL, -- Group that shares the list
    OrgID           int          NOT NULL, -- Number of the organization
    OrgName         bDesc        NULL,     -- Name
    OrgType         char(1)      NOT NULL, -- What it is {C: charity; S: school; Y: youth sports; T: trade body; P: political}
    City            varchar(30)  NULL,     -- Town it is in
    TaxExmpNo       varchar(15)  NULL,     -- Number that makes gifts deductible, empty if it has none
    Spokesman       varchar(30)  NULL,     -- Person we deal with
    BoardMbrYN      bYN          NOT NULL, -- One of our people sits on its board {Y: sits; N: none}
    VettedOn        bDate        NULL,     -- Day legal looked into it, empty if never
    BarredYN        bYN          NOT NULL, -- We give it nothing any more {Y: barred; N: welcome}
    PRIMARY KEY (DNGroup, OrgID)
);

/* Appeals: one request for support a row, from arrival until we answer. */
CREATE TABLE dbo.DNAP (
    DNCo            bCompany     NOT NULL, -- Company that was asked
    ApplNo          int          NOT NULL, -- Number of the appeal
    DNGroup         bGroup       NOT NULL, -- Group of the organization
    OrgID           int          NOT NULL, -- Who asks
    Purpose         bItemDesc    NULL,     -- What they want it for
    InDate          bDate        NOT NULL, -- Day it reached us
    EventDate       bDate        NULL,     -- Day of the event, empty if there is none
    ReplyBy         bDate        NULL,     -- Day they need to know
    AnsweredDate    bDate        NULL,     -- Day we told them, empty until then
    Answer          char(1)      NULL,     -- What we said {Y: yes; L: yes, but less; N: no}
    Champion        varchar(30)  NULL,     -- Colleague who speaks up for it
    HopedAmt        bDollar      NOT NULL, -- Amount they hope for
    InKindYN        bYN          NOT NULL, -- They want goods or labor and not money {Y: goods or labor; N: money}
    PRIMARY KEY (DNCo, ApplNo),
    FOREIGN KEY (DNGroup, OrgID) REFERENCES dbo.DNOrg (DNGroup, OrgID)
);

/* Pledges: one promise of ours to give or to sponsor a row. */
CREATE TABLE dbo.DNPL (
    DNCo            bCompany     NOT NULL, -- Company that promises
    PledgeNo        varchar(10)  NOT NULL, -- Number of the promise
    PldgDesc        bDesc        NULL,     -- What is supported
    DNGroup         bGroup       NOT NULL, -- Group of the organization
    OrgID           int          NOT NULL, -- Who gets it
    ApplNo          int          NULL,     -- Appeal it grew out of, empty if we came up with it
    Form            char(1)      NOT NULL, -- Kind of support {G: gift; S: sponsorship; M: match of what employees gave}
    Level           varchar(10)  NULL,     -- Sponsor level, such as Gold
    PledgeDate      bDate        NOT NULL, -- Day we promised
    PldgTotal       bDollar      NOT NULL, -- Everything promised
    PaidTD          bDollar      NOT NULL, -- Handed over so far
    DeductAmt       bDollar      NOT NULL, -- Part that can be deducted from tax
    Years           tinyint      NOT NULL, -- Years it runs
    AnonYN          bYN          NOT NULL, -- Our name is not to be mentioned {Y: anonymous; N: named}
    GLCo            bCompany     NULL,     -- Ledger company
    GLAcct          bGLAcct      NULL,     -- Account it is charged to
    PRIMARY KEY (DNCo, PledgeNo),
    FOREIGN KEY (DNGroup, OrgID) REFERENCES dbo.DNOrg (DNGroup, OrgID),
    FOREIGN KEY (DNCo, ApplNo) REFERENCES dbo.DNAP (DNCo, ApplNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Installments: one handing over of money, goods or labor on a pledge a row, due or done. */
CREATE TABLE dbo.DNIN (
    DNCo            bCompany     NOT NULL, -- Company
    PledgeNo        varchar(10)  NOT NULL, -- Pledge
    InstNo          smallint     NOT NULL, -- Counts the installments
    PromisedFor     bDate        NOT NULL, -- Day it should be handed over
    HandedOn        bDate        NULL,     -- Day it was handed over, empty until then
    Medium          char(1)      NOT NULL, -- What is given {C: check; W: wire; M: material; L: labor of our crews; E: use of our equipment}
    InstAmt         bDollar      NOT NULL, -- Value that was promised
    RealAmt         bDollar      NOT NULL, -- Value really given
    LaborHrs        bHrs         NOT NULL, -- Hours our crews gave
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job that carries the crews' cost, if any
    LetterDate      bDate        NULL,     -- Date of the thank-you letter that proves it for tax, empty if none came
    OKdBy           varchar(30)  NULL,     -- Who released it
    PRIMARY KEY (DNCo, PledgeNo, InstNo),
    FOREIGN KEY (DNCo, PledgeNo) REFERENCES dbo.DNPL (DNCo, PledgeNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Sponsor benefits: one thing we get in return for a sponsorship a row. */
CREATE TABLE dbo.DNBF (
    DNCo            bCompany     NOT NULL, -- Company
    PledgeNo        varchar(10)  NOT NULL, -- Pledge
    BenSeq          smallint     NOT NULL, -- Sequence of the benefit
    BenText         bItemDesc    NULL,     -- What we get, such as tickets or a banner
    BenKind         char(1)      NOT NULL, -- Sort {A: advertising; T: tickets; B: booth; D: dinner}
    Qty             smallint     NOT NULL, -- How many of it
    UsedQty         smallint     NOT NULL, -- How many we have used
    FairVal         bDollar      NOT NULL, -- What it is worth on the market
    PRCo            bCompany     NULL,     -- Payroll company
    GivenTo         bEmployee    NULL,     -- Employee who may enjoy it
    GoodThru        bDate        NULL,     -- Last day it can be used
    PRIMARY KEY (DNCo, PledgeNo, BenSeq),
    FOREIGN KEY (DNCo, PledgeNo) REFERENCES dbo.DNPL (DNCo, PledgeNo),
    FOREIGN KEY (PRCo, GivenTo) REFERENCES dbo.PREH (PRCo, Employee)
);
