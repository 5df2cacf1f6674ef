"""Rules for the periods that accounts are given by: parts of a year, fiscal years, the months up to a month."""

import re

from extractors.reading.dates.mention import Calendar, Fiscal, Months, Shape
from extractors.reading.dates.rules import YEAR, Rule, Trigger, group, number
from extractors.reading.dates.words import DateWords

_IN = r"\b(?i:in|during|for|over|throughout|since|of|from)\s+"
_YEAR_REF = r"(?P<yref>(?i:last|this))\s+year\b"
_SHIFTS = {"last": -1, "this": 0}
_FISCAL = r"(?i:fiscal|financial)\s+year\b"
_FISCAL_SHIFTS = {"last": -1, "previous": -1, "outgoing": -1, "past": -1, "current": 0, "this": 0, "ongoing": 0}


def account_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules for parts of the running year, fiscal years and so many months up to a named one."""
    numeral = words.numerals.pattern
    part = rf"(?P<nth>(?i:first|second|third|fourth))[\s-]+(?:(?P<unit>(?i:quarter|half))|(?P<n>{numeral})\s+months)\b"
    the_year = r"of\s+the\s+(?:(?:current|ongoing|outgoing)\s+)?(?:calendar\s+)?year\b"
    which = r"(?P<which>(?i:last|previous|outgoing|past|current|this|ongoing))"
    return (
        Rule("part_of_the_year", Trigger.UNIT, rf"\b(?:the\s+)?{part}\s+{the_year}", _part),
        Rule("first_months", Trigger.UNIT, rf"{_IN}(?P<span>the\s+{part})(?!\s+of\b)", _bare_part),
        Rule("years_part", Trigger.UNIT, rf"\b(?:(?P<year>{YEAR})|{_YEAR_REF})['’]s\s+{part}", _part),
        Rule("start_of_year", Trigger.UNIT, r"\b(?:the\s+)?(?:start|beginning|turn)\s+of\s+the\s+year\b", _start),
        Rule(
            "fiscal_years",
            Trigger.YEAR,
            rf"\b(?:the\s+)?(?:{_FISCAL}\s+|FY\s?-?)(?:of\s+)?(?P<year>{YEAR})(?:\s*[-–/]\s*(?P<end>{YEAR}|\d\d(?!\d)))?",
            _fiscal_years,
        ),
        Rule("fiscal_year", Trigger.UNIT, rf"\b(?:the\s+)?{which}\s+{_FISCAL}(?!\s+\(?\d)", _fiscal_year),
        Rule(
            "months_to",
            Trigger.MONTH,
            rf"\b(?:the\s+)?(?:(?P<n>{numeral})\s+months|year)\s+(?:up\s+)?(?:to|through|ending|ended)\s+(?:in\s+)?"
            rf"(?P<month>{words.month}),?\s+(?:(?P<year>{YEAR})|{_YEAR_REF})",
            _months_to,
        ),
        Rule(
            "years_to",
            Trigger.YEAR,
            rf"\b(?:the\s+)?(?P<n>{numeral})\s+years\s+(?:up\s+)?(?:to|through|ending|ended)\s+(?:in\s+)?(?P<last>{YEAR})",
            _years_to,
        ),
        Rule(
            "year_saw",
            Trigger.YEAR,
            rf"\b(?P<year>{YEAR})(?=\s+(?:saw|witnessed|brought|ha[sd]\s+(?:been|seen))\b)",
            _year,
        ),
        Rule("and_year", Trigger.YEAR, rf"(?<=\d\s)and\s+(?P<span>(?P<year>{YEAR}))(?!\s+{words.counted}\b)", _year),
    )


def _count(match: re.Match[str], words: DateWords) -> int:
    """Return how many months a part has; 0 for no such part."""
    unit = {"quarter": 3, "half": 6}.get(group(match, "unit") or "")
    count = unit or int(words.numerals.value(match["n"] or "") or 0)
    return count if 1 <= count <= 12 else 0


def _part(match: re.Match[str], words: DateWords) -> Shape | None:
    count = _count(match, words)
    first = ("first", "second", "third", "fourth").index(match["nth"].lower()) * count + 1
    shift = _SHIFTS.get(group(match, "yref") or "")
    return Months(first, first + count - 1, number(match, "year"), shift) if count and first + count <= 13 else None


def _bare_part(match: re.Match[str], words: DateWords) -> Shape | None:
    """Read a part without its year; halves are left out, for matches and films have them too."""
    return None if group(match, "unit") == "half" else _part(match, words)


def _start(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Calendar(year_shift=0, edge="early")


def _fiscal_years(match: re.Match[str], _words: DateWords) -> Shape | None:
    """Read a fiscal year by both its years, or by the one it ends in."""
    year, end = number(match, "year"), number(match, "end")
    if year is None or (end is not None and end % 100 != (year + 1) % 100):
        return None
    return Fiscal(year=year + 1 if end is not None else year)


def _fiscal_year(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Fiscal(shift=_FISCAL_SHIFTS[group(match, "which") or ""])


def _months_to(match: re.Match[str], words: DateWords) -> Shape | None:
    count = int(words.numerals.value(match["n"]) or 0) if match["n"] else 12
    last = words.months[match["month"].lower().rstrip(".")]
    if not 1 <= count <= 120:
        return None
    return Months(last - count + 1, last, number(match, "year"), _SHIFTS.get(group(match, "yref") or ""))


def _years_to(match: re.Match[str], words: DateWords) -> Shape | None:
    count, last = int(words.numerals.value(match["n"]) or 0), int(match["last"])
    return Calendar(year=last - count + 1, last_year=last) if 1 < count <= 100 else None


def _year(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Calendar(year=number(match, "year"))
