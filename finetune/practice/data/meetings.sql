-- Meetings: series of meetings, their minutes, who came, and the actions that were agreed.

/* Meeting types: the list of kinds of meeting with how often each is held. */
CREATE TABLE dbo.MNTY (
    MNGroup         bGroup       NOT NULL, -- Group that shares the list
    MtgType         varchar(6)   NOT NULL, -- Code of the kind, as OAC or SAFE
    TypeDesc        bDesc        NULL,     -- Kind of meeting spelled out
    EveryDays       smallint     NULL,     -- Usual gap between two of them, in days
    DfltMins        smallint     NULL,     -- Planned length in minutes
    DfltPlace       varchar(30)  NULL,     -- Where it is usually held
    OwnerYN         bYN          NOT NULL, -- Client takes part {Y: client comes; N: internal}
    Retired         bYN          NOT NULL, -- No longer offered {Y: retired; N: current}
    PRIMARY KEY (MNGroup, MtgType)
);

/* Minutes headers: one meeting that was held or is to be held. */
CREATE TABLE dbo.MNMH (
    MNCo            bCompany     NOT NULL, -- Company that holds the meeting
    JCCo            bCompany     NOT NULL, -- Job cost company of the job
    Job             bJob         NOT NULL, -- Job the meeting is about
    MtgNo           smallint     NOT NULL, -- Running number on the job
    MNGroup         bGroup       NULL,     -- Group of the kind
    MtgType         varchar(6)   NULL,     -- Kind of meeting
    Subject         bItemDesc    NULL,     -- What it was about
    MtgDate         bDate        NOT NULL, -- Day of the meeting
    Place           varchar(30)  NULL,     -- Room or trailer
    RunMins         smallint     NULL,     -- Minutes it really took
    ChairBy         varchar(30)  NULL,     -- Person who led it
    ScribeBy        varchar(30)  NULL,     -- Person who wrote the minutes
    MinStat         char(1)      NOT NULL, -- State of the minutes {P: planned; D: draft; I: issued; X: called off}
    IssDate         bDate        NULL,     -- Day the minutes went out
    NextDate        bDate        NULL,     -- Day set for the following meeting
    PRIMARY KEY (MNCo, JCCo, Job, MtgNo),
    FOREIGN KEY (MNGroup, MtgType) REFERENCES dbo.MNTY (MNGroup, MtgType),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Attendance: one person invited to one meeting. */
CREATE TABLE dbo.MNAT (
    MNCo            bCompany     NOT NULL, -- Company of the meeting
    JCCo            bCompany     NOT NULL, -- Job cost company of the meeting
    Job             bJob         NOT NULL, -- Job of the meeting
    MtgNo           smallint     NOT NULL, -- Meeting
    AttSeq          smallint     NOT NULL, -- Sequence of the person
    PersName        varchar(30)  NULL,     -- Person invited
    Firm            varchar(30)  NULL,     -- Outfit the person works for
    Role            varchar(15)  NULL,     -- Part played, as ARCHITECT
    Email           varchar(60)  NULL,     -- Address the minutes go to
    CameYN          bYN          NOT NULL, -- Was there {Y: present; N: absent}
    ExcusedYN       bYN          NOT NULL, -- Said sorry beforehand {Y: excused; N: not}
    LateMins        smallint     NOT NULL, -- Minutes too late
    PRIMARY KEY (MNCo, JCCo, Job, MtgNo, AttSeq),
    FOREIGN KEY (MNCo, JCCo, Job, MtgNo) REFERENCES dbo.MNMH (MNCo, JCCo, Job, MtgNo)
);

/* Action items: one thing somebody promised to do in a meeting. */
CREATE TABLE dbo.MNAI (
    MNCo            bCompany     NOT NULL, -- Company of the meeting
    JCCo            bCompany     NOT NULL, -- Job cost company of the meeting
    Job             bJob         NOT NULL, -- Job of the meeting
    MtgNo           smallint     NOT NULL, -- Meeting where it was agreed
    ItemNo          smallint     NOT NULL, -- Number of the item in the minutes
    Topic           varchar(60)  NULL,     -- What has to be done
    BallWith        varchar(30)  NULL,     -- Person who must do it
    RaisedBy        varchar(30)  NULL,     -- Person who brought it up
    RaisedDate      bDate        NOT NULL, -- Day it was brought up
    TargetDate      bDate        NULL,     -- Day it was promised for
    FinDate         bDate        NULL,     -- Day it was finished, empty until then
    Weight          tinyint      NOT NULL, -- Importance {1: high; 2: medium; 3: low}
    CarryCnt        tinyint      NOT NULL, -- Times it was carried over to the next meeting
    ExpCost         bDollar      NOT NULL, -- Money it may cost
    RFIYN           bYN          NOT NULL, -- Became a formal question to the designer {Y: yes; N: no}
    PRIMARY KEY (MNCo, JCCo, Job, MtgNo, ItemNo),
    FOREIGN KEY (MNCo, JCCo, Job, MtgNo) REFERENCES dbo.MNMH (MNCo, JCCo, Job, MtgNo)
);
