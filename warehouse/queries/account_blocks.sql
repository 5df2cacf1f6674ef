-- Pairs of accounts worth comparing, one of them changed: near days and no other province, news of near days whose
-- articles share rare names, the same place and toll, or a victim of the same name.
CREATE OR REPLACE TEMP TABLE account_pairs AS
WITH accounts AS (
    SELECT a.*, c.report_id IS NOT NULL AS is_changed,
           CASE WHEN date_start IS NOT NULL THEN date_start WHEN is_main THEN published_at::DATE - $news_days END AS day_from,
           CASE WHEN date_start IS NOT NULL THEN date_end WHEN is_main THEN published_at::DATE END AS day_to
    FROM staged_accounts AS a
    LEFT JOIN (FROM changed_accounts WHERE NOT is_gone) AS c USING (report_id)
),
changed AS (
    FROM accounts WHERE is_changed
),
near_days AS (
    SELECT l.report_id AS one, r.report_id AS other
    FROM changed AS l
    JOIN accounts AS r ON l.day_from <= r.day_to + $near_days AND r.day_from <= l.day_to + $near_days
    WHERE CASE
        WHEN l.date_precision >= 4 OR r.date_precision >= 4
            THEN l.place_id = r.place_id OR l.admin2_name = r.admin2_name
        ELSE l.admin1_name IS NULL OR r.admin1_name IS NULL OR l.admin1_name = r.admin1_name
    END
),
terms AS (
    SELECT f.article_id, t.term_hash
    FROM fingerprint_terms AS t
    JOIN fingerprints AS f USING (article_number)
    ANTI JOIN common_terms AS c ON c.term_hash = t.term_hash
),
news_terms AS (
    SELECT a.report_id, a.published_at::DATE AS published_on, a.is_changed, t.term_hash
    FROM accounts AS a
    JOIN terms AS t USING (article_id)
    WHERE a.is_main
),
kindred_news AS (
    SELECT l.report_id AS one, r.report_id AS other
    FROM news_terms AS l
    JOIN news_terms AS r
        ON r.term_hash = l.term_hash AND r.published_on BETWEEN l.published_on - $kindred_days AND l.published_on + $kindred_days
    WHERE l.is_changed
    GROUP BY ALL
    HAVING count(*) >= $least_rare
),
same_place_and_toll AS (
    SELECT l.report_id AS one, r.report_id AS other
    FROM changed AS l
    JOIN accounts AS r ON l.place_id = r.place_id AND l.killed[2] = r.killed[2]
    WHERE l.place_precision <= 2 AND r.place_precision <= 2 AND l.killed[2] > 0
        AND (l.date_start IS NULL OR r.date_start IS NULL
             OR abs(l.date_start - r.date_start) <= $conflicting_days)
),
victims AS (
    SELECT report_id, is_changed, unnest(victims) AS victim FROM accounts
),
same_victim AS (
    SELECT l.report_id AS one, r.report_id AS other
    FROM victims AS l
    JOIN victims AS r USING (victim)
    WHERE l.is_changed
),
pairs AS (
    FROM near_days UNION ALL FROM kindred_news UNION ALL FROM same_place_and_toll UNION ALL FROM same_victim
)
SELECT row_number() OVER (ORDER BY day, left_id, right_id) - 1 AS pair_number, left_id, right_id
FROM (
    SELECT DISTINCT least(one, other) AS left_id, greatest(one, other) AS right_id FROM pairs WHERE one <> other
)
JOIN (
    SELECT report_id AS left_id, coalesce(date_start, published_at::DATE) AS day FROM staged_accounts
) USING (left_id)
