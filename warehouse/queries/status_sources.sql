-- Sources, by how they answered last (FROM source_health says why)
SELECT source_id AS source, last_outcome_code AS answer, strftime(last_polled_at, '%m-%d %H:%M') AS polled,
       failures_in_a_row AS failed, candidate_count AS claimed, kept_article_count AS kept
FROM source_health
WHERE last_polled_at IS NOT NULL
ORDER BY failures_in_a_row DESC, source_id
