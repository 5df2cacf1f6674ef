-- Two accounts that a person parted share no incident.
SELECT l.left_id, l.right_id, l.decided_by, x.incident_id
FROM links AS l
JOIN incident_members AS x ON x.report_id = l.left_id
JOIN incident_members AS y ON y.report_id = l.right_id AND y.incident_id = x.incident_id
WHERE l.kind_code = 'report' AND l.judgement_code = 'different' AND l.score IS NULL AND l.retracted_at IS NULL
