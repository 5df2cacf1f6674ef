"""Rows in bulk: many at a time as one JSON document or as numpy columns, never one by one."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from numpy.typing import NDArray

Row = Mapping[str, Any]
Columns = Mapping[str, NDArray[Any]]

_QUERIES = Path(__file__).resolve().parent / "queries"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def query(name: str) -> str:
    """Return the SQL of queries/`name`.sql."""
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what the block did, or nothing of it."""
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()


def insert_rows(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row], *, key: str | None = None) -> int:
    """Insert rows by column name and return how many; with `key`, only those whose key is not there yet.

    Of several rows with the same new key the first is taken. Columns left out are NULL.
    """
    if not rows:
        return 0
    types = _column_types(con, table)
    columns = [column for column in types if column in rows[0]]
    names = ", ".join(columns)
    fresh = f"WHERE {key} NOT IN (SELECT {key} FROM {table}) QUALIFY row_number() OVER (PARTITION BY {key}) = 1"
    result = con.execute(
        f"INSERT INTO {table} ({names}) SELECT {names} "
        f"FROM (SELECT r.* FROM (SELECT unnest(from_json(?::JSON, ?)) AS r)) {fresh if key else ''}",
        [to_json(rows), json.dumps([{column: types[column] for column in columns}])],
    ).fetchone()
    return int(result[0]) if result else 0


def insert_columns(con: duckdb.DuckDBPyConnection, table: str, columns: Columns) -> None:
    """Insert rows given as numpy columns of equal length."""
    with registered(con, "incoming_columns", columns):
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_columns")


def replace_rows(
    con: duckdb.DuckDBPyConnection,
    table: str,
    rows: Sequence[Row],
    *,
    key: Sequence[str],
    among: tuple[str, list[str] | str] | None = None,
) -> int:
    """Make a table hold these rows and no others, inside the caller's transaction; returns how many are new.

    `key` names the columns that make a row unique. `among` bounds what is replaced: a condition on rows of the table
    and the ids it asks for as $1, a list or, where they are many, JSON. Rows that are equal already are not touched.
    """
    keys = ", ".join(key)
    condition, parameters = ("true", []) if among is None else (among[0], [among[1]])
    con.execute(f"CREATE OR REPLACE TEMP TABLE wanted_rows AS FROM {table} LIMIT 0")
    insert_rows(con, "wanted_rows", rows)
    unwanted = f"FROM {table} WHERE {condition} EXCEPT FROM wanted_rows"
    con.execute(f"CREATE OR REPLACE TEMP TABLE stale_rows AS SELECT {keys} FROM ({unwanted})", parameters)
    con.execute(f"DELETE FROM {table} WHERE ({keys}) IN (SELECT ({keys}) FROM stale_rows)")
    result = con.execute(f"INSERT INTO {table} FROM wanted_rows EXCEPT FROM {table}").fetchone()
    return int(result[0]) if result else 0


@contextmanager
def registered(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> Iterator[None]:
    """Let SQL read numpy columns as a table called `name` inside the block."""
    con.register(name, dict(columns))
    try:
        yield
    finally:
        con.unregister(name)


def to_json(value: object) -> str:
    """Write JSON that DuckDB reads: times in ISO 8601, lone surrogates replaced one for one."""
    return _LONE_SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _column_types(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    return {name: kind for name, kind, *_ in con.execute(f"DESCRIBE {table}").fetchall()}
