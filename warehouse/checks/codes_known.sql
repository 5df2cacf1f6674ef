-- Codes are those of the codebook.
SELECT 'verdict' AS code, verdict_code AS value FROM verdicts
WHERE verdict_code NOT IN ('new', 'same_url', 'same_text', 'near_copy', 'revision', 'same_story', 'rejected')
UNION ALL
SELECT 'attack_type', attack_type_code FROM incident_reports
WHERE attack_type_code NOT IN ('assassination', 'armed_assault', 'bombing_explosion', 'hijacking', 'hostage_barricade',
    'hostage_kidnapping', 'facility_attack', 'unarmed_assault', 'unknown')
UNION ALL
SELECT 'stance', stance_code FROM report_attributions
WHERE stance_code NOT IN ('claimed', 'denied', 'accused', 'suspected', 'charged', 'convicted')
UNION ALL
SELECT 'outcome', outcome_code FROM report_casualties
WHERE outcome_code NOT IN ('killed', 'injured', 'missing', 'abducted', 'rescued', 'arrested')
UNION ALL
SELECT 'country', country_code FROM incident_reports WHERE NOT regexp_full_match(country_code, '[A-Z]{3}')
UNION ALL
SELECT 'mode', mode_code FROM meeting_reports
WHERE mode_code NOT IN ('visit', 'meet', 'third_place', 'phone', 'video', 'mediation')
UNION ALL
SELECT 'level', level_code FROM meeting_participants
WHERE level_code NOT IN ('head_of_state', 'minister', 'ambassador', 'official')
UNION ALL
SELECT 'point', kind_code FROM meeting_points WHERE kind_code NOT IN ('agreed', 'discussed')
UNION ALL
SELECT 'country', country_code FROM meeting_participants WHERE NOT regexp_full_match(country_code, '[A-Z]{3}')
