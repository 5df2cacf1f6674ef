"""A sentence cut into passages that tell one happening each: by its days, and by the places where things happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from extractors.incidents.places import lies_in
from extractors.reading.dates import DateMention
from extractors.reading.places import PlaceMention
from extractors.reading.places.entry import HOME
from extractors.records import Place
from extractors.vernacular.incidents.ties import AFTER_PLACE, AT, FREED, leads_elsewhere
from extractors.vernacular.incidents.view import Passage, View, Word

DAYS = 2
"""UCDP's precision of a few days."""
DISTRICT = 3
"""UCDP's precision of a district: what is larger parts no happenings."""

_AND = {
    "zh": re.compile(r"(?:省|市|县|地区|镇)?(?:、|和|及|以及|与)"),
    "ur": re.compile(r"\s{0,2}(?:،|اور|،\sاور)\s{1,2}(?:ضلع\s)?"),
}
_BETWEEN = {
    "zh": re.compile(
        r"(?:省|市|县|地区|镇|两地|两市|两县)?(?:之间|间|交界|边境|接壤|边界|公路|高速|铁路|当局|政府|关系)"
    ),
    "ur": re.compile(r"\s{1,2}(?:کے\s(?:درمیان|سرحدی|سنگم|مابین)|کو\sملانے|شاہراہ|ہائی\sوے|کی\sسرحد)"),
}
_PLACED = {
    "zh": re.compile(
        r"(?:省|市|县|地区|镇|等)?(?:两地|三地|等地|各|分别|发[动生]|遭|遇|实施|制造|的|展开|开展|境内|同时|接连)"
    ),
    "ur": re.compile(r"\s{1,2}(?:کے\s(?:علاق|اضلاع|شہر|مقام)|میں|پر|کی\sتحصیل)"),
}
_LED = {"zh": re.compile(r"(?:在|于|对)$"), "ur": re.compile(r"(?:علاقوں|اضلاع|شہروں|ضلعوں)\s{1,2}$")}


# ---------------------------------------------------------------- by day
def by_day(sentence: Passage) -> Iterator[Passage]:
    """Cut a sentence before a date that begins another happening."""
    yield from _cut(sentence, _turns(sentence))


def _cut(passage: Passage, offsets: Iterator[int]) -> Iterator[Passage]:
    start = passage.start
    for offset in offsets:
        yield passage.cut(start, offset)
        start = offset
    yield passage.cut(start, passage.end) if start > passage.start else passage


def _turns(sentence: Passage) -> Iterator[int]:
    days = [d for d in sentence.dates if d.when.start and not d.is_dateline and d.bound is None]
    telling = [w.start for w in sentence.words if w["kind"] or _harms(w)]
    last, known = sentence.start, None
    for at, day in enumerate(days):
        clause = sentence.clause(day.span.start)[0]
        offset = clause if clause > last else day.span.start
        following = days[at + 1].span.start if at + 1 < len(days) else sentence.end
        tells = any(last <= t < offset for t in telling) and any(day.span.end <= t < following for t in telling)
        apart = known is not None and _are_apart(known, day)
        if apart and tells and offset > last:
            yield offset
            last = offset
        known = day


def _harms(word: Word) -> bool:
    outcome = word["after"] or word["before"]
    return bool(outcome) and outcome not in FREED


def _are_apart(one: DateMention, other: DateMention) -> bool:
    a, b = one.when, other.when
    if not (a.start and a.end and b.start and b.end):
        return False
    slack = timedelta(days=1 if max(a.precision, b.precision) <= DAYS else 0)
    return a.start > b.end + slack or b.start > a.end + slack


# ---------------------------------------------------------------- by place
def by_place(view: View, passage: Passage) -> list[Passage]:
    """Cut a passage where it goes on to another place: "在甲地，…；在乙地，…", "甲 میں … جبکہ 乙 میں …".

    Each part knows the names of the places that the others tell of.
    """
    sites = [p for p in passage.places if _is_site(view, p)]
    if len(sites) < 2:
        return [passage]
    parts = list(_cut(passage, _moves(passage, sites)))
    names = [{p.place.name for p in sites if part.start <= p.span.start < part.end} for part in parts]
    return [
        replace(part, apart=frozenset().union(*names) - own) if len(parts) > 1 else part
        for part, own in zip(parts, names, strict=True)
    ]


def _is_site(view: View, mention: PlaceMention) -> bool:
    """Say whether something is told to be at a place: it is neither a body's name nor where somebody comes from."""
    language, span = view.reading.language, mention.span
    if mention.is_dateline or mention.in_organisation or not _is_small(mention.place):
        return False
    if leads_elsewhere(view, mention):
        return False
    before = view.folded[max(0, span.start - 4) : span.start]
    return bool(AT[language].search(before) or AFTER_PLACE[language].match(view.folded, span.end))


def _is_small(place: Place) -> bool:
    return place.country == HOME and (place.precision or DISTRICT + 1) <= DISTRICT


def _moves(passage: Passage, sites: Sequence[PlaceMention]) -> Iterator[int]:
    """Yield the clauses that begin with another place, where violence is told before and after it."""
    telling = [w.start for w in passage.words if _tells(w)]
    here = sites[0]
    for at, site in enumerate(sites[1:], start=1):
        offset = passage.clause(site.span.start)[0]
        following = sites[at + 1].span.start if at + 1 < len(sites) else passage.end
        before = any(here.span.start < t < offset for t in telling)
        after = any(site.span.end <= t < following for t in telling)
        elsewhere = not are_one(here.place, site.place)
        if elsewhere and offset > here.span.end and before and after:
            yield offset
        here = site if elsewhere else here


def _tells(word: Word) -> bool:
    return bool(word["kind"] or word["after"] or word["before"] or word["use"])


def are_one(a: Place, b: Place) -> bool:
    """Say whether two places can be one: the same name, or one in the other."""
    return a.name == b.name or lies_in(a, b) or lies_in(b, a)


# ---------------------------------------------------------------- places joined by "and"
def each_place(view: View, passage: Passage) -> list[Passage]:
    """Return the passage once for every place that it joins by "and"; what it counts is told of all, so of none."""
    joined = _joined(view, passage)
    if not joined:
        return [passage]
    names = frozenset(p.place.name for p in joined)
    others = [p for p in passage.places if p not in joined]
    return [
        replace(
            passage,
            places=sorted([*others, place], key=lambda p: p.span.start),
            numbers=(),
            apart=names - {place.place.name},
        )
        for place in joined
    ]


def _joined(view: View, passage: Passage) -> list[PlaceMention]:
    """Return the first places joined by "and" at which something is told; empty where there are none."""
    language, run = view.reading.language, list[PlaceMention]()
    for mention in [p for p in passage.places if _is_small(p.place) and not p.is_dateline]:
        if run and _AND[language].fullmatch(view.folded, run[-1].span.end, mention.span.start):
            run = [] if are_one(run[-1].place, mention.place) else [*run, mention]
        elif len(run) > 1:
            break
        else:
            run = [mention]
    return run if len(run) > 1 and _are_scenes(view, run) else []


def _are_scenes(view: View, run: Sequence[PlaceMention]) -> bool:
    """Say whether joined places are where things happened, not what lies between them or who works there."""
    language, end = view.reading.language, run[-1].span.end
    if _BETWEEN[language].match(view.folded, end):
        return False
    before = view.folded[max(0, run[0].span.start - 8) : run[0].span.start]
    return bool(_PLACED[language].match(view.folded, end) or _LED[language].search(before))
