-- Incidents, each derived from the accounts of several outlets
SELECT i.date_start AS day, coalesce(i.place_name, '?') AS place, i.sub_event_type AS what,
       concat_ws(' to ', k.count_low, nullif(k.count_high, k.count_low)) AS killed,
       concat_ws(' to ', j.count_low, nullif(j.count_high, j.count_low)) AS injured,
       i.report_count AS accounts, i.independent_source_count AS sources
FROM incidents AS i
LEFT JOIN incident_figures AS k ON k.incident_id = i.incident_id AND k.measure_code = 'killed'
LEFT JOIN incident_figures AS j ON j.incident_id = i.incident_id AND j.measure_code = 'injured'
ORDER BY i.date_start DESC NULLS LAST, i.incident_id
LIMIT 12
