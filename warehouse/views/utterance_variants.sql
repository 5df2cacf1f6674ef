-- One utterance in the words of everyone who printed it, side by side.
CREATE OR REPLACE VIEW utterance_variants AS
SELECT u.utterance_id, u.speaker_name, u.speaker_actor_id, coalesce(u.said_start, u.first_reported_at::DATE) AS said_on,
       u.statement_type_code, u.topic_codes, u.outlet_count, a.outlet, a.published_at, a.language_code, s.carrier,
       s.kind_code, s.content_text AS words, s.addressee, a.url, s.statement_id, s.article_id
FROM utterances AS u
JOIN utterance_members AS m USING (utterance_id)
JOIN statements AS s USING (statement_id)
JOIN articles AS a USING (article_id)
ORDER BY said_on DESC NULLS LAST, u.utterance_id, a.published_at NULLS LAST, s.statement_number;

COMMENT ON VIEW utterance_variants IS 'Each utterance in each report''s words: which outlet printed it, who carried it, in which language.';
COMMENT ON COLUMN utterance_variants.said_on IS 'Day it was said: as stated, else of the first report.';
COMMENT ON COLUMN utterance_variants.words IS 'What was said, in this report''s words.';
COMMENT ON COLUMN utterance_variants.outlet IS 'Outlet that printed this variant.';
