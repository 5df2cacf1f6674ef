"""What people found of single accounts, kept for good: new reviews are added, those taken back are retracted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from extractors.records import Review, stable_id
from warehouse.rows import insert_rows, query, to_json


@dataclass(frozen=True, slots=True)
class DoubtfulAccount:
    """An account the readers were not sure of, as a person has to see it (queries/doubtful_accounts.sql, in order)."""

    report_id: str
    confidence: float
    sentence: str | None
    sub_event_type: str
    realis: str
    date_start: date | None
    place_name: str | None
    killed: int | None
    injured: int | None
    outlet: str | None
    published_at: datetime | None
    url: str | None


def doubtful_accounts(con: duckdb.DuckDBPyConnection, limit: int) -> list[DoubtfulAccount]:
    """Return up to `limit` accounts that nobody has reviewed, the least sure first."""
    return [DoubtfulAccount(*row) for row in con.execute(query("doubtful_accounts"), {"limit": limit}).fetchall()]


def store_reviews(con: duckdb.DuckDBPyConnection, reviews: Iterable[Review], decided_at: datetime) -> None:
    """Make these the reviews that hold, the latest of each account, inside the caller's transaction."""
    latest = {review.report: review for review in sorted(reviews, key=lambda review: review.on)}
    held = con.execute(
        """SELECT review_id::VARCHAR, report_id::VARCHAR, judgement_code, reason, decided_by, decided_on, retracted_at
           FROM account_reviews"""
    ).fetchall()
    holding = {Review(*row[1:6]): row[0] for row in held if row[6] is None}
    stale = [review_id for review, review_id in holding.items() if latest.get(review.report) != review]
    con.execute(query("retract_reviews"), {"at": decided_at, "ids": to_json(stale)})
    fresh = [review for review in latest.values() if review not in holding]
    insert_rows(con, "account_reviews", [_row(review, len(held), decided_at) for review in fresh])


def _row(review: Review, earlier: int, decided_at: datetime) -> dict[str, object]:
    told: Sequence[object] = (review.report, review.judgement, review.why, review.by, review.on.isoformat())
    return {
        "review_id": stable_id("review", *told, earlier),
        "report_id": review.report,
        "judgement_code": review.judgement,
        "reason": review.why,
        "decided_by": review.by,
        "decided_on": review.on,
        "decided_at": decided_at,
    }
