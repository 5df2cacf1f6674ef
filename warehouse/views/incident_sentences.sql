-- One row for each account of an incident, with the sentence it was read from.
CREATE OR REPLACE VIEW incident_sentences AS
SELECT m.incident_id, r.date_start, r.date_precision, r.place_name, r.place_precision, r.sub_event_type,
       r.killed_low, r.killed_best, r.killed_high, r.injured_low, r.injured_best, r.injured_high, r.realis_code,
       r.is_main, e.span_text AS sentence, e.span_start AS sentence_start, e.span_end AS sentence_end, a.outlet,
       a.published_at, a.url, r.confidence, r.report_id, r.article_id
FROM incident_reports AS r
JOIN articles AS a USING (article_id)
LEFT JOIN incident_members AS m USING (report_id)
LEFT JOIN report_evidence AS e
    ON e.report_id = r.report_id AND e.field_name = 'report' AND e.evidence_number = 0
ORDER BY r.date_start DESC NULLS LAST, m.incident_id, a.published_at, r.report_id;

COMMENT ON VIEW incident_sentences IS 'Every account with the sentence it was read from, its outlet and address; accounts of one incident share incident_id.';
COMMENT ON COLUMN incident_sentences.sentence IS 'The sentence the account was read from.';
COMMENT ON COLUMN incident_sentences.sentence_start IS 'Where it begins in articles.text, in code points.';
COMMENT ON COLUMN incident_sentences.sentence_end IS 'Where it ends in articles.text, exclusive.';
