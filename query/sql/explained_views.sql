-- Purpose: the documented views with their columns in order. For sql --schema and the documentation. Parameters: ?1 name of a view, or NULL for all.
-- Result: view, view_meaning, column, meaning, permitted, null_when.
SELECT s.name AS view, about.meaning AS view_meaning, c.name AS column, e.meaning, e.permitted, e.null_when
FROM sqlite_schema s JOIN explained about ON about.view_name = s.name AND about.column_name = ''
JOIN pragma_table_info(s.name) c
LEFT JOIN explained e ON e.view_name = s.name AND e.column_name = c.name
WHERE s.type = 'view' AND (?1 IS NULL OR s.name = ?1)
ORDER BY s.rowid, c.cid;
