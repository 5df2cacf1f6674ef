"""The days that a sitemap's address says it covers ("sitemap-2024-10.xml", "…/2024/10/06", "?yyyy=2024&mm=10")."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

_KEYED = re.compile(r"(?:yyyy|year)=(\d{4})(?:&(?:mm|month)=(\d{1,2}))?(?:&(?:dd|day)=(\d{1,2}))?", re.IGNORECASE)
_SLASHED = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})(?:/(\d{1,2}))?(?![\d-])")
_JOINED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
ZONES = timedelta(days=1)
"""The site's day may be any zone's."""


def period_of(url: str) -> tuple[datetime, datetime] | None:
    """Return the first and last moment an address names, widened by a day for the zones; None where it names none."""
    for pattern in (_KEYED, _SLASHED, _JOINED, _YEAR):
        if match := pattern.search(url):
            parts = [int(part) for part in match.groups() if part]
            return _period(*parts)
    return None


def _period(year: int, month: int | None = None, day: int | None = None) -> tuple[datetime, datetime] | None:
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None
    return datetime.combine(first, time.min, UTC) - ZONES, datetime.combine(last, time.max, UTC) + ZONES
