incident_id IN (SELECT incident_id FROM incident_members WHERE report_id IN (SELECT unnest(from_json($1, '["UUID"]'))))
