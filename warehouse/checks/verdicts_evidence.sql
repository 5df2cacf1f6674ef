-- Copies name what they copy, rejections say why.
SELECT candidate_id, verdict_code
FROM verdicts
WHERE (verdict_code IN ('same_text', 'near_copy', 'revision', 'same_story') AND of_article_id IS NULL)
    OR (verdict_code = 'rejected' AND reason IS NULL)
