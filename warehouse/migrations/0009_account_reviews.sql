-- What people found of single accounts. A review is retracted, never deleted.
CREATE TABLE account_reviews (
    review_id UUID NOT NULL,
    report_id UUID NOT NULL,
    judgement_code VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_on DATE NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    retracted_at TIMESTAMPTZ
);
COMMENT ON TABLE account_reviews IS 'What people found of single accounts: one found wrong is in no incident. A review is retracted, never deleted.';
COMMENT ON COLUMN account_reviews.review_id IS 'Of the account, the judgement, who, why and when.';
COMMENT ON COLUMN account_reviews.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN account_reviews.judgement_code IS 'right: its text tells such a happening; wrong: it does not.';
COMMENT ON COLUMN account_reviews.reason IS 'Why.';
COMMENT ON COLUMN account_reviews.decided_by IS 'The person.';
COMMENT ON COLUMN account_reviews.decided_on IS 'The day the person gave.';
COMMENT ON COLUMN account_reviews.decided_at IS 'When it came into force in this warehouse.';
COMMENT ON COLUMN account_reviews.retracted_at IS 'When it was taken back; NULL while it holds.';
