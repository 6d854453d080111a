-- What the login may do beyond reading: a row a right.
SELECT 'it is a superuser' AS found FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper
UNION ALL
SELECT 'it may make schemas in the database'
    WHERE pg_catalog.has_database_privilege(current_database(), 'CREATE')
UNION ALL
(SELECT 'it may make tables in the schema ' || n.nspname FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND pg_catalog.has_schema_privilege(n.oid, 'CREATE') ORDER BY n.nspname LIMIT 5)
UNION ALL
(SELECT 'it may write to ' || c.relname FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
    ORDER BY c.relname LIMIT 5)
