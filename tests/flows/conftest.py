"""Runs of the main job against the newsroom, shared by the tests that look at what came out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from flows.engine import PlainEngine
from flows.ingest import ingest
from flows.run import new_run
from flows.settings import Settings, load_settings
from flows.sources import choose_sources, load_sources
from flows.summary import RunSummary
from tests.newsroom.site import Newsroom


@dataclass(frozen=True)
class Ingested:
    """A warehouse after the morning's, the evening's and one more run, with the summaries of the three."""

    room: Newsroom
    settings: Settings
    morning: RunSummary
    evening: RunSummary
    again: RunSummary

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Ask the published copy."""
        with duckdb.connect(str(self.settings.published_file), read_only=True) as con:
            return con.execute(sql, list(parameters)).fetchall()


def room_settings(folder: Path, room: Newsroom, *, faults: bool = False) -> Settings:
    """Settings of a warehouse in `folder` that polls the newsroom."""
    return load_settings(
        home=folder / "home",
        sources_file=room.sources_toml(folder / "sources.toml", faults=faults),
        host_delay_s=0.0,
        response_deadline_s=2.0,
        allow_private_addresses=True,
        ignore_cadence=True,
        contact="tests",
    )


def run_ingest(settings: Settings, wanted: list[str] | None = None) -> RunSummary:
    """Run the main job in this process."""
    sources = choose_sources(load_sources(settings.sources_path), wanted or [])
    engine = PlainEngine(Console(quiet=True))
    return ingest(new_run(settings, "ingest", engine.name), sources, engine)


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingested]:
    """Ingest the morning edition with every fault, then the evening's, then once more."""
    folder = tmp_path_factory.mktemp("ingested")
    with Newsroom("morning") as room:
        settings = room_settings(folder, room, faults=True)
        morning = run_ingest(settings)
        room.set_edition("evening")
        evening = run_ingest(settings)
        yield Ingested(room, settings, morning, evening, run_ingest(settings))
