-- The memory of novelty: hashes of what is known, none of its words. No index: one hash join a batch needs none.
CREATE TABLE fingerprints (
    article_number UINTEGER NOT NULL,
    article_id UUID NOT NULL,
    canonical_url VARCHAR,
    published_at TIMESTAMPTZ,
    story_id UUID,
    text_sha256 VARCHAR NOT NULL,
    shingles BLOB NOT NULL
);
COMMENT ON TABLE fingerprints IS 'One row for each article that novelty compares with, in order of arrival.';
COMMENT ON COLUMN fingerprints.article_number IS 'Order of arrival, from 0: the short key of the hash tables.';
COMMENT ON COLUMN fingerprints.article_id IS 'The article.';
COMMENT ON COLUMN fingerprints.canonical_url IS 'Its canonical address, for same_url and revision.';
COMMENT ON COLUMN fingerprints.published_at IS 'When it was published: same_story looks only at near days.';
COMMENT ON COLUMN fingerprints.story_id IS 'The story it belongs to.';
COMMENT ON COLUMN fingerprints.text_sha256 IS 'SHA-256 of its normalised text, hexadecimal.';
COMMENT ON COLUMN fingerprints.shingles IS '64-bit hashes of its word 3-grams, sorted, little-endian, for exact containment; empty where only address and text hash are remembered.';

CREATE TABLE fingerprint_bands (
    band_hash UBIGINT NOT NULL,
    article_number UINTEGER NOT NULL
);
COMMENT ON TABLE fingerprint_bands IS 'MinHash in 42 bands of 3: two texts that share a band may be copies.';
COMMENT ON COLUMN fingerprint_bands.band_hash IS '64-bit hash of band number and its three minima.';
COMMENT ON COLUMN fingerprint_bands.article_number IS 'The article (fingerprints.article_number).';

CREATE TABLE fingerprint_sentences (
    sentence_hash UBIGINT NOT NULL,
    article_number UINTEGER NOT NULL
);
COMMENT ON TABLE fingerprint_sentences IS 'Sentences by hash: stubs and abridged copies share whole sentences where MinHash sees nothing.';
COMMENT ON COLUMN fingerprint_sentences.sentence_hash IS '64-bit hash of a normalised sentence.';
COMMENT ON COLUMN fingerprint_sentences.article_number IS 'The article (fingerprints.article_number).';

CREATE TABLE fingerprint_terms (
    term_hash UBIGINT NOT NULL,
    article_number UINTEGER NOT NULL,
    weight FLOAT NOT NULL
);
COMMENT ON TABLE fingerprint_terms IS 'Names, numbers and content words by hash, for accounts of the same story in other words.';
COMMENT ON COLUMN fingerprint_terms.term_hash IS '64-bit hash of the term.';
COMMENT ON COLUMN fingerprint_terms.article_number IS 'The article (fingerprints.article_number).';
COMMENT ON COLUMN fingerprint_terms.weight IS 'Weight in this article before rarity: kind of term and how often it occurs.';
