CREATE OR REPLACE TEMP TABLE batch_fingerprints AS SELECT * REPLACE (hex(shingles) AS shingles) FROM fingerprints LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_bands AS FROM fingerprint_bands LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_sentences AS FROM fingerprint_sentences LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_terms AS FROM fingerprint_terms LIMIT 0;
