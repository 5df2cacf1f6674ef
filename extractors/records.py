"""The vocabulary: every type that travels between the stages, frozen, each field documented.

The way of the data is Source → Candidate → Capture → Article → Verdict →
IncidentReport, Statement, Figure. Each type is filled once, by one stage.
Unknown is None, never a guess. Times are aware and in UTC. Offsets count
Unicode code points of `Article.text`, end exclusive: `text[start:end]`.
"""

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

CODEBOOK_VERSION = "1.0"
EXTRACTOR_VERSION = "0.1.0"


def stable_id(kind: str, *parts: object) -> str:
    """Return the id of a thing as a UUID made from what the thing is: same parts, same id."""
    text = "\x1f".join([kind, *("" if part is None else str(part) for part in parts)])
    return str(uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16]))


class SourceKind(StrEnum):
    """How a source is asked for its articles."""

    FEED = "feed"
    SITEMAP = "sitemap"
    FILES = "files"


class Tier(StrEnum):
    """How close an article is to the topic (codebook, topic tiers)."""

    CORE = "core"
    CONTEXT = "context"
    OFF = "off"


class VerdictKind(StrEnum):
    """What an article is to those already known (codebook, duplicate verdict)."""

    NEW = "new"
    SAME_URL = "same_url"
    SAME_TEXT = "same_text"
    NEAR_COPY = "near_copy"
    REVISION = "revision"
    SAME_STORY = "same_story"
    REJECTED = "rejected"


class Realis(StrEnum):
    """Whether a reported happening took place."""

    ACTUAL = "actual"
    FOILED = "foiled"
    THREATENED = "threatened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


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
class Article:
    """A page or document read: the text that all offsets point into."""

    article_id: str
    """Of canonical url (or source document id) and the text's hash: one version, one id."""
    url: str | None
    canonical_url: str | None
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    """ISO 639-1."""
    published_at: datetime | None = None
    """Aware, UTC. A date without a time is noon UTC with `published_is_date` set."""
    published_is_date: bool = False
    updated_at: datetime | None = None
    is_seed: bool = False
    is_abstract: bool = False
    """The text is our abstract of the article, not the article's own words."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """How an article stands to the topic, and the words that decided it."""

    tier: Tier
    score: float
    """0 to 1; 0.5 and above is core."""
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What novelty decided about one article, with its evidence."""

    kind: VerdictKind
    of: str | None = None
    """The article_id it duplicates, revises or shares its story with."""
    score: float | None = None
    """Share of this article's shingles found in `of` (near_copy), similarity (same_story)."""
    story_id: str | None = None
    """The story's id: that of its first article; its own where there is no other."""
    reason: str | None = None
    """The rung and its measure in words, or why it was rejected."""
    shares_text: bool = False
    """Whether most of one text is in the other: then the two are no independent accounts."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number as an account gives it: "at least 11" is 11, 11, None; "dozens" is 24, None, None."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date an account gives, with UCDP's precision: 1 day, 2 within 2-6 days, 3 week, 4 month, 5 year, 0 unknown."""

    start: date | None = None
    end: date | None = None
    precision: int = 0
    text: str | None = None
    """The words it was read from; None where it was inferred from context."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry (a row of places.csv) as used by an account."""

    id: str | None
    name: str
    """English standard name; as written where the gazetteer has no entry."""
    admin2: str | None = None
    """District."""
    admin1: str | None = None
    """Province or state."""
    country: str | None = None
    """ISO-3."""
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    """UCDP: 1 exact site, 2 near a named place, 3 district, 4 province, 5 larger or ambiguous, 6 country."""
    text: str | None = None
    """As written."""


@dataclass(frozen=True, slots=True)
class Casualty:
    """One group's toll in one account."""

    outcome: str
    """killed, injured, missing, abducted, rescued, arrested."""
    role: str
    """civilian, worker, security_force, police, militant, official, attacker, unknown."""
    nationality: str | None
    """ISO-3."""
    count: Count
    span: Span
    includes_attackers: bool | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have done it, how, and by whom."""

    actor: str
    """As named ("gunmen" too); the resolved actor's name where there is one."""
    actor_id: str | None
    stance: str
    """claimed, denied, accused, suspected, charged, convicted."""
    asserted_by: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what was aimed at."""

    name: str
    kind: str
    """worker, convoy, mission, hotel, port, police, army, civilian, infrastructure, official, other."""
    nationality: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Victim:
    """A person or group named among the harmed."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """One article's account of one incident (codebook, incident report)."""

    event_type: str
    sub_event_type: str
    attack_type: str
    """GTD's nine: assassination, armed_assault, bombing_explosion, hijacking, hostage_barricade,
    hostage_kidnapping, facility_attack, unarmed_assault, unknown."""
    suicide: bool
    success: bool | None
    realis: Realis
    is_main: bool
    confidence: float
    when: When
    place: Place | None
    killed: Count
    injured: Count
    casualties: tuple[Casualty, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    targets: tuple[Target, ...] = ()
    victims: tuple[Victim, ...] = ()
    weapons: tuple[str, ...] = ()
    """firearms, grenade, ied, vehicle_bomb, suicide_vest, suicide_vehicle, rocket, drone, mine,
    knife, arson, unknown."""
    evidence: tuple[Span, ...] = ()
    """The sentences the report was read from."""
    field_evidence: tuple[tuple[str, Span], ...] = ()
    """(field, words) for every field read from words: date, place, killed, injured, weapon …"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: as written, and resolved where the actor list knows them."""

    text: str
    start: int
    end: int
    name: str | None = None
    actor_id: str | None = None
    title: str | None = None
    """The role held on the day."""
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words, or what they are reported to have said (codebook, statement)."""

    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Speaker | None
    addressee: str | None
    said_on: When
    statement_type: str
    topics: tuple[str, ...]
    confidence: float
    subject: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number over more than one incident, or a stock (codebook, figure)."""

    measure: str
    group: str | None
    count: Count
    period_start: date | None
    period_end: date | None
    asserted_by: str | None
    span: Span
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one article says, as the readers found it."""

    incidents: tuple[IncidentReport, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()


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
class Decision:
    """What a person decided about two accounts; it overrules the rules."""

    a: str
    """Id of one incident report."""
    b: str
    judgement: Literal["same", "different"]
    why: str
    by: str
    on: date


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


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What novelty compares: hashes of an article's text, none of its words."""

    text_sha256: str
    """Of the normalised text."""
    shingles: frozenset[int] = field(default_factory=frozenset)
    """Unsigned 64-bit hashes of word 3-grams."""
    bands: tuple[int, ...] = ()
    """MinHash signature folded into 42 bands of 3, unsigned 64-bit."""
    sentences: frozenset[int] = field(default_factory=frozenset)
    """Unsigned 64-bit hashes of sentences long enough to be telling."""
    terms: tuple[tuple[int, float], ...] = ()
    """Unsigned 64-bit hashes of names, numbers and content words, each with its weight in this text."""
    lead: frozenset[int] = field(default_factory=frozenset)
    """The shingles of the text's first half: what an outlet appends to all its pages stands in the second."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one candidate ended: what the warehouse stores in one transaction."""

    candidate: Candidate
    verdict: Verdict
    capture_id: str | None = None
    article: Article | None = None
    """None where nothing could be read (the verdict then says why)."""
    relevance: Relevance | None = None
    fingerprint: Fingerprint | None = None
    extraction: Extraction | None = None
    """None for off-topic articles and for copies, whose first account is extracted already."""
    canonical_url: str | None = None
    """Of the candidate's url; what `known_urls` is asked for before a fetch."""
