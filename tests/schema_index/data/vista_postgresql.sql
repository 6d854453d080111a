-- A small Vista-like database as PostgreSQL keeps one: domains for user types, quoted names.
CREATE DOMAIN "bCompany" AS smallint;
CREATE DOMAIN "bDollar" AS numeric(12,2);
CREATE DOMAIN "bDesc" AS varchar(30);
CREATE TABLE "bAPTH" (
    "APCo" "bCompany" NOT NULL, "Mth" timestamp NOT NULL, "APTrans" int NOT NULL, "InvTotal" "bDollar",
    "Description" "bDesc", "Rec#" varchar(10), "PrepaidYN" char(1) CHECK ("PrepaidYN" IN ('Y', 'N')),
    "Notes" text, tags text[], counts int[], "KeyID" bigserial, PRIMARY KEY ("APCo", "Mth", "APTrans")
);
CREATE TABLE "bAPTL" (
    "APCo" "bCompany" NOT NULL, "Mth" timestamp NOT NULL, "APTrans" int NOT NULL, "APLine" smallint NOT NULL,
    FOREIGN KEY ("APCo", "Mth", "APTrans") REFERENCES "bAPTH"
);
CREATE UNIQUE INDEX "biAPTL" ON "bAPTL" ("APCo", "Mth", "APTrans", "APLine");
CREATE VIEW "APTH" AS SELECT * FROM "bAPTH";
CREATE VIEW "APOpen" AS SELECT "APCo", "InvTotal" FROM "bAPTH";
CREATE MATERIALIZED VIEW "APTotals" AS SELECT "APCo", sum("InvTotal") AS "Total" FROM "bAPTH" GROUP BY 1;
-- Names that a search pattern, a case fold or a quote could confuse.
CREATE TABLE "under_score" (a int PRIMARY KEY);
CREATE TABLE "underXscore" (b int PRIMARY KEY);
CREATE TABLE "per%cent" (a int);
CREATE TABLE "quo""te" (a int PRIMARY KEY);
CREATE TABLE "it's" (a int PRIMARY KEY);
CREATE TABLE "a.b;c" (a int PRIMARY KEY);
CREATE TABLE twice (a int PRIMARY KEY);
CREATE TABLE "Twice" (b int PRIMARY KEY);
-- The same table name in another schema, with another key, and a foreign key to it.
CREATE SCHEMA other;
CREATE TABLE other."bAPTH" (x int PRIMARY KEY);
CREATE TABLE other.child (x int PRIMARY KEY REFERENCES other."bAPTH");
