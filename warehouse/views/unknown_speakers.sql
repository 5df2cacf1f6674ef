-- Speakers that the actor list does not know, the most quoted first: for review. Two who speak as one are left out.
CREATE OR REPLACE VIEW unknown_speakers AS
SELECT s.speaker_name, arg_min(s.speaker_title, s.statement_id) FILTER (s.speaker_title IS NOT NULL) AS speaker_title,
       arg_min(s.speaker_organisation, s.statement_id) FILTER (s.speaker_organisation IS NOT NULL) AS speaker_organisation,
       count(*) AS statement_count, count(DISTINCT s.article_id) AS article_count,
       count(DISTINCT a.outlet) AS outlet_count, min(a.published_at) AS first_seen_at, max(a.published_at) AS last_seen_at,
       list(DISTINCT s.speaker_text ORDER BY s.speaker_text) AS written_as,
       arg_min(s.content_text, (a.published_at IS NULL, a.published_at, s.statement_id)) AS example_words,
       arg_min(a.url, (a.published_at IS NULL, a.published_at, s.statement_id)) AS example_url
FROM statements AS s
JOIN articles AS a USING (article_id)
WHERE s.speaker_actor_id IS NULL AND s.speaker_name IS NOT NULL AND NOT contains(s.speaker_name, ' and ')
GROUP BY s.speaker_name
ORDER BY article_count DESC, statement_count DESC, s.speaker_name;

COMMENT ON VIEW unknown_speakers IS 'Speakers kept by name that seeds/actors.toml has no entry for: the queue for review, the most quoted first.';
COMMENT ON COLUMN unknown_speakers.speaker_title IS 'The office written beside the name, in its first report that has one.';
COMMENT ON COLUMN unknown_speakers.speaker_organisation IS 'The body written beside the name, in its first report that has one.';
COMMENT ON COLUMN unknown_speakers.statement_count IS 'Reports of their words.';
COMMENT ON COLUMN unknown_speakers.article_count IS 'Articles that quote them.';
COMMENT ON COLUMN unknown_speakers.outlet_count IS 'Outlets that quote them.';
COMMENT ON COLUMN unknown_speakers.first_seen_at IS 'Publication of the first article that quotes them.';
COMMENT ON COLUMN unknown_speakers.last_seen_at IS 'Publication of the latest.';
COMMENT ON COLUMN unknown_speakers.written_as IS 'Every way the speaker is written.';
COMMENT ON COLUMN unknown_speakers.example_words IS 'What they said in the first article.';
COMMENT ON COLUMN unknown_speakers.example_url IS 'Its address.';
