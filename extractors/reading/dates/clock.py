"""Rules for times of day, which mostly go with a day named beside them."""

import re
from datetime import time

from extractors.reading.dates.mention import Clock, OpenEnd, Shape
from extractors.reading.dates.rules import NOT_IN_NUMBER, Rule, Trigger, group
from extractors.reading.dates.words import DateWords

_HOUR_24 = r"(?P<hour>[01]?\d|2[0-3])"
_MINUTE = r"(?P<minute>[0-5]\d)"
_HALF_DAY = r"(?P<half>[aApP])\.?[mM]\b\.?"
_NOT_INSIDE = r"(?<![\d.:,$£€])"


def clock_rules(words: DateWords) -> tuple[Rule, ...]:
    """Return the rules for times of day and for the open ends of ranges."""
    lead = rf"(?:\b(?i:{words.clock_lead})\s+)"
    zone = rf"\(?(?i:{words.clock_zone})\b(?:\s+time)?\)?"
    hours = r"(?:hours|hrs)\b"
    part = rf"(?P<part>(?i:{words.part}))"
    until = r"\b(?i:until|till|to|up\s+to)\s+"
    noon = r"(?P<part>(?i:midnight|noon|midday|dawn|dusk))\b"
    count = rf"(?:(?i:{words.hedge})\s+)?(?:(?i:an?|half\s+an)|{words.numerals.pattern})"
    now = r"(?P<span>(?P<then>(?i:then))|(?i:now|date|the\s+present(?:\s+day)?|present))\b"
    return (
        Rule(
            "half_day",
            Trigger.DIGIT,
            rf"{lead}*{_NOT_INSIDE}(?P<hour>\d{{1,2}})(?:[:.]{_MINUTE})?\s*{_HALF_DAY}(?:\s*{zone})?",
            _clock,
        ),
        Rule(
            "led",
            Trigger.DIGIT,
            rf"{lead}+{_NOT_INSIDE}{_HOUR_24}:{_MINUTE}(?![\d:])(?:\s*{hours})?(?:\s*{zone})?",
            _clock,
        ),
        Rule("zoned", Trigger.DIGIT, rf"{_NOT_INSIDE}{_HOUR_24}:{_MINUTE}(?:\s*{hours}|\s*{zone})", _clock),
        Rule(
            "military",
            Trigger.DIGIT,
            rf"{lead}*{_NOT_INSIDE}(?P<hour>[01]\d|2[0-3]){_MINUTE}\s*(?:{hours}|{zone}|(?=on\s))",
            _clock,
        ),
        Rule(
            "hours_of",
            Trigger.UNIT,
            rf"\b(?:(?i:in|during)\s+)?(?i:the\s+)?(?P<part>(?i:{words.clock_hours})\s+(?i:hours))\b",
            _part,
        ),
        Rule(
            "part_of",
            Trigger.WORD,
            rf"\b(?:(?i:early|late|mid)[\s-]+)?(?i:the\s+)?{part}(?=,?\s+(?i:of|on|between)\s)",
            _part,
        ),
        Rule("at_noon", Trigger.WORD, rf"\b{noon}", _part),
        Rule(
            "from_noon",
            Trigger.UNIT,
            rf"{NOT_IN_NUMBER}\b{count}\s+(?i:hours?|minutes?)\s+(?i:before|after|past)\s+{noon}",
            _part,
        ),
        Rule("open_end", Trigger.WORD, rf"{until}{now}", _open_end),
    )


def _clock(match: re.Match[str], _words: DateWords) -> Shape | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = group(match, "half")
    if half is None:
        return Clock(time(hour, minute))
    return Clock(time(hour % 12 + (12 if half == "p" else 0), minute)) if 1 <= hour <= 12 else None


def _part(_match: re.Match[str], _words: DateWords) -> Shape | None:
    return Clock()


def _open_end(match: re.Match[str], _words: DateWords) -> Shape | None:
    return OpenEnd("previous" if match["then"] else "anchor")
