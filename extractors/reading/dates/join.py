"""Neighbouring matches that name one time together: a clock time and its day, the two ends of a range."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from extractors.reading.dates.mention import Calendar, Clock, Current, Draft, Months, OpenEnd, Shift, Weekday

_CLOCK_THEN_DAY = re.compile(
    r"[\s,()]*(?:(?:on|of|between|local time)[\s,()]*)*(?:the\s+)?(?:(?:early|late)\s+)?", re.IGNORECASE
)
_DAY_THEN_CLOCK = re.compile(
    r"[\s,(]*(?:(?:at|around|about|by|near|just|shortly|before|after|in|the|during)\s+)*", re.IGNORECASE
)
_TO = re.compile(r"\s*[-‐–—]\s*|,?\s+(?:to|until|till|through|up\s+to|and\s+until)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?(?:in\s+|on\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r",?\s*\(|,\s+")
_ON = re.compile(r",?\s+(?:on|of|between)\s+(?:the\s+)?", re.IGNORECASE)
LONGEST_GAP = 30
"""Characters between two matches that can still be joined."""

_DAYS = (Calendar, Weekday, Current, Shift, Months)


def joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Join neighbours from left to right, and drop what means nothing alone ("wee hours", "until then")."""
    whole: list[Draft] = []
    for draft, after in zip_longest(drafts, drafts[1:]):
        near = whole and draft.start - whole[-1].end <= LONGEST_GAP and not _belongs_to_next(text, draft, after)
        pair = _pair(text, whole[-1], draft) if near else None
        if pair is None:
            whole.append(draft)
        else:
            whole[-1] = pair
    return [draft for draft in whole if _stands_alone(draft)]


def _belongs_to_next(text: str, draft: Draft, after: Draft | None) -> bool:
    """Tell whether a time of day goes with the day after it: "at 9 pm on Monday"."""
    if not isinstance(draft.shape, Clock) or after is None or isinstance(after.shape, Clock):
        return False
    return _ON.fullmatch(text, draft.end, after.start) is not None


def _stands_alone(draft: Draft) -> bool:
    if isinstance(draft.shape, Clock):
        return draft.shape.at is not None
    return not isinstance(draft.shape, OpenEnd)


def _pair(text: str, first: Draft, second: Draft) -> Draft | None:
    gap = text[first.end : second.start]
    if isinstance(first.shape, Clock) or isinstance(second.shape, Clock):
        return _with_clock(first, second, gap)
    if isinstance(first.shape, Calendar) and first.shape.day and isinstance(second.shape, Weekday):
        if _WEEKDAY_AFTER.fullmatch(gap) and second.part_of_day is None and first.last is None:
            return replace(first, end=second.end, shape=replace(first.shape, weekday=second.shape.number))
        return None
    return _range(text, first, second, gap)


def _with_clock(first: Draft, second: Draft, gap: str) -> Draft | None:
    if isinstance(first.shape, Clock):
        clock, day, pattern = first, second, _CLOCK_THEN_DAY
    else:
        clock, day, pattern = second, first, _DAY_THEN_CLOCK
    if not pattern.fullmatch(gap) or (isinstance(day.shape, Clock) and day.shape.at and clock.shape.at):  # type: ignore[union-attr]
        return None
    return replace(
        day,
        start=first.start,
        end=second.end,
        time_of_day=day.time_of_day or (clock.shape.at if isinstance(clock.shape, Clock) else None),
        part_of_day=day.part_of_day or clock.part_of_day,
    )


def _range(text: str, first: Draft, second: Draft, gap: str) -> Draft | None:
    if first.last is not None or not isinstance(first.shape, _DAYS) or not isinstance(second.shape, (*_DAYS, OpenEnd)):
        return None
    between = _BETWEEN.search(text, max(0, first.start - 14), first.start)
    if not (_TO.fullmatch(gap) or (between and _AND.fullmatch(gap))):
        return None
    head, tail = first.shape, second.shape
    if isinstance(head, Calendar) and isinstance(tail, Calendar):
        head, tail = _shared(head, tail)
    return replace(first, end=second.end, shape=head, last=tail)


def _shared(head: Calendar, tail: Calendar) -> tuple[Calendar, Calendar]:
    """Give the end of a range that has no year the other's: "between 26 January and 5 February 2025"."""
    if head.year is None and head.year_shift is None and head.month:
        year = tail.year - 1 if tail.year and tail.month and head.month > tail.month else tail.year
        head = replace(head, year=year, year_shift=tail.year_shift, year_base=tail.year_base)
    elif tail.year is None and tail.year_shift is None and tail.month and head.year:
        later = head.month is not None and tail.month < head.month
        tail = replace(tail, year=head.year + later)
    return head, tail
