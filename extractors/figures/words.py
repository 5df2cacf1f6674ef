"""The lists of seeds/lexicon/figures.toml, turned round for looking up a word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from extractors.lexicon import Lexicon


@dataclass(frozen=True)
class StockWords:
    """Words by which people and troops are counted as being somewhere."""

    verbs: frozenset[str]
    held: frozenset[str]
    deployed: frozenset[str]
    nouns: frozenset[str]
    units: frozenset[str]
    bodies: frozenset[str]
    equals: frozenset[str]
    wards: frozenset[str]
    carriers: frozenset[str]
    crowds: frozenset[str]
    """Nouns for people who may be anywhere for an hour."""
    hired: frozenset[str]
    """Nouns that name troops only where they are deployed."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """Turn the list [stock]."""
        return cls(
            verbs=frozenset(table["present"]),
            held=frozenset(table["held"]),
            deployed=frozenset(table["deployed"]),
            nouns=frozenset(table["nouns"]),
            units=frozenset(table["units"]),
            bodies=frozenset(table["bodies"]),
            equals=frozenset(table["equals"]),
            wards=frozenset(table["wards"]),
            carriers=frozenset(table["carriers"]),
            crowds=frozenset(table["crowds"]),
            hired=frozenset(table["hired"]),
        )


@dataclass(frozen=True)
class MoneyWords:
    """Words by which sums of money are told apart."""

    currencies: Mapping[str, str]
    purposes: Mapping[str, str]
    """Noun or verb to what the money is: investment, budget, losses, compensation."""
    before: re.Pattern[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """Turn the list [money]."""
        currencies = _turned(table["currencies"])
        return cls(
            currencies=currencies,
            purposes=_turned(table["purposes"]),
            before=re.compile(rf"({either(currencies)})\.?\s*$", re.IGNORECASE),
        )


@dataclass(frozen=True)
class Words:
    """Every list a figure is read with."""

    measures: Mapping[str, str]
    """Verb lemma to measure."""
    measure_nouns: Mapping[str, str]
    counts: Mapping[str, str]
    """Nouns whose number is a figure by itself, to measure."""
    groups: Mapping[str, str]
    demonyms: Mapping[str, str]
    """"Chinese" to CHN."""
    events: frozenset[str]
    joint: frozenset[str]
    sources: frozenset[str]
    changes: frozenset[str]
    totals: frozenset[str]
    lives: frozenset[str]
    aggregate: re.Pattern[str]
    stock: StockWords
    money: MoneyWords
    given: re.Pattern[str]
    according: re.Pattern[str]
    areas: Mapping[str, str]
    nationwide: re.Pattern[str]
    pronouns: frozenset[str]
    unowned: frozenset[str]
    """Words beside data that name no owner: "official", "the same", "latest"."""
    tellers: frozenset[str]
    """Verbs whose subject gives the number that it counts."""
    home: str
    home_code: str

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Turn the lists of a lexicon."""
        table = lexicon.table("figures")
        givers = rf"\b(?:{either(table['attribution']['givers'])})\s+(?:the\s+|a\s+)?"
        according = rf"\b(?:{either(table['attribution']['according'])})\s+(?:the\s+|a\s+)?"
        return cls(
            measures=_turned(table["measures"]),
            measure_nouns=_turned(table["measure_nouns"]),
            counts=_turned(table["counts"]),
            groups=_turned(table["groups"]),
            demonyms=_turned(lexicon.table("quantities")["demonyms"]),
            events=frozenset(table["events"]["words"]),
            joint=frozenset(table["events"]["joint"]),
            sources=frozenset(table["aggregate"]["sources"]),
            changes=frozenset(table["totals"]["verbs"]),
            totals=frozenset(table["totals"]["nouns"]),
            lives=frozenset(table["totals"]["lives"]),
            aggregate=re.compile(rf"\b(?:{either(table['aggregate']['phrases'])})\b", re.IGNORECASE),
            stock=StockWords.of(table["stock"]),
            money=MoneyWords.of(table["money"]),
            given=re.compile(givers, re.IGNORECASE),
            according=re.compile(rf"{according}(?:(?:\w+\s+){{0,3}}?{givers})?", re.IGNORECASE),
            areas=_turned(table["areas"]["of"]),
            nationwide=re.compile(rf"\b(?:{either(table['areas']['nationwide'])})\b", re.IGNORECASE),
            pronouns=frozenset(table["attribution"]["pronouns"]),
            unowned=frozenset(table["attribution"]["unowned"]),
            tellers=frozenset(table["attribution"]["tellers"]),
            home=table["areas"]["home"],
            home_code=table["areas"]["home_code"],
        )


@cache
def load_words(lexicon: Lexicon) -> Words:
    """Return the lists of a lexicon."""
    return Words.of(lexicon)


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; a space stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _turned(lists: Mapping[str, Any]) -> dict[str, str]:
    return {word: name for name, words in lists.items() if name != "source" for word in words}
