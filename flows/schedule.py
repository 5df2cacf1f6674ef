"""The flows as Prefect knows them, their deployments, and the process that serves them."""

from datetime import UTC, datetime

from prefect import flow, serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron

from flows.backfill import backfill, parse_day
from flows.ingest import ingest
from flows.reextract import reextract
from flows.run import new_run
from flows.settings import Settings, load_settings
from flows.sources import choose_sources, load_sources
from flows.stages import PrefectEngine, publish_summary


@flow(name="ingest", description="Fetch, read, link and publish what is new at the sources.")
def ingest_flow(sources: list[str] | None = None, lock_wait_s: float = 0) -> str:
    """Run the main job inside Prefect; return the summary in one line."""
    settings = load_settings()
    chosen = choose_sources(load_sources(settings.sources_path), sources or [])
    summary = ingest(new_run(settings, "ingest", PrefectEngine.name), chosen, PrefectEngine(), lock_wait_s=lock_wait_s)
    publish_summary(summary)
    return summary.sentence()


@flow(name="backfill", description="Ingest what the sources that reach back list for a period.")
def backfill_flow(
    since: str, until: str | None = None, sources: list[str] | None = None, lock_wait_s: float = 0
) -> str:
    """Run a backfill inside Prefect; `since` and `until` are days such as 2026-01-31, both included."""
    settings = load_settings()
    first = parse_day(since, "since")
    last = parse_day(until, "until") if until else datetime.now(UTC).date()
    chosen = choose_sources(load_sources(settings.sources_path), sources or [])
    run = new_run(settings, "backfill", PrefectEngine.name)
    summary = backfill(run, chosen, PrefectEngine(), first, last, lock_wait_s=lock_wait_s)
    publish_summary(summary)
    return summary.sentence()


@flow(name="reextract", description="Read every kept text again with the extractor of today.")
def reextract_flow(lock_wait_s: float = 0) -> str:
    """Run the readers over the kept texts inside Prefect; return the summary in one line."""
    summary = reextract(
        new_run(load_settings(), "reextract", PrefectEngine.name), PrefectEngine(), lock_wait_s=lock_wait_s
    )
    publish_summary(summary)
    return summary.sentence()


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """Return the deployments: ingest by the clock without overlap, backfill and reextract by hand."""
    one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    hourly = ingest_flow.to_deployment(
        "scheduled", schedule=Cron(settings.cron, timezone=settings.time_zone), concurrency_limit=one_at_a_time
    )
    by_hand = [
        flow.to_deployment("by-hand", concurrency_limit=one_at_a_time) for flow in (backfill_flow, reextract_flow)
    ]
    return [deployment for deployment in (hourly, *by_hand) if isinstance(deployment, RunnerDeployment)]


def serve_flows(settings: Settings) -> None:
    """Serve the deployments until interrupted."""
    serve(*deployments(settings), limit=2)
