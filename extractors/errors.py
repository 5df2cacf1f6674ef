"""The errors, named by what happens next.

CorridorError                 the root; `kind` is the short word kept in tables and printed
├── RetryLater                may work later: the candidate stays queued, the source keeps its place
│   └── (fetch: dns_failure, refused, reset, timeout, rate_limited, server_error …)
├── Rejected                  will not work: recorded with the reason, never tried again by itself
│   └── (fetch: not_found, gone, robots, too_large, private_address, redirect_loop …;
│        page: consent_wall, soft_404, paywall, no_text, not_a_feed, bad_encoding …)
├── BadInput                  a file, line or option given by a person is wrong: said, skipped or refused
└── Busy                      another process holds what this one needs: wait or leave
"""

from datetime import datetime


class CorridorError(Exception):
    """What was wrong, where, and what to do.

    `kind` is a short snake_case word for tables; `where` a url, path or line; `remedy` one
    sentence on what a person can do, if anything.
    """

    def __init__(self, kind: str, message: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.kind = kind
        self.message = message
        self.where = where
        self.remedy = remedy
        super().__init__(kind, message)

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{self.message}{place}.{advice}"


class RetryLater(CorridorError):
    """It may work later; `retry_at` is the earliest moment the other side named."""

    def __init__(
        self,
        kind: str,
        message: str,
        *,
        where: str | None = None,
        remedy: str | None = None,
        retry_at: datetime | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(kind, message, where=where, remedy=remedy)
        self.retry_at = retry_at
        self.status = status


class Rejected(CorridorError):
    """It will not work: keep the reason, go on with the rest."""

    def __init__(
        self,
        kind: str,
        message: str,
        *,
        where: str | None = None,
        remedy: str | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(kind, message, where=where, remedy=remedy)
        self.status = status


class BadInput(CorridorError):
    """A person gave something that cannot be used."""


class Busy(CorridorError):
    """Another process holds the thing; the message names it."""
