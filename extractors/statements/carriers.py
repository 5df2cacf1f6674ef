"""Who carried another's words: the agency, paper or release that quotes, was told or held the interview."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from extractors.statements.drafts import Draft
from extractors.statements.sayers import CARRYING, agent_of
from extractors.statements.speakers import SpeakerReader
from extractors.statements.view import View

_LINKS = frozenset({"in", "during", "to", "by", "with"})
_NAME_WORDS = 4
"""Words of an outlet's name at most."""


def is_carrier(view: View, head: Token) -> bool:
    """Say whether a phrase names what passes on the words of others: "the agency", "the release", "Xinhua"."""
    return view.lemma(head) in view.words.statements.carrier or outlet_in(view, head) is not None


def outlet_in(view: View, head: Token) -> str | None:
    """Return the press organ that a phrase names: "Xinhua" of "state news agency Xinhua"."""
    start, end = max(head.left_edge.i, head.i - _NAME_WORDS), head.i + 1
    while end < len(view.doc) and view.tokens[end].pos_ == "PROPN":
        end += 1
    if not any(token.pos_ == "PROPN" for token in view.doc[start:end]):
        return None
    found = view.words.statements.outlets.search(view.doc[start:end].text)
    return found.group() if found is not None else None


def _is_outlet(view: View, head: Token) -> bool:
    """Whether a phrase means a press organ rather than a text: "the newspaper", not "the statement"."""
    words, lemma = view.words.statements, view.lemma(head)
    return outlet_in(view, head) is not None or (lemma in words.carrier and lemma not in words.document)


@dataclass
class Carriers:
    """The carriers of an article's statements, asked for in order of the text."""

    view: View
    speakers: SpeakerReader
    last: str | None = field(default=None)
    """The release or agency cited last: what "it said" goes back to."""

    def carrier_of(self, draft: Draft) -> str | None:
        """Return who carried the words of a draft, by name where one is known; None where nobody is named."""
        head = next(self._heads(draft), None)
        if head is None:
            return None
        if head.lower_ == "it":
            being = self.speakers.being(head)
            return being.name if being is not None else self.last
        self.last = outlet_in(self.view, head) or self.speakers.named(head)
        return self.last

    def _heads(self, draft: Draft) -> Iterator[Token]:
        verb = self.view.tokens[draft.head]
        if draft.carrier is not None:
            yield self.view.tokens[draft.carrier]
        yield from self._quoting(verb)
        heard = [self.view.tokens[draft.addressee]] if draft.addressee is not None else []
        for head in (*heard, *self._interviewers(verb)):
            if _is_outlet(self.view, head) and head.i != draft.speaker:
                yield head

    def _quoting(self, saying: Token) -> Iterator[Token]:
        """ "X was quoted by Y as saying", "X was quoted as saying by Y", "Y quoted X as saying"."""
        quoting = saying.head.head if saying.dep_ == "pcomp" and saying.head.lower_ == "as" else saying
        if self.view.lemma(quoting) not in CARRYING:
            return
        passive = any(child.dep_ == "nsubjpass" for child in quoting.children)
        agents = [agent_of(quoting), agent_of(saying)] if passive else []
        subjects = [] if passive or quoting is saying else [c for c in quoting.children if c.dep_ == "nsubj"]
        yield from (head for head in (*agents, *subjects) if head is not None)

    def _interviewers(self, verb: Token) -> Iterator[Token]:
        """ "told Dawn", "in an interview with Dawn", "speaking to Dawn"."""
        beside = [c for c in verb.children if c.dep_ in ("prep", "advcl", "dobj", "dative", "agent")]
        for child in beside:
            if child.dep_ in ("dobj", "dative"):
                yield child
            elif child.dep_ == "advcl" or child.lower_ in _LINKS:
                yield from _objects(child, 3)


def _objects(link: Token, depth: int) -> Iterator[Token]:
    """Nouns a preposition or participle leads to, through "an interview with"."""
    for child in link.children:
        if child.dep_ in ("pobj", "dobj"):
            yield child
        if child.dep_ in ("prep", "pobj", "dobj") and depth:
            yield from _objects(child, depth - 1)
