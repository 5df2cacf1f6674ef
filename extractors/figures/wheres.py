"""Where a number holds: the place of its clause, "the province" for the one named last, the country at large."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from extractors.figures.item import Item, governing_verb
from extractors.reading.nlp import Reading
from extractors.reading.places import PlaceMention
from extractors.records import Span

_PROVINCE, _COUNTRY = 4, 6
"""UCDP's precisions of a province and a country."""


def place_of(item: Item) -> str | None:
    """Return the place a number is counted in, None where the sentence names none."""
    if item.quantity.kind == "money":
        return None
    named = list(_in_sentence(item.reading, item.sentence))
    near = next((mention for mention in named if _is_beside(item, mention)), None)
    place = near or next(iter(named), None)
    if place is not None:
        return place.place.name
    return _by_area(item) or _subject(item) or _in_paragraph(item)


def _in_sentence(reading: Reading, sentence: Span) -> Iterator[PlaceMention]:
    first = bisect_left(reading.places, sentence.start, key=lambda mention: mention.span.start)
    for mention in reading.places[first:]:
        if mention.span.start >= sentence.end:
            return
        if not (mention.in_organisation or mention.is_metonym or mention.is_dateline):
            yield mention


def _is_beside(item: Item, mention: PlaceMention) -> bool:
    """Whether a place belongs to the clause of a number."""
    span = item.reading.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    verb = governing_verb(item.token)
    return span is not None and verb is not None and governing_verb(span.root) == verb


def _subject(item: Item) -> str | None:
    """Return the place that has what is counted: "Balochistan saw 52 bombings", "Quetta police arrested 90"."""
    verb = governing_verb(item.token)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None) if verb is not None else None
    if subject is None:
        return None
    start, end = subject.left_edge.idx, subject.idx + len(subject)
    first = bisect_left(item.reading.places, start, key=lambda mention: mention.span.start)
    within = (m for m in item.reading.places[first:] if m.span.start < end)
    return next((mention.place.name for mention in within if not mention.is_dateline), None)


def _in_paragraph(item: Item) -> str | None:
    """Return the province or country named last before a number in its paragraph."""
    text = item.reading.article.text
    start = text.rfind("\n", 0, item.sentence.start) + 1
    last = bisect_left(item.reading.places, item.sentence.start, key=lambda mention: mention.span.start)
    for mention in reversed(item.reading.places[:last]):
        if mention.span.start < start:
            return None
        if _is_area(mention):
            return mention.place.name
    return None


def _is_area(mention: PlaceMention) -> bool:
    is_named = not (mention.in_organisation or mention.is_metonym or mention.is_dateline)
    return is_named and mention.place.precision in (_PROVINCE, _COUNTRY)


def _by_area(item: Item) -> str | None:
    """Return what "the province", "the city" or "nationwide" stands for."""
    text = item.sentence.text
    if item.words.nationwide.search(text):
        return _country(item)
    for token in item.reading.doc[item.token.sent.start : item.token.sent.end]:
        kind = item.words.areas.get(token.lower_)
        lead = next((child for child in token.children if child.dep_ == "det"), None)
        if kind and token.dep_ in ("pobj", "nsubj") and lead is not None and lead.lower_ == "the":
            return _country(item) if kind == "country" else _latest(item, kind)
    return None


def _country(item: Item) -> str | None:
    """Return the country that most places named belong to; the home country where the text names none."""
    countries = Counter(mention.place.country for mention in item.reading.places if mention.place.country)
    common = countries.most_common(1)[0][0] if countries else item.words.home_code
    if common == item.words.home_code:
        return item.words.home
    named = (m.place for m in item.reading.places if m.place.precision == _COUNTRY and m.place.country == common)
    return next((place.name for place in named), None)


def _latest(item: Item, kind: str) -> str | None:
    """Return the province or town named last before a number."""
    before = (m.place for m in reversed(item.reading.places) if m.span.start < item.quantity.span.start)
    if kind == "province":
        return next((place.name for place in before if place.precision == _PROVINCE), None)
    return next((place.name for place in before if place.precision is not None and place.precision < _PROVINCE), None)
