-- Accounts payable: reference tables for Viewpoint Vista.

/* AP company parameters: one row per accounts payable company, with the pay type numbers that tell expense, job, subcontract and retainage amounts apart on the invoice detail (APTD). */
CREATE TABLE dbo.APCO (
    APCo                bCompany      NOT NULL, -- AP company number
    GLCo                bCompany      NOT NULL, -- GL company that payables post to
    CMCo                bCompany      NOT NULL, -- Cash management company of the default bank account
    CMAcct              bCMAcct       NULL,     -- Default bank account for vendor payments
    JCCo                bCompany      NULL,     -- Default job cost company
    INCo                bCompany      NULL,     -- Default inventory company
    EMCo                bCompany      NULL,     -- Default equipment company
    ExpPayType          tinyint       NULL,     -- Pay type number used for expense invoice lines
    JobPayType          tinyint       NULL,     -- Pay type number used for job invoice lines
    SubPayType          tinyint       NULL,     -- Pay type number used for subcontract invoice lines
    RetPayType          tinyint       NULL,     -- Pay type number that marks held retainage
    SMPayType           tinyint       NULL,     -- Pay type number used for service invoice lines
    RetHoldCode         bHoldCode     NULL,     -- Hold code put on retainage amounts
    PayCategoryYN       bYN           NOT NULL, -- Whether the company uses pay categories (APPC)
    PayCategory         int           NULL,     -- Default pay category of the company
    ExpJrnl             bJrnl         NULL,     -- GL journal for invoice postings
    PayJrnl             bJrnl         NULL,     -- GL journal for payment postings
    DiscOffGLAcct       bGLAcct       NULL,     -- GL account for discounts offered
    DiscTakenGLAcct     bGLAcct       NULL,     -- GL account for discounts taken
    CONSTRAINT PK_APCO PRIMARY KEY (APCo),
    CONSTRAINT FK_APCO_HQCO FOREIGN KEY (APCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_APCO_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo),
    CONSTRAINT FK_APCO_JCCO FOREIGN KEY (JCCo) REFERENCES dbo.JCCO (JCCo),
    CONSTRAINT FK_APCO_INCO FOREIGN KEY (INCo) REFERENCES dbo.INCO (INCo),
    CONSTRAINT FK_APCO_EMCO FOREIGN KEY (EMCo) REFERENCES dbo.EMCO (EMCo),
    CONSTRAINT FK_APCO_GLAC FOREIGN KEY (GLCo, DiscTakenGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_APCO_GLAC_offered FOREIGN KEY (GLCo, DiscOffGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Vendor master: suppliers and subcontractors with name, address, contact, payment terms, 1099 and EFT settings. Shared by the companies of a vendor group, so it has no company column. */
CREATE TABLE dbo.APVM (
    VendorGroup         bGroup        NOT NULL, -- Vendor group, found on the company in HQCO
    Vendor              bVendor       NOT NULL, -- Vendor number
    SortName            bSortName     NOT NULL, -- Short name for sorting and lookup
    Name                varchar(60)   NULL,     -- Vendor name
    Type                char(1)       NOT NULL, -- Kind of vendor {R: regular vendor; S: supplier}
    TempYN              bYN           NOT NULL, -- Whether this is a one-time vendor {Y: one-time, temporary vendor}
    ActiveYN            bYN           NOT NULL, -- Whether the vendor is active {Y: active; N: inactive}
    Contact             varchar(30)   NULL,     -- Contact person at the vendor
    Phone               bPhone        NULL,     -- Vendor phone number
    Fax                 bPhone        NULL,     -- Vendor fax number
    EMail               varchar(60)   NULL,     -- Vendor e-mail address
    URL                 varchar(60)   NULL,     -- Vendor web site
    Address             varchar(60)   NULL,     -- Street address for payments
    Address2            varchar(60)   NULL,     -- Second line of the payment address
    City                varchar(30)   NULL,     -- City of the vendor
    State               varchar(4)    NULL,     -- State of the vendor
    Zip                 bZip          NULL,     -- Zip or postal code of the vendor
    Country             char(2)       NULL,     -- Country of the vendor
    AddnlInfo           varchar(60)   NULL,     -- Additional payee information, such as another name
    PayTerms            bPayTerms     NULL,     -- Payment terms code (HQPT)
    PayMethod           char(1)       NOT NULL, -- Default way the vendor is paid
    PayControl          varchar(10)   NULL,     -- Default pay control code for choosing invoices to pay
    EFT                 char(1)       NOT NULL, -- Status for electronic payment {A: active for EFT; P: prenote sent and not confirmed; N: not on EFT}
    TaxGroup            bGroup        NULL,     -- Tax group of the tax code
    TaxCode             bTaxCode      NULL,     -- Default tax code
    TaxId               varchar(12)   NULL,     -- Federal tax id of the vendor
    V1099YN             bYN           NOT NULL, -- Whether payments are reported on a 1099 {Y: reportable on a 1099}
    V1099Type           varchar(10)   NULL,     -- Type of 1099 form
    V1099Box            tinyint       NULL,     -- Box number on the 1099 form
    GLCo                bCompany      NOT NULL, -- GL company of the default account
    GLAcct              bGLAcct       NULL,     -- Default GL account for this vendor's invoices
    LastInvDate         bDate         NULL,     -- Date of the last invoice received
    MasterVendor        bVendor       NULL,     -- Parent vendor this vendor belongs to
    SeparatePayInvYN    bYN           NOT NULL, -- Whether every invoice gets its own payment
    Reviewer            varchar(3)    NULL,     -- Default invoice reviewer
    CONSTRAINT PK_APVM PRIMARY KEY (VendorGroup, Vendor),
    CONSTRAINT FK_APVM_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* AP transaction header: one posted vendor invoice a row, with its number (APRef), dates and total. Job and GL coding is on the lines (APTL), open and paid amounts are on the detail (APTD). */
CREATE TABLE dbo.APTH (
    APCo                bCompany      NOT NULL, -- AP company
    Mth                 bMonth        NOT NULL, -- Month the invoice was posted to, first day
    APTrans             bTrans        NOT NULL, -- Transaction number within company and month
    VendorGroup         bGroup        NOT NULL, -- Vendor group of the vendor
    Vendor              bVendor       NOT NULL, -- Vendor who sent the invoice
    APRef               bAPReference  NULL,     -- Vendor's invoice number
    Description         bDesc         NULL,     -- Invoice description
    InvDate             bDate         NOT NULL, -- Date on the invoice
    DiscDate            bDate         NULL,     -- Last day the cash discount is available
    DueDate             bDate         NOT NULL, -- Date the invoice is due
    InvTotal            bDollar       NOT NULL, -- Total amount of the invoice
    HoldCode            bHoldCode     NULL,     -- Hold code entered on the invoice, if any
    PayControl          varchar(10)   NULL,     -- Free code for grouping invoices to pay
    PayMethod           char(1)       NOT NULL, -- How the invoice will be paid {C: check; E: EFT; S: credit service}
    CMCo                bCompany      NOT NULL, -- Cash management company of the paying account
    CMAcct              bCMAcct       NULL,     -- Bank account the invoice is paid from
    OpenYN              bYN           NOT NULL, -- Whether anything is still unpaid {Y: has unpaid detail; N: fully paid or cleared}
    PrePaidYN           bYN           NOT NULL, -- Whether paid before it was entered {Y: prepaid, check already written; N: normal}
    PrePaidMth          bMonth        NULL,     -- Month of the prepayment
    PrePaidDate         bDate         NULL,     -- Date of the prepayment
    PrePaidChk          bCMRef        NULL,     -- Check number of the prepayment
    V1099YN             bYN           NOT NULL, -- Whether the invoice counts for the 1099
    V1099Type           varchar(10)   NULL,     -- Type of 1099 form
    V1099Box            tinyint       NULL,     -- Box on the 1099 form
    PayOverrideYN       bYN           NOT NULL, -- Whether payee name and address are overridden
    PayName             varchar(60)   NULL,     -- Payee name when overridden
    SeparatePayYN       bYN           NOT NULL, -- Whether the invoice gets a payment of its own
    PRCo                bCompany      NULL,     -- Payroll company, for invoices made from payroll
    Employee            bEmployee     NULL,     -- Employee number, for invoices made from payroll
    BatchId             bBatchID      NOT NULL, -- Batch that posted the invoice
    CONSTRAINT PK_APTH PRIMARY KEY (APCo, Mth, APTrans),
    CONSTRAINT FK_APTH_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_APTH_APCO FOREIGN KEY (APCo) REFERENCES dbo.APCO (APCo),
    CONSTRAINT FK_APTH_HQBC FOREIGN KEY (APCo, Mth, BatchId) REFERENCES dbo.HQBC (Co, Mth, BatchId),
    CONSTRAINT FK_APTH_CMCO FOREIGN KEY (CMCo) REFERENCES dbo.CMCO (CMCo),
    CONSTRAINT FK_APTH_PREH FOREIGN KEY (PRCo, Employee) REFERENCES dbo.PREH (PRCo, Employee)
);

/* AP transaction lines: the coding of a posted vendor invoice, one row per line with job, phase, cost type, purchase order, subcontract, equipment, material or GL account, and gross, tax and retainage amounts. */
CREATE TABLE dbo.APTL (
    APCo                bCompany      NOT NULL, -- AP company
    Mth                 bMonth        NOT NULL, -- Month the invoice was posted to
    APTrans             bTrans        NOT NULL, -- Transaction number of the invoice
    APLine              smallint      NOT NULL, -- Line number on the invoice
    LineType            tinyint       NOT NULL, -- What the line is charged to {1: job; 2: inventory; 3: expense; 4: equipment; 5: equipment work order; 6: purchase order; 7: subcontract; 8: service miscellaneous}
    PO                  varchar(30)   NULL,     -- Purchase order number invoiced
    POItem              bItem         NULL,     -- Purchase order item
    SL                  varchar(30)   NULL,     -- Subcontract number invoiced
    SLItem              bItem         NULL,     -- Subcontract item
    JCCo                bCompany      NULL,     -- Job cost company
    Job                 bJob          NULL,     -- Job charged
    PhaseGroup          bGroup        NULL,     -- Phase group of the phase
    Phase               bPhase        NULL,     -- Job phase charged
    JCCType             bJCCType      NULL,     -- Job cost type charged
    EMCo                bCompany      NULL,     -- Equipment company
    Equip               bEquip        NULL,     -- Equipment charged
    Material            bMatl         NULL,     -- Material bought
    GLCo                bCompany      NOT NULL, -- GL company of the account
    GLAcct              bGLAcct       NOT NULL, -- GL account charged
    Description         bDesc         NULL,     -- Line description
    UM                  bUM           NULL,     -- Unit of measure
    Units               bUnits        NOT NULL, -- Units invoiced
    UnitCost            bUnitCost     NOT NULL, -- Cost per unit
    VendorGroup         bGroup        NULL,     -- Vendor group of the supplier
    Supplier            bVendor       NULL,     -- Supplier paid jointly, for joint checks
    PayType             tinyint       NOT NULL, -- Payable type of the line (APPT)
    GrossAmt            bDollar       NOT NULL, -- Gross amount of the line before tax
    MiscAmt             bDollar       NOT NULL, -- Freight or other miscellaneous amount
    MiscYN              bYN           NOT NULL, -- Whether the miscellaneous amount is owed to the vendor {Y: part of the invoice total; N: not owed to the vendor}
    TaxCode             bTaxCode      NULL,     -- Tax code of the line
    TaxType             tinyint       NULL,     -- Kind of tax {1: sales tax, added to the amount owed; 2: use tax, accrued and not owed to the vendor; 3: VAT or GST}
    TaxAmt              bDollar       NOT NULL, -- Tax amount
    Retainage           bDollar       NOT NULL, -- Retainage held back on the line
    Discount            bDollar       NOT NULL, -- Discount offered on the line
    SMWorkOrder         int           NULL,     -- Service work order number
    CONSTRAINT PK_APTL PRIMARY KEY (APCo, Mth, APTrans, APLine),
    CONSTRAINT FK_APTL_APTH FOREIGN KEY (APCo, Mth, APTrans) REFERENCES dbo.APTH (APCo, Mth, APTrans),
    CONSTRAINT FK_APTL_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_APTL_JCJP FOREIGN KEY (JCCo, Job, PhaseGroup, Phase) REFERENCES dbo.JCJP (JCCo, Job, PhaseGroup, Phase),
    CONSTRAINT FK_APTL_JCCT FOREIGN KEY (PhaseGroup, JCCType) REFERENCES dbo.JCCT (PhaseGroup, CostType),
    CONSTRAINT FK_APTL_SLHD FOREIGN KEY (APCo, SL) REFERENCES dbo.SLHD (SLCo, SL),
    CONSTRAINT FK_APTL_SLIT FOREIGN KEY (APCo, SL, SLItem) REFERENCES dbo.SLIT (SLCo, SL, SLItem),
    CONSTRAINT FK_APTL_POHD FOREIGN KEY (APCo, PO) REFERENCES dbo.POHD (POCo, PO),
    CONSTRAINT FK_APTL_POIT FOREIGN KEY (APCo, PO, POItem) REFERENCES dbo.POIT (POCo, PO, POItem),
    CONSTRAINT FK_APTL_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* AP transaction detail: the payable pieces of each invoice line, one row per pay type and payment. Open payables, held amounts, retainage and what was paid with which check are all read here by status and pay type. */
CREATE TABLE dbo.APTD (
    APCo                bCompany      NOT NULL, -- AP company
    Mth                 bMonth        NOT NULL, -- Month the invoice was posted to
    APTrans             bTrans        NOT NULL, -- Transaction number of the invoice
    APLine              smallint      NOT NULL, -- Line number on the invoice
    APSeq               tinyint       NOT NULL, -- Sequence of the detail within the line
    PayType             tinyint       NOT NULL, -- Pay type; retainage where equal to APCO.RetPayType
    PayCategory         int           NULL,     -- Pay category; its own retainage pay type is in APPC
    Amount              bDollar       NOT NULL, -- Amount payable or paid
    DiscOffer           bDollar       NOT NULL, -- Discount the vendor offers
    DiscTaken           bDollar       NOT NULL, -- Discount taken at payment
    DueDate             bDate         NOT NULL, -- Date this amount is due
    Status              tinyint       NOT NULL, -- State of payment {1: open; 2: on hold, held retainage included; 3: paid; 4: cleared without a payment}
    PaidMth             bMonth        NULL,     -- Month it was paid
    PaidDate            bDate         NULL,     -- Date it was paid
    CMCo                bCompany      NULL,     -- Cash management company it was paid from
    CMAcct              bCMAcct       NULL,     -- Bank account it was paid from
    PayMethod           char(1)       NULL,     -- Method of the payment
    CMRef               bCMRef        NULL,     -- Check or EFT number of the payment
    CMRefSeq            tinyint       NULL,     -- Sequence within the check number
    EFTSeq              smallint      NULL,     -- Sequence within the EFT
    VendorGroup         bGroup        NULL,     -- Vendor group of the supplier
    Supplier            bVendor       NULL,     -- Supplier paid jointly, for joint checks
    TotTaxAmount        bDollar       NULL,     -- Total tax of the detail
    CONSTRAINT PK_APTD PRIMARY KEY (APCo, Mth, APTrans, APLine, APSeq),
    CONSTRAINT FK_APTD_APTL FOREIGN KEY (APCo, Mth, APTrans, APLine) REFERENCES dbo.APTL (APCo, Mth, APTrans, APLine),
    CONSTRAINT FK_APTD_APTH FOREIGN KEY (APCo, Mth, APTrans) REFERENCES dbo.APTH (APCo, Mth, APTrans),
    CONSTRAINT FK_APTD_APPT FOREIGN KEY (APCo, PayType) REFERENCES dbo.APPT (APCo, PayType),
    CONSTRAINT FK_APTD_APPC FOREIGN KEY (APCo, PayCategory) REFERENCES dbo.APPC (APCo, PayCategory),
    CONSTRAINT FK_APTD_APVM FOREIGN KEY (VendorGroup, Supplier) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_APTD_APCO FOREIGN KEY (APCo) REFERENCES dbo.APCO (APCo)
);

/* AP hold detail: the hold codes that stop payment of an invoice's detail, one row per hold code. An amount without a row here is not held by a code. */
CREATE TABLE dbo.APHD (
    APCo                bCompany      NOT NULL, -- AP company
    Mth                 bMonth        NOT NULL, -- Month the held invoice was posted to
    APTrans             bTrans        NOT NULL, -- Transaction number of the held invoice
    APLine              smallint      NOT NULL, -- Line number on the held invoice
    APSeq               tinyint       NOT NULL, -- Sequence of the held detail
    HoldCode            bHoldCode     NOT NULL, -- Hold code, the reason payment is stopped
    CONSTRAINT PK_APHD PRIMARY KEY (APCo, Mth, APTrans, APLine, APSeq, HoldCode),
    CONSTRAINT FK_APHD_APTD FOREIGN KEY (APCo, Mth, APTrans, APLine, APSeq) REFERENCES dbo.APTD (APCo, Mth, APTrans, APLine, APSeq),
    CONSTRAINT FK_APHD_HQHC FOREIGN KEY (HoldCode) REFERENCES dbo.HQHC (HoldCode)
);

/* AP payment history: one row per vendor payment, that is a check, EFT or credit service payment, with payee, date, amount and void flag. The invoices it paid are in APPD. */
CREATE TABLE dbo.APPH (
    APCo                bCompany      NOT NULL, -- AP company
    CMCo                bCompany      NOT NULL, -- Cash management company of the bank account
    CMAcct              bCMAcct       NOT NULL, -- Bank account the payment was drawn on
    PayMethod           char(1)       NOT NULL, -- How it was paid {C: check; E: EFT; S: credit service}
    CMRef               bCMRef        NOT NULL, -- Check number or EFT reference
    CMRefSeq            tinyint       NOT NULL, -- Sequence within the check number
    EFTSeq              smallint      NOT NULL, -- Sequence within the EFT
    VendorGroup         bGroup        NOT NULL, -- Vendor group of the vendor
    Vendor              bVendor       NOT NULL, -- Vendor paid
    Name                varchar(60)   NULL,     -- Payee name on the payment
    Address             varchar(60)   NULL,     -- Payee street address
    City                varchar(30)   NULL,     -- Payee city
    State               varchar(4)    NULL,     -- Payee state
    Zip                 bZip          NULL,     -- Payee zip or postal code
    ChkType             char(1)       NULL,     -- Kind of check {C: computer check; M: manual check; P: prepaid check}
    PaidMth             bMonth        NOT NULL, -- Month of the payment
    PaidDate            bDate         NOT NULL, -- Date of the payment
    Amount              bDollar       NOT NULL, -- Amount of the payment
    Supplier            bVendor       NULL,     -- Supplier named as joint payee
    VoidYN              bYN           NOT NULL, -- Whether the payment was voided {Y: voided; N: live payment}
    VoidMemo            varchar(255)  NULL,     -- Reason noted for the void
    BatchId             bBatchID      NULL,     -- Batch that posted the payment
    CONSTRAINT PK_APPH PRIMARY KEY (APCo, CMCo, CMAcct, PayMethod, CMRef, CMRefSeq, EFTSeq),
    CONSTRAINT FK_APPH_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_APPH_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct),
    CONSTRAINT FK_APPH_APCO FOREIGN KEY (APCo) REFERENCES dbo.APCO (APCo)
);

/* AP payment detail: the invoices covered by each vendor check or EFT, with gross, retainage, earlier payments and discount per invoice. */
CREATE TABLE dbo.APPD (
    APCo                bCompany      NOT NULL, -- AP company
    CMCo                bCompany      NOT NULL, -- Cash management company of the bank account
    CMAcct              bCMAcct       NOT NULL, -- Bank account of the payment
    PayMethod           char(1)       NOT NULL, -- Method of the payment
    CMRef               bCMRef        NOT NULL, -- Check number or EFT reference
    CMRefSeq            tinyint       NOT NULL, -- Sequence within the check number
    EFTSeq              smallint      NOT NULL, -- Sequence within the EFT
    Mth                 bMonth        NOT NULL, -- Month the paid invoice was posted to
    APTrans             bTrans        NOT NULL, -- Transaction number of the paid invoice
    APRef               bAPReference  NULL,     -- Vendor's invoice number
    Description         bDesc         NULL,     -- Description of the paid invoice
    InvDate             bDate         NOT NULL, -- Date of the paid invoice
    Gross               bDollar       NOT NULL, -- Gross amount of the invoice
    Retainage           bDollar       NOT NULL, -- Retainage on the invoice
    PrevPaid            bDollar       NOT NULL, -- Paid on the invoice by earlier payments
    PrevDiscTaken       bDollar       NOT NULL, -- Discount taken with earlier payments
    Balance             bDollar       NOT NULL, -- Balance of the invoice shown on the payment
    DiscTaken           bDollar       NOT NULL, -- Discount taken with this payment
    TotTaxAmount        bDollar       NULL,     -- Tax amount on the invoice
    CONSTRAINT PK_APPD PRIMARY KEY (APCo, CMCo, CMAcct, PayMethod, CMRef, CMRefSeq, EFTSeq, Mth, APTrans),
    CONSTRAINT FK_APPD_APPH FOREIGN KEY (APCo, CMCo, CMAcct, PayMethod, CMRef, CMRefSeq, EFTSeq) REFERENCES dbo.APPH (APCo, CMCo, CMAcct, PayMethod, CMRef, CMRefSeq, EFTSeq),
    CONSTRAINT FK_APPD_APTH FOREIGN KEY (APCo, Mth, APTrans) REFERENCES dbo.APTH (APCo, Mth, APTrans)
);

/* Unapproved invoice header: vendor invoices waiting for review and approval, not posted to accounts payable yet. One row per invoice, coding on the lines (APUL). */
CREATE TABLE dbo.APUI (
    APCo                bCompany      NOT NULL, -- AP company
    UIMth               bMonth        NOT NULL, -- Month of the unapproved invoice
    UISeq               smallint      NOT NULL, -- Sequence number of the unapproved invoice
    VendorGroup         bGroup        NOT NULL, -- Vendor group of the vendor
    Vendor              bVendor       NULL,     -- Vendor who sent the invoice
    APRef               bAPReference  NULL,     -- Vendor's invoice number
    Description         bDesc         NULL,     -- Invoice description
    InvDate             bDate         NULL,     -- Date on the invoice
    DiscDate            bDate         NULL,     -- Last day the cash discount is available
    DueDate             bDate         NULL,     -- Date the invoice is due
    InvTotal            bDollar       NOT NULL, -- Total amount of the invoice
    HoldCode            bHoldCode     NULL,     -- Hold code entered on the invoice
    PayControl          varchar(10)   NULL,     -- Free code for grouping invoices to pay
    PayMethod           char(1)       NOT NULL, -- How the invoice is to be paid
    CMCo                bCompany      NOT NULL, -- Cash management company of the paying account
    CMAcct              bCMAcct       NULL,     -- Bank account the invoice would be paid from
    V1099YN             bYN           NOT NULL, -- Whether the invoice counts for the 1099
    SeparatePayYN       bYN           NOT NULL, -- Whether the invoice gets a payment of its own
    ReviewerGroup       varchar(10)   NULL,     -- Group of reviewers who approve the invoice
    CONSTRAINT PK_APUI PRIMARY KEY (APCo, UIMth, UISeq),
    CONSTRAINT FK_APUI_APVM FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor),
    CONSTRAINT FK_APUI_APCO FOREIGN KEY (APCo) REFERENCES dbo.APCO (APCo)
);

/* Unapproved invoice lines: coding of vendor invoices waiting for approval, one row per line with job, phase, purchase order, subcontract, equipment or GL account and amounts. */
CREATE TABLE dbo.APUL (
    APCo                bCompany      NOT NULL, -- AP company
    UIMth               bMonth        NOT NULL, -- Month of the unapproved invoice
    UISeq               smallint      NOT NULL, -- Sequence number of the unapproved invoice
    Line                smallint      NOT NULL, -- Line number on the invoice
    LineType            tinyint       NOT NULL, -- What the line is charged to
    PO                  varchar(30)   NULL,     -- Purchase order number
    POItem              bItem         NULL,     -- Purchase order item
    SL                  varchar(30)   NULL,     -- Subcontract number
    SLItem              bItem         NULL,     -- Subcontract item
    JCCo                bCompany      NULL,     -- Job cost company
    Job                 bJob          NULL,     -- Job charged
    PhaseGroup          bGroup        NULL,     -- Phase group of the phase
    Phase               bPhase        NULL,     -- Job phase charged
    JCCType             bJCCType      NULL,     -- Job cost type charged
    EMCo                bCompany      NULL,     -- Equipment company
    Equip               bEquip        NULL,     -- Equipment charged
    MatlGroup           bGroup        NULL,     -- Material group of the material
    Material            bMatl         NULL,     -- Material bought
    GLCo                bCompany      NULL,     -- GL company of the account
    GLAcct              bGLAcct       NULL,     -- GL account charged
    Description         bDesc         NULL,     -- Line description
    UM                  bUM           NULL,     -- Unit of measure
    Units               bUnits        NULL,     -- Units invoiced
    UnitCost            bUnitCost     NOT NULL, -- Cost per unit
    VendorGroup         bGroup        NULL,     -- Vendor group of the supplier
    Supplier            bVendor       NULL,     -- Supplier paid jointly, for joint checks
    PayType             tinyint       NULL,     -- Payable type of the line (APPT)
    GrossAmt            bDollar       NOT NULL, -- Gross amount of the line before tax
    MiscAmt             bDollar       NOT NULL, -- Freight or other miscellaneous amount
    TaxCode             bTaxCode      NULL,     -- Tax code of the line
    TaxAmt              bDollar       NOT NULL, -- Tax amount
    Retainage           bDollar       NOT NULL, -- Retainage held back on the line
    Discount            bDollar       NOT NULL, -- Discount offered on the line
    ReviewerGroup       varchar(10)   NULL,     -- Group of reviewers who approve the line
    InvOriginator       bVPUserName   NULL,     -- User who entered the invoice line
    CONSTRAINT PK_APUL PRIMARY KEY (APCo, UIMth, UISeq, Line),
    CONSTRAINT FK_APUL_APUI FOREIGN KEY (APCo, UIMth, UISeq) REFERENCES dbo.APUI (APCo, UIMth, UISeq),
    CONSTRAINT FK_APUL_JCJM FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job),
    CONSTRAINT FK_APUL_JCPM FOREIGN KEY (PhaseGroup, Phase) REFERENCES dbo.JCPM (PhaseGroup, Phase),
    CONSTRAINT FK_APUL_JCCT FOREIGN KEY (PhaseGroup, JCCType) REFERENCES dbo.JCCT (PhaseGroup, CostType),
    CONSTRAINT FK_APUL_SLIT FOREIGN KEY (APCo, SL, SLItem) REFERENCES dbo.SLIT (SLCo, SL, SLItem),
    CONSTRAINT FK_APUL_POIT FOREIGN KEY (APCo, PO, POItem) REFERENCES dbo.POIT (POCo, PO, POItem),
    CONSTRAINT FK_APUL_EMEM FOREIGN KEY (EMCo, Equip) REFERENCES dbo.EMEM (EMCo, Equipment),
    CONSTRAINT FK_APUL_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_APUL_APPT FOREIGN KEY (APCo, PayType) REFERENCES dbo.APPT (APCo, PayType)
);

/* Vendor compliance: insurance certificates, licenses and other documents required of a vendor, one row per compliance code with its expiration date or a complied flag. */
CREATE TABLE dbo.APVC (
    APCo                bCompany      NOT NULL, -- AP company
    VendorGroup         bGroup        NOT NULL, -- Vendor group of the vendor
    Vendor              bVendor       NOT NULL, -- Vendor who must comply
    CompCode            bCompCode     NOT NULL, -- Compliance code (HQCP)
    ExpDate             bDate         NULL,     -- Expiration date, for codes checked by date
    Complied            bYN           NULL,     -- Whether the requirement is met, for flag codes {Y: requirement met; N: not complied}
    Memo                varchar(255)  NULL,     -- Remark on the compliance item
    CONSTRAINT PK_APVC PRIMARY KEY (APCo, VendorGroup, Vendor, CompCode),
    CONSTRAINT FK_APVC_HQCP FOREIGN KEY (CompCode) REFERENCES dbo.HQCP (CompCode)
);

/* Vendor activity: invoiced, paid and discount totals per vendor and month, for vendor spending without going through the invoices. */
CREATE TABLE dbo.APVA (
    APCo                bCompany      NOT NULL, -- AP company
    VendorGroup         bGroup        NOT NULL, -- Vendor group of the vendor
    Vendor              bVendor       NOT NULL, -- Vendor number
    Mth                 bMonth        NOT NULL, -- Month of the activity
    InvAmt              bDollar       NOT NULL, -- Amount invoiced in the month
    PaidAmt             bDollar       NOT NULL, -- Amount paid in the month
    DiscOff             bDollar       NOT NULL, -- Discounts offered in the month
    DiscTaken           bDollar       NOT NULL, -- Discounts taken in the month
    CONSTRAINT PK_APVA PRIMARY KEY (APCo, VendorGroup, Vendor, Mth)
);

/* AP pay types: the kinds of payable (expense, job, subcontract, retainage) of a company with the liability account each one posts to. */
CREATE TABLE dbo.APPT (
    APCo                bCompany      NOT NULL, -- AP company
    PayType             tinyint       NOT NULL, -- Pay type number
    Description         bDesc         NULL,     -- Name of the pay type
    PayCategory         int           NULL,     -- Pay category the type belongs to
    GLCo                bCompany      NOT NULL, -- GL company of the payable account
    GLAcct              bGLAcct       NOT NULL, -- Payable liability GL account
    CONSTRAINT PK_APPT PRIMARY KEY (APCo, PayType),
    CONSTRAINT FK_APPT_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* AP pay categories: an alternative set of pay type numbers; its retainage pay type is the one that counts for detail that carries the category. */
CREATE TABLE dbo.APPC (
    APCo                bCompany      NOT NULL, -- AP company
    PayCategory         int           NOT NULL, -- Pay category number
    Description         bDesc         NULL,     -- Name of the pay category
    ExpPayType          tinyint       NULL,     -- Pay type number for expense lines
    JobPayType          tinyint       NULL,     -- Pay type number for job lines
    SubPayType          tinyint       NULL,     -- Pay type number for subcontract lines
    RetPayType          tinyint       NULL,     -- Pay type number that marks held retainage
    SMPayType           tinyint       NULL,     -- Pay type number for service lines
    GLCo                tinyint       NULL,     -- GL company of the discount accounts
    DiscOffGLAcct       bGLAcct       NULL,     -- GL account for discounts offered
    DiscTakenGLAcct     bGLAcct       NULL,     -- GL account for discounts taken
    CONSTRAINT PK_APPC PRIMARY KEY (APCo, PayCategory),
    CONSTRAINT FK_APPC_APCO FOREIGN KEY (APCo) REFERENCES dbo.APCO (APCo),
    CONSTRAINT FK_APPC_GLAC FOREIGN KEY (GLCo, DiscTakenGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_APPC_GLAC_offered FOREIGN KEY (GLCo, DiscOffGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);
