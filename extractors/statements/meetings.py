"""Who met whom: in the account of a meeting one side speaks to the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from extractors.records import Speaker
from extractors.statements.drafts import Draft
from extractors.statements.people import People
from extractors.statements.view import View

_NEAR_PARAGRAPHS = 4
"""Lines (empty ones included) after a meeting in which what its people say is said there."""
_LINKS = frozenset({"with", "on"})
"""Prepositions that lead to the other side: "held talks with X", "called on X"."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    at: int
    """Offset of its verb."""
    sides: tuple[str, str]


@dataclass(frozen=True)
class Meetings:
    """The meetings of two named persons in one article."""

    view: View
    people: People

    def other_side(self, draft: Draft, speaker: Speaker | None) -> str | None:
        """Return whom the speaker of a draft was meeting when he spoke, or None."""
        name = speaker.name if speaker is not None else None
        for meeting in reversed(self._all):
            lines = self.view.paragraph_number(draft.start) - self.view.paragraph_number(meeting.at)
            if meeting.at < draft.start and lines < _NEAR_PARAGRAPHS and name in meeting.sides:
                first, second = meeting.sides
                return second if name == first else first
        return None

    @cached_property
    def _all(self) -> tuple[_Meeting, ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[_Meeting]:
        verbs = self.view.words.cues.meeting
        for token in self.view.doc:
            if token.pos_ != "VERB" or self.view.lemma(token) not in verbs:
                continue
            hosts = [n for c in token.children if c.dep_ == "nsubj" for n in self._persons(c)]
            guests = [n for c in self._met(token) for n in self._persons(c)]
            if len(hosts) == 1 and len(guests) == 1 and hosts != guests:
                yield _Meeting(token.idx, (hosts[0], guests[0]))

    def _met(self, verb: Token) -> Iterator[Token]:
        yield from (c for c in verb.children if c.dep_ == "dobj")
        noun = next((c for c in verb.children if c.dep_ == "dobj"), verb)
        for link in (c for head in {verb, noun} for c in head.children):
            if link.dep_ == "prep" and link.lower_ in _LINKS:
                yield from (c for c in link.children if c.dep_ == "pobj")

    def _persons(self, head: Token) -> list[str]:
        """Names of a phrase: its head's, those beside it, and those joined to it by "and"."""
        tokens = [head, *(c for c in head.children if c.dep_ in ("appos", "conj"))]
        beings = (self.people.by_token.get(t.i) or self.people.by_office.get(t.i) for t in tokens)
        return list(dict.fromkeys(b.name for b in beings if b is not None and b.is_person))
