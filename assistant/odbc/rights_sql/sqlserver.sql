-- What the login may do beyond reading: a row a right.
SELECT 'it is sysadmin' AS found WHERE IS_SRVROLEMEMBER('sysadmin') = 1
UNION ALL
SELECT 'it is a member of the server role ' + r.name FROM (VALUES ('securityadmin'), ('serveradmin'), ('dbcreator'),
    ('bulkadmin')) AS r(name) WHERE IS_SRVROLEMEMBER(r.name) = 1
UNION ALL
SELECT 'it is a member of ' + r.name FROM (VALUES ('db_owner'), ('db_datawriter'), ('db_ddladmin'),
    ('db_securityadmin'), ('db_accessadmin')) AS r(name) WHERE IS_ROLEMEMBER(r.name) = 1
UNION ALL
SELECT 'it may ' + p.name + ' in the whole database' FROM (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('EXECUTE'),
    ('ALTER'), ('CONTROL')) AS p(name) WHERE HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', p.name) = 1
UNION ALL
SELECT 'it has the permission ' + p.permission_name FROM sys.fn_my_permissions(NULL, 'SERVER') AS p
    WHERE p.permission_name IN ('CONTROL SERVER', 'ALTER ANY DATABASE', 'ADMINISTER BULK OPERATIONS',
    'IMPERSONATE ANY LOGIN', 'ALTER ANY LOGIN')
UNION ALL
SELECT DISTINCT 'it may ' + p.permission_name + ' on ' + COALESCE(OBJECT_NAME(p.major_id), 'a schema')
    FROM sys.database_permissions AS p
    WHERE p.state IN ('G', 'W') AND p.class IN (1, 3)
    AND p.permission_name IN ('INSERT', 'UPDATE', 'DELETE', 'EXECUTE', 'ALTER', 'CONTROL', 'TAKE OWNERSHIP')
    AND (p.grantee_principal_id = USER_ID() OR IS_MEMBER(USER_NAME(p.grantee_principal_id)) = 1)
    AND NOT (p.class = 1 AND OBJECTPROPERTY(p.major_id, 'IsMSShipped') = 1)
