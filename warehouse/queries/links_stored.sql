-- Every decision of a kind ever made by people or by rules, retracted ones too; about some accounts or about all.
SELECT link_id::VARCHAR, retracted_at IS NULL, kind_code, left_id::VARCHAR, right_id::VARCHAR, judgement_code, score,
       decided_by, reason
FROM links
WHERE kind_code = $kind AND (score IS NULL) = $is_person
    AND ($ids IS NULL
         OR left_id IN (SELECT unnest(from_json($ids, '["UUID"]')))
         OR right_id IN (SELECT unnest(from_json($ids, '["UUID"]'))))
