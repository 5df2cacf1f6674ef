"""Known actors by their names in Chinese and Urdu."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from extractors.knowledge import Knowledge
from extractors.reading.actors_index import FULL_NAME, SURNAME, Actor, ActorIndex, ActorMention
from extractors.records import Span
from extractors.vernacular.text import Units
from extractors.vernacular.wordlists import Hit, WordIndex

FORENAME_DOT = "·"
LEAST_SURNAME = 2
"""Characters of a surname that stands for a person once the full name has been told."""


def find_actors(
    text: str, units: Units, language: str, knowledge: Knowledge, anchor: date | None
) -> tuple[ActorMention, ...]:
    """Find every mention of a known actor by a full name or alias, and people by surname after their full name."""
    index = knowledge.actors
    full = list(_names(knowledge, language).find(units))
    named = {hit.value for hit in full}
    short = [hit for hit in _surnames(knowledge, language).find(units) if hit.value in named and not _taken(hit, full)]
    found = [(hit, FULL_NAME) for hit in full] + [(hit, SURNAME) for hit in short]
    found.sort(key=lambda pair: pair[0].start)
    return tuple(_mention(text, index, hit, confidence, anchor) for hit, confidence in found)


def _taken(hit: Hit[str], others: list[Hit[str]]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


def _mention(text: str, index: ActorIndex, hit: Hit[str], confidence: float, anchor: date | None) -> ActorMention:
    match = index.match(index.actors[hit.value], anchor, confidence)
    return ActorMention(
        span=Span(hit.start, hit.end, text[hit.start : hit.end]),
        actor_id=match.actor_id,
        name=match.name,
        kind=match.kind,
        title=match.title,
        organisation=match.organisation,
        confidence=confidence,
    )


@cache
def _names(knowledge: Knowledge, language: str) -> WordIndex[str]:
    """Return the index of full names and aliases, Latin acronyms of groups among them."""
    entries = ((name, actor.id) for actor in knowledge.actors.actors.values() for name in _written(actor, language))
    return WordIndex(entries, language, knowledge.lexicon)


def _written(actor: Actor, language: str) -> Iterator[str]:
    for name in actor.names:
        is_acronym = name.isascii() and name.isupper() and 3 <= len(name) <= 5 and actor.kind == "group"
        if is_acronym or is_written_in(name, language):
            yield name


def is_written_in(name: str, language: str) -> bool:
    """Say whether a name is written in Han characters (zh) or in the Arabic script (ur)."""
    first, last = ("\u3400", "\u9fff") if language == "zh" else ("\u0600", "\u06ff")
    return any(first <= character <= last for character in name)


@cache
def _surnames(knowledge: Knowledge, language: str) -> WordIndex[str]:
    people = [actor for actor in knowledge.actors.actors.values() if actor.kind == "person"]
    entries = ((last, actor.id) for actor in people for last in _last_names(actor, language))
    return WordIndex(entries, language, knowledge.lexicon)


def _last_names(actor: Actor, language: str) -> Iterator[str]:
    separator = FORENAME_DOT if language == "zh" else " "
    for name in (*actor.names, *actor.short):
        if not is_written_in(name, language):
            continue
        last = name.rpartition(separator)[2]
        if len(last) >= LEAST_SURNAME:
            yield last
