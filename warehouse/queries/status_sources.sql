-- Sources, by how they answered last
SELECT source_id, last_outcome_code AS answer, strftime(last_polled_at, '%Y-%m-%d %H:%M') AS polled,
       failures_in_a_row AS failures, poll_count AS polls, candidate_count AS claimed, kept_article_count AS kept,
       last_message AS message
FROM source_health
WHERE last_polled_at IS NOT NULL
ORDER BY failures_in_a_row DESC, source_id
