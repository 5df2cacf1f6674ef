"""When to ask again after a failure: growing pauses with a ceiling, so that nothing is given up for good."""

from datetime import datetime, timedelta

HARD_KINDS = frozenset(
    {
        "not_found",
        "gone",
        "forbidden",
        "client_error",
        "robots",
        "private_address",
        "bad_url",
        "bad_scheme",
        "bad_redirect",
        "redirect_loop",
        "too_many_redirects",
        "too_large",
        "entity_bomb",
    }
)
"""Failures that a person has to mend on the other side: asking soon is useless."""

SOFT_FIRST = timedelta(minutes=10)
SOFT_LONGEST = timedelta(hours=12)
HARD_FIRST = timedelta(hours=6)
HARD_LONGEST = timedelta(days=7)


def next_attempt(attempts: int, kind: str, now: datetime, retry_at: datetime | None) -> datetime:
    """Return the moment from which a failing address may be asked again.

    `attempts` counts the failures in a row, this one included. The pause doubles with each: from
    ten minutes to twelve hours where the other side is busy or out of reach, from six hours to a week
    where the address itself is refused or gone. `retry_at`, the moment the other side named, is
    honoured when it is later, up to a week ahead. The result is always after `now`.
    """
    first, longest = (HARD_FIRST, HARD_LONGEST) if kind in HARD_KINDS else (SOFT_FIRST, SOFT_LONGEST)
    doublings = min(max(attempts, 1) - 1, 16)
    earliest = now + min(first * (1 << doublings), longest)
    if retry_at is None:
        return earliest
    return max(earliest, min(retry_at, now + HARD_LONGEST))
