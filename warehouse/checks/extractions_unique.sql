-- Every report, statement and figure has one row.
SELECT report_id AS id, count(*) AS rows FROM incident_reports GROUP BY report_id HAVING count(*) > 1
UNION ALL
SELECT statement_id, count(*) FROM statements GROUP BY statement_id HAVING count(*) > 1
UNION ALL
SELECT figure_id, count(*) FROM figures GROUP BY figure_id HAVING count(*) > 1
