"""Rules for times of day, which mostly go with a day named beside them."""

import re
from datetime import time

from extractors.reading.dates.mention import Clock, OpenEnd, Shape
from extractors.reading.dates.rules import Rule, rule
from extractors.reading.dates.words import DateWords

_ABOUT = r"(?:(?i:at|around|about|by|near|shortly\s+(?:before|after)|just\s+(?:before|after))\s+)*"
_ZONE = r"(?:\s*\(?(?i:local\s+time|GMT|UTC|PKT|PST|IST|EST|EDT|CST|CDT|PDT|MST|MDT|BST|CET)\b(?:\s+time)?\)?)?"
_HALF_DAY = r"(?P<half>[aApP])\.?[mM]\b\.?"


def clock_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules for times of day and for the open ends of ranges."""
    hours = r"(?i:wee|small|early|early\s+morning|late\s+night|late\s+evening|pre-?dawn|morning|night|evening)"
    return (
        rule("clock", rf"{_ABOUT}(?<![\d.:,])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s*{_HALF_DAY}{_ZONE}", _clock),
        rule("clock_24", rf"{_ABOUT}(?<![\d.:,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])(?:\s*(?:hours|hrs))?{_ZONE}", _clock),
        rule("military", rf"{_ABOUT}(?<![\d.:,])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s*(?:hours|hrs)\b|\s+(?i:on|local\s+time|GMT|UTC)\b(?=\s)){_ZONE}", _military),
        rule("hours_of", rf"\b(?:(?i:in|during)\s+)?(?:the\s+)?(?P<part>{hours}\s+hours)\b", _part),
        rule("part_of", rf"\b(?:(?i:early|late|mid)[\s-]+)?(?:the\s+)?(?P<part>(?i:{words.part}))(?=,?\s+(?i:of|on|between)\s)", _part),
        rule("part_before", rf"(?P<part>\b(?i:midnight|noon|midday|dawn|dusk))\b", _part),
        rule("open_end", r"\b(?i:until|till|to|up\s+to|and)\s+(?P<span>(?P<then>(?i:then))|(?i:now|date|the\s+present(?:\s+day)?|present))\b", _open_end),
    )  # fmt: skip


def _clock(match: re.Match[str], _words: DateWords) -> Shape | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match.groupdict().get("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pP" else 0)
    return Clock(time(hour % 24, minute)) if hour <= 24 else None


def _military(match: re.Match[str], _words: DateWords) -> Shape | None:
    return Clock(time(int(match["hour"]), int(match["minute"])))


def _part(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Clock()


def _open_end(match: re.Match[str], _words: DateWords) -> Shape | None:
    return OpenEnd("previous" if match["then"] else "anchor")
