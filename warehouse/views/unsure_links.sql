-- Pairs of accounts that may be of one incident: for a person to decide.
CREATE OR REPLACE VIEW unsure_links AS
WITH told AS (
    SELECT r.report_id, m.incident_id, r.date_start, r.date_precision, r.place_name, r.killed_best, r.injured_best,
           e.span_text AS sentence, a.outlet, a.published_at, a.url
    FROM incident_reports AS r
    JOIN articles AS a USING (article_id)
    LEFT JOIN incident_members AS m USING (report_id)
    LEFT JOIN report_evidence AS e
        ON e.report_id = r.report_id AND e.field_name = 'report' AND e.evidence_number = 0
)
SELECT l.score, l.features, x.sentence AS left_sentence, y.sentence AS right_sentence,
       x.date_start AS left_date_start, y.date_start AS right_date_start,
       x.place_name AS left_place_name, y.place_name AS right_place_name,
       x.killed_best AS left_killed_best, y.killed_best AS right_killed_best,
       x.injured_best AS left_injured_best, y.injured_best AS right_injured_best,
       x.outlet AS left_outlet, y.outlet AS right_outlet, x.published_at AS left_published_at,
       y.published_at AS right_published_at, x.url AS left_url, y.url AS right_url, l.left_id, l.right_id, l.link_id,
       l.decided_by, l.decided_at
FROM links AS l
JOIN told AS x ON x.report_id = l.left_id
JOIN told AS y ON y.report_id = l.right_id
WHERE l.kind_code = 'report' AND l.retracted_at IS NULL AND l.judgement_code <> 'different' AND l.score IS NOT NULL
    AND x.incident_id IS DISTINCT FROM y.incident_id
ORDER BY l.score DESC, l.left_id, l.right_id;

COMMENT ON VIEW unsure_links IS 'Pairs of accounts that are alike but stand apart, the likest first: judged unsure, or the same but held apart by another account. A person''s decision settles one.';
COMMENT ON COLUMN unsure_links.left_date_start IS 'First day it can have happened, by the first account.';
COMMENT ON COLUMN unsure_links.right_date_start IS 'The same by the second.';
COMMENT ON COLUMN unsure_links.left_injured_best IS 'Injured by the first account.';
COMMENT ON COLUMN unsure_links.right_injured_best IS 'Injured by the second.';
COMMENT ON COLUMN unsure_links.left_killed_best IS 'Killed by the first account.';
COMMENT ON COLUMN unsure_links.right_killed_best IS 'Killed by the second.';
COMMENT ON COLUMN unsure_links.left_outlet IS 'Outlet of the first account.';
COMMENT ON COLUMN unsure_links.right_outlet IS 'Outlet of the second.';
COMMENT ON COLUMN unsure_links.left_place_name IS 'Place by the first account.';
COMMENT ON COLUMN unsure_links.right_place_name IS 'Place by the second.';
COMMENT ON COLUMN unsure_links.left_published_at IS 'When the first account was published.';
COMMENT ON COLUMN unsure_links.right_published_at IS 'When the second was.';
COMMENT ON COLUMN unsure_links.left_sentence IS 'The sentence the first account was read from.';
COMMENT ON COLUMN unsure_links.right_sentence IS 'The sentence the second was read from.';
COMMENT ON COLUMN unsure_links.left_url IS 'Address of the first account.';
COMMENT ON COLUMN unsure_links.right_url IS 'Address of the second.';
COMMENT ON COLUMN unsure_links.decided_at IS 'When the rule judged the pair.';
COMMENT ON COLUMN unsure_links.decided_by IS 'The rule, with the digest of its weights.';
COMMENT ON COLUMN unsure_links.features IS 'What speaks for (above 0) and against (below 0), by feature and level, in log-odds.';
COMMENT ON COLUMN unsure_links.left_id IS 'The first account (incident_reports).';
COMMENT ON COLUMN unsure_links.link_id IS 'The pair''s row in links.';
COMMENT ON COLUMN unsure_links.right_id IS 'The second account.';
COMMENT ON COLUMN unsure_links.score IS 'Logarithm of the odds that the two are of one incident.';
