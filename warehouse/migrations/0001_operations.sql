-- How the pipeline runs: the queue, what sources answered, what was fetched. Nothing here is a finding.

COMMENT ON TABLE ops.migrations IS 'Steps of the schema that were applied.';
COMMENT ON COLUMN ops.migrations.version IS 'Number of the step, from 1.';
COMMENT ON COLUMN ops.migrations.name IS 'Name of the step.';
COMMENT ON COLUMN ops.migrations.checksum_sha256 IS 'SHA-256 of its SQL, hexadecimal: an applied step may not change.';
COMMENT ON COLUMN ops.migrations.applied_at IS 'When it was applied.';
COMMENT ON TABLE ops.view_sets IS 'The set of views the file holds, one row.';
COMMENT ON COLUMN ops.view_sets.checksum_sha256 IS 'SHA-256 of all their SQL, hexadecimal.';
COMMENT ON COLUMN ops.view_sets.applied_at IS 'When they were made.';

CREATE TABLE ops.runs (
    run_id VARCHAR NOT NULL,
    flow_name VARCHAR NOT NULL,
    parameters JSON,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    is_ok BOOLEAN,
    summary VARCHAR
);
COMMENT ON TABLE ops.runs IS 'One row for each run of a flow.';
COMMENT ON COLUMN ops.runs.run_id IS 'The run''s id, as the flow names it.';
COMMENT ON COLUMN ops.runs.flow_name IS 'ingest, backfill, reextract or another flow.';
COMMENT ON COLUMN ops.runs.parameters IS 'What the run was asked to do, as JSON.';
COMMENT ON COLUMN ops.runs.started_at IS 'When the run began.';
COMMENT ON COLUMN ops.runs.finished_at IS 'When the run ended; NULL while it runs, and for ever where it was killed.';
COMMENT ON COLUMN ops.runs.is_ok IS 'Whether every check passed at the end; NULL while it runs.';
COMMENT ON COLUMN ops.runs.summary IS 'What the run did, in a sentence.';

CREATE TABLE ops.polls (
    source_id VARCHAR NOT NULL,
    polled_at TIMESTAMPTZ NOT NULL,
    outcome_code VARCHAR NOT NULL,
    http_status INTEGER,
    entry_count INTEGER NOT NULL,
    new_candidate_count INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    message VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    body_sha256 VARCHAR,
    retry_after TIMESTAMPTZ,
    failure_count INTEGER NOT NULL
);
COMMENT ON TABLE ops.polls IS 'One row for each time a source was asked: its health is read from here.';
COMMENT ON COLUMN ops.polls.source_id IS 'The source asked (sources.source_id).';
COMMENT ON COLUMN ops.polls.polled_at IS 'When it was asked.';
COMMENT ON COLUMN ops.polls.outcome_code IS 'ok, not_modified, or the kind of error.';
COMMENT ON COLUMN ops.polls.http_status IS 'The HTTP status; NULL where there was no answer or no HTTP.';
COMMENT ON COLUMN ops.polls.entry_count IS 'Entries the source listed.';
COMMENT ON COLUMN ops.polls.new_candidate_count IS 'Entries not claimed before.';
COMMENT ON COLUMN ops.polls.duration_ms IS 'How long it took, in milliseconds.';
COMMENT ON COLUMN ops.polls.message IS 'The error in words, with its remedy.';
COMMENT ON COLUMN ops.polls.etag IS 'The ETag header, sent back at the next poll.';
COMMENT ON COLUMN ops.polls.last_modified IS 'The Last-Modified header, sent back at the next poll.';
COMMENT ON COLUMN ops.polls.body_sha256 IS 'SHA-256 of the body, hexadecimal: ETags lie.';
COMMENT ON COLUMN ops.polls.retry_after IS 'The source asked not to be asked again before.';
COMMENT ON COLUMN ops.polls.failure_count IS 'Polls in a row that failed, this one included.';

CREATE TABLE ops.candidates (
    candidate_id UUID NOT NULL,
    source_id VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    title VARCHAR,
    summary VARCHAR,
    published_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    language_code VARCHAR,
    outlet VARCHAR,
    content VARCHAR,
    content_type VARCHAR,
    queued_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ops.candidates IS 'The queue: claims without a verdict yet. A row leaves, its content with it, when its verdict is stored.';
COMMENT ON COLUMN ops.candidates.candidate_id IS 'The claim''s id, of source, url and updated_at.';
COMMENT ON COLUMN ops.candidates.source_id IS 'The source that claimed it.';
COMMENT ON COLUMN ops.candidates.url IS 'The address as claimed.';
COMMENT ON COLUMN ops.candidates.title IS 'The headline as claimed.';
COMMENT ON COLUMN ops.candidates.summary IS 'The summary as claimed, plain text.';
COMMENT ON COLUMN ops.candidates.published_at IS 'When the source says it was published.';
COMMENT ON COLUMN ops.candidates.updated_at IS 'When the source says it last changed.';
COMMENT ON COLUMN ops.candidates.language_code IS 'ISO 639-1, as claimed.';
COMMENT ON COLUMN ops.candidates.outlet IS 'The outlet, where the entry names one.';
COMMENT ON COLUMN ops.candidates.content IS 'The document itself where the source hands it over.';
COMMENT ON COLUMN ops.candidates.content_type IS 'text/plain or text/html; NULL when the url has to be fetched.';
COMMENT ON COLUMN ops.candidates.queued_at IS 'When the claim was first seen.';

CREATE TABLE ops.attempts (
    candidate_id UUID NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL,
    error_code VARCHAR NOT NULL,
    message VARCHAR,
    next_try_at TIMESTAMPTZ
);
COMMENT ON TABLE ops.attempts IS 'One row for each failed try at a candidate that may work later.';
COMMENT ON COLUMN ops.attempts.candidate_id IS 'The candidate tried.';
COMMENT ON COLUMN ops.attempts.tried_at IS 'When it was tried.';
COMMENT ON COLUMN ops.attempts.error_code IS 'The kind of error.';
COMMENT ON COLUMN ops.attempts.message IS 'The error in words.';
COMMENT ON COLUMN ops.attempts.next_try_at IS 'Not to be tried again before; NULL is at once.';

CREATE TABLE ops.captures (
    capture_id UUID NOT NULL,
    candidate_id UUID NOT NULL,
    url VARCHAR NOT NULL,
    final_url VARCHAR NOT NULL,
    http_status INTEGER NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    content_type VARCHAR,
    charset VARCHAR,
    body_sha256 VARCHAR NOT NULL,
    body_length_bytes BIGINT NOT NULL,
    warc_file VARCHAR NOT NULL,
    warc_offset_bytes BIGINT NOT NULL,
    warc_length_bytes BIGINT NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR
);
COMMENT ON TABLE ops.captures IS 'The index of the archive: where the exact bytes of each response lie.';
COMMENT ON COLUMN ops.captures.capture_id IS 'The capture''s id.';
COMMENT ON COLUMN ops.captures.candidate_id IS 'The candidate it was fetched for.';
COMMENT ON COLUMN ops.captures.url IS 'The address asked for.';
COMMENT ON COLUMN ops.captures.final_url IS 'The address that answered, after redirects.';
COMMENT ON COLUMN ops.captures.http_status IS 'The HTTP status.';
COMMENT ON COLUMN ops.captures.fetched_at IS 'When it was fetched.';
COMMENT ON COLUMN ops.captures.content_type IS 'The media type of the Content-Type header.';
COMMENT ON COLUMN ops.captures.charset IS 'The charset of the Content-Type header; NULL where it names none.';
COMMENT ON COLUMN ops.captures.body_sha256 IS 'SHA-256 of the decoded body, hexadecimal.';
COMMENT ON COLUMN ops.captures.body_length_bytes IS 'Length of the decoded body, in bytes.';
COMMENT ON COLUMN ops.captures.warc_file IS 'File in the archive folder.';
COMMENT ON COLUMN ops.captures.warc_offset_bytes IS 'Where its record begins in that file, in bytes.';
COMMENT ON COLUMN ops.captures.warc_length_bytes IS 'Length of its record in that file, in bytes.';
COMMENT ON COLUMN ops.captures.etag IS 'The ETag header.';
COMMENT ON COLUMN ops.captures.last_modified IS 'The Last-Modified header.';
