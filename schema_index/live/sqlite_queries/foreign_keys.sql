-- A key that names no columns of its parent refers to its primary key.
SELECT '', m.name, f.id, f."from", '', coalesce(p.name, f."table"), f."to"
FROM sqlite_master m
JOIN pragma_foreign_key_list(m.name) f
LEFT JOIN sqlite_master p ON p.type = 'table' AND lower(p.name) = lower(f."table")
WHERE m.type = 'table'
ORDER BY m.name, f.id, f.seq
