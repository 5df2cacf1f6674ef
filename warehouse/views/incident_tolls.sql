-- One row for each incident and figure, with the sentence and the address it rests on.
CREATE OR REPLACE VIEW incident_tolls AS
SELECT i.incident_id, i.date_start, i.date_end, i.date_precision, i.place_name, i.admin2_name, i.admin1_name,
       i.country_code, i.place_precision, i.event_type, i.sub_event_type, i.attack_type_code, i.is_suicide,
       i.realis_code, f.measure_code, f.count_low, f.count_best, f.count_high, f.basis, f.is_conflicting,
       coalesce(w.span_text, s.span_text) AS best_sentence, a.url AS best_url, a.outlet AS best_outlet,
       i.report_count, i.independent_source_count, i.first_reported_at, i.last_reported_at
FROM incidents AS i
LEFT JOIN incident_figures AS f USING (incident_id)
LEFT JOIN incident_reports AS r ON r.report_id = f.best_report_id
LEFT JOIN articles AS a USING (article_id)
LEFT JOIN report_evidence AS s ON s.report_id = r.report_id AND s.field_name = 'report' AND s.evidence_number = 0
LEFT JOIN (
    SELECT e.report_id, e.field_name, arg_min(p.span_text, p.evidence_number) AS span_text
    FROM report_evidence AS e
    JOIN report_evidence AS p
        ON p.report_id = e.report_id AND p.field_name = 'report'
        AND p.span_start <= e.span_start AND p.span_end >= e.span_end
    GROUP BY e.report_id, e.field_name
) AS w ON w.report_id = r.report_id AND w.field_name = f.measure_code
ORDER BY i.date_start DESC NULLS LAST, i.incident_id, f.measure_code DESC;

COMMENT ON VIEW incident_tolls IS 'One row for each incident and figure (killed, injured; one row without figure where no account gives one), with the sentence and address the best figure rests on.';
COMMENT ON COLUMN incident_tolls.best_outlet IS 'Outlet of the account that gives count_best.';
COMMENT ON COLUMN incident_tolls.best_sentence IS 'The sentence it was read from.';
COMMENT ON COLUMN incident_tolls.best_url IS 'Its address.';
