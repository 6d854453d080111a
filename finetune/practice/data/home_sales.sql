-- Home sales: subdivisions, lots, house plans, buyers' contracts and the options they pick.

/* Subdivision: one community where we build and sell houses. */
CREATE TABLE dbo.HOSubdiv (
    HOCo            bCompany     NOT NULL, -- Company that sells there
    Subdiv          varchar(8)   NOT NULL, -- Code of the community
    Name            varchar(40)  NULL,     -- Name on the entrance sign
    City            varchar(30)  NULL,     -- Town it lies in
    Zip             varchar(10)  NULL,     -- Postal code
    LotsPlatted     smallint     NOT NULL, -- How many lots the plat shows
    GrandOpen       bDate        NULL,     -- First day of selling
    SoldOut         bDate        NULL,     -- Day the last lot went, empty while there is something to sell
    DuesMo          bDollar      NOT NULL, -- Monthly fee of the homeowners association
    Supt            varchar(30)  NULL,     -- Superintendent who runs the building there
    PRIMARY KEY (HOCo, Subdiv)
);

/* House plan: one model of house that we offer. */
CREATE TABLE dbo.HOPL (
    HOCo            bCompany     NOT NULL, -- Company that offers it
    PlanCd          varchar(8)   NOT NULL, -- Plan code
    PlanName        bDesc        NULL,     -- Marketing name of the model
    Beds            tinyint      NULL,     -- Number of bedrooms
    Baths           bUnits       NULL,     -- Number of bathrooms, halves count 0.5
    HeatSF          bUnits       NULL,     -- Living area in square feet
    Stories         tinyint      NULL,     -- Floors above ground
    BasePrc         bDollar      NOT NULL, -- List price without options
    StdDays         smallint     NULL,     -- Days it normally takes to build
    OfferYN         bYN          NOT NULL, -- Whether we still sell it {Y: offered; N: discontinued}
    PRIMARY KEY (HOCo, PlanCd)
);

/* Lot: one building site in a subdivision with the house that stands or will stand on it. */
CREATE TABLE dbo.HOLT (
    HOCo            bCompany     NOT NULL, -- Company that owns the lot
    Subdiv          varchar(8)   NOT NULL, -- Community the lot is in
    Lot             varchar(6)   NOT NULL, -- Lot number on the plat
    Address         varchar(60)  NULL,     -- Street and house number
    PlanCd          varchar(8)   NULL,     -- House plan chosen for it
    LotStat         char(1)      NOT NULL, -- Where the lot stands {A: available; H: on hold; S: sold; C: closed; M: model home}
    LotCost         bDollar      NOT NULL, -- What the land cost us
    Premium         bDollar      NOT NULL, -- Extra asked for a good lot, view or size
    CornerYN        bYN          NOT NULL, -- Whether it sits on a corner {Y: corner; N: inside lot}
    PermitNo        varchar(15)  NULL,     -- Building permit, empty until the city issues it
    StartDate       bDate        NULL,     -- Day the foundation was dug
    COdate          bDate        NULL,     -- Day of the certificate of occupancy, empty until the house is finished
    JCCo            bCompany     NULL,     -- Job cost company
    Job             bJob         NULL,     -- Job the house is built under
    PRIMARY KEY (HOCo, Subdiv, Lot),
    FOREIGN KEY (HOCo, Subdiv) REFERENCES dbo.HOSubdiv (HOCo, Subdiv),
    FOREIGN KEY (HOCo, PlanCd) REFERENCES dbo.HOPL (HOCo, PlanCd),
    FOREIGN KEY (JCCo, Job) REFERENCES dbo.JCJM (JCCo, Job)
);

/* Sale: one purchase contract with a buyer for a lot and house. */
CREATE TABLE dbo.HOSA (
    HOCo            bCompany     NOT NULL, -- Company that sells
    SaleNo          int          NOT NULL, -- Number of the purchase contract
    Subdiv          varchar(8)   NOT NULL, -- Community
    Lot             varchar(6)   NOT NULL, -- Lot being bought
    Buyer           varchar(60)  NULL,     -- Who is buying
    Agent           varchar(30)  NULL,     -- Our salesperson in the model home
    Broker          varchar(40)  NULL,     -- Outside realtor firm, empty if the buyer came alone
    SignDate        bDate        NOT NULL, -- Day the contract was signed
    EstClose        bDate        NULL,     -- Closing day we promised
    ActClose        bDate        NULL,     -- Day it really closed, empty until then
    CancDate        bDate        NULL,     -- Day the buyer backed out, empty unless cancelled
    HousePrc        bDollar      NOT NULL, -- Price of the house without options
    OptTot          bDollar      NOT NULL, -- All options together
    Incent          bDollar      NOT NULL, -- Discounts and closing help that we gave
    Earnest         bDollar      NOT NULL, -- Deposit the buyer put down
    FinCode         tinyint      NOT NULL, -- How the buyer pays {0: cash; 1: conventional loan; 2: FHA; 3: VA}
    PRIMARY KEY (HOCo, SaleNo),
    FOREIGN KEY (HOCo, Subdiv, Lot) REFERENCES dbo.HOLT (HOCo, Subdiv, Lot)
);

/* Sale options: one upgrade picked by the buyer of a sale. */
CREATE TABLE dbo.HOSO (
    HOCo            bCompany     NOT NULL, -- Company of the sale
    SaleNo          int          NOT NULL, -- Purchase contract
    OptSeq          smallint     NOT NULL, -- Line number of the upgrade
    OptText         bItemDesc    NULL,     -- What was picked
    Room            varchar(20)  NULL,     -- Where in the house it goes
    VendorGroup     bGroup       NULL,     -- Vendor group
    Vendor          bVendor      NULL,     -- Supplier or sub who puts it in
    Qty             bUnits       NOT NULL, -- How many
    SellAmt         bDollar      NOT NULL, -- What the buyer is charged
    CostAmt         bDollar      NOT NULL, -- What it costs us
    PickDate        bDate        NULL,     -- Day the buyer chose it
    PaidYN          bYN          NOT NULL, -- Whether the buyer has paid for it up front {Y: paid; N: not yet}
    PRIMARY KEY (HOCo, SaleNo, OptSeq),
    FOREIGN KEY (HOCo, SaleNo) REFERENCES dbo.HOSA (HOCo, SaleNo),
    FOREIGN KEY (VendorGroup, Vendor) REFERENCES dbo.APVM (VendorGroup, Vendor)
);
