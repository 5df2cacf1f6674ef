"""Decisions about pairs, kept for good: new ones are added, those that no longer hold are retracted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import duckdb

from extractors.records import stable_id
from warehouse.rows import insert_rows


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


def store_judgements(
    con: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], decided_at: datetime
) -> tuple[int, int]:
    """Make these the decisions that hold, inside the caller's transaction; returns how many are new and retracted."""
    stored = con.execute(
        """SELECT link_id, retracted_at IS NULL, kind_code, left_id, right_id, judgement_code, score, decided_by, reason
           FROM links"""
    ).fetchall()
    keys = [(str(row[0]), row[1], Key(row[2], str(row[3]), str(row[4]), *row[5:])) for row in stored]
    times = Counter(key for _, _, key in keys)
    holding = {key: link_id for link_id, holds, key in keys if holds}
    wanted = {judgement.key: judgement for judgement in judgements}
    retracted = [link_id for key, link_id in holding.items() if key not in wanted]
    rows = [_row(judgement, times[key], decided_at) for key, judgement in wanted.items() if key not in holding]
    con.execute(
        "UPDATE links SET retracted_at = $1 WHERE link_id IN (SELECT unnest($2::UUID[]))", [decided_at, retracted]
    )
    insert_rows(con, "links", rows)
    return len(rows), len(retracted)


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
