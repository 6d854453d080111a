-- Unique indexes without a filter or an expression; what is only included is no part of the key.
SELECT n.nspname, t.relname, i.relname, x.indisprimary::int, x.indisclustered::int, k.position::int, a.attname
FROM pg_catalog.pg_index x
JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k (number, position)
JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
WHERE x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL AND k.position <= x.indnkeyatts
ORDER BY n.nspname, t.relname, x.indisprimary DESC, i.relname, k.position
