"""The flow run by hand over past days: the sources that reach back, a year at a time, resumable."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from extractors.errors import BadInput
from extractors.records import Source, SourceKind
from flows.engine import Engine
from flows.finishing import check_and_publish, link_accounts
from flows.ingest import poll_all, work_off_queue
from flows.preparing import prepare
from flows.run import Run
from flows.runlock import run_lock
from flows.summary import RunSummary

CHUNK_DAYS = 366
REACHING_BACK = frozenset({SourceKind.SITEMAP, SourceKind.FILES})


def backfill(
    run: Run, sources: Sequence[Source], engine: Engine, since: date, until: date, *, lock_wait_s: float = 0
) -> RunSummary:
    """Ingest what the sources list for the days from `since` to `until`, both included.

    Newest year first, each worked off before the next is asked for, so that a stopped
    backfill keeps what it has and a second one goes on. Raises BadInput for days in the
    wrong order or where no source reaches back, and Busy where another run holds the warehouse.
    """
    chosen = reaching_back(sources)
    chunks = list(chunks_of(since, until))
    with run_lock(run.settings.home, f"backfill {run.run_id}", wait_s=lock_wait_s):
        try:
            engine.once("Preparing warehouse and seeds", partial(prepare, run, chosen))
            for run.since, run.until in chunks:
                poll_all(run, chosen, engine)
                work_off_queue(run, chosen, engine)
            engine.once("Linking accounts", partial(link_accounts, run))
            engine.once("Checking and publishing", partial(check_and_publish, run))
        finally:
            run.close()
    return run.summary


def reaching_back(sources: Sequence[Source]) -> list[Source]:
    """Return the sources that list past articles; raise BadInput where none does."""
    chosen = [source for source in sources if source.kind in REACHING_BACK]
    if not chosen:
        raise BadInput(
            "no_archive",
            "None of these sources reaches back: a feed lists only its latest articles",
            remedy="Choose sources of the kinds sitemap or files; `corridor status` lists them.",
        )
    return chosen


def chunks_of(since: date, until: date) -> Iterator[tuple[datetime, datetime]]:
    """Cut the days into chunks of at most 366, newest first: first and last second of each, in UTC."""
    if since > until:
        raise BadInput("bad_period", f"--since {since} is after --until {until}", remedy="Swap the two days.")
    end = until + timedelta(days=1)
    while end > since:
        start = max(since, end - timedelta(days=CHUNK_DAYS))
        yield _midnight(start), _midnight(end) - timedelta(seconds=1)
        end = start


def parse_day(text: str, option: str) -> date:
    """Read a day given by a person; raise BadInput saying how to write it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("bad_day", f"{option} is not a day: {text!r}", remedy="Write it as 2026-01-31.") from None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
