"""Accounts linked to incidents, statements to utterances: rules judge, people overrule, nothing is forgotten.

The outcome depends on the accounts and the decisions only, not on the order in which they came.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from extractors.records import Decision
from warehouse.accounts import RULE, Account, Comparison, compare, load_accounts
from warehouse.clusters import Pair, cluster
from warehouse.incidents import derive_incident
from warehouse.judgements import Judgement, store_judgements
from warehouse.rows import query, replace_rows, transaction
from warehouse.utterances import link_statements

PERSON_SCORE = float("inf")


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What linking made."""

    reports: int
    incidents: int
    utterances: int
    new_links: int
    retracted_links: int
    unknown_decisions: int
    """Decisions about accounts that the warehouse does not hold (any more)."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Everything that decides which accounts belong together."""

    accounts: Mapping[str, Account]
    comparisons: Mapping[Pair, Comparison]
    decisions: Mapping[Pair, Decision]

    def joined(self) -> Iterable[tuple[float, Pair]]:
        """Return the pairs judged to be the same, people's first."""
        for pair, decision in self.decisions.items():
            if decision.judgement == "same":
                yield PERSON_SCORE, pair
        for pair, comparison in self.comparisons.items():
            if comparison.judgement == "same" and pair not in self.decisions:
                yield comparison.score, pair

    def held_apart(self, one: str, other: str) -> bool:
        """Whether two accounts may not share an incident, whatever links them to others."""
        pair = ordered(one, other)
        if pair in self.decisions:
            return self.decisions[pair].judgement == "different"
        comparison = self.comparisons.get(pair) or compare(self.accounts[one], self.accounts[other])
        return comparison.holds_apart

    def judgements(self) -> Iterable[Judgement]:
        """Return what is to be kept of it: every decision, and the rule's where it does not say different."""
        for pair, decision in self.decisions.items():
            reason = f"{decision.why} ({decision.on.isoformat()})"
            yield Judgement("report", *pair, decision.judgement, None, {}, decision.by, reason)
        for pair, found in self.comparisons.items():
            if pair not in self.decisions and found.judgement != "different":
                yield Judgement("report", *pair, found.judgement, found.score, found.features, RULE)


def link(con: duckdb.DuckDBPyConnection, decisions: Sequence[Decision] = ()) -> LinkSummary:
    """Derive incidents and utterances anew from all accounts, all or nothing; the same again changes nothing.

    A person's decision about two reports overrides the rule. Rules' and people's decisions that no longer hold are
    retracted in `links`, never deleted.
    """
    with transaction(con):
        accounts = load_accounts(con)
        known = {ordered(d.a, d.b): d for d in decisions if d.a in accounts and d.b in accounts}
        evidence = _Evidence(accounts, _comparisons(con, accounts), known)
        groups = cluster(list(accounts), evidence.joined(), evidence.held_apart)
        _store_incidents(con, accounts, groups)
        statements = link_statements(con)
        new, retracted = store_judgements(con, [*evidence.judgements(), *statements.judgements], datetime.now(UTC))
    unknown = sum(1 for decision in decisions if ordered(decision.a, decision.b) not in known)
    return LinkSummary(len(accounts), len(groups), statements.utterances, new, retracted, unknown)


def ordered(one: str, other: str) -> Pair:
    """Return two ids as a pair, the smaller first."""
    return (one, other) if one <= other else (other, one)


def _comparisons(con: duckdb.DuckDBPyConnection, accounts: Mapping[str, Account]) -> dict[Pair, Comparison]:
    pairs = ((str(left), str(right)) for left, right in con.execute(query("account_blocks")).fetchall())
    return {ordered(left, right): compare(accounts[left], accounts[right]) for left, right in pairs}


def _store_incidents(
    con: duckdb.DuckDBPyConnection, accounts: Mapping[str, Account], groups: Sequence[Sequence[str]]
) -> None:
    text_groups = _text_groups(con)
    derived = [derive_incident([accounts[member] for member in group], text_groups) for group in groups]
    figures = [row for rows in derived for row in rows.figures]
    replace_rows(con, "incidents", [rows.incident for rows in derived], key=["incident_id"])
    replace_rows(
        con, "incident_members", [row for rows in derived for row in rows.members], key=["incident_id", "report_id"]
    )
    replace_rows(con, "incident_figures", figures, key=["incident_id", "measure_code"])


def _text_groups(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return, by article id, the smallest id among the articles that share its text."""
    root: dict[str, str] = {}

    def find(article: str) -> str:
        while (above := root.get(article, article)) != article:
            article = above
        return article

    for one, other in con.execute(query("text_groups")).fetchall():
        smaller, larger = sorted((find(str(one)), find(str(other))))
        root[larger] = smaller
    return {article: find(article) for article in root}
