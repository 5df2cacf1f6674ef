-- Every queued claim has one row.
SELECT candidate_id, count(*) AS rows FROM ops.candidates GROUP BY candidate_id HAVING count(*) > 1
