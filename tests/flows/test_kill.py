"""kill -9 at any stage, then a rerun: no article lost, none twice, no half-written capture or row."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from flows.engine import PlainEngine
from flows.ingest import ingest
from flows.run import new_run
from flows.settings import Settings, load_settings
from flows.sources import choose_sources, load_sources
from tests.flows.conftest import room_settings, run_ingest
from tests.newsroom.site import Newsroom
from warehouse.check import run_checks
from warehouse.connect import open_warehouse

T = TypeVar("T")
R = TypeVar("R")
OUTLETS = ["indus-wire-rss", "makran-herald-atom"]
POINTS = (1, 6, 9, 14)
MORE_POINTS = (2, 3, 5, 8, 11, 12)
"""Moments before and after each piece of work (a stage, a source, a host, a batch): at the n-th the process dies."""


class DeadlyEngine(PlainEngine):
    """Kills its process, as `kill -9` does, before or after a piece of work."""

    def __init__(self, deadly: int) -> None:
        super().__init__()
        self._left = deadly

    def once(self, title: str, stage: Callable[[], R]) -> R:
        """Run one stage, or die at it."""
        self._count(title)
        result = stage()
        self._count(title)
        return result

    def each(self, title: str, stage: Callable[[T], R], items: Sequence[T], *, workers: int) -> list[R]:
        """Run the stage for each item, dying at the wanted one after the work is done but before it is reported."""
        results = []
        del workers
        for item in items:
            self._count(title)
            results.append(stage(item))
            self._count(title)
        return results

    def _count(self, title: str) -> None:
        self._left -= 1
        if self._left == 0:
            print("dying at", title, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)


def die_at(settings: Settings, point: int) -> int:
    """Run the main job in another process that kills itself at a point; return how the process ended."""
    variables = {
        f"CORRIDOR_{name.upper()}": str(value)
        for name, value in settings.model_dump(exclude_none=True).items()
        if name in {"home", "sources_file", "host_delay_s", "allow_private_addresses", "ignore_cadence", "batch_size"}
    }
    command = [sys.executable, "-m", "tests.flows.test_kill", str(point), *OUTLETS]
    return subprocess.run(command, env=os.environ | variables, check=False, timeout=100).returncode


def contents(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    """What must be the same however a warehouse came about: verdicts by address, articles, what was read, counted."""
    queries = {
        "verdicts": "SELECT url, verdict_code, count(*) FROM verdicts GROUP BY ALL ORDER BY ALL",
        "articles": "SELECT canonical_url, md5(text), tier_code FROM articles ORDER BY ALL",
        "reports": "SELECT report_id, killed_best FROM incident_reports ORDER BY ALL",
        "statements": "SELECT statement_id, speaker_name FROM statements ORDER BY ALL",
        "bands": "SELECT count(*) FROM fingerprint_bands",
        "queue": "SELECT count(*) FROM ops.candidates",
    }
    with open_warehouse(settings.warehouse_file) as con:
        assert not run_checks(con)
        return {name: con.execute(sql).fetchall() for name, sql in queries.items()}


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    """One newsroom for all the runs: the same addresses."""
    with Newsroom("evening") as newsroom:
        yield newsroom


@pytest.fixture(scope="module")
def undisturbed(room: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """What a run that nobody kills leaves."""
    settings = small_batches(tmp_path_factory.mktemp("undisturbed"), room)
    run_ingest(settings, OUTLETS)
    return contents(settings)


def small_batches(folder: Path, room: Newsroom) -> Settings:
    """Settings with batches of five, so that there is a between to die in."""
    return room_settings(folder, room).model_copy(update={"batch_size": 5})


@pytest.mark.parametrize("point", [*POINTS, *(pytest.param(point, marks=pytest.mark.slow) for point in MORE_POINTS)])
def test_a_killed_run_loses_nothing(
    room: Newsroom, undisturbed: dict[str, list[tuple[Any, ...]]], tmp_path: Path, point: int
) -> None:
    settings = small_batches(tmp_path, room)
    assert die_at(settings, point) == -signal.SIGKILL
    run_ingest(settings, OUTLETS)
    assert contents(settings) == undisturbed
    with open_warehouse(settings.warehouse_file) as con:
        lengths = con.execute(
            "SELECT warc_file, max(warc_offset_bytes + warc_length_bytes) FROM ops.captures GROUP BY 1"
        ).fetchall()
    for name, end in lengths:
        assert (settings.archive_folder / name).stat().st_size >= end


def main() -> None:
    """Run the main job and die at the point named on the command line."""
    point, *wanted = sys.argv[1:]
    settings = load_settings()
    sources = choose_sources(load_sources(settings.sources_path), wanted)
    ingest(new_run(settings, "ingest", "dying"), sources, DeadlyEngine(int(point)))


if __name__ == "__main__":
    main()
