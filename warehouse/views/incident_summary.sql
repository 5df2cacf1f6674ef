-- One row for each incident: what, when, where, the spread of its toll, who claims and who denies.
CREATE OR REPLACE VIEW incident_summary AS
WITH said AS (
    SELECT m.incident_id,
           list(DISTINCT t.actor_name ORDER BY t.actor_name) FILTER (t.stance_code = 'claimed') AS claimed_by,
           list(DISTINCT t.actor_name ORDER BY t.actor_name) FILTER (t.stance_code = 'denied') AS denied_by
    FROM incident_members AS m
    JOIN report_attributions AS t USING (report_id)
    GROUP BY m.incident_id
)
SELECT i.incident_id, i.date_start, i.date_end, i.date_precision, i.place_name, i.admin2_name, i.admin1_name,
       i.country_code, i.place_precision, i.event_type, i.sub_event_type, i.attack_type_code, i.is_suicide,
       i.realis_code, k.count_low AS killed_low, k.count_best AS killed_best, k.count_high AS killed_high,
       j.count_low AS injured_low, j.count_best AS injured_best, j.count_high AS injured_high,
       s.claimed_by, s.denied_by, i.is_date_conflicting, i.is_place_conflicting, i.is_toll_conflicting,
       i.report_count, i.independent_source_count, i.first_reported_at, i.last_reported_at
FROM incidents AS i
LEFT JOIN incident_figures AS k ON k.incident_id = i.incident_id AND k.measure_code = 'killed'
LEFT JOIN incident_figures AS j ON j.incident_id = i.incident_id AND j.measure_code = 'injured'
LEFT JOIN said AS s ON s.incident_id = i.incident_id
ORDER BY i.date_start DESC NULLS LAST, i.incident_id;

COMMENT ON VIEW incident_summary IS 'One row for each incident, however many accounts tell of it: counting its rows counts incidents. The sentences behind it are in incident_tolls and incident_sentences.';
COMMENT ON COLUMN incident_summary.killed_low IS 'Smallest count of the killed in the latest account of any independent source.';
COMMENT ON COLUMN incident_summary.killed_best IS 'Count of the killed by the best-placed source (official, agency, outlet, claimant; the latest of them).';
COMMENT ON COLUMN incident_summary.killed_high IS 'Largest such count.';
COMMENT ON COLUMN incident_summary.injured_low IS 'Smallest count of the injured in the latest account of any independent source.';
COMMENT ON COLUMN incident_summary.injured_best IS 'Count of the injured by the best-placed source.';
COMMENT ON COLUMN incident_summary.injured_high IS 'Largest such count.';
COMMENT ON COLUMN incident_summary.claimed_by IS 'Actors that some account says have claimed it.';
COMMENT ON COLUMN incident_summary.denied_by IS 'Actors that some account says have denied it.';
