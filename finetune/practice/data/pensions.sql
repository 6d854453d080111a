-- Pensions: union and company funds, the rates owed to them, hours reported, remittances and vested members.

/* Funds: one pension, annuity, health or training fund a row, with its trustee. */
CREATE TABLE dbo.PNFM (
    PNGroup         bGroup       NOT NULL, -- Group the fund belongs to
    Fund            varchar(10)  NOT NULL, -- Code of the fund
    FundName        bDesc        NULL,     -- Name of the fund
    Kind            char(1)      NOT NULL, -- What the money is for {P: pension; A: annuity; H: health and welfare; T: training; V: vacation}
    LocalNo         varchar(8)   NULL,     -- Union local the fund serves
    VendorGroup     bGroup       NULL,     -- Group of the trustee
    Trustee         bVendor      NULL,     -- Vendor the money is sent to
    DueDay          tinyint      NULL,     -- Day of the next month by which payment is owed
    LatePct         bPct         NOT NULL, -- Penalty on late money, as a share of it
    VestYrs         tinyint      NULL,     -- Years until a member keeps the pension
    FundedPct       bPct         NULL,     -- How much of its promises the fund can pay
    LiveYN          bYN          NOT NULL, -- Whether we still pay into it {Y: yes; N: no}
    PRIMARY KEY (PNGroup, Fund),
    FOREIGN KEY (VendorGroup, Trustee) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Fund rates: what is owed an hour to a fund for a craft and class from a day on. */
CREATE TABLE dbo.PNFR (
    PNGroup         bGroup       NOT NULL, -- Group of the fund
    Fund            varchar(10)  NOT NULL, -- Fund the rate is for
    Craft           varchar(10)  NOT NULL, -- Trade, such as LAB or CARP
    CraftClass      varchar(10)  NOT NULL, -- Grade in the trade, such as JRNY or APP1
    FromDate        bDate        NOT NULL, -- First day of the rate
    ThruDate        bDate        NULL,     -- Last day of the rate, empty while it holds
    HourRate        bUnitCost    NOT NULL, -- Dollars for an hour
    OTFactor        bPct         NOT NULL, -- Multiple applied to overtime
    PaidHrsYN       bYN          NOT NULL, -- Which hours count {Y: hours paid; N: hours worked}
    PRIMARY KEY (PNGroup, Fund, Craft, CraftClass, FromDate),
    FOREIGN KEY (PNGroup, Fund) REFERENCES dbo.PNFM (PNGroup, Fund)
);

/* Remittance reports: one monthly report to a fund a row, with what was due, what was sent and when. */
CREATE TABLE dbo.PNRH (
    PNCo            bCompany     NOT NULL, -- Company that reports
    RptMth          bMonth       NOT NULL, -- Month of the work
    PNGroup         bGroup       NOT NULL, -- Group of the fund
    Fund            varchar(10)  NOT NULL, -- Fund reported to
    DueBy           bDate        NULL,     -- Day the money must be there
    FiledDate       bDate        NULL,     -- Day the report was sent in, empty until then
    PaidDate        bDate        NULL,     -- Day the money went out, empty until then
    TotHrs          bHrs         NOT NULL, -- Hours on the report
    OwedAmt         bDollar      NOT NULL, -- Contributions owed
    SentAmt         bDollar      NOT NULL, -- Contributions paid over
    PenaltyAmt      bDollar      NOT NULL, -- Charge for being late
    CheckNo         varchar(10)  NULL,     -- Check or wire that paid it
    RptState        char(1)      NOT NULL, -- Where the report is {D: draft; F: filed; P: paid; Q: questioned by the fund}
    PreparedBy      varchar(30)  NULL,     -- Clerk who made it
    PRIMARY KEY (PNCo, RptMth, PNGroup, Fund),
    FOREIGN KEY (PNGroup, Fund) REFERENCES dbo.PNFM (PNGroup, Fund)
);

/* Remittance lines: the hours and money of one employee on one job in a report. */
CREATE TABLE dbo.PNRL (
    PNCo            bCompany     NOT NULL, -- Company that reports
    RptMth          bMonth       NOT NULL, -- Month of the work
    PNGroup         bGroup       NOT NULL, -- Group of the fund
    Fund            varchar(10)  NOT NULL, -- Fund reported to
    LineNum         int          NOT NULL, -- Line of the report
    PRCo            bCompany     NOT NULL, -- Payroll company of the worker
    Employee        bEmployee    NOT NULL, -- Worker the contribution is for
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Project worked on
    Craft           varchar(10)  NULL,     -- Trade worked in
    RegHrs          bHrs         NOT NULL, -- Straight time
    OTHrs           bHrs         NOT NULL, -- Overtime
    FirmAmt         bDollar      NOT NULL, -- Share the contractor pays
    WorkerAmt       bDollar      NOT NULL, -- Share withheld from the worker
    PRIMARY KEY (PNCo, RptMth, PNGroup, Fund, LineNum),
    FOREIGN KEY (PNCo, RptMth, PNGroup, Fund) REFERENCES dbo.PNRH (PNCo, RptMth, PNGroup, Fund),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Fund members: one worker's standing in a fund, with credits earned and balance. */
CREATE TABLE dbo.PNMember (
    PNCo            bCompany     NOT NULL, -- Company of the worker
    PNGroup         bGroup       NOT NULL, -- Group of the fund
    Fund            varchar(10)  NOT NULL, -- Fund the worker belongs to
    PRCo            bCompany     NOT NULL, -- Payroll company of the worker
    Employee        bEmployee    NOT NULL, -- Worker
    JoinDate        bDate        NULL,     -- Day of entry into the fund
    VestDate        bDate        NULL,     -- Day the pension became the worker's to keep, empty before that
    CreditYrs       bHrs         NOT NULL, -- Years of service counted
    AcctBal         bDollar      NOT NULL, -- Money standing in the worker's account
    Beneficiary     varchar(40)  NULL,     -- Person who inherits
    Standing        char(1)      NOT NULL, -- Condition of the member {A: active; B: break in service; R: retired; W: withdrawn}
    PRIMARY KEY (PNCo, PNGroup, Fund, PRCo, Employee),
    FOREIGN KEY (PNGroup, Fund) REFERENCES dbo.PNFM (PNGroup, Fund),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);
