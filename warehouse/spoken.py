"""Statements as they are compared: when two reports of somebody's words are of one utterance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from warehouse.likeness import Weights, likeness, meaning

RULE = "words/2"
LEAST_SAME, LEAST_SAME_IN_ARTICLE, LEAST_UNSURE = 0.5, 0.6, 0.38
"""Scores from which two reports are the same, are the same within one article, and may be."""
LEAST_SHARED_MEANINGS, LEAST_MEANING = 3, 0.5
"""Terms of meaning two languages have to share, and the share of all of theirs."""
_DAYS = 2
"""Coarsest precision that tells two days apart."""
_REPORTED_WITHIN = 2
"""Days after it was said in which a dated statement is reported by an article that does not date it."""
_OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        ("condemnation", "praise"),
        ("denial", "claim_of_responsibility"),
        ("condolence", "warning"),
        ("praise", "warning"),
        ("accusation", "praise"),
    )
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement with what it is compared by (queries/spoken.sql, in this order)."""

    statement_id: str
    article_id: str
    speaker_name: str
    speaker_actor_id: str | None
    statement_type: str
    topics: Sequence[str]
    said_start: date | None
    said_end: date | None
    said_precision: int
    content: str
    terms: Sequence[str]
    published_at: datetime | None
    outlet: str
    language: str | None
    meeting_report_id: str | None

    @property
    def speaker(self) -> str:
        """Whose words it is: the actor, else the name; two who speak as one in either order."""
        return self.speaker_actor_id or " and ".join(sorted(self.speaker_name.lower().split(" and ")))

    @property
    def day(self) -> date | None:
        """The day it is looked for at: said, else published."""
        return self.said_start or (self.published_at.date() if self.published_at else None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports were found to be."""

    judgement: str
    score: float
    features: Mapping[str, float]


def same_day(one: Spoken, other: Spoken) -> bool:
    """Tell whether two reports can be of words said on one day; a repetition on another day is another utterance."""
    dated = [report for report in (one, other) if report.said_start and 0 < report.said_precision <= _DAYS]
    if len(dated) == 2:
        return _first(one) <= _last(other) and _first(other) <= _last(one)
    if one.day is None or other.day is None:
        return False
    if not dated:
        return abs((one.day - other.day).days) <= 1
    undated = other if dated[0] is one else one
    published = undated.published_at.date() if undated.published_at else undated.day
    if published is None:
        return False
    return _first(dated[0]) <= published + timedelta(1) and published <= _last(dated[0]) + timedelta(_REPORTED_WITHIN)


def compare(one: Spoken, other: Spoken, weights: Weights) -> Comparison:
    """Judge two reports of one speaker's words of one day: same, unsure or different."""
    if one.language != other.language:
        return _across(one, other)
    alike = likeness(one.terms, other.terms, weights)
    features = {"words": alike.words}
    if one.statement_type == other.statement_type:
        features["type"] = 0.05
    elif frozenset((one.statement_type, other.statement_type)) in _OPPOSED:
        features["type"] = -0.15
    if alike.shares_name:
        features["name"] = 0.1
    if alike.numbers_differ:
        features["numbers"] = -0.35
    score = round(sum(features.values()), 3)
    least = LEAST_SAME_IN_ARTICLE if one.article_id == other.article_id else LEAST_SAME
    return Comparison(_judgement(score, least) if alike.words else "different", score, features)


def _across(one: Spoken, other: Spoken) -> Comparison:
    """Two languages: the same only where act, topic and meaning agree, else apart."""
    shared, share = meaning(one.terms, other.terms)
    topics = (set(one.topics) & set(other.topics)) - {"other"}
    is_same = one.statement_type == other.statement_type and bool(topics)
    is_same = is_same and shared >= LEAST_SHARED_MEANINGS and share >= LEAST_MEANING
    return Comparison("same" if is_same else "different", round(share, 3), {"meaning": round(share, 3)})


def _judgement(score: float, least_same: float) -> str:
    return "same" if score >= least_same else "unsure" if score >= LEAST_UNSURE else "different"


def _first(report: Spoken) -> date:
    return report.said_start or date.min


def _last(report: Spoken) -> date:
    return report.said_end or _first(report)
