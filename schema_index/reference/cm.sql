-- Cash management: reference tables for Viewpoint Vista.

/* CM company parameters: one row per cash management company with its GL company and journal. */
CREATE TABLE dbo.CMCO (
    CMCo                bCompany      NOT NULL, -- Cash management company number
    GLCo                bCompany      NOT NULL, -- GL company that cash entries post to
    Jrnl                bJrnl         NOT NULL, -- GL journal for cash entries
    GLInterfaceLvl      tinyint       NOT NULL, -- Level of detail posted to the GL
    ChangeBegBal        bYN           NOT NULL, -- Whether beginning statement balances may be changed
    CONSTRAINT PK_CMCO PRIMARY KEY (CMCo),
    CONSTRAINT FK_CMCO_HQCO FOREIGN KEY (CMCo) REFERENCES dbo.HQCO (HQCo)
);

/* Bank accounts: checking and other cash accounts of a company, with bank name, account number and cash GL account. */
CREATE TABLE dbo.CMAC (
    CMCo                bCompany      NOT NULL, -- Cash management company
    CMAcct              bCMAcct       NOT NULL, -- Bank account code in Vista
    Description         bDesc         NULL,     -- Name of the bank account
    BankName            varchar(30)   NULL,     -- Name of the bank
    BankAcct            varchar(30)   NULL,     -- Account number at the bank
    RoutingId           varchar(10)   NULL,     -- Bank routing number
    GLCo                bCompany      NOT NULL, -- GL company of the cash account
    GLAcct              bGLAcct       NOT NULL, -- Cash GL account
    CONSTRAINT PK_CMAC PRIMARY KEY (CMCo, CMAcct),
    CONSTRAINT FK_CMAC_CMCO FOREIGN KEY (CMCo) REFERENCES dbo.CMCO (CMCo),
    CONSTRAINT FK_CMAC_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Cash transactions, the bank ledger: checks, deposits, transfers, EFTs and adjustments of each bank account. A row without a statement date is outstanding; money out is negative. */
CREATE TABLE dbo.CMDT (
    CMCo                bCompany      NOT NULL, -- Cash management company
    Mth                 bMonth        NOT NULL, -- Month the transaction was posted to
    CMTrans             bTrans        NOT NULL, -- Transaction number within company and month
    CMAcct              bCMAcct       NOT NULL, -- Bank account
    CMTransType         bCMTransType  NOT NULL, -- Kind of transaction {0: adjustment; 1: check; 2: deposit; 3: transfer; 4: EFT or credit service}
    CMRef               bCMRef        NOT NULL, -- Check, deposit or other reference number
    CMRefSeq            tinyint       NOT NULL, -- Sequence within the reference
    Payee               varchar(20)   NULL,     -- Payee of the check
    Description         bDesc         NULL,     -- Transaction description
    ActDate             bDate         NOT NULL, -- Date of the check or deposit
    PostedDate          bDate         NOT NULL, -- Date it was posted
    Amount              bDollar       NOT NULL, -- Amount, negative for money out and positive for money in
    StmtDate            bDate         NULL,     -- Bank statement it cleared on, empty while outstanding
    ClearDate           bDate         NULL,     -- Date it cleared the bank
    ClearedAmt          bDollar       NOT NULL, -- Amount that cleared the bank
    Void                bYN           NOT NULL, -- Whether it was voided {Y: voided, leave out of balances; N: live}
    SourceCo            bCompany      NOT NULL, -- Company the transaction came from
    Source              bSource       NOT NULL, -- Where it came from {CM Entry: cash management entry; CM Trnsfr: bank transfer; AP Payment: vendor check or EFT; AR Receipt: customer deposit; PR Update: payroll payment}
    CMTransferTrans     bTrans        NULL,     -- Transfer number, for transfers
    GLCo                bCompany      NOT NULL, -- GL company of the accounts
    CMGLAcct            bGLAcct       NOT NULL, -- Cash GL account
    GLAcct              bGLAcct       NULL,     -- Offsetting GL account
    TaxGroup            bGroup        NULL,     -- Tax group of the tax code
    TaxCode             bTaxCode      NULL,     -- Tax code
    BatchId             bBatchID      NOT NULL, -- Batch that posted it
    CONSTRAINT PK_CMDT PRIMARY KEY (CMCo, Mth, CMTrans),
    CONSTRAINT FK_CMDT_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct),
    CONSTRAINT FK_CMDT_CMST FOREIGN KEY (CMCo, CMAcct, StmtDate) REFERENCES dbo.CMST (CMCo, CMAcct, StmtDate),
    CONSTRAINT FK_CMDT_HQBC FOREIGN KEY (SourceCo, Mth, BatchId) REFERENCES dbo.HQBC (Co, Mth, BatchId),
    CONSTRAINT FK_CMDT_GLAC FOREIGN KEY (GLCo, GLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct),
    CONSTRAINT FK_CMDT_GLAC_cash FOREIGN KEY (GLCo, CMGLAcct) REFERENCES dbo.GLAC (GLCo, GLAcct)
);

/* Bank statements: one row per bank account and statement date with beginning, working and statement balance, for bank reconciliation. */
CREATE TABLE dbo.CMST (
    CMCo                bCompany      NOT NULL, -- Cash management company
    CMAcct              bCMAcct       NOT NULL, -- Bank account
    StmtDate            bDate         NOT NULL, -- Date of the bank statement
    BegBal              bDollar       NOT NULL, -- Balance at the start of the statement
    WorkBal             bDollar       NOT NULL, -- Working balance while reconciling
    StmtBal             bDollar       NOT NULL, -- Ending balance on the bank statement
    Status              tinyint       NOT NULL, -- State of the reconciliation {0: open; 1: closed, reconciled}
    LstUploadDate       bDate         NULL,     -- Date bank data was last uploaded
    CONSTRAINT PK_CMST PRIMARY KEY (CMCo, CMAcct, StmtDate),
    CONSTRAINT FK_CMST_CMAC FOREIGN KEY (CMCo, CMAcct) REFERENCES dbo.CMAC (CMCo, CMAcct)
);

/* Bank transfers: money moved from one bank account to another, one row per transfer with the accounts on both sides. */
CREATE TABLE dbo.CMTT (
    CMCo                bCompany      NOT NULL, -- Cash management company
    Mth                 bMonth        NOT NULL, -- Month the transfer was posted to
    CMTransferTrans     bTrans        NOT NULL, -- Transfer number within company and month
    FromCMCo            bCompany      NOT NULL, -- Company the money leaves
    FromCMAcct          bCMAcct       NOT NULL, -- Bank account the money leaves
    FromCMTrans         bTrans        NULL,     -- Cash transaction on the sending side
    ToCMCo              bCompany      NOT NULL, -- Company that receives the money
    ToCMAcct            bCMAcct       NOT NULL, -- Bank account that receives the money
    ToCMTrans           bTrans        NULL,     -- Cash transaction on the receiving side
    CMRef               bCMRef        NULL,     -- Reference number of the transfer
    Amount              bDollar       NOT NULL, -- Amount transferred
    ActDate             bDate         NOT NULL, -- Date of the transfer
    DatePosted          bDate         NOT NULL, -- Date it was posted
    Description         bDesc         NULL,     -- Transfer description
    Batchid             bBatchID      NOT NULL, -- Batch that posted it
    CONSTRAINT PK_CMTT PRIMARY KEY (CMCo, Mth, CMTransferTrans),
    CONSTRAINT FK_CMTT_CMCO FOREIGN KEY (CMCo) REFERENCES dbo.CMCO (CMCo)
);
