-- Those of a partition are its table's.
SELECT n.nspname, c.relname, k.conname, a.attname, m.nspname, p.relname, b.attname
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
JOIN pg_catalog.pg_namespace m ON m.oid = p.relnamespace
CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (child, parent, position)
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.child
JOIN pg_catalog.pg_attribute b ON b.attrelid = p.oid AND b.attnum = u.parent
WHERE k.contype = 'f' AND k.conparentid = 0
ORDER BY n.nspname, c.relname, k.conname, u.position
