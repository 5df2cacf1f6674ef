-- Periods do not end before they begin, and a date has a precision.
SELECT report_id AS id, date_start, date_end FROM incident_reports
WHERE date_end < date_start OR (date_start IS NULL) <> (date_precision = 0)
UNION ALL
SELECT statement_id, said_start, said_end FROM statements WHERE said_end < said_start
UNION ALL
SELECT figure_id, period_start, period_end FROM figures WHERE period_end < period_start
UNION ALL
SELECT meeting_report_id, date_start, date_end FROM meeting_reports
WHERE date_end < date_start OR (date_start IS NULL) <> (date_precision = 0)
UNION ALL
SELECT promise_id, first_said_on, last_said_on FROM promises WHERE last_said_on < first_said_on
