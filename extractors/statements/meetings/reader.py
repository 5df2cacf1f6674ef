"""The meetings of an article as records, and the statements made there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.reading.actors import ActorIndex
from extractors.records import Meeting, MeetingPoint, Participant, Statement
from extractors.statements.meetings.accounts import Account, accounts_of
from extractors.statements.meetings.finder import Meetings
from extractors.statements.meetings.parties import RANKS
from extractors.statements.meetings.points import find_points
from extractors.statements.meetings.readouts import readouts_of

_REACH = 60
"""Lines (empty ones included) after a meeting up to which its account goes."""
_LEAD = 900
"""Characters before a meeting in which the news of it may be told first."""
_PLAIN = "meet"
_COARSE = 2
"""Precision above which a date does not tell two days apart."""


def read_meetings(
    meetings: Meetings, statements: Sequence[Statement], actors: ActorIndex
) -> tuple[tuple[Statement, ...], tuple[Meeting, ...]]:
    """Return an article's statements, each with the meeting it was made at, and its meetings in order of the text."""
    accounts = accounts_of(meetings)
    if not accounts:
        return tuple(statements), ()
    table = _Table(meetings, accounts, [tuple(_participants(meetings, account, actors)) for account in accounts])
    placed = tuple(replace(said, meeting=table.made_at(said)) for said in statements)
    points = _points(table, placed)
    return placed, tuple(_meeting(table, number, points, placed) for number in range(len(accounts)))


def _participants(meetings: Meetings, account: Account, actors: ActorIndex) -> Iterator[Participant]:
    record = meetings.parties.record
    principals = [record(p, number, actors, principal=True) for number, side in enumerate(account.sides) for p in side]
    yield from principals
    sides = {one.country: one.side for one in reversed(principals) if one.country}
    for party in account.also:
        also = record(party, 0, actors, principal=False)
        yield replace(also, side=sides.get(also.country or "", 0))


def _points(table: "_Table", statements: Sequence[Statement]) -> Mapping[int, list[MeetingPoint]]:
    """Return, by meeting, what was agreed and discussed there: at the one whose people were named last before."""
    names = frozenset(name for account in table.accounts for name in account.names)
    found: dict[int, list[MeetingPoint]] = defaultdict(list)
    for verb, point in find_points(table.meetings, statements, names):
        near = [n for n, account in enumerate(table.accounts) if table.is_near(account, verb.idx)]
        if near:
            of_meeting = found[table.spoken_of(near, verb.i)]
            if of_meeting and point.span.start < of_meeting[-1].span.end:
                of_meeting.pop()
            of_meeting.append(point)
    return found


def _meeting(
    table: "_Table", number: int, points: Mapping[int, list[MeetingPoint]], statements: Sequence[Statement]
) -> Meeting:
    account, participants = table.accounts[number], table.participants[number]
    settings, told_by = account.settings, _told_by(account, statements)
    there = [said for said in statements if said.meeting == number]
    return Meeting(
        mode=next((setting.mode for setting in settings if setting.mode != _PLAIN), _PLAIN),
        level=_level(participants),
        when=account.when,
        place=next((setting.place for setting in settings if setting.place is not None), None),
        venue=next((setting.venue for setting in settings if setting.venue), None),
        occasion=next((setting.occasion for setting in settings if setting.occasion), None),
        participants=participants,
        points=tuple(points.get(number, ())),
        told_by=told_by,
        evidence=account.evidence,
        readouts=readouts_of(table.meetings, told_by, points.get(number, ()), there),
    )


def _level(participants: Sequence[Participant]) -> str | None:
    """The rank of the side of lower rank; each side counts by its highest."""
    principals = [one for one in participants if one.is_principal and one.level]
    sides = ([RANKS.index(one.level) for one in principals if one.level and one.side == side] for side in (0, 1))
    known = [max(ranks) for ranks in sides if ranks]
    return RANKS[min(known)] if known else None


def _told_by(account: Account, statements: Sequence[Statement]) -> str | None:
    """Whose words the account is given in, where the article cites somebody for it."""
    for found in account.told:
        for said in statements:
            if any(span.start <= found.at < span.end for span in said.content):
                return said.carrier or ((said.speaker.name or said.speaker.text) if said.speaker is not None else None)
    return None


@dataclass(frozen=True)
class _Table:
    """The meetings of an article with who took part, asked for each statement."""

    meetings: Meetings
    accounts: Sequence[Account]
    participants: Sequence[tuple[Participant, ...]]

    def made_at(self, said: Statement) -> int | None:
        """Return the number of the meeting a statement was made at, None where it was at none."""
        at = said.content[0].start
        theirs = [n for n in range(len(self.accounts)) if self._took_part(n, said)]
        near = [n for n in theirs if self.is_near(self.accounts[n], at) and _fits(self.accounts[n], said)]
        if not near:
            return None
        beside = (n for n in near if any(span.start <= at < span.end for span in self.accounts[n].evidence))
        chosen = next(beside, None)
        return chosen if chosen is not None else self.spoken_of(near, self.meetings.view.token_at(at))

    def spoken_of(self, numbers: Sequence[int], at: int) -> int:
        """Return of some meetings the one whose principals were named last before a token."""
        return max(numbers, key=lambda number: (self.accounts[number].last_named(at), -number))

    def is_near(self, account: Account, at: int) -> bool:
        """Tell whether an offset lies in the account of a meeting: some lines after it, or in the lead before it."""
        view = self.meetings.view
        if at < account.at:
            return account.at - at < _LEAD
        told = max((found.at for found in account.told if found.at <= at), default=account.at)
        return view.paragraph_number(at) - view.paragraph_number(told) < _REACH

    def _took_part(self, number: int, said: Statement) -> bool:
        if said.speaker is None:
            return False
        name, text = said.speaker.name, said.speaker.text.lower()
        if name in self.accounts[number].names or text in self.meetings.words.joint:
            return True
        return self._is_side(number, text)

    def _is_side(self, number: int, text: str) -> bool:
        """Whether words mean one of the two sides ("the Chinese side"), or both by their countries."""
        countries = {one.country for one in self.participants[number] if one.is_principal and one.country}
        words = text.replace("’s", " ").replace("'s", " ").split()
        named = {self.meetings.words.demonyms[word] for word in words if word in self.meetings.words.demonyms}
        if not named <= countries:
            return False
        return len(named) > 1 or (bool(named) and bool(self.meetings.words.side.intersection(words)))


def _fits(account: Account, said: Statement) -> bool:
    """Whether no other day is told for the words than for the meeting."""
    one, other = account.when.start, said.said_on.start
    if one is None or other is None or said.said_on.precision > _COARSE:
        return said.said_on.precision <= _COARSE
    return abs((one - other).days) <= 1
