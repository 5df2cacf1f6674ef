"""What an HTTP status means for a crawler: fine, later, or never."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from extractors.errors import CorridorError, Rejected, RetryLater

FINE = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
FORBIDDEN = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.PAYMENT_REQUIRED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)
LATER: dict[int, str] = {
    HTTPStatus.REQUEST_TIMEOUT: "timeout",
    HTTPStatus.TOO_EARLY: "unavailable",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limited",
    HTTPStatus.SERVICE_UNAVAILABLE: "unavailable",
}
LONGEST_WAIT = timedelta(days=30)


def fault_of(status: int, headers: httpx.Headers, where: str, now: datetime) -> CorridorError | None:
    """Return the error a status stands for, None where the response has a body to read."""
    if status in FINE:
        return None
    said = f"The server answered {status} {_phrase(status)}".rstrip()
    if status in LATER or status >= 500:
        kind = LATER.get(status, "server_error")
        retry_at = retry_after(headers.get("Retry-After"), now)
        return RetryLater(
            kind, said, where=where, retry_at=retry_at, status=status, remedy="It is asked again by itself."
        )
    return _refusal(status, said, where)


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """Read a Retry-After header, seconds or HTTP-date (RFC 9110, 10.2.3); None for nothing or nonsense.

    A moment more than 30 days ahead is cut to that.
    """
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]+", text):
        seconds = int(text[:12])
        return now + min(timedelta(seconds=min(seconds, 10**9)), LONGEST_WAIT)
    try:
        named = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    moment = named.replace(tzinfo=UTC) if named.tzinfo is None else named.astimezone(UTC)
    return min(moment, now + LONGEST_WAIT)


def _refusal(status: int, said: str, where: str) -> CorridorError:
    if status == HTTPStatus.NOT_FOUND:
        return Rejected("not_found", said, where=where, status=status, remedy="Check the address.")
    if status == HTTPStatus.GONE:
        return Rejected("gone", said, where=where, status=status, remedy="Take the address out of the sources.")
    if status in FORBIDDEN:
        remedy = "The site does not serve this reader; ask its owner or leave it out."
        return Rejected("forbidden", said, where=where, status=status, remedy=remedy)
    if 300 <= status < 400 and status != HTTPStatus.NOT_MODIFIED:
        return Rejected("bad_redirect", f"{said} without a place to go", where=where, status=status)
    if 400 <= status < 500:
        return Rejected("client_error", said, where=where, status=status)
    return RetryLater("unexpected_status", said, where=where, status=status)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
