-- Every article has one row.
SELECT article_id, count(*) AS rows FROM articles GROUP BY article_id HAVING count(*) > 1
