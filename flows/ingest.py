"""The main job: from sources to the published copy. Its body is the pipeline's table of contents."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from extractors.records import Source
from flows.engine import Engine
from flows.fetching import by_host, fetch_host, gate, next_round, ready
from flows.finishing import check_and_publish, link_accounts
from flows.polling import poll_source, polls_before
from flows.preparing import prepare
from flows.run import Run
from flows.runlock import run_lock
from flows.summary import RunSummary
from warehouse.load import Pending


def ingest(run: Run, sources: Sequence[Source], engine: Engine, *, lock_wait_s: float = 0) -> RunSummary:
    """Fetch what is new at the sources, read it, and publish the warehouse.

    A killed run loses nothing: claims, captures and records are each stored whole, and the
    next run goes on from them. Raises Busy where another run holds the warehouse, and
    CorridorError where the warehouse itself cannot be used; what a source or a page does
    is a row, never an exception.
    """
    with run_lock(run.settings.home, f"ingest {run.run_id}", wait_s=lock_wait_s):
        try:
            engine.once("Preparing warehouse and seeds", partial(prepare, run, sources))
            poll_all(run, sources, engine)
            work_off_queue(run, sources, engine)
            engine.once("Linking accounts", partial(link_accounts, run))
            engine.once("Checking and publishing", partial(check_and_publish, run))
        finally:
            run.close()
    return run.summary


def poll_all(run: Run, sources: Sequence[Source], engine: Engine) -> None:
    """Ask every source what it has."""
    previous = polls_before(run)
    engine.each(
        "Polling sources",
        lambda source: poll_source(run, source, previous.get(source.id)),
        sources,
        workers=run.settings.fetch_workers,
    )


def work_off_queue(run: Run, sources: Sequence[Source], engine: Engine) -> None:
    """Settle, fetch and read what is queued, a round at a time, until nothing is due."""
    by_id = {source.id: source for source in sources}
    while waiting := next_round(run):
        wanted = engine.once("Gating claims", partial(gate, run, waiting, by_id))
        workers = run.settings.fetch_workers
        fetched = engine.each("Fetching hosts", partial(fetch_host, run), by_host(wanted), workers=workers)
        read_all(run, [*ready(wanted), *chain.from_iterable(fetched)], by_id, engine)


def read_all(run: Run, items: Sequence[Pending], sources: dict[str, Source], engine: Engine) -> None:
    """Read what was fetched or handed over, batch after batch."""
    if not items:
        return
    from extractors.knowledge import Knowledge  # see flows/reading.py: not paid for by a quiet run
    from flows.reading import read_batch

    knowledge = Knowledge(run.settings.seeds_folder)
    size = run.settings.batch_size
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    engine.each("Reading articles", lambda batch: read_batch(run, batch, sources, knowledge), batches, workers=1)
