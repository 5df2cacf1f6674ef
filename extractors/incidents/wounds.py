"""Who is told by his wounds or his way to hospital, however many words stand between the verb and them."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.incidents.harm import Group, is_joined
from extractors.incidents.patients import patients, subjects_of
from extractors.incidents.realis import realis_of
from extractors.incidents.victims import parties
from extractors.incidents.view import View
from extractors.records import Realis


def by_wounds(view: View, verb: Token, sentence: int) -> Iterator[Group]:
    """Read "suffered non-life-threatening gunshot wounds" and "was taken by private vehicle to Mercy Hospital"."""
    if verb.pos_ != "VERB":
        return
    wounded = subjects_of(verb) if _has_wounds(view, verb) else patients(view, verb) if _is_carried(view, verb) else []
    if not wounded or realis_of(view, verb, noun=False) is not Realis.ACTUAL:
        return
    for person in wounded:
        for party in parties(view, person):
            yield Group("hit", party, sentence, verb.i, joined=is_joined(verb))


def _has_wounds(view: View, verb: Token) -> bool:
    if not view.lexicon.has("wounds.verbs", verb.lemma_):
        return False
    return any(c.dep_ == "dobj" and view.lexicon.has("wounds.nouns", view.words[c.i][0]) for c in verb.children)


def _is_carried(view: View, verb: Token) -> bool:
    if not view.lexicon.has("wounds.carrying", verb.lemma_):
        return False
    to = (g for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" for g in c.children if g.dep_ == "pobj")
    return any(view.lexicon.has("wounds.hospitals", view.words[t.i][0]) for place in to for t in _name(place))


def _name(place: Token) -> list[Token]:
    """Return a place and the words of its name."""
    return [place, *(c for c in place.children if c.dep_ in {"compound", "nmod", "amod"})]
