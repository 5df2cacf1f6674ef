"""The data dictionary: every table, view and column with its comment, as Markdown.

`python -m warehouse.describe` prints that of an empty warehouse, which is warehouse/README.md.
"""

import sys
from itertools import groupby

import duckdb

from warehouse.connect import open_memory
from warehouse.rows import query


def describe(con: duckdb.DuckDBPyConnection) -> str:
    """Return a Markdown section for each table and view, `main` first, with a table of its columns."""
    rows = con.execute(query("dictionary")).fetchall()
    sections = [_section(list(group)) for _, group in groupby(rows, key=lambda row: row[:3])]
    return "# Tables and columns\n\n" + "\n".join(sections)


def _section(rows: list[tuple[str, ...]]) -> str:
    schema, name, kind, comment = rows[0][:4]
    title = name if schema == "main" else f"{schema}.{name}"
    lines = [f"| `{column}` | {type_name} | {_cell(text)} |" for *_, column, type_name, text in rows]
    heading = f"## {title}{' (view)' if kind == 'view' else ''}\n\n{comment or ''}\n\n"
    return heading + "| column | type | meaning |\n| --- | --- | --- |\n" + "\n".join(lines) + "\n"


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def main() -> None:
    """Print the dictionary of this version's warehouse."""
    sys.stdout.write(describe(open_memory()))


if __name__ == "__main__":
    main()
