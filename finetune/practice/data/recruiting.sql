-- Recruiting: openings, people who apply, their interviews and the offers made.

/* Job openings: one requisition to hire a row, with how many are wanted and by when. */
CREATE TABLE dbo.HUJO (
    HUCo            bCompany     NOT NULL, -- Company that is hiring
    ReqNo           varchar(10)  NOT NULL, -- Requisition number
    Title           bDesc        NULL,     -- Position to be filled
    Trade           varchar(10)  NULL,     -- Craft wanted, such as CARP, OPER, IRON
    JCCo            bCompany     NULL,     -- Job cost company of the project
    Job             bJob         NULL,     -- Project the people are wanted for
    NumWanted       smallint     NOT NULL, -- Headcount asked for
    NumFilled       smallint     NOT NULL, -- Headcount hired so far
    PostDate        bDate        NULL,     -- Day the opening was advertised
    NeedBy          bDate        NULL,     -- Day the crew must be on site
    ClosedOn        bDate        NULL,     -- Day the opening was taken down, empty while it runs
    ReqStat         char(1)      NOT NULL, -- Where the requisition stands {O: open; H: on hold; F: filled; X: cancelled}
    LowRate         bUnitCost    NOT NULL, -- Bottom of the hourly pay range
    TopRate         bUnitCost    NOT NULL, -- Ceiling of the hourly pay range
    HiringMgr       varchar(30)  NULL,     -- Superintendent or manager who asked for the people
    Recruiter       varchar(30)  NULL,     -- Person in HR who works the opening
    PRIMARY KEY (HUCo, ReqNo),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Applicant sources: the list of places applicants come from, such as agencies, job boards and referrals. */
CREATE TABLE dbo.HUSC (
    HUCo            bCompany     NOT NULL, -- Company of the source
    SrcCode         varchar(8)   NOT NULL, -- Short code of where applicants come from
    Descrip         bDesc        NULL,     -- Name of the source
    AgencyYN        bYN          NOT NULL, -- Whether it is a staffing agency {Y: agency; N: other}
    HireFee         bDollar      NOT NULL, -- What is due for each person hired through it
    YrBudget        bDollar      NOT NULL, -- Money set aside for it this year
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- Vendor that bills for it
    InUseYN         bYN          NOT NULL, -- Whether it is still used {Y: used; N: dropped}
    PRIMARY KEY (HUCo, SrcCode),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Applicants: one person who applied a row, with experience and how far the application has got. */
CREATE TABLE dbo.HUAP (
    HUCo            bCompany     NOT NULL, -- Company applied to
    ApplNo          int          NOT NULL, -- Number given to the application
    GivenName       varchar(30)  NULL,     -- First name
    Surname         varchar(30)  NULL,     -- Last name
    Town            varchar(30)  NULL,     -- City the person lives in
    St              varchar(2)   NULL,     -- State the person lives in, such as TX
    SrcCode         varchar(8)   NULL,     -- Where the person heard of us, from HUSC
    RecvDate        bDate        NOT NULL, -- Day the application came in
    YrsExp          tinyint      NULL,     -- Years worked in the trade
    AskRate         bUnitCost    NULL,     -- Hourly wage the person wants
    CDLYN           bYN          NOT NULL, -- Holds a commercial driving licence {Y: yes; N: no}
    RehireYN        bYN          NOT NULL, -- Worked for us before {Y: former employee; N: new}
    Stage           tinyint      NOT NULL, -- How far the application is {0: received; 1: screened; 2: interviewed; 3: offered; 4: hired; 9: turned down}
    PRCo            bCompany     NULL,     -- Payroll company once hired
    Employee        bEmployee    NULL,     -- Employee number once hired
    PRIMARY KEY (HUCo, ApplNo),
    FOREIGN KEY (HUCo, SrcCode) REFERENCES dbo.HUSC (HUCo, SrcCode),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Interviews: one talk with an applicant about an opening a row. */
CREATE TABLE dbo.HUIV (
    HUCo            bCompany     NOT NULL, -- Company of the applicant
    ApplNo          int          NOT NULL, -- Applicant who is interviewed
    TalkSeq         smallint     NOT NULL, -- Sequence of the interview
    ReqNo           varchar(10)  NULL,     -- Opening it is about
    BookedDate      bDate        NOT NULL, -- Day the interview was arranged
    HeldDate        bDate        NULL,     -- Day it took place, empty until then
    Medium          char(1)      NOT NULL, -- How it is done {P: by phone; V: by video; S: on site}
    Interviewer     varchar(30)  NULL,     -- Person who asks the questions
    Score           tinyint      NULL,     -- Mark from 1 to 10
    RecommendYN     bYN          NOT NULL, -- Whether the interviewer says hire {Y: hire; N: do not}
    NoShowYN        bYN          NOT NULL, -- The applicant did not turn up {Y: missed; N: came}
    PRIMARY KEY (HUCo, ApplNo, TalkSeq),
    FOREIGN KEY (HUCo, ApplNo) REFERENCES dbo.HUAP (HUCo, ApplNo),
    FOREIGN KEY (HUCo, ReqNo) REFERENCES dbo.HUJO (HUCo, ReqNo)
);

/* Offers: one job offer made to an applicant a row, with what was offered and the answer. */
CREATE TABLE dbo.HUOffer (
    HUCo            bCompany     NOT NULL, -- Company that makes the offer
    OfferNo         int          NOT NULL, -- Number of the offer letter
    ApplNo          int          NOT NULL, -- Applicant it went to
    ReqNo           varchar(10)  NOT NULL, -- Opening it is for
    SentDate        bDate        NULL,     -- Day the letter went out
    LapseDate       bDate        NULL,     -- Day it runs out
    AnswerDate      bDate        NULL,     -- Day the person replied, empty while waiting
    StartDate       bDate        NULL,     -- First day of work agreed
    OfferRate       bUnitCost    NOT NULL, -- Hourly wage offered
    SignBonus       bDollar      NOT NULL, -- One-time payment for signing
    RelocAmt        bDollar      NOT NULL, -- Allowance for moving house
    Answer          char(1)      NOT NULL, -- What the person said {W: waiting; A: accepted; D: declined}
    PRIMARY KEY (HUCo, OfferNo),
    FOREIGN KEY (HUCo, ApplNo) REFERENCES dbo.HUAP (HUCo, ApplNo),
    FOREIGN KEY (HUCo, ReqNo) REFERENCES dbo.HUJO (HUCo, ReqNo)
);
