SELECT a.article_id, a.url, a.canonical_url, a.text, a.title, a.outlet, a.byline, a.language_code, a.published_at,
       a.is_date_only, a.updated_at, a.is_seed, a.is_abstract, captures
FROM articles AS a
LEFT JOIN ops.captures AS captures ON captures.capture_id = a.capture_id
WHERE a.text IS NOT NULL AND ($last::UUID IS NULL OR a.article_id > $last::UUID)
ORDER BY a.article_id
LIMIT $batch_size
