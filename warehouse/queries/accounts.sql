-- Accounts that may be of the same incident, with what they are compared by. Threats, plans and hypotheses are none.
WITH attributed AS (
    SELECT report_id, list(DISTINCT actor_id ORDER BY actor_id) AS actor_ids
    FROM report_attributions
    WHERE actor_id IS NOT NULL AND stance_code <> 'denied'
    GROUP BY report_id
),
aimed AS (
    SELECT report_id, list(DISTINCT kind_code ORDER BY kind_code) AS kinds,
           list(DISTINCT nationality_code ORDER BY nationality_code) FILTER (nationality_code IS NOT NULL) AS nationalities
    FROM (
        SELECT report_id, kind_code, nationality_code FROM report_targets
        UNION ALL
        SELECT report_id, role_code, nationality_code FROM report_casualties WHERE nationality_code IS NOT NULL
    )
    GROUP BY report_id
),
named AS (
    SELECT report_id, list(DISTINCT lower(victim_name) ORDER BY lower(victim_name)) AS victims
    FROM report_victims
    -- Persons by full name: "Chinese engineers" are named in every account of every attack.
    WHERE regexp_full_match(victim_name, '(\p{Lu}[\p{L}''’.-]+ )+\p{Lu}[\p{L}''’.-]+')
    GROUP BY report_id
)
SELECT r.report_id, r.article_id, a.story_id, a.published_at,
       coalesce(lower(a.outlet), nullif(regexp_extract(a.canonical_url, '://([^/]+)', 1), ''), a.article_id::VARCHAR),
       coalesce(s.standing_code, 'outlet'), r.is_main, r.event_type, r.sub_event_type, r.attack_type_code, r.is_suicide,
       r.realis_code, r.date_start, coalesce(r.date_end, r.date_start), r.date_precision, r.place_id, r.place_name, r.admin2_name,
       r.admin1_name, r.country_code, r.latitude, r.longitude, r.place_precision,
       [r.killed_low, r.killed_best, r.killed_high], [r.injured_low, r.injured_best, r.injured_high],
       coalesce(t.actor_ids, []), coalesce(i.kinds, []), coalesce(i.nationalities, []), coalesce(v.victims, [])
FROM incident_reports AS r
JOIN articles AS a USING (article_id)
LEFT JOIN sources AS s USING (source_id)
LEFT JOIN attributed AS t USING (report_id)
LEFT JOIN aimed AS i USING (report_id)
LEFT JOIN named AS v USING (report_id)
WHERE r.realis_code IN ('actual', 'foiled')
ORDER BY r.report_id
