"""Moments written by machines: feeds, sitemaps, page metadata. Running text is read elsewhere."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

REGIONS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
"""Zone names that mean summer or winter time, whichever is in force."""

HOURS = {
    "PKT": 5.0, "PST": -8.0, "PDT": -7.0, "MST": -7.0, "MDT": -6.0, "CST": -6.0, "CDT": -5.0, "EST": -5.0, "EDT": -4.0,
    "GMT": 0.0, "UTC": 0.0, "UT": 0.0, "WET": 0.0, "BST": 1.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0,
    "MSK": 3.0, "GST": 4.0, "AFT": 4.5, "IRST": 3.5, "IST": 5.5, "NPT": 5.75, "BDT": 6.0, "HKT": 8.0, "SGT": 8.0,
    "BJT": 8.0, "JST": 9.0, "KST": 9.0, "AEST": 10.0, "AEDT": 11.0,
}  # fmt: skip
"""Hours east of Greenwich of the zone names that mail and feeds use; where one name has several meanings, the
one of RFC 822 or, failing that, of South Asia."""

_DAY = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?P<zone>Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{2,4})?"
_ISO = re.compile(rf"\s*{_DAY}(?:(?:\s*T\s*|[\s,]+){_CLOCK}\s*{_ZONE})?\s*(?:\[[\w/]+\])?\s*$")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?\s*$")
_CHINESE = re.compile(
    r"\s*(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*(?:(?P<hour>\d{1,2})[:：时](?P<minute>\d{2})分?)?\s*$"
)
_EPOCH = re.compile(r"\s*(1\d{9})(\d{3})?\s*$")
_MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}  # fmt: skip
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m1>[A-Za-z]{3,9})\.?|(?P<m2>[A-Za-z]{3,9})\.?"
    r"\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?),?[\s-]+(?P<year>\d{4})"
    rf"(?:(?:\s+at\s+|[\s,|-]+){_CLOCK}\s*{_ZONE})?\s*$"
)


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment as a machine wrote it."""

    moment: datetime
    """Aware, UTC; noon UTC of the day where only a day was given."""
    is_date: bool
    """Only the day is known: no clock time was written, or midnight stands in for one."""


def parse_timestamp(text: str | None, *, zone: tzinfo = UTC) -> Timestamp | None:
    """Read an ISO 8601, RFC 822, epoch or written-out date; a time that names no zone is in `zone`.

    None where nothing sensible is written: days before 1990 are placeholders, not publication days.
    """
    if not text or len(text) > 80:
        return None
    for reader in (_iso, _compact, _epoch, _named, _chinese, _mail):
        try:
            found = reader(text.strip(), zone)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            return found if found.moment >= EARLIEST else None
    return None


def at_noon(day: date) -> Timestamp:
    """Return the timestamp of a day whose time is not known."""
    return Timestamp(datetime.combine(day, time(12), UTC), True)


def _moment(local: datetime, zone: tzinfo) -> Timestamp:
    if local.time() == time(0):
        return at_noon(local.date())
    return Timestamp(local.replace(microsecond=0, tzinfo=zone).astimezone(UTC), False)


def _from_match(match: re.Match[str], month: int, day: int, zone: tzinfo) -> Timestamp | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("hour") is None:
        return at_noon(date(year, month, day))
    hour = _hour(int(parts["hour"]), parts.get("half"))
    local = datetime(year, month, day, hour, int(parts["minute"]), int(parts.get("second") or 0))  # noqa: DTZ001
    named = parts.get("zone")
    found = _zone(named) if named else zone
    return _moment(local, found) if found is not None else None


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    afternoon = half[0] in "pP"
    return hour % 12 + 12 * afternoon if hour <= 12 else hour


def _zone(name: str) -> tzinfo | None:
    if name in ("Z", "z"):
        return UTC
    if re.fullmatch(r"[+-]\d{2}:?\d{0,2}", name):
        digits = name[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(offset if name[0] == "+" else -offset)
    if name in REGIONS:
        return ZoneInfo(REGIONS[name])
    return timezone(timedelta(hours=HOURS[name])) if name in HOURS else None


def _iso(text: str, zone: tzinfo) -> Timestamp | None:
    match = _ISO.match(text)
    return _from_match(match, int(match["month"]), int(match["day"]), zone) if match else None


def _compact(text: str, zone: tzinfo) -> Timestamp | None:
    match = _COMPACT.match(text)
    if not match:
        return None
    year, month, day = (int(match[n]) for n in (1, 2, 3))
    if match[4] is None:
        return at_noon(date(year, month, day))
    local = datetime(year, month, day, int(match[4]), int(match[5]), int(match[6] or 0))  # noqa: DTZ001
    return _moment(local, (_zone(match[7]) if match[7] else None) or zone)


def _epoch(text: str, zone: tzinfo) -> Timestamp | None:  # noqa: ARG001
    match = _EPOCH.match(text)
    return Timestamp(datetime.fromtimestamp(int(match[1]), UTC), False) if match else None


def _mail(text: str, zone: tzinfo) -> Timestamp | None:
    parts = parsedate_tz(text)
    if parts is None or not re.search(r"\d:\d\d", text):
        return None
    local = datetime(*parts[:6])  # noqa: DTZ001
    return _moment(local, _mail_zone(text, parts[9]) or zone)


def _mail_zone(text: str, seconds: int | None) -> tzinfo | None:
    if named := _zone(text.rsplit(maxsplit=1)[-1].strip("()")):
        return named
    # The parser answers None for "no zone" and for "a zone it has not heard of"; both are left to the caller.
    return None if seconds is None else timezone(timedelta(seconds=seconds))


def _named(text: str, zone: tzinfo) -> Timestamp | None:
    match = _NAMED.match(text)
    if not match:
        return None
    month = _MONTHS.get((match["m1"] or match["m2"])[:3].lower())
    return _from_match(match, month, int(match["d1"] or match["d2"]), zone) if month else None


def _chinese(text: str, zone: tzinfo) -> Timestamp | None:
    match = _CHINESE.match(text)
    return _from_match(match, int(match["month"]), int(match["day"]), zone) if match else None
