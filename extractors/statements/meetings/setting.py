"""How, when and where a meeting took place, read from the clause that tells of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.reading.places import PlaceMention
from extractors.records import Place, Span, When
from extractors.statements.meetings.finder import Found, Meetings
from extractors.statements.view import Range

_DAYS = 2
"""Coarsest precision that dates a meeting: an exact day or a few of them."""
_LEANING = frozenset({"advcl", "xcomp", "conj", "pcomp"})
"""Clauses that share the day of the one they hang on: "said on Monday as he met"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one clause says of a meeting beside who met."""

    sentence: Span
    mode: str
    when: When
    place: Place | None
    venue: str | None
    occasion: str | None


def setting_of(meetings: Meetings, found: Found) -> Setting:
    """Return the setting a clause gives."""
    view = meetings.view
    start, end = view.chars(*view.sentence(found.token))
    sentence = Span(start, end, view.text[start:end])
    return Setting(
        sentence=sentence,
        mode=_mode(meetings, found, sentence.text),
        when=_when(meetings, found, (start, end)),
        place=_place(meetings, found, (start, end)),
        venue=_venue(meetings, found),
        occasion=_occasion(meetings, found),
    )


def _mode(meetings: Meetings, found: Found, text: str) -> str:
    words, lemma = meetings.words, meetings.view.lemma(found.token)
    if _is_mediated(meetings, found):
        return "mediation"
    if lemma in words.phone or words.by_phone.search(text):
        return "phone"
    if words.by_video.search(text):
        return "video"
    if words.third.search(text):
        return "third_place"
    if lemma in words.receive or lemma == "call" or _visit(meetings, found) is not None:
        return "visit"
    return "meet"


def _is_mediated(meetings: Meetings, found: Found) -> bool:
    near = [found.token, *found.token.children, *([found.verb] if found.verb is not None else [])]
    lemmas = {meetings.view.lemma(token) for token in near}
    return bool(lemmas & (meetings.words.mediated | meetings.words.mediators))


def _visit(meetings: Meetings, found: Found) -> Token | None:
    """The visit a meeting belonged to, named in its sentence."""
    nouns = (token for token in _sentence(meetings, found) if token.lemma_.lower() in meetings.words.visit)
    return next(nouns, None)


def _occasion(meetings: Meetings, found: Found) -> str | None:
    """What a meeting stood beside ("the regional summit"), else the visit it belonged to."""
    for token in _sentence(meetings, found):
        if meetings.words.third.fullmatch(token.text):
            of = (child for child in token.children if child.lower_ == "of")
            head = next((noun for link in of for noun in link.children if noun.dep_ == "pobj"), None)
            return meetings.parties.phrase(head).text if head is not None else None
    visit = _visit(meetings, found)
    return meetings.parties.phrase(visit).text if visit is not None and visit.pos_ == "NOUN" else None


def _sentence(meetings: Meetings, found: Found) -> Iterator[Token]:
    start, end = meetings.view.sentence(found.token)
    return iter(meetings.view.doc[start:end])


def _when(meetings: Meetings, found: Found, sentence: Range) -> When:
    """The day that dates the meeting's clause, or the clause it leans on; the one nearest to its word first."""
    view = meetings.view
    verbs = {found.token.i} | ({found.verb.i} if found.verb is not None else set())
    if found.verb is not None and found.verb.dep_ in _LEANING:
        verbs.add(found.verb.head.i)
    dates = [
        mention
        for mention in view.reading.dates
        if sentence[0] <= mention.span.start < sentence[1]
        and 1 <= mention.when.precision <= _DAYS
        and not (mention.is_future or mention.is_dateline)
        and _governor(view.doc[view.token_at(mention.span.start)]) in verbs
    ]
    nearest = min(dates, key=lambda mention: abs(mention.span.start - found.at), default=None)
    return nearest.when if nearest is not None else When()


def _governor(token: Token) -> int:
    return next((node.i for node in (token, *token.ancestors) if node.pos_ in ("VERB", "AUX")), token.i)


def _place(meetings: Meetings, found: Found, sentence: Range) -> Place | None:
    """The place said of the meeting, its people, its house or occasion; the one nearest to its word first."""
    named = [m for m in meetings.view.reading.places if sentence[0] <= m.span.start < sentence[1]]
    anchors = _anchors(meetings, found)
    standing = [mention for mention in named if _stands_after(meetings, mention, anchors)]
    nearest = min(standing, key=lambda mention: abs(mention.span.start - found.at), default=None)
    return nearest.place if nearest is not None else None


def _anchors(meetings: Meetings, found: Found) -> frozenset[int]:
    """Tokens on which "in X" says where the meeting was."""
    words = meetings.words
    anchors = {found.token.i, *(party.head.i for side in found.sides for party in side)}
    if found.verb is not None:
        anchors.add(found.verb.i)
    for token in _sentence(meetings, found):
        of_visit = token.lemma_.lower() in words.visit or token.lower_ == "there"
        of_house = token.dep_ == "pobj" and token.head.lower_ == "at"
        of_third = token.dep_ == "pobj" and words.third.fullmatch(token.head.head.text) is not None
        if of_visit or of_house or of_third:
            anchors.add(token.i)
    return frozenset(anchors)


def _stands_after(meetings: Meetings, mention: PlaceMention, anchors: frozenset[int]) -> bool:
    if mention.is_dateline or mention.is_metonym or mention.is_container:
        return False
    first = meetings.view.token_at(mention.span.start)
    before = meetings.view.doc[first - 1] if first else None
    return before is not None and before.lower_ in ("in", "at") and before.head.i in anchors


def _venue(meetings: Meetings, found: Found) -> str | None:
    """The house after "at": "at the Ministry of Interior"."""
    for token in _sentence(meetings, found):
        if token.lower_ != "at" or token.dep_ != "prep":
            continue
        house = next((child for child in token.children if child.dep_ == "pobj"), None)
        if house is not None and _is_house(meetings, house):
            return meetings.parties.phrase(house).text
    return None


def _is_house(meetings: Meetings, head: Token) -> bool:
    houses = meetings.words.houses
    return any(token.lower_ in houses for token in (head, *head.lefts, *(c for t in head.rights for c in t.subtree)))
