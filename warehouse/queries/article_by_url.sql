SELECT article_id, url, canonical_url, coalesce(text, ''), title, outlet, byline, language_code, published_at,
       is_date_only, updated_at, is_seed, is_abstract
FROM articles
WHERE canonical_url = ?
ORDER BY recorded_at DESC, text IS NULL
LIMIT 1
