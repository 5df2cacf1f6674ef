"""Rules for dates as a calendar gives them: days, months and years, written out or in part."""

import re
from dataclasses import replace
from typing import Literal

from extractors.reading.dates.mention import Base, Calendar, MonthDay, Months, Shape
from extractors.reading.dates.rules import (
    DASH,
    DAY,
    NOT_IN_NUMBER,
    YEAR,
    Rule,
    Trigger,
    group,
    number,
    written_year,
)
from extractors.reading.dates.words import DateWords

_YEAR_SHIFTS: dict[str, tuple[int, Base]] = {
    "last": (-1, "anchor"),
    "this": (0, "anchor"),
    "next": (1, "anchor"),
    "that": (0, "previous"),
    "the same": (0, "previous"),
    "the previous": (-1, "previous"),
    "the following": (1, "previous"),
}
_YEAR_REF = r"(?P<yref>(?i:last|this|next|that|the\s+same|the\s+previous|the\s+following))\s+year\b"
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:the\s+year\s+)?(?:(?P<year>{YEAR})|{_YEAR_REF}))"
_SHORT_YEAR = r"\s+['’]?(?P<yy>\d\d)(?=\s*[()\]]|\s+--|,)"
_TO = r"(?:\s*[-‐–—/&]\s*|\s+(?:to|and|or|till|until|through)\s+)"
_LEAD = (
    r"\b(?i:in|since|during|until|till|throughout|through|of|from|to|by|and|between|before|after|for|on|or|as\s+of)\s+"
)


def calendar_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules in which a month or a year is named, or a day of one by its number."""
    return (*_day_rules(words), *_month_rules(words), *_year_rules(words))


def _day_rules(words: DateWords) -> tuple[Rule, ...]:
    weekday = rf"(?:(?P<weekday>\b{words.weekday_short}),?\s+(?:the\s+)?\(?)?"
    month = rf"(?P<month>{words.month})"
    day = rf"(?P<day>{DAY})"
    last = rf"(?P<last>{DAY})"
    uncounted = rf"(?!\s+{words.counted}\b)"
    return (
        Rule(
            "day_month",
            Trigger.MONTH,
            rf"{NOT_IN_NUMBER}{weekday}{day}(?:\s+(?:of\s+)?|-){month}(?:{_OF_YEAR}|{_SHORT_YEAR}|-(?P<yy2>{YEAR}))?",
            _day,
        ),
        Rule("month_day", Trigger.MONTH, rf"{weekday}\b{month}\s+(?:the\s+)?{day}{uncounted}{_OF_YEAR}?", _day),
        Rule(
            "days_month",
            Trigger.MONTH,
            rf"{NOT_IN_NUMBER}{day}{_TO}{last}\s+(?:of\s+)?{month}(?:{_OF_YEAR}|{_SHORT_YEAR})?",
            _day,
        ),
        Rule("month_days", Trigger.MONTH, rf"\b{month}\s+{day}{_TO}{last}{uncounted}{_OF_YEAR}?", _day),
        Rule(
            "iso",
            Trigger.DIGIT,
            r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\d-])",
            _iso,
        ),
        Rule(
            "numeric",
            Trigger.DIGIT,
            r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/-])",
            _numeric,
        ),
        Rule(
            "numeric_short",
            Trigger.DIGIT,
            r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<yy>\d\d)(?![\d/-])",
            _numeric,
        ),
    )


def _month_rules(words: DateWords) -> tuple[Rule, ...]:
    month = rf"(?P<month>{words.month})"
    edge = rf"(?:(?P<edge>\b(?i:{words.edge}))(?:\s+(?:the\s+)?(?:month\s+of\s+)?|-))"
    free = r"(?!\s+\d|-\d|['’]\d)"
    return (
        Rule("month_year", Trigger.MONTH, rf"{edge}?\b{month}(?:\s*[-/])?{_OF_YEAR}", _month),
        Rule("month_slash_year", Trigger.MONTH, rf"{edge}?\b{month}[-/](?P<year>{YEAR})", _month),
        Rule("edge_month", Trigger.MONTH, rf"{edge}{month}{free}", _month),
        Rule(
            "which_month",
            Trigger.MONTH,
            rf"\b(?P<which>(?i:last|this|next|past|previous|coming))\s+{month}{free}",
            _month,
        ),
        Rule("lead_month", Trigger.MONTH, rf"{_LEAD}(?:the\s+month\s+of\s+)?(?P<span>{month}){free}", _month),
        Rule(
            "years_month",
            Trigger.MONTH,
            rf"\b(?P<yref>(?i:last|this|next|that|the\s+same))\s+year['’]s\s+{month}{free}",
            _month,
        ),
        Rule(
            "week_of_month",
            Trigger.MONTH,
            rf"\b(?:the\s+)?(?P<nth>(?i:first|second|third|fourth))\s+week\s+of\s+{month}(?:{_OF_YEAR}|{free})",
            _week,
        ),
        Rule(
            "day_of_unnamed_month",
            Trigger.UNIT,
            rf"\bthe\s+(?P<day>{DAY})\s+(?:(?:day\s+)?of\s+(?P<which>(?i:this|last|the|the\s+same))\s+month\b|instant\b|inst\b)",
            _numbered_day,
        ),
        Rule(
            "the_month",
            Trigger.MONTH,
            rf"\b(?i:the|a|an|its|their)\s+(?P<span>{month})(?=['’]s\s|\s+[a-z]){free}",
            _month,
        ),
    )


def _year_rules(words: DateWords) -> tuple[Rule, ...]:
    year = rf"(?P<year>{YEAR})(?!-\d)"
    edge = rf"(?P<edge>\b(?i:{words.edge}))(?:\s+(?:the\s+)?(?:year\s+)?|-)"
    # "In 2023 his men …" begins a clause where "2023 armed men" are counted.
    lead = r"(?i:the|an?|his|her|its|their|our|these|those|this|that|some|all|no|most|many)\b"
    uncounted = rf"(?!\s+(?:(?!{lead})\w+\s+)?{words.counted}\b)"
    strong = r"\b(?i:in|since|during|throughout|year|until|till|from)\s+"
    # No count follows these, though a noun that could be counted does: "since 2015 militants have …".
    sure = r"\b(?i:since|during|throughout|year)\s+(?:the\s+year\s+)?"
    ordinal = r"(?P<nth>(?i:first|second|third|fourth|last))"
    span = rf"(?P<unit>(?i:quarter|half)|(?P<n>{words.numerals.pattern})\s+months)"
    return (
        Rule("edge_year", Trigger.YEAR, rf"{edge}{year}{uncounted}", _year),
        Rule("sure_year", Trigger.YEAR, rf"{sure}(?P<span>{year})", _year),
        Rule("years_agents", Trigger.YEAR, rf"\bIn\s+(?P<span>{year})(?=\s+{words.agents}\b)", _year),
        Rule("strong_year", Trigger.YEAR, rf"{strong}(?:the\s+year\s+)?(?P<span>{year}){uncounted}", _year),
        Rule(
            "weak_year",
            Trigger.YEAR,
            rf"{NOT_IN_NUMBER}(?<!©\s)(?<![Cc]opyright\s){year}(?!\s+block){uncounted}",
            _year,
            needs_entity=True,
        ),
        Rule(
            "the_year",
            Trigger.YEAR,
            rf"\b(?i:the|a|its|his|their|in)\s+(?P<span>{year})(?=\s+[A-Za-z]){uncounted}",
            _year,
        ),
        Rule("bracketed_year", Trigger.YEAR, rf"\((?P<span>{year})\)", _year),
        Rule(
            "years", Trigger.YEAR, rf"{NOT_IN_NUMBER}(?P<year>{YEAR})(?:{DASH}|/)(?P<last>{YEAR}|\d\d)(?![\d-])", _years
        ),
        Rule(
            "decade",
            Trigger.YEAR,
            rf"(?:{edge})?(?<!\d)(?:the\s+)?(?:(?P<decade>(?:1[89]|20)\d0)|['’](?P<short>[2-9]0))['’]?s\b",
            _decade,
        ),
        Rule(
            "part_of_year",
            Trigger.YEAR,
            rf"\b(?:the\s+)?{ordinal}\s+{span}\s+of\s+(?:the\s+year\s+)?(?:(?P<year>{YEAR})|{_YEAR_REF})",
            _part,
        ),
        Rule(
            "season_year",
            Trigger.YEAR,
            rf"(?:{edge})?\b(?:the\s+)?(?P<season>(?i:{words.season}))(?:\s+season)?\s+(?:of\s+)?(?:(?P<year>{YEAR})|{_YEAR_REF})",
            _season,
        ),
        Rule(
            "which_season",
            Trigger.WORD,
            rf"\b(?P<which>(?i:last|this|next|past))\s+(?P<season>(?i:{words.season}))\b",
            _season,
        ),
    )


def _year_parts(match: re.Match[str]) -> tuple[int | None, int | None, Base]:
    """Return the written year, else the shift from a base year."""
    year = written_year(match) or number(match, "yy2")
    if year is None and (reference := group(match, "yref")):
        return (None, *_YEAR_SHIFTS[reference])
    return year, None, "anchor"


def _calendar(match: re.Match[str], words: DateWords, month: int | None, day: int | None) -> Calendar:
    year, shift, base = _year_parts(match)
    weekday = group(match, "weekday")
    edge = group(match, "edge")
    return Calendar(
        year=year,
        year_shift=shift,
        year_base=base,
        month=month,
        day=day,
        last_day=number(match, "last") if day else None,
        weekday=words.weekdays[weekday.rstrip(".")] if weekday else None,
        edge=words.edges[edge] if edge else None,
        which=_which(group(match, "which")),
    )


def _which(word: str | None) -> Literal["last", "this", "next"] | None:
    known: dict[str | None, Literal["last", "this", "next"]] = {
        "last": "last", "past": "last", "previous": "last", "this": "this", "next": "next", "coming": "next",
    }  # fmt: skip
    return known.get(word)


def _month_number(match: re.Match[str], words: DateWords) -> int:
    return words.months[match["month"].lower().rstrip(".")]


def _day(match: re.Match[str], words: DateWords) -> Shape | None:
    shape = _calendar(match, words, _month_number(match, words), number(match, "day"))
    return None if shape.last_day and shape.day and shape.last_day <= shape.day else shape


def _iso(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Calendar(year=number(match, "year"), month=number(match, "m"), day=number(match, "d"))


def _numeric(match: re.Match[str], _words: DateWords) -> Shape | None:
    """Day first, as Pakistan writes; month first where only that is a date."""
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if second <= 12 else (second, first)
    return Calendar(year=written_year(match), month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month(match: re.Match[str], words: DateWords) -> Shape | None:
    return _calendar(match, words, _month_number(match, words), None)


def _week(match: re.Match[str], words: DateWords) -> Shape | None:
    first = 7 * ("first", "second", "third", "fourth").index(match["nth"].lower()) + 1
    return replace(_calendar(match, words, _month_number(match, words), first), last_day=first + 6)


def _numbered_day(match: re.Match[str], _words: DateWords) -> Shape | None:
    day, which = number(match, "day"), group(match, "which")
    if day is None:
        return None
    base: Base = "previous" if which in ("the", "the same") else "anchor"
    return MonthDay(day, -1 if which == "last" else 0, base)


def _year(match: re.Match[str], words: DateWords) -> Shape | None:
    return _calendar(match, words, None, None)


def _years(match: re.Match[str], _words: DateWords) -> Shape | None:
    first, last = int(match["year"]), int(match["last"])
    if last < 100:
        last += first - first % 100
    return Calendar(year=first, last_year=last) if last > first else None


def _decade(match: re.Match[str], words: DateWords) -> Shape | None:
    year = number(match, "decade")
    if year is None:
        year = int(match["short"]) + (1900 if int(match["short"]) >= 30 else 2000)
    edge = group(match, "edge")
    return Calendar(year=year, last_year=year + 9, edge=words.edges[edge] if edge else None)


def _part(match: re.Match[str], words: DateWords) -> Shape | None:
    unit = group(match, "unit") or ""
    count = {"quarter": 3, "half": 6}.get(unit) or int(words.numerals.value(match["n"] or "") or 0)
    if not 1 <= count <= 12:
        return None
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 // count}[match["nth"].lower()]
    year, shift, _ = _year_parts(match)
    first = 13 - count if match["nth"].lower() == "last" else (nth - 1) * count + 1
    return Months(first, first + count - 1, year, shift) if first + count - 1 <= 12 else None


def _season(match: re.Match[str], words: DateWords) -> Shape | None:
    first, last = words.seasons[match["season"].lower()]
    year, shift, _ = _year_parts(match)
    which = _which(group(match, "which"))
    if which == "next":
        shift = 1
    edge = group(match, "edge")
    return Months(first, last, year, shift, words.edges[edge] if edge else None)
