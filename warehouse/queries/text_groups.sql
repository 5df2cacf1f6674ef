-- Articles that hold most of an earlier one's text, or are held by it.
SELECT article_id, of_article_id
FROM verdicts
WHERE is_text_shared AND article_id IS NOT NULL AND of_article_id IS NOT NULL AND article_id <> of_article_id
ORDER BY article_id, of_article_id
