"""Asking a source what it has."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.errors import BadInput, CorridorError, Rejected, RetryLater
from extractors.records import Candidate, Poll, Source, SourceKind
from flows.intake.backoff import next_attempt
from flows.intake.client import PoliteClient
from flows.intake.discovery.asking import Ask, Found
from flows.intake.discovery.feed import read_feed
from flows.intake.discovery.files import read_files
from flows.intake.discovery.sitemap import read_sitemap

log = logging.getLogger(__name__)

READERS: dict[SourceKind, Callable[[Ask], Found]] = {
    SourceKind.FEED: read_feed,
    SourceKind.SITEMAP: read_sitemap,
    SourceKind.FILES: read_files,
}


@dataclass(frozen=True, slots=True)
class Discovery:
    """How a source answered, and what it claimed."""

    poll: Poll
    candidates: tuple[Candidate, ...] = ()


def discover(
    source: Source,
    client: PoliteClient,
    previous: Poll | None,
    *,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Discovery:
    """Ask one source; whatever it does is told in the poll, nothing is raised.

    The poll's outcome is "ok", "not_modified" or the kind of the fault, with the message and the moment
    from which the source may be asked again. `since` and `until` (inclusive) ask for the past: then
    conditional requests are left out, and a sitemap's older children are walked.
    """
    started = time.monotonic()
    try:
        found = READERS[source.kind](Ask(source, client, previous, now, since, until))
        poll = _answered(source, found, now)
    except CorridorError as error:
        poll, found = _failed(source, error, previous, now), Found()
    except Exception as error:  # a document that trips a parser's own code must cost only its source
        log.exception("Source %s could not be read", source.id)
        fault = Rejected("unreadable", f"The answer cannot be read ({type(error).__name__}: {error})", where=source.url)
        poll, found = _failed(source, fault, previous, now), Found()
    duration_ms = round((time.monotonic() - started) * 1000)
    return Discovery(replace(poll, duration_ms=duration_ms), found.candidates)


def _answered(source: Source, found: Found, now: datetime) -> Poll:
    return Poll(
        source_id=source.id,
        polled_at=now,
        outcome=found.outcome,
        status=found.status,
        entries=found.entries,
        message=found.message,
        etag=found.etag,
        last_modified=found.last_modified,
        body_sha256=found.body_sha256,
    )


def _failed(source: Source, error: CorridorError, previous: Poll | None, now: datetime) -> Poll:
    """A fault; what was remembered of the last good answer stays, so that the next may be conditional.

    Files that a person has to put right (BadInput) are nobody's host: they may be asked again at once.
    """
    failures = (previous.failures if previous else 0) + 1
    named = error.retry_at if isinstance(error, RetryLater) else None
    return Poll(
        source_id=source.id,
        polled_at=now,
        outcome=error.kind,
        status=error.status if isinstance(error, RetryLater | Rejected) else None,
        message=str(error),
        etag=previous.etag if previous else None,
        last_modified=previous.last_modified if previous else None,
        body_sha256=previous.body_sha256 if previous else None,
        retry_after=None if isinstance(error, BadInput) else next_attempt(failures, error.kind, now, named),
        failures=failures,
    )
