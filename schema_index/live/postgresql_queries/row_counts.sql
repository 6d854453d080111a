-- What the last ANALYZE or VACUUM estimated; -1 where none ran yet.
SELECT n.nspname, c.relname, c.reltuples::bigint
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.reltuples >= 0
