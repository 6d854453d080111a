USE [Viewpoint]
GO
/****** Object:  UserDefinedDataType [dbo].[bCompany]    Script Date: 3/4/2024 7:15:12 AM ******/
CREATE TYPE [dbo].[bCompany] FROM [tinyint] NULL
GO
CREATE TYPE [dbo].[bGroup] FROM [tinyint] NULL
GO
CREATE TYPE [dbo].[bDollar] FROM [numeric](12, 2) NULL
GO
CREATE TYPE [dbo].[bYN] FROM [char](1) NOT NULL
GO
EXEC sp_addtype N'bVendor', N'int', N'null'
GO
EXEC dbo.sp_addtype @typename=N'bDesc', @phystype='varchar (60)', @nulltype='null', @owner=N'dbo'
GO
CREATE TYPE [dbo].[vtKeyList] AS TABLE(
	[KeyID] [bigint] NULL
)
GO
CREATE RULE [dbo].[brYesNo]
AS
@value IN ('Y', 'N')
GO
EXEC sys.sp_bindrule @rulename=N'[dbo].[brYesNo]', @objname=N'[dbo].[bYN]' , @futureonly='futureonly'
GO
CREATE DEFAULT [dbo].[bdNo] AS 'N'
GO
EXEC sys.sp_bindefault @defname=N'[dbo].[bdNo]', @objname=N'[dbo].[bYN]' , @futureonly='futureonly'
GO
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
SET ANSI_PADDING ON
GO
IF NOT EXISTS (SELECT * FROM sys.objects WHERE object_id = OBJECT_ID(N'[dbo].[bHQCO]') AND type in (N'U'))
BEGIN
CREATE TABLE [dbo].[bHQCO](
	[HQCo] [dbo].[bCompany] NOT NULL,
	[Name] [varchar](60) COLLATE SQL_Latin1_General_CP1_CI_AS NULL,
	[VendorGroup] [dbo].[bGroup] NULL,
	[KeyID] [bigint] IDENTITY(1,1) NOT FOR REPLICATION NOT NULL
) ON [PRIMARY]
END
GO
CREATE UNIQUE CLUSTERED INDEX [biHQCO] ON [dbo].[bHQCO] ([HQCo] ASC) ON [PRIMARY]
GO
CREATE TABLE [dbo].[bAPVM](
	[VendorGroup] [dbo].[bGroup] NOT NULL,
	[Vendor] [dbo].[bVendor] NOT NULL,
	[Name] [dbo].[bDesc] NULL,
	[Type] [char](1) NOT NULL,
	[ActiveYN] [dbo].[bYN] NOT NULL CONSTRAINT [DF_bAPVM_ActiveYN]  DEFAULT ('Y'),
	[1099 Name] [nvarchar](60) NULL,
	[Rate-Pct] [decimal](6, 4) NULL,
	[Receiver#] [int] NULL,
	[udSafety Rating] [tinyint] NULL,
	[KeyID] [bigint] IDENTITY(1,1) NOT NULL,
	[UniqueAttchID] [uniqueidentifier] ROWGUIDCOL  NOT NULL,
 CONSTRAINT [PK_bAPVM] PRIMARY KEY NONCLUSTERED 
(
	[KeyID] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, OPTIMIZE_FOR_SEQUENTIAL_KEY = OFF) ON [PRIMARY]
) ON [PRIMARY]
GO
CREATE UNIQUE CLUSTERED INDEX [biAPVM] ON [dbo].[bAPVM]
(
	[VendorGroup] ASC,
	[Vendor] ASC
)WITH (PAD_INDEX = OFF, SORT_IN_TEMPDB = OFF, DROP_EXISTING = OFF, ONLINE = OFF, FILLFACTOR = 90) ON [PRIMARY]
GO
CREATE UNIQUE NONCLUSTERED INDEX [biAPVMReceiver] ON [dbo].[bAPVM] ([Receiver#] ASC) INCLUDE([Name],[Type]) WHERE ([Receiver#] IS NOT NULL) WITH (PAD_INDEX = OFF) ON [PRIMARY]
GO
CREATE NONCLUSTERED INDEX [biAPVMName] ON [dbo].[bAPVM] ([Name] ASC) INCLUDE([Type]) ON [PRIMARY]
GO
CREATE TABLE [dbo].[bAPTH](
	[APCo] [dbo].[bCompany] NOT NULL,
	[Mth] [smalldatetime] NOT NULL,
	[APTrans] [int] NOT NULL,
	[VendorGroup] [dbo].[bGroup] NOT NULL,
	[Vendor] [dbo].[bVendor] NOT NULL,
	[InvTotal] [dbo].[bDollar] NOT NULL,
	[Discount] [dbo].[bDollar] NOT NULL CHECK (([Discount]>=(0))),
	[Net]  AS ([InvTotal]-[Discount]) PERSISTED NOT NULL,
	[NetText]  AS (CONVERT([varchar](20),[InvTotal]-[Discount])),
	[PayMethod] [char](1) NOT NULL,
	[Terms] [xml](CONTENT [dbo].[TermsCollection]) NULL,
	[Sparse] [int] SPARSE  NULL,
	[Place] [sys].[geography] NULL,
	[RowVer] [timestamp] NOT NULL,
	[Notes] [varchar](max) NULL,
	[KeyID] [bigint] IDENTITY(1,1) NOT NULL
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE UNIQUE CLUSTERED INDEX [biAPTH] ON [dbo].[bAPTH] ([APCo] ASC, [Mth] ASC, [APTrans] ASC)WITH (FILLFACTOR = 90) ON [PRIMARY]
GO
CREATE TABLE [dbo].[bAPTL](
	[APCo] [dbo].[bCompany] NOT NULL,
	[Mth] [smalldatetime] NOT NULL,
	[APTrans] [int] NOT NULL,
	[APLine] [smallint] NOT NULL,
	[LineType] [tinyint] NOT NULL,
	[GrossAmt] [dbo].[bDollar] NOT NULL
)
GO
CREATE UNIQUE CLUSTERED INDEX [biAPTL] ON [dbo].[bAPTL] ([APCo], [Mth], [APTrans], [APLine])
GO
CREATE TABLE [dbo].[vSMWorkOrder](
	[SMWorkOrderID] [int] IDENTITY(1,1) NOT NULL,
	[SMCo] [dbo].[bCompany] NOT NULL,
	[WorkOrder] [int] NOT NULL,
	[WOStatus] [tinyint] NOT NULL,
	[ValidFrom] [datetime2](7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
	[ValidTo] [datetime2](7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
 CONSTRAINT [PK_vSMWorkOrder] PRIMARY KEY CLUSTERED ([SMWorkOrderID] ASC),
 CONSTRAINT [IX_vSMWorkOrder] UNIQUE NONCLUSTERED ([SMCo] ASC, [WorkOrder] ASC),
	PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo])
) ON [PRIMARY]
WITH
(
SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[vSMWorkOrderHistory])
)
GO
CREATE TABLE [dbo].[vSessionCache]
(
	[Id] [int] NOT NULL,
	[Data] [varbinary](8000) NULL,
INDEX [ixData] NONCLUSTERED ([Data]),
 PRIMARY KEY NONCLUSTERED HASH ([Id])WITH ( BUCKET_COUNT = 131072)
)WITH ( MEMORY_OPTIMIZED = ON , DURABILITY = SCHEMA_ONLY )
GO
CREATE TABLE [dbo].[budCrew Log](
	[Co] [dbo].[bCompany] NOT NULL,
	[Crew Name] [varchar](20) NOT NULL,
	[Approved?] [dbo].[bYN] NOT NULL,
 CONSTRAINT [PK_budCrew] PRIMARY KEY CLUSTERED ([Co] ASC, [Crew Name] ASC)
)
GO
ALTER TABLE [dbo].[bAPVM] ADD  CONSTRAINT [DF_bAPVM_Type]  DEFAULT ('R') FOR [Type]
GO
ALTER TABLE [dbo].[bAPVM] ADD [udRegion] [varchar](10) NULL
GO
ALTER TABLE [dbo].[bAPTL]  WITH NOCHECK ADD  CONSTRAINT [FK_bAPTL_bAPTH] FOREIGN KEY([APCo], [Mth], [APTrans])
REFERENCES [dbo].[bAPTH] ([APCo], [Mth], [APTrans])
ON UPDATE CASCADE
ON DELETE CASCADE
NOT FOR REPLICATION 
GO
ALTER TABLE [dbo].[bAPTL] NOCHECK CONSTRAINT [FK_bAPTL_bAPTH]
GO
ALTER TABLE [dbo].[bAPVM]  WITH NOCHECK ADD  CONSTRAINT [CK_bAPVM_Type] CHECK  (([Type]='S' OR [Type]='R'))
GO
ALTER TABLE [dbo].[bAPVM] CHECK CONSTRAINT [CK_bAPVM_Type]
GO
ALTER TABLE [dbo].[bAPTH]  WITH CHECK ADD  CONSTRAINT [CK_bAPTH_PayMethod] CHECK  (([PayMethod] IN ('C','E') AND [InvTotal]<>(0)))
GO
ALTER TABLE [dbo].[bAPTL]  WITH CHECK ADD  CONSTRAINT [CK_bAPTL_LineType] CHECK  (([LineType]=(3) OR [LineType]=(2) OR [LineType]=(1)))
GO
ALTER TABLE [dbo].[bAPTL] SET (LOCK_ESCALATION = TABLE)
GO
CREATE VIEW [dbo].[HQCO] as select a.* From bHQCO a
GO
CREATE VIEW [dbo].[APVM]
AS
SELECT a.* FROM [dbo].[bAPVM] a WITH (NOLOCK)
WHERE EXISTS (SELECT 1 FROM vDDDU d WITH (NOLOCK)
	WHERE d.Qualifier = a.VendorGroup AND d.VPUserName = SUSER_SNAME())
	OR a.ActiveYN = 'Y'
WITH CHECK OPTION
GO
IF NOT EXISTS (SELECT * FROM sys.views WHERE object_id = OBJECT_ID(N'[dbo].[APTH]'))
EXEC dbo.sp_executesql @statement = N'
CREATE VIEW [dbo].[APTH] AS
SELECT [APCo], [Mth], [APTrans], [VendorGroup], [Vendor], [InvTotal], [Discount], [Net], [NetText], [PayMethod],
	[Terms], [Sparse], [Place], [RowVer], [Notes], [KeyID] -- the vendor''s
FROM [dbo].[bAPTH]
' 
GO
CREATE VIEW dbo.APTL WITH SCHEMABINDING AS SELECT * FROM dbo.bAPTL
GO
CREATE VIEW [dbo].[SMWorkOrder] AS SELECT * FROM dbo.vSMWorkOrder
GO
/* Unpaid lines with their vendor, one row a line. */
CREATE VIEW [dbo].[brvAPLines] AS
SELECT l.APCo, l.Mth, l.APTrans, l.APLine, Amount = l.GrossAmt, v.Name AS 'Vendor Name',
	CASE WHEN h.PayMethod = 'C' THEN 'check' ELSE 'electronic' END AS [Paid By],
	ISNULL(h.Discount, 0) AS Discount, DATEDIFF(day, h.Mth, GETDATE()) DaysOld
FROM APTL l WITH (NOLOCK)
	INNER JOIN dbo.bAPTH h WITH (NOLOCK) ON h.APCo = l.APCo AND h.Mth = l.Mth AND h.APTrans = l.APTrans
	LEFT OUTER JOIN APVM v ON v.VendorGroup = h.VendorGroup AND v.Vendor = h.Vendor
GO
CREATE VIEW [dbo].[brvAPVendorTotals] (Company, VendorGroup, Vendor, Total, Invoices) AS
SELECT h.APCo, h.VendorGroup, h.Vendor, SUM(h.InvTotal), COUNT(*)
FROM APTH h, HQCO c
WHERE c.HQCo = h.APCo
GROUP BY h.APCo, h.VendorGroup, h.Vendor
GO
CREATE VIEW [dbo].[brvAPLargest] AS
SELECT TOP 100 PERCENT t.*, x.[Vendor Name] FROM brvAPVendorTotals t
	CROSS APPLY (SELECT MAX(l.[Vendor Name]) AS [Vendor Name] FROM brvAPLines l WHERE l.APCo = t.Company) x
ORDER BY t.Total DESC
GO
CREATE VIEW [dbo].[brvAllCodes] AS
WITH codes AS (SELECT Type AS Code, Name FROM APVM)
SELECT Code, Name, 1 AS Kind FROM codes UNION ALL SELECT CAST(HQCo AS varchar(3)), Name, 2 FROM HQCO
GO
CREATE TRIGGER [dbo].[btAPTHu] ON [dbo].[bAPTH] FOR UPDATE AS
IF UPDATE(APCo)
BEGIN
	CREATE TABLE #rows (APCo tinyint);
	INSERT #rows SELECT APCo FROM inserted;
END
GO
ALTER TABLE [dbo].[bAPTH] ENABLE TRIGGER [btAPTHu]
GO
CREATE PROCEDURE [dbo].[bspAPVal] @apco bCompany = 0 AS
/* a comment /* inside a comment */ with an apostrophe's end */
SELECT 'GO' AS [not a batch]
GO
CREATE FUNCTION [dbo].[vfAPOpen] (@apco bCompany) RETURNS TABLE AS RETURN (SELECT * FROM APTH WHERE APCo = @apco)
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'Vendors, one row a vendor of a group' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'bAPVM'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'R for regular
or S for supplier' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'bAPVM', @level2type=N'COLUMN',@level2name=N'Type'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'Shown to the buyers' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'VIEW',@level1name=N'brvAPLines', @level2type=N'COLUMN',@level2name=N'DaysOld'
GO
GRANT SELECT ON [dbo].[APVM] TO [public] AS [dbo]
GO
DENY
DELETE ON [dbo].[APVM] TO [public]
GO
