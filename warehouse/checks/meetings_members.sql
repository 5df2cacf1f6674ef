-- Every account of a meeting is in one meeting, every statement in one utterance, and what is derived has its parts.
SELECT meeting_report_id AS id, 'meeting' AS part FROM meeting_members GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT meeting_report_id, 'meeting' FROM meeting_members ANTI JOIN meeting_reports USING (meeting_report_id)
UNION ALL
SELECT meeting_id, 'members' FROM meetings ANTI JOIN meeting_members USING (meeting_id)
UNION ALL
SELECT statement_id, 'utterance' FROM utterance_members GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT utterance_id, 'promise' FROM promise_members ANTI JOIN utterances USING (utterance_id)
UNION ALL
SELECT matter_id, 'matter' FROM matter_tellings ANTI JOIN meeting_matters USING (matter_id)
