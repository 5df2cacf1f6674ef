-- Articles known, or earlier in the batch, at the same address or with the same text.
WITH known AS (
    SELECT article_number, canonical_url, text_sha256 FROM fingerprints
    UNION ALL
    SELECT article_number, canonical_url, text_sha256 FROM batch_fingerprints
)
SELECT b.article_number AS article, k.article_number AS earlier,
       coalesce(k.canonical_url = b.canonical_url, false) AS is_same_url,
       k.text_sha256 = b.text_sha256 AS is_same_text
FROM batch_fingerprints AS b
JOIN known AS k ON k.canonical_url = b.canonical_url AND k.article_number < b.article_number
UNION
SELECT b.article_number, k.article_number, coalesce(k.canonical_url = b.canonical_url, false), true
FROM batch_fingerprints AS b
JOIN known AS k ON k.text_sha256 = b.text_sha256 AND k.article_number < b.article_number
ORDER BY article, earlier
