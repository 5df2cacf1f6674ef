"""Numbers over many incidents, stocks of people and sums of money in Chinese and Urdu text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from extractors.knowledge import Knowledge
from extractors.lexicon import Lexicon
from extractors.records import Count, Figure
from extractors.vernacular.incidents.counted import people_of
from extractors.vernacular.incidents.harm import Group
from extractors.vernacular.incidents.scenes import Scene, is_sum, passages_read
from extractors.vernacular.incidents.view import Passage, View, view_of
from extractors.vernacular.numerals import chinese_number
from extractors.vernacular.reading import VernacularReading
from extractors.vernacular.text import fold

SMALLEST_STOCK = 100
"""From so many people on, a number at work or posted somewhere is a stock."""
FEWEST_HAPPENINGS = 3
PURPOSE_REACH = 40
"""Characters around a sum of money in which its purpose stands."""
MEASURE = {
    "killed": "killed",
    "injured": "injured",
    "abducted": "abducted",
    "arrested": "arrested",
    "rescued": "rescued",
}

_SCALES = {"万": 10_000, "亿": 100_000_000, "ہزار": 1000, "لاکھ": 100_000, "ملین": 10**6, "کروڑ": 10**7, "ارب": 10**9}


@dataclass(frozen=True)
class _Words:
    counts: Mapping[str, re.Pattern[str]]
    """Pattern of what a number counts, by measure."""
    stock: Mapping[str, re.Pattern[str]]
    purposes: Mapping[str, re.Pattern[str]]
    money: re.Pattern[str]


def read_vernacular_figures(reading: VernacularReading, knowledge: Knowledge) -> tuple[Figure, ...]:
    """Return every cumulative number, stock and sum of money of an article, in order."""
    view, words = view_of(reading, knowledge), _words(knowledge.lexicon, reading.language)
    found = [figure for scene in passages_read(view) for figure in _figures(view, scene, words)]
    return tuple(sorted(found, key=lambda figure: figure.span.start))


def _figures(view: View, scene: Scene, words: _Words) -> Iterator[Figure]:
    sums = is_sum(view, scene)
    if sums:
        yield from (_of_group(view, scene, group) for group in scene.groups if _is_told(group))
    yield from _happenings(view, scene, words, sums=sums)
    yield from _stocks(view, scene, words)
    yield from _money(view, scene, words)


def _is_told(group: Group) -> bool:
    return group.outcome in MEASURE and group.count.high != 0


# ---------------------------------------------------------------- sums over happenings
def _of_group(view: View, scene: Scene, group: Group) -> Figure:
    is_militant = group.role == "militant" and group.outcome == "killed"
    who = group.nation or (group.role if group.role not in ("unknown", "civilian") else None)
    measure = "militants_killed" if is_militant else MEASURE[group.outcome]
    return _figure(view, scene, measure, "militant" if is_militant else who, group.count, group.start, group.end)


def _happenings(view: View, scene: Scene, words: _Words, *, sums: bool) -> Iterator[Figure]:
    """Yield counted attacks where the passage sums up, operations and projects wherever many are counted."""
    for number in scene.passage.numbers:
        many = (number.count.best or number.count.low or 0) >= FEWEST_HAPPENINGS
        for measure, pattern in words.counts.items() if many else ():
            match = pattern.match(view.folded, number.end)
            if match is not None and (sums or measure == "projects"):
                yield _figure(view, scene, measure, None, number.count, number.start, match.end())
                break


# ---------------------------------------------------------------- stocks and money
def _stocks(view: View, scene: Scene, words: _Words) -> Iterator[Figure]:
    harmed = {group.start for group in scene.groups}
    for item in people_of(view, scene.passage):
        size = item.number.count.best or item.number.count.low or 0
        if size < SMALLEST_STOCK or item.start in harmed or item.role == "unknown":
            continue
        measure = _stock_measure(view, scene.passage, item.end, item.start, words)
        if measure is not None:
            yield _figure(view, scene, measure, item.nation or item.role, item.number.count, item.start, item.end)


def _stock_measure(view: View, passage: Passage, end: int, start: int, words: _Words) -> str | None:
    left, right = passage.clause(start)[0], passage.clause(end)[1]
    found = (name for name, pattern in words.stock.items() if pattern.search(view.folded, left, right))
    return next(found, None)


def _money(view: View, scene: Scene, words: _Words) -> Iterator[Figure]:
    passage = scene.passage
    for match in words.money.finditer(view.folded, passage.start, passage.end):
        left, right = max(passage.start, match.start() - PURPOSE_REACH), min(passage.end, match.end() + PURPOSE_REACH)
        value = _amount(match["n"], match["scale"] or "")
        purpose = next(
            (name for name, pattern in words.purposes.items() if pattern.search(view.folded, left, right)), None
        )
        if purpose is not None and value is not None:
            yield _figure(view, scene, purpose, None, Count(value, value, value), match.start(), match.end())


def _amount(number: str, scale: str) -> int | None:
    try:
        value = float(number.replace(",", ""))
    except ValueError:
        whole = chinese_number(number)
        if whole is None:
            return None
        value = float(whole)
    for unit in scale.split() if " " in scale else re.findall(r"[万亿]|\w+", scale):
        value *= _SCALES.get(unit, 1)
    return int(value)


# ---------------------------------------------------------------- the record
def _figure(view: View, scene: Scene, measure: str, group: str | None, count: Count, start: int, end: int) -> Figure:
    first, last = _period(scene)
    place = scene.place
    named = place is not None and (place.mention.place.precision or 6) < 6
    return Figure(
        measure=measure,
        group=group,
        count=count,
        period_start=first,
        period_end=last,
        asserted_by=_asserted_by(scene.passage),
        span=view.reading.span(start, end),
        place=place.mention.place.name if place is not None and named else None,
    )


def _period(scene: Scene) -> tuple[date | None, date | None]:
    """Return the longest stretch of time that the passage names."""
    spans = [(d.when.start, d.when.end) for d in scene.passage.dates if d.when.precision >= 3]
    known = [(start, end) for start, end in spans if start is not None and end is not None]
    return max(known, key=lambda pair: pair[1] - pair[0], default=(None, None))


def _asserted_by(passage: Passage) -> str | None:
    """Return the known body or person before the first word of saying."""
    said = next((w.start for w in passage.words if w["report"]), None)
    if said is None:
        return None
    return next((a.name for a in reversed(passage.actors) if a.span.end <= said and a.kind != "project"), None)


@cache
def _words(lexicon: Lexicon, language: str) -> _Words:
    table = lexicon.table(f"{language}_figures")
    counts, money = dict(table["counts"]), dict(table["money"])
    measures, dollars = _either(counts.pop("measures"), lexicon), _either(money.pop("dollars"), lexicon)
    gap = rf"(?:{measures})?(?:针对[^，。]{{1,12}}的)?" if language == "zh" else r"\s{1,2}(?:سے\sزائد\s)?"
    number = r"(?P<n>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
    scale = r"(?P<scale>[万亿]*)(?:多|余)?" if language == "zh" else r"\s(?P<scale>(?:ہزار|لاکھ|ملین|کروڑ|ارب)?)\s?"
    return _Words(
        counts={name: re.compile(gap + f"(?:{_either(words, lexicon)})") for name, words in counts.items()},
        stock=_patterns(table["stock"], lexicon),
        purposes=_patterns(money, lexicon),
        money=re.compile(rf"{number}{scale}(?:{dollars})"),
    )


def _patterns(table: Mapping[str, Any], lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(_either(words, lexicon)) for name, words in table.items()}


def _either(words: Sequence[str], lexicon: Lexicon) -> str:
    longest = sorted((fold(word, lexicon) for word in words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,2}") for word in longest) or r"(?!)"
