-- Columns of unique indexes and of primary keys, in key order.
SELECT i.object_id, i.index_id, i.name AS index_name, i.type_desc, i.is_primary_key, i.has_filter, c.name
FROM sys.indexes AS i
JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
WHERE i.is_unique = 1 AND i.is_disabled = 0 AND i.is_hypothetical = 0 AND k.key_ordinal > 0
ORDER BY i.object_id, i.index_id, k.key_ordinal
