-- Each side's account of a meeting: what it tells, and what another side's account tells that it does not.
CREATE OR REPLACE VIEW meeting_accounts AS
WITH told AS (
    SELECT m.meeting_id, t.readout_code, m.matter_id, any_value(m.kind_code) AS kind_code,
           arg_min(t.content_text, t.telling_id) AS words, any_value(m.speaker_name) AS speaker_name,
           list(DISTINCT a.outlet ORDER BY a.outlet) FILTER (a.outlet IS NOT NULL) AS outlets
    FROM meeting_matters AS m
    JOIN matter_tellings AS t USING (matter_id)
    JOIN meeting_reports AS r USING (meeting_report_id)
    JOIN articles AS a USING (article_id)
    GROUP BY m.meeting_id, t.readout_code, m.matter_id
),
sides AS (SELECT DISTINCT meeting_id, readout_code FROM told),
absent AS (
    SELECT s.meeting_id, s.readout_code, m.kind_code, m.content_text, m.matter_id
    FROM sides AS s
    JOIN meeting_matters AS m USING (meeting_id)
    ANTI JOIN told AS t ON t.meeting_id = s.meeting_id AND t.readout_code = s.readout_code AND t.matter_id = m.matter_id
)
SELECT m.meeting_id, m.date_start, m.first_reported_at, m.place_name, m.mode_code, m.level_code, m.side_0_names,
       m.side_1_names, s.readout_code,
       (SELECT list(DISTINCT o ORDER BY o) FROM (SELECT unnest(t.outlets) AS o FROM told AS t
        WHERE t.meeting_id = s.meeting_id AND t.readout_code = s.readout_code)) AS outlets,
       (SELECT list(t.words ORDER BY t.matter_id) FROM told AS t
        WHERE t.meeting_id = s.meeting_id AND t.readout_code = s.readout_code AND t.kind_code = 'agreed') AS agreed,
       (SELECT list(t.words ORDER BY t.matter_id) FROM told AS t
        WHERE t.meeting_id = s.meeting_id AND t.readout_code = s.readout_code AND t.kind_code = 'said') AS said,
       (SELECT list(t.words ORDER BY t.matter_id) FROM told AS t
        WHERE t.meeting_id = s.meeting_id AND t.readout_code = s.readout_code AND t.kind_code = 'discussed') AS discussed,
       (SELECT list(b.content_text ORDER BY b.matter_id) FROM absent AS b
        WHERE b.meeting_id = s.meeting_id AND b.readout_code = s.readout_code AND b.kind_code = 'agreed') AS missing_agreed,
       (SELECT list(b.content_text ORDER BY b.matter_id) FROM absent AS b
        WHERE b.meeting_id = s.meeting_id AND b.readout_code = s.readout_code AND b.kind_code = 'said') AS missing_said
FROM meetings AS m
JOIN sides AS s USING (meeting_id)
ORDER BY coalesce(m.date_start, m.first_reported_at::DATE) DESC NULLS LAST, m.meeting_id, s.readout_code;

COMMENT ON VIEW meeting_accounts IS 'Each side''s account of each meeting: what was agreed, said and discussed by it, and what is only in another side''s.';
COMMENT ON COLUMN meeting_accounts.agreed IS 'What it says was agreed, in its words.';
COMMENT ON COLUMN meeting_accounts.said IS 'What it says was said there, in its words.';
COMMENT ON COLUMN meeting_accounts.discussed IS 'What it says was discussed, in its words.';
COMMENT ON COLUMN meeting_accounts.missing_agreed IS 'What another account says was agreed and this one does not mention.';
COMMENT ON COLUMN meeting_accounts.missing_said IS 'What another account says was said there and this one does not mention.';
COMMENT ON COLUMN meeting_accounts.outlets IS 'Outlets that print this side''s account.';
COMMENT ON COLUMN meeting_accounts.first_reported_at IS 'Publication of the first account of any side.';
