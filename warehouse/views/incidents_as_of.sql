-- What was known at a moment: only accounts published by then, grouped as they are linked today.
-- FROM incidents_as_of(TIMESTAMPTZ '2026-02-01 00:00+00')
CREATE OR REPLACE MACRO incidents_as_of(moment) AS TABLE
WITH known AS (
    SELECT m.incident_id, m.source_group, r.*, a.published_at,
           coalesce(list_position(['official', 'agency', 'outlet', 'claimant'], s.standing_code), 3) AS standing,
           count(*) OVER (PARTITION BY m.incident_id, r.date_start, r.date_end) AS same_day_count,
           count(*) OVER (PARTITION BY m.incident_id, r.place_id, r.place_name) AS same_place_count
    FROM incident_members AS m
    JOIN incident_reports AS r USING (report_id)
    JOIN articles AS a USING (article_id)
    LEFT JOIN sources AS s USING (source_id)
    WHERE a.published_at <= moment
),
counts AS (
    SELECT incident_id, source_group, published_at, report_id, 'killed' AS measure_code, killed_low AS low,
           killed_best AS best, killed_high AS high, standing, is_main
    FROM known
    UNION ALL
    SELECT incident_id, source_group, published_at, report_id, 'injured', injured_low, injured_best, injured_high,
           standing, is_main
    FROM known
),
latest AS (
    FROM counts
    WHERE coalesce(best, low, high) IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY incident_id, source_group, measure_code ORDER BY published_at DESC, report_id DESC
    ) = 1
),
tolls AS (
    SELECT incident_id, measure_code, min(coalesce(low, best, high)) AS low, max(coalesce(high, best, low)) AS high,
           first(best ORDER BY best IS NULL, standing, NOT is_main, published_at DESC, report_id) AS best
    FROM latest
    GROUP BY incident_id, measure_code
),
claims AS (
    SELECT k.incident_id,
           list(DISTINCT t.actor_name ORDER BY t.actor_name) FILTER (t.stance_code = 'claimed') AS claimed_by,
           list(DISTINCT t.actor_name ORDER BY t.actor_name) FILTER (t.stance_code = 'denied') AS denied_by
    FROM known AS k
    JOIN report_attributions AS t USING (report_id)
    GROUP BY k.incident_id
)
SELECT k.incident_id,
       first(k.date_start ORDER BY k.date_start IS NULL, k.date_precision, k.same_day_count DESC, k.report_id)
           AS date_start,
       first(k.place_name ORDER BY k.place_name IS NULL, coalesce(k.place_precision, 9) > 3, k.same_place_count DESC,
             coalesce(k.place_precision, 9), k.report_id) AS place_name,
       any_value(d.low) AS killed_low, any_value(d.best) AS killed_best, any_value(d.high) AS killed_high,
       any_value(j.low) AS injured_low, any_value(j.best) AS injured_best, any_value(j.high) AS injured_high,
       count(DISTINCT k.source_group) AS independent_source_count, count(*) AS report_count,
       min(k.published_at) AS first_reported_at, max(k.published_at) AS last_reported_at,
       any_value(c.claimed_by) AS claimed_by, any_value(c.denied_by) AS denied_by
FROM known AS k
LEFT JOIN tolls AS d ON d.incident_id = k.incident_id AND d.measure_code = 'killed'
LEFT JOIN tolls AS j ON j.incident_id = k.incident_id AND j.measure_code = 'injured'
LEFT JOIN claims AS c ON c.incident_id = k.incident_id
GROUP BY k.incident_id
ORDER BY first_reported_at, k.incident_id;
