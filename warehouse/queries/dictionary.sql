-- Every column of every table and view, with comments, tables of main first.
WITH relations AS (
    SELECT schema_name, table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT temporary
    UNION ALL
    SELECT schema_name, view_name, 'view', comment FROM duckdb_views() WHERE NOT internal AND NOT temporary
)
SELECT r.schema_name, r.name, r.kind, r.comment, c.column_name, c.data_type, c.comment
FROM relations AS r
JOIN duckdb_columns() AS c ON c.schema_name = r.schema_name AND c.table_name = r.name
ORDER BY r.schema_name <> 'main', r.kind, r.name, c.column_index
