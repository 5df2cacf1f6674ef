-- Accounts that the readers were not sure of: for a person to look at.
CREATE OR REPLACE VIEW doubtful_accounts AS
SELECT r.confidence, e.span_text AS sentence, r.sub_event_type, r.realis_code, r.is_main, r.date_start,
       r.date_precision, r.place_name, r.place_precision, r.killed_best, r.injured_best, a.outlet, a.published_at, a.url,
       m.incident_id, i.report_count, r.report_id
FROM incident_reports AS r
JOIN articles AS a USING (article_id)
LEFT JOIN incident_members AS m USING (report_id)
LEFT JOIN incidents AS i USING (incident_id)
LEFT JOIN report_evidence AS e
    ON e.report_id = r.report_id AND e.field_name = 'report' AND e.evidence_number = 0
WHERE r.confidence < 0.6
    AND NOT EXISTS (
        FROM account_reviews AS v WHERE v.report_id = r.report_id AND v.retracted_at IS NULL
    )
ORDER BY r.confidence, r.report_id;

COMMENT ON VIEW doubtful_accounts IS 'Accounts of a confidence below 0.6, the least sure first, with their sentence, until a person has reviewed them; report_count 1 says that nothing else bears them out.';
COMMENT ON COLUMN doubtful_accounts.sentence IS 'The sentence the account was read from.';
