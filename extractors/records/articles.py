"""What was read of a page, and what it is to the topic and to the articles known."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
