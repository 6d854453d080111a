-- Column pairs of declared foreign keys, enforced or not.
SELECT f.object_id, f.parent_object_id, f.referenced_object_id, c.name, r.name AS referenced_name
FROM sys.foreign_keys AS f
JOIN sys.foreign_key_columns AS k ON k.constraint_object_id = f.object_id
JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
JOIN sys.columns AS r ON r.object_id = k.referenced_object_id AND r.column_id = k.referenced_column_id
ORDER BY f.object_id, k.constraint_column_id
