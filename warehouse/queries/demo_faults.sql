-- What went wrong, and cost only itself
SELECT source_id AS source, regexp_extract(reason, '^[^:]*') AS fault, count(*) AS times, any_value(url) AS example
FROM verdicts
WHERE verdict_code = 'rejected' AND reason NOT LIKE 'off_topic%'
GROUP BY ALL
UNION ALL
SELECT source_id, outcome_code, count(*), any_value(message)
FROM ops.polls
WHERE outcome_code NOT IN ('ok', 'not_modified')
GROUP BY ALL
ORDER BY source, fault
