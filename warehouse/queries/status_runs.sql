-- The latest runs
SELECT run_id, flow_name AS flow, strftime(started_at, '%Y-%m-%d %H:%M') AS started,
       round(epoch(finished_at - started_at), 1) AS seconds,
       CASE WHEN is_ok THEN 'ok' WHEN finished_at IS NULL THEN 'unfinished' ELSE 'checks failed' END AS outcome, summary
FROM ops.runs
ORDER BY started_at DESC
LIMIT 10
