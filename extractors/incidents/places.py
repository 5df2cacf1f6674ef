"""Which place in a sentence is where it happened, and which is a police force, a home town or a speaker's desk."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.view import NOUNS, View
from extractors.reading.places import PlaceMention
from extractors.records import Place, Span

AT_EVENT, IN_NAME, PLAIN, DATELINE, FORCE, ORIGIN = 4.0, 3.4, 1.5, 1.6, 1.3, 0.4


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place and how firmly the words tie it to a happening."""

    place: Place
    span: Span
    score: float


def place_candidates(view: View, sentence: int, heads: set[int], start: int, end: int) -> list[PlaceCandidate]:
    """Return the places between two tokens of a sentence, scored for the happening whose trigger tokens are `heads`."""
    found = []
    for mention in view.places[sentence]:
        at = view.token_at(mention.span.start)
        if start <= at < end:
            score = _tie(view, mention, heads) + _specific_bonus(mention.place) + _nearness(at, heads)
            found.append(PlaceCandidate(_with_site(view, mention.place, mention.span, heads), mention.span, score))
    return found


def _specific_bonus(place: Place) -> float:
    return {1: 0.4, 2: 0.4, 3: 0.1, 4: -0.5, 5: -0.5, 6: -1.2}.get(place.precision or 0, 0.0)


def _nearness(at: int, heads: set[int]) -> float:
    return max(0.0, 1.0 - min((abs(at - head) for head in heads), default=15) / 15)


def _tie(view: View, mention: PlaceMention, heads: set[int]) -> float:
    """Climb from the place to the first word that decides what it places."""
    if mention.is_dateline:
        return DATELINE
    if mention.is_metonym:
        return ORIGIN
    if mention.is_container:
        return PLAIN
    start, end = view.tokens_of(mention.span)
    token = view.doc[start:end].root
    if token.dep_ in {"compound", "poss", "amod", "nmod"} and token.head.i in heads:
        return IN_NAME
    if mention.in_organisation or _names_force(view, start, end):
        return FORCE
    return ORIGIN if _is_home(view, token, start, end) else _climb(view, token, heads)


def _names_force(view: View, start: int, end: int) -> bool:
    after = view.doc[end].lower_ if end < len(view.doc) else ""
    before = view.doc[start - 1].lower_ if start else ""
    return view.lexicon.has("around.forces", after) and before not in {"in", "at", "near"}


def _is_home(view: View, token: Token, start: int, end: int) -> bool:
    """Say whether the place is where somebody is from: "a Quetta man", "Wang of Harbin", "from Swat"."""
    if end < len(view.doc) and view.lexicon.has("around.homes", view.doc[end].lower_):
        return True
    before = view.doc[start - 1].lower_ if start else ""
    return before in {"from", "of"} and token.dep_ == "pobj" and token.head.head.ent_type_ == "PERSON"


def _climb(view: View, token: Token, heads: set[int]) -> float:
    here = token
    for step in range(9):
        if here.i in heads:
            return AT_EVENT if step else PLAIN
        if here.pos_ in {"VERB", "AUX"}:
            return _by_verb(view, token, here, heads)
        if here.dep_ in {"nsubj", "poss"} and here.i == token.i and here.head.pos_ == "VERB":
            return ORIGIN
        if here.head is here:
            return PLAIN
        here = here.head
    return PLAIN


def _by_verb(view: View, token: Token, verb: Token, heads: set[int]) -> float:
    lemma = view.words[verb.i][0]
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head is verb:
        return ORIGIN
    below = {c.i for c in verb.children} | {
        g.i for c in verb.children if c.dep_ in {"prep", "agent"} for g in c.children
    }
    if view.lexicon.has("governors.report", lemma) or view.lexicon.has("governors.legal", lemma):
        return ORIGIN + 0.5 if not below & heads else PLAIN
    if below & heads:
        return AT_EVENT - 0.3
    if verb.head.i in heads or any(t.i in heads for t in verb.children):
        return AT_EVENT - 0.5
    if view.lexicon.has("references.occurrence", lemma):
        return AT_EVENT - 0.3
    if view.lexicon.has("governors.response", lemma):
        return 2.0 if token.head.lower_ in {"in", "at", "near", "to"} else PLAIN
    return PLAIN


def _with_site(view: View, place: Place, span: Span, heads: set[int]) -> Place:
    """Return the place with its words as written, the site included: "a road near the airport in Quetta"."""
    start, end = view.tokens_of(span)
    token, left = view.doc[start:end].root, start
    for _ in range(3):
        if (
            token.dep_ != "pobj"
            or token.head.dep_ != "prep"
            or not view.lexicon.has("around.locative", token.head.lower_)
        ):
            break
        site = token.head.head
        if site.i in heads or site.pos_ not in NOUNS or site.i >= token.i or site.ent_type_ == "PERSON":
            break
        if not view.lexicon.has("around.sites", view.words[site.i][0]) and site.ent_type_ not in {"FAC", "GPE", "LOC"}:
            break
        token, left = site, min(left, site.left_edge.i)
    text = view.span(left, end).text
    return replace(place, text=text) if len(text) < 120 else replace(place, text=span.text)
