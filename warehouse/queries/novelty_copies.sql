-- Pairs that may be copies, by shared band or by two or more shared sentences that few articles have. An article is
-- compared with what is known and with the earlier ones of its batch.
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
)
SELECT article, earlier
FROM (FROM band_pairs UNION ALL FROM sentence_pairs)
GROUP BY article, earlier
QUALIFY row_number() OVER (PARTITION BY article ORDER BY sum(shared) DESC, earlier) <= $most_candidates
ORDER BY article, earlier
