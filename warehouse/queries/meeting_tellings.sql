-- What accounts of meetings tell: points, and statements made there, each with whose account it is.
WITH homes AS (
    SELECT a.article_id, coalesce(s.country_code, o.country_code, lower(a.outlet), 'unknown') AS home
    FROM articles AS a
    LEFT JOIN sources AS s USING (source_id)
    LEFT JOIN (SELECT lower(outlet) AS outlet, any_value(country_code) AS country_code FROM sources GROUP BY ALL) AS o
        ON o.outlet = lower(a.outlet)
),
said AS (
    SELECT s.statement_id AS telling_id, s.meeting_report_id, s.statement_id, NULL AS point_number, 'said' AS kind,
           coalesce(s.speaker_name, s.speaker_text) AS speaker, s.carrier, s.content_text, s.terms,
           list(struct_pack(lo := p.span_start, hi := p.span_end)) AS spans
    FROM statements AS s
    JOIN statement_spans AS p ON p.statement_id = s.statement_id AND p.part_code = 'content'
    WHERE s.meeting_report_id IS NOT NULL
    GROUP BY ALL
),
agreed AS (
    SELECT NULL::UUID AS telling_id, meeting_report_id, NULL::UUID AS statement_id, point_number, kind_code AS kind,
           NULL AS speaker, carrier, span_text AS content_text, terms,
           [struct_pack(lo := span_start, hi := span_end)] AS spans
    FROM meeting_points
)
SELECT t.telling_id, t.meeting_report_id, t.statement_id, t.point_number, t.kind, t.speaker, t.content_text,
       coalesce(t.terms, []), t.spans, coalesce(o.country_code, b.country_code, h.home)
FROM (FROM said UNION ALL FROM agreed) AS t
JOIN meeting_reports AS r USING (meeting_report_id)
JOIN homes AS h USING (article_id)
LEFT JOIN meeting_readouts AS o ON o.meeting_report_id = t.meeting_report_id AND o.carrier = t.carrier
LEFT JOIN meeting_readouts AS b ON b.meeting_report_id = t.meeting_report_id AND b.carrier = r.told_by AND t.carrier IS NULL
ORDER BY t.meeting_report_id, t.spans[1].lo, t.kind, t.point_number
