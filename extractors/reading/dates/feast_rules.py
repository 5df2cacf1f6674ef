"""Rules for feasts and holidays, and for days counted from them: "Muharram 9", "the eve of Ashura"."""

import re
from datetime import date
from typing import Literal

from extractors.reading.dates.mention import Calendar, Fixed, Lunar, Offset, Shape
from extractors.reading.dates.rules import DAY, NOT_IN_NUMBER, Rule, Trigger, group, number
from extractors.reading.dates.words import DateWords

_YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}
_OF_YEAR = (
    r"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>(?:1[89]|20)\d\d(?![\d%]|[,.:]\d))|(?P<yref>(?i:last|this|next))\s+year\b))"
)
_OF_YEAR_LUNAR = r"\s+(?P<yref>(?i:last|this))\s+year\b"
_HIJRI = r"(?:,?\s+(?P<hijri>1[34]\d\d)(?:\s*(?:AH|A\.H\.?|Hijri))?|,?\s+(?P<year>20\d\d))"


def feast_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules in which a feast or holiday, or a month of the Islamic calendar, is named."""
    counted = (
        rf"(?P<n>{words.numerals.pattern}|(?i:an?|the))\s+(?:days?|nights?)\s+(?P<dir>(?i:before|after|prior\s+to))"
    )
    away = rf"(?:(?:(?P<eve>(?i:(?:the\s+)?eve\s+of))|{counted})\s+(?:the\s+)?)?"
    nth = r"(?:(?:the\s+)?(?P<nth>(?i:first|second|third|fourth|last))\s+(?:day|night)\s+of\s+(?:the\s+)?)?"
    month = rf"(?P<month>(?i:{words.lunar_month}))"
    return (
        Rule("named_day", Trigger.FEAST, rf"{away}\b(?P<name>{words.named_day})\b{_OF_YEAR}?", _named),
        Rule("fixed_day", Trigger.FEAST, rf"(?<![\d/])(?P<name>{words.fixed_day})(?![\d/])", _fixed),
        Rule("lunar", Trigger.FEAST, rf"{NOT_IN_NUMBER}(?P<day>{DAY})(?:\s+of)?\s+{month}\b{_HIJRI}?", _lunar),
        Rule("lunar_after", Trigger.FEAST, rf"\b{month}\s+(?:the\s+)?(?P<day>{DAY}){_HIJRI}?", _lunar),
        Rule(
            "lunar_month",
            Trigger.FEAST,
            rf"\b(?i:in|during|of|since)\s+(?:the\s+)?(?:holy\s+)?(?:month\s+of\s+)?(?P<span>{month}\b(?!\s+[A-Z])(?:{_HIJRI}|{_OF_YEAR_LUNAR})?)",
            _lunar,
        ),
        Rule("lunar_day", Trigger.FEAST, rf"{away}{nth}\b(?P<name>(?i:{words.lunar_day}))\b{_HIJRI}?", _lunar),
    )


def _named(match: re.Match[str], words: DateWords) -> Shape | None:
    month, day = words.named_days[" ".join(match["name"].lower().split())]
    reference = group(match, "yref")
    shift = _YEAR_SHIFTS[reference] if reference else None
    return _away(match, words, Calendar(year=number(match, "year"), year_shift=shift, month=month, day=day))


def _fixed(match: re.Match[str], words: DateWords) -> Shape | None:
    day: date = words.fixed_days[match["name"].lower()]
    return Fixed(day, day)


def _lunar(match: re.Match[str], words: DateWords) -> Shape | None:
    name = group(match, "name")
    if name:
        month, day = words.lunar_days[name]
    else:
        month, day = words.lunar_months[group(match, "month") or ""], number(match, "day") or 0
    reference: Literal["last", "this"] | None = "last" if group(match, "yref") == "last" else None
    sighted = tuple((start, when) for (m, start), days in words.sighted.items() if m == month for when in days)
    shape = Lunar(month, day or None, number(match, "hijri"), number(match, "year"), reference, sighted)
    return _away(match, words, shape)


def _away(match: re.Match[str], words: DateWords, shape: Shape) -> Shape:
    """Return the day so far from a feast: its eve, two days after it, its second day."""
    if group(match, "eve"):
        return Offset(shape, -1)
    nth = group(match, "nth")
    if nth:
        return Offset(shape, {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 2}[nth])
    count = group(match, "n")
    if count is None:
        return shape
    days = 1 if count in ("a", "an", "the") else int(words.numerals.value(count) or 0)
    return Offset(shape, days if group(match, "dir") == "after" else -days)
