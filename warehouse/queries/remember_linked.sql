-- Remember the changed accounts as they are now.
DELETE FROM ops.linked_accounts WHERE report_id IN (SELECT report_id FROM changed_accounts);
INSERT INTO ops.linked_accounts
SELECT report_id, content_hash, $rule FROM changed_accounts WHERE NOT is_gone
