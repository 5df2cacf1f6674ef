"""Whether a place says where somebody works or comes from, not where something happened."""

from collections.abc import Set

from spacy.tokens import Token

_STEPS = 8
_OF = frozenset({"of", "from", "for", "with"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_affiliation(token: Token, *, is_site: bool, staff: Set[str], work: Set[str]) -> bool:
    """Climb from a place to the people it describes: "engineers of the power plant at Port Qasim".

    `token` is the head of the place's name; `staff` and `work` are lemmas of nouns and verbs. False
    for a town that things are in: "workers of a mine in Duki" were there.
    """
    if token.dep_ == "pobj" and not (is_site or token.head.lower_ in _OF):
        return False
    for _ in range(_STEPS):
        if token.dep_ == "pobj" and token.head.dep_ == "prep":
            if _ties(token.head, staff, work):
                return True
            token = token.head.head
        elif token.dep_ in ("compound", "nmod") and token.head.lemma_.lower() in staff:
            return True
        elif token.dep_ in ("compound", "nmod") and token.head.pos_ in _NOUNS:
            token = token.head
        else:
            return False
    return False


def _ties(preposition: Token, staff: Set[str], work: Set[str]) -> bool:
    """Say whether a preposition joins its place to people: "workers of", "employed at"."""
    above = preposition.head
    lemma = above.lemma_.lower()
    if above.pos_ == "VERB":
        return lemma in work
    return above.pos_ in _NOUNS and lemma in staff and preposition.lower_ in _OF
