"""SQL over the published copy, printed as a table, CSV or JSON."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from extractors.errors import BadInput
from warehouse.query import QueryResult, query_published

SHORT = 12
"""Characters of a date or a count: never broken over lines."""


def print_query(database: Path, sql: str, output: str, console: Console) -> None:
    """Run one query and print its rows; raise BadInput for wrong SQL or a missing copy."""
    if not database.exists():
        raise BadInput(
            "nothing_published",
            "There is no published warehouse yet",
            where=str(database),
            remedy="Run `corridor ingest` or `corridor demo` first, or name a file with --database.",
        )
    result = query_published(database, sql)
    printers = {"csv": _print_csv, "json": _print_json}
    printers.get(output, lambda found: console.print(as_table(found)))(result)


def as_table(result: QueryResult, title: str | None = None) -> Table:
    """Return a query's rows as a table for the terminal; short columns stay on one line, long ones are folded."""
    table = Table(title=title, title_justify="left", box=SIMPLE)
    rows = [["" if value is None else str(value) for value in row] for row in result.rows]
    for number, column in enumerate(result.columns):
        widest = max((len(row[number]) for row in rows), default=0)
        table.add_column(column, overflow="fold", no_wrap=widest <= SHORT, min_width=min(widest, SHORT))
    for row in rows:
        table.add_row(*row)
    return table


def _print_csv(result: QueryResult) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(result.rows)


def _print_json(result: QueryResult) -> None:
    rows: list[dict[str, Any]] = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, default=str, indent=1) + "\n")
