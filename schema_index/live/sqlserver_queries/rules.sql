-- CREATE RULE statements, the forerunners of CHECK constraints.
SELECT o.object_id, o.name, m.definition
FROM sys.objects AS o
JOIN sys.sql_modules AS m ON m.object_id = o.object_id
WHERE o.type_desc = 'RULE'
ORDER BY o.object_id
