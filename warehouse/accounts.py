"""Whether two accounts are of the same incident: named features, each with its points, and a three-way judgement.

The points are log-odds in spirit (Fellegi and Sunter's record linkage): what is rarely shared by chance counts most
for, what one incident can hardly differ in counts most against, and what is unknown counts nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import asin, cos, radians, sin, sqrt
from typing import Any

import duckdb

from warehouse.rows import query

RULE = "accounts/1"
"""Version of the rule: changed points give new decisions, and the old are retracted."""
LEAST_SAME = 5.5
LEAST_UNSURE = 3.5
CLEARLY_DIFFERENT = -1.0
EARTH_RADIUS_KM = 6371.0
PRECISE_DAYS = 2
"""UCDP precision up to which days can contradict each other (within 2 to 6 days)."""
PRECISE_PLACE = 3
"""UCDP precision up to which places can contradict each other (district)."""
AGREEING = {"date": 2.0, "place": 2.0, "target": 1.0, "toll": 2.0}
"""Points from which accounts agree in a feature although another contradicts: an equal toll of one or two does not."""
TELLING = {"date": 0.5, "place": 1.0, "target": 1.0, "toll": 1.0, "victim": 1.0}
LEAST_TELLING = 2
MOST_DAYS_CONFLICTING = 400
"""Dates further apart are two incidents whatever else agrees."""

Toll = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Account:
    """One report with what it is compared by (queries/accounts.sql, in this order)."""

    report_id: str
    article_id: str
    story_id: str | None
    published_at: datetime | None
    outlet: str
    standing: str
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for and against two accounts being of one incident."""

    features: Mapping[str, float]

    @property
    def score(self) -> float:
        """Sum of the points."""
        return round(sum(self.features.values()), 3)

    @property
    def judgement(self) -> str:
        """Say same, unsure or different.

        Days or places that contradict each other leave two accounts apart unless all else that tells incidents
        apart agrees; and no single feature makes two accounts the same.
        """
        for name in ("date", "place"):
            if self.features.get(name, 0) < 0:
                return self._despite_conflict(name)
        telling = sum(1 for name, least in TELLING.items() if self.features.get(name, 0) >= least)
        if self.score >= LEAST_SAME and telling >= LEAST_TELLING:
            return "same"
        return "unsure" if self.score >= LEAST_UNSURE else "different"

    @property
    def holds_apart(self) -> bool:
        """Whether the two may not share an incident, whatever links them to others."""
        contradicts = min(self.features.get("date", 0), self.features.get("place", 0)) < 0
        return self.judgement == "different" and (contradicts or self.score <= CLEARLY_DIFFERENT)

    def _despite_conflict(self, conflicting: str) -> str:
        needed = {name: least for name, least in AGREEING.items() if name != conflicting}
        agrees = all(self.features.get(name, 0) >= least for name, least in needed.items())
        return "same" if agrees and self.score >= LEAST_UNSURE else "different"


def load_accounts(con: duckdb.DuckDBPyConnection) -> dict[str, Account]:
    """Return every account that may belong to an incident, by report id, in the order of ids."""
    return {str(row[0]): _account(row) for row in con.execute(query("accounts")).fetchall()}


def compare(left: Account, right: Account) -> Comparison:
    """Compare two accounts; the order does not matter."""
    points = {
        "date": _date_points(left, right),
        "place": _place_points(left, right),
        "toll": _toll_points(left.killed, right.killed) + _toll_points(left.injured, right.injured) / 2,
        "act": _act_points(left, right),
        "target": _target_points(left, right),
        "perpetrator": _overlap_points(left.actor_ids, right.actor_ids, 1.0, -0.5),
        "victim": _overlap_points(left.victims, right.victims, 3.0, 0.0),
        "story": 1.0 if left.story_id is not None and left.story_id == right.story_id else 0.0,
        "same_article": -3.0 if left.article_id == right.article_id else 0.0,
    }
    return Comparison({name: round(value, 3) for name, value in points.items() if value})


def days_apart(left: Account, right: Account) -> int | None:
    """Return the days between two accounts' dates, 0 where they overlap; None where one is unknown."""
    if left.date_start is None or right.date_start is None:
        return None
    left_end, right_end = left.date_end or left.date_start, right.date_end or right.date_start
    return max(0, (left.date_start - right_end).days, (right.date_start - left_end).days)


def distance_km(left: Account, right: Account) -> float | None:
    """Return the great-circle distance of two accounts' places; None where one is unknown."""
    if left.latitude is None or right.latitude is None or left.longitude is None or right.longitude is None:
        return None
    phi, psi = radians(left.latitude), radians(right.latitude)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(right.longitude - left.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def is_far(left: Account, right: Account) -> bool:
    """Whether two accounts give places that cannot both be right: exact enough, and over 100 km apart."""
    distance = distance_km(left, right)
    return distance is not None and distance > 100 and _is_exact(left) and _is_exact(right)


def _account(row: Sequence[Any]) -> Account:
    report_id, article_id, story_id, *plain = row[:23]
    tolls = [tuple(toll) for toll in row[23:25]]
    sets = [frozenset(values) for values in row[25:29]]
    values = [str(report_id), str(article_id), str(story_id) if story_id else None, *plain, *tolls, *sets]
    return Account(*values)


def _is_exact(account: Account) -> bool:
    return account.place_precision is not None and account.place_precision <= PRECISE_PLACE


def _date_points(left: Account, right: Account) -> float:
    apart = days_apart(left, right)
    if apart is None:
        return 0.0
    loosest = max(left.date_precision, right.date_precision)
    if loosest > PRECISE_DAYS:
        return {3: 2.5, 4: 2.0}.get(loosest, 0.5) if apart == 0 else -4.0
    if apart > MOST_DAYS_CONFLICTING:
        return -9.0
    if apart > 3:
        return -4.0
    return (4.0, 2.0, 0.5, 0.5)[apart] if loosest == 1 else 3.0


def _place_points(left: Account, right: Account) -> float:
    if is_far(left, right):
        return -5.0
    if not (_is_exact(left) and _is_exact(right)):
        differs = left.admin1 and right.admin1 and left.admin1 != right.admin1
        return -3.0 if differs else 0.0
    distance = distance_km(left, right)
    if left.place_id is not None and left.place_id == right.place_id:
        return 3.0 if max(left.place_precision or 0, right.place_precision or 0) < PRECISE_PLACE else 2.0
    if distance is not None and distance <= 15:
        return 2.5
    if left.admin2 is not None and left.admin2 == right.admin2:
        return 2.0
    is_near = distance is not None and distance <= 50 and left.admin1 == right.admin1
    return 1.0 if is_near else 0.0


def _toll_points(left: Toll, right: Toll) -> float:
    one, other = (toll[1] if toll[1] is not None else toll[0] for toll in (left, right))
    if one is None or other is None:
        return 0.0
    if one == other:
        return 0.5 if one == 0 else 1.5 if one < 3 else 2.0 if one < 5 else 3.0
    if min(one, other) == 0:
        return -1.5
    ratio = max(one, other) / min(one, other)
    return 1.0 if ratio <= 1.35 else -0.5 if ratio <= 3 else -2.0


def _act_points(left: Account, right: Account) -> float:
    if "Strategic developments" in (left.event_type, right.event_type) and left.event_type != right.event_type:
        return -4.0
    if "unknown" in (left.attack_type, right.attack_type):
        return 0.5 if left.sub_event_type == right.sub_event_type else 0.0
    return 1.0 if left.attack_type == right.attack_type else -1.5


def _target_points(left: Account, right: Account) -> float:
    kinds = _overlap_points(left.target_kinds, right.target_kinds, 0.5, 0.0)
    return kinds + _overlap_points(left.nationalities, right.nationalities, 1.0, -1.0)


def _overlap_points(left: frozenset[str], right: frozenset[str], shared: float, disjoint: float) -> float:
    if not left or not right:
        return 0.0
    return shared if left & right else disjoint
