"""Incidents derived from linked accounts: the spread of each figure, its basis, and what contradicts what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from extractors.records import stable_id
from warehouse.accounts import Account, Toll
from warehouse.clusters import number_groups
from warehouse.columns import Row, commonest
from warehouse.features import PRECISE_PLACE, days_apart, is_far

STANDINGS = ("official", "agency", "outlet", "claimant")
"""Whose count is preferred, best-placed first (codebook, incident)."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class IncidentRows:
    """The rows of one incident."""

    incident: Row
    members: list[Row]
    figures: list[Row]


def derive_incident(accounts: Sequence[Account]) -> IncidentRows:
    """Derive one incident from its accounts, in whatever order they come."""
    members = sorted(accounts, key=_arrival)
    incident_id = stable_id("incident", members[0].report_id)
    groups = source_groups(members)
    key = {"incident_id": incident_id}
    figures = [
        key | figure
        for measure in ("killed", "injured")
        if (figure := derive_figure(measure, members, groups)) is not None
    ]
    incident = (
        key
        | _shared(members)
        | {
            "is_toll_conflicting": any(figure["is_conflicting"] for figure in figures),
            "independent_source_count": len(set(groups.values())),
        }
    )
    rows = [key | {"report_id": a.report_id, "source_group": groups[a.report_id]} for a in members]
    return IncidentRows(incident, rows, figures)


def source_groups(accounts: Sequence[Account]) -> Mapping[str, int]:
    """Number the independent sources of accounts: one outlet, or copies of one text, are one source."""
    edges = [
        (left.report_id, right.report_id)
        for left, right in combinations(accounts, 2)
        if left.outlet == right.outlet or left.text_group == right.text_group
    ]
    return number_groups([account.report_id for account in accounts], edges)


def derive_figure(measure: str, accounts: Sequence[Account], groups: Mapping[str, int]) -> Row | None:
    """Derive a toll from the latest count of each independent source; None where no account gives one."""
    latest: dict[int, Account] = {}
    for account in sorted(accounts, key=_arrival):
        if any(value is not None for value in _toll(account, measure)):
            latest[groups[account.report_id]] = account
    if not latest:
        return None
    counted = list(latest.values())
    lowest = min(counted, key=lambda a: (_low(_toll(a, measure)), _preference(a)))
    highest = min(counted, key=lambda a: (-_high(_toll(a, measure)), _preference(a)))
    best = min(counted, key=lambda a: (_toll(a, measure)[1] is None, *_preference(a)))
    return {
        "measure_code": measure,
        "count_low": _low(_toll(lowest, measure)),
        "count_best": _toll(best, measure)[1],
        "count_high": _high(_toll(highest, measure)),
        "low_report_id": lowest.report_id,
        "best_report_id": best.report_id,
        "high_report_id": highest.report_id,
        "basis": f"latest count of {best.standing} {best.outlet}, {'main news' if best.is_main else 'background'}",
        "source_count": len(counted),
        "is_conflicting": len({_stated(_toll(account, measure)) for account in counted}) > 1,
    }


def _shared(members: Sequence[Account]) -> Row:
    dated = _dated([a for a in members if a.date_start])
    placed = _placed([a for a in members if a.place_name])
    known_acts = [a.attack_type for a in members if a.attack_type != "unknown"]
    published = sorted(a.published_at for a in members if a.published_at)
    event_type, sub_event_type = commonest([(a.event_type, a.sub_event_type) for a in members])
    return {
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "attack_type_code": commonest(known_acts) if known_acts else "unknown",
        "is_suicide": any(a.is_suicide for a in members),
        "realis_code": "actual" if any(a.realis == "actual" for a in members) else "foiled",
        "date_start": dated.date_start if dated else None,
        "date_end": dated.date_end if dated else None,
        "date_precision": dated.date_precision if dated else 0,
        **_place_row(placed),
        "is_date_conflicting": any((days_apart(a, b) or 0) > 1 for a, b in combinations(members, 2)),
        "is_place_conflicting": any(is_far(a, b) for a, b in combinations(members, 2)),
        "report_count": len(members),
        "article_count": len({a.article_id for a in members}),
        "first_reported_at": published[0] if published else None,
        "last_reported_at": published[-1] if published else None,
    }


def _place_row(account: Account | None) -> Row:
    return {
        "place_id": account.place_id if account else None,
        "place_name": account.place_name if account else None,
        "admin2_name": account.admin2 if account else None,
        "admin1_name": account.admin1 if account else None,
        "country_code": account.country if account else None,
        "latitude": account.latitude if account else None,
        "longitude": account.longitude if account else None,
        "place_precision": account.place_precision if account else None,
    }


def _arrival(account: Account) -> tuple[bool, datetime, str]:
    """Order by publication, accounts without a time first, so that a dated count is later than they."""
    return (account.published_at is not None, account.published_at or _LONG_AGO, account.report_id)


def _preference(account: Account) -> tuple[int, bool, float, str]:
    """Order accounts from the best-placed: standing, main news, latest."""
    published = account.published_at or _LONG_AGO
    rank = STANDINGS.index(account.standing) if account.standing in STANDINGS else len(STANDINGS)
    return (rank, not account.is_main, -published.timestamp(), account.report_id)


def _toll(account: Account, measure: str) -> Toll:
    return account.killed if measure == "killed" else account.injured


def _stated(toll: Toll) -> int:
    return next(value for value in (toll[1], toll[0], toll[2]) if value is not None)


def _low(toll: Toll) -> int:
    return toll[0] if toll[0] is not None else _stated(toll)


def _high(toll: Toll) -> int:
    return toll[2] if toll[2] is not None else _stated(toll)


def _dated(members: Sequence[Account]) -> Account | None:
    """Return the account with the most exact date; of equally exact ones the most frequent, then the first by id."""
    counts = Counter((a.date_start, a.date_end) for a in members)
    return min(
        members,
        key=lambda a: (a.date_precision or 9, -counts[a.date_start, a.date_end], a.report_id),
        default=None,
    )


def _placed(members: Sequence[Account]) -> Account | None:
    """Return the account with the place most name, any district or better before a province; then the most exact."""
    counts = Counter((a.place_id, a.place_name) for a in members)
    return min(
        members,
        key=lambda a: (
            (a.place_precision or 9) > PRECISE_PLACE,
            -counts[a.place_id, a.place_name],
            a.place_precision or 9,
            a.report_id,
        ),
        default=None,
    )
