-- Tables and views.
SELECT o.object_id, s.name AS schema_name, o.name, o.type_desc
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type_desc IN ('USER_TABLE', 'VIEW') AND o.is_ms_shipped = 0
ORDER BY s.name, o.name
