CREATE OR REPLACE TEMP TABLE batch_fingerprints AS SELECT * EXCLUDE (shingles) FROM fingerprints LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_shingles (shingle_hash UBIGINT, article_number UINTEGER);
CREATE OR REPLACE TEMP TABLE batch_bands AS FROM fingerprint_bands LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_sentences AS FROM fingerprint_sentences LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_terms AS FROM fingerprint_terms LIMIT 0;
