-- Whether this login sees every object and its definition, and who it is.
SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION') AS may_view, USER_NAME() AS user_name
