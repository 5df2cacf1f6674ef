-- Pairs of accounts worth comparing: near days and no other province, the same story, or the same place and toll.
WITH accounts AS (
    SELECT r.report_id, a.story_id, r.date_start, coalesce(r.date_end, r.date_start) AS date_end, r.date_precision, r.place_id, r.place_precision,
           r.admin1_name, r.admin2_name, r.killed_best
    FROM incident_reports AS r
    JOIN articles AS a USING (article_id)
    WHERE r.realis_code IN ('actual', 'foiled')
),
near_days AS (
    SELECT l.report_id AS left_id, r.report_id AS right_id
    FROM accounts AS l
    JOIN accounts AS r
        ON l.date_start <= r.date_end + 3 AND r.date_start <= l.date_end + 3 AND l.report_id < r.report_id
    WHERE CASE
        WHEN l.date_precision >= 4 OR r.date_precision >= 4
            THEN l.place_id = r.place_id OR l.admin2_name = r.admin2_name
        ELSE l.admin1_name IS NULL OR r.admin1_name IS NULL OR l.admin1_name = r.admin1_name
    END
),
same_story AS (
    SELECT l.report_id AS left_id, r.report_id AS right_id
    FROM accounts AS l
    JOIN accounts AS r ON l.story_id = r.story_id AND l.report_id < r.report_id
),
same_place_and_toll AS (
    SELECT l.report_id AS left_id, r.report_id AS right_id
    FROM accounts AS l
    JOIN accounts AS r ON l.place_id = r.place_id AND l.killed_best = r.killed_best AND l.report_id < r.report_id
    WHERE l.place_precision <= 2 AND r.place_precision <= 2 AND l.killed_best > 0
)
SELECT left_id, right_id FROM near_days
UNION
SELECT left_id, right_id FROM same_story
UNION
SELECT left_id, right_id FROM same_place_and_toll
ORDER BY left_id, right_id
