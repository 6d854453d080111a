:setvar DatabaseName "Vista"
GO
CREATE TYPE [dbo].[bCompany] FROM [tinyint] NOT NULL
GO
CREATE TYPE [dbo].[bPct] FROM [numeric](6, 4)
GO
/****** Object:  Table [dbo].[bOdd]    Script Date: 1/1/2020 ******/
CREATE TABLE [dbo].[bOdd](
	[OddCo] [dbo].[bCompany] NOT NULL,
	[Receiver#] [varchar](10) COLLATE SQL_Latin1_General_CP1_CI_AS NOT NULL,
	Other# int, "quoted name" nvarchar(max), [Cost-Type] char(1) CONSTRAINT [DF_x] DEFAULT ('A,B)') NOT NULL,
	[Total]  AS ([Qty]*[Count]) PERSISTED,
	[Label] AS (isnull([Cost-Type],'')+'-'+rtrim([Receiver#])),
	[Qty] decimal (18,4) SPARSE NULL, [Count] int DEFAULT ((0)) WITH VALUES,
	cs xml COLUMN_SET FOR ALL_SPARSE_COLUMNS,
	[doc] xml(CONTENT [dbo].[coll]) NULL,
	timestamp,
	[g] uniqueidentifier ROWGUIDCOL NOT NULL CONSTRAINT d2 DEFAULT (newid()),
	[m] varchar(20) MASKED WITH (FUNCTION = 'partial(1,"x",1)') NULL,
	[e] nvarchar(11) COLLATE Latin1_General_BIN2 ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k, ENCRYPTION_TYPE = Deterministic, ALGORITHM = 'AEAD') NOT NULL,
	[seq] int NOT NULL DEFAULT (NEXT VALUE FOR dbo.s),
	[KeyID] bigint IDENTITY(1,1) NOT FOR REPLICATION NOT NULL,
	[ValidFrom] datetime2(7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
	[ValidTo] datetime2(7) GENERATED ALWAYS AS ROW END NOT NULL,
	PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo]),
	[Primary] int, [Index] int, [Check] varchar(3), Period int, [Unique] int,
	[sys] [sys].[sysname] NOT NULL, h [hierarchyid], d double precision, nc national character varying(20),
 CONSTRAINT [PK_bOdd] PRIMARY KEY CLUSTERED ([OddCo] ASC, [Receiver#] DESC)WITH (PAD_INDEX = OFF) ON [ps]([OddCo])
) ON [ps]([OddCo]) TEXTIMAGE_ON [PRIMARY] WITH (DATA_COMPRESSION = PAGE, SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[bOddHistory], DATA_CONSISTENCY_CHECK = ON))
GO 5
CREATE TABLE mem (id int NOT NULL PRIMARY KEY NONCLUSTERED HASH WITH (BUCKET_COUNT = 1024),
	a int NOT NULL INDEX ixa NONCLUSTERED, b int,
	INDEX ix_b HASH (b) WITH (BUCKET_COUNT = 8), INDEX ix2 UNIQUE NONCLUSTERED (a DESC, b),
	INDEX cci CLUSTERED COLUMNSTORE, INDEX ix3 (b)) WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_AND_DATA)
go
CREATE TABLE Person (ID INTEGER PRIMARY KEY, [name] VARCHAR(100)) AS NODE;
CREATE TABLE friendOf (since date) AS EDGE
GO
CREATE PRIMARY XML INDEX [px] ON [dbo].[bOdd]([doc])WITH (PAD_INDEX = OFF)
GO
CREATE XML INDEX [sx] ON [dbo].[bOdd]([doc]) USING XML INDEX [px] FOR PATH
GO
CREATE SYNONYM [dbo].[Odder] FOR [dbo].[bOdd]
GO
CREATE SYNONYM OddOfView FOR dbo.Odd
GO
CREATE VIEW [dbo].[Odd] AS
/* a comment with
GO
in it */
select a.* From bOdd a where (exists (select 1 from vDDDU c1 with (nolock) where a.OddCo=c1.Qualifier group by c1.x))
GO
ALTER TABLE [dbo].[bOdd] ADD [udNew] bPct NULL, udOther int CONSTRAINT dfo DEFAULT (0) NOT NULL, udGone int
GO
ALTER TABLE [dbo].[bOdd] ALTER COLUMN [udOther] varchar(30) COLLATE Latin1_General_BIN NULL
ALTER TABLE [dbo].[bOdd] ALTER COLUMN [m] DROP MASKED
ALTER TABLE [dbo].[bOdd] DROP COLUMN IF EXISTS udGone
ALTER TABLE [dbo].[bOdd] SET (LOCK_ESCALATION = DISABLE)
GO
exec sys.sp_addextendedproperty @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'bOdd', @level2type=N'COLUMN',@level2name=N'Receiver#', @name=N'MS_Description', @value=N'The receiver''s number'
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Odd things', N'user', N'dbo', N'table', N'bOdd', NULL, NULL
GO
DECLARE @v sql_variant
SET @v = N'Quantity of the thing'
EXECUTE sp_addextendedproperty N'MS_Description', @v, N'SCHEMA', N'dbo', N'TABLE', N'bOdd', N'COLUMN', N'Qty'
GO
DECLARE @w sql_variant = N'How many', @x int
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = @w, @level1name = N'bOdd', @level2type = N'COLUMN', @level2name = N'Count'
EXECUTE sp_addextendedproperty N'MS_Description', @nowhere, N'SCHEMA', N'dbo', N'TABLE', N'bOdd', N'COLUMN', N'doc'
GO
CREATE TABLE bAPTH (APCo bCompany NOT NULL, Mth smalldatetime NOT NULL, X int)
GO
CREATE VIEW APTH AS SELECT * FROM bAPTH
GO
CREATE UNIQUE CLUSTERED INDEX [APTH] ON [dbo].[bAPTH] (APCo, Mth)
GO
CREATE TABLE bAPTL (APCo bCompany NOT NULL, Line int NOT NULL)
GO
CREATE VIEW APTL AS SELECT a.* FROM bAPTL a
GO
CREATE UNIQUE CLUSTERED INDEX biAPTL ON dbo.APTL (APCo, Line)
GO
CREATE VIEW renamedCols (Company, Number) WITH SCHEMABINDING AS SELECT APCo, Line FROM dbo.bAPTL
GO
CREATE VIEW overover AS SELECT TOP (100) PERCENT r.Company, r.Number, o.Total FROM renamedCols r
INNER JOIN Odd o ON o.OddCo = r.Company ORDER BY 1
GO
INSERT [dbo].[bAPTL] ([APCo], [Line]) VALUES (1, 1)
INSERT INTO [dbo].[bAPTL] ([APCo], [Line]) VALUES (1,
2)
GO
