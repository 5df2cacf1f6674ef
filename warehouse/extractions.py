"""What articles say: stored, and stored again when a better extractor has read them."""

from collections.abc import Mapping, Sequence

import duckdb

from extractors.records import Article, Extraction
from warehouse import tables
from warehouse.columns import ExtractionRows, Row
from warehouse.rows import insert_rows, query, replace_rows, transaction

PARTS = {
    "incident_reports": (
        "report_id",
        {
            "report_casualties": "casualty_number",
            "report_attributions": "attribution_number",
            "report_targets": "target_number",
            "report_victims": "victim_number",
            "report_weapons": "weapon_code",
            "report_evidence": "field_name, evidence_number",
        },
    ),
    "statements": ("statement_id", {"statement_spans": "part_code, span_number"}),
    "figures": ("figure_id", {}),
    "meeting_reports": (
        "meeting_report_id",
        {
            "meeting_participants": "participant_number",
            "meeting_points": "point_number",
            "meeting_evidence": "evidence_number",
            "meeting_readouts": "carrier",
        },
    ),
}
"""Each extracted table with its id, and the tables of its parts with what numbers them."""


def insert_extractions(con: duckdb.DuckDBPyConnection, extractions: Mapping[str, Extraction]) -> None:
    """Write what articles say, by article id, inside the caller's transaction."""
    for table, rows in _rows(extractions).items():
        insert_rows(con, table, rows)


def kept_articles(con: duckdb.DuckDBPyConnection, *, after: str | None = None, limit: int = 200) -> list[Article]:
    """Return articles whose text is kept, in the order of ids, from the first id above `after`."""
    rows = con.execute(query("kept_articles"), {"after": after, "limit": limit}).fetchall()
    return [Article(str(row[0]), *row[1:]) for row in rows]


def replace_extractions(con: duckdb.DuckDBPyConnection, extractions: Mapping[str, Extraction]) -> int:
    """Put new extractions in place of the old, by article id, all or none; returns how many rows are new.

    Rows that would be the same are not touched, and a report or statement that begins at the same words keeps its id.
    Articles not named keep what they have.
    """
    rows = _rows(extractions)
    ids = list(extractions)
    new = 0
    with transaction(con):
        for table, (key, parts) in PARTS.items():
            for part, numbers in parts.items():
                of_these = f"{key} IN (SELECT {key} FROM {table} WHERE article_id IN (SELECT unnest($1::UUID[])))"
                keys = [key, *numbers.split(", ")]
                new += replace_rows(con, part, rows.get(part, []), key=keys, among=(of_these, ids))
            among = ("article_id IN (SELECT unnest($1::UUID[]))", ids)
            new += replace_rows(con, table, rows.get(table, []), key=[key], among=among)
    return new


def _rows(extractions: Mapping[str, Extraction]) -> Mapping[str, Sequence[Row]]:
    rows = ExtractionRows()
    for article_id, extraction in extractions.items():
        tables.extraction_rows(article_id, extraction, rows)
    return rows.tables
