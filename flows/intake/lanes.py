"""Politeness towards hosts: one request at a time to each, with a pause after it."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

LONGEST_DELAY_S = 60.0
"""A host that is busy, or whose robots.txt asks for more, is not waited for longer than this."""


@dataclass
class Lane:
    """The way to one host; held by one request at a time."""

    least_delay_s: float
    delay_s: float
    free_at: float = 0.0
    """Of the monotonic clock."""
    lock: Lock = field(default_factory=Lock)

    def ask_less(self) -> None:
        """Double the pause: the host said it is busy."""
        self.delay_s = min(self.delay_s * 2, max(LONGEST_DELAY_S, self.least_delay_s))

    def ask_normally(self) -> None:
        """Halve the pause again, down to the least."""
        self.delay_s = max(self.delay_s / 2, self.least_delay_s)


class Lanes:
    """The lanes of all hosts, by host and port; safe to use from many threads."""

    def __init__(self, delay_s: float) -> None:
        self._lock = Lock()
        self._lanes: defaultdict[str, Lane] = defaultdict(lambda: Lane(delay_s, delay_s))

    @contextmanager
    def turn(self, host: str) -> Iterator[Lane]:
        """Wait for the host's turn and hold it; the pause counts from the end of the request."""
        lane = self._lane(host)
        with lane.lock:
            time.sleep(max(0.0, lane.free_at - time.monotonic()))
            try:
                yield lane
            finally:
                lane.free_at = time.monotonic() + lane.delay_s

    def at_least(self, host: str, delay_s: float) -> None:
        """Widen a host's pause to what its robots.txt asks for, within reason."""
        lane = self._lane(host)
        wanted = min(delay_s, LONGEST_DELAY_S)
        if wanted > lane.least_delay_s:
            lane.least_delay_s = wanted
            lane.delay_s = max(lane.delay_s, wanted)

    def _lane(self, host: str) -> Lane:
        with self._lock:
            return self._lanes[host]
