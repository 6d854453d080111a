USE [Viewpoint]
GO
/****** Object:  UserDefinedDataType [dbo].[bCompany]    Script Date: 1/2/2024 8:00:00 AM ******/
CREATE TYPE [dbo].[bCompany] FROM [tinyint] NULL
GO
CREATE TYPE [dbo].[bMonth] FROM [smalldatetime] NULL
GO
/****** Object:  Table [dbo].[bAPTH]    Script Date: 1/2/2024 8:00:00 AM ******/
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [dbo].[bAPTH](
	[APCo] [dbo].[bCompany] NOT NULL,
	[Mth] [dbo].[bMonth] NOT NULL,
	[APTrans] [int] NOT NULL,
	[Vendor] [int] NOT NULL,
	[InvTotal] [dbo].[bDollar] NOT NULL CONSTRAINT [DF_bAPTH_InvTotal] DEFAULT ((0)),
	[Notes] [varchar](max) COLLATE Latin1_General_BIN NULL,
	[Receiver#] [varchar](10) NULL,
	[Open-YN] [dbo].[bYN] NOT NULL,
	[KeyID] [bigint] IDENTITY(1,1) NOT FOR REPLICATION NOT NULL,
	[UniqueAttchID] [uniqueidentifier] ROWGUIDCOL NULL,
	[PayName] [varchar](60) MASKED WITH (FUNCTION = 'default()') NOT NULL,
	[Doubled]  AS ([InvTotal]*(2)) PERSISTED,
 CONSTRAINT [PK_bAPTH_KeyID] PRIMARY KEY NONCLUSTERED 
(
	[KeyID] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF, ALLOW_ROW_LOCKS = ON, ALLOW_PAGE_LOCKS = ON, FILLFACTOR = 90) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE TABLE [dbo].[bAPTL](
	[APCo] [dbo].[bCompany] NOT NULL,
	[Mth] [dbo].[bMonth] NOT NULL,
	[APTrans] [int] NOT NULL,
	[APLine] [smallint] NOT NULL,
	[GrossAmt] [dbo].[bDollar] NOT NULL,
	[Check] [int] NULL,
	[Default] [int] NULL,
	CHECK (([GrossAmt]>=(0)))
) ON [PRIMARY]
GO
SET ANSI_PADDING ON
GO
/****** Object:  Index [biAPTH]    Script Date: 1/2/2024 8:00:00 AM ******/
CREATE UNIQUE CLUSTERED INDEX [biAPTH] ON [dbo].[bAPTH]
(
	[APCo] ASC,
	[Mth] ASC,
	[APTrans] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, SORT_IN_TEMPDB = OFF, FILLFACTOR = 90) ON [PRIMARY]
GO
CREATE UNIQUE NONCLUSTERED INDEX [biAPTHAttch] ON [dbo].[bAPTH]
(
	[UniqueAttchID] ASC
) INCLUDE([Vendor]) ON [PRIMARY]
GO
CREATE NONCLUSTERED INDEX [biAPTHVendor] ON [dbo].[bAPTH] ([Vendor] ASC) ON [PRIMARY]
GO
CREATE UNIQUE NONCLUSTERED INDEX [biAPTLCheck] ON [dbo].[bAPTL] ([Check] ASC) WHERE ([Check] IS NOT NULL)
GO
ALTER TABLE [dbo].[bAPTL] ADD  CONSTRAINT [PK_bAPTL] PRIMARY KEY CLUSTERED 
(
	[APCo] ASC,
	[Mth] ASC,
	[APTrans] ASC,
	[APLine] ASC
)WITH (PAD_INDEX = OFF, ONLINE = OFF) ON [PRIMARY]
GO
ALTER TABLE [dbo].[bAPTL] ADD  CONSTRAINT [DF_bAPTL_GrossAmt]  DEFAULT ((0)) FOR [GrossAmt]
GO
ALTER TABLE [dbo].[bAPTL]  WITH NOCHECK ADD  CONSTRAINT [FK_bAPTL_bAPTH] FOREIGN KEY([APCo], [Mth], [APTrans])
REFERENCES [dbo].[bAPTH] ([APCo], [Mth], [APTrans])
ON DELETE CASCADE
GO
ALTER TABLE [dbo].[bAPTL] CHECK CONSTRAINT [FK_bAPTL_bAPTH]
GO
ALTER TABLE [dbo].[bAPTL] ADD [udCrew] [varchar](10) NULL, [udShift] [tinyint] NOT NULL
GO
CREATE VIEW [dbo].[APTH] AS select a.* From [dbo].[bAPTH] a
GO
CREATE OR ALTER VIEW dbo.APTL
AS
SELECT *
FROM dbo.bAPTL WITH (NOLOCK)
WHERE CASE
    WHEN APCo > 0 THEN 1
    ELSE 0
END = 1
GO
CREATE VIEW [dbo].[APTotals] AS
SELECT APCo, SUM(InvTotal) AS Total FROM bAPTH GROUP BY APCo
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'Posted invoices, the vendor''s own number included' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'bAPTH'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'Invoice total' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'bAPTH', @level2type=N'COLUMN',@level2name=N'InvTotal'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_DiagramPane1', @value=N'0' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'VIEW',@level1name=N'APTH'
GO
GRANT SELECT ON [dbo].[APTH] TO [public]
GO
CREATE PROCEDURE dbo.bspVendor AS
BEGIN
    CREATE TABLE #found (Vendor int);
    INSERT #found SELECT Vendor FROM bAPTH;
END
GO
/* Defined after it is used. */
CREATE TYPE [dbo].[bDollar] FROM [numeric](12, 2) NOT NULL
GO
CREATE TYPE [dbo].[bYN] FROM [char](1) NOT NULL
GO
