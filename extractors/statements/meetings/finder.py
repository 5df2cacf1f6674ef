"""Where an article tells of a meeting: the verb or noun of it, and the two sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from extractors.records import Speaker
from extractors.statements.drafts import Draft
from extractors.statements.meetings.parties import Parties, Party
from extractors.statements.meetings.words import MeetingWords, load_meeting_words
from extractors.statements.people import People
from extractors.statements.speakers import SpeakerReader
from extractors.statements.view import View

_NEAR_PARAGRAPHS = 4
"""Lines (empty ones included) after a meeting in which what its people say is said there."""
_MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "must", "'ll"})
_DURING = frozenset({"during", "in", "at", "after", "following", "before", "on"})
_SUBJECTS = ("nsubj", "nsubjpass")
_DEPTH = 6
_SENTENCES_BACK = 4
"""Sentences (headlines included) over which "the meeting" goes back to the two who met."""

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting as one clause tells it."""

    token: Token
    """Its verb, or its noun."""
    verb: Token | None
    """The verb that governs its noun; itself where it is a verb."""
    sides: Sides

    @property
    def at(self) -> int:
        """Offset of its word."""
        return int(self.token.idx)


@dataclass(frozen=True)
class Meetings:
    """The meetings that an article tells of."""

    view: View
    people: People

    @cached_property
    def words(self) -> MeetingWords:
        """The word lists."""
        return load_meeting_words(self.view.reading.lexicon)

    @cached_property
    def parties(self) -> Parties:
        """Who takes part."""
        return Parties(self.view, self.words, SpeakerReader(self.view, self.people))

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Every clause that tells of a meeting that took place, in order."""
        return tuple(self._found())

    def other_side(self, draft: Draft, speaker: Speaker | None) -> str | None:
        """Return whom the speaker of a draft was meeting when he spoke, or None."""
        name = speaker.name if speaker is not None else None
        for found in reversed(self._of_two):
            lines = self.view.paragraph_number(draft.start) - self.view.paragraph_number(found.at)
            names = [side[0].name for side in found.sides]
            if found.at < draft.start and lines < _NEAR_PARAGRAPHS and name in names:
                return names[1] if name == names[0] else names[0]
        return None

    @cached_property
    def _of_two(self) -> tuple[Found, ...]:
        """Meetings of one named person with another: only there is the hearer told apart."""
        return tuple(
            found for found in self.found if all(len(s) == 1 and s[0].is_named and s[0].is_person for s in found.sides)
        )

    def _found(self) -> Iterator[Found]:
        for token in self.view.tokens:
            if self.view.quote_of[token.i] >= 0:
                continue
            lemma = self.view.lemma(token)
            found = None
            if token.pos_ == "VERB":
                found = self._by_verb(token, lemma)
            elif token.pos_ in ("NOUN", "PROPN") and lemma in self.words.talk:
                found = self._by_noun(token)
            if found is not None and _are_two(found.sides):
                yield found

    # -------------------------------------------------------------- verbs
    def _by_verb(self, verb: Token, lemma: str) -> Found | None:
        objects = self._met(verb, lemma)
        if objects is None or not happened(verb):
            return None
        subject = subject_of(verb)
        hosts = self.parties.of(subject) if subject is not None else ()
        guests = tuple(party for head in objects for party in self.parties.of(head))
        if lemma in self.words.meet and not objects and len(hosts) > 1:
            return Found(verb, verb, (hosts[:1], hosts[1:]))
        return Found(verb, verb, (hosts, _others(guests, hosts)))

    def _met(self, verb: Token, lemma: str) -> list[Token] | None:
        """Heads of the phrases for the other side; None where the verb is none of meeting."""
        words = self.words
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if lemma in words.meet:
            return [o for o in objects if o.lemma_ not in words.talk] or _after(verb, "with")
        if lemma in words.receive | words.phone:
            return [o for o in objects if o.lemma_ not in words.talk]
        if lemma == "call":
            return None if _asks(verb) else _after(verb, "on")
        if lemma in words.speak and words.by_phone.search(verb.sent.text):
            return [*_after(verb, "with"), *_after(verb, "to")]
        return None

    # -------------------------------------------------------------- nouns
    def _by_noun(self, noun: Token) -> Found | None:
        verb = _holding(noun)
        if verb is not None and not happened(verb):
            return None
        pair = self._between(noun, verb) or self._hyphened(noun)
        if pair:
            return Found(noun, verb, (pair[:1], pair[1:]))
        others = _after(noun, "with") or (_after(verb, "with") if verb is not None else [])
        guests = tuple(party for head in others for party in self.parties.of(head))
        hosts = self._hosts(noun, verb)
        if not guests and not hosts and self._is_said_of(noun, verb):
            return Found(noun, verb, self._told_beside(noun))
        if not guests and self._is_held(noun, verb) and len(hosts) > 1:
            return Found(noun, verb, (hosts[:1], hosts[1:]))
        return Found(noun, verb, (_others(hosts, guests), guests))

    def _between(self, noun: Token, verb: Token | None) -> tuple[Party, ...]:
        links = _after(noun, "between") or (_after(verb, "between") if verb is not None else [])
        return self.parties.of(links[0]) if links else ()

    def _hyphened(self, noun: Token) -> tuple[Party, ...]:
        """The two of "the Wazir-Baloch meeting"."""
        before = self.view.doc[max(noun.left_edge.i, noun.i - 6) : noun.i]
        if not any(token.text in ("-", "–") for token in before):
            return ()
        named = (self.people.by_token.get(token.i) for token in before)
        found = {b.name: b for b in named if b is not None and b.is_person}
        heads = {b.name: next(t for t in before if self.people.by_token.get(t.i) is b) for b in found.values()}
        return tuple(Party(name, being, heads[name], True) for name, being in found.items())

    def _hosts(self, noun: Token, verb: Token | None) -> tuple[Party, ...]:
        """Whose meeting it is: the owner, the subject of holding it, or of what was done during it."""
        owner = next((child for child in noun.children if child.dep_ == "poss"), None)
        owned = self.parties.of(owner) if owner is not None else ()
        if any(party.is_named for party in owned):
            return owned
        subject = subject_of(verb) if verb is not None else None
        if subject is None or subject.i == noun.i or noun.is_ancestor(subject):
            return ()
        return self.parties.of(subject)

    def _is_said_of(self, noun: Token, verb: Token | None) -> bool:
        """Whether a clause only says that a meeting was held, whose sides are told elsewhere."""
        is_gathering = self.view.lemma(noun) in self.words.gathering and noun.dep_ in _SUBJECTS
        return is_gathering and verb is not None and self.view.lemma(verb) in self.words.held

    def _told_beside(self, noun: Token) -> Sides:
        """The two persons named in the sentence that says a meeting was held, else in one of the sentences before."""
        start, end = self.view.sentence(noun)
        for _ in range(_SENTENCES_BACK):
            named = {b.name: i for i in range(start, end) if (b := self.people.by_token.get(i)) and b.is_person}
            if len(named) == 2:
                parties = [self.parties.of(self.view.doc[i], alone=True) for i in named.values()]
                return parties[0], parties[1]
            if len(named) > 2 or start == 0:
                break
            start, end = self.view.sentence(self.view.doc[start - 1])
        return (), ()

    def _is_held(self, noun: Token, verb: Token | None) -> bool:
        return verb is not None and noun.dep_ == "dobj" and self.view.lemma(verb) in self.words.hold


def happened(verb: Token) -> bool:
    """Tell whether a verb says that something took place: not negated, to come, or merely possible."""
    if verb.tag_ == "VB" and verb.dep_ != "ROOT" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    chain = [verb]
    while chain[-1].dep_ == "conj" and len(chain) < _DEPTH and not _has_subject(chain[-1]):
        chain.append(chain[-1].head)
    return not any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _MODALS)
        for link in chain
        for child in link.children
    )


def subject_of(verb: Token) -> Token | None:
    """Return who does what a verb says: its subject, else that of the clause it hangs on."""
    for _ in range(_DEPTH):
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            return own
        above = verb.head
        if above.i == verb.i:
            return None
        if verb.dep_ == "acl":
            return above if above.pos_ in ("NOUN", "PROPN") else None
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
        if above.pos_ not in ("VERB", "AUX"):
            return None
        verb = above
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _after(token: Token, preposition: str) -> list[Token]:
    links = [child for child in token.children if child.dep_ in ("prep", "prt") and child.lower_ == preposition]
    return [child for link in links for child in link.children if child.dep_ == "pobj"]


def _asks(verb: Token) -> bool:
    """Whether "called on X" goes on with what X is to do."""
    beneath = [*verb.children, *(c for link in verb.children if link.lower_ == "on" for c in link.subtree)]
    return any(child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and child.tag_ == "VB" for child in beneath)


def _holding(noun: Token) -> Token | None:
    """The verb a meeting's noun hangs on: as its object or subject, or by "during"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ not in _DURING:
        return None
    for _ in range(_DEPTH):
        if above.pos_ in ("VERB", "AUX") or above.head.i == above.i:
            break
        above = above.head
    return above if above.pos_ in ("VERB", "AUX") else None


def _others(guests: tuple[Party, ...], hosts: tuple[Party, ...]) -> tuple[Party, ...]:
    names = {party.name for party in hosts}
    return tuple(party for party in guests if party.name not in names)


def _are_two(sides: Sides) -> bool:
    """Whether both sides are told and one of them at least by name."""
    return all(sides) and any(party.is_named for side in sides for party in side)
