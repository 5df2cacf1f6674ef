"""What is announced and fetched: sources, claims, responses."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from extractors.records.ids import stable_id


class SourceKind(StrEnum):
    """How a source is asked for its articles."""

    FEED = "feed"
    SITEMAP = "sitemap"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Source:
    """One row of sources.toml: where articles are announced."""

    id: str
    outlet: str
    """The outlet's name as printed; for an aggregator feed, the aggregator's."""
    kind: SourceKind
    url: str
    """Feed or sitemap address; for files a folder, a .jsonl or a single document."""
    country: str | None = None
    """ISO-3 of the outlet's home."""
    language: str | None = None
    """ISO 639-1 of most of its articles."""
    cadence_minutes: int = 60
    """Ask no oftener than this."""
    reaches_back_days: int | None = None
    """How far back it lists articles; None where unknown."""
    topic_filter: bool = True
    """False takes every article as on topic (for curated sources)."""
    enabled: bool = True
    origin: str = ""
    """Where the row's facts come from."""
    standing: Literal["official", "agency", "outlet", "claimant"] = "outlet"
    """How near the source stands to the facts: whose toll is preferred where accounts differ."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a source claimed: an article said to be at a url, not fetched yet."""

    source_id: str
    url: str
    """As claimed, resolved against the feed's address; a file:// url for file sources."""
    title: str | None = None
    summary: str | None = None
    """Plain text."""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    """When the source says the page last changed (Atom updated, sitemap lastmod); a later
    moment for a known url is a new claim, so that corrections are fetched."""
    language: str | None = None
    outlet: str | None = None
    content: str | None = None
    """The document itself where the source hands it over (files, JSONL): text or HTML."""
    content_type: Literal["text/plain", "text/html"] | None = None
    """Of `content`; None when the url has to be fetched."""

    @property
    def candidate_id(self) -> str:
        """The claim's id: the same source claiming the same version of the same url is one claim."""
        return stable_id("candidate", self.source_id, self.url, self.updated_at)


@dataclass(frozen=True, slots=True)
class Capture:
    """One kept response: where its exact bytes lie and how they came."""

    capture_id: str
    url: str
    """As asked for."""
    final_url: str
    """After redirects."""
    status: int
    fetched_at: datetime
    content_type: str | None
    charset: str | None
    """Of the Content-Type header; None where it names none."""
    body_sha256: str
    body_length: int
    """Decoded bytes."""
    warc_file: str
    """Name inside the archive folder."""
    warc_offset: int
    warc_length: int
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """How a source answered when it was asked."""

    source_id: str
    polled_at: datetime
    outcome: str
    """ok, not_modified, or the error's kind."""
    status: int | None = None
    entries: int = 0
    new_candidates: int = 0
    duration_ms: int = 0
    message: str | None = None
    """The error in words with its remedy."""
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    retry_after: datetime | None = None
    """Do not ask again before."""
    failures: int = 0
    """Polls in a row that failed, this one included: what the back-off grows with."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed or news sitemap, as read from its bytes."""

    url: str
    title: str | None = None
    summary: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str | None = None
    outlet: str | None = None
    """The entry's own source name where the feed carries several outlets (Google News)."""
