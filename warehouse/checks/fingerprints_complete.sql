-- Every kept article is known to novelty: what is not, would be taken for new again.
SELECT article_id, url FROM articles ANTI JOIN fingerprints USING (article_id) WHERE text IS NOT NULL AND text_sha256 IS NOT NULL
