-- Every account of an actual or foiled incident that nobody found wrong belongs to exactly one incident, and every member is there.
SELECT report_id, count(incident_id) AS incidents
FROM incident_reports
LEFT JOIN incident_members USING (report_id)
ANTI JOIN (
    FROM account_reviews WHERE judgement_code = 'wrong' AND retracted_at IS NULL
) AS refused USING (report_id)
WHERE realis_code IN ('actual', 'foiled') AND (SELECT count(*) FROM incidents) > 0
GROUP BY report_id
HAVING count(incident_id) <> 1
UNION ALL
SELECT report_id, 0 FROM incident_members ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT report_id, 0 FROM incident_members ANTI JOIN incidents USING (incident_id)
