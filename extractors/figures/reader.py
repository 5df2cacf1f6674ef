"""Figures of an article in order, each with its period, place and source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.figures.item import Item, governing_verb, item_of
from extractors.figures.periods import days_of
from extractors.figures.settings import may_take_period, period_told_before
from extractors.figures.sources import asserted_by
from extractors.figures.stocks import STOCKS, money_measure, stock_measure
from extractors.figures.sums import count_measure, group_of, measure_of, sum_measure
from extractors.figures.totals import total_measure, total_noun, total_period
from extractors.figures.wheres import place_of
from extractors.figures.words import Words, load_words
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading
from extractors.reading.quantities import Quantity
from extractors.records import Figure, Statement

_KEY = "figures"
_COUNTED = ("people", "thing", "unknown")
_DIFFERENCE = re.compile(r"\s+(?:fewer|more|less|higher|lower)\s+than\b")
"""What makes a number a distance between two others: "46 fewer than last year"."""
_BACK_WORDS = frozenset({"they", "it", "he", "she", "we"})
_PARTITIVES = frozenset({"them", "these", "those", "which"})
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


def counting_sentences(reading: Reading) -> frozenset[int]:
    """Return the indexes of the sentences in which something is summed over several incidents."""
    found = _found(reading, load_words(reading.lexicon)).values()
    return frozenset(
        one.item.number for one in found if one.measure not in STOCKS and one.item.quantity.kind != "money"
    )


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
        last = _with_setting(item, measure, before, last)
        yield last


def _own_measure(item: Item) -> str | None:
    if _DIFFERENCE.match(item.reading.article.text, item.quantity.span.end):
        return None
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
    if (_is_part(item) and item.claim is not None) or _does_the_same(item, before.item):
        return before.measure
    total = total_noun(item) if item.quantity.head is None else None
    if total is not None and total.lemma_.lower() in item.words.totals:
        return before.measure
    return (item.words.counts.get(item.noun) or measure_of(item)) if any(before.period) else None


def _counts_the_same(item: Item, before: _Found) -> bool:
    """Tell whether a bare number counts what the one before it does: "38 projects … 26", "900 in 2022"."""
    if item.quantity.is_additional or item.claim is not None or before.measure in item.words.counts.values():
        return True
    verb = governing_verb(item.token)
    return verb is not None and verb.lemma_ in item.words.tellers


def _with_setting(item: Item, measure: str, before: _Found | None, last: _Found | None) -> _Found:
    """Return a figure with its period and place: `before` it goes on from, `last` is merely the figure before it."""
    is_sum = measure not in STOCKS and item.quantity.kind != "money"
    period = _own_period(item, is_sum=is_sum)
    if period is None and is_sum:
        period = before.period if before is not None else _period_of_last(item, last)
    place = place_of(item)
    return _Found(
        item=item,
        measure=measure,
        period=period or (None, None),
        place=place or (before.place if before is not None and item.quantity.kind != "money" else None),
        follows=before is not None,
    )


def _own_period(item: Item, *, is_sum: bool) -> tuple[date | None, date | None] | None:
    """Return the days its own sentence, or one told for it, gives a number; None where nothing is said of them."""
    own = item.period() or total_period(item) or item.span_of_time()
    last = item.until() if own is None or own.bound == "since" else None
    if last is not None:
        return (own.when.start if own is not None else None), last.when.end
    if own is None and is_sum:
        own = item.only_period() or period_told_before(item)
    return days_of(own, item.reading.anchor) if own is not None else None


def _period_of_last(item: Item, last: _Found | None) -> tuple[date | None, date | None]:
    """Return the period of a figure in the sentence before, where a number without a date goes on in the past."""
    if last is None or item.number - last.item.number != 1 or not may_take_period(item):
        return None, None
    gap = item.reading.article.text[last.item.sentence.end : item.sentence.start]
    return last.period if "\n" not in gap or _has_known_subject(item) else (None, None)


def _goes_on(last: _Found, item: Item) -> bool:
    """Tell whether a number goes on from the figure before it, beside it or in the next sentence."""
    if last.item.number == item.number:
        is_bare = item.quantity.head is None and _are_coordinate(last.item, item)
        return last.follows or is_bare or (_is_part(item) and item.claim is not None)
    gap = item.reading.article.text[last.item.sentence.end : item.sentence.start]
    if item.number - last.item.number != 1 or "\n" in gap:
        return False
    return item.quantity.is_additional or _has_known_subject(item)


def _is_part(item: Item) -> bool:
    """Tell whether a number is part of the one before it: "16 of them in the past two years"."""
    return item.quantity.head is not None and item.token.lower_ in _PARTITIVES


def _does_the_same(item: Item, before: Item) -> bool:
    """Tell whether a bare number is the object of the verb that the one before it has: "It had issued 9,000"."""
    verb, other = governing_verb(item.token), governing_verb(before.token)
    is_bare = item.quantity.head is None and item.token.dep_ == "dobj"
    return is_bare and verb is not None and other is not None and verb.lemma_ == other.lemma_


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
