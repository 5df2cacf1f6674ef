"""Passages that sum up over many happenings: no reports, though perhaps figures."""

import re
from collections.abc import Sequence
from datetime import date

from extractors.reading.dates import DateMention
from extractors.vernacular.incidents.harm import Group
from extractors.vernacular.incidents.ties import FIRM, DateTie, is_window
from extractors.vernacular.incidents.view import Passage, View

LONG = 4
"""UCDP's precision of a month."""
CAUGHT = frozenset({"arrest", "seizure"})
MANY = 3
"""From so many happenings on, a passage sums up."""
SUMMED = 100
"""So many people "this year" are a sum."""
COUNT_GAP = 8
"""Characters between a number and the happenings it counts."""

_SPAN = ("全年", "间", "期间", "共发生", "全国共", "کے دوران", "بھر")
"""After a year or month, these say that things happened all over it."""
_IN_ALL = re.compile(r"[^，。]{0,12}共(?:发生|有|造成|计|打死|击毙)")
_TIMES = re.compile(r"(?:多|余)?(?:起|次)")


def sums_up(view: View, passage: Passage, dates: Sequence[DateTie], groups: Sequence[Group], *, told: bool) -> bool:
    """Say whether a passage sums over many happenings, given its dates and groups and whether it tells one."""
    anchor = view.reading.anchor
    exact = any(tie.mention.when.precision == 1 and tie.score >= FIRM - 0.1 for tie in dates)
    if any(_is_over(view, passage, d, anchor) for d in passage.dates):
        return not exact
    if not passage.has("aggregate") and not counts_happenings(view, passage, MANY):
        return False
    return not (exact and (groups or told))


def _is_over(view: View, passage: Passage, mention: DateMention, anchor: date | None) -> bool:
    if mention.when.precision > LONG and _is_of_this_year(mention, anchor):
        return any((n.count.best or n.count.low or 0) >= SUMMED for n in passage.numbers)
    if mention.is_vague:
        return not _is_recent(view, mention)
    return is_window(mention, anchor) or _is_span(view, mention)


def _is_of_this_year(mention: DateMention, anchor: date | None) -> bool:
    start, end = mention.when.start, mention.when.end
    return anchor is not None and start is not None and end is not None and start <= anchor <= end


def _is_span(view: View, mention: DateMention) -> bool:
    """Say whether a year or month is told as the time over which things happened: "去年全年", "سال کے دوران"."""
    if mention.when.precision < LONG:
        return False
    after = view.folded[mention.span.end : mention.span.end + 12].lstrip()
    return after.startswith(_SPAN) or _IN_ALL.match(view.folded, mention.span.end) is not None


def counts_happenings(view: View, passage: Passage, least: int) -> bool:
    """Say whether so many happenings or more are counted: "143起袭击", "袭击500余起", "521 حملوں"."""
    kinds = [w for w in passage.words if w["kind"] and w["kind"] not in CAUGHT]
    for number in passage.numbers:
        many = (number.count.best or number.count.low or 0) >= least
        if many and any(
            0 <= w.start - number.end <= COUNT_GAP and _are_joined(view, number.end, w.start) for w in kinds
        ):
            return True
        after = view.is_chinese and _TIMES.match(view.folded, number.end) is not None
        if many and after and any(0 <= number.start - w.end <= COUNT_GAP for w in kinds):
            return True
    return False


def _are_joined(view: View, end: int, start: int) -> bool:
    between = view.folded[end:start].strip()
    return (
        between[:1] in ("起", "次")
        if view.is_chinese
        else between in ("", "سے زائد", "دہشت گرد", "مختلف", "الگ الگ", "الگ")
    )


def _is_recent(view: View, mention: DateMention) -> bool:
    """Say whether a loose date is of the news itself: "日前", "حال ہی میں"."""
    return view.folded[mention.span.start : mention.span.end] in ("日前", "近日", "最近", "不久前", "حال ہی میں")
