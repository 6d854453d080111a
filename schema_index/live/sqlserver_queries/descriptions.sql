-- Descriptions of tables and views (minor_id 0) and of columns; a value is a sql_variant, which ODBC cannot read.
SELECT p.major_id, p.minor_id, CAST(p.value AS nvarchar(4000)) AS description
FROM sys.extended_properties AS p
WHERE p.class = 1 AND p.name = 'MS_Description'
