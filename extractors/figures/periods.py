"""Which of a sentence's dates bounds a number: how each is bounded, and what other number it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from extractors.reading.dates import DateMention
from extractors.reading.nlp import Reading
from extractors.records import Span

LONG_DAYS = 32
"""From this length a period holds many incidents; a month or less mostly dates one loosely."""
_LONG_UNITS = ("month", "year", "decade")
_REACH = 80
"""Characters before a date in which "since" can open it: "since the launch of the road in 2015"."""
_SINCE_EVENT = re.compile(r"\b(since)\s+(?!then\b)[A-Za-z][^.,;:!?()\n\d]{0,60}\s(?:in|on|of)\s+(?:the\s+)?$")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+(?:onwards?|on)\b")
_UP_TO = re.compile(
    r"\b(?:as\s+(?:of|at|on)|up\s*to|up\s+(?:until|till)|until|till|by)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+)?$",
    re.IGNORECASE,
)
_END_OF = re.compile(r"(?:at\s+|as\s+of\s+)?the\s+(?:end|close)\s+of\b", re.IGNORECASE)
_SAME = (
    r"(?:same|corresponding|comparable)\s+(?:\w+\s+)?"
    r"(?:period|stretch|span|time|weeks?|months?|quarter|half)\s+(?:of|in)\s+"
)
_SAME_STRETCH = re.compile(rf"\b{_SAME}$", re.IGNORECASE)
_LINK_AFTER = re.compile(
    r"(?:\s+(?:dead|\w+ed))?\s*\(?(?:(?:in|during|over|for|from|since|throughout|between|of|within)\s+)?(?:the\s+)?"
    rf"(?:{_SAME})?",
    re.IGNORECASE,
)
_LINK_BEFORE = re.compile(r",?\s+")
_COMPARED = re.compile(r"\b(?:against|compared\s+(?:with|to)|than|from)\s+$", re.IGNORECASE)
_HELD_AGAINST = re.compile(
    r"\b(?:than|against|unlike|compared\s+(?:with|to)|relative\s+to)\s+(?:(?:in|during|for|that\s+of|those\s+of)\s+)?"
    r"(?:all\s+of\s+)?(?:the\s+)?(?:(?:same|corresponding)\s+(?:period|months?|quarter|time)\s+(?:in\s+|of\s+)?)?(?:the\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+(?:in\s+)?(?:the\s+)?")


@dataclass(frozen=True)
class Claim:
    """A number that a period stands right beside."""

    number: int
    """Where the number starts in the text."""
    side: Literal["after", "before"]
    """Where the period stands: after the number or before it."""
    is_compared: bool
    """Whether the number is what another is held against: "against 900 in 2023"."""


def dates_in(reading: Reading, sentence: Span) -> Iterator[DateMention]:
    """Yield the dates written in a sentence as they bound a count.

    Datelines are left out, and what a count is held against: "more than in all of 2022".
    """
    text = reading.article.text
    first = bisect_left(reading.dates, sentence.start, key=lambda mention: mention.span.start)
    for mention in reading.dates[first:]:
        if mention.span.start >= sentence.end:
            return
        if not (
            mention.is_dateline
            or _HELD_AGAINST.search(text, max(sentence.start, mention.span.start - 60), mention.span.start)
        ):
            yield _bounded(reading, sentence, mention)


def since_of(reading: Reading, sentence: Span, mention: DateMention) -> int | None:
    """Return where "since" stands that opens a date through an event: "since the launch of the road in 2015"."""
    start = max(sentence.start, mention.span.start - _REACH)
    match = _SINCE_EVENT.search(reading.article.text[start : mention.span.start].replace("Since ", "since "))
    return start + match.start(1) if match else None


def days_of(mention: DateMention | None, anchor: date | None) -> tuple[date | None, date | None]:
    """Return a period's days, those after the day of writing left out: what is counted has happened.

    A stretch of "several" years has no first day, and one that runs on to an unknown day of writing no last.
    """
    if mention is None or mention.when.start is None or mention.when.end is None or mention.is_vague:
        return None, None
    if mention.bound == "since" and anchor is None:
        return mention.when.start, None
    return mention.when.start, min(mention.when.end, anchor) if anchor else mention.when.end


def is_long(mention: DateMention, least: int = LONG_DAYS) -> bool:
    """Tell whether a mention names a past period of at least so many days."""
    if not is_stretch(mention):
        return False
    if mention.when.start is None:
        text = mention.span.text.lower()
        return not mention.is_relative and any(unit in text for unit in _LONG_UNITS)
    return length(mention) >= least


def is_stretch(mention: DateMention) -> bool:
    """Tell whether a mention names a past stretch of time."""
    return mention.kind in ("period", "range") and not mention.is_future and mention.bound != "until"


def length(mention: DateMention) -> int:
    """Return how many days a mention covers; 0 where they are unknown."""
    start, end = mention.when.start, mention.when.end
    return (end - start).days + 1 if start and end else 0


def claims_in(reading: Reading, sentence: Span) -> Mapping[int, Claim]:
    """Return the numbers that a sentence's periods stand beside, by where the periods start.

    One period is shared by all numbers, unless it stands beside one that the others are compared with.
    """
    stretches = [mention for mention in dates_in(reading, sentence) if is_stretch(mention)]
    claims = _claims(reading, sentence, stretches) if stretches else {}
    return {at: claim for at, claim in claims.items() if len(stretches) > 1 or claim.is_compared}


def choose(
    near: Sequence[DateMention], sentence: Sequence[DateMention], claims: Mapping[int, Claim], number: int
) -> DateMention | None:
    """Return the period of a number: the one beside it, else the longest `near` it that is beside no other.

    Where every one is beside some other number, it shares that number's: the next one where periods follow their
    numbers, the last one where they lead.
    """
    own = [mention for mention in sentence if (c := claims.get(mention.span.start)) and c.number == number]
    free = [mention for mention in near if mention.span.start not in claims]
    if own or free:
        return max(own or free, key=length)
    shared = [(mention, claims[mention.span.start]) for mention in near]
    following = (m for m, c in shared if c.side == "after" and m.span.start > number and not c.is_compared)
    leading = (m for m, c in reversed(shared) if c.side == "before" and m.span.start < number and not c.is_compared)
    return next(following, None) or next(leading, None)


def with_neighbour(reading: Reading, mention: DateMention, sentence: Sequence[DateMention]) -> DateMention:
    """Return a period with the one beside it that it goes on from or that goes on from it: "2022 and 2023"."""
    for other in sentence:
        first, last = sorted((mention, other), key=lambda one: one.span.start)
        end, start = first.when.end, last.when.start
        gap = reading.article.text[first.span.end : last.span.start]
        if end and start and (start - end).days == 1 and _AND.fullmatch(gap) and is_stretch(other):
            return replace(mention, when=replace(mention.when, start=first.when.start, end=last.when.end))
    return mention


def _bounded(reading: Reading, sentence: Span, mention: DateMention) -> DateMention:
    """Return a mention with the bound that words further off give it."""
    if mention.bound is not None or mention.kind in ("range", "time"):
        return mention
    text, anchor = reading.article.text, reading.anchor
    if _SAME_STRETCH.search(text, max(sentence.start, mention.span.start - _REACH), mention.span.start):
        return _same_stretch(reading, mention)
    before = text[max(sentence.start, mention.span.start - 24) : mention.span.start]
    if _UP_TO.search(before) or _END_OF.match(mention.span.text):
        return replace(mention, bound="until")
    is_open = _FROM.search(before) and _ONWARDS.match(text, mention.span.end)
    if not is_open and since_of(reading, sentence, mention) is None:
        return mention
    is_past = anchor is not None and mention.when.start is not None and mention.when.start <= anchor
    when = replace(mention.when, end=anchor) if is_past else mention.when
    return replace(mention, bound="since", kind="period", when=when)


def _same_stretch(reading: Reading, year: DateMention) -> DateMention:
    """Return the stretch told last before a year, moved into it: "in the same period of 2024"."""
    before = bisect_left(reading.dates, year.span.start, key=lambda mention: mention.span.start)
    for told in reversed(reading.dates[:before]):
        start, end = told.when.start, told.when.end
        if not (is_stretch(told) and start and end and year.when.start and start.year == end.year):
            continue
        to = year.when.start.year
        when = replace(year.when, start=_in_year(start, to), end=_in_year(end, to))
        return replace(year, when=when)
    return year


def _in_year(day: date, year: int) -> date:
    """Return the same day of another year; 28 February for a leap day."""
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _claims(reading: Reading, sentence: Span, stretches: Sequence[DateMention]) -> dict[int, Claim]:
    """Return the claims of numbers on periods: first those right after a number, then those right before one."""
    text = reading.article.text
    first = bisect_left(reading.quantities, sentence.start, key=lambda quantity: quantity.span.start)
    last = bisect_left(reading.quantities, sentence.end, key=lambda quantity: quantity.span.start)
    numbers = [quantity for quantity in reading.quantities[first:last] if not quantity.is_article]
    found: dict[int, Claim] = {}
    for side in ("after", "before"):
        taken = {claim.number for claim in found.values()}
        for mention in (one for one in stretches if one.span.start not in found):
            for quantity in (one for one in numbers if one.span.start not in taken):
                if _is_beside(text, quantity.phrase, mention.span, side):
                    compared = _COMPARED.search(text, max(0, quantity.span.start - 16), quantity.span.start)
                    found[mention.span.start] = Claim(quantity.span.start, side, compared is not None)
    return found


def _is_beside(text: str, phrase: Span, period: Span, side: Literal["after", "before"]) -> bool:
    if side == "after":
        return phrase.end <= period.start and _LINK_AFTER.fullmatch(text, phrase.end, period.start) is not None
    return period.end <= phrase.start and _LINK_BEFORE.fullmatch(text, period.end, phrase.start) is not None
