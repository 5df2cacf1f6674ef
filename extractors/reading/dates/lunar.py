"""Islamic dates by the tabular calendar, as wide as the sighting of the moon leaves them."""

from datetime import date, timedelta

from extractors.reading.dates.mention import Lunar

SIGHTING_DAYS = 2
"""Pakistan's Ruet-e-Hilal committee and the tabular calendar differ by no more than this."""
_LAST_YEAR = 200
"""Days before the anchor by which "in Ramazan last year" lies at least."""
_EPOCH_ORDINAL = 227015
"""Ordinal (day 1 is 0001-01-01) of 1 Muharram 1: 16 July 622 in the Julian calendar."""


def lunar_days(
    month: int, day: int | None, *, hijri_year: int | None = None, year: int | None = None
) -> tuple[date, date] | None:
    """Return the first and last Gregorian day that an Islamic day or month can have fallen on.

    The year is Islamic or Gregorian; without one nothing is known. Of two falls in one Gregorian year the
    first is taken. Conversion: Reingold and Dershowitz, Calendrical Calculations, the arithmetic calendar.
    """
    if hijri_year is None and year is not None:
        hijri_year = next(
            (h for h in range(year - 585, year - 573) if _gregorian(h, month, day or 1).year == year), None
        )
    if hijri_year is None:
        return None
    first = _gregorian(hijri_year, month, day or 1)
    last = first if day else first + timedelta(days=29)
    return first - timedelta(days=SIGHTING_DAYS), last + timedelta(days=SIGHTING_DAYS)


def lunar_fall(shape: Lunar, anchor: date | None) -> tuple[date, date] | None:
    """Return when a day or month of the Islamic calendar fell: the year written, else the latest up to the anchor.

    A day within a month whose sighting was announced is exact; any other as wide as the sighting leaves it.
    """
    if shape.hijri_year or shape.year:
        return _sighted(shape, lunar_days(shape.month, shape.day, hijri_year=shape.hijri_year, year=shape.year))
    if anchor is None:
        return None
    around = range(anchor.year - 583, anchor.year - 577)
    falls = [_sighted(shape, lunar_days(shape.month, shape.day, hijri_year=year)) for year in around]
    latest = anchor - timedelta(days=_LAST_YEAR if shape.which == "last" else 0)
    return max((days for days in falls if days and days[0] <= latest), default=None)


def _sighted(shape: Lunar, days: tuple[date, date] | None) -> tuple[date, date] | None:
    if days is None or shape.day is None:
        return days
    exact = (when + timedelta(days=shape.day - number) for number, when in shape.sighted)
    return next(((day, day) for day in exact if days[0] <= day <= days[1]), days)


def _gregorian(year: int, month: int, day: int) -> date:
    return date.fromordinal(
        day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH_ORDINAL - 1
    )
