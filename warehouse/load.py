"""Write what a run found: the queue, the verdicts, the articles and what they say. The same twice changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import duckdb

from extractors.records import Article, Candidate, Capture, Outcome, Poll, Source, Tier, VerdictKind
from warehouse import tables
from warehouse.columns import Row
from warehouse.extractions import insert_extractions
from warehouse.memory import Known, remember
from warehouse.novelty import COMPARED
from warehouse.rows import insert_rows, query, replace_rows, transaction


@dataclass(frozen=True, slots=True)
class Pending:
    """A candidate to be fetched or, where a capture is kept already, to be read."""

    candidate: Candidate
    capture: Capture | None
    attempts: int
    """Failed tries so far."""


@dataclass(frozen=True, slots=True)
class KnownUrl:
    """What is known of an address."""

    article_id: str | None
    """The latest article read there; None where nothing could be read."""
    last_fetched_at: datetime
    """When it was last fetched, or judged where it was not fetched."""
    fetches: int
    updated_at: datetime | None = None
    """The latest moment at which a source or the page itself said that it had changed."""


def store_sources(con: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> None:
    """Write the sources as sources.toml has them; equal rows are not touched, sources not named stay as they are."""
    rows = [tables.source_row(source) for source in sources]
    these = ("source_id IN (SELECT unnest($1::VARCHAR[]))", [source.id for source in sources])
    with transaction(con):
        replace_rows(con, "sources", rows, key=["source_id"], among=these)


def record_poll(con: duckdb.DuckDBPyConnection, poll: Poll, candidates: Sequence[Candidate]) -> int:
    """Write how a source answered and queue its unseen candidates, both or neither; returns how many were new.

    Unseen is a claim (source, url, updated_at) that neither waits in the queue nor has a verdict.
    """
    with transaction(con):
        rows = [tables.candidate_row(candidate, poll.polled_at) for candidate in candidates]
        judged = _judged(con, [row["candidate_id"] for row in rows])
        unjudged = [row for row in rows if row["candidate_id"] not in judged]
        new = insert_rows(con, "ops.candidates", unjudged, key="candidate_id")
        insert_rows(con, "ops.polls", [tables.poll_row(poll, new)])
    return new


def last_polls(con: duckdb.DuckDBPyConnection) -> dict[str, Poll]:
    """Return the latest poll of each source."""
    return {row[0]: Poll(*row) for row in con.execute(query("last_polls")).fetchall()}


def pending(con: duckdb.DuckDBPyConnection, *, now: datetime, limit: int) -> list[Pending]:
    """Return up to `limit` candidates without a verdict whose next try has come, oldest claim first."""
    rows = con.execute(query("pending"), {"now": now, "limit": limit}).fetchall()
    return [Pending(Candidate(*row[:10]), tables.capture_from_row(row[11]), row[10]) for row in rows]


def known_urls(con: duckdb.DuckDBPyConnection, canonical_urls: Sequence[str]) -> dict[str, KnownUrl]:
    """Return what is known of addresses, by canonical url; unknown ones are left out."""
    rows = con.execute(query("known_urls"), {"urls": list(canonical_urls)}).fetchall()
    return {
        url: KnownUrl(str(article) if article else None, at, fetches, updated_at)
        for url, article, at, fetches, updated_at in rows
    }


def record_captures(con: duckdb.DuckDBPyConnection, captures: Sequence[tuple[str, Capture]]) -> None:
    """Index kept responses, each by the id of the candidate it was fetched for; known captures stay as they are."""
    rows = [tables.capture_row(candidate_id, capture) for candidate_id, capture in captures]
    insert_rows(con, "ops.captures", rows, key="capture_id")


def record_retry(
    con: duckdb.DuckDBPyConnection,
    candidate_id: str,
    *,
    kind: str,
    message: str,
    tried_at: datetime,
    next_try_at: datetime | None,
) -> None:
    """Write a failed try at a candidate that stays queued, not to be tried again before `next_try_at`."""
    attempt = {"candidate_id": candidate_id, "tried_at": tried_at, "next_try_at": next_try_at}
    insert_rows(con, "ops.attempts", [attempt | {"error_code": kind, "message": message}])


def start_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    *,
    flow_name: str,
    started_at: datetime,
    parameters: Mapping[str, object] | None = None,
) -> None:
    """Write that a run began; a run known already is left as it is."""
    row = {"run_id": run_id, "flow_name": flow_name, "started_at": started_at, "parameters": dict(parameters or {})}
    insert_rows(con, "ops.runs", [row], key="run_id")


def finish_run(con: duckdb.DuckDBPyConnection, run_id: str, *, ended_at: datetime, summary: str, ok: bool) -> None:
    """Write how a run ended: what it did in a sentence, and whether the checks passed."""
    con.execute(
        "UPDATE ops.runs SET finished_at = ?, summary = ?, is_ok = ? WHERE run_id = ?", [ended_at, summary, ok, run_id]
    )


def archived_ends(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return where the last indexed record of each WARC file ends, in bytes."""
    sql = "SELECT warc_file, max(warc_offset_bytes + warc_length_bytes) FROM ops.captures GROUP BY warc_file"
    return dict(con.execute(sql).fetchall())


def known_articles(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> set[str]:
    """Return those of the ids that are in `articles`."""
    sql = "SELECT article_id FROM articles WHERE article_id IN (SELECT unnest($1::UUID[]))"
    return {str(row[0]) for row in con.execute(sql, [list(article_ids)]).fetchall()}


def article_by_url(con: duckdb.DuckDBPyConnection, canonical_url: str) -> Article | None:
    """Return the latest version of the article at an address, text included where it is kept; None if unknown."""
    row = con.execute(query("article_by_url"), [canonical_url]).fetchone()
    return Article(str(row[0]), *row[1:]) if row else None


def store_outcomes(con: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome], *, run_id: str) -> None:
    """Store how candidates ended, all or none: verdicts, articles, memory, extractions; their queue rows leave.

    Idempotent: a candidate that has its verdict keeps it, an article that is known is not written again.
    """
    now = datetime.now(UTC)
    with transaction(con):
        fresh = _without_verdict(con, outcomes)
        insert_rows(con, "verdicts", [tables.verdict_row(outcome, run_id, now) for outcome in fresh])
        first = _with_stories(con, _first_by_article(con, fresh))
        insert_rows(con, "articles", [_article_row(outcome, now) for outcome in first])
        remember(con, [known for outcome in first if (known := _known(outcome))])
        extracted = {o.article.article_id: o.extraction for o in first if o.article and o.extraction}
        insert_extractions(con, extracted)
        _dequeue(con, [outcome.candidate.candidate_id for outcome in outcomes])


def _judged(con: duckdb.DuckDBPyConnection, candidate_ids: Sequence[str]) -> set[str]:
    sql = "SELECT candidate_id FROM verdicts WHERE candidate_id IN (SELECT unnest($1::UUID[]))"
    return {str(row[0]) for row in con.execute(sql, [list(candidate_ids)]).fetchall()}


def _without_verdict(con: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome]) -> list[Outcome]:
    by_id = {outcome.candidate.candidate_id: outcome for outcome in reversed(outcomes)}
    judged = _judged(con, list(by_id))
    return [outcome for key, outcome in reversed(by_id.items()) if key not in judged]


def _first_by_article(con: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes that bring an article not known yet, the first of each."""
    by_id = {
        outcome.article.article_id: outcome
        for outcome in reversed(outcomes)
        if outcome.article and outcome.verdict.kind is not VerdictKind.SAME_URL
    }
    known = known_articles(con, list(by_id))
    return [outcome for key, outcome in reversed(by_id.items()) if key not in known]


def _with_stories(con: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Fill the story of articles that novelty knew before their outcome came: seeds."""
    ids = [outcome.article.article_id for outcome in outcomes if outcome.article]
    sql = "SELECT article_id, story_id FROM fingerprints WHERE article_id IN (SELECT unnest($1::UUID[]))"
    stories = {str(article): str(story) for article, story in con.execute(sql, [ids]).fetchall()}
    return [
        replace(outcome, verdict=replace(outcome.verdict, story_id=stories[outcome.article.article_id]))
        if outcome.article and outcome.article.article_id in stories
        else outcome
        for outcome in outcomes
    ]


def _is_compared(outcome: Outcome) -> bool:
    off_topic = outcome.relevance is not None and outcome.relevance.tier is Tier.OFF
    return outcome.verdict.kind in COMPARED and not off_topic


def _article_row(outcome: Outcome, now: datetime) -> Row:
    if outcome.article is None:
        raise ValueError("an outcome without an article has no row in articles")
    return tables.article_row(
        outcome.article,
        now,
        relevance=outcome.relevance,
        keep_text=_is_compared(outcome),
        story_id=outcome.verdict.story_id or outcome.article.article_id,
        source_id=outcome.candidate.source_id,
        capture_id=outcome.capture_id,
        text_sha256=outcome.fingerprint.text_sha256 if outcome.fingerprint else None,
    )


def _known(outcome: Outcome) -> Known | None:
    if outcome.article is None or outcome.fingerprint is None:
        return None
    story_id = outcome.verdict.story_id or outcome.article.article_id
    return Known(outcome.article, outcome.fingerprint, story_id, is_compared=_is_compared(outcome))


def _dequeue(con: duckdb.DuckDBPyConnection, candidate_ids: Sequence[str]) -> None:
    con.execute("DELETE FROM ops.candidates WHERE candidate_id IN (SELECT unnest($1::UUID[]))", [list(candidate_ids)])
