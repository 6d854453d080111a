-- Built-in and user types; those of table variables have no place in a column.
SELECT t.user_type_id, t.system_type_id, s.name AS schema_name, t.name, t.is_user_defined, t.rule_object_id,
    t.max_length, t.precision, t.scale
FROM sys.types AS t
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
WHERE t.is_table_type = 0
ORDER BY t.user_type_id
