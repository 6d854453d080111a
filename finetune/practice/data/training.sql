-- Training: courses, classes held, people enrolled, and the certificates they hold.

/* Course catalog: one course that people can be sent to a row. */
CREATE TABLE dbo.TGCM (
    TGGroup         bGroup       NOT NULL, -- Group of companies that share the catalog
    Course          varchar(10)  NOT NULL, -- Code of the course
    CourseDesc      bDesc        NULL,     -- Name of the course
    Field           varchar(8)   NULL,     -- Subject area, such as SAFETY, CRANE or OFFICE
    StdHrs          bHrs         NOT NULL, -- Normal length in hours
    Fee             bDollar      NOT NULL, -- List price for one seat
    PassMark        tinyint      NULL,     -- Lowest grade to pass
    ValidMths       smallint     NULL,     -- Months until it must be taken again, empty if for life
    OnlineYN        bYN          NOT NULL, -- How it is given {Y: on the web; N: in a room}
    ActiveYN        bYN          NOT NULL, -- Whether it is still offered {Y: offered; N: dropped}
    PRIMARY KEY (TGGroup, Course)
);

/* Classes: one session of a course on a given date a row, with its teacher and place. */
CREATE TABLE dbo.TGCL (
    TGCo            bCompany     NOT NULL, -- Company that arranges the session
    ClassNo         int          NOT NULL, -- Number of the session
    TGGroup         bGroup       NULL,     -- Group of the course
    Course          varchar(10)  NULL,     -- Course that is taught
    StartDate       bDate        NOT NULL, -- First day
    EndDate         bDate        NULL,     -- Last day
    Instructor      varchar(30)  NULL,     -- Teacher
    Coord           varchar(30)  NULL,     -- Office person who arranges it
    Town            varchar(30)  NULL,     -- Where it is held
    VendorGroup     bGroup       NULL,     -- Group of the vendor
    Vendor          bVendor      NULL,     -- School that is paid, empty when taught in house
    MaxSeats        tinyint      NOT NULL, -- Room for how many
    ClassState      tinyint      NOT NULL, -- Stage of the session {0: planned; 1: confirmed; 2: held; 9: called off}
    BudgAmt         bDollar      NOT NULL, -- Money set aside
    InvAmt          bDollar      NOT NULL, -- Money the school billed
    PRIMARY KEY (TGCo, ClassNo),
    FOREIGN KEY (TGGroup, Course) REFERENCES dbo.TGCM (TGGroup, Course),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);

/* Enrollments: one employee in one class a row, with attendance and grade. */
CREATE TABLE dbo.TGEN (
    TGCo            bCompany     NOT NULL, -- Company of the class
    ClassNo         int          NOT NULL, -- Session the person is booked on
    EnrSeq          smallint     NOT NULL, -- Running number on the attendance sheet
    PRCo            bCompany     NOT NULL, -- Payroll company of the employee
    Employee        bEmployee    NOT NULL, -- Employee who is booked
    BookDate        bDate        NULL,     -- Day the seat was reserved
    ReqBy           varchar(30)  NULL,     -- Boss who sent the person
    Attend          char(1)      NOT NULL, -- Turned up or not {B: booked; A: attended; N: no show; C: cancelled}
    Grade           tinyint      NULL,     -- Points in the test
    PassYN          bYN          NOT NULL, -- Outcome of the test {Y: passed; N: not passed}
    PaidHrs         bHrs         NOT NULL, -- Wage hours paid for being there
    TravelAmt       bDollar      NOT NULL, -- Mileage, meals and hotel
    PRIMARY KEY (TGCo, ClassNo, EnrSeq),
    FOREIGN KEY (TGCo, ClassNo) REFERENCES dbo.TGCL (TGCo, ClassNo),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* Certificates: one card or license that an employee holds a row, with its expiry. */
CREATE TABLE dbo.TGCert (
    PRCo            bCompany     NOT NULL, -- Payroll company of the holder
    Employee        bEmployee    NOT NULL, -- Holder
    CertCode        varchar(10)  NOT NULL, -- Kind of card, such as NCCCO, CDL or OSHA30
    IssueSeq        tinyint      NOT NULL, -- First, second and later issues of the same card
    TGGroup         bGroup       NULL,     -- Group of the course
    Course          varchar(10)  NULL,     -- Course it was earned with
    CardNo          varchar(20)  NULL,     -- Number printed on the card
    Issuer          varchar(30)  NULL,     -- Body that gave it out
    IssuedOn        bDate        NOT NULL, -- Day it was given out
    ExpiresOn       bDate        NULL,     -- Day it runs out, empty if for life
    RevokedOn       bDate        NULL,     -- Day it was taken away
    CopyYN          bYN          NOT NULL, -- Whether we have a scan {Y: scanned; N: missing}
    RenewCost       bDollar      NOT NULL, -- What a renewal costs
    PRIMARY KEY (PRCo, Employee, CertCode, IssueSeq),
    FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee),
    FOREIGN KEY (TGGroup, Course) REFERENCES dbo.TGCM (TGGroup, Course)
);
