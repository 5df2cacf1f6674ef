"""What README.md says is run: its commands, its SQL; and every verb of the command stands in it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import app, seeds_app
from flows.settings import REPOSITORY, Settings
from tests.flows.conftest import Ingested
from warehouse.query import query_published

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
CORRIDOR = Path(sys.executable).with_name("corridor")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"\| `((?:echo .*? \\\| )?corridor [^`]*)`", README)
RUN_ELSEWHERE = ("ingest", "backfill", "reextract", "link", "review", "serve", "seeds", "dedupe")
"""Verbs that poll real sources, wait for ever or need something of the reader's: their own tests run them."""


@pytest.mark.parametrize("sql", QUERIES)
def test_the_queries_answer(ingested: Ingested, sql: str) -> None:
    assert query_published(ingested.settings.published_file, sql).rows


def test_there_are_queries_and_commands() -> None:
    assert len(QUERIES) >= 5
    assert len(COMMANDS) >= 10


@pytest.mark.parametrize("command", [c for c in COMMANDS if not any(f"corridor {v}" in c for v in RUN_ELSEWHERE)])
def test_the_commands_run(ingested: Ingested, tmp_path: Path, command: str) -> None:
    (tmp_path / "page.html").write_text("<html><body><p>" + "A bomb went off in Quetta. " * 40, encoding="utf-8")
    line = command.replace("\\|", "|").replace("corridor", shlex.quote(str(CORRIDOR)))
    environment = os.environ | {"CORRIDOR_HOME": str(ingested.settings.home)}
    done = subprocess.run(
        line, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_verb_stands_in_the_readme() -> None:
    verbs = [command.callback.__name__ for command in app.registered_commands if command.callback]
    seed_verbs = [command.name for command in seeds_app.registered_commands]
    missing = [verb for verb in verbs if f"corridor {verb}" not in README and f"task.py {verb}" not in README]
    missing += [f"seeds {verb}" for verb in seed_verbs if f"corridor seeds {verb}" not in README]
    assert not missing


def test_every_setting_named_exists_with_the_default_said() -> None:
    named = re.findall(r"\| `(CORRIDOR_\w+)`(?:, `(CORRIDOR_\w+)`)? \|", README)
    fields = {f"CORRIDOR_{name.upper()}" for name in Settings.model_fields}
    assert named
    assert {name for row in named for name in row if name} <= fields
