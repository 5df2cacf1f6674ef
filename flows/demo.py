"""The whole main job on a machine with no network: our own newsroom on loopback, a throwaway warehouse."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from rich.console import Console

from extractors.errors import BadInput, CorridorError
from flows.engine import PlainEngine
from flows.ingest import ingest
from flows.query import as_table
from flows.run import new_run
from flows.settings import REPOSITORY, Settings, load_settings
from flows.sources import choose_sources, load_sources
from flows.summary import RunSummary
from warehouse.query import named_query, query_published

START_S = 20
FIRST_PORT = 8471
"""Fixed, so that a second demo on the same warehouse finds the addresses it knows."""
SHOWN = ("demo_incidents", "demo_statements", "demo_copies", "demo_faults")
"""Queries of warehouse/queries whose answers end the demo."""


@dataclass(frozen=True, slots=True)
class Room:
    """A running newsroom: where it is controlled, and the sources it offers."""

    control: str
    sources_file: Path

    def turn_to(self, edition: str) -> None:
        """Switch what the outlets publish: morning, then evening."""
        request = Request(self.control, data=edition.encode(), method="POST")
        with urlopen(request, timeout=10):
            pass


def run_demo(folder: Path, console: Console) -> None:
    """Ingest the newsroom's morning and evening editions, then show incidents, statements and what to type next.

    A second call on the same folder finds nothing new. Raises BadInput outside a checkout,
    for the newsroom is part of the tests.
    """
    folder.mkdir(parents=True, exist_ok=True)
    is_first = not (folder / "warehouse.duckdb").exists()
    with newsroom(folder, "morning" if is_first else "evening") as room:
        settings = demo_settings(folder, room.sources_file)
        if is_first:
            _say(console, "The newsroom's morning edition", _ingest(settings))
            room.turn_to("evening")
        _say(console, "The newsroom's evening edition", _ingest(settings))
    _show(settings, console)


def demo_settings(folder: Path, sources_file: Path) -> Settings:
    """Settings for a newsroom on loopback: no waiting between requests, short deadlines, private addresses allowed."""
    return load_settings(
        home=folder,
        sources_file=sources_file,
        contact="local demo",
        host_delay_s=0.0,
        response_deadline_s=3.0,
        allow_private_addresses=True,
        ignore_cadence=True,
    )


@contextmanager
def newsroom(folder: Path, edition: str) -> Iterator[Room]:
    """Run tests/newsroom as a process of its own, and stop it at the end."""
    if not (REPOSITORY / "tests" / "newsroom").is_dir():
        raise BadInput(
            "no_newsroom",
            "The demo's newsroom is part of a checkout, and this is an installed package",
            remedy="Clone the repository and run the demo there.",
        )
    facts = folder / "newsroom.json"
    facts.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.newsroom", "--ports-file", str(facts), "--edition", edition]
    command += ["--faults", "--first-port", str(FIRST_PORT)]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    with (folder / "newsroom.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=REPOSITORY, stdout=log, stderr=log, env=environment)
    try:
        room = _wait_for(facts, process)
        yield Room(room["control"], Path(room["sources_toml"]))
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(facts: Path, process: subprocess.Popen[bytes]) -> dict[str, str]:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            room: dict[str, str] = json.loads(facts.read_text(encoding="utf-8"))
            return room
        except (OSError, ValueError):
            time.sleep(0.05)
    raise CorridorError(
        "no_newsroom",
        f"The newsroom did not start on the ports from {FIRST_PORT} on",
        where=str(facts.with_name("newsroom.log")),
        remedy="End what holds those ports (another demo?) and run it again.",
    )


def _ingest(settings: Settings) -> RunSummary:
    sources = choose_sources(load_sources(settings.sources_path), [])
    return ingest(new_run(settings, "ingest", PlainEngine.name), sources, PlainEngine())


def _say(console: Console, title: str, summary: RunSummary) -> None:
    console.rule(title)
    summary.print(console)


def _show(settings: Settings, console: Console) -> None:
    console.rule("What came out")
    for name in SHOWN:
        title, query = named_query(name)
        console.print(as_table(query_published(settings.published_file, query), title))
    console.rule("What to type next")
    for line in next_commands(settings):
        console.print(line, highlight=False, soft_wrap=True)


def next_commands(settings: Settings) -> list[str]:
    """What a newcomer may type after the demo, as it must be typed in this folder."""
    corridor, database = os.path.relpath(sys.argv[0]), os.path.relpath(settings.published_file)
    queries = (
        '"SELECT date_start, place_name, killed_best, sentence, outlet FROM incident_sentences LIMIT 10"',
        '"FROM claims_and_denials"',
        '--format csv "FROM statements_by_speaker"',
    )
    asked = [f"{corridor} sql --database {database} {query}" for query in queries]
    return [
        *asked,
        f"{corridor} doctor",
        f"{corridor} ingest",
        "The last polls the real sources of seeds/sources.toml.",
    ]
