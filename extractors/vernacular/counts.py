"""Numbers of people in Chinese and Urdu text, with their hedges, as low, best and high."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.reading.counts import hedged
from extractors.records import Count
from extractors.vernacular.numerals import chinese_number
from extractors.vernacular.text import Units, fold, key_of
from extractors.vernacular.wordlists import WordIndex


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may count people: offsets with its hedges and, in Chinese, its measure word."""

    start: int
    end: int
    count: Count
    additional: bool = False
    measure: str = ""
    """The Chinese measure word; "死" and "伤" tell the outcome too."""
    is_ambiguous: bool = False
    """A word of Urdu that is more often another word."""


def find_numbers(folded: str, units: Units, language: str, lexicon: Lexicon) -> tuple[Number, ...]:
    """Find every number that can count people, in order."""
    if language == "zh":
        return tuple(_chinese(folded, lexicon))
    return tuple(_urdu(units, lexicon))


# ---------------------------------------------------------------- Chinese
@dataclass(frozen=True)
class _ChineseWords:
    vague: Mapping[str, Count]
    hedges: Mapping[str, str]
    after: Mapping[str, str]
    hedge: re.Pattern[str]
    pattern: re.Pattern[str]


@cache
def _chinese_words(lexicon: Lexicon) -> _ChineseWords:
    table = lexicon.table("zh_counts")
    vague, hedges = _vague(table["vague"]), _turned(table["hedges"])
    after = _turned(table["after"])
    measures = _either(table["classifiers"]["people"])
    pattern = re.compile(
        rf"(?P<hedge>(?:(?:{_either(hedges)})(?:有|造成|约|共)?)*)"
        rf"(?<![第\d.,点负零一二三四五六七八九十百千])(?P<n>\d[\d,]*(?:\.\d+)?[十百千万]?|(?:{_either(vague)})|[一二两三四五六七八九十百千万][零〇一二两三四五六七八九十百千万]*)"
        rf"(?P<more>{_either(after)})?\s?(?P<measure>{measures})?"
    )
    return _ChineseWords(vague, hedges, after, re.compile(_either(hedges)), pattern)


def _chinese(folded: str, lexicon: Lexicon) -> Iterator[Number]:
    words = _chinese_words(lexicon)
    for match in words.pattern.finditer(folded):
        bare = words.vague.get(match["n"]) or _exact(chinese_number(match["n"]))
        is_vague_digit = match["n"] in ("多", "数", "几") and not match["measure"]
        if bare is None or is_vague_digit or _is_other_word(match):
            continue
        kinds = [words.hedges[hedge] for hedge in words.hedge.findall(match["hedge"])]
        kinds += [words.after[match["more"]]] if match["more"] else []
        kinds += ["at_least"] if folded.startswith("以上", match.end()) else []
        count = hedged(bare, kinds)
        yield Number(match.start(), match.end(), count, "additional" in kinds, match["measure"] or "")


def _is_other_word(match: re.Match[str]) -> bool:
    """Say whether the measure word begins another word: "一员", "死伤", "人民币"."""
    rest = match.string[match.end() : match.end() + 2]
    if match["measure"] == "人":
        return rest.startswith(("民币", "次", "均", "口"))
    return match["measure"] in ("死", "伤") and rest[:1] in ("伤", "亡", "者", "员")


def _exact(value: int | None) -> Count | None:
    return Count(value, value, value) if value else None


# ---------------------------------------------------------------- Urdu
@dataclass(frozen=True)
class _UrduWords:
    values: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, Count]
    before: WordIndex[str]
    after: WordIndex[str]


AMBIGUOUS = frozenset({"اسی", "چون", "سو", "نو"})
"""Words of number that are more often another word: they count only right before people."""


@cache
def _urdu_words(lexicon: Lexicon) -> _UrduWords:
    dates, counts = lexicon.table("ur_dates")["numbers"], lexicon.table("ur_counts")
    values = {_key(word, lexicon): value for value, word in enumerate(dates["words"])}
    values |= {_key(word, lexicon): value for word, value in dates["more"].items()}
    return _UrduWords(
        values={word: value for word, value in values.items() if value},
        scales={_key(word, lexicon): value for word, value in dates["scales"].items()},
        vague={_key(word, lexicon): count for word, count in _vague(counts["vague"]).items()},
        before=WordIndex(((w, kind) for kind, ws in _lists(counts["hedges"]) for w in ws), "ur", lexicon),
        after=WordIndex(((w, kind) for kind, ws in _lists(counts["after"]) for w in ws), "ur", lexicon),
    )


def _key(word: str, lexicon: Lexicon) -> str:
    return key_of(fold(word, lexicon))


def _urdu(units: Units, lexicon: Lexicon) -> Iterator[Number]:
    words = _urdu_words(lexicon)
    hedges: list[str] = []
    start, at = None, 0
    while at < len(units):
        hedge = words.before.at(units, at)
        if hedge is not None:
            start = hedge.start if start is None else start
            hedges.append(hedge.value)
            at = hedge.last
            continue
        bare, last = _urdu_number(units, at, words)
        if bare is not None:
            suffix = words.after.at(units, last) if last < len(units) else None
            kinds = [*hedges, *([suffix.value] if suffix else [])]
            end = suffix.last if suffix else last
            yield Number(
                start if start is not None else units.starts[at],
                units.ends[end - 1],
                hedged(bare, kinds),
                "additional" in kinds,
                is_ambiguous=units.keys[at] in AMBIGUOUS and last == at + 1,
            )
            last = end
        hedges, start, at = [], None, max(last, at + 1)


def _urdu_number(units: Units, at: int, words: _UrduWords) -> tuple[Count | None, int]:
    """Return the number that starts at a unit and the unit after it."""
    key = units.keys[at]
    if key in words.vague:
        return words.vague[key], at + 1
    value = int(key) if key.isdecimal() and len(key) <= 9 else words.values.get(key)
    if not value:
        return None, at + 1
    last = at + 1
    while last < len(units) and units.keys[last] in words.scales:
        value *= words.scales[units.keys[last]]
        last += 1
    if last > at + 1 and last < len(units) and (more := words.values.get(units.keys[last])):
        value, last = value + more, last + 1
    return Count(value, value, value), last


# ---------------------------------------------------------------- lists
def _vague(table: Mapping[str, list[int]]) -> dict[str, Count]:
    return {word: Count(*(None if value < 0 else value for value in values)) for word, values in table.items()}


def _lists(table: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    return ((kind, words) for kind, words in table.items() if isinstance(words, list))


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in _lists(table) for word in words}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
