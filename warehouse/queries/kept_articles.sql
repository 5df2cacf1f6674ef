SELECT article_id, url, canonical_url, text, title, outlet, byline, language_code, published_at,
       is_date_only, updated_at, is_seed, is_abstract
FROM articles
WHERE text IS NOT NULL AND ($after::UUID IS NULL OR article_id > $after::UUID)
ORDER BY article_id
LIMIT $limit
