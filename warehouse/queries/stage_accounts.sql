-- Accounts that may be of the same incident, with what they are compared by and a hash of it all.
-- Threats, plans and hypotheses are none, nor is what a person found wrong. `staged_texts` says which articles share a text.
CREATE OR REPLACE TEMP TABLE staged_accounts AS
WITH asked AS (
    SELECT r.* FROM incident_reports AS r
    ANTI JOIN (
        FROM account_reviews WHERE judgement_code = 'wrong' AND retracted_at IS NULL
    ) AS refused USING (report_id)
    WHERE r.realis_code IN ('actual', 'foiled')
),
attributed AS (
    SELECT report_id, list(DISTINCT actor_id ORDER BY actor_id) AS actor_ids
    FROM report_attributions
    SEMI JOIN asked USING (report_id)
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
    SEMI JOIN asked USING (report_id)
    GROUP BY report_id
),
named AS (
    -- Persons by full name: "Chinese engineers" are named in every account of every attack.
    SELECT report_id,
           list(DISTINCT lower(victim_name) ORDER BY lower(victim_name))
               FILTER (regexp_full_match(victim_name, '(\p{Lu}[\p{L}''’.-]+ )+\p{Lu}[\p{L}''’.-]+')) AS victims,
           list(DISTINCT age ORDER BY age) FILTER (age <> '') AS ages
    FROM (
        SELECT report_id, victim_name, regexp_extract(victim_name, '(\d{1,3}|[a-z]+)[- ](?:year|month)', 1) AS age
        FROM report_victims
    )
    SEMI JOIN asked USING (report_id)
    GROUP BY report_id
),
armed AS (
    SELECT report_id, list(DISTINCT weapon_code ORDER BY weapon_code) AS weapons
    FROM report_weapons
    SEMI JOIN asked USING (report_id)
    WHERE weapon_code <> 'unknown'
    GROUP BY report_id
),
placed AS (
    SELECT article_id, list(DISTINCT place_id ORDER BY place_id) AS place_ids
    FROM asked
    WHERE place_precision <= 3
    GROUP BY article_id
)
SELECT r.report_id, r.article_id, coalesce(x.text_group, r.article_id) AS text_group, a.published_at,
       coalesce(lower(a.outlet), nullif(regexp_extract(a.canonical_url, '://([^/]+)', 1), ''), a.article_id::VARCHAR)
           AS outlet,
       coalesce(s.standing_code, 'outlet') AS standing_code, a.language_code, r.is_main, r.event_type,
       r.sub_event_type, r.attack_type_code, r.is_suicide, r.realis_code, r.date_start,
       coalesce(r.date_end, r.date_start) AS date_end, r.date_precision, r.place_id, r.place_name, r.admin2_name,
       coalesce(r.admin1_name, CASE WHEN r.place_precision = 4 THEN r.place_name END) AS admin1_name, r.country_code,
       r.latitude, r.longitude, r.place_precision, [r.killed_low, r.killed_best, r.killed_high] AS killed,
       [r.injured_low, r.injured_best, r.injured_high] AS injured, coalesce(t.actor_ids, []) AS actor_ids,
       coalesce(i.kinds, []) AS kinds, coalesce(i.nationalities, []) AS nationalities,
       coalesce(v.victims, []) AS victims, coalesce(v.ages, []) AS ages, coalesce(w.weapons, []) AS weapons,
       coalesce(p.place_ids, []) AS article_place_ids
FROM asked AS r
JOIN articles AS a USING (article_id)
LEFT JOIN staged_texts AS x USING (article_id)
LEFT JOIN sources AS s USING (source_id)
LEFT JOIN attributed AS t USING (report_id)
LEFT JOIN aimed AS i USING (report_id)
LEFT JOIN named AS v USING (report_id)
LEFT JOIN armed AS w USING (report_id)
LEFT JOIN placed AS p USING (article_id)
