"""What a date rule is, and the pieces of patterns that several rules share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extractors.reading.dates.mention import Shape
from extractors.reading.dates.words import DateWords, alternatives

YEAR = r"(?:1[89]|20)\d\d(?![\d%]|[,.:]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?(?!\w|[:.,]\d)"
NOT_IN_NUMBER = r"(?<![\w$£€#/.,:-])"
DASH = r"\s*[-‐–—]\s*"


ShapeOf = Callable[[re.Match[str], DateWords], Shape | None]
"""From a match to its shape; None where the match is no date after all."""


class Trigger(StrEnum):
    """What must stand near for a rule to be tried at all: most rules then never read most of a text."""

    MONTH = "month"
    WEEKDAY = "weekday"
    YEAR = "year"
    DIGIT = "digit"
    UNIT = "unit"
    FEAST = "feast"
    WORD = "word"


REACH = 70
"""Characters around a trigger that a rule is tried on: longer than any date expression."""


@dataclass(frozen=True)
class Rule:
    """A pattern and how its match becomes a shape; the group `span`, where there is one, bounds the mention."""

    name: str
    trigger: Trigger
    written: str
    """The pattern's source."""
    shape: ShapeOf
    needs_entity: bool = False
    """The match counts only where the tagger also saw a date (weak cues before a bare year or month)."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when first tried: a short text tries few of them."""
        return re.compile(self.written)


def trigger_patterns(words: DateWords) -> dict[Trigger, re.Pattern[str]]:
    """Return a pattern for each trigger, quick to search for."""
    months, weekdays = ({name[:3] for name in names} for names in (words.months, words.weekdays))
    alone = ("overnight", "recent", "same", "then", "now", "date", "present")
    first_words = {name.split()[0] for name in (*words.day_phrases, *alone)}
    feasts = {name[:4] for name in (*words.named_days, *words.fixed_days, *words.lunar_days, *words.lunar_months)}
    return {
        Trigger.MONTH: re.compile(rf"\b{alternatives(months)}", re.IGNORECASE),
        Trigger.WEEKDAY: re.compile(
            rf"\b{alternatives({day.title() for day in weekdays} | {day.upper() for day in weekdays})}"
        ),
        Trigger.YEAR: re.compile(r"(?:1[89]|20)\d\d|['’]\d0s|\byear\b"),
        Trigger.DIGIT: re.compile(r"\d"),
        Trigger.UNIT: re.compile(
            r"\b(?:hour|day|night|date|week|fortnight|month|quarter|year|decade|morning|afternoon|evening)",
            re.IGNORECASE,
        ),
        Trigger.FEAST: re.compile(rf"\b{alternatives(feasts)}", re.IGNORECASE),
        Trigger.WORD: re.compile(rf"\b{alternatives(first_words)}|{words.part}|{words.season}", re.IGNORECASE),
    }


def windows(text: str, trigger: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches of a text around a trigger's matches, in order and apart."""
    found: list[tuple[int, int]] = []
    for match in trigger.finditer(text):
        start, end = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def group(match: re.Match[str], name: str) -> str | None:
    """Return a named group's words in lower case with single spaces; None where it took no part."""
    text = match.groupdict().get(name)
    return " ".join(text.lower().split()) if text else None


def number(match: re.Match[str], name: str) -> int | None:
    """Return the digits of a named group as a number; None where it took no part."""
    text = match.groupdict().get(name)
    return int(re.sub(r"\D", "", text)) if text else None


def written_year(match: re.Match[str]) -> int | None:
    """Return the year of the groups `year` or `yy`; two digits are 19.. from 70 on."""
    if (year := number(match, "year")) is not None:
        return year
    short = number(match, "yy")
    return None if short is None else short + (1900 if short >= 70 else 2000)
