"""Number words with their hedges, and the low, best and high they stand for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from extractors.lexicon import Lexicon
from extractors.reading.numbers import Numerals, numerals
from extractors.records import Count


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
    hedges: Mapping[str, str]
    """Hedge in lower case to its kind: at_least, more_than …"""
    hedge: re.Pattern[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read quantities.toml of a lexicon folder; raises BadInput where it is missing."""
        table = lexicon.table("quantities")
        vague = {word: _triple(count) for word, count in table["vague"].items() if word != "source"}
        hedges = {word: kind for kind, words in table["qualifiers"].items() if kind != "source" for word in words}
        exact = numerals(lexicon)
        return cls(
            exact, vague, hedges, re.compile(_either(hedges), re.IGNORECASE), _pattern(exact.pattern, vague, hedges)
        )

    def find(self, text: str) -> Iterator[Counted]:
        """Yield every number of a text in order."""
        for match in self.pattern.finditer(text):
            count = self._count(match)
            if count is None:
                continue
            words = match["hedge"] or ""
            value = self.numerals.value(match["last"] or match["first"])
            yield Counted(
                start=match.start("all"),
                end=match.end("all"),
                number=match.span("last" if match["last"] else "first"),
                count=count,
                is_additional=any(kind == "additional" for kind in self._kinds(words)),
                is_whole=value is None or value == int(value),
            )

    def _count(self, match: re.Match[str]) -> Count | None:
        first = self._bare(match["first"])
        if first is None:
            return None
        kinds = [*self._kinds(match["hedge"] or ""), *self._kinds(match["suffix"] or "")]
        if match["last"]:
            last = self._bare(match["last"])
            low, high = first.low, last.best if last else None
            return Count(low, None, high) if low is not None and high is not None and low < high else None
        return hedged(first, kinds)

    def _bare(self, words: str) -> Count | None:
        known = self.vague.get(" ".join(words.lower().split()))
        if known is not None:
            return known
        value = self.numerals.value(words)
        return None if value is None or value > 10**15 else Count(int(value), int(value), int(value))

    def _kinds(self, words: str) -> list[str]:
        found = self.hedge.findall(words)
        return [self.hedges[" ".join(hedge.lower().split()) if hedge.strip() else hedge] for hedge in found]


@cache
def count_words(lexicon: Lexicon) -> CountWords:
    """Return the count words of a lexicon folder, read once."""
    return CountWords.of(lexicon)


def hedged(count: Count, kinds: list[str]) -> Count:
    """Apply hedges to a count.

    "at least 11" is 11, 11, –: the number said is the best there is. "more than 30" is 31, –, –: 30 is denied and
    nothing else is said. "up to 20" and "nearly 20" are –, 20, 20; "about 20" is –, 20, –; "fewer than 20" –, –, 19;
    "20-odd" and "20 or more" are read as "at least 20".
    """
    number = count.best if count.best is not None else count.low
    if number is None:
        return count
    if "more_than" in kinds:
        return Count(number + 1, None, None)
    if "less_than" in kinds:
        return Count(None, None, number - 1)
    if "at_least" in kinds or "or_more" in kinds:
        return Count(number, number if count.best is not None else None, None)
    if "up_to" in kinds or "nearly" in kinds:
        return Count(None, number, number)
    if "about" in kinds or "or_so" in kinds:
        return Count(None, number, None) if count.best is not None else count
    return count


def _triple(values: list[int]) -> Count:
    low, best, high = (None if value < 0 else value for value in values)
    return Count(low, best, high)


def _either(words: Mapping[str, object]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def _pattern(number: str, vague: Mapping[str, Count], hedges: Mapping[str, str]) -> re.Pattern[str]:
    before = {word: kind for word, kind in hedges.items() if kind not in ("or_more", "or_so")}
    after = {word: kind for word, kind in hedges.items() if kind in ("or_more", "or_so")}
    loose = rf"(?i:(?:{_either(vague)})(?!\w))"
    one = rf"(?:{loose}|{number})"
    to = r"(?:\s+(?:to|or|and)\s+|\s*[-‐–—]\s*)"
    return re.compile(
        rf"(?<![\w.,:/'’-])(?P<all>(?:(?P<hedge>(?i:(?:{_either(before)})(?:\s+(?:{_either(before)}))*))\s+)?"
        rf"(?:(?:(?i:between|from)\s+)?(?P<first>{one})(?:{to}(?P<last>{number}))?)"
        rf"(?P<suffix>(?i:\s*(?:{_either(after)})(?!\w)))?)"
    )
