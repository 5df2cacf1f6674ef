"""Which accounts are new to linking, and which of the others each is worth comparing with."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import duckdb
import numpy as np

from warehouse.accounts import load_accounts
from warehouse.clusters import Pair
from warehouse.comparing import Comparison, compare
from warehouse.rows import query, registered, to_json
from warehouse.terms import read_rarity

BLOCKS = {
    "near_days": 3,
    "news_days": 7,
    "kindred_days": 14,
    "least_rare": 2,
    "conflicting_days": 400,
}
"""Compared are accounts of days at most `near_days` apart (an undated piece of news is taken to be of the `news_days`
before it), and news published within `kindred_days` whose articles share `least_rare` terms that are not common."""
CHUNK = 50_000
"""Pairs compared at a time, so that a rebuild holds few accounts at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Accounts that are new to linking, or not as it saw them."""

    present: frozenset[str]
    gone: frozenset[str]
    """Those that are no more."""


def find_changed(con: duckdb.DuckDBPyConnection, rule: str, also: Collection[str], *, rebuild: bool) -> Changes:
    """Find the staged accounts that have to be compared: new, changed, gone, and those of `also`; all in a rebuild."""
    if rebuild:
        con.execute("DELETE FROM ops.linked_accounts")
    con.execute(query("changed_accounts"), {"rule": rule, "also": to_json(also)})
    rows = con.execute("SELECT report_id::VARCHAR, is_gone FROM changed_accounts").fetchall()
    present = frozenset(report for report, is_gone in rows if not is_gone)
    return Changes(present, frozenset(report for report, is_gone in rows if is_gone))


def compare_changed(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[Pair, Comparison]]:
    """Compare every pair worth it that has a changed account, a chunk at a time, in the order of days."""
    common = np.fromiter(read_rarity().weights, dtype=np.uint64)
    with registered(con, "common_terms", {"term_hash": common}):
        con.execute(query("account_blocks"), BLOCKS)
    row = con.execute("SELECT count(*) FROM account_pairs").fetchone()
    for start in range(0, row[0] if row else 0, CHUNK):
        yield from _compare_chunk(con, start)


def remember_linked(con: duckdb.DuckDBPyConnection, rule: str) -> None:
    """Note that the changed accounts have been compared."""
    con.execute(query("remember_linked"), {"rule": rule})


def _compare_chunk(con: duckdb.DuckDBPyConnection, start: int) -> Iterator[tuple[Pair, Comparison]]:
    pairs = con.execute(
        "SELECT left_id::VARCHAR, right_id::VARCHAR FROM account_pairs WHERE pair_number >= ? AND pair_number < ?",
        [start, start + CHUNK],
    ).fetchall()
    accounts = load_accounts(con, {report for pair in pairs for report in pair})
    for left, right in sorted(pairs):
        yield (left, right), compare(accounts[left], accounts[right])
