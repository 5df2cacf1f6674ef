"""A better extractor over every text that is kept: nothing is fetched again, ids and decisions stay."""

import logging
from collections.abc import Sequence
from functools import partial

from extractors.knowledge import Knowledge
from extractors.records import Article, Extraction
from flows.engine import Engine
from flows.extracting import extract_all
from flows.finishing import check_and_publish, link_accounts
from flows.preparing import prepare
from flows.run import Run
from flows.runlock import run_lock
from flows.summary import RunSummary
from warehouse.extractions import kept_articles, replace_extractions

log = logging.getLogger(__name__)


def reextract(run: Run, engine: Engine, *, lock_wait_s: float = 0) -> RunSummary:
    """Read every kept text anew and put what it says in place of what was stored, then link, check and publish.

    A stopped run keeps the batches it has done; a second one does them again and changes nothing in them. An article
    that a reader fails on keeps what it had. Raises Busy where another run holds the warehouse.
    """
    with run_lock(run.settings.home, f"reextract {run.run_id}", wait_s=lock_wait_s):
        try:
            engine.once("Preparing warehouse and seeds", partial(prepare, run, ()))
            batches = _batches(run)
            knowledge = Knowledge(run.settings.seeds_folder)
            engine.each("Reading articles", partial(_read_again, run, knowledge), batches, workers=1)
            engine.once("Linking accounts", partial(link_accounts, run))
            engine.once("Checking and publishing", partial(check_and_publish, run))
        finally:
            run.close()
    return run.summary


def _batches(run: Run) -> list[str | None]:
    """Return where each batch begins: after which article id."""
    with run.warehouse() as con:
        starts: list[str | None] = [None]
        while found := kept_articles(con, after=starts[-1], limit=run.settings.batch_size):
            starts.append(found[-1].article_id)
    return starts[:-1]


def _read_again(run: Run, knowledge: Knowledge, after: str | None) -> None:
    with run.warehouse() as con:
        articles = kept_articles(con, after=after, limit=run.settings.batch_size)
    found = _found(run, articles, knowledge)
    with run.warehouse() as con:
        changed = replace_extractions(con, found)
    run.summary.add_reread(found.values(), changed)


def _found(run: Run, articles: Sequence[Article], knowledge: Knowledge) -> dict[str, Extraction]:
    found: dict[str, Extraction] = {}
    for article, said in zip(articles, extract_all(articles, knowledge), strict=True):
        if isinstance(said, Extraction):
            found[article.article_id] = said
            continue
        log.error("The readers failed on %s", article.url, exc_info=said)
        run.summary.add_note(f"{article.url}: the readers failed ({type(said).__name__}: {said}); kept what it had")
    return found
