-- CHECK constraints; the definition is NULL where the login may not see it.
SELECT k.parent_object_id, k.name, k.definition
FROM sys.check_constraints AS k
WHERE k.is_ms_shipped = 0 AND k.is_disabled = 0
ORDER BY k.object_id
