"""Figures of an article in order, each with its period, place and source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.figures.item import Item, governing_verb, item_of
from extractors.figures.periods import days_of
from extractors.figures.sources import asserted_by
from extractors.figures.stocks import STOCKS, money_measure, stock_measure
from extractors.figures.sums import count_measure, group_of, measure_of, sum_measure
from extractors.figures.totals import total_measure, total_period
from extractors.figures.wheres import place_of
from extractors.figures.words import Words, load_words
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading
from extractors.reading.quantities import Quantity
from extractors.records import Figure, Statement

_KEY = "figures"
_COUNTED = ("people", "thing", "unknown")
_BACK_WORDS = frozenset({"they", "it", "he", "she", "we"})
_BACK_LEADS = frozenset({"the", "these", "those", "another", "its", "their"})


@dataclass(frozen=True)
class _Found:
    """A figure on the way."""

    item: Item
    measure: str
    period: tuple[date | None, date | None]
    place: str | None
    follows: bool
    """Whether it goes on counting what the figure before it counts."""


def is_cumulative(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a count sums over several incidents or states a stock, and so is no incident's toll."""
    if quantity.kind not in ("people", "unknown"):
        return False
    return quantity.span.start in _found(reading, load_words(reading.lexicon))


def read_figures(reading: Reading, knowledge: Knowledge, statements: Sequence[Statement] = ()) -> tuple[Figure, ...]:
    """Read every cumulative number and stock of a text in order; `statements` of the text tell who gives them."""
    return tuple(_figures(_found(reading, load_words(knowledge.lexicon)), statements))


def _found(reading: Reading, words: Words) -> dict[int, _Found]:
    """Return the figures of a text by where their numbers stand, found once for all who ask."""
    known: dict[int, _Found] | None = reading.doc.user_data.get(_KEY)
    if known is None:
        known = {one.item.quantity.span.start: one for one in _find(reading, words)}
        reading.doc.user_data[_KEY] = known
    return known


def _find(reading: Reading, words: Words) -> Iterator[_Found]:
    last: _Found | None = None
    for quantity in reading.quantities:
        item = item_of(reading, words, quantity)
        if item is None:
            continue
        before = last if last is not None and _goes_on(last, item) else None
        measure = _own_measure(item) or (_carried_measure(item, before) if before is not None else None)
        if measure is None:
            continue
        last = _with_setting(item, measure, before)
        yield last


def _own_measure(item: Item) -> str | None:
    if item.quantity.kind == "money":
        return money_measure(item)
    if item.quantity.kind not in _COUNTED:
        return None
    return count_measure(item) or stock_measure(item) or total_measure(item) or sum_measure(item)


def _carried_measure(item: Item, before: _Found) -> str | None:
    """Return what a number counts that goes on with the noun or the period of the figure before it."""
    if item.quantity.kind not in _COUNTED:
        return None
    if item.quantity.head is None and before.item.number == item.number:
        return before.measure if _counts_the_same(item, before) else None
    return (item.words.counts.get(item.noun) or measure_of(item)) if any(before.period) else None


def _counts_the_same(item: Item, before: _Found) -> bool:
    """Tell whether a bare number counts what the one before it does: "38 projects … 26", "900 in 2022"."""
    if item.quantity.is_additional or item.claim is not None or before.measure in item.words.counts.values():
        return True
    verb = governing_verb(item.token)
    return verb is not None and verb.lemma_ in item.words.tellers


def _with_setting(item: Item, measure: str, before: _Found | None) -> _Found:
    is_stock = measure in STOCKS or item.quantity.kind == "money"
    own = item.period() or total_period(item) or item.span_of_time()
    last = item.until() if own is None else None
    if own is None and last is None and not is_stock:
        own = item.only_period()
    period = days_of(own, item.reading.anchor) if last is None else (None, last.when.end)
    place = place_of(item)
    return _Found(
        item=item,
        measure=measure,
        period=before.period if before is not None and own is None and last is None and not is_stock else period,
        place=place or (before.place if before is not None and item.quantity.kind != "money" else None),
        follows=before is not None,
    )


def _goes_on(last: _Found, item: Item) -> bool:
    """Tell whether a number goes on from the figure before it, beside it or in the next sentence."""
    if last.item.number == item.number:
        return last.follows or (item.quantity.head is None and _are_coordinate(last.item, item))
    gap = item.reading.article.text[last.item.sentence.end : item.sentence.start]
    if item.number - last.item.number != 1 or "\n" in gap:
        return False
    return item.quantity.is_additional or _has_known_subject(item)


def _are_coordinate(last: Item, item: Item) -> bool:
    verb, other = governing_verb(last.token), governing_verb(item.token)
    return verb is not None and other is not None and (verb == other or other in verb.conjuncts)


def _has_known_subject(item: Item) -> bool:
    verb = governing_verb(item.token)
    chain = [verb, *verb.ancestors] if verb is not None else []
    subject = next((child for node in chain for child in node.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.left_edge.i <= item.token.i <= subject.right_edge.i:
        return False
    return subject.lower_ in _BACK_WORDS or item.reading.doc[subject.left_edge.i].lower_ in _BACK_LEADS


def _figures(found: dict[int, _Found], statements: Sequence[Statement]) -> Iterator[Figure]:
    group: str | None = None
    source: str | None = None
    for one in found.values():
        quantity = one.item.quantity
        group = group_of(one.item) or (group if quantity.head is None else None)
        source = asserted_by(one.item, statements, source)
        yield Figure(
            measure=one.measure,
            group=group,
            count=quantity.count,
            period_start=one.period[0],
            period_end=one.period[1],
            asserted_by=source,
            span=quantity.phrase,
            place=one.place,
        )
