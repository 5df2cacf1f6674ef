"""Accounts for the linking tests: who tells of what, and which of them came to share an incident."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import duckdb

from extractors.records import Decision, IncidentReport, Outcome
from tests.warehouse.building import NOW, article, candidate, extraction, outcome
from warehouse.linking import LinkSummary, link
from warehouse.load import store_outcomes

DAY = date(2026, 2, 3)
STATE = {
    "incidents": "FROM incidents ORDER BY ALL",
    "incident_members": "FROM incident_members ORDER BY ALL",
    "incident_figures": "FROM incident_figures ORDER BY ALL",
    "links": """SELECT left_id, right_id, judgement_code, score, features, decided_by, reason FROM links
                WHERE retracted_at IS NULL ORDER BY ALL""",
}


def account(number: int, told: IncidentReport, outlet: str | None = None, hours: int = 0, **changes: object) -> Outcome:
    """One article's account; statements and figures left out, and its words unknown to novelty."""
    read = article(
        url=f"https://outlet{number}.example/{number}",
        outlet=outlet or f"Outlet {number}",
        published_at=NOW + timedelta(hours=hours),
    )
    said = replace(extraction(told), statements=(), figures=())
    ended = outcome(candidate(number, f"s{number}"), read, extraction=said, fingerprint=None)
    return replace(ended, verdict=replace(ended.verdict, **changes))  # type: ignore[arg-type]


def worded(number: int, told: IncidentReport, text: str, hours: int = 0) -> Outcome:
    """One article's account as its news, in words of its own: the offsets of `told` are not looked at."""
    url = f"https://outlet{number}.example/{number}"
    read = article(text, url, title=None, outlet=f"Outlet {number}", published_at=NOW + timedelta(hours=hours))
    said = replace(extraction(told), statements=(), figures=())
    return outcome(candidate(number, f"s{number}"), read, extraction=said)


def linked(con: duckdb.DuckDBPyConnection, *accounts: Outcome, decisions: Sequence[Decision] = ()) -> list[list[int]]:
    """Store, link, and return for each incident the numbers of the articles that tell of it."""
    store_outcomes(con, accounts, run_id="r")
    link(con, decisions)
    rows = con.execute(
        """SELECT list(regexp_extract(a.url, '\\d+$')::INTEGER ORDER BY a.url)
           FROM incident_members JOIN incident_reports USING (report_id) JOIN articles AS a USING (article_id)
           GROUP BY incident_id"""
    ).fetchall()
    return sorted(row[0] for row in rows)


def relinked(con: duckdb.DuckDBPyConnection, *accounts: Outcome, decisions: Sequence[Decision] = ()) -> LinkSummary:
    """Store and link; return what linking did."""
    store_outcomes(con, accounts, run_id="r")
    return link(con, decisions)


def report_id(con: duckdb.DuckDBPyConnection, number: int) -> str:
    """Return the id of the account in the article of that number."""
    row = con.execute(
        "SELECT report_id FROM incident_reports JOIN articles USING (article_id) WHERE url LIKE ?", [f"%/{number}"]
    ).fetchone()
    assert row is not None
    return str(row[0])


def state(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that linking derives, in a fixed order."""
    return {name: con.execute(sql).fetchall() for name, sql in STATE.items()}
