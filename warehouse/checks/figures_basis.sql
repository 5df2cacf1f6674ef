-- An incident's figure rests on one of its own accounts.
SELECT f.incident_id, f.best_report_id
FROM incident_figures AS f
ANTI JOIN incident_members AS m ON m.incident_id = f.incident_id AND m.report_id = f.best_report_id
