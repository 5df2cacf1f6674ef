"""Dates of Chinese and Urdu news, found by each language's rules and resolved as the English ones are."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from extractors.lexicon import Lexicon
from extractors.reading.dates.mention import (
    Calendar,
    Current,
    DateMention,
    Kind,
    Shape,
    Shift,
    Unknown,
    Weekday,
    Window,
)
from extractors.reading.dates.resolve import Context, Days, month_days, precision_of, resolve
from extractors.records import Article, Span, When
from extractors.vernacular.dates.shapes import DateRule, DayOfMonth, Found
from extractors.vernacular.dates.ur import urdu_rules
from extractors.vernacular.dates.zh import chinese_rules

LOCAL_ZONE = ZoneInfo("Asia/Karachi")
HEAD_CHARS = 200
"""How far into a text the agency's dateline is looked for."""
NEAR_DAYS = 62
"""A bare day of the month belongs to the month told of before it only where that is further back than this."""

_DATELINE = re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:电|讯|消息)")


def find_anchor(article: Article, folded: str) -> date | None:
    """Return the day relative dates count from: the agency dateline's, else the publication day in Pakistan."""
    published = _published_day(article)
    match = _DATELINE.search(folded, 0, HEAD_CHARS)
    if match is None or published is None:
        return published
    days = resolve(Calendar(month=int(match["m"]), day=int(match["d"])), Context(published, None, is_past=True))
    return days[0] if days and abs((published - days[0]).days) <= NEAR_DAYS else published


def _published_day(article: Article) -> date | None:
    if article.published_at is None:
        return None
    moment = article.published_at
    return moment.date() if article.published_is_date else moment.astimezone(LOCAL_ZONE).date()


def find_dates(text: str, folded: str, anchor: date | None, language: str, lexicon: Lexicon) -> tuple[DateMention, ...]:
    """Find every date mention in order; spans never overlap and nothing falls back to the anchor."""
    return tuple(_resolved(text, folded, _chosen(_found(folded, language, lexicon)), anchor))


@cache
def _rules(language: str, lexicon: Lexicon) -> tuple[DateRule, ...]:
    rules: Callable[[Lexicon], tuple[DateRule, ...]] = chinese_rules if language == "zh" else urdu_rules
    return rules(lexicon)


def _found(folded: str, language: str, lexicon: Lexicon) -> Iterator[Found]:
    for rule in _rules(language, lexicon):
        for match in rule.pattern.finditer(folded):
            found = rule.read(match)
            if found is not None:
                yield found


def _chosen(found: Iterator[Found]) -> list[Found]:
    """Keep the leftmost longest; of equals, the rule that comes first."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


@dataclass(slots=True)
class _State:
    """What the mentions before one told."""

    anchor: date | None
    previous: Days | None = None
    near: dict[DayOfMonth, Days] = field(default_factory=dict)
    """Days without a month that were of the anchor's or the one before it: told again, they are the same."""


def _resolved(text: str, folded: str, found: Sequence[Found], anchor: date | None) -> Iterator[DateMention]:
    state = _State(anchor)
    for item in found:
        mention = _mention(text, item, _days(item, state), anchor)
        is_dateline = _DATELINE.match(folded, item.start) is not None and item.start < HEAD_CHARS
        if mention.when.start and mention.when.end and not is_dateline:
            state.previous = mention.when.start, mention.when.end
        yield replace(mention, is_dateline=True) if is_dateline else mention


def _days(item: Found, state: _State) -> Days | None:
    if item.or_anchor and state.previous is None and state.anchor:
        state = _State(state.anchor, (state.anchor, state.anchor))
    first = _of_shape(item.shape, state)
    if item.bound == "since" and first and state.anchor and first[0] <= state.anchor:
        return first[0], state.anchor
    if item.last is None or first is None:
        return first
    last = _of_shape(item.last, _State(state.anchor, first))
    return (first[0], last[1]) if last and first[0] <= last[1] else None


def _of_shape(shape: Shape | DayOfMonth, state: _State) -> Days | None:
    if isinstance(shape, DayOfMonth):
        return state.near.get(shape) or _day_of_month(shape, state)
    base = getattr(shape, "base", "anchor")
    if base == "previous" and state.previous is None:
        return None
    return resolve(shape, Context(state.anchor, state.previous, is_past=not _may_be_ahead(shape)))


def _may_be_ahead(shape: Shape) -> bool:
    return isinstance(shape, Calendar) and shape.which == "next"


def _day_of_month(shape: DayOfMonth, state: _State) -> Days | None:
    """Return the latest such day up to the anchor, or that of the month told of before where that is long past."""
    anchor, previous = state.anchor, state.previous
    if shape.months is not None:
        return _on(anchor.year, anchor.month + shape.months, shape) if anchor else None
    if previous is not None and (anchor is None or (anchor - previous[1]).days > NEAR_DAYS):
        is_month = (previous[1] - previous[0]).days <= 31
        return _on(previous[0].year, previous[0].month, shape) if is_month else None
    if anchor is None:
        return None
    for back in range(3):
        days = _on(anchor.year, anchor.month - back, shape)
        if days is not None and days[0] <= anchor + timedelta(days=1):
            state.near[shape] = days
            return days
    return None


def _on(year: int, month: int, shape: DayOfMonth) -> Days | None:
    first, last = month_days(year, month)
    end = shape.last or shape.day
    if not 1 <= shape.day <= end <= last.day:
        return None
    return first + timedelta(days=shape.day - 1), first + timedelta(days=end - 1)


def _mention(text: str, item: Found, days: Days | None, anchor: date | None) -> DateMention:
    words = text[item.start : item.end]
    shape = item.shape
    is_relative = getattr(shape, "base", "anchor") == "previous" or getattr(shape, "year_base", "") == "previous"
    return DateMention(
        span=Span(item.start, item.end, words),
        when=When(*days, precision_of(*days), words) if days else When(text=words),
        kind="period" if item.bound == "since" else _kind(item, days),
        is_deictic=isinstance(shape, Weekday | Shift | Current | Window) and not is_relative,
        is_relative=is_relative,
        is_future=bool(days and anchor and days[0] > anchor),
        is_vague=isinstance(shape, Unknown) or bool(getattr(shape, "is_vague", False)),
        is_recurring=isinstance(shape, Unknown) and shape.is_recurring,
        bound=item.bound,
        part_of_day=item.part_of_day,
    )


def _kind(item: Found, days: Days | None) -> Kind:
    if item.last is not None or getattr(item.shape, "last_day", None):
        return "range"
    return "day" if days is not None and (days[1] - days[0]).days <= 2 else "period"
