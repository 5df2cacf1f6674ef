"""An account's totals: one number for the killed and one for the injured, never a sum over overlapping groups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractors.incidents.harm import Group
from extractors.incidents.roster import Individual, head_count, individuals
from extractors.incidents.scenes import Scene
from extractors.incidents.victims import ONE
from extractors.records import Count

HURT = frozenset({"injured", "hit"})


@dataclass(frozen=True, slots=True)
class SentenceToll:
    """What one scene says of one outcome."""

    count: Count
    adds: bool
    """The words add to what was told before."""
    known: bool
    """Only people told before: "the victim died"."""
    running: bool
    groups: tuple[Group, ...]
    at_least: int = 0


def toll_of(scenes: Iterable[Scene], outcome: str, first: SentenceToll | None = None) -> Count | None:
    """Return the account's total for an outcome of groups ("killed", "injured", "hit"), None where it says nothing.

    Dead attackers are left out where others died, unless one man killed others and himself; where only attackers died
    they are the toll. `first` is what the title says.
    """
    return toll_of_rows([scene.groups for scene in scenes], outcome, first)


def toll_of_rows(rows: list[list[Group]], outcome: str, first: SentenceToll | None) -> Count | None:
    """Return the total for an outcome of the groups of each scene."""
    if any(g.claimed for row in rows for g in row):
        return _against_claims(rows, outcome, first)
    return _by_side(rows, outcome, first)


def _against_claims(rows: list[list[Group]], outcome: str, first: SentenceToll | None) -> Count | None:
    """Return the total of those who do not claim the deed, raised by what is claimed."""
    told = _by_side([[g for g in row if not g.claimed] for row in rows], outcome, first)
    return raised(told, _by_side([[g for g in row if g.claimed] for row in rows], outcome, None))


def _by_side(rows: list[list[Group]], outcome: str, first: SentenceToll | None) -> Count | None:
    victims = [[g for g in row if not is_attacker(g)] for row in rows]
    chosen = combine([first, *_unlike(first, (scene_toll(row, outcome) for row in victims))])
    others = _at_least(chosen.count if chosen else None, head_count(people(victims, outcome)))
    doers = combine([scene_toll([g for g in row if is_attacker(g)], outcome) for row in rows])
    if doers is None or others is None:
        return others or (doers.count if doers else None)
    if first and first.count.best is not None and first.count.best >= low(others):
        return others
    if not low(others) and outcome == "killed":
        return doers.count
    lone = outcome == "killed" and low(doers.count) == 1 and not is_militancy(rows)
    among = chosen is not None and _may_hold_killer(chosen)
    return _with_killer(rows, others, doers.count, among=among) if lone else others


def _unlike(first: SentenceToll | None, tolls: Iterable[SentenceToll | None]) -> Iterator[SentenceToll | None]:
    """Leave out what only tells the headline's one again and again in a sentence it was run into."""
    for toll in tolls:
        ones = toll is not None and all(g.party.count == ONE and not g.party.name for g in toll.groups)
        if not (first and first.count.best == 1 and ones):
            yield toll


def _may_hold_killer(toll: SentenceToll) -> bool:
    """Say whether a number is of all who lay dead, the killer with them: "two people were found dead"."""
    return bool(toll.groups) and all(g.lifeless and g.party.role == "unknown" for g in toll.groups)


def _with_killer(rows: list[list[Group]], victims: Count, killer: Count, *, among: bool) -> Count:
    """Add a lone killer who died too: as the sentence that tells both has it, else to those he killed.

    `among` says that the number of the dead may hold him already.
    """
    told = [[g for g in row if g.outcome == "killed"] for row in rows]
    both = [row for row in told if any(map(is_attacker, row)) and not all(map(is_attacker, row))]
    sums = [scene_toll(row, "killed") for row in both if not any(is_attacker(g) and g.party.part for g in row)]
    together = max((toll.count for toll in sums if toll), key=low, default=None)
    if together is not None:
        return together if low(together) > low(victims) else victims
    return sum_of([victims, killer]) if low(victims) > 1 and not both and not among else victims


def is_militancy(rows: list[list[Group]]) -> bool:
    """Say whether those who died attacking are militants or a band, no lone killer."""
    doers = [g.party for row in rows for g in row if is_attacker(g)]
    return any(p.role == "militant" or p.banded for p in doers)


def people(rows: list[list[Group]], *outcomes: str) -> list[Individual]:
    """Return the single people of some outcomes that the scenes tell apart."""
    return individuals(g for row in rows for g in row if g.outcome in outcomes)


def raised(told: Count | None, claimed: Count | None) -> Count | None:
    """Return the number told, the one that only claimants give as its high end where that is larger."""
    if told is None or claimed is None:
        return told or claimed
    return replace(told, high=claimed.best) if claimed.best and claimed.best > low(told) else told


def _at_least(count: Count | None, least: int) -> Count | None:
    return Count(least, least, least) if count is not None and least > max(1, low(count)) else count


def is_attacker(group: Group) -> bool:
    """Say whether a group is those who did it."""
    return group.by_self or group.party.role in {"attacker", "militant"}


def scene_toll(groups: list[Group], outcome: str) -> SentenceToll | None:
    """Return what one scene says of an outcome: parts are left out, the rest is added up.

    The dead are counted though they are told as a part of the hurt: "five people were shot, including two who died".
    """
    numbered = [g for g in groups if g.outcome == outcome and g.party.count is not None]
    told = [g for g in numbered if not g.party.part]
    if not told and outcome == "killed" and _are_of_the_hurt(groups, numbered):
        told = numbered
    told = _without_parts(told)
    own = [g for g in told if not g.state] or [g for g in told if g.trigger == told[0].trigger]
    running = [g for g in own if g.running]
    counted = running[-1:] or _largest(own) or _distinct(own)
    if not counted:
        return None
    return SentenceToll(
        count=sum_of([g.party.count for g in counted if g.party.count]),
        adds=all(g.also or g.party.extra for g in counted),
        known=all(g.party.known for g in counted),
        running=bool(running),
        groups=tuple(counted),
        at_least=max(g.party.at_least for g in counted),
    )


def _without_parts(groups: list[Group]) -> list[Group]:
    """Drop those that add up to the people told first in their clause: "four people, two guards and two drivers"."""
    first = groups[0] if groups else None
    if first is None or first.party.role != "unknown" or low(first.party.count) < 2:
        return groups
    parts = [g for g in groups[1:] if g.trigger == first.trigger and not g.party.extra]
    told_apart = len(parts) > 1 and sum(low(g.party.count) for g in parts) == low(first.party.count)
    return [g for g in groups if g not in parts] if told_apart else groups


def _are_of_the_hurt(groups: list[Group], dead: list[Group]) -> bool:
    """Say whether the dead are told as some of the hurt, in the same scene or of "them"."""
    hurt = any(g.outcome in HURT and not g.party.part for g in groups)
    return hurt or all(g.party.of_them for g in dead)


def _largest(groups: list[Group]) -> list[Group]:
    """Return a word that counts all, unless more are told one by one beside it: "a man died in a double shooting"."""
    sums = [g for g in groups if _is_sum_of_rest(g, groups)]
    wholes = sums or [g for g in groups if g.whole]
    if sums:
        groups = [g for g in groups if g.trigger != sums[0].trigger]
    others = sum(low(g.party.count) for g in groups if not g.whole)
    return wholes[:1] if wholes and low(wholes[0].party.count) >= others else []


def _is_sum_of_rest(group: Group, groups: list[Group]) -> bool:
    """Say whether a number is that of the others its clause tells: "the five, three men and two women, were shot"."""
    rest = [g for g in groups if g.trigger == group.trigger and g is not group]
    first = all(group.party.head < g.party.head for g in rest)
    return len(rest) > 1 and first and sum(low(g.party.count) for g in rest) == low(group.party.count)


def _distinct(groups: list[Group]) -> list[Group]:
    """Drop a group whose people the same scene has counted: a name after a number, "the victim" after "a man"."""
    clauses = {g.trigger for g in groups if not g.party.known} or {groups[0].trigger} if groups else set()
    kept = [g for g in groups if g.trigger in clauses]
    kept = [g for i, g in enumerate(kept) if not _is_repeated(g, kept[:i]) and not _is_renamed(g, kept[:i])]
    names = [g for g in kept if g.party.name]
    others = [g for g in kept if not g.party.name]
    if names and others and max((low(g.party.count) for g in others), default=0) >= len(names):
        nearer = [g for g in names if g.trigger in {o.trigger for o in others}]
        return [*others, *nearer]
    return kept


def _is_repeated(group: Group, before: list[Group]) -> bool:
    """Say whether a number of two or more stands in the same scene already: a headline run into its sentence."""
    if low(group.party.count) < 2 or group.party.extra or (group.joined and not _is_same_phrase(group, before)):
        return False
    others = [g for g in before if g.trigger != group.trigger]
    alone = len(others) > 1 and sum(low(g.party.count) for g in others) == low(group.party.count)
    return alone or any(g.party.count == group.party.count for g in others)


def _is_same_phrase(group: Group, before: list[Group]) -> bool:
    """Say whether the same number of the same people is told with its noun again: "5 people", "Five people"."""
    own = group.party
    same = (g.party for g in before if g.party.count == own.count and g.party.role == own.role)
    return own.end - own.start > 1 and any(party.end - party.start == own.end - own.start for party in same)


def _is_renamed(group: Group, before: list[Group]) -> bool:
    """Say whether somebody named before in the scene is named again."""
    words = set((group.party.name or "").split())
    names = [set(g.party.name.split()) for g in before if g.party.name]
    return bool(words) and any(words <= name or name <= words for name in names)


def low(count: Count | None) -> int:
    """Return a count as one number: its best, else its low, else 0."""
    if count is None:
        return 0
    return count.best if count.best is not None else count.low or 0


def sum_of(counts: list[Count]) -> Count:
    """Add counts up; an end is unknown where one of them leaves it open."""

    def total(values: list[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(values) else None

    return Count(total([c.low for c in counts]), total([c.best for c in counts]), total([c.high for c in counts]))


def combine(tolls: Iterable[SentenceToll | None]) -> SentenceToll | None:
    """Return one total from what the scenes say in order.

    A running toll ("rose to") overrules what came before; an addition ("was also killed") is added once;
    otherwise the largest number told of people not told before stands.
    """
    total: SentenceToll | None = None
    added: set[tuple[int | None, str]] = set()
    for toll in tolls:
        if toll is None:
            continue
        if total is None or toll.running:
            total = _opened(toll)
        elif toll.at_least:
            total = (
                total
                if low(total.count) >= toll.at_least
                else replace(toll, count=Count(*[toll.at_least] * 3), known=False)
            )
        elif toll.known:
            continue
        elif toll.adds and _is_addition(total, toll, added):
            total = SentenceToll(
                sum_of([total.count, toll.count]), False, False, total.running, total.groups + toll.groups
            )
        elif low(toll.count) > low(total.count) and not total.running:
            total = toll
    return total


def _opened(toll: SentenceToll) -> SentenceToll:
    """Return the first toll told: "a second boy has died" counts the first boy too."""
    latest = toll.at_least > low(toll.count) and any(g.latest for g in toll.groups)
    return _raised_to(toll, toll.at_least) if latest else toll


def _raised_to(toll: SentenceToll, number: int) -> SentenceToll:
    return replace(toll, count=Count(number, number, number), known=False)


def _are_of_other_gender(total: SentenceToll, toll: SentenceToll) -> bool:
    """Say whether a woman is told besides men only, or a man besides women only."""
    before, now = ({g.party.gender for g in t.groups} for t in (total, toll))
    return {*before, *now} == {"female", "male"} and len(before) == len(now) == 1


def _is_addition(total: SentenceToll, toll: SentenceToll, added: set[tuple[int | None, str]]) -> bool:
    key = (low(toll.count), toll.groups[0].party.role)
    if (
        key in added
        or (low(total.count) != 1 and not _are_of_other_gender(total, toll))
        or (any(g.party.extra for g in total.groups) and low(total.count) >= low(toll.count))
    ):
        return False
    added.add(key)
    return any(g.also for g in toll.groups)
