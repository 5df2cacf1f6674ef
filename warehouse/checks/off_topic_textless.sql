-- Off-topic articles keep no text and no extraction.
SELECT article_id, url
FROM articles
WHERE tier_code = 'off' AND (text IS NOT NULL OR article_id IN (SELECT article_id FROM incident_reports))
