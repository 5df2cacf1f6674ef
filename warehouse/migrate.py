"""Bring the schema up to date: numbered SQL files, applied in order, once each, never changed afterwards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

import duckdb

from extractors.errors import BadInput
from warehouse.rows import query, transaction

FOLDER = Path(__file__).resolve().parent
_FILE_NAME = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step of the schema."""

    version: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the step's SQL: a step that was applied may not change."""
        return sha256(self.sql.encode()).hexdigest()

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read `NNNN_name.sql`; raises BadInput for another name."""
        match = _FILE_NAME.fullmatch(path.name)
        if match is None:
            raise BadInput("bad_migration_name", "A migration is named NNNN_name.sql", where=str(path))
        return cls(int(match[1]), match[2], path.read_text(encoding="utf-8"))


def read_migrations(folder: Path) -> tuple[Migration, ...]:
    """Read a folder's migrations in order; raises BadInput where a number is missing or used twice."""
    migrations = tuple(Migration.read(path) for path in sorted(folder.glob("*.sql")))
    for expected, migration in enumerate(migrations, start=1):
        if migration.version != expected:
            raise BadInput(
                "migration_gap",
                f"Migration {expected:04} is missing, {migration.version:04} follows",
                where=str(folder),
                remedy="Number migrations from 0001 without gaps.",
            )
    return migrations


def migrate(con: duckdb.DuckDBPyConnection, migrations: Sequence[Migration] | None = None) -> int:
    """Apply what is missing, each step in its own transaction, then renew the views; returns how many steps.

    Raises BadInput where the file knows a step that is missing here (a newer version made it) or that changed.
    """
    steps = read_migrations(FOLDER / "migrations") if migrations is None else migrations
    con.execute(query("bookkeeping"))
    applied = con.execute("SELECT version, name, checksum_sha256 FROM ops.migrations ORDER BY version").fetchall()
    _refuse_changes(applied, steps)
    missing = steps[len(applied) :]
    for step in missing:
        _apply(con, step)
    _renew_views(con)
    return len(missing)


def _refuse_changes(applied: Sequence[tuple[int, str, str]], steps: Sequence[Migration]) -> None:
    known = [(step.version, step.checksum) for step in steps]
    for version, name, checksum in applied:
        if version > len(known):
            raise BadInput(
                "warehouse_newer",
                f"The warehouse was made by a newer version: it has migration {version:04}_{name}",
                remedy="Update this program, or open a copy made by this version.",
            )
        if (version, checksum) != known[version - 1]:
            raise BadInput(
                "migration_changed",
                f"Migration {version:04}_{name} is not the one that was applied",
                remedy="Put the file back as it was and write the change as a new migration.",
            )


def _apply(con: duckdb.DuckDBPyConnection, step: Migration) -> None:
    with transaction(con):
        con.execute(step.sql)
        con.execute(
            "INSERT INTO ops.migrations VALUES (?, ?, ?, current_timestamp)", [step.version, step.name, step.checksum]
        )


def _renew_views(con: duckdb.DuckDBPyConnection) -> None:
    sql = "\n".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / "views").glob("*.sql")))
    checksum = sha256(sql.encode()).hexdigest()
    if con.execute("SELECT checksum_sha256 FROM ops.view_sets").fetchall() == [(checksum,)]:
        return
    with transaction(con):
        con.execute(sql)
        for view, column, comment in con.execute(query("inherited_comments")).fetchall():
            con.execute(f'COMMENT ON COLUMN "{view}"."{column}" IS $${comment}$$')
        con.execute("DELETE FROM ops.view_sets")
        con.execute("INSERT INTO ops.view_sets VALUES (?, current_timestamp)", [checksum])
