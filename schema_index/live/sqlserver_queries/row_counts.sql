-- Rows of heaps (index 0) and clustered indexes (index 1).
SELECT p.object_id, SUM(p.rows) AS row_count
FROM sys.partitions AS p
WHERE p.index_id IN (0, 1)
GROUP BY p.object_id
