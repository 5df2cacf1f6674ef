"""Number words with their hedges, and the low, best and high they stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from extractors.lexicon import Lexicon
from extractors.reading.numbers import Numerals, numerals
from extractors.records import Count

_STRENGTH = ("more_than", "less_than", "at_least", "up_to", "about")
"""Of several hedges the first of these decides: "a total of about 20" is about 20."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number found in a text, with its hedges."""

    start: int
    end: int
    number: tuple[int, int]
    """Where the last bare number word stands."""
    count: Count
    is_additional: bool
    is_whole: bool
    """False for fractions such as 2.5, which count no persons."""


@dataclass(frozen=True)
class CountWords:
    """Numerals, indefinite counts and hedges of quantities.toml."""

    numerals: Numerals
    vague: Mapping[str, Count]
    before: Mapping[str, str]
    """Hedge before a number, in lower case, to its kind: at_least, more_than …"""
    after: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read quantities.toml of a lexicon folder; raises BadInput where it is missing."""
        table = lexicon.table("quantities")
        vague = {word: _triple(count) for word, count in table["vague"].items() if word != "source"}
        before, after = _turned(table["qualifiers"]), _turned(table["qualifiers_after"])
        exact = numerals(lexicon)
        return cls(exact, vague, before, after, _pattern(exact.pattern, vague, before, after))

    def find(self, text: str) -> Iterator[Counted]:
        """Yield every number of a text in order."""
        position = 0
        while match := self.pattern.search(text, position):
            count = self._range(match) if match["last"] else None
            end = match.span("last") if count else match.span("first")
            count = count or self._hedged(match)
            position = (
                match.end("all") if count is None or end[1] == match.end("last") else max(match.end("suffix"), end[1])
            )
            if count is not None:
                yield self._counted(match, count, end)

    def _counted(self, match: re.Match[str], count: Count, number: tuple[int, int]) -> Counted:
        value = self.numerals.value(match.string[slice(*number)])
        return Counted(
            start=match.start("all"),
            end=max(number[1], match.end("suffix")),
            number=number,
            count=count,
            is_additional="additional" in _kinds(match["hedge"], self.before),
            is_whole=value is None or value == int(value),
        )

    def _range(self, match: re.Match[str]) -> Count | None:
        first, last = self._bare(match["first"]), self._bare(match["last"])
        if first is None or last is None or first.low is None or last.best is None or first.low >= last.best:
            return None
        return Count(first.low, None, last.best)

    def _hedged(self, match: re.Match[str]) -> Count | None:
        bare = self._bare(match["first"])
        kinds = [*_kinds(match["hedge"], self.before), *_kinds(match["suffix"], self.after)]
        return hedged(bare, kinds) if bare else None

    def _bare(self, words: str) -> Count | None:
        known = self.vague.get(" ".join(words.lower().split()))
        if known is not None:
            return known
        value = self.numerals.value(words)
        return None if value is None or value > 10**15 else Count(int(value), int(value), int(value))


@cache
def count_words(lexicon: Lexicon) -> CountWords:
    """Return the count words of a lexicon folder, read once."""
    return CountWords.of(lexicon)


def hedged(count: Count, kinds: list[str]) -> Count:
    """Apply hedges to a count.

    "at least 11" is 11, 11, –: the number said is the best there is. "more than 30" is 31, –, –: 30 is denied and
    nothing else is said. "up to 20" and "nearly 20" are –, 20, 20; "about 20" is –, 20, –; "fewer than 20" –, –, 19;
    "20 or more" is read as "at least 20", "20-odd" as "about 20".
    """
    number = count.best if count.best is not None else count.low
    kind = next((kind for kind in _STRENGTH if kind in kinds), None)
    if number is None or kind is None or (kind == "about" and count.best is None):
        return count
    return {
        "more_than": Count(number + 1, None, None),
        "less_than": Count(None, None, number - 1),
        "at_least": Count(number, count.best, None),
        "up_to": Count(None, number, number),
        "about": Count(None, number, None),
    }[kind]


def _kinds(words: str | None, hedges: Mapping[str, str]) -> list[str]:
    """Return what each hedge in a run of them says."""
    found = re.findall(_either(hedges), words, re.IGNORECASE) if words else []
    return [hedges[" ".join(hedge.lower().split())] for hedge in found]


def _turned(lists: Mapping[str, Any]) -> dict[str, str]:
    return {word: kind for kind, words in lists.items() if kind != "source" for word in words}


def _triple(values: list[int]) -> Count:
    low, best, high = (None if value < 0 else value for value in values)
    return Count(low, best, high)


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def _pattern(number: str, vague: Iterable[str], before: Iterable[str], after: Iterable[str]) -> re.Pattern[str]:
    one = rf"(?:(?i:(?:{_either(vague)})(?!\w))|{number})"
    hedge = rf"(?i:{_either(before)})"
    joint = r"(?:\s+(?:to|or)\s+|\s*[-‐–—]\s*|(?(between)\s+and\s+|(?!)))"
    return re.compile(
        rf"(?<![\w.,:/'’#-])(?P<all>(?:(?P<hedge>{hedge}(?:\s+{hedge}){{0,2}})\s+)?(?P<between>(?i:between)\s+)?(?:(?i:from)\s+)?"
        rf"(?P<first>{one})(?:{joint}(?P<last>{number}))?(?P<suffix>\s*(?i:{_either(after)})(?!\w))?)"
    )
