-- Columns of tables and views, in their order.
SELECT c.object_id, c.column_id, c.name, c.system_type_id, c.user_type_id, c.rule_object_id, c.max_length,
    c.precision, c.scale, c.is_nullable, c.is_identity
FROM sys.columns AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
WHERE o.type_desc IN ('USER_TABLE', 'VIEW') AND o.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id
