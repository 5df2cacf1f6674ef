-- What is known of addresses, by the claimed and by the page's own canonical form. A claim settled on its title alone
-- (no article, no capture) leaves its address unknown: another source may describe it better.
WITH asked AS (
    SELECT unnest($urls) AS canonical_url
),
seen AS (
    SELECT a.canonical_url, coalesce(v.article_id, v.of_article_id) AS article_id, v.decided_at AS known_at, k.fetched_at,
           v.updated_at
    FROM asked AS a
    JOIN verdicts AS v ON coalesce(v.canonical_url, v.url) = a.canonical_url
    LEFT JOIN ops.captures AS k USING (candidate_id)
    WHERE v.article_id IS NOT NULL OR v.capture_id IS NOT NULL
    UNION
    SELECT a.canonical_url, r.article_id, r.recorded_at, k.fetched_at,
           greatest(r.updated_at, r.published_at)
    FROM asked AS a
    JOIN articles AS r USING (canonical_url)
    LEFT JOIN ops.captures AS k USING (capture_id)
)
SELECT canonical_url,
       arg_max(article_id, known_at) AS article_id,
       max(coalesce(fetched_at, known_at)) AS last_fetched_at,
       count(DISTINCT fetched_at) AS fetches,
       max(updated_at) AS updated_at
FROM seen
GROUP BY canonical_url
