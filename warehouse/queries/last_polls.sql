SELECT source_id, polled_at, outcome_code, http_status, entry_count, new_candidate_count, duration_ms, message,
       etag, last_modified, body_sha256, retry_after, failure_count
FROM ops.polls
QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY polled_at DESC) = 1
