-- Accounts that linking has not seen as they are now, or not by this rule; those that are no more; and those asked for.
CREATE OR REPLACE TEMP TABLE changed_accounts AS
WITH current AS (
    SELECT report_id, hash(staged_accounts) AS content_hash FROM staged_accounts
)
SELECT coalesce(c.report_id, l.report_id) AS report_id, c.content_hash, c.report_id IS NULL AS is_gone
FROM current AS c
FULL JOIN ops.linked_accounts AS l ON l.report_id = c.report_id
WHERE c.report_id IS NULL OR l.report_id IS NULL OR c.content_hash <> l.content_hash OR l.rule <> $rule
    OR l.report_id IN (SELECT unnest(from_json($also, '["UUID"]')))
