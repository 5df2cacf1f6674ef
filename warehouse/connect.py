"""Open the warehouse's file: one process at a time may hold it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from extractors.errors import BadInput, Busy
from warehouse.migrate import migrate

_HOLDER = re.compile(r"lock is held in (?P<program>.*?) \(PID (?P<pid>\d+)\)")
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 1.0


@contextmanager
def open_warehouse(path: Path, *, wait_s: float = 30, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """Hold the warehouse while the block runs: created where missing, migrated, times in UTC.

    Raises Busy, naming the holding process, where another holds it for longer than `wait_s` seconds;
    BadInput where the file is no warehouse of this version, or is to be read and does not exist.
    """
    if read_only and not path.exists():
        raise BadInput("no_warehouse", "There is no warehouse here", where=str(path), remedy="Run an ingest first.")
    path.parent.mkdir(parents=True, exist_ok=True)
    con = _connect(path, read_only, time.monotonic() + wait_s)
    try:
        prepare(con, read_only=read_only)
        yield con
    finally:
        con.close()


def open_memory() -> duckdb.DuckDBPyConnection:
    """Open an empty warehouse that lives in memory only."""
    con = duckdb.connect(":memory:")
    prepare(con)
    return con


def prepare(con: duckdb.DuckDBPyConnection, *, read_only: bool = False) -> None:
    """Set the session's time zone and bring the schema up to date (unless it is only to be read)."""
    con.execute("SET TimeZone = 'UTC'")
    if not read_only:
        migrate(con)


def _connect(path: Path, read_only: bool, deadline: float) -> duckdb.DuckDBPyConnection:
    pause = _FIRST_PAUSE_S
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.IOException as error:
            holder = _HOLDER.search(str(error))
            if holder is None:
                raise _unusable(path, error) from error
            if time.monotonic() + pause > deadline:
                raise _busy(path, holder) from error
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_S)


def _busy(path: Path, holder: re.Match[str]) -> Busy:
    return Busy(
        "warehouse_busy",
        f"The warehouse is held by process {holder['pid']} ({holder['program']})",
        where=str(path),
        remedy=f"Wait until it is done, or end process {holder['pid']}; to read, use the published copy.",
    )


def _unusable(path: Path, error: duckdb.Error) -> BadInput:
    first_line = str(error).partition("\n")[0]
    return BadInput(
        "not_a_warehouse",
        f"DuckDB cannot open the file: {first_line}",
        where=str(path),
        remedy="Check that it is a DuckDB file of a version this DuckDB reads, or name another file.",
    )
