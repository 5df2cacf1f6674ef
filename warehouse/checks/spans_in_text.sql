-- Offsets point at the quoted words.
WITH spans AS (
    SELECT r.article_id, 'report_evidence' AS part, e.span_start, e.span_end, e.span_text
    FROM report_evidence AS e JOIN incident_reports AS r USING (report_id)
    UNION ALL
    SELECT r.article_id, 'report_casualties', c.span_start, c.span_end, c.span_text
    FROM report_casualties AS c JOIN incident_reports AS r USING (report_id)
    UNION ALL
    SELECT r.article_id, 'report_attributions', t.span_start, t.span_end, t.span_text
    FROM report_attributions AS t JOIN incident_reports AS r USING (report_id)
    UNION ALL
    SELECT r.article_id, 'report_targets', t.span_start, t.span_end, t.span_text
    FROM report_targets AS t JOIN incident_reports AS r USING (report_id)
    UNION ALL
    SELECT r.article_id, 'report_victims', v.span_start, v.span_end, v.span_text
    FROM report_victims AS v JOIN incident_reports AS r USING (report_id)
    UNION ALL
    SELECT s.article_id, 'statement_spans', p.span_start, p.span_end, p.span_text
    FROM statement_spans AS p JOIN statements AS s USING (statement_id)
    UNION ALL
    SELECT article_id, 'figures', span_start, span_end, span_text FROM figures
    UNION ALL
    SELECT r.article_id, 'meeting_participants', p.span_start, p.span_end, p.span_text
    FROM meeting_participants AS p JOIN meeting_reports AS r USING (meeting_report_id)
    UNION ALL
    SELECT r.article_id, 'meeting_points', p.span_start, p.span_end, p.span_text
    FROM meeting_points AS p JOIN meeting_reports AS r USING (meeting_report_id)
    UNION ALL
    SELECT r.article_id, 'meeting_evidence', e.span_start, e.span_end, e.span_text
    FROM meeting_evidence AS e JOIN meeting_reports AS r USING (meeting_report_id)
)
SELECT s.article_id, s.part, s.span_start, s.span_text
FROM spans AS s
JOIN articles AS a USING (article_id)
WHERE substring(a.text, s.span_start + 1, s.span_end - s.span_start) <> s.span_text
