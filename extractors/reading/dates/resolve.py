"""From what a mention says to days of the calendar."""

from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import singledispatch

from extractors.reading.dates.lunar import lunar_fall
from extractors.reading.dates.mention import (
    Base,
    Calendar,
    Clock,
    Current,
    Edge,
    Fiscal,
    Fixed,
    Lunar,
    MonthDay,
    Months,
    Offset,
    OpenEnd,
    Shape,
    Shift,
    Unit,
    Unknown,
    Weekday,
    Window,
)

Days = tuple[date, date]
AHEAD_DAYS = 31
"""A day and month without a year lies in the future only this far ahead, and only where nothing says it is past."""
LATE_DAYS = 2
"""A past day and month may lie this far after the anchor, for the clocks of writer, outlet and reader differ."""
FISCAL_START = 7
"""Month in which Pakistan's fiscal year begins (Ministry of Finance)."""
SEASON_DAYS = 85, 360
"""A part of a year from a quarter to just under a year, which "a year earlier" moves as a whole."""
_WIDEST_BASE: dict[Unit, int] = {"hour": 2, "day": 2, "week": 7, "weekend": 7, "month": 31}
"""Days that a previous mention may span and still be counted from, by the unit counted in."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is resolved against."""

    anchor: date | None
    previous: Days | None
    """The days of the latest mention before it that gave any."""
    is_future: bool = False
    """What it dates is still to come, by the verb that governs it."""
    is_past: bool = False
    latest_day: Days | None = None
    """The latest mention before it of one day."""

    def base(self, base: Base, unit: Unit = "year") -> date | None:
        """Return the day a shape counts from; None where it is not known to within the unit counted in."""
        if base == "anchor":
            return self.anchor
        if base == "day":
            return self.latest_day[0] if self.latest_day else None
        if self.previous is None or (self.previous[1] - self.previous[0]).days >= _WIDEST_BASE.get(unit, 366):
            return None
        return self.previous[0]


def precision_of(start: date, end: date) -> int:
    """Return UCDP's precision of a span of days: 1 one day, 2 two to six, 3 a week, 4 to a month, 5 longer."""
    days = (end - start).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def resolve(shape: Shape, context: Context) -> Days | None:
    """Return the first and last day a shape can mean; None where nothing fixes them or the calendar has no such day."""
    try:
        days = _resolve(shape, context)
    except (ValueError, OverflowError):
        return None
    return days if days and days[0] <= days[1] else None


def unit_days(day: date, unit: Unit) -> Days:
    """Return the calendar unit that holds a day; weeks run from Monday, weekends Saturday and Sunday."""
    monday = day - timedelta(days=day.weekday())
    if unit == "week":
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if unit in ("hour", "day"):
        return day, day
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    first = (12 * day.year + day.month - 1) // months * months
    return month_days(0, first + 1)[0], month_days(0, first + months)[1]


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month; months beyond 12 or below 1 count on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year < MAXYEAR:
        raise ValueError(year)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def narrowed(days: Days, edge: Edge | None, anchor: date | None) -> Days:
    """Return the early, middle or late third of a period, or the part of it that lies behind the anchor.

    Thirds of a year are whole months, January to April the first; thirds of a month ten days, the last the rest.
    """
    start, end = days
    if edge is None:
        return days
    if edge == "so_far":
        return (start, anchor) if anchor and start <= anchor <= end else days
    third = ("early", "mid", "late").index(edge)
    if (end - start).days < 300:
        length = ((end - start).days + 1) // 3
        first = start + timedelta(days=third * length)
        return first, end if third == 2 else first + timedelta(days=max(length, 1) - 1)
    months = 4 * (end.year - start.year + 1)
    first = month_days(start.year, start.month + third * months)[0]
    return first, month_days(first.year, first.month + months - 1)[1]


@singledispatch
def _resolve(shape: Shape, context: Context) -> Days | None:
    raise TypeError(f"no date shape: {shape!r} in {context!r}")


@_resolve.register
def _(shape: Calendar, context: Context) -> Days | None:
    year = shape.year
    if year is None and shape.year_shift is not None:
        base = context.base(shape.year_base)
        year = base.year + shape.year_shift if base else None
    elif year is None and context.anchor:
        year = _nearest_year(shape, context.anchor, context)
    if year is None:
        return None
    days = _in_year(shape, year)
    return narrowed(days, shape.edge, context.anchor)


def _in_year(shape: Calendar, year: int) -> Days:
    if shape.month is None:
        return date(year, 1, 1), date(shape.last_year or year, 12, 31)
    if shape.day is None:
        return month_days(year, shape.month)
    return date(year, shape.month, shape.day), date(year, shape.month, shape.last_day or shape.day)


def _nearest_year(shape: Calendar, anchor: date, context: Context) -> int:
    """Choose the year of a date written without one: the written weekday decides, then tense, then nearness."""
    years = [year for year in range(anchor.year + 1, anchor.year - 9, -1) if _exists(shape, year)]
    if shape.weekday is not None:
        fitting = [y for y in years if _in_year(shape, y)[0].weekday() == shape.weekday]
        near = [y for y in fitting if abs(y - anchor.year) <= 2]
        if near:
            return min(near, key=lambda y: abs((_in_year(shape, y)[0] - anchor).days))
    behind = [y for y in years if _in_year(shape, y)[0] <= anchor]
    ahead = [y for y in years if _in_year(shape, y)[1] >= anchor]
    if context.is_future or shape.which == "next":
        return min(ahead, default=anchor.year)
    if shape.which == "this" and anchor.year in years:
        return anchor.year
    if shape.which == "last" and shape.month:
        return max((y for y in behind if _in_year(shape, y)[1] < anchor), default=anchor.year)
    if ahead and shape.day is not None and shape.which is None:
        soon = _in_year(shape, min(ahead))[0]
        if soon <= anchor + timedelta(days=LATE_DAYS if context.is_past else AHEAD_DAYS):
            return soon.year
    return max(behind, default=anchor.year)


def _exists(shape: Calendar, year: int) -> bool:
    try:
        _in_year(shape, year)
    except ValueError:
        return False
    return True


@_resolve.register
def _(shape: Weekday, context: Context) -> Days | None:
    base = context.base(shape.base, "day")
    if base is None:
        return None
    if shape.week_shift is not None:
        monday = base + timedelta(days=7 * shape.week_shift - base.weekday())
        day = monday + timedelta(days=shape.number)
    else:
        day = _near_weekday(shape, base, context)
    return day, day + timedelta(days=(shape.last - shape.number) % 7 if shape.last is not None else 0)


def _near_weekday(shape: Weekday, base: date, context: Context) -> date:
    back = (base.weekday() - shape.number) % 7
    ahead = (shape.number - base.weekday()) % 7
    if shape.which == "last":
        return base - timedelta(days=back or 7)
    if shape.which == "next":
        return base + timedelta(days=ahead or 7)
    if context.is_future:
        return base + timedelta(days=ahead)
    return base - timedelta(days=back)


@_resolve.register
def _(shape: Shift, context: Context) -> Days | None:
    base = context.base(shape.base, shape.unit)
    if base is None:
        return None
    if (same := _same_part(shape, context)) is not None:
        return same
    first, last = sorted((shape.low, shape.high))
    start, end = _shifted(base, first, shape.unit)[0], _shifted(base, last, shape.unit)[1]
    if shape.is_vague and shape.unit == "day" and start == end:
        return start - timedelta(days=1), end + timedelta(days=1)
    return start, end


def _same_part(shape: Shift, context: Context) -> Days | None:
    """Return the same part of another year: "90 in the first half of 2024, against 70 a year earlier"."""
    if shape.base == "anchor" or shape.unit != "year" or context.previous is None or shape.low != shape.high:
        return None
    start, end = context.previous
    if not SEASON_DAYS[0] <= (end - start).days <= SEASON_DAYS[1]:
        return None
    months = round(12 * shape.low)
    return month_days(start.year, start.month + months)[0], month_days(end.year, end.month + months)[1]


def _shifted(base: date, distance: float, unit: Unit) -> Days:
    """Return the days about so many units away: as wide as the unit itself."""
    if unit == "week":
        middle = base + timedelta(days=round(7 * distance))
        return middle - timedelta(days=3), middle + timedelta(days=3)
    if unit == "month":
        return month_days(base.year, base.month + round(distance))
    if unit in ("year", "decade"):
        months = round(12 * distance * (10 if unit == "decade" else 1))
        if months % 12:
            return month_days(base.year, base.month + months - 1)[0], month_days(base.year, base.month + months + 1)[1]
        return unit_days(date(base.year + months // 12, 1, 1), "year")
    days = round(distance) if unit == "day" else 0
    return base + timedelta(days=days), base + timedelta(days=days)


@_resolve.register
def _(shape: Current, context: Context) -> Days | None:
    base = context.base(shape.base, shape.unit)
    if base is None:
        return None
    return narrowed(_moved(base, shape), shape.edge, context.anchor)


def _moved(base: date, shape: Current) -> Days:
    unit, shift = shape.unit, shape.shift
    if unit == "weekend":
        # The weekend of Monday's paper is the one just gone.
        base += timedelta(days=7 * shift) if shift else timedelta(days=-7 if base.weekday() < 5 else 0)
        return unit_days(base, "weekend")
    if unit == "day":
        return base + timedelta(days=shift), base + timedelta(days=shift)
    if unit == "week":
        return unit_days(base + timedelta(days=7 * shift), "week")
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit] * shift
    return unit_days(month_days(base.year, base.month + months)[0], unit)


@_resolve.register
def _(shape: Window, context: Context) -> Days | None:
    if context.anchor is None:
        return None
    far = _edge_of_window(context.anchor, shape)
    return min(far, context.anchor), max(far, context.anchor)


def _edge_of_window(anchor: date, shape: Window) -> date:
    if shape.unit in ("hour", "day", "week"):
        return anchor + timedelta(days=round(shape.low * {"hour": 1 / 24, "day": 1, "week": 7}[shape.unit]))
    months = round(shape.low * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(shape.unit, 1))
    first, last = month_days(anchor.year, anchor.month + months)
    return first.replace(day=min(anchor.day, last.day))


@_resolve.register
def _(shape: Months, context: Context) -> Days | None:
    year = shape.year
    if year is None and context.anchor:
        year = context.anchor.year + (shape.shift or 0)
        if shape.shift is None and month_days(year, shape.first)[0] > context.anchor and not context.is_future:
            year -= 1
    if year is None:
        return None
    last = shape.last + (12 if shape.last < shape.first else 0)
    days = month_days(year, shape.first)[0], month_days(year, last)[1]
    return narrowed(days, shape.edge, context.anchor)


@_resolve.register
def _(shape: Fiscal, context: Context) -> Days | None:
    year = shape.year
    if year is None and context.anchor is not None:
        year = context.anchor.year + (context.anchor.month >= FISCAL_START) + shape.shift
    if year is None:
        return None
    return month_days(year - 1, FISCAL_START)[0], month_days(year, FISCAL_START - 1)[1]


@_resolve.register
def _(shape: Fixed, _context: Context) -> Days | None:
    return shape.start, shape.end


@_resolve.register
def _(shape: Lunar, context: Context) -> Days | None:
    return None if context.is_future else lunar_fall(shape, context.anchor)


@_resolve.register
def _(shape: MonthDay, context: Context) -> Days | None:
    base = context.base(shape.base, "month") or (context.anchor if shape.base == "previous" else None)
    if base is None:
        return None
    first = month_days(base.year, base.month + shape.shift)[0]
    return first.replace(day=shape.day), first.replace(day=shape.day)


@_resolve.register
def _(shape: Offset, context: Context) -> Days | None:
    days = _resolve(shape.shape, context)
    by = timedelta(days=shape.days)
    return (days[0] + by, days[1] + by) if days else None


@_resolve.register
def _(shape: OpenEnd, context: Context) -> Days | None:
    end = context.anchor if shape.base == "anchor" else context.previous[1] if context.previous else None
    return (end, end) if end else None


@_resolve.register(Clock)
@_resolve.register(Unknown)
def _(_shape: Clock | Unknown, _context: Context) -> Days | None:
    return None
