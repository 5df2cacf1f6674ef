-- Every report, statement, figure and account of a meeting has one row.
SELECT meeting_report_id AS id, count(*) AS rows FROM meeting_reports GROUP BY meeting_report_id HAVING count(*) > 1
UNION ALL
SELECT report_id AS id, count(*) AS rows FROM incident_reports GROUP BY report_id HAVING count(*) > 1
UNION ALL
SELECT statement_id, count(*) FROM statements GROUP BY statement_id HAVING count(*) > 1
UNION ALL
SELECT figure_id, count(*) FROM figures GROUP BY figure_id HAVING count(*) > 1
