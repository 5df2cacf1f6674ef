-- Every part of a report belongs to one.
SELECT report_id, 'report_casualties' AS part FROM report_casualties ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT report_id, 'report_attributions' FROM report_attributions ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT report_id, 'report_targets' FROM report_targets ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT report_id, 'report_victims' FROM report_victims ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT report_id, 'report_weapons' FROM report_weapons ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT report_id, 'report_evidence' FROM report_evidence ANTI JOIN incident_reports USING (report_id)
UNION ALL
SELECT meeting_report_id, 'meeting_participants' FROM meeting_participants ANTI JOIN meeting_reports USING (meeting_report_id)
UNION ALL
SELECT meeting_report_id, 'meeting_points' FROM meeting_points ANTI JOIN meeting_reports USING (meeting_report_id)
UNION ALL
SELECT meeting_report_id, 'meeting_evidence' FROM meeting_evidence ANTI JOIN meeting_reports USING (meeting_report_id)
UNION ALL
SELECT meeting_report_id, 'meeting_readouts' FROM meeting_readouts ANTI JOIN meeting_reports USING (meeting_report_id)
UNION ALL
SELECT s.meeting_report_id, 'statements' FROM statements AS s ANTI JOIN meeting_reports USING (meeting_report_id)
WHERE s.meeting_report_id IS NOT NULL
UNION ALL
SELECT statement_id, 'statement_spans' FROM statement_spans ANTI JOIN statements USING (statement_id)
