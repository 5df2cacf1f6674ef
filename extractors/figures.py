"""Numbers over more than one incident, and stocks: what incidents are reconciled against, never mixed in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Self

from spacy.tokens import Token

from extractors.knowledge import Knowledge
from extractors.lexicon import Lexicon
from extractors.reading.dates import DateMention
from extractors.reading.nlp import Reading
from extractors.reading.quantities import Quantity
from extractors.records import Figure, Span

Scope = Literal["cumulative", "stock"]
LONG_DAYS = 32
"""From this length a period holds many incidents; a month or less mostly dates one loosely."""


@dataclass(frozen=True)
class _Words:
    """The lists of figures.toml, turned round for looking up a word."""

    measures: Mapping[str, str]
    """Verb lemma to measure."""
    measure_nouns: Mapping[str, str]
    groups: Mapping[str, str]
    events: frozenset[str]
    joint: frozenset[str]
    sources: frozenset[str]
    stock_verbs: frozenset[str]
    deployed: frozenset[str]
    stock_nouns: frozenset[str]
    units: frozenset[str]
    investment: frozenset[str]
    aggregate: re.Pattern[str]
    dollars: re.Pattern[str]
    according: re.Pattern[str]
    speech: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        table = lexicon.table("figures")
        stock, money = table["stock"], table["investment"]
        givers = _either(table["attribution"]["givers"])
        return cls(
            measures=_turned(table["measures"]),
            measure_nouns=_turned(table["measure_nouns"]),
            groups=_turned(table["groups"]),
            events=frozenset(table["events"]["words"]),
            joint=frozenset(table["events"]["joint"]),
            sources=frozenset(table["aggregate"]["sources"]),
            stock_verbs=frozenset(stock["present"]),
            deployed=frozenset(stock["deployed"]),
            stock_nouns=frozenset(stock["nouns"]),
            units=frozenset(stock["units"]),
            investment=frozenset(money["words"]),
            aggregate=re.compile(rf"\b(?:{_either(table['aggregate']['phrases'])})\b", re.IGNORECASE),
            dollars=re.compile(rf"(?:{_either(money['dollars'])})\s*$", re.IGNORECASE),
            according=re.compile(
                rf"\b(?:according to|as per|citing|quoting)\s+(?:(?:the\s+|a\s+)?(?:\w+\s+){{0,3}}?(?:{givers})\s+)?(?:the\s+|a\s+)?",
                re.IGNORECASE,
            ),
            speech=frozenset(table["attribution"]["verbs"]),
        )


@cache
def _words(lexicon: Lexicon) -> _Words:
    return _Words.of(lexicon)


def _turned(lists: Mapping[str, Any]) -> dict[str, str]:
    return {word: name for name, words in lists.items() if name != "source" for word in words}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def is_cumulative(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a count sums over several incidents or states a stock, and so is no incident's toll."""
    return quantity.kind in ("people", "unknown") and _scope(reading, quantity, _words(reading.lexicon)) is not None


def read_figures(reading: Reading, knowledge: Knowledge) -> tuple[Figure, ...]:
    """Read every cumulative number and stock of a text in order."""
    return tuple(_figures(reading, _words(knowledge.lexicon)))


def _figures(reading: Reading, words: _Words) -> Iterator[Figure]:
    group: str | None = None
    for quantity in reading.quantities:
        scope = _scope(reading, quantity, words)
        if scope is None or quantity.is_article:
            continue
        measure = _measure(reading, quantity, scope, words)
        if measure is None:
            continue
        group = _group(reading, quantity, words) or (group if quantity.head is None else None)
        period = _period(reading, quantity)
        yield Figure(
            measure=measure,
            group=group,
            count=quantity.count,
            period_start=period.when.start if period else None,
            period_end=period.when.end if period else None,
            asserted_by=_asserted_by(reading, quantity, words),
            span=quantity.phrase,
            place=_place(reading, quantity),
        )


def _sentence(reading: Reading, quantity: Quantity) -> Span | None:
    index = reading.sentence_index(quantity.span.start)
    return reading.sentences[index] if index is not None else None


def _number_token(reading: Reading, quantity: Quantity) -> Token | None:
    if quantity.head is not None:
        return reading.doc[quantity.head]
    span = reading.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def _verb(token: Token) -> Token | None:
    """Return the verb that governs a token: not one that only leads a phrase on ("including five")."""
    return next((node for node in (token, *token.ancestors) if node.pos_ in ("VERB", "AUX") and node.dep_ != "prep"), None)


def _clause(verb: Token) -> frozenset[int]:
    """Return the verbs that share a subject or adverbials with a verb: its coordinates and those above it."""
    return frozenset(word.i for word in (verb, *verb.conjuncts, *verb.ancestors))


def _scope(reading: Reading, quantity: Quantity, words: _Words) -> Scope | None:
    sentence, token = _sentence(reading, quantity), _number_token(reading, quantity)
    if sentence is None or token is None:
        return None
    if quantity.kind == "money":
        return "stock" if _is_investment(reading, quantity, sentence, words) else None
    if quantity.kind not in ("people", "thing", "unknown"):
        return None
    if _is_stock(reading, quantity, token, words):
        return "stock"
    if _is_of_one_day(reading, quantity, token):
        return None
    if _period(reading, quantity) is not None and not _has_single_event(reading, quantity, sentence, token, words):
        return "cumulative"
    return "cumulative" if _has_plural_events(reading, sentence, token, words) or _is_announced(sentence, words) else None
