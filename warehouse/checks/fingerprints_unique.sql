-- Novelty knows an article once, and numbers are not used twice.
SELECT article_id, count(*) AS rows FROM fingerprints GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT min(article_id), count(*) FROM fingerprints GROUP BY article_number HAVING count(*) > 1
