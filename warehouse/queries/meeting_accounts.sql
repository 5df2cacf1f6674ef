-- Accounts of meetings with what they are compared by, in the order they were reported.
WITH principals AS (
    SELECT meeting_report_id,
           list(DISTINCT coalesce(actor_id, lower(participant_name))) FILTER (side_number = 0) AS side_0,
           list(DISTINCT coalesce(actor_id, lower(participant_name))) FILTER (side_number = 1) AS side_1,
           list(DISTINCT participant_name ORDER BY participant_name) FILTER (side_number = 0) AS names_0,
           list(DISTINCT participant_name ORDER BY participant_name) FILTER (side_number = 1) AS names_1,
           list(DISTINCT country_code ORDER BY country_code) FILTER (country_code IS NOT NULL) AS countries
    FROM meeting_participants
    WHERE is_principal
    GROUP BY meeting_report_id
)
SELECT r.meeting_report_id, r.article_id, r.mode_code, r.level_code, r.date_start, r.date_end, r.date_precision,
       r.place_name, r.country_code, r.venue, r.occasion, coalesce(p.side_0, []), coalesce(p.side_1, []),
       coalesce(p.names_0, []), coalesce(p.names_1, []), coalesce(p.countries, []), a.published_at, a.story_id,
       coalesce(lower(a.outlet), nullif(regexp_extract(a.canonical_url, '://([^/]+)', 1), ''), a.article_id::VARCHAR)
FROM meeting_reports AS r
JOIN articles AS a USING (article_id)
LEFT JOIN principals AS p USING (meeting_report_id)
ORDER BY a.published_at NULLS LAST, r.meeting_report_id
