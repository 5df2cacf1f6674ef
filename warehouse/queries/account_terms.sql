-- Names, numbers and words of articles, as novelty remembers them.
SELECT f.article_id::VARCHAR, list(t.term_hash ORDER BY t.term_hash), list(t.weight ORDER BY t.term_hash)
FROM fingerprints AS f
JOIN fingerprint_terms AS t USING (article_number)
WHERE f.article_id IN (SELECT unnest(from_json($ids, '["UUID"]')))
GROUP BY f.article_id
