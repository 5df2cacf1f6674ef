-- Reports of words by the same speaker at most a day apart: by the day they were said, else by the day of publication.
WITH spoken AS (
    SELECT s.statement_id, s.article_id, coalesce(s.speaker_actor_id, lower(s.speaker_name)) AS speaker,
           coalesce(s.said_start, a.published_at::DATE) AS said_on
    FROM statements AS s
    JOIN articles AS a USING (article_id)
    WHERE s.speaker_actor_id IS NOT NULL OR s.speaker_name IS NOT NULL
)
SELECT l.statement_id, r.statement_id
FROM spoken AS l
JOIN spoken AS r USING (speaker)
WHERE l.statement_id < r.statement_id
    AND l.article_id <> r.article_id
    AND abs(date_diff('day', l.said_on, r.said_on)) <= 1
ORDER BY ALL
