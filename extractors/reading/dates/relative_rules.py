"""Rules for dates counted from the day of writing or from another date: weekdays, "yesterday", "two days later"."""

import re
from typing import Literal

from extractors.reading.dates.mention import Base, Current, Edge, Shape, Shift, Unit, Unknown, Weekday, Window
from extractors.reading.dates.rules import DASH, NOT_IN_NUMBER, Rule, group, rule
from extractors.reading.dates.words import DateWords

_WHICH = r"(?P<which>(?i:last|this\s+past|this\s+coming|this|past|next|coming|the\s+following|the\s+previous|the\s+next|the\s+same|that))"
_UNITS: dict[str, tuple[Unit, float]] = {
    "minute": ("hour", 0),
    "hour": ("hour", 1),
    "day": ("day", 1),
    "night": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "weekend": ("week", 1),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("year", 1),
    "decade": ("decade", 1),
}
_VAGUE_COUNTS: dict[str, tuple[float, float]] = {
    "a few": (2, 6),
    "few": (2, 6),
    "several": (3, 9),
    "some": (2, 9),
    "many": (5, 15),
    "a couple of": (2, 2),
    "couple of": (2, 2),
    "a couple": (2, 2),
}
_COUNT_WORDS = r"(?i:a\s+few|few|several|some|many|(?:a\s+)?couple(?:\s+of)?)"
_UNIT = r"(?P<unit>(?i:minute|hour|day|night|week|fortnight|month|year|decade))s?"
_LOOSE = r"(?:(?P<loose>(?i:about|around|nearly|almost|more\s+than|over|some|roughly|less\s+than|at\s+least|barely|just\s+over))\s+)?"
_DAY_PHRASES: dict[str, tuple[int, Base]] = {
    "the day before yesterday": (-2, "anchor"),
    "day before yesterday": (-2, "anchor"),
    "yesterday": (-1, "anchor"),
    "last night": (-1, "anchor"),
    "last evening": (-1, "anchor"),
    "today": (0, "anchor"),
    "tonight": (0, "anchor"),
    "this morning": (0, "anchor"),
    "this afternoon": (0, "anchor"),
    "this evening": (0, "anchor"),
    "tomorrow": (1, "anchor"),
    "the day after tomorrow": (2, "anchor"),
    "day after tomorrow": (2, "anchor"),
}
_BACK: dict[str, tuple[int, Base]] = {
    "the previous": (-1, "previous"),
    "the preceding": (-1, "previous"),
    "the same": (0, "previous"),
    "that same": (0, "previous"),
    "that": (0, "previous"),
    "that very": (0, "previous"),
    "the very same": (0, "previous"),
    "the following": (1, "previous"),
    "the next": (1, "previous"),
    "the very next": (1, "previous"),
}
_NEAR: dict[str, int] = {"last": -1, "the last": -1, "previous": -1, "this": 0, "this past": -1, "the current": 0, "current": 0, "next": 1, "the coming": 1, "coming": 1}  # fmt: skip


def relative_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules whose day depends on the day of writing or on another mention."""
    return (*_weekday_rules(words), *_deictic_rules(words), *_distance_rules(words), *_period_rules())


def _weekday_rules(words: DateWords) -> tuple[Rule, ...]:
    not_title = rf"(?<!\bThe\s)(?!(?:['’]s)?\s+{words.weekday_after}\b)"
    day = rf"(?P<day>{words.weekday})"
    part = rf"(?:\s+(?P<part>(?:(?i:early|late|mid)[\s-]+)?(?i:{words.part}))\b)?"
    week = r"(?:,?\s+(?:of\s+)?(?P<week>(?i:last|this|next|the\s+same|that))\s+week\b)?"
    timing = r"(?:(?P<edge>(?i:early|late|earlier|later))\s+(?:on\s+)?(?:the\s+)?)?"
    return (
        rule("weekday", rf"\b{timing}(?:{_WHICH}\s+)?\b{day}\b{not_title}{part}{week}", _weekday),
        rule("weekday_abbreviated", rf"\b(?P<day>{words.weekday_short})\s+(?P<part>(?i:{words.part}))\b", _weekday),
        rule("weekdays", rf"\b{day}(?:{DASH}|/|\s+and\s+|\s+or\s+)(?P<last>{words.weekday})(?:\s+(?P<part>nights?))?\b", _weekday_pair),
        rule("every_weekday", rf"\b(?i:every|each|on\s+alternate)\s+{day}\b|\b(?P<plural>{words.weekday}s)\b", _habit),
    )  # fmt: skip


def _deictic_rules(words: DateWords) -> tuple[Rule, ...]:
    days = "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(_DAY_PHRASES, key=len, reverse=True))
    part = rf"(?:\s+(?P<part>(?:(?i:early|late)\s+)?(?i:{words.part}))\b)?"
    back = "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(_BACK, key=len, reverse=True))
    return (
        rule("day_phrase", rf"\b(?:(?i:early|earlier|late|later)\s+)?(?P<phrase>(?i:{days}))\b(?!['’]s\s+(?:world|youth|Pakistan)){part}", _day_phrase),
        rule("overnight", r"\b(?i:overnight)\b", _overnight),
        rule("earlier_in_the_day", r"\b(?i:earlier|later)\s+(?i:in\s+the|that|the\s+same)\s+day\b", _same_day),
        rule("back_day", rf"\b(?P<back>(?i:{back}))\s+(?P<unit>(?i:day|night|date|morning|afternoon|evening))\b{part}", _back),
        rule("back_unit", rf"\b(?P<back>(?i:{back}))\s+(?P<unit>(?i:week|weekend|month|year))\b", _back),
        rule("day_before_after", r"\b(?i:a|one|the)\s+(?P<unit>(?i:day|night|week|month|year))\s+(?P<dir>(?i:before|after|earlier|later|prior))\b", _day_before),
        rule("same_time", r"\b(?i:(?:at|around|about|near)\s+(?:about\s+)?the\s+same\s+(?:time|period)|at\s+(?:about\s+)?that\s+time|around\s+then)\b", _same_time),
    )  # fmt: skip


def _distance_rules(words: DateWords) -> tuple[Rule, ...]:
    count = rf"(?P<n>{_COUNT_WORDS}|{words.numerals.pattern}|an?)"
    direction = r"(?P<dir>(?i:ago|back|earlier|later|previously|prior|hence|afterwards?|before|after(?:\s+that)?))"
    return (
        rule("distance", rf"{NOT_IN_NUMBER}\b{_LOOSE}{count}\s+{_UNIT}\s+{direction}\b", _distance),
        rule("bare_distance", r"\b(?P<unit>(?i:days|weeks|months|years|decades))\s+(?P<dir>(?i:ago|earlier|later|before|after))\b", _vague_distance),
        rule("window", rf"\b(?:the\s+)?(?P<way>(?i:past|last|previous|preceding|next|coming))\s+(?:(?P<n>{_COUNT_WORDS}|{words.numerals.pattern})\s+)?{_UNIT}\b", _window),
        rule("in_n_units", rf"\b(?i:within|in)\s+(?:the\s+)?(?P<way>(?i:next|coming))\s+(?P<n>{words.numerals.pattern})\s+{_UNIT}\b", _window),
        rule("recent", r"\b(?:(?i:in|over|during|for|of)\s+)?(?:the\s+)?(?i:recent)\s+(?P<unit>(?i:day|week|month|year|decade))s\b", _recent),
    )  # fmt: skip


def _period_rules() -> tuple[Rule, ...]:
    near = "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(_NEAR, key=len, reverse=True))
    edge = r"(?:(?P<edge>(?i:early|earlier|late|later|mid|so\s+far))[\s-]+(?:in\s+)?)?"
    unit = r"(?P<unit>(?i:week|fortnight|weekend|month|quarter|year|decade))"
    return (
        rule("near_unit", rf"\b{edge}(?P<near>(?i:{near}))\s+{unit}\b(?P<so_far>\s+so\s+far\b)?(?!-)", _near_unit),
        rule("earlier_in", rf"\b(?P<edge>(?i:earlier|later))\s+in\s+the\s+{unit}\b", _near_unit),
        rule("weekend", r"\b(?i:over|at|during|on)\s+(?P<span>(?i:the\s+(?:long\s+)?(?P<unit>weekend)))\b", _near_unit),
    )


def _weekday(match: re.Match[str], words: DateWords) -> Shape | None:
    before = match.string[max(0, match.start("day") - 8) : match.start("day")].split()
    if before and re.fullmatch(words.weekday_before, before[-1]):
        return None
    which = group(match, "which") or ""
    number = words.weekdays[match["day"].lower().rstrip(".")]
    week = group(match, "week")
    shift = {"last": -1, "this": 0, "next": 1}.get(week or "")
    if which in ("the following", "the previous", "the next", "the same", "that"):
        return Weekday(number, "next" if which in ("the following", "the next") else "last", base="previous")
    kinds: dict[str, Literal["last", "this", "next", "on"]] = {
        "last": "last", "past": "last", "this past": "last", "this": "this", "next": "next", "coming": "next", "this coming": "next",
    }  # fmt: skip
    return Weekday(number, kinds.get(which, "on"), shift)


def _weekday_pair(match: re.Match[str], words: DateWords) -> Shape | None:
    first, last = (words.weekdays[match[name].lower()] for name in ("day", "last"))
    return Weekday(first, last=last) if first != last else None


def _habit(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown(is_recurring=True)


def _day_phrase(match: re.Match[str], _words: DateWords) -> Shape | None:
    shift, base = _DAY_PHRASES[group(match, "phrase") or ""]
    return Current("day", shift, base)


def _overnight(match: re.Match[str], _words: DateWords) -> Shape | None:
    after = match.string[match.end() : match.end() + 12].lower()
    return None if re.match(r"\s+(?:stay|bag|success|train|bus|flight)", after) else Shift(-1, 0, "day")


def _same_day(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Current("day", 0, "previous")


def _back(match: re.Match[str], _words: DateWords) -> Shape | None:
    shift, base = _BACK[group(match, "back") or ""]
    units: dict[str, Unit] = {"week": "week", "weekend": "weekend", "month": "month", "year": "year"}
    return Current(units.get(group(match, "unit") or "", "day"), shift, base)


def _day_before(match: re.Match[str], _words: DateWords) -> Shape | None:
    unit, _ = _UNITS[group(match, "unit") or ""]
    sign = 1 if group(match, "dir") in ("after", "later") else -1
    return Shift(sign, sign, unit, "previous")


def _same_time(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown(is_relative=True)


def _counted(match: re.Match[str], words: DateWords) -> tuple[float, float, bool] | None:
    text = group(match, "n")
    if text is None or text in ("a", "an"):
        return 1, 1, False
    if text in _VAGUE_COUNTS:
        return *_VAGUE_COUNTS[text], text not in ("a couple of", "couple of", "a couple")
    value = words.numerals.value(text)
    return (value, value, False) if value is not None and value < 1000 else None


def _distance(match: re.Match[str], words: DateWords) -> Shape | None:
    counted = _counted(match, words)
    if counted is None:
        return None
    low, high, vague = counted
    unit, size = _UNITS[group(match, "unit") or ""]
    direction = (group(match, "dir") or "").split()[0]
    sign = 1 if direction in ("later", "hence", "afterward", "afterwards", "after") else -1
    base: Base = "anchor" if direction in ("ago", "back", "hence") else "previous"
    far, close = (low, high) if sign > 0 else (high, low)
    return Shift(sign * far * size, sign * close * size, unit, base, vague or match["loose"] is not None)


def _vague_distance(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown(is_relative=group(match, "dir") != "ago")


def _window(match: re.Match[str], words: DateWords) -> Shape | None:
    counted = _counted(match, words)
    unit, size = _UNITS[group(match, "unit") or ""]
    if counted is None or (match["n"] is None and unit in ("day", "hour")):
        return None
    if match["n"] is None and group(match, "way") != "past":
        return None
    sign = 1 if group(match, "way") in ("next", "coming") else -1
    return Window(sign * counted[1] * size, unit, counted[2])


def _recent(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown()


def _near_unit(match: re.Match[str], _words: DateWords) -> Shape | None:
    unit_word = group(match, "unit") or ""
    units: dict[str, Unit] = {"weekend": "weekend", "fortnight": "week", "quarter": "quarter"}
    edges: dict[str | None, Edge] = {"early": "early", "late": "late", "mid": "mid", "earlier": "so_far", "so far": "so_far"}
    edge = edges.get(group(match, "edge"))
    if group(match, "so_far"):
        edge = "so_far"
    unit = units.get(unit_word) or _UNITS[unit_word][0]
    return Current(unit, _NEAR.get(group(match, "near") or group(match, "way") or "this", 0), edge=edge)
