-- Every extracted row belongs to an article with text.
SELECT article_id, 'incident_reports' AS extracted FROM incident_reports ANTI JOIN (FROM articles WHERE text IS NOT NULL) USING (article_id)
UNION ALL
SELECT article_id, 'statements' FROM statements ANTI JOIN (FROM articles WHERE text IS NOT NULL) USING (article_id)
UNION ALL
SELECT article_id, 'figures' FROM figures ANTI JOIN (FROM articles WHERE text IS NOT NULL) USING (article_id)
