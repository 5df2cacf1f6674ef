"""Read the published copy with SQL."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from extractors.errors import BadInput


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to a query: column names, and rows in the order asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query_published(path: Path, sql: str) -> QueryResult:
    """Run SQL on a published copy, opened read-only; raise BadInput in DuckDB's own words where it is wrong."""
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            con.execute("SET TimeZone = 'UTC'")
            con.execute(sql)
            columns = tuple(column[0] for column in con.description or ())
            return QueryResult(columns, tuple(con.fetchall()))
    except duckdb.Error as error:
        raise BadInput("bad_sql", f"DuckDB says: {error}", where=str(path)) from None


def named_query(name: str) -> tuple[str, str]:
    """Return the title (the first comment line) and the SQL of one of the queries kept in warehouse/queries."""
    text = resources.files("warehouse.queries").joinpath(f"{name}.sql").read_text(encoding="utf-8")
    title, _, body = text.partition("\n")
    return title.removeprefix("-- ").strip(), body
