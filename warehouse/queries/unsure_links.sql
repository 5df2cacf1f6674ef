-- Alike pairs that stand apart, the likest first: score and features, then the fields of each side.
SELECT score, features, left_id::VARCHAR, left_sentence, left_date_start, left_place_name, left_killed_best,
       left_injured_best, left_outlet, left_published_at, left_url, right_id::VARCHAR, right_sentence, right_date_start,
       right_place_name, right_killed_best, right_injured_best, right_outlet, right_published_at, right_url
FROM unsure_links
ORDER BY score DESC, left_id, right_id
LIMIT $limit
