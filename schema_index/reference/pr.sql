-- Payroll: reference tables for Viewpoint Vista.

/* Payroll company parameters: one row a payroll company, naming the companies it works with in other modules and what it interfaces. */
CREATE TABLE dbo.PRCO (
    PRCo                bCompany        NOT NULL, -- Payroll company these settings belong to
    GLCo                bCompany        NOT NULL, -- General ledger company payroll posts to
    Jrnl                bJrnl           NULL,     -- GL journal for payroll entries
    GLInterface         bYN             NOT NULL, -- Whether payroll posts to the general ledger
    CMCo                bCompany        NOT NULL, -- Cash management company that holds the pay accounts
    APCo                bCompany        NULL,     -- AP company for payments to agencies and unions
    JCCo                bCompany        NOT NULL, -- Job cost company used by default
    JCInterface         bYN             NOT NULL, -- Whether payroll posts cost to jobs
    EMCo                bCompany        NULL,     -- Equipment company used by default
    EMInterface         bYN             NOT NULL, -- Whether payroll posts to equipment
    SMCo                bCompany        NULL,     -- Service management company used by default
    SMInterface         bYN             NOT NULL, -- Whether payroll posts to service work
    AutoOT              bYN             NOT NULL, -- Whether overtime is worked out automatically
    OTEarnCode          bEDLCode        NULL,     -- Earnings code used for automatic overtime
    AllowNoPhase        bYN             NOT NULL, -- Whether job timecards may lack a phase
    OfficeState         varchar(4)      NULL,     -- State of the payroll office
    OfficeLocal         bLocalCode      NULL,     -- Local tax code of the payroll office
    CONSTRAINT PK_PRCO PRIMARY KEY (PRCo),
    CONSTRAINT FK_PRCO_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Employee master (payroll employees): names, contact, hire and termination dates, pay group, department, craft, class, crew and pay rates. Pay rates are secured data. */
CREATE TABLE dbo.PREH (
    PRCo                bCompany        NOT NULL, -- Payroll company that employs the person
    Employee            bEmployee       NOT NULL, -- Employee number within the payroll company
    LastName            varchar(30)     NOT NULL, -- Family name of the employee
    FirstName           varchar(30)     NULL,     -- Given name of the employee
    MidName             varchar(15)     NULL,     -- Middle name of the employee
    SortName            bSortName       NOT NULL, -- Short name used for sorting and look-up
    City                varchar(30)     NULL,     -- City where the employee lives
    State               varchar(4)      NULL,     -- State where the employee lives
    Phone               bPhone          NULL,     -- Home phone number of the employee
    CellPhone           bPhone          NULL,     -- Mobile phone number of the employee
    Email               varchar(60)     NULL,     -- Email address of the employee
    HireDate            bDate           NULL,     -- Date the employee was hired
    TermDate            bDate           NULL,     -- Date employment ended, empty while employed
    RecentRehireDate    bDate           NULL,     -- Latest date the employee was rehired
    ActiveYN            bYN             NOT NULL, -- Whether the employee is active {Y: active; N: inactive}
    PRGroup             bGroup          NOT NULL, -- Payroll group the employee is paid in
    PRDept              bDept           NOT NULL, -- Payroll department of the employee
    Craft               bCraft          NULL,     -- Craft, trade or union of the employee
    Class               bClass          NULL,     -- Class or level within the craft
    Crew                varchar(10)     NULL,     -- Crew the employee usually works with
    Shift               tinyint         NULL,     -- Shift the employee usually works
    InsCode             bInsCode        NOT NULL, -- Workers compensation insurance code by default
    TaxState            varchar(4)      NULL,     -- State for income tax withholding
    UnempState          varchar(4)      NOT NULL, -- State for unemployment insurance
    InsState            varchar(4)      NOT NULL, -- State for workers compensation insurance
    JCCo                bCompany        NULL,     -- Job cost company of the default job
    Job                 bJob            NULL,     -- Job the employee works on by default
    EarnCode            bEDLCode        NOT NULL, -- Earnings code used by default
    HrlyRate            bUnitCost       NOT NULL, -- Hourly pay rate, for hourly employees
    SalaryAmt           bDollar         NOT NULL, -- Salary for a pay period, for salaried staff
    OTOpt               char(1)         NOT NULL, -- How overtime is worked out {D: daily, by employee; J: daily, by job; C: daily, by craft; W: weekly; N: none}
    DirDeposit          char(1)         NOT NULL, -- Whether pay goes by direct deposit {N: none; P: prenote; A: active}
    CertYN              bYN             NOT NULL, -- Whether the person belongs on certified payroll
    OccupCat            varchar(10)     NULL,     -- Occupation category of the employee
    CONSTRAINT PK_PREH PRIMARY KEY (PRCo, Employee),
    CONSTRAINT FK_PREH_PRGR FOREIGN KEY (PRCo, PRGroup) REFERENCES dbo.PRGR (PRCo, PRGroup),
    CONSTRAINT FK_PREH_PRCC FOREIGN KEY (PRCo, Craft, Class) REFERENCES dbo.PRCC (PRCo, Craft, Class),
    CONSTRAINT FK_PREH_PRCM FOREIGN KEY (PRCo, Craft) REFERENCES dbo.PRCM (PRCo, Craft),
    CONSTRAINT FK_PREH_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PREH_PREC FOREIGN KEY (PRCo, EarnCode) REFERENCES dbo.PREC (PRCo, EarnCode),
    CONSTRAINT FK_PREH_PRCO FOREIGN KEY (PRCo) REFERENCES dbo.PRCO (PRCo),
    CONSTRAINT FK_PREH_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Timecards: posted labor hours of employees, one line per earnings code and job, equipment or service work order, with hours, rate and amount. */
CREATE TABLE dbo.PRTH (
    PRCo                bCompany        NOT NULL, -- Payroll company of the timecard
    PRGroup             bGroup          NOT NULL, -- Payroll group paid in this period
    PREndDate           bDate           NOT NULL, -- End date of the pay period
    Employee            bEmployee       NOT NULL, -- Employee number who worked the hours
    PaySeq              tinyint         NOT NULL, -- Payment run within the pay period
    PostSeq             smallint        NOT NULL, -- Line number of the timecard
    Type                char(1)         NOT NULL, -- Kind of work the timecard is for {J: job; M: mechanic, on equipment; S: service}
    PostDate            bDate           NOT NULL, -- Day the hours were worked
    JCCo                bCompany        NULL,     -- Job cost company of the job
    Job                 bJob            NULL,     -- Job the hours were worked on
    PhaseGroup          bGroup          NULL,     -- Phase group of the phase
    Phase               bPhase          NULL,     -- Phase of the job worked on
    JCDept              bDept           NULL,     -- Job cost department charged
    EMCo                bCompany        NULL,     -- Equipment company of the equipment worked
    WO                  bWO             NULL,     -- Equipment work order a mechanic worked on
    WOItem              bItem           NULL,     -- Item of the equipment work order
    Equipment           bEquip          NULL,     -- Equipment operated or repaired
    CostCode            bCostCode       NULL,     -- Equipment cost code of the repair work
    TaxState            varchar(4)      NULL,     -- State taxed for this work
    InsState            varchar(4)      NULL,     -- State of workers compensation for this work
    InsCode             bInsCode        NULL,     -- Workers compensation insurance code of the work
    PRDept              bDept           NOT NULL, -- Payroll department the labor is charged to
    Crew                varchar(10)     NULL,     -- Crew the hours were entered for
    Cert                bYN             NOT NULL, -- Whether the hours count for certified payroll {Y: certified; N: not certified}
    Craft               bCraft          NULL,     -- Craft or union worked under
    Class               bClass          NULL,     -- Class within the craft worked under
    EarnCode            bEDLCode        NOT NULL, -- Earnings code, such as regular or overtime
    Shift               tinyint         NOT NULL, -- Shift the hours were worked on
    Hours               bHrs            NOT NULL, -- Hours worked on this line
    Rate                bUnitCost       NOT NULL, -- Pay rate used for the line
    Amt                 bDollar         NOT NULL, -- Earnings of the line, its labor pay
    Memo                varchar(500)    NULL,     -- Free text remark on the timecard
    SMCo                bCompany        NULL,     -- Service company of the work order
    SMWorkOrder         int             NULL,     -- Service work order worked on
    SMScope             int             NULL,     -- Scope of the service work order
    CONSTRAINT PK_PRTH PRIMARY KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq, PostSeq),
    CONSTRAINT FK_PRTH_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_PRTH_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_PRTH_PREC FOREIGN KEY (PRCo, EarnCode) REFERENCES dbo.PREC (PRCo, EarnCode),
    CONSTRAINT FK_PRTH_PRPC FOREIGN KEY (PRCo, PRGroup, PREndDate) REFERENCES dbo.PRPC (PRCo, PRGroup, PREndDate),
    CONSTRAINT FK_PRTH_PRSQ FOREIGN KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq) REFERENCES dbo.PRSQ (PRCo, PRGroup, PREndDate, Employee, PaySeq),
    CONSTRAINT FK_PRTH_PRDP FOREIGN KEY (PRCo, PRDept) REFERENCES dbo.PRDP (PRCo, PRDept),
    CONSTRAINT FK_PRTH_PRCC FOREIGN KEY (PRCo, Craft, Class) REFERENCES dbo.PRCC (PRCo, Craft, Class),
    CONSTRAINT FK_PRTH_PRCM FOREIGN KEY (PRCo, Craft) REFERENCES dbo.PRCM (PRCo, Craft),
    CONSTRAINT FK_PRTH_EMEM FOREIGN KEY (EMCo, Equipment) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Pay period totals of an employee by code: earnings, deductions and employer liabilities of each pay sequence. Filter EDLType, as the three kinds are mixed. */
CREATE TABLE dbo.PRDT (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRGroup             bGroup          NOT NULL, -- Payroll group paid in this period
    PREndDate           bDate           NOT NULL, -- End date of the pay period
    Employee            bEmployee       NOT NULL, -- Employee number the amounts belong to
    PaySeq              tinyint         NOT NULL, -- Payment run within the pay period
    EDLType             char(1)         NOT NULL, -- Earning, deduction or liability {E: earning, code from PREC; D: deduction, code from PRDL; L: liability, code from PRDL}
    EDLCode             bEDLCode        NOT NULL, -- Earnings, deduction or liability code, read by EDLType
    Hours               bHrs            NOT NULL, -- Hours behind the earning
    Amount              bDollar         NOT NULL, -- Calculated amount of the code
    SubjectAmt          bDollar         NOT NULL, -- Pay the deduction or liability was figured on
    EligibleAmt         bDollar         NOT NULL, -- Pay that could be subject, before limits
    UseOver             bYN             NOT NULL, -- Whether an override amount was entered {Y: OverAmt counts in place of Amount; N: Amount counts}
    OverAmt             bDollar         NOT NULL, -- Override amount entered by hand
    VendorGroup         bGroup          NULL,     -- Vendor group of the vendor
    Vendor              bVendor         NULL,     -- Vendor to whom the amount is remitted
    APDesc              bDesc           NULL,     -- Description carried to accounts payable
    PaybackAmt          bDollar         NOT NULL, -- Amount of arrears paid back
    CONSTRAINT PK_PRDT PRIMARY KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq, EDLType, EDLCode),
    CONSTRAINT FK_PRDT_PRSQ FOREIGN KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq) REFERENCES dbo.PRSQ (PRCo, PRGroup, PREndDate, Employee, PaySeq),
    CONSTRAINT FK_PRDT_PRPC FOREIGN KEY (PRCo, PRGroup, PREndDate) REFERENCES dbo.PRPC (PRCo, PRGroup, PREndDate),
    CONSTRAINT FK_PRDT_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_PRDT_PRGR FOREIGN KEY (PRCo, PRGroup) REFERENCES dbo.PRGR (PRCo, PRGroup)
);

/* Employee pay sequences: gross earnings, deductions and payment of an employee in a pay period. It has been paid once CMRef (the check or EFT number) is filled. */
CREATE TABLE dbo.PRSQ (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRGroup             bGroup          NOT NULL, -- Payroll group paid in this period
    PREndDate           bDate           NOT NULL, -- End date of the pay period
    Employee            bEmployee       NOT NULL, -- Employee number who is paid
    PaySeq              tinyint         NOT NULL, -- Payment run within the pay period
    CMCo                bCompany        NOT NULL, -- Cash management company of the bank account
    CMAcct              bCMAcct         NOT NULL, -- Bank account (CM account) pay is drawn on
    PayMethod           char(1)         NOT NULL, -- How the employee is paid {C: check; E: EFT, direct deposit; X: probably no payment}
    CMRef               bCMRef          NULL,     -- Check or EFT number, empty until paid
    ChkType             char(1)         NULL,     -- How the check was made {C: computer; M: manual}
    PaidDate            bDate           NULL,     -- Date of the payment
    PaidMth             bMonth          NULL,     -- Month the payment falls in
    Hours               bHrs            NOT NULL, -- Total hours paid in the sequence
    Earnings            bDollar         NOT NULL, -- Gross earnings of the sequence
    Dedns               bDollar         NOT NULL, -- Total deductions taken from pay
    Processed           bYN             NOT NULL, -- Whether payroll processing has been run
    CMInterface         bYN             NOT NULL, -- Whether the payment went to cash management
    CONSTRAINT PK_PRSQ PRIMARY KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq),
    CONSTRAINT FK_PRSQ_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_PRSQ_PRPC FOREIGN KEY (PRCo, PRGroup, PREndDate) REFERENCES dbo.PRPC (PRCo, PRGroup, PREndDate),
    CONSTRAINT FK_PRSQ_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct),
    CONSTRAINT FK_PRSQ_PRCO FOREIGN KEY (PRCo) REFERENCES dbo.PRCO (PRCo)
);

/* Pay periods (pay period control): each payroll group's period with its begin and end dates, open or closed status and which interfaces are done. */
CREATE TABLE dbo.PRPC (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRGroup             bGroup          NOT NULL, -- Payroll group the period belongs to
    PREndDate           bDate           NOT NULL, -- End date that names the pay period
    BeginDate           bDate           NOT NULL, -- First day of the pay period
    MultiMth            bYN             NOT NULL, -- Whether the period spans two months
    BeginMth            bMonth          NOT NULL, -- Month the pay period begins in
    EndMth              bMonth          NULL,     -- Second month, when the period spans two
    CutoffDate          bDate           NULL,     -- Last day that counts to the first month
    Hrs                 smallint        NOT NULL, -- Standard hours in the pay period
    Days                tinyint         NOT NULL, -- Working days in the pay period
    Wks                 tinyint         NOT NULL, -- Weeks in the pay period
    Status              tinyint         NOT NULL, -- Whether the pay period is open {0: open; 1: closed}
    DateClosed          smalldatetime   NULL,     -- Date the pay period was closed
    GLInterface         bYN             NOT NULL, -- Whether the general ledger interface is final {Y: final; N: not final}
    JCInterface         bYN             NOT NULL, -- Whether the job cost interface is final
    EMInterface         bYN             NOT NULL, -- Whether the equipment interface is final
    APInterface         bYN             NOT NULL, -- Whether the accounts payable interface is final
    LeaveProcess        bYN             NOT NULL, -- Whether leave accruals have been processed
    CONSTRAINT PK_PRPC PRIMARY KEY (PRCo, PRGroup, PREndDate),
    CONSTRAINT FK_PRPC_PRGR FOREIGN KEY (PRCo, PRGroup) REFERENCES dbo.PRGR (PRCo, PRGroup),
    CONSTRAINT FK_PRPC_PRCO FOREIGN KEY (PRCo) REFERENCES dbo.PRCO (PRCo)
);

/* Payroll payment history: paychecks and direct deposits (EFTs) issued to employees, with net pay; leave out voided ones for what was really paid. */
CREATE TABLE dbo.PRPH (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    CMCo                bCompany        NOT NULL, -- Cash management company of the bank account
    CMAcct              bCMAcct         NOT NULL, -- Bank account (CM account) paid from
    PayMethod           char(1)         NOT NULL, -- How the payment was made {C: check; E: EFT}
    CMRef               bCMRef          NOT NULL, -- Check number or EFT reference
    CMRefSeq            tinyint         NOT NULL, -- Sequence of the check or EFT reference
    EFTSeq              smallint        NOT NULL, -- Place of the payment within its EFT
    PRGroup             bGroup          NOT NULL, -- Payroll group that was paid
    PREndDate           bDate           NOT NULL, -- End date of the pay period paid
    Employee            bEmployee       NOT NULL, -- Employee number who was paid
    PaySeq              tinyint         NOT NULL, -- Payment run within the pay period
    ChkType             char(1)         NULL,     -- Whether the check was computer made or manual
    PaidDate            bDate           NOT NULL, -- Date of the paycheck or deposit
    PaidMth             bMonth          NOT NULL, -- Month the payment falls in
    Hours               bHrs            NOT NULL, -- Total hours paid by the payment
    Earnings            bDollar         NOT NULL, -- Gross earnings of the payment
    Dedns               bDollar         NOT NULL, -- Deductions taken out of the payment
    PaidAmt             bDollar         NOT NULL, -- Net amount paid to the employee
    NonTrueAmt          bDollar         NOT NULL, -- Earnings that are not real pay
    Void                bYN             NOT NULL, -- Whether the payment was voided {Y: voided; N: live}
    VoidMemo            bDesc           NULL,     -- Reason the payment was voided
    CONSTRAINT PK_PRPH PRIMARY KEY (PRCo, CMCo, CMAcct, PayMethod, CMRef, CMRefSeq, EFTSeq),
    CONSTRAINT FK_PRPH_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_PRPH_PRPC FOREIGN KEY (PRCo, PRGroup, PREndDate) REFERENCES dbo.PRPC (PRCo, PRGroup, PREndDate),
    CONSTRAINT FK_PRPH_PRSQ FOREIGN KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq) REFERENCES dbo.PRSQ (PRCo, PRGroup, PREndDate, Employee, PaySeq),
    CONSTRAINT FK_PRPH_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct)
);

/* Earnings codes: kinds of pay such as regular, overtime, vacation or bonus, with the pay factor and whether they count as true earnings. */
CREATE TABLE dbo.PREC (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    EarnCode            bEDLCode        NOT NULL, -- Number of the earnings code
    Description         bDesc           NULL,     -- Name of the earnings code
    Method              char(1)         NOT NULL, -- How the earning is worked out {A: amount; G: rate of gross; H: rate per hour; F: factored rate per hour; S: straight time equivalent; V: variable rate; D: probably rate per day; R: routine; L: probably leave}
    Factor              bRate           NOT NULL, -- Multiple of the pay rate, above 1 for overtime
    TrueEarns           bYN             NOT NULL, -- Whether it is real pay in gross pay {Y: real pay; N: imputed or benefit, left out of gross}
    EarnType            bEarnType       NOT NULL, -- Earnings type the code belongs to
    JCCostType          bJCCType        NOT NULL, -- Job cost type that the earnings post to
    CertRpt             bYN             NOT NULL, -- Whether it prints on certified payroll
    OTCalcs             bYN             NOT NULL, -- Whether its hours count in overtime calculation
    SubjToAddOns        bYN             NOT NULL, -- Whether add-on earnings are figured on it
    StandardLimit       bDollar         NOT NULL, -- Limit set on the earning by default
    AutoAP              bYN             NOT NULL, -- Whether an AP payment is made automatically
    VendorGroup         bGroup          NULL,     -- Vendor group of the vendor
    Vendor              bVendor         NULL,     -- Vendor to whom the earning is remitted
    GLCo                bCompany        NULL,     -- General ledger company of the account
    GLAcct              bGLAcct         NULL,     -- GL account for the earnings code
    CONSTRAINT PK_PREC PRIMARY KEY (PRCo, EarnCode),
    CONSTRAINT FK_PREC_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_PREC_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Deduction and liability codes: taxes, union dues, benefits, garnishments taken from pay, and employer burden, with rates and limits. */
CREATE TABLE dbo.PRDL (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    DLCode              bEDLCode        NOT NULL, -- Number of the deduction or liability code
    Description         bDesc           NULL,     -- Name of the deduction or liability
    DLType              char(1)         NOT NULL, -- Deduction from pay or employer cost {D: deduction, paid by the employee; L: liability, paid by the employer}
    Method              varchar(10)     NOT NULL, -- How the amount is worked out {A: flat amount; R: routine; G: rate of gross; H: rate per hour; V: variable rate per hour; F: factored rate; S: straight time equivalent; D: probably rate per day; N: probably rate of net; DN: rate of a deduction}
    CalcCategory        varchar(1)      NOT NULL, -- Level the code is calculated at {F: federal; S: state; L: local; I: insurance; C: craft; E: employee; A: probably any}
    FedType             varchar(1)      NULL,     -- Which federal tax it is, if any {1: federal withholding; 2: FUTA; 3: Social Security; 4: Medicare}
    LiabType            bLiabilityType  NULL,     -- Liability type of an employer cost
    RateAmt1            bUnitCost       NOT NULL, -- First rate or amount
    RateAmt2            bUnitCost       NOT NULL, -- Second rate or amount
    LimitBasis          char(1)         NOT NULL, -- What the limit applies to {N: no limit; S: subject amount; C: calculated amount; R: rate of earnings}
    LimitAmt            bDollar         NOT NULL, -- Limit set on the deduction or liability
    LimitPeriod         char(1)         NULL,     -- Period over which the limit counts
    PreTax              bYN             NOT NULL, -- Whether it is taken out before tax
    AutoAP              bYN             NOT NULL, -- Whether an AP payment is made automatically
    VendorGroup         bGroup          NULL,     -- Vendor group of the vendor
    Vendor              bVendor         NULL,     -- Vendor or agency that is paid
    GLCo                bCompany        NOT NULL, -- General ledger company of the account
    GLAcct              bGLAcct         NOT NULL, -- GL account for the deduction or liability
    IncldW2             bYN             NOT NULL, -- Whether it is shown on the W-2
    W2State             varchar(4)      NULL,     -- State it is reported under on the W-2
    DetOnCert           bYN             NOT NULL, -- Whether it is detailed on certified payroll
    CONSTRAINT PK_PRDL PRIMARY KEY (PRCo, DLCode),
    CONSTRAINT FK_PRDL_PRCO FOREIGN KEY (PRCo) REFERENCES dbo.PRCO (PRCo),
    CONSTRAINT FK_PRDL_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Employee accumulations: monthly totals of hours and amounts by earning, deduction or liability code; add up the months for year-to-date (YTD) pay. */
CREATE TABLE dbo.PREA (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    Employee            bEmployee       NOT NULL, -- Employee number the totals belong to
    Mth                 bMonth          NOT NULL, -- Month accumulated (first day of the month)
    EDLType             char(1)         NOT NULL, -- Earning, deduction or liability {E: earning; D: deduction; L: liability}
    EDLCode             bEDLCode        NOT NULL, -- Earnings, deduction or liability code, read by EDLType
    Hours               bHrs            NOT NULL, -- Hours accumulated in the month
    Amount              bDollar         NOT NULL, -- Amount accumulated in the month
    SubjectAmt          bDollar         NOT NULL, -- Pay the deduction or liability was figured on
    EligibleAmt         bDollar         NOT NULL, -- Pay that could be subject, before limits
    CONSTRAINT PK_PREA PRIMARY KEY (PRCo, Employee, Mth, EDLType, EDLCode),
    CONSTRAINT FK_PREA_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_PREA_PRCO FOREIGN KEY (PRCo) REFERENCES dbo.PRCO (PRCo),
    CONSTRAINT FK_PREA_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Timecard liabilities: labor burden (employer taxes, insurance, union benefits) on each timecard line, by liability code. */
CREATE TABLE dbo.PRTL (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRGroup             bGroup          NOT NULL, -- Payroll group paid in this period
    PREndDate           bDate           NOT NULL, -- End date of the pay period
    Employee            bEmployee       NOT NULL, -- Employee number the burden belongs to
    PaySeq              tinyint         NOT NULL, -- Payment run within the pay period
    PostSeq             smallint        NOT NULL, -- Timecard line that carries the burden
    LiabCode            bEDLCode        NOT NULL, -- Liability code of the burden
    Rate                bUnitCost       NOT NULL, -- Burden rate used for the line
    Amt                 bDollar         NOT NULL, -- Burden amount on the timecard line
    CONSTRAINT PK_PRTL PRIMARY KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq, PostSeq, LiabCode),
    CONSTRAINT FK_PRTL_PRTH FOREIGN KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq, PostSeq) REFERENCES dbo.PRTH (PRCo, PRGroup, PREndDate, Employee, PaySeq, PostSeq),
    CONSTRAINT FK_PRTL_PRDL FOREIGN KEY (PRCo, LiabCode) REFERENCES dbo.PRDL (PRCo, DLCode)
);

/* Craft master: the crafts, trades and unions that employees work under. */
CREATE TABLE dbo.PRCM (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    Craft               bCraft          NOT NULL, -- Code of the craft, trade or union
    Description         bDesc           NULL,     -- Name of the craft or union
    Address             varchar(60)     NULL,     -- Street address of the union
    City                varchar(30)     NULL,     -- City of the union's address
    State               varchar(4)      NULL,     -- State of the union's address
    Zip                 bZip            NULL,     -- Postal code of the union's address
    EffectiveDate       bDate           NOT NULL, -- Date the craft's new rates take effect
    OTSched             tinyint         NULL,     -- Overtime schedule the craft follows
    MaxRegHrsPerWeek    bHrs            NULL,     -- Most regular hours allowed in a week
    VendorGroup         bGroup          NULL,     -- Vendor group of the union's vendor
    Vendor              bVendor         NULL,     -- Vendor to whom union amounts are remitted
    PensionNumber       varchar(7)      NULL,     -- Pension plan number of the craft
    CONSTRAINT PK_PRCM PRIMARY KEY (PRCo, Craft),
    CONSTRAINT FK_PRCM_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Craft classes: levels within a craft or union, such as foreman, journeyman or apprentice. */
CREATE TABLE dbo.PRCC (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    Craft               bCraft          NOT NULL, -- Craft the class belongs to
    Class               bClass          NOT NULL, -- Code of the class within the craft
    Description         bDesc           NULL,     -- Name of the craft class
    EEOClass            char(1)         NULL,     -- Class used for equal opportunity reports
    OldCapLimit         bUnitCost       NOT NULL, -- Cap limit before the effective date
    NewCapLimit         bUnitCost       NOT NULL, -- Cap limit from the effective date on
    WghtAvgOT           bYN             NOT NULL, -- Whether overtime uses a weighted average rate
    CONSTRAINT PK_PRCC PRIMARY KEY (PRCo, Craft, Class),
    CONSTRAINT FK_PRCC_PRCM FOREIGN KEY (PRCo, Craft) REFERENCES dbo.PRCM (PRCo, Craft),
    CONSTRAINT FK_PRCC_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Crews: teams of employees whose time is entered together, with the crew's usual job and phases. */
CREATE TABLE dbo.PRCR (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    Crew                varchar(10)     NOT NULL, -- Code of the crew
    Description         bDesc           NULL,     -- Name of the crew
    JCCo                bCompany        NULL,     -- Job cost company of the crew's job
    Job                 bJob            NULL,     -- Job the crew works on by default
    PhaseGroup          bGroup          NULL,     -- Phase group of the default phases
    Phase1              bPhase          NULL,     -- First phase the crew works on
    Phase2              bPhase          NULL,     -- Second phase the crew works on
    PRGroup             bGroup          NULL,     -- Payroll group the crew is paid in
    Shift               tinyint         NULL,     -- Shift the crew usually works
    ApprovalReq         bYN             NOT NULL, -- Whether the crew's timesheets need approval
    CONSTRAINT PK_PRCR PRIMARY KEY (PRCo, Crew),
    CONSTRAINT FK_PRCR_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Employee leave balances: vacation, sick and PTO time available to each employee by leave code, with caps and carry over. */
CREATE TABLE dbo.PREL (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    Employee            bEmployee       NOT NULL, -- Employee number the leave belongs to
    LeaveCode           bLeaveCode      NOT NULL, -- Leave code, such as vacation or sick
    EligibleDate        bDate           NOT NULL, -- Date the employee becomes eligible for it
    AvailBal            bHrs            NOT NULL, -- Leave balance the employee has available
    AvailBalDate        bDate           NULL,     -- Date of the last available balance reset
    AvailBalMax         bHrs            NULL,     -- Most available balance allowed
    CarryOver           bHrs            NULL,     -- Leave that may carry over
    FixedUnits          bHrs            NULL,     -- Leave granted at a fixed frequency
    FixedFreq           bFreq           NULL,     -- How often the fixed leave is granted
    Cap1Max             bHrs            NULL,     -- Highest accrual under the first cap
    Cap1Accum           bHrs            NOT NULL, -- Leave accrued so far under the first cap
    Cap2Max             bHrs            NULL,     -- Highest accrual under the second cap
    Cap2Accum           bHrs            NOT NULL, -- Leave accrued so far under the second cap
    CONSTRAINT PK_PREL PRIMARY KEY (PRCo, Employee, LeaveCode),
    CONSTRAINT FK_PREL_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    CONSTRAINT FK_PREL_PRLV FOREIGN KEY (PRCo, LeaveCode) REFERENCES dbo.PRLV (PRCo, LeaveCode)
);

/* Leave history: each accrual, use and reset of vacation, sick or PTO time of an employee. */
CREATE TABLE dbo.PRLH (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    Mth                 bMonth          NOT NULL, -- Month posted to (first day of the month)
    Trans               bTrans          NOT NULL, -- Leave transaction number within the month
    Employee            bEmployee       NOT NULL, -- Employee number whose leave changed
    LeaveCode           bLeaveCode      NOT NULL, -- Leave code, such as vacation or sick
    ActDate             bDate           NOT NULL, -- Date the leave was earned or taken
    PostDate            bDate           NOT NULL, -- Date the transaction was posted
    Type                varchar(1)      NOT NULL, -- What happened to the leave {A: accrual; U: usage; R: reset}
    Amt                 bHrs            NOT NULL, -- Amount of leave accrued or used
    AvailBalAdj         bHrs            NULL,     -- Change made to the available balance
    Description         bDesc           NULL,     -- Description of the leave transaction
    PRGroup             bGroup          NULL,     -- Payroll group of the pay period
    PREndDate           bDate           NULL,     -- End date of the pay period, if any
    PaySeq              int             NULL,     -- Payment run within the pay period
    CONSTRAINT PK_PRLH PRIMARY KEY (PRCo, Mth, Trans),
    CONSTRAINT FK_PRLH_PREL FOREIGN KEY (PRCo, Employee, LeaveCode) REFERENCES dbo.PREL (PRCo, Employee, LeaveCode),
    CONSTRAINT FK_PRLH_PRLV FOREIGN KEY (PRCo, LeaveCode) REFERENCES dbo.PRLV (PRCo, LeaveCode)
);

/* Leave codes: kinds of leave such as vacation, sick or PTO, with unit, caps and carry over rules. */
CREATE TABLE dbo.PRLV (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    LeaveCode           bLeaveCode      NOT NULL, -- Code of the kind of leave
    Description         varchar(30)     NULL,     -- Name of the leave code
    UM                  bUM             NOT NULL, -- Unit of measure the leave is kept in
    AccType             char(1)         NOT NULL, -- How leave of this kind accrues
    FixedUnits          bHrs            NULL,     -- Leave granted at a fixed frequency
    FixedFreq           bFreq           NULL,     -- How often the fixed leave is granted
    Cap1Max             bHrs            NOT NULL, -- Highest accrual under the first cap
    Cap2Max             bHrs            NOT NULL, -- Highest accrual under the second cap
    AvailBalMax         bHrs            NOT NULL, -- Most available balance allowed
    CarryOver           bHrs            NOT NULL, -- Leave that may carry over
    CONSTRAINT PK_PRLV PRIMARY KEY (PRCo, LeaveCode),
    CONSTRAINT FK_PRLV_HQUM FOREIGN KEY (UM) REFERENCES dbo.HQUM (UM),
    CONSTRAINT FK_PRLV_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Payroll groups: sets of employees paid together, with pay frequency and bank account. */
CREATE TABLE dbo.PRGR (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRGroup             bGroup          NOT NULL, -- Number of the payroll group
    Description         bDesc           NULL,     -- Name of the payroll group
    PayFreq             char(1)         NOT NULL, -- How often the group is paid
    GLCo                bCompany        NOT NULL, -- General ledger company of the account
    GLAcct              bGLAcct         NOT NULL, -- GL account used for the group
    CMCo                bCompany        NOT NULL, -- Cash management company of the bank account
    CMAcct              bCMAcct         NOT NULL, -- Bank account (CM account) the group is paid from
    CONSTRAINT PK_PRGR PRIMARY KEY (PRCo, PRGroup),
    CONSTRAINT FK_PRGR_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct),
    CONSTRAINT FK_PRGR_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_PRGR_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Payroll departments: departments that labor is charged to, with their general ledger setup. */
CREATE TABLE dbo.PRDP (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRDept              bDept           NOT NULL, -- Code of the payroll department
    Description         bDesc           NULL,     -- Name of the payroll department
    GLCo                bCompany        NOT NULL, -- General ledger company of the accounts
    JCFixedRateGLAcct   bGLAcct         NULL,     -- GL account for fixed-rate labor on jobs
    EMFixedRateGLAcct   bGLAcct         NULL,     -- GL account for fixed-rate labor on equipment
    CONSTRAINT PK_PRDP PRIMARY KEY (PRCo, PRDept),
    CONSTRAINT FK_PRDP_GLAC_job FOREIGN KEY (GLCo, JCFixedRateGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_PRDP_GLAC_equipment FOREIGN KEY (GLCo, EMFixedRateGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_PRDP_HQCO FOREIGN KEY (PRCo) REFERENCES dbo.HQCO (HQCo)
);

/* Insurance accumulations: workers compensation (workers comp) earnings and amounts of an employee per pay period, state and insurance code. */
CREATE TABLE dbo.PRIA (
    PRCo                bCompany        NOT NULL, -- Payroll company the record belongs to
    PRGroup             bGroup          NOT NULL, -- Payroll group paid in this period
    PREndDate           bDate           NOT NULL, -- End date of the pay period
    Employee            bEmployee       NOT NULL, -- Employee number the amounts belong to
    PaySeq              tinyint         NOT NULL, -- Payment run within the pay period
    State               varchar(4)      NOT NULL, -- State the insurance applies in
    InsCode             bInsCode        NOT NULL, -- Workers compensation insurance code
    DLCode              bEDLCode        NOT NULL, -- Deduction or liability code of the insurance
    Earnings            bDollar         NOT NULL, -- Earnings under the insurance code
    SubjectAmt          bDollar         NOT NULL, -- Earnings the insurance was figured on
    EligibleAmt         bDollar         NOT NULL, -- Earnings that could be subject, before limits
    Hours               bHrs            NOT NULL, -- Hours worked under the insurance code
    Rate                bUnitCost       NOT NULL, -- Workers compensation insurance rate used
    Amt                 bDollar         NOT NULL, -- Insurance amount, workers comp cost
    BasisEarnings       bDollar         NOT NULL, -- Earnings the calculation started from
    CalcBasis           bDollar         NOT NULL, -- Basis used in the calculation
    CONSTRAINT PK_PRIA PRIMARY KEY (PRCo, PRGroup, PREndDate, Employee, PaySeq, State, InsCode, DLCode)
);
