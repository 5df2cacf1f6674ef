-- How each source answers.
CREATE OR REPLACE VIEW source_health AS
WITH latest AS (
    SELECT source_id, arg_max(polls, polled_at) AS poll, max(polled_at) FILTER (outcome_code IN ('ok', 'not_modified')) AS answered_at,
           count(*) AS poll_count, count(*) FILTER (outcome_code NOT IN ('ok', 'not_modified')) AS failed_poll_count,
           sum(new_candidate_count) AS candidate_count
    FROM ops.polls
    GROUP BY source_id
),
judged AS (
    SELECT source_id, count(*) FILTER (verdict_code IN ('new', 'same_story', 'revision')) AS kept_article_count
    FROM verdicts
    GROUP BY source_id
)
SELECT coalesce(s.source_id, l.source_id) AS source_id, s.outlet, l.poll.outcome_code AS last_outcome_code,
       l.poll.http_status AS last_http_status, l.poll.polled_at AS last_polled_at, l.answered_at AS last_answered_at,
       l.poll.failure_count AS failures_in_a_row, l.poll.message AS last_message, l.poll_count, l.failed_poll_count,
       l.candidate_count, coalesce(j.kept_article_count, 0) AS kept_article_count, s.url
FROM sources AS s
FULL JOIN latest AS l ON l.source_id = s.source_id
LEFT JOIN judged AS j ON j.source_id = coalesce(s.source_id, l.source_id)
ORDER BY source_id;

COMMENT ON VIEW source_health IS 'Each source with its latest answer, how often it failed, and what it brought.';
COMMENT ON COLUMN source_health.source_id IS 'The source''s short name.';
COMMENT ON COLUMN source_health.outlet IS 'The outlet''s name as printed.';
COMMENT ON COLUMN source_health.url IS 'Address or folder.';
COMMENT ON COLUMN source_health.candidate_count IS 'Claims it brought that were not known.';
COMMENT ON COLUMN source_health.failed_poll_count IS 'Polls that failed.';
COMMENT ON COLUMN source_health.failures_in_a_row IS 'Polls in a row that failed, the last included.';
COMMENT ON COLUMN source_health.kept_article_count IS 'Articles of it that were kept as news.';
COMMENT ON COLUMN source_health.last_answered_at IS 'When it last answered without a fault.';
COMMENT ON COLUMN source_health.last_http_status IS 'HTTP status of the last poll.';
COMMENT ON COLUMN source_health.last_message IS 'The last fault in words, with its remedy.';
COMMENT ON COLUMN source_health.last_outcome_code IS 'ok, not_modified, or the kind of error of the last poll.';
COMMENT ON COLUMN source_health.last_polled_at IS 'When it was last asked.';
COMMENT ON COLUMN source_health.poll_count IS 'How often it was asked.';
