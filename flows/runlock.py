"""One run at a time on one warehouse: the second is told who holds it, and waits or leaves."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from extractors.errors import Busy


@contextmanager
def run_lock(home: Path, what: str, *, wait_s: float) -> Iterator[None]:
    """Hold the warehouse for one run; raise Busy naming the holder when `wait_s` seconds were not enough.

    The lock is the operating system's, so a killed run leaves nothing to clean up. A negative
    `wait_s` waits for ever.
    """
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / "run.lock")
    holder = home / "run.holder.json"
    try:
        lock.acquire(timeout=wait_s)
    except Timeout:
        raise Busy(
            "run_in_progress",
            f"Another run holds the warehouse: {_read_holder(holder)}",
            where=str(home),
            remedy="Wait for it with --wait, or come back when it has ended.",
        ) from None
    try:
        started = datetime.now(UTC).isoformat(timespec="seconds")
        holder.write_text(json.dumps({"pid": os.getpid(), "what": what, "since": started}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _read_holder(holder: Path) -> str:
    try:
        facts = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {facts['pid']} ({facts['what']}), since {facts['since']}"
    except (OSError, ValueError, KeyError):
        return "a process that has just started or ended"
