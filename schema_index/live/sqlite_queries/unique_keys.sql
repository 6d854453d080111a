-- A primary key of one integer column has no index, so that primary keys come from the columns.
SELECT '', m.name, '', 1, 0, t.pk, t.name
FROM sqlite_master m
JOIN pragma_table_info(m.name) t
WHERE m.type = 'table' AND t.pk > 0
UNION ALL
SELECT '', m.name, l.name, 0, 0, i.seqno, i.name
FROM sqlite_master m
JOIN pragma_index_list(m.name) l
JOIN pragma_index_info(l.name) i
WHERE m.type = 'table' AND l."unique" AND NOT l.partial AND l.origin <> 'pk'
    AND NOT EXISTS (SELECT 1 FROM pragma_index_info(l.name) e WHERE e.name IS NULL)
ORDER BY 2, 3, 6
