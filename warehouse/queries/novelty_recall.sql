-- Articles by number, with their stories and how many articles each story has.
WITH asked AS (
    SELECT article_number, article_id, coalesce(story_id, article_id) AS story_id
    FROM fingerprints
    WHERE article_number IN (SELECT unnest($numbers))
),
sizes AS (
    SELECT story_id, count(*) AS articles
    FROM (SELECT coalesce(story_id, article_id) AS story_id FROM fingerprints)
    SEMI JOIN asked USING (story_id)
    GROUP BY story_id
)
SELECT article_number, article_id, story_id, articles FROM asked JOIN sizes USING (story_id)
