-- Headquarters: reference tables for Viewpoint Vista.

/* Company master: every company with its name and address, and the vendor, customer, phase, material, tax and equipment groups it uses. */
CREATE TABLE dbo.HQCO (
    HQCo                bCompany      NOT NULL, -- Company number
    Name                varchar(60)   NULL,     -- Company name
    Address             varchar(60)   NULL,     -- Street address of the company
    Address2            varchar(60)   NULL,     -- Second line of the address
    City                varchar(30)   NULL,     -- City of the company
    State               varchar(4)    NULL,     -- State of the company
    Zip                 bZip          NULL,     -- Zip or postal code
    Country             char(2)       NULL,     -- Country of the company
    Phone               bPhone        NULL,     -- Company phone number
    Fax                 bPhone        NULL,     -- Company fax number
    FedTaxId            varchar(20)   NULL,     -- Federal tax id of the company
    VendorGroup         bGroup        NULL,     -- Vendor group the company uses (APVM)
    CustGroup           bGroup        NULL,     -- Customer group the company uses (ARCM)
    PhaseGroup          bGroup        NULL,     -- Phase group the company uses
    MatlGroup           bGroup        NULL,     -- Material group the company uses (HQMT)
    TaxGroup            bGroup        NULL,     -- Tax group the company uses (HQTX)
    EMGroup             bGroup        NULL,     -- Equipment group the company uses
    ShopGroup           bGroup        NULL,     -- Shop group the company uses
    CONSTRAINT PK_HQCO PRIMARY KEY (HQCo)
);

/* Material master: the catalogue of materials and parts with category, units of measure, standard cost and price. Stock quantities are in inventory (INMT). */
CREATE TABLE dbo.HQMT (
    MatlGroup           bGroup        NOT NULL, -- Material group, found on the company in HQCO
    Material            bMatl         NOT NULL, -- Material code
    Category            varchar(10)   NOT NULL, -- Material category (HQMC)
    Description         bItemDesc     NULL,     -- Material description
    Type                char(1)       NOT NULL, -- Kind of material {S: standard material; E: equipment part}
    Active              bYN           NOT NULL, -- Whether the material is active
    Stocked             bYN           NOT NULL, -- Whether the material is kept in stock
    Taxable             bYN           NOT NULL, -- Whether the material is taxable
    StdUM               bUM           NOT NULL, -- Standard unit of measure
    PurchaseUM          bUM           NOT NULL, -- Unit of measure for buying
    SalesUM             bUM           NOT NULL, -- Unit of measure for selling
    Cost                bUnitCost     NOT NULL, -- Standard cost per unit
    CostECM             bECM          NOT NULL, -- What the cost is per {E: each; C: hundred; M: thousand}
    Price               bUnitCost     NOT NULL, -- Standard selling price per unit
    PriceECM            bECM          NOT NULL, -- What the price is per: each, hundred, thousand
    MatlPhase           bPhase        NULL,     -- Default job phase for the material
    MatlJCCostType      bJCCType      NULL,     -- Default job cost type for the material
    HaulCode            bHaulCode     NULL,     -- Default haul code
    CONSTRAINT PK_HQMT PRIMARY KEY (MatlGroup, Material),
    CONSTRAINT FK_HQMT_HQMC FOREIGN KEY (MatlGroup, Category) REFERENCES dbo.HQMC (MatlGroup, Category),
    CONSTRAINT FK_HQMT_HQUM FOREIGN KEY (StdUM) REFERENCES dbo.HQUM (UM)
);

/* Material categories: groups of materials such as lumber, concrete or parts, with their description. */
CREATE TABLE dbo.HQMC (
    MatlGroup           bGroup        NOT NULL, -- Material group of the category
    Category            varchar(10)   NOT NULL, -- Material category code
    Description         bDesc         NULL,     -- Name of the category
    GLAcct              bGLAcct       NULL,     -- GL account of the category
    CONSTRAINT PK_HQMC PRIMARY KEY (MatlGroup, Category)
);

/* Tax codes: sales, use and value-added tax rates by tax group, with the rate in force from the effective date and the one before it. */
CREATE TABLE dbo.HQTX (
    TaxGroup            bGroup        NOT NULL, -- Tax group, found on the company in HQCO
    TaxCode             bTaxCode      NOT NULL, -- Tax code
    Description         bDesc         NULL,     -- Name of the tax code
    MultiLevel          bYN           NOT NULL, -- Whether it combines other tax codes {Y: combined, rates are added up through HQTL; N: single code with its own rate}
    OldRate             bRate         NULL,     -- Tax rate before the effective date
    NewRate             bRate         NULL,     -- Tax rate from the effective date on
    EffectiveDate       bDate         NULL,     -- Date the new rate takes effect
    ValueAdd            bYN           NOT NULL, -- Whether it is a value-added tax {Y: VAT or GST code}
    GST                 bYN           NOT NULL, -- Whether the code is GST
    ExpenseTax          bYN           NOT NULL, -- Whether the tax is expensed
    GLAcct              bGLAcct       NULL,     -- GL account for the tax
    Phase               bPhase        NULL,     -- Job phase the tax is charged to
    JCCostType          bJCCType      NULL,     -- Job cost type the tax is charged to
    CONSTRAINT PK_HQTX PRIMARY KEY (TaxGroup, TaxCode)
);

/* Payment terms: terms codes for vendor and customer invoices, such as net 30, with due days and cash discount. */
CREATE TABLE dbo.HQPT (
    PayTerms            bPayTerms     NOT NULL, -- Payment terms code
    Description         bDesc         NULL,     -- Name of the terms
    DueOpt              tinyint       NOT NULL, -- How the due date is found {1: days after invoice date; 2: fixed due day; 3: none}
    DaysTillDue         tinyint       NULL,     -- Days until an invoice is due
    DueDay              tinyint       NULL,     -- Day of the month invoices are due
    DiscOpt             tinyint       NOT NULL, -- How the discount date is found {1: days after invoice date; 2: fixed discount day; 3: none}
    DaysTillDisc        tinyint       NULL,     -- Days the discount is available
    DiscDay             tinyint       NULL,     -- Day of the month the discount ends
    DiscRate            bPct          NOT NULL, -- Discount rate
    CutOffDay           tinyint       NULL,     -- Cut-off day of the month for fixed days
    CONSTRAINT PK_HQPT PRIMARY KEY (PayTerms)
);

/* Units of measure: the list of unit codes, such as each, hour or ton. */
CREATE TABLE dbo.HQUM (
    UM                  bUM           NOT NULL, -- Unit of measure code
    Description         bDesc         NULL,     -- Name of the unit of measure
    ExcludeFromLookup   bYN           NOT NULL, -- Whether the unit is hidden in lookups
    CONSTRAINT PK_HQUM PRIMARY KEY (UM)
);

/* Batches: one row per batch of any module with source, status, who made it and when it was posted; shows what is still unposted. */
CREATE TABLE dbo.HQBC (
    Co                  bCompany      NOT NULL, -- Company of the batch
    Mth                 bMonth        NOT NULL, -- Month the batch posts to
    BatchId             bBatchID      NOT NULL, -- Batch number within company and month
    Source              bSource       NOT NULL, -- Module and program the batch comes from
    TableName           char(20)      NOT NULL, -- Batch table that holds its entries
    Status              tinyint       NOT NULL, -- State of the batch {0: open; 1: validation in progress; 2: validation errors; 3: validated and ready to post; 4: posting in progress; 5: posted; 6: cancelled}
    InUseBy             bVPUserName   NULL,     -- User who has the batch open
    CreatedBy           bVPUserName   NOT NULL, -- User who created the batch
    DateCreated         smalldatetime NOT NULL, -- Date the batch was created
    DatePosted          bDate         NULL,     -- Date the batch was posted
    DateClosed          smalldatetime NULL,     -- Date the batch was closed
    Adjust              bYN           NULL,     -- Whether it is an adjustment batch
    PRGroup             bGroup        NULL,     -- Payroll group, for payroll batches
    PREndDate           bDate         NULL,     -- Pay period end date, for payroll batches
    CONSTRAINT PK_HQBC PRIMARY KEY (Co, Mth, BatchId),
    CONSTRAINT FK_HQBC_HQCO FOREIGN KEY (Co) REFERENCES dbo.HQCO (HQCo),
    CONSTRAINT FK_HQBC_PRPC FOREIGN KEY (Co, PRGroup, PREndDate) REFERENCES dbo.PRPC (PRCo, PRGroup, PREndDate)
);

/* Hold codes: reasons for holding a payment, such as missing insurance or a dispute, with their description. */
CREATE TABLE dbo.HQHC (
    HoldCode            bHoldCode     NOT NULL, -- Hold code
    Description         bDesc         NULL,     -- What the hold code stands for
    CONSTRAINT PK_HQHC PRIMARY KEY (HoldCode)
);

/* Compliance codes: the insurance, waiver and other documents asked of vendors and subcontractors, and whether each is checked by date or by flag. */
CREATE TABLE dbo.HQCP (
    CompCode            bCompCode     NOT NULL, -- Compliance code
    Description         bDesc         NULL,     -- Name of the compliance requirement
    CompType            char(1)       NOT NULL, -- How it is checked {D: by expiration date; F: by complied flag}
    AllInvoiceYN        bYN           NOT NULL, -- Whether it applies to all invoices
    CONSTRAINT PK_HQCP PRIMARY KEY (CompCode)
);

/* Reason codes: why a change or adjustment was made, with their description. */
CREATE TABLE dbo.HQRC (
    ReasonCode          bReasonCode   NOT NULL, -- Reason code
    Description         bDesc         NULL,     -- What the reason code stands for
    CONSTRAINT PK_HQRC PRIMARY KEY (ReasonCode)
);
