"""The end of a run: link accounts, check the warehouse, publish the analysts' copy."""

import logging

from extractors.errors import CorridorError
from flows.decisions import every_decision
from flows.run import Run
from warehouse.check import content_digest, run_checks
from warehouse.linking import link
from warehouse.load import finish_run
from warehouse.publish import publish

log = logging.getLogger(__name__)


class UnsoundWarehouse(CorridorError):
    """A check found rows that must not exist; nothing was published."""


def link_accounts(run: Run) -> None:
    """Join accounts of the same happening into incidents; people's decisions overrule."""
    decisions = every_decision(run.settings)
    with run.warehouse() as con:
        linked = link(con, decisions)
    run.summary.incidents_known = linked.incidents


def check_and_publish(run: Run) -> None:
    """Run every check, then replace the published copy in one step; raise UnsoundWarehouse where a check fails."""
    with run.warehouse() as con:
        failures = run_checks(con)
        run.summary.digest = content_digest(con)
        finish_run(con, run.run_id, ended_at=run.now(), summary=run.summary.sentence(), ok=not failures)
    if failures:
        names = "; ".join(f"{failure.check}: {failure.rows} rows" for failure in failures)
        raise UnsoundWarehouse(
            "unsound",
            f"The warehouse holds rows that must not exist ({names})",
            where=str(run.settings.warehouse_file),
            remedy="The published copy was left as it was. `corridor doctor` shows the rows.",
        )
    publish(run.settings.warehouse_file, run.settings.published_folder)
