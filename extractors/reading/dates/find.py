"""From a text to its date mentions: match, choose, join, resolve."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from extractors.lexicon import Lexicon
from extractors.reading.dates.account_rules import account_rules
from extractors.reading.dates.anchor import metadata_spans
from extractors.reading.dates.calendar_rules import calendar_rules
from extractors.reading.dates.clock import clock_rules
from extractors.reading.dates.feast_rules import feast_rules
from extractors.reading.dates.join import joined
from extractors.reading.dates.mention import (
    Calendar,
    Clock,
    Current,
    DateMention,
    Draft,
    Kind,
    Lunar,
    MonthDay,
    Months,
    Offset,
    OpenEnd,
    Shape,
    Shift,
    Unknown,
    Weekday,
    Window,
)
from extractors.reading.dates.relative_rules import relative_rules
from extractors.reading.dates.resolve import Context, Days, precision_of, resolve
from extractors.reading.dates.rules import Rule, Trigger, trigger_patterns, windows
from extractors.reading.dates.tense import tense_at
from extractors.reading.dates.words import DateWords, date_words
from extractors.reading.parsing import text_of
from extractors.records import Span, When

_BOUND = re.compile(r"\b(since|until|till|by|before)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    words = date_words(lexicon)
    return (
        *clock_rules(words),
        *calendar_rules(words),
        *feast_rules(words),
        *account_rules(words),
        *relative_rules(words),
    )


@cache
def _triggers(lexicon: Lexicon) -> dict[Trigger, re.Pattern[str]]:
    return trigger_patterns(date_words(lexicon))


def find_dates(doc: Doc, anchor: date | None, lexicon: Lexicon) -> tuple[DateMention, ...]:
    """Find every date mention in order; spans never overlap.

    Relative dates count from `anchor`; without one they are found but stay unresolved. Nothing falls back to it.
    """
    words, text = date_words(lexicon), text_of(doc)
    drafts = joined(text, _chosen(_drafts(doc, text, lexicon)))
    return tuple(_resolved(doc, text, drafts, anchor, words))


def _drafts(doc: Doc, text: str, lexicon: Lexicon) -> Iterator[Draft]:
    words = date_words(lexicon)
    posted = metadata_spans(text, words)
    for rule, match in _matches(text, lexicon):
        shape = rule.shape(match, words)
        start, end = match.span("span") if "span" in rule.pattern.groupindex else match.span()
        if shape is None or (rule.needs_entity and not _is_date_entity(doc, start, end)):
            continue
        is_dateline = any(first <= start < last for first, last in posted)
        yield Draft(start, end, shape, part_of_day=match.groupdict().get("part"), is_dateline=is_dateline)


def _matches(text: str, lexicon: Lexicon) -> Iterator[tuple[Rule, re.Match[str]]]:
    around = {trigger: windows(text, pattern) for trigger, pattern in _triggers(lexicon).items()}
    for rule in _rules(lexicon):
        for start, end in around[rule.trigger]:
            for match in rule.pattern.finditer(text, start, end):
                yield rule, match


def _is_date_entity(doc: Doc, start: int, end: int) -> bool:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and any(token.ent_type_ == "DATE" for token in span)


def _chosen(drafts: Iterator[Draft]) -> list[Draft]:
    """Keep the leftmost longest of overlapping drafts; of equals, the rule that comes first."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept


def _resolved(
    doc: Doc, text: str, drafts: Sequence[Draft], anchor: date | None, words: DateWords
) -> Iterator[DateMention]:
    previous: Days | None = None
    latest_day: Days | None = None
    for draft in drafts:
        tense = tense_at(doc, draft.start, words) if _needs_tense(draft.shape) else None
        context = Context(anchor, previous, tense == "future", tense == "past", latest_day)
        mention = _mention(text, draft, context)
        if mention.when.start and mention.when.end and not mention.is_dateline:
            previous = mention.when.start, mention.when.end
            latest_day = previous if mention.when.precision == 1 else latest_day
        yield mention


def _needs_tense(shape: Shape) -> bool:
    if isinstance(shape, Calendar):
        return shape.year is None and shape.year_shift is None
    return isinstance(shape, Weekday | Months)


def _mention(text: str, draft: Draft, context: Context) -> DateMention:
    days = _days(draft, context)
    bound = _bound(text, draft)
    if bound == "since" and days and context.anchor and days[0] <= context.anchor:
        days = days[0], context.anchor
    words = text[draft.start : draft.end]
    when = When(*days, precision_of(*days), words) if days else When(text=words)
    return DateMention(
        span=Span(draft.start, draft.end, words),
        when=when,
        kind="period" if bound == "since" else _kind(draft, days),
        is_deictic=_is_deictic(draft.shape),
        is_relative=_is_relative(draft.shape),
        is_future=bool(days and context.anchor and days[0] > context.anchor),
        is_vague=_is_vague(draft.shape),
        is_dateline=draft.is_dateline,
        is_recurring=isinstance(draft.shape, Unknown) and draft.shape.is_recurring,
        bound=bound,
        time_of_day=draft.shape.at if isinstance(draft.shape, Clock) else draft.time_of_day,
        part_of_day=draft.part_of_day,
    )


def _days(draft: Draft, context: Context) -> Days | None:
    first = resolve(draft.shape, context)
    if draft.last is None:
        return first
    before = context.previous if isinstance(draft.last, OpenEnd) else first
    last = resolve(draft.last, replace(context, previous=before))
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _bound(text: str, draft: Draft) -> Literal["since", "until"] | None:
    before = _BOUND.search(text, max(0, draft.start - 12), draft.start)
    if before is None:
        return None
    return "since" if before.group(1).lower() == "since" else "until"


def _kind(draft: Draft, days: Days | None) -> Kind:
    if isinstance(draft.shape, Clock):
        return "time"
    if draft.last is not None or (
        isinstance(draft.shape, Calendar) and (draft.shape.last_day or draft.shape.last_year)
    ):
        return "range"
    if days is None:
        return "day" if _names_day(draft.shape) else "period"
    return "day" if (days[1] - days[0]).days <= 2 else "period"


def _names_day(shape: Shape) -> bool:
    if isinstance(shape, Calendar):
        return shape.day is not None
    return isinstance(shape, Weekday | MonthDay) or (
        isinstance(shape, Current | Shift) and shape.unit in ("hour", "day")
    )


def _is_deictic(shape: Shape) -> bool:
    return isinstance(shape, Weekday | Shift | Current | Window) and not _is_relative(shape)


def _is_relative(shape: Shape) -> bool:
    if isinstance(shape, Calendar):
        return shape.year_base == "previous"
    if isinstance(shape, Weekday | Shift | Current | MonthDay):
        return shape.base in ("previous", "day")
    return isinstance(shape, Unknown) and shape.is_relative


def _is_vague(shape: Shape) -> bool:
    if isinstance(shape, Shift | Window):
        return shape.is_vague
    if isinstance(shape, Offset):
        return _is_vague(shape.shape)
    if isinstance(shape, Lunar):
        return shape.hijri_year is None and shape.year is None
    return isinstance(shape, Unknown) and not shape.is_recurring
