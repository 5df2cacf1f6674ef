"""Rules for dates counted from the day of writing or from another date: weekdays, "yesterday", "two days later"."""

import re
from collections.abc import Mapping
from typing import Literal

from extractors.reading.dates.mention import Current, Edge, Shape, Shift, Unit, Unknown, Weekday, Window
from extractors.reading.dates.rules import DASH, NOT_IN_NUMBER, Rule, Trigger, group
from extractors.reading.dates.words import DateWords, alternatives

_UNITS: Mapping[str, tuple[Unit, float]] = {
    "hour": ("hour", 1),
    "day": ("day", 1),
    "night": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "weekend": ("weekend", 1),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "year": ("year", 1),
    "decade": ("decade", 1),
}
_UNIT = r"(?P<unit>(?i:hour|day|night|week|fortnight|month|year|decade))s?"
_EDGES: Mapping[str | None, Edge] = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "earlier": "so_far",
    "so far": "so_far",
}


def relative_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules whose day depends on the day of writing or on another mention."""
    return (*_weekday_rules(words), *_deictic_rules(words), *_distance_rules(words), *_period_rules(words))


def _weekday_rules(words: DateWords) -> tuple[Rule, ...]:
    day = rf"(?P<day>{words.weekday})"
    full = rf"(?<!\bThe\s){day}\b(?!(?:['’]s)?\s+{words.weekday_after}\b)"
    part = rf"(?:\s+(?P<part>(?:(?i:early|late|mid)[\s-]+)?(?i:{words.part}))\b)?"
    week = r"(?:,?\s+(?:of\s+)?(?P<week>(?i:last|this|next))\s+week\b)?"
    timing = r"(?:(?i:early|late|earlier|later)\s+(?:on\s+)?(?:the\s+)?)?"
    which = rf"(?:(?P<which>(?i:{alternatives(words.weekday_choice)}))\s+)?"
    pair = rf"{day}(?:{DASH}|/|\s+and\s+|\s+or\s+)(?P<last>{words.weekday})(?:\s+(?P<part>nights?))?\b"
    habit = rf"\b(?i:every|each|on\s+alternate)\s+{day}\b|\b(?P<plural>{words.weekday}s)\b"
    return (
        Rule("weekday", Trigger.WEEKDAY, rf"\b{timing}{which}\b{full}{part}{week}", _weekday),
        Rule(
            "weekday_short",
            Trigger.WEEKDAY,
            rf"\b(?P<day>{words.weekday_short})\s+(?P<part>(?i:{words.part}))\b",
            _weekday,
        ),
        Rule("weekdays", Trigger.WEEKDAY, rf"\b{pair}", _weekday_pair),
        Rule("every_weekday", Trigger.WEEKDAY, habit, _habit),
    )


def _deictic_rules(words: DateWords) -> tuple[Rule, ...]:
    phrase = rf"(?P<phrase>(?i:{alternatives(words.day_phrases)}))\b"
    timing = r"(?:(?i:early|earlier|late|later)\s+)?"
    part = rf"(?:\s+(?P<part>(?:(?i:early|late)\s+)?(?i:{words.part}))\b)?"
    back = rf"(?P<back>(?i:{alternatives(words.back_references)}))"
    a_day = (
        r"(?i:a|one|the)\s+(?P<unit>(?i:day|night|week|month|year))\s+(?P<dir>(?i:before|after|earlier|later|prior))"
    )
    same_time = (
        r"(?:at|around|about|near)\s+(?:about\s+)?the\s+same\s+(?:time|period)|(?:at|around|about)\s+that\s+time"
    )
    return (
        Rule(
            "day_phrase", Trigger.WORD, rf"\b{timing}{phrase}(?!['’]s\s+(?i:world|youth|generation)){part}", _day_phrase
        ),
        Rule(
            "overnight",
            Trigger.WORD,
            r"\b(?i:overnight)\b(?!\s+(?:stay|bag|success|train|bus|flight|case)s?\b)",
            _overnight,
        ),
        Rule(
            "in_the_day",
            Trigger.UNIT,
            r"\b(?i:earlier|later)\s+(?i:in\s+the|that|the\s+same)\s+(?P<unit>day)\b",
            _in_the_day,
        ),
        Rule(
            "back_day",
            Trigger.UNIT,
            rf"\b{back}\s+(?P<unit>(?i:day|night|date|morning|afternoon|evening))\b{part}",
            _back,
        ),
        Rule("back_unit", Trigger.UNIT, rf"\b{back}\s+(?P<unit>(?i:week|weekend|month|year))\b", _back),
        Rule("a_day_before", Trigger.UNIT, rf"\b{a_day}\b", _day_before),
        Rule("same_time", Trigger.WORD, rf"\b(?i:{same_time}|around\s+then)\b", _same_time),
    )


def _distance_rules(words: DateWords) -> tuple[Rule, ...]:
    loose = rf"(?i:{alternatives(words.loose_counts)})"
    hedge = rf"(?:(?P<hedge>(?i:{words.hedge}))\s+)?"
    direction = rf"(?P<dir>(?i:{alternatives(words.directions)}))"
    count = rf"(?P<n>{loose}|{words.numerals.pattern}|(?i:an?))"
    bare = r"(?P<unit>(?i:days|weeks|months|years|decades))\s+(?P<dir>(?i:ago|earlier|later|before|after))"
    way = r"(?P<way>(?i:past|last|previous|preceding|next|coming))"
    recent = r"(?:(?i:in|over|during|for|of)\s+)?(?:the\s+)?(?i:recent)\s+(?P<unit>(?i:day|week|month|year|decade))s"
    return (
        Rule("distance", Trigger.UNIT, rf"{NOT_IN_NUMBER}\b{hedge}{count}\s+{_UNIT}\s+{direction}\b", _distance),
        Rule("bare_distance", Trigger.UNIT, rf"\b{bare}\b", _vague_distance),
        Rule(
            "window",
            Trigger.UNIT,
            rf"\b(?:the\s+)?{way}\s+(?:(?P<n>{loose}|{words.numerals.pattern})\s+)?{_UNIT}\b",
            _window,
        ),
        Rule("recent", Trigger.UNIT, rf"\b{recent}\b", _recent),
    )


def _period_rules(words: DateWords) -> tuple[Rule, ...]:
    near = rf"(?P<near>(?i:{alternatives(words.near_units)}))"
    edge = r"(?:(?P<edge>(?i:early|earlier|late|later|mid|so\s+far))[\s-]+(?:in\s+)?)?"
    unit = r"(?P<unit>(?i:week|fortnight|weekend|month|quarter|year|decade))"
    return (
        Rule("near_unit", Trigger.UNIT, rf"\b{edge}{near}\s+{unit}\b(?P<so_far>\s+so\s+far\b)?(?!-)", _near_unit),
        Rule("earlier_in", Trigger.UNIT, rf"\b(?P<edge>(?i:earlier|later))\s+in\s+the\s+{unit}\b", _near_unit),
        Rule(
            "weekend",
            Trigger.UNIT,
            r"\b(?i:over|at|during|on)\s+(?P<span>(?i:the\s+(?:long\s+)?(?P<unit>weekend)))\b",
            _near_unit,
        ),
    )


def _weekday(match: re.Match[str], words: DateWords) -> Shape | None:
    before = match.string[max(0, match.start("day") - 8) : match.start("day")].split()
    if before and re.fullmatch(words.weekday_before, before[-1]):
        return None
    number = words.weekdays[match["day"].lower().rstrip(".")]
    choice = words.weekday_choice.get(group(match, "which") or "")
    if choice in ("after_mention", "before_mention"):
        return Weekday(number, "next" if choice == "after_mention" else "on", base="previous")
    kinds: Mapping[str | None, Literal["last", "this", "next"]] = {"last": "last", "this": "this", "next": "next"}
    return Weekday(number, kinds.get(choice, "on"), {"last": -1, "this": 0, "next": 1}.get(group(match, "week") or ""))


def _weekday_pair(match: re.Match[str], words: DateWords) -> Shape | None:
    first, last = (words.weekdays[match[name].lower()] for name in ("day", "last"))
    return Weekday(first, last=last) if first != last else None


def _habit(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown(is_recurring=True)


def _day_phrase(match: re.Match[str], words: DateWords) -> Shape | None:
    return Current("day", words.day_phrases[group(match, "phrase") or ""])


def _overnight(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Shift(-1, 0, "day")


def _back(match: re.Match[str], words: DateWords) -> Shape | None:
    unit, _ = _UNITS.get(group(match, "unit") or "", ("day", 1))
    return Current(unit, words.back_references.get(group(match, "back") or "", 0), "previous")


def _in_the_day(_match: re.Match[str], _words: DateWords) -> Shape | None:
    """Read "earlier in the day" as the latest day told, whatever year or month stands between."""
    return Current("day", 0, "day")


def _day_before(match: re.Match[str], _words: DateWords) -> Shape | None:
    unit, _ = _UNITS[group(match, "unit") or ""]
    sign = 1 if group(match, "dir") in ("after", "later") else -1
    return Shift(sign, sign, unit, "previous")


def _same_time(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown(is_relative=True)


def _counted(match: re.Match[str], words: DateWords) -> tuple[float, float] | None:
    """Return the fewest and most units a count names; one where none is written."""
    text = group(match, "n")
    if text is None or text in ("a", "an"):
        return 1, 1
    if text in words.loose_counts:
        return words.loose_counts[text]
    value = words.numerals.value(text)
    return (value, value) if value is not None and value < 1000 else None


def _distance(match: re.Match[str], words: DateWords) -> Shape | None:
    counted = _counted(match, words)
    if counted is None:
        return None
    unit, size = _UNITS[group(match, "unit") or ""]
    way = words.directions[group(match, "dir") or ""]
    sign = size if way.startswith("after") else -size
    ends = sorted(sign * count for count in counted)
    is_loose = counted[0] != counted[1] or group(match, "hedge") is not None
    return Shift(ends[0], ends[1], unit, "anchor" if way.endswith("anchor") else "previous", is_loose)


def _vague_distance(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown(is_relative=group(match, "dir") != "ago")


def _window(match: re.Match[str], words: DateWords) -> Shape | None:
    counted = _counted(match, words)
    unit, size = _UNITS[group(match, "unit") or ""]
    way = group(match, "way")
    if counted is None or (match["n"] is None and (way != "past" or unit in ("day", "hour"))):
        return None
    sign = size if way in ("next", "coming") else -size
    return Window(sign * counted[1], unit, counted[0] != counted[1])


def _recent(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Unknown()


def _near_unit(match: re.Match[str], words: DateWords) -> Shape | None:
    unit, size = _UNITS[group(match, "unit") or ""]
    edge: Edge | None = "so_far" if group(match, "so_far") else _EDGES.get(group(match, "edge"))
    shift = words.near_units.get(group(match, "near") or "", 0)
    return Current(unit, round(shift * size), edge=edge)
