-- Accounts nobody has reviewed, the least sure first.
SELECT report_id::VARCHAR, confidence, sentence, sub_event_type, realis_code, date_start, place_name, killed_best,
       injured_best, outlet, published_at, url
FROM doubtful_accounts
ORDER BY confidence, report_id
LIMIT $limit
