-- What was found to be a copy, a revision or another account of what.
CREATE OR REPLACE VIEW article_copies AS
SELECT v.verdict_code, v.url, coalesce(a.outlet, v.source_id) AS outlet, coalesce(a.title, v.title) AS title,
       v.score, v.reason, v.is_text_shared, o.url AS of_url, o.outlet AS of_outlet, o.title AS of_title,
       o.is_seed AS is_of_seed, v.decided_at, v.article_id, v.of_article_id, v.story_id
FROM verdicts AS v
JOIN articles AS o ON o.article_id = v.of_article_id
LEFT JOIN articles AS a ON a.article_id = v.article_id
WHERE v.verdict_code IN ('same_url', 'same_text', 'near_copy', 'revision', 'same_story')
ORDER BY v.decided_at, v.candidate_id;

COMMENT ON VIEW article_copies IS 'Every candidate that is not new, with what it copies, revises or shares its story with, and why.';
COMMENT ON COLUMN article_copies.is_of_seed IS 'Whether the earlier article belongs to the seed set.';
COMMENT ON COLUMN article_copies.of_outlet IS 'Outlet of the earlier article.';
COMMENT ON COLUMN article_copies.of_title IS 'Headline of the earlier article.';
COMMENT ON COLUMN article_copies.of_url IS 'Address of the earlier article.';
