"""What a date mention says before and after it is resolved."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from extractors.records import Span, When

Kind = Literal["day", "range", "period", "time"]
Edge = Literal["early", "mid", "late", "so_far"]
Base = Literal["anchor", "previous", "day"]
Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a day or period, and what they resolve to."""

    span: Span
    when: When
    """`when.text` is the span's; start and end None and precision 0 where nothing fixes the day."""
    kind: Kind = "day"
    """day: one day, or a part of it; range: two ends written out; period: week, month, season, year, "past three
    years"; time: a time of day alone."""
    is_deictic: bool = False
    """Counted from the anchor: weekdays, "yesterday", "last month"; a plain or partial calendar date is not."""
    is_relative: bool = False
    """Counted from another mention: "two days later", "the same day", "around the same time"."""
    is_future: bool = False
    """Lies after the anchor, or what it dates is still to come."""
    is_vague: bool = False
    """Bounded loosely: "a few days ago", "in recent years", "around the same time", a feast without its year."""
    is_dateline: bool = False
    """Says when the text was written or posted, not when what it tells happened."""
    is_recurring: bool = False
    """Names a habit: "every Friday"."""
    bound: Literal["since", "until"] | None = None
    """"since 2021" runs to the anchor; "until Monday", "by March" names only where a period ends."""
    time_of_day: time | None = None
    """Local clock time attached to the day."""
    part_of_day: str | None = None
    """morning, night …, as written."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as a calendar gives it, with what was not written left None."""

    year: int | None = None
    year_shift: int | None = None
    """Years from `year_base`: "last year" −1, "that year" 0 from the previous mention."""
    year_base: Base = "anchor"
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    edge: Edge | None = None
    which: Literal["last", "this", "next"] | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0; `last` where two in a row share a night."""

    number: int
    which: Literal["last", "this", "next", "on"] = "on"
    week_shift: int | None = None
    """Weeks from the anchor's: "Monday last week" −1."""
    last: int | None = None
    base: Base = "anchor"


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from the anchor or the previous mention, `low` and `high` signed alike: "two days ago" −2, −2."""

    low: float
    high: float
    unit: Unit
    base: Base = "anchor"
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class Current:
    """A whole calendar unit near the anchor or previous mention: "today" day 0, "last week" week −1."""

    unit: Unit
    shift: int = 0
    base: Base = "anchor"
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The last (or next) so many units up to the anchor: "in the past three years" −3 year."""

    low: float
    unit: Unit
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class Months:
    """Months `first` to `last` of a year (a season, quarter or half); last before first runs into the next year."""

    first: int
    last: int
    year: int | None = None
    shift: int | None = None
    """Years from the anchor's; with neither, the latest that has begun (the next to come where it is future)."""
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year, July to June as in Pakistan, by the year it ends in or by its distance from the anchor's."""

    year: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days known in themselves."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Lunar:
    """A day or month of the Islamic calendar; without a year the latest fall not after the anchor."""

    month: int
    day: int | None = None
    hijri_year: int | None = None
    year: int | None = None
    which: Literal["last", "this"] | None = None
    sighted: tuple[tuple[int, date], ...] = ()
    """Days of this month that were announced: the day's number, and when it was."""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day by its number in a month that is not named: "the 12th of this month" 12, 0."""

    day: int
    shift: int = 0
    """Months from the base's."""
    base: Base = "anchor"


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days from another day: "the eve of Ashura" −1."""

    shape: "Shape"
    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without its day: by the clock, or in words ("the wee hours"), which then leave `at` None."""

    at: time | None = None


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """The end of a range in "until then" (the previous mention) or "till now" (the anchor)."""

    base: Base


@dataclass(frozen=True, slots=True)
class Unknown:
    """Time is named but no day: a feast without its year, "in recent years", "every Friday"."""

    is_relative: bool = False
    is_recurring: bool = False


Shape = (
    Calendar
    | Weekday
    | Shift
    | Current
    | Window
    | Months
    | Fiscal
    | Fixed
    | Lunar
    | MonthDay
    | Offset
    | Clock
    | OpenEnd
    | Unknown
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A match in the text and its shape, not resolved yet."""

    start: int
    end: int
    shape: Shape
    last: Shape | None = None
    """The other end of a range."""
    time_of_day: time | None = None
    part_of_day: str | None = None
    is_dateline: bool = False
    bound: Literal["since", "until"] | None = None
