-- Pairs that may be copies, by shared band or by two or more shared sentences that few articles have, and exactly
-- how many of each other's shingles they hold. An article is compared with what is known and with earlier ones of its batch.
WITH band_pairs AS (
    SELECT b.article_number AS article, k.article_number AS earlier, count(*) AS shared
    FROM batch_bands AS b
    JOIN (FROM fingerprint_bands UNION ALL FROM batch_bands) AS k
        ON k.band_hash = b.band_hash AND k.article_number < b.article_number
    GROUP BY ALL
),
sentences AS (
    SELECT sentence_hash, article_number, count(*) OVER (PARTITION BY sentence_hash) AS articles
    FROM (FROM fingerprint_sentences UNION ALL FROM batch_sentences)
    WHERE sentence_hash IN (SELECT sentence_hash FROM batch_sentences)
),
sentence_pairs AS (
    SELECT b.article_number AS article, s.article_number AS earlier, count(*) AS shared
    FROM batch_sentences AS b
    JOIN sentences AS s ON s.sentence_hash = b.sentence_hash AND s.article_number < b.article_number
    WHERE s.articles <= $most_articles
    GROUP BY ALL
    HAVING count(*) >= $least_sentences
),
pairs AS (
    SELECT article, earlier
    FROM (FROM band_pairs UNION ALL FROM sentence_pairs)
    GROUP BY article, earlier
    QUALIFY row_number() OVER (PARTITION BY article ORDER BY sum(shared) DESC, earlier) <= $most_candidates
),
earlier_shingles AS (
    SELECT article_number, shingles
    FROM fingerprints
    WHERE article_number IN (SELECT earlier FROM pairs)
    UNION ALL
    SELECT article_number, list(shingle_hash) FROM batch_shingles GROUP BY article_number
),
article_shingles AS (
    SELECT article_number, list(shingle_hash) AS shingles FROM batch_shingles GROUP BY article_number
)
SELECT p.article, p.earlier, len(list_intersect(a.shingles, e.shingles)) AS shared, len(a.shingles) AS size,
       len(e.shingles) AS earlier_size
FROM pairs AS p
JOIN article_shingles AS a ON a.article_number = p.article
JOIN earlier_shingles AS e ON e.article_number = p.earlier
ORDER BY p.article, p.earlier
