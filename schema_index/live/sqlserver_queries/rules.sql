-- CREATE RULE statements, the forerunners of CHECK constraints.
SELECT o.object_id, s.name AS schema_name, o.name, m.definition
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
JOIN sys.sql_modules AS m ON m.object_id = o.object_id
WHERE o.type_desc = 'RULE'
ORDER BY o.object_id
