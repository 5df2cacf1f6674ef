"""Who takes part: the persons and bodies a phrase names, with their office, rank and country."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.reading.actors import ActorIndex
from extractors.records import Participant, Span
from extractors.statements.meetings.words import MeetingWords
from extractors.statements.people import Being
from extractors.statements.speakers import SpeakerReader
from extractors.statements.view import View

RANKS = ("official", "ambassador", "minister", "head_of_state")
"""Levels from the lowest."""
_BODIES = frozenset({"state", "ministry", "agency", "group", "company"})
_TITLE_REACH = 8


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part."""

    name: str
    being: Being | None
    head: Token
    is_person: bool

    @property
    def is_named(self) -> bool:
        """Whether a known being stands behind the words."""
        return self.being is not None


@dataclass(frozen=True)
class Parties:
    """The participants of an article's meetings."""

    view: View
    words: MeetingWords
    speakers: SpeakerReader

    def of(self, head: Token, *, alone: bool = False) -> tuple[Party, ...]:
        """Return who a phrase names: its head and those joined to it; only the head where `alone`."""
        heads = [head] if alone else [head, *(token for token in head.conjuncts if token.i > head.i)]
        found = (self._party(token) for token in heads)
        return tuple({party.name: party for party in found if party is not None}.values())

    def _party(self, head: Token) -> Party | None:
        led = self._leader(head)
        head = led if led is not None else head
        being = self.speakers.being(head)
        if being is not None and (being.is_person or self._is_body(being)):
            return Party(being.name, being, head, being.is_person)
        return self._unnamed(head)

    def _is_body(self, being: Being) -> bool:
        """Whether a body can meet: a known one, or a country."""
        return being.actor.kind in _BODIES if being.actor is not None else being.name.lower() in self.words.demonyms

    def phrase(self, head: Token) -> Span:
        """Return the words for one party, without those joined to it."""
        start, end = self.speakers.phrase(head)
        if any(child.dep_ == "conj" for child in head.children):
            end = head.idx + len(head)
        text = self.view.text[start:end].rstrip(" ,;:")
        return Span(start, start + len(text), text)

    def _unnamed(self, head: Token) -> Party | None:
        """A phrase of office or origin that names nobody: "his Chinese counterpart", "tribal elders"."""
        lists = self.view.words.statements
        lemma = self.view.lemma(head)
        if head.pos_ not in ("NOUN", "PROPN") or not (lemma in lists.person or lemma in self.words.delegation):
            return None
        return Party(self.phrase(head).text, None, head, True)

    def _leader(self, head: Token) -> Token | None:
        """Who leads a delegation: "a Chinese team led by X"."""
        if self.view.lemma(head) not in self.words.delegation:
            return None
        leading = (child for child in head.children if child.dep_ == "acl" and child.lemma_ in self.words.led)
        agents = (child for verb in leading for child in verb.children if child.dep_ == "agent")
        return next((noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"), None)

    def record(self, party: Party, side: int, actors: ActorIndex, *, principal: bool) -> Participant:
        """Return the participant that a party is."""
        actor = party.being.actor if party.being is not None else None
        title = (actor.title if actor is not None else None) or self._title(party)
        known = actors.actors.get(actor.actor_id) if actor is not None else None
        return Participant(
            name=party.name,
            actor_id=actor.actor_id if actor is not None else None,
            side=side,
            is_principal=principal,
            level=self._level(title, party),
            country=(known.country if known is not None else None) or self._country(party),
            title=title,
            organisation=actor.organisation if actor is not None else None,
            span=self.phrase(party.head),
        )

    def _title(self, party: Party) -> str | None:
        offices = party.being.offices if party.being is not None else []
        ranked = (office for office in offices if self._rank(office) is not None)
        return next(ranked, None) or self._apposed(party)

    def _apposed(self, party: Party) -> str | None:
        """An office in apposition: "Rahim Wazir, the interior minister"."""
        beside = [c for c in party.head.children if c.dep_ == "appos"]
        beside += [party.head.head] if party.head.dep_ == "appos" else []
        texts = (self.phrase(token).text for token in beside)
        return next((text for text in texts if self._rank(text) is not None), None)

    def _level(self, title: str | None, party: Party) -> str | None:
        return self._rank(title or "") or self._rank(self.phrase(party.head).text)

    def _rank(self, text: str) -> str | None:
        return next((level for level, pattern in self.words.levels if pattern.search(text)), None)

    def _country(self, party: Party) -> str | None:
        """The country that the words of office or origin beside a name say."""
        return next((code for word in self._beside(party) if (code := self.words.demonyms.get(word))), None)

    def _beside(self, party: Party) -> Iterator[str]:
        head = party.head
        first = max(head.left_edge.i, head.i - _TITLE_REACH)
        yield from (token.lower_ for token in self.view.doc[first : head.i + 1])
        if party.being is not None:
            yield from sorted(party.being.titles)
        yield from (
            token.lower_ for child in head.children if child.dep_ in ("appos", "prep") for token in child.subtree
        )
