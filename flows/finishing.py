"""The end of a run: link accounts, check the warehouse, publish the analysts' copy."""

import logging
from collections.abc import Sequence

from extractors.errors import CorridorError
from flows.decisions import every_decision, every_review
from flows.run import Run
from flows.settings import Settings
from warehouse.check import Failure, content_digest, run_checks
from warehouse.connect import open_warehouse
from warehouse.linking import link
from warehouse.load import finish_run
from warehouse.publish import publish

log = logging.getLogger(__name__)


class UnsoundWarehouse(CorridorError):
    """A check found rows that must not exist; nothing was published."""


def link_accounts(run: Run) -> None:
    """Join accounts of the same happening into incidents; people's decisions overrule."""
    decisions, reviews = every_decision(run.settings), every_review(run.settings)
    with run.warehouse() as con:
        linked = link(con, decisions, reviews)
    run.summary.incidents_known = linked.incidents


def check_and_publish(run: Run) -> None:
    """Run every check, then replace the published copy in one step; raise UnsoundWarehouse where a check fails."""
    with run.warehouse() as con:
        failures = run_checks(con)
        run.summary.digest = content_digest(con)
        finish_run(con, run.run_id, ended_at=run.now(), summary=run.summary.sentence(), ok=not failures)
    _publish_sound(run.settings, failures)


def publish_decided(settings: Settings) -> None:
    """Publish after people's decisions; raise UnsoundWarehouse where a check fails."""
    with open_warehouse(settings.warehouse_file, wait_s=settings.lock_wait_s) as con:
        failures = run_checks(con)
    _publish_sound(settings, failures)


def _publish_sound(settings: Settings, failures: Sequence[Failure]) -> None:
    if failures:
        names = "; ".join(f"{failure.check}: {failure.rows} rows" for failure in failures)
        raise UnsoundWarehouse(
            "unsound",
            f"The warehouse holds rows that must not exist ({names})",
            where=str(settings.warehouse_file),
            remedy="The published copy was left as it was. `corridor doctor` shows the rows.",
        )
    publish(settings.warehouse_file, settings.published_folder)
