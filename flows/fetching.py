"""From queued claims to kept bytes: the gate, and one host's articles fetched one after another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from extractors.addresses import canonical_url
from extractors.errors import CorridorError, Rejected, RetryLater
from extractors.records import Candidate, Outcome, Relevance, Source, Tier, Verdict, VerdictKind
from extractors.relevance import judge_entry
from flows.intake.backoff import next_attempt
from flows.run import Run
from warehouse.load import KnownUrl, Pending, known_urls, record_captures, record_retry, store_outcomes
from warehouse.load import pending as pending_candidates


def next_round(run: Run) -> list[Pending]:
    """Return the oldest claims that wait for a verdict and whose time has come."""
    with run.warehouse() as con:
        return pending_candidates(con, now=run.now(), limit=run.settings.round_size)


def gate(run: Run, waiting: Sequence[Pending], sources: dict[str, Source]) -> list[Pending]:
    """Settle the claims that need no download (a known url, a title off the topic) and return the others."""
    with run.warehouse() as con:
        known = known_urls(con, [canonical_url(item.candidate.url) for item in waiting])
    settled: list[Outcome] = []
    open_items: list[Pending] = []
    seen: set[str] = set()
    for item in waiting:
        url = canonical_url(item.candidate.url)
        outcome = None if item.capture else _settle(run, item.candidate, known.get(url), url in seen, sources)
        if outcome:
            settled.append(outcome)
        else:
            open_items.append(item)
            seen.add(url)
    _store(run, settled)
    return open_items


def by_host(waiting: Sequence[Pending]) -> list[list[Pending]]:
    """Group the claims that must be fetched by host; hosts are asked side by side."""
    hosts: defaultdict[str, list[Pending]] = defaultdict(list)
    for item in waiting:
        if item.capture is None and item.candidate.content is None:
            hosts[urlsplit(item.candidate.url).netloc].append(item)
    return list(hosts.values())


def ready(waiting: Sequence[Pending]) -> list[Pending]:
    """Return the claims whose document is here already: kept by an interrupted run, or handed over by a file."""
    return [item for item in waiting if item.capture or item.candidate.content is not None]


def fetch_host(run: Run, items: Sequence[Pending]) -> list[Pending]:
    """Fetch one host's articles and return those kept; the others end as a retry with its time, or a rejection."""
    kept: list[Pending] = []
    for item in items:
        try:
            response = run.client.get(item.candidate.url)
            capture = run.archive.keep(response, run.run_id)
        except RetryLater as error:
            _postpone(run, item, error)
        except Rejected as error:
            _store(run, [rejected(item.candidate, error)])
        else:
            with run.warehouse() as con:
                record_captures(con, [(item.candidate.candidate_id, capture)])
            kept.append(replace(item, capture=capture))
    return kept


def rejected(candidate: Candidate, error: CorridorError, capture_id: str | None = None) -> Outcome:
    """Return the outcome of an article that cannot be had or read."""
    verdict = Verdict(VerdictKind.REJECTED, reason=f"{error.kind}: {error.message}")
    return Outcome(candidate, verdict, capture_id, canonical_url=canonical_url(candidate.url))


def off_topic(candidate: Candidate, relevance: Relevance, capture_id: str | None = None) -> Outcome:
    """Return the outcome of an article that is not about the topic: its row is kept, its text is not."""
    words = ", ".join(relevance.why) or "no word of the topic"
    verdict = Verdict(VerdictKind.REJECTED, score=relevance.score, reason=f"off_topic: {words}")
    url = canonical_url(candidate.url)
    return Outcome(candidate, verdict, capture_id, relevance=relevance, canonical_url=url)


def _settle(
    run: Run, candidate: Candidate, known: KnownUrl | None, twin: bool, sources: dict[str, Source]
) -> Outcome | None:
    if candidate.content is not None:
        return None
    url = canonical_url(candidate.url)
    if known and not _is_recheck(run, candidate, known):
        verdict = Verdict(VerdictKind.SAME_URL, of=known.article_id, reason=f"known as {url}")
        return Outcome(candidate, verdict, canonical_url=url)
    if twin:
        verdict = Verdict(VerdictKind.SAME_URL, reason=f"claimed twice in one round as {url}")
        return Outcome(candidate, verdict, canonical_url=url)
    source = sources.get(candidate.source_id)
    if source is not None and not source.topic_filter:
        return None
    home = source.country if source else None
    relevance = judge_entry(run.topic, candidate.title, candidate.summary, candidate.url, candidate.language, home=home)
    return off_topic(candidate, relevance) if relevance.tier is Tier.OFF else None


def _is_recheck(run: Run, candidate: Candidate, known: KnownUrl) -> bool:
    """Whether the source says that a known page changed after what is known of it.

    Bounded per url: some feeds stamp every entry with the present moment.
    """
    if candidate.updated_at is None or known.fetches > run.settings.max_rechecks:
        return False
    return known.updated_at is None or candidate.updated_at > known.updated_at


def _postpone(run: Run, item: Pending, error: RetryLater) -> None:
    """Keep the claim for a later run, or give it up after too many tries."""
    if item.attempts + 1 >= run.settings.max_attempts:
        _store(run, [rejected(item.candidate, error)])
        return
    now = run.now()
    next_try_at = next_attempt(item.attempts + 1, error.kind, now, error.retry_at)
    with run.warehouse() as con:
        record_retry(
            con,
            item.candidate.candidate_id,
            kind=error.kind,
            message=str(error),
            tried_at=now,
            next_try_at=next_try_at,
        )
    run.summary.add_failure(item.candidate.source_id, error.kind)


def _store(run: Run, outcomes: list[Outcome]) -> None:
    if outcomes:
        with run.warehouse() as con:
            store_outcomes(con, outcomes, run_id=run.run_id)
        run.summary.add_outcomes(outcomes)
