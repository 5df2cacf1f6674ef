-- What the file itself is: asked before the first migration, so made apart from them.
CREATE SCHEMA IF NOT EXISTS ops;
CREATE TABLE IF NOT EXISTS ops.migrations (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    checksum_sha256 VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE IF NOT EXISTS ops.view_sets (
    checksum_sha256 VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);
