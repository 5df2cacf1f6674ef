"""Accounts as linking reads them: one article's report of one happening, with what it is compared by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb

from warehouse.clusters import smallest_of_group
from warehouse.rows import insert_rows, query, to_json
from warehouse.terms import load_terms, name_hashes

Toll = tuple[int | None, int | None, int | None]
"""Low, best and high."""


@dataclass(frozen=True, slots=True)
class Account:
    """One report with what it is compared by (queries/accounts.sql, in this order)."""

    report_id: str
    article_id: str
    text_group: str
    """The same for articles that share their text."""
    published_at: datetime | None
    outlet: str
    standing: str
    language: str | None
    is_main: bool
    event_type: str
    sub_event_type: str
    attack_type: str
    is_suicide: bool
    realis: str
    date_start: date | None
    date_end: date | None
    date_precision: int
    place_id: str | None
    place_name: str | None
    admin2: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    place_precision: int | None
    killed: Toll
    injured: Toll
    actor_ids: frozenset[str]
    target_kinds: frozenset[str]
    nationalities: frozenset[str]
    victims: frozenset[str]
    ages: frozenset[str]
    weapons: frozenset[str]
    article_place_ids: frozenset[str]
    """Districts and better places of all accounts in the article."""
    terms: Mapping[int, float] = field(default_factory=dict, compare=False, repr=False)
    """The article's terms, rare ones weighing more (warehouse/terms.py)."""

    @property
    def published_on(self) -> date | None:
        """Day of publication, UTC."""
        return self.published_at.date() if self.published_at else None

    def tells_of(self, name: str) -> bool:
        """Whether the account's article, which has it as its news, names something so called."""
        hashes = name_hashes(name)
        return self.is_main and bool(hashes) and all(term in self.terms for term in hashes)


def stage_accounts(con: duckdb.DuckDBPyConnection) -> None:
    """Gather all accounts that may belong to an incident in the temporary table `staged_accounts`."""
    groups = _text_groups(con)
    con.execute("CREATE OR REPLACE TEMP TABLE staged_texts (article_id UUID, text_group UUID)")
    insert_rows(con, "staged_texts", [{"article_id": a, "text_group": group} for a, group in groups.items()])
    con.execute(query("stage_accounts"))


def load_accounts(con: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> dict[str, Account]:
    """Return staged accounts by report id, in its order."""
    rows = con.execute(query("accounts"), {"ids": to_json(report_ids)}).fetchall()
    terms = load_terms(con, {row[1] for row in rows if row[7]})
    return {row[0]: _account(row, terms.get(row[1], {})) for row in rows}


def _account(row: Sequence[Any], terms: Mapping[int, float]) -> Account:
    tolls = [tuple(toll) for toll in row[24:26]]
    sets = [frozenset(values or ()) for values in row[26:33]]
    return Account(*[*row[:24], *tolls, *sets, terms])


def _text_groups(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return, by article id, the smallest id among the articles that share its text; others are left out."""
    edges = [(str(one), str(other)) for one, other in con.execute(query("text_groups")).fetchall()]
    return smallest_of_group(edges)
