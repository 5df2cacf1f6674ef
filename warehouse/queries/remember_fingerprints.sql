INSERT INTO fingerprints SELECT * REPLACE (unhex(shingles) AS shingles) FROM batch_fingerprints ORDER BY article_number;
INSERT INTO fingerprint_bands FROM batch_bands;
INSERT INTO fingerprint_sentences FROM batch_sentences;
INSERT INTO fingerprint_terms FROM batch_terms;
