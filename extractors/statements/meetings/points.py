"""What came of a meeting: what the sides agreed, and what they spoke about."""

from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Token

from extractors.records import MeetingPoint, Span, Statement
from extractors.statements.meetings.finder import Meetings, happened, subject_of

Kind = Literal["agreed", "discussed"]
_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "prep", "advcl", "pcomp"})
_AFTER_NOUN = _CONTENT | {"acl", "relcl"}
_LINKS = frozenset({"on", "to", "upon", "about", "over"})
_SMALLEST = 8
"""Characters a point has at least: "agreed on it" is none."""


def find_points(
    meetings: Meetings, statements: Sequence[Statement], names: frozenset[str]
) -> Iterator[tuple[Token, MeetingPoint]]:
    """Yield what the sides of an article's meetings (`names` took part) agreed or discussed, with the verbs of it."""
    for token in meetings.view.doc:
        kind = _kind(meetings, token)
        if kind is None or not happened(token) or not _is_theirs(meetings, token, names):
            continue
        span = _content(meetings, token)
        if span is not None:
            yield token, MeetingPoint(kind, span, _carrier(span, statements))


def _kind(meetings: Meetings, token: Token) -> Kind | None:
    if token.pos_ != "VERB":
        return None
    words, lemma = meetings.words, meetings.view.lemma(token)
    objects = {child.lemma_.lower() for child in token.children if child.dep_ == "dobj"}
    if lemma in words.agreed or (lemma in words.reach and objects & words.agreements):
        return "agreed"
    if lemma in words.discussed or (lemma in words.hold and objects & words.talk):
        return "discussed"
    if lemma in ("exchange", "share") and objects & words.exchanged:
        return "discussed"
    return "discussed" if lemma in words.focused and _is_of_talks(meetings, token) else None


def _is_of_talks(meetings: Meetings, verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in meetings.words.talk


def _is_theirs(meetings: Meetings, verb: Token, names: frozenset[str]) -> bool:
    """Whether the sides of a meeting do it together, or one of them what takes two; or it is said to be done."""
    subject = subject_of(verb)
    if subject is None:
        return False
    phrase = meetings.view.text[slice(*meetings.parties.speakers.phrase(subject))].lower()
    if phrase in meetings.words.joint:
        return True
    if meetings.view.quote_of[verb.i] >= 0:
        return False
    if phrase == "it":
        return any(child.dep_ == "auxpass" for child in verb.children)
    if subject.lemma_.lower() in meetings.words.talk:
        return True
    parties = meetings.parties.of(subject)
    return any(party.name in names for party in parties) or sum(not party.is_person for party in parties) > 1


def _content(meetings: Meetings, verb: Token) -> Span | None:
    """The words of what was agreed or discussed: what hangs on the verb after it, but for days and places."""
    parts = [child for child in verb.children if child.dep_ in _CONTENT and _is_content(child, verb)]
    noun = next((part for part in parts if part.lemma_.lower() in _empty_nouns(meetings)), None)
    if noun is not None:
        parts = [child for child in noun.children if child.dep_ in _AFTER_NOUN and _is_content(child, noun)]
    if not parts:
        return None
    first, last = min(part.left_edge.i for part in parts), max(part.right_edge.i for part in parts)
    if meetings.view.doc[first].dep_ == "prep":
        first += 1
    start, end = meetings.view.chars(first, max(last, first) + 1)
    low, high = meetings.view.chars(*meetings.view.sentence(verb))
    text = meetings.view.text[max(start, low) : min(end, high)].rstrip(' .;,\n"”')
    return Span(max(start, low), max(start, low) + len(text), text) if len(text) >= _SMALLEST else None


def _empty_nouns(meetings: Meetings) -> frozenset[str]:
    """Objects that say nothing themselves: "reached an agreement to …", "held talks on …"."""
    return meetings.words.agreements | meetings.words.exchanged | meetings.words.talk


def _is_content(child: Token, above: Token) -> bool:
    if child.i < above.i:
        return False
    if child.dep_ == "prep":
        return child.lower_ in _LINKS and not any(noun.ent_type_ in ("DATE", "TIME") for noun in child.children)
    return child.dep_ != "advcl" or child.tag_ in ("VB", "VBD", "VBZ", "MD")


def _carrier(span: Span, statements: Sequence[Statement]) -> str | None:
    holding = (s for s in statements for c in s.content if c.start < span.end and span.start < c.end)
    statement = next((statement for statement in holding if statement.carrier), None)
    return statement.carrier if statement is not None else None
