-- What was known at a moment: only accounts published by then. FROM incidents_as_of(TIMESTAMPTZ '2026-02-01 00:00+00')
CREATE OR REPLACE MACRO incidents_as_of(moment) AS TABLE
WITH known AS (
    SELECT m.incident_id, m.source_group, r.*, a.published_at, a.url
    FROM incident_members AS m
    JOIN incident_reports AS r USING (report_id)
    JOIN articles AS a USING (article_id)
    WHERE a.published_at <= moment
),
latest AS (
    SELECT incident_id, source_group, arg_max(killed_best, (published_at, report_id)) AS killed_best,
           arg_max(injured_best, (published_at, report_id)) AS injured_best
    FROM known
    GROUP BY incident_id, source_group
),
tolls AS (
    SELECT incident_id, min(killed_best) AS killed_low, max(killed_best) AS killed_high,
           min(injured_best) AS injured_low, max(injured_best) AS injured_high, count(*) AS independent_source_count
    FROM latest
    GROUP BY incident_id
),
claims AS (
    SELECT k.incident_id,
           list(DISTINCT t.actor_name ORDER BY t.actor_name) FILTER (t.stance_code = 'claimed') AS claimed_by,
           list(DISTINCT t.actor_name ORDER BY t.actor_name) FILTER (t.stance_code = 'denied') AS denied_by
    FROM known AS k
    JOIN report_attributions AS t USING (report_id)
    GROUP BY k.incident_id
)
SELECT k.incident_id, arg_min(k.date_start, (k.date_precision = 0, k.date_precision)) AS date_start,
       arg_min(k.place_name, coalesce(k.place_precision, 9)) AS place_name,
       any_value(t.killed_low) AS killed_low, any_value(t.killed_high) AS killed_high,
       any_value(t.injured_low) AS injured_low, any_value(t.injured_high) AS injured_high,
       any_value(t.independent_source_count) AS independent_source_count, count(*) AS report_count,
       min(k.published_at) AS first_reported_at, max(k.published_at) AS last_reported_at,
       any_value(c.claimed_by) AS claimed_by, any_value(c.denied_by) AS denied_by
FROM known AS k
JOIN tolls AS t USING (incident_id)
LEFT JOIN claims AS c USING (incident_id)
GROUP BY k.incident_id
ORDER BY first_reported_at, k.incident_id;
