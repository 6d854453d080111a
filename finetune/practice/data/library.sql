-- Library: titles, the copies on the shelves, cardholders, loans and fines.

/* Titles: one work in the catalog a row, whatever the number of copies. */
CREATE TABLE dbo.LBTitle (
    LBCo            bCompany     NOT NULL, -- Company that runs the library
    BibNo           int          NOT NULL, -- Catalog record number
    Title           varchar(80)  NOT NULL, -- Title as printed
    AuthNm          varchar(40)  NULL,     -- Writer or first-named artist
    PublHse         varchar(40)  NULL,     -- House that brought it out
    PubYr           smallint     NULL,     -- Year of publication
    CallNo          varchar(20)  NULL,     -- Shelf mark on the spine
    LangCd          char(3)      NULL,     -- Tongue it is in {ENG: English; SPA: Spanish; FRE: French; GER: German}
    Medium          char(1)      NOT NULL, -- What kind of thing it is {B: book; A: audio book; D: film on disc; M: map}
    Aud             char(1)      NOT NULL, -- Readers it is meant for {C: children; T: teenagers; G: grown-ups}
    RefOnlyYN       bYN          NOT NULL, -- Must be read in the building {Y: never lent; N: may go home}
    CatlgdOn        bDate        NULL,     -- Day the record was made
    PRIMARY KEY (LBCo, BibNo)
);

/* Copies: one physical piece with its own barcode a row. */
CREATE TABLE dbo.LBCP (
    LBCo            bCompany     NOT NULL, -- Company of the copy
    Barcode         varchar(14)  NOT NULL, -- Number under the stripes on the cover
    BibNo           int          NOT NULL, -- Title it is a copy of
    Branch          varchar(8)   NOT NULL, -- Building it belongs to
    ShelfSec        varchar(12)  NULL,     -- Part of the building where it stands
    CpyStat         char(1)      NOT NULL, -- Whereabouts {S: on the shelf; L: lent; M: missing; B: at the bindery; W: weeded out}
    GLCo            bCompany     NULL,     -- Ledger company of the purchase
    GLAcct          bGLAcct      NULL,     -- Account the purchase was booked to
    AcqDate         bDate        NULL,     -- Day it came in
    AcqCost         bDollar      NOT NULL, -- What we paid for it
    ReplCost        bDollar      NOT NULL, -- What a borrower is billed for losing it
    GiftYN          bYN          NOT NULL, -- Was donated {Y: donated; N: bought}
    SeenOn          bDate        NULL,     -- Last stocktaking at which it was found
    CircCnt         int          NOT NULL, -- Times it has gone out
    PRIMARY KEY (LBCo, Barcode),
    FOREIGN KEY (LBCo, BibNo) REFERENCES dbo.LBTitle (LBCo, BibNo),
    FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Patrons: one library card and its holder a row. */
CREATE TABLE dbo.LBPA (
    LBCo            bCompany     NOT NULL, -- Company that issued the card
    CardNo          varchar(10)  NOT NULL, -- Number of the library card
    PatName         varchar(40)  NOT NULL, -- Holder of the card
    PatKind         tinyint      NOT NULL, -- Sort of reader {1: resident; 2: student; 3: staff; 4: out of town}
    HomeBr          varchar(8)   NULL,     -- Building they usually use
    Town            varchar(30)  NULL,     -- Place they live in
    JoinDate        bDate        NOT NULL, -- Day the card was first issued
    CardExp         bDate        NULL,     -- Day the card runs out
    BlockYN         bYN          NOT NULL, -- May borrow nothing more {Y: blocked; N: in good standing}
    MaxOut          tinyint      NOT NULL, -- How many items they may have at once
    BalOwed         bDollar      NOT NULL, -- Unpaid fines at this moment
    EMail           varchar(60)  NULL,     -- Address for notices, empty if they get letters
    PRIMARY KEY (LBCo, CardNo)
);

/* Loans: one checkout of one copy a row, kept after it comes back. */
CREATE TABLE dbo.LBLN (
    LBCo            bCompany     NOT NULL, -- Company of the loan
    LoanNo          int          NOT NULL, -- Running number of the checkout
    Barcode         varchar(14)  NOT NULL, -- Copy that went out
    CardNo          varchar(10)  NOT NULL, -- Card it went out on
    OutDate         bDate        NOT NULL, -- Day it was checked out
    DueDate         bDate        NOT NULL, -- Day it should be back, renewals counted
    BackDate        bDate        NULL,     -- Day it was handed in, empty while out
    RenewCnt        tinyint      NOT NULL, -- How often it was extended
    OutBr           varchar(8)   NULL,     -- Building it was taken from
    InBr            varchar(8)   NULL,     -- Building it was handed in at
    DeskClk         varchar(30)  NULL,     -- Clerk who checked it out
    PRIMARY KEY (LBCo, LoanNo),
    FOREIGN KEY (LBCo, Barcode) REFERENCES dbo.LBCP (LBCo, Barcode),
    FOREIGN KEY (LBCo, CardNo) REFERENCES dbo.LBPA (LBCo, CardNo)
);

/* Fines: one charge to a cardholder a row, with what was paid and forgiven. */
CREATE TABLE dbo.LBFN (
    LBCo            bCompany     NOT NULL, -- Company of the fine
    FineNo          int          NOT NULL, -- Number of the charge
    CardNo          varchar(10)  NOT NULL, -- Card that is charged
    LoanNo          int          NULL,     -- Checkout that caused it
    Cause           char(2)      NOT NULL, -- What for {LT: late; LO: lost; DM: damaged; CD: new card}
    ChgDate         bDate        NOT NULL, -- Day it was charged
    ChgAmt          bDollar      NOT NULL, -- Fine as charged
    PaidAmt         bDollar      NOT NULL, -- Received from the reader
    WaivAmt         bDollar      NOT NULL, -- Part that was forgiven
    WaivBy          varchar(30)  NULL,     -- Librarian who let it go
    PaidOn          bDate        NULL,     -- Day of the last payment
    CollYN          bYN          NOT NULL, -- Handed to the collection agency {Y: handed over; N: not}
    PRIMARY KEY (LBCo, FineNo),
    FOREIGN KEY (LBCo, CardNo) REFERENCES dbo.LBPA (LBCo, CardNo),
    FOREIGN KEY (LBCo, LoanNo) REFERENCES dbo.LBLN (LBCo, LoanNo)
);
