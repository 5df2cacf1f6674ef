"""What every reader of a source is given, and what it gives back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from extractors.records import Candidate, FeedEntry, Poll, Source
from flows.intake.client import PoliteClient
from flows.intake.response import Response


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to one source."""

    source: Source
    client: PoliteClient
    previous: Poll | None
    """How it answered last; None for a first poll."""
    now: datetime
    since: datetime | None = None
    """Only articles of this moment or later: a backfill."""
    until: datetime | None = None

    @property
    def is_backfill(self) -> bool:
        """Whether the past is asked for: then an unchanged answer is read all the same."""
        return self.since is not None or self.until is not None

    def fetch(self, url: str, accept: str, *, conditional: bool = True) -> Response:
        """Fetch, with the last answer's validators where an unchanged answer need not be read again."""
        last = self.previous if conditional and not self.is_backfill else None
        return self.client.get(
            url, etag=last.etag if last else None, last_modified=last.last_modified if last else None, accept=accept
        )

    def is_known(self, body_sha256: str) -> bool:
        """Whether the last poll read the very same bytes: validators lie, hashes do not."""
        return not self.is_backfill and self.previous is not None and self.previous.body_sha256 == body_sha256

    def wants(self, published_at: datetime | None, updated_at: datetime | None) -> bool:
        """Whether an article's claimed times fit the asked period; one without times might.

        A page last changed before the period was published before it; one changed later may be of any age.
        """
        earliest = published_at or updated_at
        if self.since and earliest and earliest < self.since:
            return False
        return not (self.until and published_at and published_at > self.until)


@dataclass(frozen=True, slots=True)
class Found:
    """What a source said."""

    outcome: str = "ok"
    candidates: tuple[Candidate, ...] = ()
    status: int | None = None
    entries: int = 0
    """Listed by the source, wanted or not."""
    message: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None


def digest(body: bytes) -> str:
    """Return the SHA-256 of a body."""
    return sha256(body).hexdigest()


def not_modified(ask: Ask, status: int | None = None) -> Found:
    """Return the answer of a source that has nothing new; what was remembered of it stays."""
    last = ask.previous
    return Found(
        "not_modified",
        status=status,
        etag=last.etag if last else None,
        last_modified=last.last_modified if last else None,
        body_sha256=last.body_sha256 if last else None,
    )


def candidates_of(ask: Ask, entries: Iterable[FeedEntry]) -> tuple[Candidate, ...]:
    """Return the wanted entries as claims, each once."""
    claims = (_candidate(ask.source, entry) for entry in entries if ask.wants(entry.published_at, entry.updated_at))
    return tuple({claim.candidate_id: claim for claim in claims}.values())


def _candidate(source: Source, entry: FeedEntry) -> Candidate:
    return Candidate(
        source_id=source.id,
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        language=entry.language or source.language,
        outlet=entry.outlet or source.outlet or None,
    )
