-- View columns without a comment of their own take that of the column of the same name in the tables they are made of.
WITH ranked AS (
    SELECT column_name, comment, list_position(
        ['incidents', 'incident_figures', 'articles', 'verdicts', 'statements', 'utterances', 'report_attributions',
         'incident_reports', 'meetings', 'meeting_matters', 'matter_tellings', 'promises'],
        table_name) AS place
    FROM duckdb_columns()
    WHERE schema_name = 'main' AND comment IS NOT NULL AND NOT internal
),
inherited AS (
    SELECT column_name, arg_min(comment, place) AS comment FROM ranked WHERE place IS NOT NULL GROUP BY column_name
)
SELECT c.table_name, c.column_name, i.comment
FROM duckdb_columns() AS c
JOIN duckdb_views() AS v ON v.schema_name = c.schema_name AND v.view_name = c.table_name
JOIN inherited AS i USING (column_name)
WHERE NOT v.internal AND c.comment IS NULL
ORDER BY ALL
