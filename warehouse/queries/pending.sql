-- Candidates whose time has come, oldest claim first, each with the newest capture already kept for it.
WITH tried AS (
    SELECT candidate_id, count(*) AS attempts, arg_max(next_try_at, tried_at) AS next_try_at
    FROM ops.attempts
    SEMI JOIN ops.candidates USING (candidate_id)
    GROUP BY candidate_id
),
captured AS (
    SELECT candidate_id, arg_max(captures, fetched_at) AS capture
    FROM ops.captures
    SEMI JOIN ops.candidates USING (candidate_id)
    GROUP BY candidate_id
),
due AS (
    SELECT c.candidate_id, coalesce(t.attempts, 0) AS attempts, c.queued_at, c.published_at
    FROM ops.candidates AS c
    LEFT JOIN tried AS t USING (candidate_id)
    WHERE t.next_try_at IS NULL OR t.next_try_at <= $now
    ORDER BY c.queued_at, c.published_at NULLS LAST, c.candidate_id
    LIMIT $limit
)
SELECT c.source_id, c.url, c.title, c.summary, c.published_at, c.updated_at, c.language_code, c.outlet, c.content,
       c.content_type, d.attempts, k.capture
FROM due AS d
JOIN ops.candidates AS c USING (candidate_id)
LEFT JOIN captured AS k USING (candidate_id)
ORDER BY d.queued_at, d.published_at NULLS LAST, d.candidate_id
