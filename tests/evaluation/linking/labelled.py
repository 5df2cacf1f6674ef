"""Pairs of accounts whose happening is known, with the levels of their features: what the points are fitted to."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.evaluation.linking.gold import Document, read_jsonl, read_own
from tests.evaluation.linking.ingested import Told, ingest_documents, read_accounts
from warehouse.accounts import stage_accounts
from warehouse.connect import open_warehouse
from warehouse.pairing import compare_changed, find_changed


@dataclass(frozen=True, slots=True)
class Labelled:
    """One pair that linking compares."""

    levels: Mapping[str, str]
    is_same: bool


def happenings(documents: Sequence[Document], told: Sequence[Told]) -> dict[str, str]:
    """Return what each account is of, by report id: named background by its words, else a document's first account."""
    by_id = {document.id: document for document in documents}
    known: dict[str, str] = {}
    seen: set[str] = set()
    for account in told:
        document = by_id[account.document_id]
        named = [cluster for words, cluster in document.background.items() if words in account.words]
        if named:
            known[account.report_id] = named[0]
        elif account.is_main or not (document.background or account.document_id in seen):
            known.setdefault(account.report_id, document.cluster)
        seen.add(account.document_id)
    return known


def labelled_pairs(warehouse: Path, labels: Path) -> list[Labelled]:
    """Return the pairs that linking compares in a warehouse made of a labelled file; the warehouse stays as it is."""
    with open_warehouse(warehouse) as con:
        return _pairs(con, read_jsonl(labels))


def own_pairs() -> list[Labelled]:
    """Return the pairs of our own accounts."""
    documents = read_own()
    with tempfile.TemporaryDirectory() as folder:
        settings = ingest_documents(documents, Path(folder))
        with open_warehouse(settings.warehouse_file) as con:
            return _pairs(con, documents)


def _pairs(con: duckdb.DuckDBPyConnection, documents: Sequence[Document]) -> list[Labelled]:
    known = happenings(documents, read_accounts(con))
    con.begin()
    try:
        stage_accounts(con)
        find_changed(con, "fitting", (), rebuild=True)
        return [
            Labelled(found.levels, known[left] == known[right])
            for (left, right), found in compare_changed(con)
            if left in known and right in known
        ]
    finally:
        con.rollback()
