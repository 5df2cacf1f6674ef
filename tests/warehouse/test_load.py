"""What a run stores: once, whole, and never twice."""

from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest

from extractors.fingerprint import canonical_url
from extractors.records import Article, Outcome, Poll, Relevance, Source, SourceKind, Tier, Verdict, VerdictKind
from tests.warehouse.building import NOW, TEXT, article, candidate, capture, extraction, outcome, report
from warehouse.check import content_digest, run_checks
from warehouse.extractions import kept_articles, replace_extractions
from warehouse.load import (
    archived_ends,
    article_by_url,
    finish_run,
    known_articles,
    known_urls,
    last_polls,
    pending,
    record_captures,
    record_poll,
    record_retry,
    start_run,
    store_outcomes,
    store_sources,
)

Connection = duckdb.DuckDBPyConnection
POLL = Poll("herald", NOW, "ok", 200, entries=2, duration_ms=30, etag='"e"', failures=0)


def _count(con: Connection, table: str) -> int:
    row = con.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def test_a_claim_is_queued_once(con: Connection) -> None:
    claims = [candidate(0), candidate(1), candidate(1)]
    assert record_poll(con, POLL, claims) == 2
    assert record_poll(con, replace(POLL, polled_at=NOW + timedelta(hours=1)), claims) == 0
    store_outcomes(con, [outcome(candidate(0), article())], run_id="r")
    assert record_poll(con, replace(POLL, polled_at=NOW + timedelta(hours=2)), claims) == 0
    changed = candidate(0, updated_at=NOW)
    assert record_poll(con, replace(POLL, polled_at=NOW + timedelta(hours=3)), [changed]) == 1
    assert last_polls(con)["herald"].new_candidates == 1
    assert _count(con, "ops.polls") == 4


def test_a_poll_comes_back_as_it_was(con: Connection) -> None:
    poll = replace(POLL, outcome="rate_limited", message="slow down", retry_after=NOW, failures=3, body_sha256="00")
    record_poll(con, poll, [])
    assert last_polls(con) == {"herald": poll}


def test_pending_gives_claims_back_as_they_were_oldest_first(con: Connection) -> None:
    handed_over = candidate(5, content="a \x00 b", content_type="text/plain", summary="s", language="en", outlet="o")
    record_poll(con, POLL, [candidate(1, published_at=NOW), candidate(2, published_at=NOW - timedelta(days=1))])
    record_poll(con, replace(POLL, polled_at=NOW - timedelta(days=1)), [handed_over])
    waiting = pending(con, now=NOW, limit=10)
    assert [item.candidate.url[-1] for item in waiting] == ["5", "2", "1"]
    assert waiting[0].candidate == handed_over
    assert waiting[0].candidate.candidate_id == handed_over.candidate_id
    assert len(pending(con, now=NOW, limit=2)) == 2


def test_text_that_is_no_unicode_is_stored_without_harm(con: Connection) -> None:
    record_poll(con, POLL, [candidate(1, title="half \ud83d a pair")])
    assert pending(con, now=NOW, limit=1)[0].candidate.title == "half \ufffd a pair"


def test_a_failed_try_waits_and_a_kept_capture_is_remembered(con: Connection) -> None:
    record_poll(con, POLL, [candidate(0), candidate(1)])
    key = candidate(0).candidate_id
    record_captures(con, [(key, capture(0)), (key, capture(0))])
    record_captures(con, [(key, capture(0))])
    later = NOW + timedelta(hours=2)
    record_retry(con, candidate(1).candidate_id, kind="timeout", message="no answer", tried_at=NOW, next_try_at=later)
    [kept] = pending(con, now=NOW, limit=10)
    assert kept.capture == capture(0)
    assert _count(con, "ops.captures") == 1
    assert archived_ends(con) == {"a.warc.gz": 500}
    again = {item.candidate.url[-1]: item.attempts for item in pending(con, now=later, limit=10)}
    assert again == {"0": 0, "1": 1}


def test_outcomes_are_stored_whole_and_leave_the_queue(con: Connection) -> None:
    record_poll(con, POLL, [candidate(0), candidate(1)])
    read = article()
    ended = [
        outcome(candidate(0), read, capture_id=capture(0).capture_id),
        Outcome(candidate(1), Verdict(VerdictKind.REJECTED, reason="not_found: gone")),
    ]
    store_outcomes(con, ended, run_id="r")
    assert pending(con, now=NOW, limit=10) == []
    assert article_by_url(con, read.canonical_url or "") == read
    tables = ("incident_reports", "report_casualties", "report_evidence", "statements", "statement_spans", "figures")
    assert [_count(con, table) for table in tables] == [1, 1, 3, 1, 3, 1]
    assert con.execute("SELECT verdict_code, reason FROM verdicts ORDER BY 1").fetchall() == [
        ("new", "test"),
        ("rejected", "not_found: gone"),
    ]
    assert run_checks(con) == []


def test_the_same_outcomes_twice_change_nothing(con: Connection) -> None:
    ended = [outcome(candidate(0), article()), Outcome(candidate(1), Verdict(VerdictKind.REJECTED, reason="gone"))]
    store_outcomes(con, ended, run_id="r1")
    before = content_digest(con)
    store_outcomes(con, ended, run_id="r2")
    store_outcomes(con, [*ended, *ended], run_id="r3")
    store_outcomes(con, [], run_id="r4")
    assert content_digest(con) == before


def test_a_run_that_finds_nothing_new_leaves_main_as_it_was(con: Connection) -> None:
    source = Source("herald", "Herald", SourceKind.FEED, "https://herald.example/feed")
    store_sources(con, [source])
    record_poll(con, POLL, [candidate(0)])
    store_outcomes(con, [outcome(candidate(0), article())], run_id="r1")
    before = content_digest(con)
    start_run(con, "r2", flow_name="ingest", started_at=NOW, parameters={"engine": "plain"})
    store_sources(con, [source])
    record_poll(con, replace(POLL, polled_at=NOW + timedelta(hours=1), outcome="not_modified"), [candidate(0)])
    finish_run(con, "r2", ended_at=NOW + timedelta(minutes=1), summary="nothing new", ok=True)
    assert content_digest(con) == before
    store_sources(con, [])
    assert content_digest(con) == before, "a run of some sources leaves the others as they are"
    store_sources(con, [replace(source, cadence_minutes=30)])
    assert content_digest(con) != before
    assert _count(con, "sources") == 1


def test_a_failure_inside_leaves_nothing_of_the_batch(con: Connection) -> None:
    before = content_digest(con)
    bad = outcome(candidate(1), replace(article(url="https://herald.example/1"), article_id="no uuid"))
    with pytest.raises(duckdb.ConversionException):
        store_outcomes(con, [outcome(candidate(0), article()), bad], run_id="r")
    assert content_digest(con) == before


@pytest.mark.parametrize(
    ("kind", "tier", "kept"),
    [
        (VerdictKind.NEW, Tier.CORE, "row, text, memory"),
        (VerdictKind.SAME_STORY, Tier.CONTEXT, "row, text, memory"),
        (VerdictKind.NEAR_COPY, Tier.CORE, "row, text, memory"),
        (VerdictKind.REVISION, Tier.CORE, "row, text, memory"),
        (VerdictKind.SAME_TEXT, Tier.CORE, "row"),
        (VerdictKind.SAME_URL, Tier.CORE, ""),
        (VerdictKind.NEW, Tier.OFF, "row"),
    ],
)
def test_what_is_kept_of_an_article(con: Connection, kind: VerdictKind, tier: Tier, kept: str) -> None:
    of = None if kind is VerdictKind.NEW else article().article_id
    ended = outcome(candidate(0), article(), kind, relevance=Relevance(tier, 0.6, ()), extraction=None)
    ended = replace(ended, verdict=replace(ended.verdict, of=of))
    store_outcomes(con, [ended], run_id="r")
    assert _count(con, "articles") == ("row" in kept)
    assert _count(con, "articles WHERE text IS NOT NULL") == ("text" in kept)
    assert (_count(con, "fingerprint_bands") > 0) == ("memory" in kept)
    assert _count(con, "verdicts") == 1


def test_known_urls_knows_claimed_and_canonical_addresses(con: Connection) -> None:
    claimed = candidate(0, "aggregator")
    read = article(url="https://herald.example/page")
    record_captures(con, [(claimed.candidate_id, capture(0, NOW))])
    gate = Outcome(
        candidate(7), Verdict(VerdictKind.REJECTED, reason="off_topic"), canonical_url=canonical_url(candidate(7).url)
    )
    store_outcomes(con, [outcome(claimed, read, capture_id=capture(0).capture_id), gate], run_id="r")
    asked = [
        canonical_url(claimed.url),
        read.canonical_url or "",
        canonical_url(candidate(7).url),
        "https://other.example",
    ]
    known = known_urls(con, asked)
    assert set(known) == set(asked[:2]), "a claim settled by its title alone leaves its address unknown"
    assert {(url.article_id, url.last_fetched_at, url.fetches) for url in known.values()} == {(read.article_id, NOW, 1)}


def test_articles_are_known_by_id(con: Connection) -> None:
    store_outcomes(con, [outcome(candidate(0), article())], run_id="r")
    other = article("Another text of some length about nothing in particular.")
    assert known_articles(con, [article().article_id, other.article_id]) == {article().article_id}
    assert article_by_url(con, "https://nowhere.example") is None


def test_a_better_extractor_replaces_only_what_changed(con: Connection) -> None:
    other = article(url="https://herald.example/1", outlet="Post")
    store_outcomes(con, [outcome(candidate(0), article()), outcome(candidate(1), other)], run_id="r")
    before = content_digest(con)
    kept: list[Article] = kept_articles(con, limit=1)
    kept += kept_articles(con, after=kept[0].article_id)
    assert {item.article_id: item.text for item in kept} == {article().article_id: TEXT, other.article_id: TEXT}
    assert replace_extractions(con, {item.article_id: extraction() for item in kept}) == 0
    assert content_digest(con) == before
    ids = con.execute("SELECT report_id FROM incident_reports ORDER BY ALL").fetchall()
    better = extraction(report(confidence=0.95, weapons=("ied",)))
    assert replace_extractions(con, {other.article_id: better}) == 2
    assert con.execute("SELECT report_id FROM incident_reports ORDER BY ALL").fetchall() == ids
    assert con.execute("SELECT weapon_code FROM report_weapons ORDER BY ALL").fetchall() == [("firearms",), ("ied",)]
    replace_extractions(con, {other.article_id: replace(better, incidents=(), statements=(), figures=())})
    assert [_count(con, table) for table in ("incident_reports", "report_evidence", "statements", "figures")] == [
        1,
        3,
        1,
        1,
    ]
    assert [failure.check for failure in run_checks(con)] == []
