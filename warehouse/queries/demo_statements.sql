-- Who said what
SELECT speaker, statement_type_code AS kind, left(content_text, 90) AS words, outlet
FROM statements_by_speaker
WHERE speaker IS NOT NULL
ORDER BY published_at DESC NULLS LAST, speaker, statement_id
LIMIT 12
