"""What must be true of the warehouse: queries that return the bad rows, and a hash over everything found."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

_FOLDER = Path(__file__).resolve().parent / "checks"


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that found rows which must not exist."""

    check: str
    """The check's name: checks/NAME.sql says in its first line what must be true."""
    rows: int
    example: str
    """One of the rows."""


def run_checks(con: duckdb.DuckDBPyConnection) -> list[Failure]:
    """Run every query of checks/ and return those that found bad rows."""
    return [failure for path in sorted(_FOLDER.glob("*.sql")) if (failure := _run(con, path))]


def content_digest(con: duckdb.DuckDBPyConnection) -> str:
    """Return a hash over every row of every table of `main`, whatever the order of rows.

    Equal digests mean equal findings: a run that finds nothing new leaves it as it was. Rows are hashed by DuckDB,
    whose hash may differ from version to version: compare digests of one version only.
    """
    tables = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary ORDER BY table_name"
    ).fetchall()
    parts = [f"{table}:{_table_digest(con, table)}" for (table,) in tables]
    return sha256("\n".join(parts).encode()).hexdigest()


def _run(con: duckdb.DuckDBPyConnection, path: Path) -> Failure | None:
    sql = path.read_text(encoding="utf-8")
    rows = con.execute(sql).fetchall()
    if not rows:
        return None
    names = [column[0] for column in con.description or ()]
    example = ", ".join(f"{name} {value}" for name, value in zip(names, rows[0], strict=True))
    return Failure(path.stem, len(rows), example)


def _table_digest(con: duckdb.DuckDBPyConnection, table: str) -> str:
    row = con.execute(f'SELECT count(*), coalesce(sum(hash(t)), 0), bit_xor(hash(t)) FROM "{table}" AS t').fetchone()
    return " ".join(map(str, row or ()))
