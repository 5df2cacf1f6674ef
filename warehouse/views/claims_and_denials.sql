-- Who is said to have done what, side by side.
CREATE OR REPLACE VIEW claims_and_denials AS
SELECT m.incident_id, i.date_start, i.place_name, t.actor_name, t.actor_id, t.stance_code, t.asserted_by, t.span_text,
       a.outlet, a.published_at, a.url, r.report_id
FROM report_attributions AS t
JOIN incident_reports AS r USING (report_id)
JOIN articles AS a USING (article_id)
LEFT JOIN incident_members AS m USING (report_id)
LEFT JOIN incidents AS i USING (incident_id)
ORDER BY i.date_start DESC NULLS LAST, m.incident_id, a.published_at, r.report_id, t.attribution_number;

COMMENT ON VIEW claims_and_denials IS 'Every attribution with its incident, words and address: claims, denials and accusations side by side.';
COMMENT ON COLUMN claims_and_denials.report_id IS 'The account that says so (incident_reports).';
