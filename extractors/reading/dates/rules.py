"""What a date rule is, and the pieces of patterns that several rules share."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.reading.dates.mention import Shape
from extractors.reading.dates.words import DateWords

YEAR = r"(?:1[89]|20)\d\d(?![\d%]|[,.:]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?(?!\w|[:.,]\d)"
NOT_IN_NUMBER = r"(?<![\w$£€#/.,:-])"
DASH = r"\s*[-‐–—]\s*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how its match becomes a shape; the group `span`, where there is one, bounds the mention."""

    name: str
    pattern: re.Pattern[str]
    shape: Callable[[re.Match[str], DateWords], Shape | None]
    """None where the match is no date after all."""
    needs_entity: bool = False
    """The match counts only where the tagger also saw a date (weak cues before a bare year or month)."""


def rule(
    name: str, pattern: str, shape: Callable[[re.Match[str], DateWords], Shape | None], *, needs_entity: bool = False
) -> Rule:
    """Compile a rule."""
    return Rule(name, re.compile(pattern), shape, needs_entity)


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
