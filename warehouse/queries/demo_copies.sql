-- Copies, revisions and other accounts of known news
SELECT verdict_code AS verdict, outlet, left(title, 50) AS title, of_outlet AS of, round(score, 2) AS score, reason
FROM article_copies
ORDER BY verdict_code, decided_at, url
LIMIT 16
