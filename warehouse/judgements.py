"""Decisions about pairs, kept for good: new ones are added, those that no longer hold are retracted."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

import duckdb

from extractors.records import stable_id
from warehouse.rows import insert_rows, query, to_json


class Key(NamedTuple):
    """What makes two decisions the same decision."""

    kind: str
    left_id: str
    right_id: str
    judgement: str
    score: float | None
    decided_by: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about a pair of accounts: same, unsure or different."""

    kind: str
    left_id: str
    right_id: str
    judgement: str
    score: float | None
    features: Mapping[str, float] = field(default_factory=dict)
    decided_by: str = ""
    reason: str | None = None

    @property
    def key(self) -> Key:
        """The decision without its features, which follow from the rest."""
        return Key(self.kind, self.left_id, self.right_id, self.judgement, self.score, self.decided_by, self.reason)


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing decisions changed."""

    new: int
    retracted: int
    ends: frozenset[str]
    """Accounts on either side of a link that is new or retracted."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of the stored decisions a new set of them replaces."""

    kind: str
    is_person: bool = False
    """Decided by people, or by a rule."""
    ids: frozenset[str] | None = None
    """Those about one of these accounts; all where None."""


def store_judgements(
    con: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement], decided_at: datetime, scope: Scope
) -> Stored:
    """Make these the decisions that hold in a scope, inside the caller's transaction.

    A decision that held and is not wanted any more is retracted; one that was retracted once and is wanted again is a
    new row.
    """
    keys = _stored(con, scope)
    times = Counter(key for _, _, key in keys)
    holding = {key: link_id for link_id, holds, key in keys if holds}
    wanted = {judgement.key: judgement for judgement in judgements}
    stale = {key: link_id for key, link_id in holding.items() if key not in wanted}
    fresh = [judgement for key, judgement in wanted.items() if key not in holding]
    con.execute(query("retract_links"), {"at": decided_at, "ids": to_json(list(stale.values()))})
    insert_rows(con, "links", [_row(judgement, times[judgement.key], decided_at) for judgement in fresh])
    changed = [*stale, *(judgement.key for judgement in fresh)]
    ends = frozenset(end for key in changed for end in (key.left_id, key.right_id))
    return Stored(len(fresh), len(stale), ends)


def _stored(con: duckdb.DuckDBPyConnection, scope: Scope) -> list[tuple[str, bool, Key]]:
    asked = {
        "kind": scope.kind,
        "is_person": scope.is_person,
        "ids": None if scope.ids is None else to_json(scope.ids),
    }
    return [(row[0], row[1], Key(*row[2:])) for row in con.execute(query("links_stored"), asked).fetchall()]


@dataclass(frozen=True, slots=True)
class Side:
    """One account of a pair, as a person has to see it (queries/unsure_links.sql, in this order)."""

    report_id: str
    sentence: str | None
    date_start: date | None
    place_name: str | None
    killed: int | None
    injured: int | None
    outlet: str | None
    published_at: datetime | None
    url: str | None


@dataclass(frozen=True, slots=True)
class UnsureLink:
    """Two accounts that are alike but stand apart, with what speaks for and against their being of one incident."""

    score: float
    """Log-odds."""
    features: Mapping[str, float]
    """Points by feature and level."""
    left: Side
    right: Side


def unsure_links(con: duckdb.DuckDBPyConnection, limit: int) -> list[UnsureLink]:
    """Return up to `limit` pairs for a person to decide, the likest first."""
    rows = con.execute(query("unsure_links"), {"limit": limit}).fetchall()
    return [UnsureLink(row[0], json.loads(row[1]), Side(*row[2:11]), Side(*row[11:20])) for row in rows]


def known_reports(con: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> set[str]:
    """Return those of the ids that are accounts in the warehouse."""
    sql = "SELECT report_id::VARCHAR FROM incident_reports WHERE report_id::VARCHAR IN (SELECT unnest($1::VARCHAR[]))"
    return {report for (report,) in con.execute(sql, [sorted(report_ids)]).fetchall()}


def _row(judgement: Judgement, earlier_times: int, decided_at: datetime) -> dict[str, object]:
    return {
        "link_id": stable_id("link", *judgement.key, earlier_times),
        "kind_code": judgement.kind,
        "left_id": judgement.left_id,
        "right_id": judgement.right_id,
        "judgement_code": judgement.judgement,
        "score": judgement.score,
        "features": dict(judgement.features),
        "decided_by": judgement.decided_by,
        "reason": judgement.reason,
        "decided_at": decided_at,
    }
