"""What articles say, stored and stored again when a better extractor has read them."""

from collections.abc import Mapping

import duckdb

from extractors.records import Extraction
from warehouse import tables
from warehouse.rows import insert_rows, query, transaction

OWNED = {
    "incident_reports": (
        "report_id",
        ("casualties", "attributions", "targets", "victims", "weapons", "evidence"),
    ),
}


def insert_extractions(con: duckdb.DuckDBPyConnection, extractions: Mapping[str, Extraction]) -> None:
    """Write what articles say, by article id, inside the caller's transaction."""
    rows = tables.ExtractionRows()
    for article_id, extraction in extractions.items():
        tables.extraction_rows(article_id, extraction, rows)
    for table, table_rows in rows.tables.items():
        insert_rows(con, table, table_rows)
