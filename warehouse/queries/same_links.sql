-- Pairs of accounts that are judged to be the same; a person's have no score.
SELECT left_id::VARCHAR, right_id::VARCHAR, score
FROM links
WHERE kind_code = 'report' AND judgement_code = 'same' AND retracted_at IS NULL
