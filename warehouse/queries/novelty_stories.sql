-- How alike two articles of near days are in their names, numbers and content words: cosine, rare terms weighing more.
-- How rare a term is, is read from the latest articles. Pairs are first found by their rarer terms only.
WITH newest AS (
    SELECT coalesce(max(article_number), 0) AS number FROM batch_fingerprints
),
days AS (
    SELECT min(published_at) - $window_days * INTERVAL 1 DAY AS first_at,
           max(published_at) + $window_days * INTERVAL 1 DAY AS last_at
    FROM batch_fingerprints
),
near AS (
    SELECT article_number, published_at FROM batch_fingerprints
    UNION ALL
    SELECT f.article_number, f.published_at
    FROM fingerprints AS f, newest, days
    WHERE f.published_at BETWEEN days.first_at AND days.last_at
        OR ((f.published_at IS NULL OR days.first_at IS NULL) AND f.article_number + $latest_articles > newest.number)
),
near_terms AS MATERIALIZED (
    SELECT t.*
    FROM (FROM fingerprint_terms UNION ALL FROM batch_terms) AS t
    SEMI JOIN near USING (article_number)
),
frequencies AS MATERIALIZED (
    SELECT term_hash, count(*) AS articles FROM near_terms GROUP BY term_hash
),
size AS (
    SELECT count(*) AS articles FROM near
),
weighted AS MATERIALIZED (
    SELECT t.article_number, t.term_hash, f.articles,
           t.weight * ln((size.articles + $prior_articles) / (f.articles + 1)) AS weight
    FROM near_terms AS t
    JOIN frequencies AS f USING (term_hash), size
),
norms AS (
    SELECT article_number, sqrt(sum(weight * weight)) AS norm FROM weighted GROUP BY article_number
),
rare AS (
    SELECT article_number, term_hash
    FROM weighted
    WHERE articles BETWEEN 2 AND $most_articles
    QUALIFY row_number() OVER (PARTITION BY article_number ORDER BY weight DESC, term_hash) <= $rare_terms
),
pairs AS (
    SELECT b.article_number AS article, k.article_number AS earlier
    FROM rare AS b
    JOIN rare AS k ON k.term_hash = b.term_hash AND k.article_number < b.article_number
    SEMI JOIN batch_fingerprints AS batch ON batch.article_number = b.article_number
    GROUP BY ALL
    HAVING count(*) >= $least_rare
),
close AS (
    SELECT p.article, p.earlier
    FROM pairs AS p
    JOIN near AS a ON a.article_number = p.article
    JOIN near AS e ON e.article_number = p.earlier
    WHERE a.published_at IS NULL OR e.published_at IS NULL
        OR abs(epoch(a.published_at) - epoch(e.published_at)) <= $window_days * 86400
)
SELECT c.article, c.earlier, sum(a.weight * e.weight) / (any_value(n.norm) * any_value(m.norm)) AS similarity
FROM close AS c
JOIN weighted AS a ON a.article_number = c.article
JOIN weighted AS e ON e.article_number = c.earlier AND e.term_hash = a.term_hash
JOIN norms AS n ON n.article_number = c.article
JOIN norms AS m ON m.article_number = c.earlier
GROUP BY c.article, c.earlier
HAVING similarity >= $least_similarity AND count(*) >= $least_shared
ORDER BY c.article, similarity DESC, c.earlier
