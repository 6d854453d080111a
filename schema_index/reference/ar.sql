-- Accounts receivable: reference tables for Viewpoint Vista.

/* AR company parameters: one row per accounts receivable company with its default receivable type, bank account, journals and finance charge rules. */
CREATE TABLE dbo.ARCO (
    ARCo                bCompany      NOT NULL, -- AR company number
    GLCo                bCompany      NULL,     -- GL company that receivables post to
    CMCo                bCompany      NULL,     -- Cash management company for deposits
    CMAcct              bCMAcct       NULL,     -- Default bank account for deposits
    JCCo                bCompany      NULL,     -- Default job cost company
    EMCo                bCompany      NULL,     -- Default equipment company
    RecType             tinyint       NULL,     -- Default receivable type
    FCPct               bPct          NOT NULL, -- Finance charge percent
    FCMinChrg           bDollar       NOT NULL, -- Smallest finance charge billed
    FCMinBal            bDollar       NOT NULL, -- Balance below which no finance charge is made
    FCRecType           tinyint       NULL,     -- Receivable type for finance charges
    InvoiceJrnl         bJrnl         NULL,     -- GL journal for invoices
    PaymentJrnl         bJrnl         NULL,     -- GL journal for customer payments
    MiscCashJrnl        bJrnl         NULL,     -- GL journal for miscellaneous cash
    InvAutoNum          bYN           NOT NULL, -- Whether invoice numbers are assigned automatically
    InvLastNum          varchar(10)   NULL,     -- Last invoice number used
    LastStmtDate        bDate         NULL,     -- Date of the last customer statements
    CONSTRAINT PK_ARCO PRIMARY KEY (ARCo),
    CONSTRAINT FK_ARCO_HQCO FOREIGN KEY (ARCo) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_ARCO_GLCO FOREIGN KEY (GLCo) REFERENCES dbo.GLCO (GLCo)
);

/* Customer master: clients and owners billed, with name, addresses, contact, status, payment terms and credit limit. Shared by the companies of a customer group, so it has no company column. */
CREATE TABLE dbo.ARCM (
    CustGroup           bGroup        NOT NULL, -- Customer group, found on the company in HQCO
    Customer            bCustomer     NOT NULL, -- Customer number
    Name                varchar(60)   NULL,     -- Customer name
    SortName            bSortName     NOT NULL, -- Short name for sorting and lookup
    TempYN              bYN           NOT NULL, -- Whether this is a temporary customer
    Status              char(1)       NOT NULL, -- State of the customer {A: active; H: on hold; I: inactive}
    Contact             varchar(30)   NULL,     -- Contact person at the customer
    Phone               bPhone        NULL,     -- Customer phone number
    Fax                 bPhone        NULL,     -- Customer fax number
    EMail               varchar(60)   NULL,     -- Customer e-mail address
    URL                 varchar(60)   NULL,     -- Customer web site
    Address             varchar(60)   NULL,     -- Street address
    City                varchar(30)   NULL,     -- City of the customer
    State               varchar(4)    NULL,     -- State of the customer
    Zip                 bZip          NULL,     -- Zip or postal code
    Country             char(2)       NULL,     -- Country of the customer
    BillAddress         varchar(60)   NULL,     -- Street address for bills
    BillCity            varchar(30)   NULL,     -- City for bills
    BillState           varchar(4)    NULL,     -- State for bills
    BillZip             bZip          NULL,     -- Zip or postal code for bills
    RecType             tinyint       NULL,     -- Default receivable type
    PayTerms            bPayTerms     NULL,     -- Payment terms code (HQPT)
    TaxGroup            bGroup        NULL,     -- Tax group of the tax code
    TaxCode             bTaxCode      NULL,     -- Default tax code
    CreditLimit         bDollar       NOT NULL, -- Credit limit of the customer
    DateOpened          bDate         NULL,     -- Date the customer account was opened
    StmntPrint          bYN           NOT NULL, -- Whether statements are printed
    StmtType            char(1)       NOT NULL, -- Kind of statement {B: balance forward; O: open item}
    FCType              char(1)       NOT NULL, -- How finance charges are made {I: by invoice; A: on account; R: by receivable type; N: no finance charge}
    FCPct               bPct          NOT NULL, -- Finance charge percent
    ExclContFromFC      bYN           NOT NULL, -- Whether contract invoices are spared finance charges
    CONSTRAINT PK_ARCM PRIMARY KEY (CustGroup, Customer),
    CONSTRAINT FK_ARCM_HQPT FOREIGN KEY (PayTerms) REFERENCES dbo.HQPT (PayTerms)
);

/* AR transaction header: customer invoices, cash receipts, credit memos, adjustments, write-offs and finance charges together, told apart by ARTransType. Invoiced, paid, retainage and amount due totals are kept on the invoice row only. */
CREATE TABLE dbo.ARTH (
    ARCo                bCompany      NOT NULL, -- AR company
    Mth                 bMonth        NOT NULL, -- Month the transaction was posted to
    ARTrans             bTrans        NOT NULL, -- Transaction number within company and month
    ARTransType         char(1)       NOT NULL, -- Kind of transaction {I: invoice; C: credit memo; A: adjustment; W: write-off; P: customer payment; M: miscellaneous cash receipt without customer; F: finance charge; R: release of retainage; V: reversal of a retainage release}
    CustGroup           bGroup        NOT NULL, -- Customer group of the customer
    Customer            bCustomer     NULL,     -- Customer number
    CustRef             varchar(20)   NULL,     -- Customer's reference
    CustPO              varchar(20)   NULL,     -- Customer's purchase order number
    RecType             tinyint       NULL,     -- Receivable type (ARRT)
    JCCo                bCompany      NULL,     -- Job cost company of the contract
    Contract            bContract     NULL,     -- Contract billed
    Invoice             varchar(10)   NULL,     -- Invoice number
    CheckNo             varchar(10)   NULL,     -- Customer's check number on a receipt
    Source              char(10)      NOT NULL, -- Where the transaction was entered {AR Invoice: AR invoice entry; AR Receipt: cash receipt; JB: job billing; MS: material sales; SM Invoice: service; ARFinanceC: finance charges; ARRelease: retainage release}
    TransDate           bDate         NOT NULL, -- Date of the invoice or other transaction
    DueDate             bDate         NULL,     -- Date the invoice is due
    DiscDate            bDate         NULL,     -- Last day the discount is available
    CheckDate           bDate         NULL,     -- Date on the customer's check
    Description         bDesc         NULL,     -- Transaction description
    CMCo                bCompany      NULL,     -- Cash management company of the deposit
    CMAcct              bCMAcct       NULL,     -- Bank account of the deposit
    CMDeposit           bCMRef        NULL,     -- Bank deposit number
    CreditAmt           bDollar       NOT NULL, -- Amount of the cash receipt
    PayTerms            bPayTerms     NULL,     -- Payment terms code
    AppliedMth          bMonth        NULL,     -- Month of the transaction it applies to
    AppliedTrans        bTrans        NULL,     -- Number of the transaction it applies to
    Invoiced            bDollar       NOT NULL, -- Amount invoiced, on the invoice row
    Paid                bDollar       NOT NULL, -- Amount paid so far, on the invoice row
    Retainage           bDollar       NOT NULL, -- Retainage held by the customer, on the invoice row
    DiscTaken           bDollar       NOT NULL, -- Discount taken by the customer
    AmountDue           bDollar       NOT NULL, -- Open balance net of retainage, on the invoice row
    PayFullDate         bDate         NULL,     -- Date paid in full, empty while a balance is left
    ReasonCode          bReasonCode   NULL,     -- Reason code for the transaction
    ExcludeFC           bYN           NOT NULL, -- Whether left out of finance charges
    FinanceChg          bDollar       NOT NULL, -- Finance charge amount
    BatchId             bBatchID      NULL,     -- Batch that posted the transaction
    CONSTRAINT PK_ARTH PRIMARY KEY (ARCo, Mth, ARTrans),
    CONSTRAINT FK_ARTH_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_ARTH_ARRT FOREIGN KEY (ARCo, RecType) REFERENCES dbo.ARRT (ARCo, RecType),
    CONSTRAINT FK_ARTH_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_ARTH_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct),
    CONSTRAINT FK_ARTH_ARCO FOREIGN KEY (ARCo) REFERENCES dbo.ARCO (ARCo)
);

/* AR transaction lines: amounts of customer invoices, receipts and adjustments by contract item, tax code or GL account. Payments are negative; the apply columns point to the invoice line that is paid, which is what aging uses. */
CREATE TABLE dbo.ARTL (
    ARCo                bCompany      NOT NULL, -- AR company
    Mth                 bMonth        NOT NULL, -- Month the transaction was posted to
    ARTrans             bTrans        NOT NULL, -- Transaction number
    ARLine              smallint      NOT NULL, -- Line number of the transaction
    RecType             tinyint       NULL,     -- Receivable type (ARRT)
    LineType            char(1)       NOT NULL, -- Kind of line {C: contract item; O: other; M: material; F: finance charge; R: released retainage; A: on-account payment; J: job, misc cash only; E: equipment, misc cash only}
    Description         bDesc         NULL,     -- Line description
    GLCo                bCompany      NULL,     -- GL company of the account
    GLAcct              bGLAcct       NULL,     -- GL account credited or charged
    TaxGroup            bGroup        NULL,     -- Tax group of the tax code
    TaxCode             bTaxCode      NULL,     -- Tax code of the line
    Amount              bDollar       NOT NULL, -- Amount of the line, negative for payments
    TaxAmount           bDollar       NOT NULL, -- Tax amount
    RetgPct             bPct          NOT NULL, -- Retainage percent of the line
    Retainage           bDollar       NOT NULL, -- Retainage held by the customer
    DiscOffered         bDollar       NOT NULL, -- Discount offered to the customer
    DiscTaken           bDollar       NOT NULL, -- Discount taken by the customer
    FinanceChg          bDollar       NOT NULL, -- Finance charge amount
    ApplyMth            bMonth        NOT NULL, -- Month of the invoice this line applies to
    ApplyTrans          bTrans        NOT NULL, -- Transaction number of the invoice this applies to
    ApplyLine           smallint      NOT NULL, -- Line of the invoice this line applies to
    JCCo                bCompany      NULL,     -- Job cost company
    Contract            bContract     NULL,     -- Contract billed
    Item                bContractItem NULL,     -- Contract item billed
    ContractUnits       bUnits        NULL,     -- Contract units billed
    Job                 bJob          NULL,     -- Job, on miscellaneous cash lines
    PhaseGroup          bGroup        NULL,     -- Phase group of the phase
    Phase               bPhase        NULL,     -- Job phase
    CostType            bJCCType      NULL,     -- Job cost type
    UM                  bUM           NULL,     -- Unit of measure
    ActDate             bDate         NULL,     -- Actual date of the line
    MatlGroup           bGroup        NULL,     -- Material group of the material
    Material            bMatl         NULL,     -- Material sold
    MatlUnits           bUnits        NULL,     -- Units of material sold
    UnitPrice           bUnitCost     NULL,     -- Price per unit of material
    CONSTRAINT PK_ARTL PRIMARY KEY (ARCo, Mth, ARTrans, ARLine),
    CONSTRAINT FK_ARTL_ARTH FOREIGN KEY (ARCo, Mth, ARTrans) REFERENCES dbo.ARTH (ARCo, Mth, ARTrans),
    CONSTRAINT FK_ARTL_ARTH_apply FOREIGN KEY (ARCo, ApplyMth, ApplyTrans) REFERENCES dbo.ARTH (ARCo, Mth, ARTrans),
    CONSTRAINT FK_ARTL_JCCM FOREIGN KEY (JCCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_ARTL_JCCI FOREIGN KEY (JCCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_ARTL_ARRT FOREIGN KEY (ARCo, RecType) REFERENCES dbo.ARRT (ARCo, RecType),
    CONSTRAINT FK_ARTL_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_ARTL_HQTX FOREIGN KEY (TaxGroup, TaxCode) REFERENCES dbo.HQTX (TaxGroup, TaxCode),
    CONSTRAINT FK_ARTL_HQMT FOREIGN KEY (MatlGroup, Material) REFERENCES dbo.HQMT (MatlGroup, Material)
);

/* Receivable types: the kinds of receivable of an AR company with their receivable, revenue, retainage, discount, write-off and finance charge GL accounts. */
CREATE TABLE dbo.ARRT (
    ARCo                bCompany      NOT NULL, -- AR company
    RecType             tinyint       NOT NULL, -- Receivable type number
    Description         bDesc         NULL,     -- Name of the receivable type
    Abbrev              char(5)       NULL,     -- Abbreviation of the receivable type
    GLCo                bCompany      NOT NULL, -- GL company of the accounts
    GLARAcct            bGLAcct       NOT NULL, -- Accounts receivable GL account
    GLRevAcct           bGLAcct       NULL,     -- Revenue GL account
    GLRetainAcct        bGLAcct       NULL,     -- Retainage receivable GL account
    GLDiscountAcct      bGLAcct       NULL,     -- GL account for discounts
    GLWriteOffAcct      bGLAcct       NULL,     -- GL account for write-offs
    GLFinChgAcct        bGLAcct       NULL,     -- GL account for finance charges
    CONSTRAINT PK_ARRT PRIMARY KEY (ARCo, RecType),
    CONSTRAINT FK_ARRT_ARCO FOREIGN KEY (ARCo) REFERENCES dbo.ARCO (ARCo),
    CONSTRAINT FK_ARRT_GLAC FOREIGN KEY (GLCo, GLARAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_ARRT_GLAC_revenue FOREIGN KEY (GLCo, GLRevAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_ARRT_GLAC_retainage FOREIGN KEY (GLCo, GLRetainAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_ARRT_GLAC_writeoff FOREIGN KEY (GLCo, GLWriteOffAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* AR monthly totals: invoiced, paid, retainage and payment speed per customer and month, for customer history and days to pay. */
CREATE TABLE dbo.ARMT (
    ARCo                bCompany      NOT NULL, -- AR company
    Mth                 bMonth        NOT NULL, -- Month of the totals
    CustGroup           bGroup        NOT NULL, -- Customer group of the customer
    Customer            bCustomer     NOT NULL, -- Customer number
    Invoiced            bDollar       NOT NULL, -- Amount invoiced in the month
    Retainage           bDollar       NOT NULL, -- Retainage of the month
    Paid                bDollar       NOT NULL, -- Amount paid in the month
    DiscountTaken       bDollar       NOT NULL, -- Discounts taken in the month
    FinanceChg          bDollar       NOT NULL, -- Finance charges of the month
    HighestCredit       bDollar       NOT NULL, -- Highest credit of the customer in the month
    NumInvPaid          smallint      NOT NULL, -- Number of invoices paid in the month
    PayDaysTrDt         int           NOT NULL, -- Total days to pay counted from transaction date
    PayDaysDueDt        int           NOT NULL, -- Total days to pay counted from due date
    LastInvDate         bDate         NULL,     -- Date of the last invoice
    LastPayDate         bDate         NULL,     -- Date of the last payment
    CONSTRAINT PK_ARMT PRIMARY KEY (ARCo, Mth, CustGroup, Customer),
    CONSTRAINT FK_ARMT_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer)
);
