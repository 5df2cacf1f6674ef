"""The day a text was written: its dateline's, else the day it was published."""

import re
from collections.abc import Iterator
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from extractors.lexicon import Lexicon
from extractors.reading.dates.calendar_rules import calendar_rules
from extractors.reading.dates.mention import Calendar, Shape
from extractors.reading.dates.resolve import Context, resolve
from extractors.reading.dates.words import DateWords, date_words
from extractors.records import Article

LOCAL_ZONE = ZoneInfo("Asia/Karachi")
HEAD_CHARS = 1_000
"""How far into a text a dateline is looked for."""

_PLACE = r"[A-Z][\w.'’-]*(?:[ /]+(?:[A-Z][\w.'’-]*|de|del|la|al|el|ul|i)){0,5}(?:\s*\([A-Z][^)\n]{1,30}\))?"
_DATELINE_HEADS = tuple(
    re.compile(rf"^[ \t]*{_PLACE}{more},?\s+(?=[A-Z\d])", re.MULTILINE) for more in ("", rf"\s*[/,]\s*{_PLACE}")
)
_DATELINE_TAIL = re.compile(r"\s*(?:\([^)\n]{2,60}\)|--|[—–:-](?=\s))")
_TWEET = re.compile(r"\(@\w{1,20}\)\s+")
_CREDIT = re.compile(r"\((?=[^()\n]{6,30}/)")
_DAY_RULES = frozenset({"day_month", "month_day", "iso", "numeric"})


def dateline(text: str, words: DateWords) -> tuple[int, int, Calendar] | None:
    """Return where the dateline's date stands and what it says: "ISLAMABAD, Jan 7 (PTI)"; None without one."""
    head = text[:HEAD_CHARS]
    for place in (match for pattern in _DATELINE_HEADS for match in pattern.finditer(head)):
        found = _day_at(head, place.end(), words)
        if found and _DATELINE_TAIL.match(head, found[1]):
            return found
    return None


def metadata_spans(text: str, words: DateWords) -> list[tuple[int, int]]:
    """Return where the date of a dateline, a "Posted:" line, a quoted tweet or a picture credit can start."""
    spans = [(match.end(), match.end() + 1) for match in (*_TWEET.finditer(text), *_CREDIT.finditer(text))]
    spans += [(match.end(), match.end() + 12) for match in _labels(text, words)]
    line = dateline(text, words)
    return [*spans, (line[0], line[1])] if line else spans


def find_anchor(text: str, article: Article, lexicon: Lexicon) -> date | None:
    """Return the day relative dates count from.

    That is the dateline's day, its year the one that puts it on or just before publication; else the day of a
    "Posted:" line, for the page's own date may be that of a later edit; else the day of publication, by the clock
    of Pakistan where the text names it and UTC elsewhere.
    """
    words = date_words(lexicon)
    published = _published_day(article, words)
    line = dateline(text, words)
    if line is not None:
        latest = published + timedelta(days=1) if published else None
        day = resolve(line[2], Context(latest, None, is_past=True))
        if day:
            return day[0]
    posted = _labelled_day(text, words)
    if posted is not None and (published is None or posted <= published):
        return posted
    return published


def _published_day(article: Article, words: DateWords) -> date | None:
    if article.published_at is None:
        return None
    if article.published_is_date:
        return article.published_at.date()
    is_local = words.zone.search(article.text) is not None
    return article.published_at.astimezone(LOCAL_ZONE if is_local else UTC).date()


def _labels(text: str, words: DateWords) -> Iterator[re.Match[str]]:
    return re.finditer(
        rf"(?:^|(?<=[\s(]))(?:{words.label})(?:\s+(?:on|at))?(?:\s*:\s*|\s+(?=\w+,?\s+(?:\w+\s+)?\d))",
        text,
        re.MULTILINE,
    )


def _labelled_day(text: str, words: DateWords) -> date | None:
    for label in _labels(text[:HEAD_CHARS], words):
        if words.edited.match(label.group()):
            continue
        found = _day_at(text, label.end(), words)
        days = resolve(found[2], Context(None, None)) if found else None
        if days:
            return days[0]
    return None


def _day_at(text: str, offset: int, words: DateWords) -> tuple[int, int, Calendar] | None:
    for rule in calendar_rules(words):
        match = rule.pattern.match(text, offset) if rule.name in _DAY_RULES else None
        shape: Shape | None = rule.shape(match, words) if match else None
        if match and isinstance(shape, Calendar) and shape.day:
            return match.start(), match.end(), shape
    return None
