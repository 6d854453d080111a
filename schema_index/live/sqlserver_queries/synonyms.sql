-- Other names, of objects here or in another database.
SELECT s.name AS schema_name, y.name, y.base_object_name
FROM sys.synonyms AS y
JOIN sys.schemas AS s ON s.schema_id = y.schema_id
WHERE y.is_ms_shipped = 0
ORDER BY s.name, y.name
