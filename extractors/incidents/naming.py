"""How those who did it are named: compact phrases, and the organisation a phrase says they belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.view import NOUNS, View
from extractors.records import Attribution, Span

ARTICLES = frozenset({"the", "a", "an", "some", "his", "her", "their", "its", "accused"})
_INSIDE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod"})
_BELONGING = frozenset({"of", "from", "with"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,6}(?:-[A-Z]\w*)?")
_BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]?")
_MOVEMENTS = frozenset({"movement", "group", "organisation", "organization", "party", "faction"})
MOST_WORDS = 9
"""A longer phrase is a sentence that the parser took for a name."""


@dataclass(frozen=True, slots=True)
class _Name:
    actor: str
    actor_id: str | None
    span: Span


def phrase_of(view: View, head: Token) -> Span:
    """Return a noun phrase without its relative clauses, appositions and lists."""
    left = min((c.left_edge.i for c in head.children if c.i < head.i and c.dep_ in _INSIDE), default=head.i)
    right = head.i + 1
    for child in head.children if head.ent_type_ != "PERSON" else ():
        if child.i > head.i and child.lower_ == "of":
            right = max(right, max((g.i + 1 for g in child.children if g.dep_ == "pobj"), default=right))
    return view.span(left, right)


def named(view: View, head: Token, stance: str, reporter: str | None) -> Iterator[Attribution]:
    """Yield an attribution for each of the actors that a phrase and its list name.

    "Gunmen of the Red Front" are two: the nameless gunmen, and the organisation.
    """
    for token in [head, *(c for c in head.conjuncts if c.pos_ in NOUNS and c.i > head.i)]:
        if token.i in view.place_tokens and token.i not in view.groups:
            continue
        for name in _names(view, token):
            yield Attribution(name.actor, name.actor_id, stance, reporter, name.span)


def renamed(rows: Iterator[Attribution]) -> Iterator[Attribution]:
    """Yield attributions as said by the actors themselves."""
    return (replace(row, asserted_by=row.actor) for row in rows)


def _names(view: View, token: Token) -> Iterator[_Name]:
    own = view.groups.get(token.i)
    lemma = view.words[token.i][0]
    people = [c for c in token.children if c.dep_ == "appos" and c.i > token.i]
    if token.pos_ == "NOUN" and any(c.ent_type_ == "PERSON" for c in people):
        for person in [people[0], *people[0].conjuncts]:
            span = phrase_of(view, person)
            yield _Name(trimmed(view, span), None, span)
        return
    if own is not None and not view.lexicon.has("armed.units", lemma):
        for person in (c for c in people if c.pos_ == "NOUN" and view.lexicon.has("armed.words", view.words[c.i][0])):
            yield _Name(view.words[person.i][1], None, view.span(person.i, person.i + 1))
        yield _Name(own.name, own.actor_id, own.span)
        return
    whole = _body(view, token) if token.ent_type_ == "ORG" and not view.lexicon.has("armed.units", lemma) else None
    if whole is not None:
        yield whole
        yield from _members_after(view, whole.span)
        return
    bodies = list(_organisations(view, token)) or list(_band_before(view, token))
    if bodies and view.lexicon.has("armed.units", lemma):
        span = phrase_of(view, token)
        yield _Name(trimmed(view, span), bodies[0].actor_id, span)
        return
    if not (bodies and view.lexicon.has("armed.members", lemma)):
        span = _without_bodies(view, token) if bodies else phrase_of(view, token)
        if len(span.text.split()) <= MOST_WORDS:
            yield _Name(trimmed(view, span), own.actor_id if own else None, span)
    yield from bodies


def _without_bodies(view: View, head: Token) -> Span:
    """Return what a phrase says of the people themselves: "two gunmen" of "two gunmen of the Red Front"."""
    start = head.i
    for child in sorted((c for c in head.children if c.i < head.i), key=lambda c: -c.i):
        if child.dep_ not in _INSIDE or child.right_edge.i + 1 < start or _is_body(view, child):
            break
        start = child.left_edge.i
    return view.span(start, head.i + 1)


def _organisations(view: View, head: Token) -> Iterator[_Name]:
    """Yield the organisations a noun's modifiers name: "FARC rebels", "rebels of the FARC", "belonging to the FARC"."""
    own = [c for c in head.children if c.dep_ in {"compound", "nmod", "poss", "amod"}]
    behind = [g for c in head.children if c.lower_ in _BELONGING and c.i > head.i for g in c.children]
    clauses = [c for c in head.children if c.dep_ == "acl"] + ([head.head] if head.dep_ == "nsubj" else [])
    joined = [g for c in clauses if _is_belonging(view, c) for g in _objects(c)]
    seen: set[str] = set()
    for token in [*own, *behind, *joined]:
        for member in [token, *(c for c in token.conjuncts if c.i > token.i and c.i != head.i)]:
            name = _body(view, member)
            if name is not None and name.actor not in seen:
                seen.add(name.actor)
                yield name


def _members_after(view: View, span: Span) -> Iterator[_Name]:
    """Yield the people named right after an organisation and its acronym: "the Red Front [RF] rebels"."""
    _, at = view.tokens_of(span)
    while at < len(view.doc) and (view.doc[at].text in "()[]" or _ACRONYM.fullmatch(view.doc[at].text)):
        at += 1
    if at < len(view.doc) and _is_armed(view, at) and view.doc[at].pos_ == "NOUN":
        yield _Name(view.words[at][1], None, view.span(at, at + 1))


def _band_before(view: View, head: Token) -> Iterator[_Name]:
    """Yield the name of two words or more that the members or the movement of a band carry: "Red Path guerrillas"."""
    inside = [g for c in head.children if c.lower_ == "of" and c.i > head.i for g in c.children if g.pos_ == "NOUN"]
    for noun in [head, *inside]:
        at = noun.i
        while at and _is_armed(view, at - 1) and noun.i - at < 2:
            at -= 1
        named_so = _is_armed(view, at) or view.words[noun.i][0] in _MOVEMENTS
        start, end = _capitals(view, at)
        if named_so and end - start > 1:
            span = view.span(start, end)
            yield _Name(trimmed(view, span), None, span)


def _is_armed(view: View, index: int) -> bool:
    lemma = view.words[index][0]
    return view.lexicon.has("armed.words", lemma) or view.lexicon.has("armed.members", lemma)


def _capitals(view: View, end: int) -> tuple[int, int]:
    """Return the run of capitalised words right before a token, without words of a creed or a nation at its ends."""
    start = end
    while start and view.doc[start - 1].text[0].isupper() and not _is_opening(view.doc[start - 1]):
        start -= 1
    while start < end and _is_creed(view, end - 1):
        end -= 1
    while start < end and _is_creed(view, start):
        start += 1
    return (start, end) if view.place_tokens.isdisjoint(range(start, end)) else (end, end)


def _is_opening(token: Token) -> bool:
    return bool(token.is_sent_start) and token.pos_ != "PROPN"


def _is_creed(view: View, index: int) -> bool:
    lower = view.words[index][1]
    return lower.endswith(("ist", "ists")) or lower in view.lexicon.nationalities


def _is_belonging(view: View, clause: Token) -> bool:
    return view.lexicon.has("armed.belonging", view.words[clause.i][0])


def _objects(clause: Token) -> list[Token]:
    return [g for c in clause.children if c.lower_ in {"to", "with"} for g in c.children if g.dep_ == "pobj"]


def _is_body(view: View, token: Token) -> bool:
    return _body(view, token) is not None


def _body(view: View, token: Token) -> _Name | None:
    """Return the organisation a token names: a known group, or an unknown one by its acronym or its tagged name."""
    known = view.groups.get(token.i)
    if known is not None:
        return _Name(known.name, known.actor_id, known.span)
    if token.pos_ != "PROPN" or token.i in view.place_tokens or token.lower_ in view.lexicon.nationalities:
        return None
    if view.lexicon.weapons.at(view.words, token.i, token.i + 1) is not None:
        return None
    if _ACRONYM.fullmatch(token.text):
        return _Name(token.text, None, view.span(token.i, token.i + 1))
    span = _entity(view, token) if token.ent_type_ == "ORG" else None
    return _Name(trimmed(view, span), None, span) if span is not None else None


def _entity(view: View, token: Token) -> Span | None:
    """Return the whole name of several words that a token is part of."""
    start, end = token.i, token.i + 1
    while start and view.doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(view.doc) and view.doc[end].ent_iob_ == "I":
        end += 1
    while end > start + 1 and view.doc[end - 1].pos_ != "PROPN":
        end -= 1
    return view.span(start, end) if end > start + 1 else None


def trimmed(view: View, span: Span) -> str:
    """Return a phrase without its article and brackets, a common noun that opens a sentence in lower case."""
    words = _BRACKETS.sub("", span.text).split() or span.text.split()
    first = view.doc[view.token_at(span.start)]
    if first.is_sent_start and first.pos_ != "PROPN" and words:
        words[0] = words[0].lower()
    labels = view.lexicon.words["attribution.doers"] | ARTICLES
    while len(words) > 1 and words[0].lower() in labels:
        words = words[1:]
    return " ".join(words).strip("\"“”'‘’,") or span.text
