"""The analysts' copy: one file replaced in one step, and the same tables as Parquet beside it."""

import os
import shutil
from pathlib import Path

import duckdb

from warehouse.connect import open_warehouse

DATABASE = "corridor.duckdb"
PARQUET = "parquet"
LEFT_OUT = ("fingerprint", "candidates")
"""Tables whose names begin so are the pipeline's own memory: hashes and the queue, large and of no use to readers."""


def publish(warehouse: Path, folder: Path, *, wait_s: float = 30) -> Path:
    """Copy the warehouse into `folder` as corridor.duckdb and parquet/*.parquet; returns the database's path.

    Views and comments go with it. Readers keep the copy they opened; who opens it next sees the new one whole. A copy
    that fails leaves the old one. Raises Busy where another process holds the warehouse for longer than `wait_s`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / f".{os.getpid()}.{DATABASE}"
    parquet = folder / f".{os.getpid()}.{PARQUET}"
    _remove(database, parquet)
    try:
        with open_warehouse(warehouse, wait_s=wait_s) as con:
            _copy(con, database, parquet)
        database.replace(folder / DATABASE)
        _replace_files(parquet, folder / PARQUET)
    finally:
        _remove(database, parquet)
    return folder / DATABASE


def _copy(con: duckdb.DuckDBPyConnection, database: Path, parquet: Path) -> None:
    parquet.mkdir()
    con.execute(f"ATTACH '{_quoted(database)}' AS published")
    con.execute(f'COPY FROM DATABASE "{_name(con)}" TO published (SCHEMA)')
    for schema, table in _tables(con):
        if table.startswith(LEFT_OUT):
            con.execute(f"DROP TABLE published.{schema}.{table}")
            continue
        con.execute(f"INSERT INTO published.{schema}.{table} FROM {schema}.{table}")
        if schema == "main":
            con.execute(f"COPY {table} TO '{_quoted(parquet / f'{table}.parquet')}' (FORMAT parquet)")
    con.execute("DETACH published")


def _name(con: duckdb.DuckDBPyConnection) -> str:
    row = con.execute("SELECT current_database()").fetchone()
    return str(row[0]) if row else ""


def _tables(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    sql = "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'published' ORDER BY ALL"
    return con.execute(sql).fetchall()


def _replace_files(new: Path, place: Path) -> None:
    """Replace each file in one step and remove those that are no more."""
    place.mkdir(exist_ok=True)
    names = {file.name for file in new.iterdir()}
    for name in sorted(names):
        (new / name).replace(place / name)
    for file in place.glob("*.parquet"):
        if file.name not in names:
            file.unlink()


def _remove(database: Path, parquet: Path) -> None:
    for file in (database, database.with_name(f"{database.name}.wal")):
        file.unlink(missing_ok=True)
    shutil.rmtree(parquet, ignore_errors=True)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
