"""The command at the shell: what it prints, and how it ends."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.seeding import add_documents
from flows.seedset import load_seed_set
from flows.settings import REPOSITORY, load_settings
from tests.flows.conftest import Ingested
from tests.flows.test_runlock import hold

CORRIDOR = Path(sys.executable).with_name("corridor")


def corridor(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a home of its own."""
    environment = os.environ | {"CORRIDOR_HOME": str(home), "COLUMNS": "200"}
    return subprocess.run(
        [str(CORRIDOR), *arguments], cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=100
    )


def test_the_second_run_leaves_names_the_first_and_ends_with_75(tmp_path: Path) -> None:
    process = hold(tmp_path, 60)
    done = corridor(tmp_path, "ingest", "--source", "dawn-home")
    process.kill()
    process.wait()
    assert done.returncode == 75
    assert f"process {process.pid} (ingest other)" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ingest", "--source", "nowhere"), "No source is called nowhere"),
        (("backfill", "--since", "May"), "--since is not a day: 'May'"),
        (("backfill", "--since", "2026-02-01", "--until", "2026-01-01"), "is after --until"),
        (("sql", "SELECT 1"), "no published warehouse yet"),
        (("seeds", "add", "none.txt"), "There is no such file"),
        (("extract", "none.jsonl"), "cannot be read"),
    ],
)
def test_wrong_input_is_one_plain_line_and_ends_with_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = corridor(tmp_path, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_sql_is_answered_in_the_database_s_words(ingested: Ingested) -> None:
    done = corridor(ingested.settings.home, "sql", "SELECT nothing FROM incident_summary")
    assert done.returncode == 2
    assert "DuckDB says" in done.stderr
    assert '"nothing" not found' in done.stderr


def test_sql_prints_csv_and_json_that_machines_read(ingested: Ingested) -> None:
    query = "SELECT 1 AS one, 'a,b' AS text, NULL AS nothing"
    assert corridor(ingested.settings.home, "sql", query, "--format", "csv").stdout == 'one,text,nothing\n1,"a,b",\n'
    assert '"text": "a,b"' in corridor(ingested.settings.home, "sql", query, "--format", "json").stdout


def test_doctor_finds_this_machine_well_and_names_what_is_wrong(tmp_path: Path) -> None:
    assert corridor(tmp_path, "doctor").returncode == 0
    (tmp_path / "corridor.toml").write_text('time_zone = "Asia/Atlantis"\n', encoding="utf-8")
    done = corridor(tmp_path, "doctor")
    assert done.returncode == 1
    assert "no time zone 'Asia/Atlantis'" in done.stdout


def test_an_article_of_the_warehouse_becomes_a_seed_by_its_url(ingested: Ingested, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(REPOSITORY / "seeds", folder)
    settings = load_settings(home=ingested.settings.home, seeds_folder=folder)
    ((url,),) = ingested.rows("SELECT url FROM articles WHERE text IS NOT NULL AND NOT is_seed ORDER BY url LIMIT 1")
    ((seed_id, is_new),) = add_documents(settings, [url], None)
    assert is_new
    added = {seed.seed_id: seed for seed in load_seed_set(folder)}[seed_id]
    assert added.article.is_abstract
    assert added.article.text.startswith("Facts read from")
