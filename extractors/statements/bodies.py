"""Which body a general phrase stands for: "the group", "the ministry", "the army", a capital for its government."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from extractors.reading.actors import ActorMention
from extractors.records import Span
from extractors.statements.people import Being, People
from extractors.statements.view import View
from extractors.statements.words import Standing

_REACH = 300
"""Tokens back to which a general noun refers."""
_SUBJECT = 15
"""Tokens that being a subject is worth."""
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})
_OWNED = frozenset({"poss"})


@dataclass(frozen=True)
class Bodies:
    """The bodies of an article that are spoken of without their names."""

    view: View
    people: People

    def body_of(self, head: Token) -> Being | None:
        """Return the body a phrase stands for, or None where the text and the lists do not tell."""
        words = self.view.words.statements
        if head.text in words.capitals and self._stands_alone(head):
            return self._standing(head, words.capitals[head.text])
        if self.view.lemma(head) not in words.group | words.carrier or not self._is_definite(head):
            return None
        return self._named_before(head) or self._by_default(head)

    def owner_of(self, head: Token) -> Token | None:
        """Return whose document a phrase is: "its message", "the consulate's summary"."""
        if self.view.lemma(head) not in self.view.words.statements.document:
            return None
        return next((child for child in head.children if child.dep_ in _OWNED), None)

    def _is_definite(self, head: Token) -> bool:
        return self.view.tokens[head.left_edge.i].lower_ in _DEFINITE and head.tag_ not in ("NNS", "NNPS")

    def _stands_alone(self, head: Token) -> bool:
        """A capital that acts; not one in a dateline or a name."""
        return head.left_edge.i == head.i and head.dep_ in ("nsubj", "nsubjpass", "pobj", "poss", "dobj", "conj")

    # -------------------------------------------------------------- named before
    def _named_before(self, head: Token) -> Being | None:
        """The latest body with the noun in its name, of the kind of the noun, or that a person named before heads."""
        modifiers = {t.lower_ for t in head.lefts if t.dep_ in ("compound", "amod", "nmod")}
        noun = self.view.lemma(head)
        for being in self._latest(head.i):
            if self._fits(being, noun) and all(word in self._name(being) for word in modifiers):
                return being
            if being.is_person and being.actor is not None and not modifiers and noun == "ministry":
                return self._headed(being, noun, head)
        return None

    def _latest(self, at: int) -> Iterator[Being]:
        """Everyone named before, the latest first; to be a subject counts as to be named later."""
        met = (
            (max((self._prominence(i) for i in being.at if i < at), default=-_REACH), being)
            for being in self.people.beings
        )
        near = [(last, being) for last, being in met if at - last < _REACH]
        yield from (being for _, being in sorted(near, key=lambda pair: -pair[0]))

    def _prominence(self, at: int) -> int:
        return at + (_SUBJECT if self.view.tokens[at].dep_ in ("nsubj", "nsubjpass") else 0)

    def _name(self, being: Being) -> str:
        return " ".join([being.name, *being.words]).lower()

    def _fits(self, being: Being, noun: str) -> bool:
        if being.is_person:
            return False
        words = self.view.words.statements
        known = being.actor is not None and being.actor.kind == "group"
        armed = known or words.claimants.search(being.name) is not None
        if armed or noun in words.armed_nouns:
            return armed and noun in words.armed_nouns
        return noun in self._name(being).split() or noun in words.kinds.get(being.name, ())

    def _headed(self, person: Being, noun: str, head: Token) -> Being | None:
        organisation = person.actor.organisation if person.actor is not None else None
        if organisation is None or noun not in organisation.lower().split():
            return None
        return Being(organisation, False, frozenset(organisation.lower().split()), at=[head.i])

    # -------------------------------------------------------------- by default
    def _by_default(self, head: Token) -> Being | None:
        """What a phrase means in the country the article is about: "the army" is Pakistan's in Pakistan."""
        start = head.left_edge.i + 1
        phrase = " ".join(t.lower_ for t in self.view.doc[start : head.i + 1])
        standing = self.view.words.statements.standing.get(phrase.replace(" 's", "'s").replace(" ’s", "'s"))
        if standing is None or not (self._is_at_home or self._is_placed(head)):
            return None
        return self._standing(head, standing)

    def _is_placed(self, head: Token) -> bool:
        """Whether the phrase itself names a place at home: "the foreign office in Islamabad"."""
        inside = range(head.idx, head.right_edge.idx + 1)
        home = self.view.words.statements.home
        return any(m.span.start in inside and m.place.country == home for m in self.view.reading.places)

    @cached_property
    def _is_at_home(self) -> bool:
        """Whether more of the places and actors named are Pakistan's than any other country's."""
        reading = self.view.reading
        countries = Counter(m.place.country for m in reading.places if m.place.country and not m.is_metonym)
        known = (self.view.actors[m.actor_id].country for m in reading.actors if m.kind != "state")
        countries.update(country for country in known if country)
        return bool(countries) and countries.most_common(1)[0][0] == self.view.words.statements.home

    def _standing(self, head: Token, standing: Standing) -> Being:
        known = (b for b in self.people.beings if b.actor is not None and b.actor.actor_id == standing.actor_id)
        found = next(known, None)
        if found is not None:
            return found
        span = Span(head.idx, head.idx + len(head), head.text)
        mention = ActorMention(span, standing.actor_id, standing.name, standing.kind, None, None, 1.0)
        return Being(standing.name, False, frozenset(standing.name.lower().split()), actor=mention, at=[head.i])
