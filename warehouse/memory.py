"""The memory of novelty: fingerprints as hash tables that SQL can join."""

from collections.abc import Collection, Sequence, Sized
from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

from extractors.records import Article, Fingerprint
from warehouse.columns import Row
from warehouse.rows import Columns, insert_columns, insert_rows, query


@dataclass(frozen=True, slots=True)
class Known:
    """An article as novelty remembers it."""

    article: Article
    fingerprint: Fingerprint
    story_id: str | None
    is_compared: bool = True
    """False remembers only address and text hash: off-topic articles and copies are compared no further."""


def stage(con: duckdb.DuckDBPyConnection, items: Sequence[Known]) -> int:
    """Put fingerprints into temporary tables batch_*, numbered on from what is known; returns the first number."""
    con.execute(query("stage_fingerprints"))
    first = _next_number(con)
    insert_rows(con, "batch_fingerprints", [_row(first + place, item) for place, item in enumerate(items)])
    prints = [item.fingerprint if item.is_compared else Fingerprint("") for item in items]
    for table, column, lists in (
        ("batch_bands", "band_hash", [print_.bands for print_ in prints]),
        ("batch_sentences", "sentence_hash", [print_.sentences for print_ in prints]),
    ):
        insert_columns(con, table, {column: _flat(lists), "article_number": _numbers(lists, first)})
    terms = [print_.terms for print_ in prints]
    columns: Columns = {
        "term_hash": _flat([[term for term, _ in article] for article in terms]),
        "article_number": _numbers(terms, first),
        "weight": np.array([weight for article in terms for _, weight in article], dtype=np.float32),
    }
    insert_columns(con, "batch_terms", columns)
    return first


def remember(con: duckdb.DuckDBPyConnection, items: Sequence[Known]) -> None:
    """Add articles to the memory, inside the caller's transaction; those it holds already are left as they are."""
    known = remembered(con, [item.article.article_id for item in items])
    if fresh := [item for item in items if item.article.article_id not in known]:
        stage(con, fresh)
        con.execute(query("remember_fingerprints"))


def remembered(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> set[str]:
    """Return those of the ids that the memory holds."""
    sql = "SELECT article_id FROM fingerprints WHERE article_id IN (SELECT unnest($1::UUID[]))"
    return {str(row[0]) for row in con.execute(sql, [list(article_ids)]).fetchall()}


def _next_number(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("SELECT coalesce(max(article_number) + 1, 0) FROM fingerprints").fetchone()
    return int(row[0]) if row else 0


def _row(number: int, item: Known) -> Row:
    return {
        "article_number": number,
        "article_id": item.article.article_id,
        "canonical_url": item.article.canonical_url,
        "published_at": item.article.published_at,
        "story_id": item.story_id,
        "text_sha256": item.fingerprint.text_sha256,
        "shingles": pack(item.fingerprint.shingles).hex() if item.is_compared else "",
    }


def pack(hashes: Collection[int]) -> bytes:
    """Write hashes as the memory keeps them: sorted, 64-bit, little-endian."""
    return np.sort(np.fromiter(hashes, dtype="<u8", count=len(hashes))).tobytes()


def shingles_of(con: duckdb.DuckDBPyConnection, numbers: Collection[int]) -> dict[int, NDArray[np.uint64]]:
    """Return the sorted shingles of known articles, by number."""
    if not numbers:
        return {}
    # A literal list is a filter that the scan skips whole blocks by; a join or parameter reads every row's shingles.
    wanted = ", ".join(str(int(number)) for number in sorted(numbers))
    sql = f"SELECT article_number, shingles FROM fingerprints WHERE article_number IN ({wanted})"
    return {number: np.frombuffer(packed, dtype="<u8") for number, packed in con.execute(sql).fetchall()}


def _flat(lists: Sequence[Collection[int]]) -> NDArray[np.uint64]:
    count = sum(len(hashes) for hashes in lists)
    return np.fromiter((value for hashes in lists for value in hashes), dtype=np.uint64, count=count)


def _numbers(lists: Sequence[Sized], first: int) -> NDArray[np.uint32]:
    return np.repeat(np.arange(first, first + len(lists), dtype=np.uint32), [len(hashes) for hashes in lists])
