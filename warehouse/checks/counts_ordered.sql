-- Low is not above best, best not above high.
SELECT report_id, 'killed' AS figure, killed_low AS low, killed_best AS best, killed_high AS high FROM incident_reports
WHERE killed_low > killed_best OR killed_best > killed_high OR killed_low > killed_high
UNION ALL
SELECT report_id, 'injured', injured_low, injured_best, injured_high FROM incident_reports
WHERE injured_low > injured_best OR injured_best > injured_high OR injured_low > injured_high
UNION ALL
SELECT report_id, outcome_code, count_low, count_best, count_high FROM report_casualties
WHERE count_low > count_best OR count_best > count_high OR count_low > count_high
UNION ALL
SELECT figure_id, measure_code, count_low, count_best, count_high FROM figures
WHERE count_low > count_best OR count_best > count_high OR count_low > count_high
