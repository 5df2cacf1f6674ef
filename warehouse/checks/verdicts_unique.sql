-- Every candidate has one verdict.
SELECT candidate_id, count(*) AS rows FROM verdicts GROUP BY candidate_id HAVING count(*) > 1
