-- What each speaker said, every report of it.
CREATE OR REPLACE VIEW statements_by_speaker AS
SELECT coalesce(s.speaker_name, s.speaker_text) AS speaker, s.speaker_actor_id, s.speaker_title,
       s.speaker_organisation, s.said_start, s.statement_type_code, s.topic_codes, s.content_text, s.kind_code,
       u.utterance_id, u.statement_count, a.outlet, a.published_at, a.url, s.statement_id
FROM statements AS s
JOIN articles AS a USING (article_id)
LEFT JOIN utterance_members AS m USING (statement_id)
LEFT JOIN utterances AS u USING (utterance_id)
ORDER BY speaker NULLS LAST, coalesce(s.said_start, a.published_at::DATE) DESC, s.article_id, s.statement_number;

COMMENT ON VIEW statements_by_speaker IS 'Every statement with its speaker, utterance, outlet and address; statement_count says how many reports the utterance has.';
COMMENT ON COLUMN statements_by_speaker.speaker IS 'The speaker resolved, else as written.';
