"""robots.txt, asked once a host and remembered (RFC 9309)."""

import time
from collections import defaultdict
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from threading import Lock

import httpx
from protego import Protego

from extractors.errors import Rejected, RetryLater

KEEP_S = 24 * 3600.0
"""RFC 9309, 2.4: no longer than a day."""
KEEP_FAULT_S = 300.0
"""A host that is down is not asked again for each of its articles."""

Fetch = Callable[[str], bytes]
"""Fetches a robots.txt; raises as the client does."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a host said: rules, or that it cannot say now."""

    rules: Protego
    fault: RetryLater | None
    expires_at: float


class Robots:
    """The robots.txt of every host asked; safe to use from many threads."""

    def __init__(self, fetch: Fetch, agent: str) -> None:
        self._fetch = fetch
        self._agent = agent
        self._answers: dict[str, _Answer] = {}
        self._lock = Lock()
        self._host_locks: defaultdict[str, Lock] = defaultdict(Lock)

    def check(self, url: httpx.URL) -> float | None:
        """Return the Crawl-delay in seconds that the host asks for, None where it names none.

        Raises Rejected("robots") for a disallowed address, and RetryLater where the host cannot say
        (5xx, 429, out of reach): RFC 9309 takes that as a refusal of everything, for the time being.
        Any other 4xx, and a robots.txt that can never be had, allow everything.
        """
        answer = self._answer(url)
        if answer.fault is not None:
            raise copy(answer.fault)
        if not answer.rules.can_fetch(str(url), self._agent):
            raise Rejected(
                "robots",
                "The site's robots.txt asks crawlers to leave this address alone",
                where=str(url),
                remedy="Ask the site's owner, or leave the address out.",
            )
        return answer.rules.crawl_delay(self._agent)

    def _answer(self, url: httpx.URL) -> _Answer:
        address = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        with self._lock:
            host_lock = self._host_locks[address]
        with host_lock:
            answer = self._answers.get(address)
            if answer is None or answer.expires_at < time.monotonic():
                answer = self._ask(address)
                self._answers[address] = answer
            return answer

    def _ask(self, address: str) -> _Answer:
        try:
            text = self._fetch(address).decode("utf-8-sig", errors="replace")
        except RetryLater as error:
            return _Answer(Protego(), _cannot_say(error, address), time.monotonic() + KEEP_FAULT_S)
        except Rejected:
            text = ""
        return _Answer(Protego.parse(text), None, time.monotonic() + KEEP_S)


def _cannot_say(error: RetryLater, address: str) -> RetryLater:
    if error.status is None:
        return error
    return RetryLater(
        "robots_unavailable",
        f"The site's robots.txt cannot be had, so nothing of it may be fetched now: {error.message}",
        where=address,
        remedy="It is asked again by itself.",
        retry_at=error.retry_at,
        status=error.status,
    )
