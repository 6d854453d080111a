-- Marketing: campaigns, the money spent on them, trade shows and open days, and the leads they bring.

/* Campaign: one advertising effort with its budget and dates. */
CREATE TABLE dbo.MKCM (
    MKCo            bCompany     NOT NULL, -- Company that advertises
    Campaign        varchar(10)  NOT NULL, -- Code of the effort
    CampName        bItemDesc    NULL,     -- What we call it
    Channel         char(1)      NOT NULL, -- Where it runs {P: print; W: web; M: mail; R: radio; B: billboard}
    Audience        varchar(30)  NULL,     -- Who it is aimed at
    Phase           tinyint      NOT NULL, -- How far it is {0: idea; 1: approved; 2: live; 3: finished; 9: dropped}
    OrigBudget      bDollar      NOT NULL, -- Money first set aside
    CurrBudget      bDollar      NOT NULL, -- Money set aside after changes
    LaunchDate      bDate        NULL,     -- First day it runs
    StopDate        bDate        NULL,     -- Last day it runs
    PRCo            bCompany     NULL,     -- Payroll company of the manager
    Mgr             bEmployee    NULL,     -- Employee who runs it
    CoopYN          bYN          NOT NULL, -- Whether a supplier pays a share {Y: shared; N: all ours}
    PRIMARY KEY (MKCo, Campaign),
    FOREIGN KEY (PRCo, Mgr) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Spend: one bill or charge on a campaign. */
CREATE TABLE dbo.MKSP (
    MKCo            bCompany     NOT NULL, -- Company of the campaign
    Campaign        varchar(10)  NOT NULL, -- Campaign charged
    SpSeq           int          NOT NULL, -- Running number of the charge
    SpKind          varchar(6)   NULL,     -- What the money went on {AD: ad space; DSGN: design; PRNT: printing; GIFT: giveaways}
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Who was paid
    InvNo           varchar(15)  NULL,     -- Number on the bill
    InvDate         bDate        NOT NULL, -- Day on the bill
    GrossAmt        bDollar      NOT NULL, -- Billed in full
    CoopAmt         bDollar      NOT NULL, -- Part that the supplier pays back to us
    PaidOn          bDate        NULL,     -- Day we paid, empty until then
    Memo            varchar(80)  NULL,     -- Remark
    PRIMARY KEY (MKCo, Campaign, SpSeq),
    FOREIGN KEY (MKCo, Campaign) REFERENCES dbo.MKCM (MKCo, Campaign),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Events: one trade show, open day or dinner. */
CREATE TABLE dbo.MKEvent (
    MKCo            bCompany     NOT NULL, -- Company that takes part
    EventNo         int          NOT NULL, -- Number of the event
    EvName          varchar(60)  NULL,     -- Name of the event
    EvType          char(1)      NOT NULL, -- What it is {T: trade show; O: open house; D: dinner; G: golf outing}
    Campaign        varchar(10)  NULL,     -- Campaign it is part of
    City            varchar(30)  NULL,     -- Town
    Venue           varchar(40)  NULL,     -- Hall, hotel or course
    RegBy           bDate        NULL,     -- Last day to sign up
    EvDate          bDate        NULL,     -- Day it takes place
    BoothNo         varchar(10)  NULL,     -- Stand we were given, empty if none
    InvCnt          int          NOT NULL, -- People invited
    ShowCnt         int          NOT NULL, -- People who came
    EvCost          bDollar      NOT NULL, -- What it cost
    CancYN          bYN          NOT NULL, -- Whether it was called off {Y: called off; N: goes ahead}
    PRIMARY KEY (MKCo, EventNo),
    FOREIGN KEY (MKCo, Campaign) REFERENCES dbo.MKCM (MKCo, Campaign)
);

/* Leads: one person or firm that showed interest. */
CREATE TABLE dbo.MKLD (
    MKCo            bCompany     NOT NULL, -- Company that got the lead
    LeadNo          int          NOT NULL, -- Number of the lead
    LdName          varchar(60)  NULL,     -- Person or firm interested
    Town            varchar(30)  NULL,     -- Where they are
    Campaign        varchar(10)  NULL,     -- Campaign that brought them
    EventNo         int          NULL,     -- Event where we met them, empty if none
    Heat            char(1)      NOT NULL, -- How keen they are {H: hot; W: warm; C: cold}
    LdStat          char(1)      NOT NULL, -- What became of it {N: new; F: being followed up; Q: handed to sales; X: dead}
    RcvDate         bDate        NOT NULL, -- Day it came in
    FollowDt        bDate        NULL,     -- Day somebody should call next
    CallDt          bDate        NULL,     -- Day of the last call, empty if nobody has called
    RepName         varchar(30)  NULL,     -- Salesperson it was given to, empty if none
    PotAmt          bDollar      NOT NULL, -- What the work might be worth
    WonAmt          bDollar      NOT NULL, -- Work that came of it, zero if none
    PRIMARY KEY (MKCo, LeadNo),
    FOREIGN KEY (MKCo, Campaign) REFERENCES dbo.MKCM (MKCo, Campaign),
    FOREIGN KEY (MKCo, EventNo) REFERENCES dbo.MKEvent (MKCo, EventNo)
);

/* Web months: visits that a campaign brought to our web site in a month. */
CREATE TABLE dbo.MKWM (
    MKCo            bCompany     NOT NULL, -- Company of the site
    WebMth          bMonth       NOT NULL, -- Month counted
    Campaign        varchar(10)  NOT NULL, -- Campaign that sent the visitors
    Shown           int          NOT NULL, -- Times the ad was seen
    Clicks          int          NOT NULL, -- Times it was clicked
    Forms           int          NOT NULL, -- Contact forms filled in
    Mobile          int          NOT NULL, -- Clicks that came from phones
    ClickCost       bDollar      NOT NULL, -- Paid for the clicks
    FinalYN         bYN          NOT NULL, -- Whether the figures are final {Y: final; N: may still change}
    PRIMARY KEY (MKCo, WebMth, Campaign),
    FOREIGN KEY (MKCo, Campaign) REFERENCES dbo.MKCM (MKCo, Campaign)
);
