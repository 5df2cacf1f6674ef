-- What each speaker promised in each year, in whose words, to whom, and how often it was said again.
CREATE OR REPLACE VIEW promises_by_year AS
WITH said AS (
    SELECT m.promise_id, u.utterance_id, coalesce(u.said_start, u.first_reported_at::DATE) AS said_on,
           u.statement_type_code, s.addressee, s.content_text, a.outlet, a.published_at
    FROM promise_members AS m
    JOIN utterances AS u USING (utterance_id)
    JOIN utterance_members AS r USING (utterance_id)
    JOIN statements AS s USING (statement_id)
    JOIN articles AS a USING (article_id)
)
SELECT p.speaker_name, p.speaker_actor_id, year(s.said_on) AS year, p.promise_id,
       arg_min(s.content_text, (s.said_on, s.published_at)) AS words,
       arg_min(s.outlet, (s.said_on, s.published_at)) AS words_outlet,
       min(s.statement_type_code) AS statement_type_code, any_value(p.topic_codes) AS topic_codes,
       list(DISTINCT s.addressee ORDER BY s.addressee) FILTER (s.addressee IS NOT NULL) AS addressees,
       count(DISTINCT s.utterance_id) AS utterance_count, count(DISTINCT s.outlet) AS outlet_count,
       min(s.said_on) AS first_said_on, max(s.said_on) AS last_said_on,
       any_value(p.utterance_count) AS utterance_count_ever, any_value(p.first_said_on) AS first_said_ever
FROM promises AS p
JOIN said AS s USING (promise_id)
GROUP BY p.speaker_name, p.speaker_actor_id, year(s.said_on), p.promise_id
ORDER BY p.speaker_name, year, utterance_count DESC, p.promise_id;

COMMENT ON VIEW promises_by_year IS 'Commitments, assurances and announcements by speaker and year, with their repetitions.';
COMMENT ON COLUMN promises_by_year.year IS 'Year it was said in; NULL is unknown.';
COMMENT ON COLUMN promises_by_year.words IS 'The words of its first report of the year.';
COMMENT ON COLUMN promises_by_year.words_outlet IS 'Whose words those are.';
COMMENT ON COLUMN promises_by_year.statement_type_code IS 'commitment, assurance or announcement.';
COMMENT ON COLUMN promises_by_year.topic_codes IS 'What it is about.';
COMMENT ON COLUMN promises_by_year.addressees IS 'To whom, where stated.';
COMMENT ON COLUMN promises_by_year.utterance_count IS 'On how many occasions of the year.';
COMMENT ON COLUMN promises_by_year.outlet_count IS 'Outlets that printed it in the year.';
COMMENT ON COLUMN promises_by_year.first_said_on IS 'First day of the year it was said.';
COMMENT ON COLUMN promises_by_year.last_said_on IS 'Last day of the year it was said.';
COMMENT ON COLUMN promises_by_year.utterance_count_ever IS 'On how many occasions in all years.';
COMMENT ON COLUMN promises_by_year.first_said_ever IS 'First day it was said in any year.';
