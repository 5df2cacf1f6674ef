"""What two accounts have in common and where they differ: named features, each at a named level.

A feature that either account leaves open has no level: what is unknown counts neither for nor against. Levels are
symmetric, and depend on the two accounts alone, so that a pair need be compared only once.
"""

from collections.abc import Callable, Mapping
from math import asin, cos, inf, radians, sin, sqrt

from warehouse.accounts import Account, Toll

EARTH_RADIUS_KM = 6371.0
PRECISE_DAYS = 2
"""UCDP precision up to which days can contradict each other (within 2 to 6 days)."""
PRECISE_PLACE = 3
"""UCDP precision up to which places can contradict each other (district)."""
CLOSE_DAYS = 3
NEAR_KM = 15.0
FAR_KM = 100.0
MOST_DAYS_CONFLICTING = 400
"""Dates further apart are of two incidents whatever else agrees."""
UNTELLING_TARGETS = frozenset({"civilian", "other", "unknown"})
"""Kinds of target that nearly every attack has."""

Level = str | None
Steps = tuple[tuple[float, str], ...]
_DAYS: Steps = (
    (0, "same_day"),
    (1, "next_day"),
    (CLOSE_DAYS, "within_3_days"),
    (7, "within_a_week"),
    (31, "within_a_month"),
    (MOST_DAYS_CONFLICTING, "within_a_year"),
    (inf, "years_apart"),
)
_LOOSELY: Steps = ((31, "loosely_apart"), (MOST_DAYS_CONFLICTING, "loosely_far_apart"), (inf, "years_apart"))
_LOOSE = {3: "same_week", 4: "same_month"}
_GAPS: Steps = ((1, "within_a_day"), (3, "within_3_days"), (7, "within_a_week"), (31, "within_a_month"), (inf, "later"))
_LIKENESS: Steps = (
    (0.04, "none"),
    (0.08, "slight"),
    (0.12, "some"),
    (0.17, "fair"),
    (0.24, "strong"),
    (0.35, "very_strong"),
    (inf, "nearly_all"),
)
_EQUAL: Steps = ((0, "equal_0"), (2, "equal_1_to_2"), (4, "equal_3_to_4"), (inf, "equal_5_or_more"))


def features(left: Account, right: Account) -> dict[str, str]:
    """Return the level of each feature that both accounts tell something about, by the feature's name."""
    levels = {name: level_of(left, right) for name, level_of in FEATURES.items()}
    return {name: level for name, level in levels.items() if level is not None}


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
    return distance is not None and distance > FAR_KM and is_exact_place(left) and is_exact_place(right)


def is_exact_place(account: Account) -> bool:
    """Whether the account names a district or better."""
    return account.place_precision is not None and account.place_precision <= PRECISE_PLACE


def _step(value: float, steps: Steps) -> str:
    return next(name for most, name in steps if value <= most)


def _date(left: Account, right: Account) -> Level:
    apart = days_apart(left, right)
    if apart is None:
        return None
    loosest = max(left.date_precision, right.date_precision)
    if loosest <= PRECISE_DAYS:
        is_news = apart > CLOSE_DAYS and _is_news_of_its_day(left) and _is_news_of_its_day(right)
        return "each_its_own_news" if is_news else _step(apart, _DAYS)
    if apart == 0:
        return _LOOSE.get(loosest, "same_year")
    return _step(apart, _LOOSELY)


def _is_news_of_its_day(account: Account) -> bool:
    """Whether the account was published as news within days of its date: then the date is hardly a slip."""
    if not (account.is_main and account.published_on and account.date_start):
        return False
    return -1 <= (account.published_on - (account.date_end or account.date_start)).days <= CLOSE_DAYS


def _timing(left: Account, right: Account) -> Level:
    """How soon after the day one account gives the other, which gives none, was the day's news."""
    dated, undated = (left, right) if left.date_start else (right, left)
    if dated.date_start is None or undated.date_start or not undated.is_main or not undated.published_on:
        return None
    first, last = dated.date_start, dated.date_end or dated.date_start
    if (first - undated.published_on).days > 1:
        return "before_it_happened"
    return _step(max(0, (undated.published_on - last).days), _GAPS)


def _published(left: Account, right: Account) -> Level:
    """How far apart two accounts were the day's news; of background it says nothing."""
    if not (left.is_main and right.is_main and left.published_on and right.published_on):
        return None
    return _step(abs((left.published_on - right.published_on).days), _GAPS)


def _place(left: Account, right: Account) -> Level:
    if left.place_name is None or right.place_name is None:
        return None
    if left.place_id is None or right.place_id is None:
        return "same_name" if left.place_name.lower() == right.place_name.lower() else None
    if not (is_exact_place(left) and is_exact_place(right)):
        return _coarse_place(left, right)
    level = _exact_place(left, right)
    if not level.startswith(("far", "other")):
        return level
    if left.place_id in right.article_place_ids or right.place_id in left.article_place_ids:
        return "told_apart"
    is_named = right.tells_of(left.place_name) or left.tells_of(right.place_name)
    return f"{level}_but_named" if is_named else level


def _exact_place(left: Account, right: Account) -> str:
    distance = distance_km(left, right)
    if left.place_id == right.place_id:
        is_district = max(left.place_precision or 0, right.place_precision or 0) == PRECISE_PLACE
        return "same_district" if is_district else "same_place"
    if distance is not None and distance <= NEAR_KM:
        return "within_15_km"
    if left.admin2 is not None and (left.admin2, left.admin1) == (right.admin2, right.admin1):
        return "same_district"
    if left.admin1 is None or left.admin1 != right.admin1:
        return "other_province" if left.country == right.country else "other_country"
    return "far" if distance is None or distance > FAR_KM else "within_100_km"


def _coarse_place(left: Account, right: Account) -> Level:
    if left.country != right.country:
        return "other_country_loosely" if left.country and right.country else None
    if left.admin1 is None or right.admin1 is None:
        return None
    return "same_province" if left.admin1 == right.admin1 else "other_province_loosely"


def _toll(left: Toll, right: Toll) -> Level:
    one, other = (toll[1] if toll[1] is not None else toll[0] for toll in (left, right))
    if one is None or other is None:
        return "one_is_silent" if max(one or 0, other or 0) > 0 else None
    if one == other:
        return _step(one, _EQUAL)
    if _overlap(left, right):
        return "compatible"
    smaller, larger = sorted((one, other))
    if smaller == 0:
        return "none_against_some"
    if larger - smaller == 1:
        return "one_more"
    return "close" if larger <= 1.35 * smaller else "up_to_twice" if larger <= 2 * smaller else "apart"


def _overlap(left: Toll, right: Toll) -> bool:
    """Whether one count is open upwards or a range, and the other within it."""
    for open_one, stated in ((left, right), (right, left)):
        low, best, high = open_one
        number = stated[1] if stated[1] is not None else stated[0]
        if low is None or number is None or (best is not None and low == best == high):
            continue
        if low <= number <= (high if high is not None else 2 * low):
            return True
    return False


def _act(left: Account, right: Account) -> Level:
    if "Strategic developments" in (left.event_type, right.event_type) and left.event_type != right.event_type:
        return "arrest_against_attack"
    if "unknown" in (left.attack_type, right.attack_type):
        return "same_kind" if left.sub_event_type == right.sub_event_type else None
    if left.attack_type == right.attack_type:
        return "same_attack"
    return None if _is_any_attack(left) or _is_any_attack(right) else "other_attack"


def _is_any_attack(account: Account) -> bool:
    """Whether an account tells of "an attack" without saying by what means: a bombing is one too."""
    return (account.sub_event_type, account.attack_type) == ("Attack", "armed_assault") and account.weapons <= {
        "unknown"
    }


def _shared(left: frozenset[str], right: frozenset[str]) -> Level:
    if not left or not right:
        return None
    return "shared" if left & right else "disjoint"


def _words(left: Account, right: Account) -> Level:
    """How alike the two articles are, where both have the happening as their news and one language."""
    if not (left.is_main and right.is_main and left.terms and right.terms) or left.language != right.language:
        return None
    return _step(likeness(left.terms, right.terms), _LIKENESS)


def likeness(left: Mapping[int, float], right: Mapping[int, float]) -> float:
    """Return the cosine, 0 to 1, of two articles' weighted terms."""
    fewer, more = sorted((left, right), key=len)
    dot = sum(weight * more.get(term, 0.0) for term, weight in fewer.items())
    norm = sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return dot / norm if norm else 0.0


FEATURES: Mapping[str, Callable[[Account, Account], Level]] = {
    "date": _date,
    "timing": _timing,
    "published": _published,
    "place": _place,
    "killed": lambda left, right: _toll(left.killed, right.killed),
    "injured": lambda left, right: _toll(left.injured, right.injured),
    "act": _act,
    "target": lambda left, right: _shared(
        left.target_kinds - UNTELLING_TARGETS, right.target_kinds - UNTELLING_TARGETS
    ),
    "nationality": lambda left, right: _shared(left.nationalities, right.nationalities),
    "perpetrator": lambda left, right: _shared(left.actor_ids, right.actor_ids),
    "victim": lambda left, right: _shared(left.victims, right.victims),
    "age": lambda left, right: _shared(left.ages, right.ages),
    "weapon": lambda left, right: _shared(left.weapons, right.weapons),
    "words": _words,
    "article": lambda left, right: "same" if left.article_id == right.article_id else None,
}
