"""Meetings derived from accounts of them: the same two sides, the same day, no other place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import duckdb

from extractors.records import stable_id
from warehouse.clusters import Pair, cluster, ordered
from warehouse.columns import Row, commonest
from warehouse.judgements import Judgement
from warehouse.likeness import Weights
from warehouse.matters import store_matters
from warehouse.rows import query, replace_rows

RULE = "sides/1"
LEAST_SAME, LEAST_UNSURE = 3.0, 2.0
REPORTED_WITHIN = 2
"""Days between a dated meeting and the publication of an account that gives no day."""
LINES = frozenset({"phone", "video"})
TELLING = ("mediation", "phone", "video", "third_place", "visit", "meet")
"""Modes, the most telling first."""


@dataclass(frozen=True, slots=True)
class MeetingAccount:
    """One account of a meeting with what it is compared by (queries/meeting_accounts.sql, in this order)."""

    report_id: str
    article_id: str
    mode: str
    level: str | None
    date_start: date | None
    date_end: date | None
    date_precision: int
    place: str | None
    country: str | None
    venue: str | None
    occasion: str | None
    side_0: Sequence[str]
    side_1: Sequence[str]
    names_0: Sequence[str]
    names_1: Sequence[str]
    countries: Sequence[str]
    published_at: datetime | None
    story_id: str | None
    outlet: str

    @property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The principals of both sides, by actor or name."""
        return frozenset(self.side_0), frozenset(self.side_1)

    @property
    def day(self) -> date | None:
        """The day it is looked for at: told, else published."""
        return self.date_start or (self.published_at.date() if self.published_at else None)


@dataclass(frozen=True, slots=True)
class LinkedMeetings:
    """The meeting of each account, and the decisions that made them."""

    meeting_of: Mapping[str, str]
    judgements: list[Judgement]


def link_meetings(con: duckdb.DuckDBPyConnection, utterance_of: Mapping[str, str], weights: Weights) -> LinkedMeetings:
    """Derive meetings and what was told of them anew from all accounts, inside the caller's transaction."""
    rows = con.execute(query("meeting_accounts")).fetchall()
    accounts = {str(row[0]): MeetingAccount(str(row[0]), str(row[1]), *row[2:]) for row in rows}
    found = dict(_compared(list(accounts.values())))
    scores = {pair: round(sum(features.values()), 3) for pair, features in found.items()}
    same = [(score, pair) for pair, score in scores.items() if score >= LEAST_SAME]
    groups = cluster(list(accounts), same, lambda one, other: not _can_be_one(accounts[one], accounts[other]))
    order = {report_id: place for place, report_id in enumerate(accounts)}
    told = [[accounts[member] for member in sorted(group, key=order.__getitem__)] for group in groups]
    meeting_of = {member.report_id: _meeting_id(members) for members in told for member in members}
    replace_rows(con, "meetings", [_meeting_row(members) for members in told], key=["meeting_id"])
    members = [{"meeting_id": meeting, "meeting_report_id": report} for report, meeting in meeting_of.items()]
    replace_rows(con, "meeting_members", members, key=["meeting_id", "meeting_report_id"])
    store_matters(con, meeting_of, utterance_of, weights)
    return LinkedMeetings(meeting_of, [_judged(pair, scores[pair], features) for pair, features in found.items()])


def compare(one: MeetingAccount, other: MeetingAccount) -> dict[str, float]:
    """Return what speaks for (above 0) and against (below 0) two accounts being of one meeting, by name, in points."""
    features = {"sides": _sides(one, other), "day": _day(one, other)}
    if one.place and other.place:
        features["place"] = 1.0 if one.place == other.place else 0.0 if one.country == other.country else -3.0
    if (one.mode in LINES) != (other.mode in LINES):
        features["mode"] = -2.0
    if one.level and other.level and one.level != other.level:
        features["level"] = -0.5
    if one.story_id is not None and one.story_id == other.story_id:
        features["story"] = 1.0
    return {name: points for name, points in features.items() if points}


def _judged(pair: Pair, score: float, features: Mapping[str, float]) -> Judgement:
    return Judgement("meeting", *pair, "same" if score >= LEAST_SAME else "unsure", score, features, RULE)


def _compared(accounts: Sequence[MeetingAccount]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Compare accounts that share a principal and are of near days; yield those that are the same or may be."""
    by_name: dict[str, list[MeetingAccount]] = defaultdict(list)
    for account in accounts:
        if account.day is not None:
            for name in frozenset().union(*account.sides):
                by_name[name].append(account)
    seen: set[Pair] = set()
    for shared in by_name.values():
        for one, other in _near(sorted(shared, key=lambda account: (account.day, account.report_id))):
            pair = ordered(one.report_id, other.report_id)
            if pair in seen or not _can_be_one(one, other):
                continue
            seen.add(pair)
            features = compare(one, other)
            if sum(features.values()) >= LEAST_UNSURE:
                yield pair, features


def _near(accounts: Sequence[MeetingAccount]) -> Iterator[tuple[MeetingAccount, MeetingAccount]]:
    for place, one in enumerate(accounts):
        for other in accounts[place + 1 :]:
            if one.day is None or other.day is None or (other.day - one.day).days > REPORTED_WITHIN + 1:
                break
            yield one, other


def _can_be_one(one: MeetingAccount, other: MeetingAccount) -> bool:
    """Whether no two different days are told, and the article is not one that tells them apart."""
    if one.article_id == other.article_id:
        return False
    if one.date_start and other.date_start:
        return one.date_start <= (other.date_end or other.date_start) and other.date_start <= (
            one.date_end or one.date_start
        )
    return True


def _sides(one: MeetingAccount, other: MeetingAccount) -> float:
    """2 points where both sides share a principal, 1 where one does and the other names nobody known, else less."""
    pairs = (zip(one.sides, sides, strict=True) for sides in (other.sides, other.sides[::-1]))
    return max(sum(1.0 if left & right else -1.0 for left, right in pair) for pair in pairs)


def _day(one: MeetingAccount, other: MeetingAccount) -> float:
    if one.date_start and other.date_start:
        return 1.5
    if one.day is None or other.day is None:
        return 0.0
    dated, undated = (one, other) if one.date_start else (other, one)
    gap = (undated.day or one.day) - (dated.day or one.day)
    if dated.date_start:
        return 1.0 if timedelta(-1) <= gap <= timedelta(REPORTED_WITHIN) else -2.0
    return 1.0 if abs(gap.days) <= 1 else 0.0


def _meeting_id(members: Sequence[MeetingAccount]) -> str:
    return stable_id("meeting", members[0].report_id)


def _meeting_row(members: Sequence[MeetingAccount]) -> Row:
    first = members[0]
    dated = min((m for m in members if m.date_start), key=lambda m: m.date_precision, default=None)
    placed = [(member.place, member.country) for member in members if member.place]
    place, country = commonest(placed) if placed else (None, None)
    levels = [member.level for member in members if member.level]
    sides = [_one_way(first, member) for member in members]
    published = [member.published_at for member in members if member.published_at]
    return {
        "meeting_id": _meeting_id(members),
        "mode_code": min((member.mode for member in members), key=TELLING.index),
        "level_code": commonest(levels) if levels else None,
        "date_start": dated.date_start if dated else None,
        "date_end": dated.date_end if dated else None,
        "date_precision": dated.date_precision if dated else 0,
        "place_name": place,
        "country_code": country,
        "venue": next((member.venue for member in members if member.venue), None),
        "occasion": next((member.occasion for member in members if member.occasion), None),
        "side_0_names": sorted({name for names, _ in sides for name in names}),
        "side_1_names": sorted({name for _, names in sides for name in names}),
        "country_codes": sorted({code for member in members for code in member.countries}),
        "report_count": len(members),
        "article_count": len({member.article_id for member in members}),
        "outlet_count": len({member.outlet for member in members}),
        "first_reported_at": min(published, default=None),
    }


def _one_way(first: MeetingAccount, member: MeetingAccount) -> tuple[Sequence[str], Sequence[str]]:
    """Return a member's sides in the order of the first account's."""
    turned = frozenset(member.side_0) & frozenset(first.side_1) or frozenset(member.side_1) & frozenset(first.side_0)
    return (member.names_1, member.names_0) if turned else (member.names_0, member.names_1)
