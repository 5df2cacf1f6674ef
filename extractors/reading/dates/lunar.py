"""Islamic dates by the tabular calendar, as wide as the sighting of the moon leaves them."""

from datetime import date, timedelta

SIGHTING_DAYS = 2
"""Pakistan's Ruet-e-Hilal committee and the tabular calendar differ by no more than this."""
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


def _gregorian(year: int, month: int, day: int) -> date:
    return date.fromordinal(
        day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH_ORDINAL - 1
    )
