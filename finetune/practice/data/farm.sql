-- Farm: fields, what is sown and harvested, herds, the milk or wool they give, and treatments.

/* Fields: one piece of land a row. */
CREATE TABLE dbo.FRFL (
    FRCo            bCompany     NOT NULL, -- Company that farms the land
    FieldCd         varchar(8)   NOT NULL, -- Code on the map
    FldName         bDesc        NULL,     -- What the crew calls it
    Acres           bUnits       NOT NULL, -- Size
    SoilCls         char(1)      NULL,     -- Dirt {L: loam; C: clay; S: sand; P: peat}
    OwnKind         char(1)      NOT NULL, -- On what footing we farm it {O: owned; R: rented; S: shared crop}
    Landlord        varchar(40)  NULL,     -- Whom it belongs to, if not us
    RentAcre        bUnitCost    NOT NULL, -- Yearly rent for an acre
    LeaseEnd        bDate        NULL,     -- Day the lease is over
    IrrigYN         bYN          NOT NULL, -- Water can be brought to it {Y: irrigated; N: dry land}
    OrgYN           bYN          NOT NULL, -- Certified organic {Y: organic; N: conventional}
    PhTest          bPct         NULL,     -- Acidity at the last soil sample
    TestedOn        bDate        NULL,     -- Day of that sample
    PRIMARY KEY (FRCo, FieldCd)
);

/* Plantings: one crop on one field in one crop year a row. */
CREATE TABLE dbo.FRPT (
    FRCo            bCompany     NOT NULL, -- Company of the field
    CropYr          smallint     NOT NULL, -- Crop year
    FieldCd         varchar(8)   NOT NULL, -- Field
    CropCd          varchar(6)   NOT NULL, -- Crop, such as CORN, SOY, WHEAT, HAY
    Variety         varchar(30)  NULL,     -- Seed variety
    SownOn          bDate        NULL,     -- Day the seed went in
    SownAcre        bUnits       NOT NULL, -- Acres sown
    SeedCost        bDollar      NOT NULL, -- Spent on seed
    FertCost        bDollar      NOT NULL, -- Spent on fertilizer
    SprayCst        bDollar      NOT NULL, -- Spent on sprays
    GoalYld         bUnits       NULL,     -- Hoped-for bushels an acre
    Lost            char(1)      NULL,     -- What ruined it, empty if nothing did {H: hail; D: drought; F: flood; P: pests}
    InsClaim        bDollar      NOT NULL, -- Paid by crop insurance
    PRIMARY KEY (FRCo, CropYr, FieldCd, CropCd),
    FOREIGN KEY (FRCo, FieldCd) REFERENCES dbo.FRFL (FRCo, FieldCd)
);

/* Harvest tickets: one truckload off a field a row. */
CREATE TABLE dbo.FRHV (
    FRCo            bCompany     NOT NULL, -- Company of the load
    TktNo           varchar(10)  NOT NULL, -- Number on the scale ticket
    CropYr          smallint     NOT NULL, -- Crop year
    FieldCd         varchar(8)   NOT NULL, -- Field it comes off
    CropCd          varchar(6)   NOT NULL, -- Crop
    CutDate         bDate        NOT NULL, -- Day it was brought in
    EMCo            bCompany     NULL,     -- Equipment company
    Combine         bEquip       NULL,     -- Machine that cut it
    DriverNm        varchar(30)  NULL,     -- Who hauled it
    GrossBu         bUnits       NOT NULL, -- Bushels over the scale
    DockBu          bUnits       NOT NULL, -- Bushels deducted for dirt and damp
    MoistPct        bPct         NULL,     -- Dampness
    Dest            char(1)      NOT NULL, -- Where it went {B: our bin; E: elevator; F: fed to stock; N: neighbor}
    SoldUP          bUnitCost    NULL,     -- Price a bushel, empty if not sold
    SoldAmt         bDollar      NOT NULL, -- Money for the load
    PRIMARY KEY (FRCo, TktNo),
    FOREIGN KEY (FRCo, CropYr, FieldCd, CropCd) REFERENCES dbo.FRPT (FRCo, CropYr, FieldCd, CropCd),
    FOREIGN KEY (EMCo, Combine) REFERENCES dbo.EMEM (EMCo, Equipment)
);

/* Animals: one head of livestock a row. */
CREATE TABLE dbo.FRAnimal (
    FRCo            bCompany     NOT NULL, -- Company that owns it
    EarTag          varchar(12)  NOT NULL, -- Number in the ear
    Herd            varchar(8)   NOT NULL, -- Group it runs with
    Species         char(1)      NOT NULL, -- Animal {C: cattle; S: sheep; G: goat; H: hog}
    Breed           varchar(20)  NULL,     -- Breed
    Gender          char(1)      NOT NULL, -- Gender {F: female; M: male; N: neutered}
    BornOn          bDate        NULL,     -- Birth
    DamTag          varchar(12)  NULL,     -- Ear tag of its mother
    Origin          char(1)      NOT NULL, -- How it came {B: born here; P: purchased}
    BuyAmt          bDollar      NOT NULL, -- Price paid for it
    WtLbs           bUnits       NULL,     -- Latest weight in pounds
    FateCd          tinyint      NOT NULL, -- What became of it {0: on the farm; 1: sold; 2: slaughtered; 3: died}
    GoneOn          bDate        NULL,     -- Day it left or died
    SaleAmt         bDollar      NOT NULL, -- Got for it
    PRIMARY KEY (FRCo, EarTag)
);

/* Treatments: one medicine given to one animal a row. */
CREATE TABLE dbo.FRTX (
    FRCo            bCompany     NOT NULL, -- Company of the animal
    EarTag          varchar(12)  NOT NULL, -- Animal treated
    TxSeq           int          NOT NULL, -- Running number
    GivenOn         bDate        NOT NULL, -- Day it was given
    Remedy          varchar(30)  NOT NULL, -- Drug or vaccine
    Ailment         varchar(30)  NULL,     -- What is wrong with it, empty for a routine shot
    VetName         varchar(30)  NULL,     -- Animal doctor
    GivenBy         varchar(30)  NULL,     -- Hand who gave it
    DoseMl          bUnits       NOT NULL, -- Dose in milliliters
    HoldThru        bDate        NULL,     -- Not to be sold or milked until then
    DrugCost        bDollar      NOT NULL, -- Price of the medicine
    CallCost        bDollar      NOT NULL, -- What the vet asked for coming out
    CuredYN         bYN          NULL,     -- Did it help {Y: recovered; N: did not}
    PRIMARY KEY (FRCo, EarTag, TxSeq),
    FOREIGN KEY (FRCo, EarTag) REFERENCES dbo.FRAnimal (FRCo, EarTag)
);
