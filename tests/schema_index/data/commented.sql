-- Job cost: a file as people write it by hand.

/* Job master: one row a job. */
CREATE TABLE dbo.JCJM (
    JCCo       bCompany     NOT NULL, -- Job cost company
    Job        bJob         NOT NULL, -- Job number, such as '1001-'
    -- What the job is called
    Description varchar(60) NULL,
    JobStatus  tinyint      NOT NULL, -- Status {0: pending; 1: open; 2: soft closed: no new cost; 3: closed}
    Contract   varchar(10)  NULL,     /* Contract that pays for it */
    CONSTRAINT PK_JCJM PRIMARY KEY (JCCo, Job), -- not a column
    CONSTRAINT FK_JCJM_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM
);

-- a line comment is no description
CREATE TABLE dbo.JCCM (
    JCCo bCompany NOT NULL, -- Company
    Contract varchar(10) NOT NULL, Status tinyint NULL, -- State of the contract
    Parent varchar(10) NULL REFERENCES JCXX (Contract),
    PRIMARY KEY (JCCo, Contract)
);
CREATE TYPE dbo.bCompany FROM tinyint;
CREATE TYPE bJob FROM varchar(10)
