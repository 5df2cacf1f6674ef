INSERT INTO fingerprints BY NAME
SELECT f.*, coalesce(s.shingles, []) AS shingles
FROM batch_fingerprints AS f
LEFT JOIN (SELECT article_number, list(shingle_hash) AS shingles FROM batch_shingles GROUP BY article_number) AS s
    USING (article_number)
ORDER BY article_number;
INSERT INTO fingerprint_bands FROM batch_bands;
INSERT INTO fingerprint_sentences FROM batch_sentences;
INSERT INTO fingerprint_terms FROM batch_terms;
