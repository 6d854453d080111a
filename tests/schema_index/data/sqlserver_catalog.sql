-- The catalog views of SQL Server as tables of DuckDB, written by hand from Microsoft's documentation of
-- sys.schemas, sys.objects, sys.types, sys.columns and so on: its column names, types and identifiers of
-- built-in types, and of each view the columns that matter here. The database is a small Vista.
CREATE SCHEMA sys;
CREATE MACRO db_name() AS 'Viewpoint';
CREATE MACRO user_name() AS 'reader';
CREATE MACRO has_perms_by_name(securable, class, permission) AS 1;

CREATE TABLE sys.schemas (name VARCHAR, schema_id INTEGER, principal_id INTEGER);
INSERT INTO sys.schemas VALUES ('dbo', 1, 1), ('sys', 4, 4), ('archive', 5, 1);

CREATE TABLE sys.objects (
    name VARCHAR, object_id INTEGER, schema_id INTEGER, parent_object_id INTEGER, type VARCHAR, type_desc VARCHAR,
    is_ms_shipped BOOLEAN
);
INSERT INTO sys.objects VALUES
    ('bAPTH', 101, 1, 0, 'U ', 'USER_TABLE', false),
    ('bAPTL', 102, 1, 0, 'U ', 'USER_TABLE', false),
    ('bHQCO', 103, 1, 0, 'U ', 'USER_TABLE', false),
    ('bAPTH', 104, 5, 0, 'U ', 'USER_TABLE', false),
    ('bAPCO', 107, 1, 0, 'U ', 'USER_TABLE', false),
    ('udNotes', 105, 1, 0, 'U ', 'USER_TABLE', false),
    ('sysdiagrams', 106, 1, 0, 'U ', 'USER_TABLE', true),
    ('APTH', 201, 1, 0, 'V ', 'VIEW', false),
    ('APTL', 202, 1, 0, 'V ', 'VIEW', false),
    ('HQCO', 203, 1, 0, 'V ', 'VIEW', false),
    ('APOpenInvoices', 204, 1, 0, 'V ', 'VIEW', false),
    ('APCO', 207, 1, 0, 'V ', 'VIEW', false),
    ('brYesNo', 301, 1, 0, 'R ', 'RULE', false),
    ('brLineType', 302, 1, 0, 'R ', 'RULE', false),
    ('bspAPPost', 303, 1, 0, 'P ', 'SQL_STORED_PROCEDURE', false);

CREATE TABLE sys.views (name VARCHAR, object_id INTEGER, schema_id INTEGER, is_ms_shipped BOOLEAN);
INSERT INTO sys.views SELECT name, object_id, schema_id, is_ms_shipped FROM sys.objects WHERE type_desc = 'VIEW';

CREATE TABLE sys.types (
    name VARCHAR, system_type_id UTINYINT, user_type_id INTEGER, schema_id INTEGER, max_length SMALLINT,
    "precision" UTINYINT, scale UTINYINT, is_user_defined BOOLEAN, rule_object_id INTEGER, is_table_type BOOLEAN
);
INSERT INTO sys.types VALUES
    ('tinyint', 48, 48, 4, 1, 3, 0, false, 0, false),
    ('smallint', 52, 52, 4, 2, 5, 0, false, 0, false),
    ('int', 56, 56, 4, 4, 10, 0, false, 0, false),
    ('smalldatetime', 58, 58, 4, 4, 16, 0, false, 0, false),
    ('bigint', 127, 127, 4, 8, 19, 0, false, 0, false),
    ('numeric', 108, 108, 4, 17, 38, 38, false, 0, false),
    ('datetime2', 42, 42, 4, 8, 27, 7, false, 0, false),
    ('uniqueidentifier', 36, 36, 4, 16, 0, 0, false, 0, false),
    ('varchar', 167, 167, 4, 8000, 0, 0, false, 0, false),
    ('char', 175, 175, 4, 8000, 0, 0, false, 0, false),
    ('timestamp', 189, 189, 4, 8, 0, 0, false, 0, false),
    ('nvarchar', 231, 231, 4, 8000, 0, 0, false, 0, false),
    ('sysname', 231, 256, 4, 256, 0, 0, false, 0, false),
    ('geography', 240, 130, 4, -1, 0, 0, false, 0, false),
    ('bCompany', 48, 257, 1, 1, 3, 0, true, 0, false),
    ('bMonth', 58, 258, 1, 4, 16, 0, true, 0, false),
    ('bTrans', 56, 259, 1, 4, 10, 0, true, 0, false),
    ('bDollar', 108, 260, 1, 9, 12, 2, true, 0, false),
    ('bYN', 175, 261, 1, 1, 0, 0, true, 301, false),
    ('bNotes', 167, 262, 1, -1, 0, 0, true, 0, false),
    ('bList', 243, 263, 1, -1, 0, 0, true, 0, true);

CREATE TABLE sys.columns (
    object_id INTEGER, name VARCHAR, column_id INTEGER, system_type_id UTINYINT, user_type_id INTEGER,
    max_length SMALLINT, "precision" UTINYINT, scale UTINYINT, is_nullable BOOLEAN, rule_object_id INTEGER,
    is_identity BOOLEAN
);
INSERT INTO sys.columns VALUES
    (101, 'APCo', 1, 48, 257, 1, 3, 0, false, 0, false),
    (101, 'Mth', 2, 58, 258, 4, 16, 0, false, 0, false),
    (101, 'APTrans', 3, 56, 259, 4, 10, 0, false, 0, false),
    (101, 'InvTotal', 4, 108, 260, 9, 12, 2, false, 0, false),
    (101, 'PrePaidYN', 6, 175, 261, 1, 0, 0, false, 301, false),
    (101, 'PayMethod', 7, 175, 175, 1, 0, 0, false, 0, false),
    (101, 'Receiver#', 8, 231, 231, 40, 0, 0, true, 0, false),
    (101, 'Notes', 9, 167, 262, -1, 0, 0, true, 0, false),
    (101, 'UniqueAttchID', 10, 36, 36, 16, 0, 0, true, 0, false),
    (101, 'KeyID', 11, 127, 127, 8, 19, 0, false, 0, true),
    (101, 'AddedBy', 12, 231, 256, 256, 0, 0, true, 0, false),
    (101, 'Changed', 13, 42, 42, 8, 27, 7, true, 0, false),
    (101, 'Site', 14, 240, 130, -1, 0, 0, true, 0, false),
    (102, 'APCo', 1, 48, 257, 1, 3, 0, false, 0, false),
    (102, 'Mth', 2, 58, 258, 4, 16, 0, false, 0, false),
    (102, 'APTrans', 3, 56, 259, 4, 10, 0, false, 0, false),
    (102, 'APLine', 4, 52, 52, 2, 5, 0, false, 0, false),
    (102, 'LineType', 5, 48, 48, 1, 3, 0, false, 302, false),
    (102, 'KeyID', 6, 127, 127, 8, 19, 0, false, 0, true),
    (103, 'HQCo', 1, 48, 257, 1, 3, 0, false, 0, false),
    (103, 'Name', 2, 167, 167, 60, 0, 0, true, 0, false),
    (104, 'x', 1, 56, 56, 4, 10, 0, false, 0, false),
    (105, 'Id', 1, 56, 56, 4, 10, 0, false, 0, true),
    (105, 'Code', 3, 175, 175, 4, 0, 0, false, 0, false),
    (105, 'Text', 2, 231, 231, -1, 0, 0, true, 0, false),
    (107, 'APCo', 1, 48, 257, 1, 3, 0, false, 0, false),
    (107, 'GLCo', 2, 48, 257, 1, 3, 0, true, 0, false),
    (106, 'name', 1, 231, 256, 256, 0, 0, false, 0, false);
-- The views of these tables show all of their columns, but for one of HQCO, which was not refreshed.
INSERT INTO sys.columns
    SELECT object_id + 100, name, column_id, system_type_id, user_type_id, max_length, "precision", scale,
        is_nullable, 0, false
    FROM sys.columns WHERE object_id IN (101, 102, 107) OR (object_id = 103 AND name = 'HQCo');
INSERT INTO sys.columns VALUES
    (204, 'APCo', 1, 48, 257, 1, 3, 0, false, 0, false),
    (204, 'Lines', 2, 56, 56, 4, 10, 0, true, 0, false),
    (204, 'Open', 3, 108, 108, 17, 38, 2, true, 0, false);

CREATE TABLE sys.sql_modules (object_id INTEGER, definition VARCHAR);
INSERT INTO sys.sql_modules VALUES
    (201, '/* the analysts'' name */' || chr(10) || 'CREATE VIEW [dbo].[APTH] AS select a.* From bAPTH a'),
    (202, 'CREATE view dbo.APTLold as select * from [dbo].[bAPTL] with (nolock)'),
    (203, 'CREATE VIEW HQCO AS SELECT a.* FROM dbo.bHQCO AS a'),
    (204, 'CREATE VIEW dbo.APOpenInvoices AS SELECT h.APCo, COUNT(*) AS Lines, SUM(h.InvTotal) AS [Open]'
        || ' FROM APTH h JOIN APTL l ON l.APCo = h.APCo AND l.Mth = h.Mth AND l.APTrans = h.APTrans GROUP BY h.APCo'),
    (207, 'CREATE VIEW dbo.APCO AS SELECT APCo, GLCo FROM dbo.bAPCO WITH (NOLOCK)'),
    (301, 'CREATE RULE brYesNo AS @value IN (''Y'', ''N'')'),
    (302, 'create rule brLineType as @type in (1, 2, 3)'),
    (303, 'CREATE PROCEDURE bspAPPost AS SELECT 1');

CREATE TABLE sys.indexes (
    object_id INTEGER, name VARCHAR, index_id INTEGER, type UTINYINT, type_desc VARCHAR, is_unique BOOLEAN,
    is_primary_key BOOLEAN, is_unique_constraint BOOLEAN, is_disabled BOOLEAN, is_hypothetical BOOLEAN,
    has_filter BOOLEAN, filter_definition VARCHAR
);
INSERT INTO sys.indexes VALUES
    (101, 'biAPTH', 1, 1, 'CLUSTERED', true, false, false, false, false, false, NULL),
    (101, 'biAPTHKeyID', 2, 2, 'NONCLUSTERED', true, false, false, false, false, false, NULL),
    (101, 'biAPTHReceiver', 3, 2, 'NONCLUSTERED', true, false, false, false, false, true, '([Receiver#] IS NOT NULL)'),
    (101, 'biAPTHTotal', 4, 2, 'NONCLUSTERED', false, false, false, false, false, false, NULL),
    (102, 'PK_bAPTL', 1, 1, 'CLUSTERED', true, true, false, false, false, false, NULL),
    (102, 'biAPTLOld', 2, 2, 'NONCLUSTERED', true, false, false, true, false, false, NULL),
    (103, 'biHQCO', 1, 1, 'CLUSTERED', true, false, false, false, false, false, NULL),
    (104, 'PK_archive', 1, 1, 'CLUSTERED', true, true, false, false, false, false, NULL),
    (105, 'PK_udNotes', 1, 1, 'CLUSTERED', true, true, false, false, false, false, NULL),
    (105, 'IX_udNotes', 2, 2, 'NONCLUSTERED', true, false, true, false, false, false, NULL),
    (107, 'biAPCO', 1, 1, 'CLUSTERED', true, false, false, false, false, false, NULL),
    (106, NULL, 0, 0, 'HEAP', false, false, false, false, false, false, NULL);

CREATE TABLE sys.index_columns (
    object_id INTEGER, index_id INTEGER, index_column_id INTEGER, column_id INTEGER, key_ordinal UTINYINT,
    is_descending_key BOOLEAN, is_included_column BOOLEAN
);
INSERT INTO sys.index_columns VALUES
    -- Not in the order of the key, and with a column that is only included.
    (101, 1, 1, 3, 3, false, false), (101, 1, 2, 1, 1, false, false), (101, 1, 3, 2, 2, true, false),
    (101, 1, 4, 4, 0, false, true),
    (101, 2, 1, 11, 1, false, false), (101, 3, 1, 8, 1, false, false), (101, 4, 1, 4, 1, false, false),
    (102, 1, 1, 1, 1, false, false), (102, 1, 2, 2, 2, false, false), (102, 1, 3, 3, 3, false, false),
    (102, 1, 4, 4, 4, false, false), (102, 2, 1, 4, 1, false, false),
    (105, 1, 1, 1, 1, false, false), (105, 2, 1, 3, 1, false, false), (107, 1, 1, 1, 1, false, false),
    (103, 1, 1, 1, 1, false, false), (104, 1, 1, 1, 1, false, false);

CREATE TABLE sys.foreign_keys (
    name VARCHAR, object_id INTEGER, parent_object_id INTEGER, referenced_object_id INTEGER, is_disabled BOOLEAN
);
INSERT INTO sys.foreign_keys VALUES ('FK_bAPTL_bAPTH', 401, 102, 101, true), ('FK_bAPTH_bHQCO', 402, 101, 103, false);
CREATE TABLE sys.foreign_key_columns (
    constraint_object_id INTEGER, constraint_column_id INTEGER, parent_object_id INTEGER, parent_column_id INTEGER,
    referenced_object_id INTEGER, referenced_column_id INTEGER
);
INSERT INTO sys.foreign_key_columns VALUES
    (401, 3, 102, 3, 101, 3), (401, 1, 102, 1, 101, 1), (401, 2, 102, 2, 101, 2), (402, 1, 101, 1, 103, 1);

CREATE TABLE sys.extended_properties (
    class UTINYINT, class_desc VARCHAR, major_id INTEGER, minor_id INTEGER, name VARCHAR, value VARCHAR
);
INSERT INTO sys.extended_properties VALUES
    (1, 'OBJECT_OR_COLUMN', 201, 0, 'MS_Description', 'Accounts payable' || chr(10) || '  transaction headers'),
    (1, 'OBJECT_OR_COLUMN', 101, 4, 'MS_Description', 'Invoice total'),
    -- The number of a column is not its place: column 5 was dropped.
    (1, 'OBJECT_OR_COLUMN', 101, 6, 'MS_Description', 'Paid before it was posted'),
    (1, 'OBJECT_OR_COLUMN', 201, 6, 'MS_Description', 'Prepaid'),
    (1, 'OBJECT_OR_COLUMN', 101, 0, 'MS_DiagramPane1', 'not a description'),
    (7, 'INDEX', 101, 1, 'MS_Description', 'the key');

CREATE TABLE sys.check_constraints (
    name VARCHAR, object_id INTEGER, parent_object_id INTEGER, parent_column_id INTEGER, definition VARCHAR,
    is_disabled BOOLEAN, is_ms_shipped BOOLEAN
);
INSERT INTO sys.check_constraints VALUES
    ('CK_bAPTH_PayMethod', 501, 101, 7, '([PayMethod]=''E'' OR [PayMethod]=''C'')', false, false),
    ('CK_bAPTH_InvTotal', 502, 101, 4, '([InvTotal]>=(0))', true, false);

CREATE TABLE sys.partitions (object_id INTEGER, index_id INTEGER, partition_number INTEGER, "rows" BIGINT);
INSERT INTO sys.partitions VALUES
    (101, 1, 1, 1000), (101, 1, 2, 250), (101, 2, 1, 1250), (102, 1, 1, 4000), (105, 1, 1, 7), (106, 0, 1, 3);

CREATE TABLE sys.synonyms (name VARCHAR, object_id INTEGER, schema_id INTEGER, base_object_name VARCHAR, is_ms_shipped BOOLEAN);
INSERT INTO sys.synonyms VALUES
    ('Notes', 601, 1, '[dbo].[udNotes]', false),
    ('HQAF', 602, 1, '[VPAttachments].[dbo].[bHQAF]', false),
    ('Gone', 603, 1, '[Gone]', false);
