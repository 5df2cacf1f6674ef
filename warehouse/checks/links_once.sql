-- A decision holds once.
SELECT left_id, right_id, decided_by, count(*) AS rows
FROM links
WHERE retracted_at IS NULL
GROUP BY kind_code, left_id, right_id, decided_by
HAVING count(*) > 1
