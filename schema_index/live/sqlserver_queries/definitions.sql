-- CREATE VIEW statements; NULL where the login may not see them, or they are encrypted.
SELECT m.object_id, m.definition
FROM sys.sql_modules AS m
JOIN sys.views AS v ON v.object_id = m.object_id
WHERE v.is_ms_shipped = 0
