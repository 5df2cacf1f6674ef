"""What a date rule of Chinese or Urdu finds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extractors.reading.dates.mention import Shape


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month: "26日" is one of the month told of, or of the anchor's."""

    day: int
    last: int | None = None
    months: int | None = None
    """Months from the anchor's, where the text says which: "上月26日" −1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: offsets and what it says."""

    start: int
    end: int
    shape: Shape | DayOfMonth
    last: Shape | DayOfMonth | None = None
    """The other end of a range."""
    bound: Literal["since", "until"] | None = None
    part_of_day: str | None = None
    or_anchor: bool = False
    """Counted from the anchor where no mention stands before it: "the day before"."""


@dataclass(frozen=True, slots=True)
class DateRule:
    """A pattern over folded text and the reading of its match."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Found | None]
