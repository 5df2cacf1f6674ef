"""Accounts linked to incidents, statements to utterances: rules judge, people overrule, nothing is forgotten.

Whether two accounts are the same depends on the two alone, and which accounts share an incident on the accounts and
decisions alone. So only what is new or changed is compared, and only the incidents that it may touch are derived anew;
the outcome is that of a rebuild from all accounts, in whatever order they came.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from extractors.records import Decision, Review
from warehouse.accounts import Account, load_accounts, stage_accounts
from warehouse.clusters import Pair, cluster, ordered, smallest_of_group
from warehouse.comparing import compare, read_weights
from warehouse.incidents import derive_incident
from warehouse.judgements import Judgement, Scope, Stored, store_judgements
from warehouse.pairing import Changes, compare_changed, find_changed, remember_linked
from warehouse.reviews import store_reviews
from warehouse.rows import query, replace_rows, to_json, transaction
from warehouse.utterances import link_statements

PERSON_SCORE = float("inf")
"""People's pairs are joined first."""
Decisions = Mapping[Pair, Decision]


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What linking made."""

    reports: int
    incidents: int
    utterances: int
    compared_reports: int
    """Those that were new or changed."""
    new_links: int
    retracted_links: int
    unknown_decisions: int
    """Decisions about accounts that the warehouse does not hold (any more)."""


def link(
    con: duckdb.DuckDBPyConnection,
    decisions: Sequence[Decision] = (),
    reviews: Sequence[Review] = (),
    *,
    rebuild: bool = False,
) -> LinkSummary:
    """Bring incidents and utterances in line with the accounts and decisions, all or nothing.

    The same again changes nothing; `rebuild` compares all accounts anew, with the same result. A person's decision
    about two reports overrides the rule, the later of two about a pair the earlier; an account that a person found
    wrong is in no incident. Links and reviews that no longer hold are retracted, never deleted.
    """
    with transaction(con):
        now = datetime.now(UTC)
        store_reviews(con, reviews, now)
        stage_accounts(con)
        known = _known(con, decisions)
        statements = link_statements(con)
        stored = [
            store_judgements(con, map(_by_person, known.values()), now, Scope("report", is_person=True)),
            store_judgements(con, statements.judgements, now, Scope("statement")),
            store_judgements(con, statements.of_meetings, now, Scope("meeting")),
        ]
        changes, by_rule = _link_changed(con, known, stored[0], now, rebuild=rebuild)
        stored.append(by_rule)
        if touched := changes.present | changes.gone | by_rule.ends:
            _derive(con, known, touched)
    return LinkSummary(
        reports=_count(con, "staged_accounts"),
        incidents=_count(con, "incidents"),
        utterances=statements.utterances,
        compared_reports=len(changes.present),
        new_links=sum(each.new for each in stored),
        retracted_links=sum(each.retracted for each in stored),
        unknown_decisions=sum(ordered(decision.a, decision.b) not in known for decision in decisions),
    )


def _known(con: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]) -> Decisions:
    """Return the decisions about accounts that are there, the latest about each pair."""
    rows = con.execute(
        "SELECT report_id::VARCHAR FROM staged_accounts WHERE report_id::VARCHAR IN (SELECT unnest($1::VARCHAR[]))",
        [[end for decision in decisions for end in (decision.a, decision.b)]],
    ).fetchall()
    here = {report for (report,) in rows}
    return {ordered(d.a, d.b): d for d in sorted(decisions, key=lambda d: d.on) if {d.a, d.b} <= here}


def _by_person(decision: Decision) -> Judgement:
    reason = f"{decision.why} ({decision.on.isoformat()})"
    pair = ordered(decision.a, decision.b)
    return Judgement("report", *pair, decision.judgement, None, {}, decision.by, reason)


def _link_changed(
    con: duckdb.DuckDBPyConnection, known: Decisions, people: Stored, now: datetime, *, rebuild: bool
) -> tuple[Changes, Stored]:
    """Judge the pairs of accounts that are new, changed, or decided upon anew."""
    rule = read_weights().rule
    changes = find_changed(con, rule, people.ends, rebuild=rebuild)
    compared = compare_changed(con) if changes.present else ()
    judged = [
        Judgement("report", *pair, found.judgement, found.score, found.points, rule, found.reason)
        for pair, found in compared
        if pair not in known and found.judgement != "different"
    ]
    stored = store_judgements(con, judged, now, Scope("report", ids=changes.present | changes.gone))
    remember_linked(con, rule)
    return changes, stored


def _derive(con: duckdb.DuckDBPyConnection, known: Decisions, touched: Collection[str]) -> None:
    """Derive anew the incidents that touched accounts belong to, or may now."""
    joined = {(left, right): score for left, right, score in con.execute(query("same_links")).fetchall()}
    companions = con.execute(query("companions"), {"ids": to_json(touched)}).fetchall()
    affected = _connected({*touched, *(report for (report,) in companions)}, joined)
    accounts = load_accounts(con, affected)
    scored = ((PERSON_SCORE if joined[pair] is None else joined[pair], pair) for pair in joined if pair[0] in accounts)
    groups = cluster(list(accounts), scored, _Apartness(accounts, known).holds)
    _store_incidents(con, accounts, groups, affected)


def _connected(items: Collection[str], edges: Collection[Pair]) -> set[str]:
    """Return the items and all that edges connect them with."""
    smallest = smallest_of_group(edges)
    wanted = {smallest.get(item, item) for item in items}
    return set(items) | {item for item, root in smallest.items() if root in wanted}


class _Apartness:
    """Which accounts may not share an incident."""

    def __init__(self, accounts: Mapping[str, Account], known: Decisions) -> None:
        self._accounts = accounts
        self._known = known

    def holds(self, one: str, other: str) -> bool:
        """Whether two accounts may not share an incident, whatever links them to others.

        An account that a person joined to another may share that one's company, whatever its own words say.
        """
        if decision := self._known.get(ordered(one, other)):
            return decision.judgement == "different"
        if not compare(self._accounts[one], self._accounts[other]).holds_apart:
            return False
        return not any(self._vouched(one, other)) and not any(self._vouched(other, one))

    def _vouched(self, one: str, other: str) -> Iterator[bool]:
        for pair, decision in self._known.items():
            if decision.judgement == "same" and one in pair and other not in pair:
                partner = pair[0] if pair[1] == one else pair[1]
                if partner in self._accounts:
                    yield compare(self._accounts[partner], self._accounts[other]).judgement == "same"


def _store_incidents(
    con: duckdb.DuckDBPyConnection,
    accounts: Mapping[str, Account],
    groups: Sequence[Sequence[str]],
    affected: Collection[str],
) -> None:
    derived = [derive_incident([accounts[member] for member in group]) for group in groups]
    among = (query("incidents_of"), to_json(affected))
    replace_rows(con, "incidents", [rows.incident for rows in derived], key=["incident_id"], among=among)
    figures = [row for rows in derived for row in rows.figures]
    replace_rows(con, "incident_figures", figures, key=["incident_id", "measure_code"], among=among)
    members = [row for rows in derived for row in rows.members]
    replace_rows(con, "incident_members", members, key=["incident_id", "report_id"], among=among)


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = con.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0
