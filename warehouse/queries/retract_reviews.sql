UPDATE account_reviews SET retracted_at = $at
WHERE review_id::VARCHAR IN (SELECT unnest(from_json($ids, '["VARCHAR"]')))
