-- Job billing: reference tables for Viewpoint Vista.

/* Job billing invoices: one row per progress or time and material bill to the owner, with billed total, retainage, tax and amount due, and its AR transaction. */
CREATE TABLE dbo.JBIN (
    JBCo              bCompany        NULL, -- JB company, same number as JC company
    BillMonth         bMonth          NOT NULL, -- Month of the bill, first day of month
    BillNumber        int             NOT NULL, -- Bill number within the month
    Invoice           varchar(10)     NULL, -- Invoice number sent to the customer
    Contract          bContract       NULL, -- Contract that is billed
    CustGroup         bGroup          NOT NULL, -- Customer group, shared by companies
    Customer          bCustomer       NOT NULL, -- Customer or owner billed
    InvStatus         char(1)         NOT NULL, -- State of the bill {A: added, not in AR yet; C: changed since sent to AR; D: marked for deletion; I: interfaced to AR; N: probably not to be interfaced}
    BillType          char(1)         NOT NULL, -- Kind of bill {P: progress; T: time and material; B: both}
    Application       smallint        NULL, -- Application number of the progress bill
    ProcessGroup      varchar(20)     NULL, -- Billing process group
    BillGroup         bBillingGroup   NULL, -- Billing group for separate invoices
    InvDate           bDate           NOT NULL, -- Date on the billing invoice
    DueDate           bDate           NOT NULL, -- Date payment is due
    FromDate          bDate           NULL, -- Start of the billing period
    ToDate            bDate           NULL, -- End of the billing period
    PayTerms          bPayTerms       NULL, -- Payment terms
    InvDescription    bDesc           NULL, -- Invoice description
    CustomerReference bDesc           NULL, -- Customer's reference
    InvTotal          bDollar         NOT NULL, -- Gross amount of the bill
    InvRetg           bDollar         NOT NULL, -- Retainage held back on the bill
    RetgRel           bDollar         NOT NULL, -- Retainage released by the bill
    InvDisc           bDollar         NOT NULL, -- Discount on the bill
    InvTax            bDollar         NOT NULL, -- Sales tax on the bill
    InvDue            bDollar         NOT NULL, -- Net amount due on the bill
    CurrContract      bDollar         NOT NULL, -- Contract value at the time of billing
    WC                bDollar         NOT NULL, -- Work completed billed this period
    SM                bDollar         NOT NULL, -- Stored materials on the bill this period
    PrevAmt           bDollar         NOT NULL, -- Amount billed on earlier bills
    PrevRetg          bDollar         NOT NULL, -- Retainage held on earlier bills
    ChgOrderAmt       bDollar         NOT NULL, -- Change orders included this period
    ARTrans           bTrans          NULL, -- AR transaction made from the bill
    Certified         bYN             NOT NULL, -- Whether the owner certified the claim {Y: certified; N: not certified}
    CertifiedDate     bDate           NULL, -- Date the claim was certified
    AmtClaimed        bDollar         NOT NULL, -- Amount claimed from the owner
    CONSTRAINT PK_JBIN PRIMARY KEY (JBCo, BillMonth, BillNumber),
    CONSTRAINT FK_JBIN_JCCM FOREIGN KEY (JBCo, Contract) REFERENCES dbo.JCCM (JCCo, Contract),
    CONSTRAINT FK_JBIN_ARCM FOREIGN KEY (CustGroup, Customer) REFERENCES dbo.ARCM (CustGroup, Customer),
    CONSTRAINT FK_JBIN_JCCO FOREIGN KEY (JBCo) REFERENCES dbo.JCCO (JCCo),
    CONSTRAINT FK_JBIN_ARTH FOREIGN KEY (JBCo, BillMonth, ARTrans) REFERENCES dbo.ARTH (ARCo, Mth, ARTrans)
);

/* Job bill items: one row per contract item on a bill with work completed, stored materials, amount billed, retainage and the earlier totals. */
CREATE TABLE dbo.JBIT (
    JBCo            bCompany        NOT NULL, -- Job billing company, same as JC company
    BillMonth       bMonth          NOT NULL, -- Month of the bill, first day of month
    BillNumber      int             NOT NULL, -- Bill number within the month
    Item            bContractItem   NOT NULL, -- Contract item billed
    Contract        bContract       NULL, -- Contract that is billed
    Description     bItemDesc       NULL, -- Item description
    BillGroup       bBillingGroup   NULL, -- Billing group for separate invoices
    UnitsBilled     bUnits          NOT NULL, -- Units billed this period
    AmtBilled       bDollar         NOT NULL, -- Amount billed this period
    RetgBilled      bDollar         NOT NULL, -- Retainage held this period
    RetgRel         bDollar         NOT NULL, -- Retainage released this period
    Discount        bDollar         NOT NULL, -- Discount on the item
    TaxGroup        bGroup          NULL, -- Group for tax codes
    TaxCode         bTaxCode        NULL, -- Sales tax code
    TaxBasis        bDollar         NOT NULL, -- Amount subject to sales tax
    TaxAmount       bDollar         NOT NULL, -- Sales tax of the item
    AmountDue       bDollar         NOT NULL, -- Net amount due on the item
    CurrContract    bDollar         NOT NULL, -- Contract value of the item at billing
    ContractUnits   bUnits          NOT NULL, -- Contract units of the item at billing
    WC              bDollar         NOT NULL, -- Work completed this period
    WCUnits         bUnits          NOT NULL, -- Units of work completed this period
    WCRetPct        bPct            NULL, -- Retainage percent on work completed
    WCRetg          bDollar         NOT NULL, -- Retainage on work completed
    Purchased       bDollar         NOT NULL, -- Stored materials purchased in the billing period
    Installed       bDollar         NOT NULL, -- Stored materials put in place in the billing period
    SM              bDollar         NOT NULL, -- Stored materials of the item on this bill
    SMRetg          bDollar         NOT NULL, -- Retainage on stored materials
    PrevUnits       bUnits          NOT NULL, -- Units billed on earlier bills
    PrevAmt         bDollar         NOT NULL, -- Amount billed on earlier bills
    PrevRetg        bDollar         NOT NULL, -- Retainage held on earlier bills
    PrevWC          bDollar         NOT NULL, -- Work completed on earlier bills
    PrevSM          bDollar         NOT NULL, -- Stored materials on earlier bills
    PrevDue         bDollar         NOT NULL, -- Net due on earlier bills
    AmtClaimed      bDollar         NOT NULL, -- Amount claimed on the item
    CONSTRAINT PK_JBIT PRIMARY KEY (JBCo, BillMonth, BillNumber, Item),
    CONSTRAINT FK_JBIT_JBIN FOREIGN KEY (JBCo, BillMonth, BillNumber) REFERENCES dbo.JBIN (JBCo, BillMonth, BillNumber),
    CONSTRAINT FK_JBIT_JCCI FOREIGN KEY (JBCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item)
);

/* Lines of time and material bills: cost and add-on lines by job, phase and date, with markup, total and retainage. */
CREATE TABLE dbo.JBIL (
    JBCo            bCompany        NOT NULL, -- Job billing company, same as JC company
    BillMonth       bMonth          NOT NULL, -- Month of the bill, first day of month
    BillNumber      int             NOT NULL, -- Bill number within the month
    Line            int             NOT NULL, -- Line number on the bill
    Item            bContractItem   NULL, -- Contract item of the line
    Contract        bContract       NULL, -- Contract that is billed
    Job             bJob            NULL, -- Job the cost was on
    PhaseGroup      bGroup          NULL, -- Group for phases and cost types
    Phase           bPhase          NULL, -- Phase the cost was on
    Date            bDate           NULL, -- Date of the cost billed
    LineType        char(1)         NULL, -- Kind of line {S: source cost; D: detail add-on; T: probably total add-on; M: probably miscellaneous distribution; A: probably add-on}
    Description     varchar(128)    NULL, -- Line description
    Template        varchar(10)     NULL, -- Billing template
    TemplateSeq     int             NULL, -- Sequence of the template
    TaxGroup        bGroup          NULL, -- Group for tax codes
    TaxCode         bTaxCode        NULL, -- Sales tax code
    MarkupRate      numeric(17,6)   NOT NULL, -- Markup rate applied
    Basis           bDollar         NOT NULL, -- Cost or amount before markup
    MarkupAddl      bDollar         NOT NULL, -- Additional markup amount
    MarkupTotal     bDollar         NOT NULL, -- Total markup amount
    Total           bDollar         NOT NULL, -- Amount billed on the line
    Retainage       bDollar         NOT NULL, -- Retainage on the line
    Discount        bDollar         NOT NULL, -- Discount on the line
    CONSTRAINT PK_JBIL PRIMARY KEY (JBCo, BillMonth, BillNumber, Line),
    CONSTRAINT FK_JBIL_JBIN FOREIGN KEY (JBCo, BillMonth, BillNumber) REFERENCES dbo.JBIN (JBCo, BillMonth, BillNumber),
    CONSTRAINT FK_JBIL_JCCI FOREIGN KEY (JBCo, Contract, Item) REFERENCES dbo.JCCI (JCCo, Contract, Item),
    CONSTRAINT FK_JBIL_JCPM FOREIGN KEY (PhaseGroup, Phase) REFERENCES dbo.JCPM (PhaseGroup, Phase),
    CONSTRAINT FK_JBIL_HQTX FOREIGN KEY (TaxGroup, TaxCode) REFERENCES dbo.HQTX (TaxGroup, TaxCode)
);
