"""Stated zeros: nobody was hurt, no casualties, all the engineers are safe."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.incidents.harm import Group
from extractors.incidents.patients import subjects_of
from extractors.incidents.victims import NO_ONE, Party, parties
from extractors.incidents.view import View

_OUTCOMES = {"injuries": ("injured",), "fatalities": ("killed",), "deaths": ("killed",), "loss": ("killed",)}


def unharmed(view: View, token: Token, sentence: int) -> Iterator[Group]:
    """Read "no casualties", "escaped unhurt" and "all the engineers are safe"."""
    lower = token.lower_
    if view.lexicon.has("spared.nouns", lower) and any(c.lower_ == "no" for c in token.children):
        party = Party(token.i, token.left_edge.i, token.i + 1, NO_ONE, "unknown", None)
        for outcome in _OUTCOMES.get(lower, ("killed", "injured")):
            yield Group(outcome, party, sentence, token.i)
    if view.lexicon.has("spared.unhurt", lower) and token.pos_ in {"ADJ", "VERB", "ADV"}:
        some = list(_safe(view, token, sentence))
        whole = Group("injured", Party(token.i, token.i, token.i + 1, NO_ONE, "unknown", None), sentence, token.i)
        yield from some or [whole]
    if view.lexicon.has("spared.safe", lower) and token.dep_ in {"acomp", "oprd"} and not _is_hoped(token.head):
        yield from _safe(view, token, sentence)


def _safe(view: View, token: Token, sentence: int) -> Iterator[Group]:
    """Say of whose nationality none was killed or hurt."""
    verb = token.head if token.dep_ in {"acomp", "oprd", "advcl", "advmod"} else token
    for subject in subjects_of(verb):
        for party in parties(view, subject):
            if party.nationality is not None and not party.part:
                none = replace(party, count=NO_ONE, part=True, known=False, name=None)
                yield Group("killed", none, sentence, token.i)
                yield Group("injured", none, sentence, token.i)


def _is_hoped(verb: Token) -> bool:
    """Say whether safety is only wished for, asked for or denied."""
    return any(c.dep_ in {"aux", "neg"} and c.lower_ not in {"has", "have", "had"} for c in verb.children)
