-- Accounts that share an incident with one of these, themselves included.
SELECT DISTINCT m.report_id::VARCHAR
FROM incident_members AS m
WHERE m.incident_id IN (SELECT incident_id FROM incident_members WHERE report_id IN (SELECT unnest(from_json($ids, '["UUID"]'))))
