"""Clauses that tell of one meeting put together: the same two sides, and no other day."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.records import Span, When
from extractors.statements.meetings.finder import Found, Meetings, Sides, subject_of
from extractors.statements.meetings.parties import Party
from extractors.statements.meetings.setting import Setting, setting_of

_TOGETHER = 3
"""What both sides have to match by, together: a name on one side, and on the other no other name."""


@dataclass
class Account:
    """What an article tells of one meeting, from all its clauses."""

    sides: Sides
    told: list[Found] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    also: list[Party] = field(default_factory=list)
    """Those said to have been present too."""

    @property
    def names(self) -> frozenset[str]:
        """Everyone who took part."""
        return frozenset(party.name for side in (*self.sides, tuple(self.also)) for party in side)

    @property
    def when(self) -> When:
        """The day, by the first clause that tells it."""
        return next((setting.when for setting in self.settings if setting.when.start), When())

    @property
    def at(self) -> int:
        """Where it is told first."""
        return min(found.at for found in self.told)

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The sentences that tell it."""
        return tuple(dict.fromkeys(setting.sentence for setting in self.settings))

    def last_named(self, at: int) -> int:
        """Return where a token before `at` names one of its principals last; -1 where none does."""
        beings = (party.being for side in self.sides for party in side if party.being is not None)
        heads = (being.at[place - 1] for being in beings if (place := bisect_left(being.at, at)))
        return max(heads, default=-1)


def accounts_of(meetings: Meetings) -> list[Account]:
    """Return an article's meetings in order of the text."""
    found: list[Account] = []
    for told in meetings.found:
        setting = setting_of(meetings, told)
        account = next((one for one in found if _is_same(one, told, setting)), None)
        if account is None:
            account = Account(told.sides)
            found.append(account)
        else:
            account.sides = _joined(account.sides, told.sides)
        account.told.append(told)
        account.settings.append(setting)
    for party, at in _attending(meetings):
        before = [one for one in found if one.at < at]
        if before and party.name not in before[-1].names:
            before[-1].also.append(party)
    return sorted(found, key=lambda account: account.at)


def _is_same(account: Account, told: Found, setting: Setting) -> bool:
    days = account.when.start, setting.when.start
    if None not in days and days[0] != days[1]:
        return False
    pairs = (account.sides, account.sides[::-1])
    return any(_matches(sides, told.sides) for sides in pairs)


def _matches(sides: Sides, told: Sides) -> bool:
    return _match(sides[0], told[0]) + _match(sides[1], told[1]) >= _TOGETHER


def _match(side: tuple[Party, ...], other: tuple[Party, ...]) -> int:
    """2 where a name is on both sides, 1 where one of the two names nobody, -2 where they differ."""
    names, others = ({party.name for party in parties if party.is_named} for parties in (side, other))
    if names & others:
        return 2
    return -2 if names and others else 1


def _joined(sides: Sides, told: Sides) -> Sides:
    """Add the parties of a clause to the sides they belong to; a name takes the place of a description."""
    first, second = told if _matches(sides, told) else told[::-1]
    return _union(sides[0], first), _union(sides[1], second)


def _union(side: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    both = {party.name: party for party in (*other, *side)}
    named = [party for party in both.values() if party.is_named]
    return tuple(sorted(named or both.values(), key=lambda party: party.head.i))


def _attending(meetings: Meetings) -> Iterator[tuple[Party, int]]:
    """Yield who is said to have attended a meeting, and where that is said."""
    for token in meetings.view.tokens:
        lemma = token.lemma_.lower()
        is_present = lemma == "present" and token.dep_ == "acomp"
        attends = lemma in meetings.words.attend and any(
            c.dep_ == "dobj" and c.lemma_.lower() in meetings.words.talk for c in token.children
        )
        if is_present or attends:
            subject = subject_of(token.head if is_present else token)
            for party in meetings.parties.of(subject) if subject is not None else ():
                yield party, token.idx
