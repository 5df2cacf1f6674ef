-- What linking has seen: only accounts that are new or changed since are compared again.
CREATE TABLE ops.linked_accounts (
    report_id UUID NOT NULL,
    content_hash UBIGINT NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE ops.linked_accounts IS 'Accounts as linking last compared them. Emptied, the next run compares all accounts anew, with the same result.';
COMMENT ON COLUMN ops.linked_accounts.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN ops.linked_accounts.content_hash IS 'Hash of all that it is compared by.';
COMMENT ON COLUMN ops.linked_accounts.rule IS 'Rule, with the digest of its weights, by which it was compared.';

COMMENT ON COLUMN links.score IS 'Of a rule, the logarithm of the odds that the two are the same (reports) or their likeness; NULL where a person decided.';
COMMENT ON COLUMN links.features IS 'What speaks for (above 0) and against (below 0), by feature and its level, in the units of the score.';
COMMENT ON COLUMN links.decided_by IS 'The rule, with its version and the digest of its weights, or the person.';
COMMENT ON COLUMN links.reason IS 'Why, where a person decided or a rule judged despite a contradiction.';
COMMENT ON TABLE incidents IS 'What happened, derived by linking accounts: one row an incident. Count these.';
