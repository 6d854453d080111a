-- Performance reviews: yearly talks with employees, marks per skill, goals agreed and plans for those who fall short.

/* Performance reviews: one review of one employee a row, from booking to signature. */
CREATE TABLE dbo.PFRV (
    PFCo            bCompany     NOT NULL, -- Company that holds the review
    RevNo           int          NOT NULL, -- Number of the review
    PRCo            bCompany     NULL,     -- Payroll company of the employee
    Employee        bEmployee    NULL,     -- Person who is being judged
    RevType         char(1)      NOT NULL, -- Occasion {A: annual; M: mid-year; P: end of probation; X: exit}
    Supv            varchar(30)  NULL,     -- Boss who conducts it
    SecondRdr       varchar(30)  NULL,     -- Manager above, who reads it over
    Dept            varchar(10)  NULL,     -- Department the person works in
    PlanDate        bDate        NULL,     -- Day the talk is booked for
    HeldDate        bDate        NULL,     -- Day the talk took place, empty until then
    SignDate        bDate        NULL,     -- Day the employee put a name under it, empty until then
    SelfScore       bPct         NULL,     -- Marks the employee gave to himself or herself
    SupvScore       bPct         NULL,     -- Marks the boss gave
    Overall         tinyint      NULL,     -- Final grade {1: unsatisfactory; 2: needs work; 3: meets; 4: exceeds; 5: outstanding}
    RaisePct        bPct         NULL,     -- Pay increase recommended, in percent
    DisputeYN       bYN          NOT NULL, -- Employee objected to the outcome {Y: objected; N: accepted}
    PRIMARY KEY (PFCo, RevNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Ratings: one skill graded within one review a row. */
CREATE TABLE dbo.PFRT (
    PFCo            bCompany     NOT NULL, -- Company of the review
    RevNo           int          NOT NULL, -- Review it belongs to
    RtSeq           smallint     NOT NULL, -- Order on the form
    PFGroup         bGroup       NULL,     -- Group of the skill list
    Skill           varchar(8)   NULL,     -- Skill that is graded
    SelfRtg         tinyint      NULL,     -- Stars the employee claims, one to five
    SupvRtg         tinyint      NULL,     -- Stars the boss awards, one to five
    PriorRtg        tinyint      NULL,     -- Stars awarded last time
    WtPct           bPct         NOT NULL, -- Weight in the final grade
    Remark          varchar(60)  NULL,     -- What the boss wrote next to it
    PRIMARY KEY (PFCo, RevNo, RtSeq),
    FOREIGN KEY (PFCo, RevNo) REFERENCES dbo.PFRV (PFCo, RevNo),
    FOREIGN KEY (PFGroup, Skill) REFERENCES dbo.PFSkill (PFGroup, Skill)
);

/* Skill list: one skill or behavior that people are graded on a row. */
CREATE TABLE dbo.PFSkill (
    PFGroup         bGroup       NOT NULL, -- Group that shares the list
    Skill           varchar(8)   NOT NULL, -- Code of the skill
    Title           bDesc        NULL,     -- What it is called on the form
    Family          char(1)      NOT NULL, -- Sort of skill {S: safety; L: leadership; T: technical; B: behavior}
    DfltWt          bPct         NOT NULL, -- Weight proposed for new forms
    MinRtg          tinyint      NULL,     -- Stars below which coaching is due
    FieldYN         bYN          NOT NULL, -- Asked of field hands too {Y: field and office; N: office only}
    UseYN           bYN          NOT NULL, -- Still on the form {Y: on it; N: dropped}
    PRIMARY KEY (PFGroup, Skill)
);

/* Goals: one target agreed with an employee a row, and how far it got. */
CREATE TABLE dbo.PFGL (
    PFCo            bCompany     NOT NULL, -- Company of the goal
    GoalNo          int          NOT NULL, -- Number of the goal
    RevNo           int          NULL,     -- Review in which it was agreed
    PRCo            bCompany     NULL,     -- Payroll company of the owner
    Employee        bEmployee    NULL,     -- Owner of the goal
    GoalText        bItemDesc    NULL,     -- What is to be reached
    GoalKind        char(1)      NOT NULL, -- Nature of it {D: development; O: output; C: cost saving; S: safety}
    SetDate         bDate        NOT NULL, -- Day it was agreed
    TgtDate         bDate        NULL,     -- Deadline
    DoneDate        bDate        NULL,     -- Day it was reached, empty while not
    PctDone         bPct         NOT NULL, -- Progress so far, in percent
    TgtAmt          bDollar      NOT NULL, -- Money it should bring
    RealAmt         bDollar      NOT NULL, -- Money it brought
    DropYN          bYN          NOT NULL, -- Given up along the way {Y: given up; N: kept}
    PRIMARY KEY (PFCo, GoalNo),
    FOREIGN KEY (PFCo, RevNo) REFERENCES dbo.PFRV (PFCo, RevNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Improvement plans (PIPs): one formal plan for an employee who falls short a row. */
CREATE TABLE dbo.PFIP (
    PFCo            bCompany     NOT NULL, -- Company of the plan
    PIPNo           varchar(10)  NOT NULL, -- Number of the improvement plan
    RevNo           int          NULL,     -- Review that led to it
    Reason          bItemDesc    NULL,     -- Why it was needed
    Mentor          varchar(30)  NULL,     -- Colleague who helps along
    HRRep           varchar(30)  NULL,     -- Person in HR who keeps the file
    BegDate         bDate        NOT NULL, -- First day of the plan
    EndDate         bDate        NULL,     -- Last day of the plan
    ExtDays         smallint     NOT NULL, -- Days added to it
    CoachHrs        bHrs         NOT NULL, -- Coaching given
    CoachCost       bDollar      NOT NULL, -- What the coaching cost
    PIPStat         tinyint      NOT NULL, -- Where it stands {0: running; 1: passed; 2: failed; 3: withdrawn}
    PRIMARY KEY (PFCo, PIPNo),
    FOREIGN KEY (PFCo, RevNo) REFERENCES dbo.PFRV (PFCo, RevNo)
);
