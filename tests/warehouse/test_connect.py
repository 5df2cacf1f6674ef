"""The file: made, migrated, held by one process at a time."""

import os
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from extractors.errors import BadInput, Busy
from warehouse.connect import open_memory, open_warehouse
from warehouse.migrate import Migration, migrate, read_migrations

HOLDER = """
import sys
from pathlib import Path
from warehouse.connect import open_warehouse
with open_warehouse(Path(sys.argv[1])) as con:
    print("held", flush=True)
    sys.stdin.readline()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_busy_names_the_process_that_holds_the_file(path: Path) -> None:
    holder = _holder(path)
    try:
        started = time.monotonic()
        with pytest.raises(Busy) as caught, open_warehouse(path, wait_s=0.3):
            pass
        assert time.monotonic() - started < 5
        assert f"process {holder.pid}" in caught.value.message
        assert caught.value.kind == "warehouse_busy"
        assert caught.value.remedy is not None
        assert str(holder.pid) in caught.value.remedy
    finally:
        holder.communicate("\n")


def test_waits_until_the_other_is_done(path: Path) -> None:
    holder = _holder(path)
    assert holder.stdin is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    with open_warehouse(path, wait_s=20) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    holder.wait()


def test_times_are_utc(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute("SELECT TIMESTAMPTZ '2026-02-06 05:00:00+05'::VARCHAR").fetchone() == ("2026-02-06 00:00:00+00",)


def test_reading_what_is_not_there_or_no_warehouse(path: Path) -> None:
    with pytest.raises(BadInput, match="no warehouse"), open_warehouse(path, read_only=True):
        pass
    path.write_text("no database " * 1000)
    with pytest.raises(BadInput) as caught, open_warehouse(path):
        pass
    assert caught.value.kind == "not_a_warehouse"
    assert caught.value.where == str(path)


def test_opening_again_applies_nothing(path: Path) -> None:
    with open_warehouse(path) as con:
        before = con.execute("FROM ops.migrations").fetchall()
        views = con.execute("FROM ops.view_sets").fetchall()
    with open_warehouse(path) as con:
        assert con.execute("FROM ops.migrations").fetchall() == before
        assert con.execute("FROM ops.view_sets").fetchall() == views
        assert migrate(con) == 0
    with open_warehouse(path, read_only=True) as con:
        assert con.execute("FROM incident_summary").fetchall() == []


def test_migrations_are_numbered_without_gaps(tmp_path: Path) -> None:
    (tmp_path / "0001_one.sql").write_text("SELECT 1")
    (tmp_path / "0003_three.sql").write_text("SELECT 3")
    with pytest.raises(BadInput, match="0002 is missing"):
        read_migrations(tmp_path)
    (tmp_path / "0002_two.sql").write_text("SELECT 2")
    assert [step.version for step in read_migrations(tmp_path)] == [1, 2, 3]
    (tmp_path / "4_four.sql").write_text("SELECT 4")
    with pytest.raises(BadInput, match="NNNN_name"):
        read_migrations(tmp_path)


def test_a_changed_or_newer_migration_is_refused() -> None:
    con = open_memory()
    steps = read_migrations(Path(__file__).parents[2] / "warehouse" / "migrations")
    changed = [*steps[:-1], Migration(steps[-1].version, steps[-1].name, steps[-1].sql + "\n-- changed")]
    with pytest.raises(BadInput) as caught:
        migrate(con, changed)
    assert caught.value.kind == "migration_changed"
    with pytest.raises(BadInput) as caught:
        migrate(con, steps[:-1])
    assert caught.value.kind == "warehouse_newer"


def test_a_migration_that_fails_leaves_nothing_behind() -> None:
    con = open_memory()
    steps = read_migrations(Path(__file__).parents[2] / "warehouse" / "migrations")
    broken = Migration(len(steps) + 1, "broken", "CREATE TABLE half (a INTEGER); SELECT * FROM nowhere;")
    with pytest.raises(duckdb.CatalogException):
        migrate(con, [*steps, broken])
    assert con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'").fetchone() == (0,)
    assert migrate(con) == 0


def test_kill_in_the_middle_of_a_transaction_loses_nothing_committed(path: Path) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from tests.warehouse.building import NOW, article, candidate, outcome
from extractors.records import Poll
from warehouse.connect import open_warehouse
from warehouse.load import record_poll, store_outcomes
with open_warehouse(Path(sys.argv[1])) as con:
    record_poll(con, Poll("herald", NOW, "ok"), [candidate(0), candidate(1)])
    store_outcomes(con, [outcome(candidate(0), article())], run_id="r1")
    con.begin()
    con.execute("DELETE FROM verdicts")
    con.execute("INSERT INTO ops.candidates BY NAME SELECT uuid() AS candidate_id, 's' AS source_id, 'u' AS url, "
                "now() AS queued_at FROM range(100000)")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run(
        [sys.executable, "-c", script, str(path)], env=os.environ | {"PYTHONPATH": str(Path.cwd())}, check=False
    )
    assert killed.returncode == -9
    with open_warehouse(path) as con:
        assert con.execute("SELECT count(*) FROM verdicts").fetchone() == (1,)
        assert con.execute("SELECT count(*) FROM ops.candidates").fetchone() == (1,)
        assert con.execute("SELECT count(*) FROM incident_reports").fetchone() == (1,)
