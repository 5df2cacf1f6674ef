-- A candidate with a verdict is not queued.
SELECT candidate_id, url FROM ops.candidates SEMI JOIN verdicts USING (candidate_id)
