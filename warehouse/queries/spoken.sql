-- Statements with a known speaker, in the order they were reported.
SELECT s.statement_id, s.article_id, coalesce(s.speaker_name, s.speaker_text), s.speaker_actor_id,
       s.statement_type_code, s.topic_codes, s.said_start, s.said_end, s.said_precision, s.content_text,
       coalesce(s.terms, []), a.published_at,
       coalesce(lower(a.outlet), nullif(regexp_extract(a.canonical_url, '://([^/]+)', 1), ''), a.article_id::VARCHAR),
       a.language_code, s.meeting_report_id::VARCHAR
FROM statements AS s
JOIN articles AS a USING (article_id)
WHERE s.speaker_actor_id IS NOT NULL OR s.speaker_name IS NOT NULL
ORDER BY a.published_at NULLS LAST, s.statement_id
