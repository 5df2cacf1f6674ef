"""Promises: what a speaker commits to, assures or announces, and how often it is said again on other days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from extractors.records import stable_id
from warehouse.clusters import Pair, cluster, ordered
from warehouse.columns import Row
from warehouse.likeness import Weights, likeness
from warehouse.rows import replace_rows

PROMISING = frozenset({"commitment", "assurance", "announcement"})
LEAST_REPEATED = 0.5
"""Likeness from which one promise is another made again."""
LEAST_TERMS = 3
"""Terms two promises share at least."""
NEXT = 40
"""Promises a term stands in next after one, by day, that it brings together with that one."""


@dataclass(frozen=True, slots=True)
class Uttered:
    """One utterance with what it is compared by."""

    utterance_id: str
    speaker: str
    speaker_name: str
    speaker_actor_id: str | None
    statement_type: str
    topics: Sequence[str]
    content: str
    terms: Sequence[str]
    language: str | None
    day: date | None
    outlets: frozenset[str]


def store_promises(con: duckdb.DuckDBPyConnection, uttered: Sequence[Uttered], weights: Weights) -> None:
    """Derive promises anew from utterances, inside the caller's transaction."""
    promises = {one.utterance_id: one for one in uttered if one.statement_type in PROMISING}
    groups = cluster(list(promises), _repeated(list(promises.values()), weights), lambda _one, _other: False)
    told = [sorted((promises[member] for member in group), key=_order) for group in groups]
    replace_rows(con, "promises", [_promise_row(members) for members in told], key=["promise_id"])
    members = [{"promise_id": _promise_id(group), "utterance_id": one.utterance_id} for group in told for one in group]
    replace_rows(con, "promise_members", members, key=["promise_id", "utterance_id"])


def _repeated(promises: Sequence[Uttered], weights: Weights) -> Iterator[tuple[float, Pair]]:
    by_speaker: dict[tuple[str, str | None], list[Uttered]] = defaultdict(list)
    for one in promises:
        by_speaker[one.speaker, one.language].append(one)
    for own in by_speaker.values():
        for one, other in _candidates(sorted(own, key=_order)):
            words = likeness(one.terms, other.terms, weights).words
            if words >= LEAST_REPEATED:
                yield words, ordered(one.utterance_id, other.utterance_id)


def _candidates(own: Sequence[Uttered]) -> Iterator[tuple[Uttered, Uttered]]:
    """Yield the pairs of a speaker's promises that share enough terms, found by the terms they stand under."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(own):
        for term in one.terms:
            holders[term].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for place, number in enumerate(numbers):
            for other in numbers[place + 1 : place + 1 + NEXT]:
                shared[number, other] += 1
    yield from ((own[left], own[right]) for (left, right), count in shared.items() if count >= LEAST_TERMS)


def _order(one: Uttered) -> tuple[bool, date, str]:
    return (one.day is None, one.day or date.max, one.utterance_id)


def _promise_id(members: Sequence[Uttered]) -> str:
    return stable_id("promise", members[0].utterance_id)


def _promise_row(members: Sequence[Uttered]) -> Row:
    days = [one.day for one in members if one.day]
    return {
        "promise_id": _promise_id(members),
        "speaker_name": members[0].speaker_name,
        "speaker_actor_id": members[0].speaker_actor_id,
        "content_text": members[0].content,
        "topic_codes": sorted({topic for one in members for topic in one.topics}),
        "utterance_count": len(members),
        "outlet_count": len({outlet for one in members for outlet in one.outlets}),
        "first_said_on": min(days, default=None),
        "last_said_on": max(days, default=None),
    }
