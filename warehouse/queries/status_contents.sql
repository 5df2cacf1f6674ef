-- What the warehouse holds
SELECT 'articles kept' AS what, count(*) AS rows FROM articles WHERE text IS NOT NULL
UNION ALL SELECT 'candidates judged', count(*) FROM verdicts
UNION ALL SELECT 'copies of known text', count(*) FROM verdicts WHERE verdict_code IN ('same_url', 'same_text', 'near_copy')
UNION ALL SELECT 'incident reports', count(*) FROM incident_reports
UNION ALL SELECT 'incidents', count(*) FROM incidents
UNION ALL SELECT 'statements', count(*) FROM statements
UNION ALL SELECT 'utterances', count(*) FROM utterances
UNION ALL SELECT 'figures', count(*) FROM figures
