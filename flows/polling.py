"""Ask one source what it has, and queue what it claims."""

from datetime import datetime, timedelta

from extractors.records import Poll, Source
from flows.intake.discovery import discover
from flows.run import Run
from warehouse.load import last_polls, record_poll


def polls_before(run: Run) -> dict[str, Poll]:
    """Return how each source answered last."""
    with run.warehouse() as con:
        return last_polls(con)


def poll_source(run: Run, source: Source, previous: Poll | None) -> None:
    """Ask one source and queue its claims in one transaction; a fault of the source is a row, not an exception."""
    if not is_due(source, previous, run.now(), ignore_cadence=run.settings.ignore_cadence or run.since is not None):
        run.summary.add_not_due(source.id)
        return
    found = discover(source, run.client, previous, now=run.now(), since=run.since, until=run.until)
    with run.warehouse() as con:
        new = record_poll(con, found.poll, found.candidates)
    run.summary.add_poll(found.poll, new)


def is_due(source: Source, previous: Poll | None, now: datetime, *, ignore_cadence: bool = False) -> bool:
    """Whether a source may be asked: its cadence has passed, and its back-off or Retry-After too."""
    if previous is None:
        return True
    if previous.retry_after and previous.retry_after > now:
        return False
    # A schedule that fires on the hour must not miss a source polled a few seconds after the last hour.
    pause = timedelta(minutes=source.cadence_minutes) * 0.9
    return ignore_cadence or now - previous.polled_at >= pause
