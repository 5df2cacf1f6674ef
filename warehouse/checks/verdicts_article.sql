-- An article that a verdict names is there; the one it copies is known to novelty.
SELECT candidate_id, verdict_code, article_id, of_article_id
FROM verdicts
WHERE (verdict_code NOT IN ('same_url', 'rejected') AND article_id IS NOT NULL
        AND article_id NOT IN (SELECT article_id FROM articles))
    OR (of_article_id IS NOT NULL AND of_article_id NOT IN (SELECT article_id FROM articles)
        AND of_article_id NOT IN (SELECT article_id FROM fingerprints))
