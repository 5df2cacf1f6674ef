"""An account's totals: one number for the killed and one for the injured, never a sum over overlapping groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from extractors.incidents.harm import Group
from extractors.incidents.scenes import Scene
from extractors.records import Count


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
    """Return the account's total for an outcome of groups ("killed", "injured", "shot"), None where it says nothing.

    The attackers' own dead are counted beside the others, as GTD and ACLED do. `first` is what the title says.
    """
    groups = [scene.groups for scene in scenes]
    others = combine([first, *(scene_toll([g for g in row if not is_attacker(g)], outcome) for row in groups)])
    attackers = combine([scene_toll([g for g in row if is_attacker(g)], outcome) for row in groups])
    if others and attackers and not (first and _low(first.count) > _low(others)):
        return _sum([others, attackers])
    return others or attackers


def is_attacker(group: Group) -> bool:
    """Say whether a group is those who did it."""
    return group.by_self or group.party.role == "attacker"


def scene_toll(groups: list[Group], outcome: str) -> SentenceToll | None:
    """Return what one scene says of an outcome: parts are left out, the rest is added up."""
    own = [g for g in groups if g.outcome == outcome and not g.party.part and g.party.count is not None]
    running = [g for g in own if g.running]
    counted = running[-1:] or _distinct(own)
    if not counted:
        return None
    return SentenceToll(
        count=_sum([g.party.count for g in counted if g.party.count]),
        adds=all(g.also or g.party.extra for g in counted),
        known=all(g.party.known for g in counted),
        running=bool(running),
        groups=tuple(counted),
        at_least=max(g.party.at_least for g in counted),
    )


def _distinct(groups: list[Group]) -> list[Group]:
    """Drop a group whose people the same scene has counted: a name after a number, "the victim" after "a man"."""
    numbered = [g for g in groups if not g.party.known]
    kept = numbered or groups[:1]
    names = [g for g in kept if g.party.name]
    others = [g for g in kept if not g.party.name]
    if names and others and max((_low(g.party.count) for g in others), default=0) >= len(names):
        nearer = [g for g in names if g.trigger in {o.trigger for o in others}]
        return [*others, *nearer]
    return kept


def _low(count: Count | None) -> int:
    if count is None:
        return 0
    return count.best if count.best is not None else count.low or 0


def _sum(counts: list[Count]) -> Count:
    def total(values: list[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(values) else None

    return Count(total([c.low for c in counts]), total([c.best for c in counts]), total([c.high for c in counts]))


def combine(tolls: Iterable[SentenceToll | None]) -> Count | None:
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
            total = toll
        elif toll.at_least:
            total = total if _low(total.count) >= toll.at_least else replace(toll, count=Count(*[toll.at_least] * 3))
        elif toll.known:
            continue
        elif toll.adds and _is_addition(total, toll, added):
            total = SentenceToll(
                _sum([total.count, toll.count]), False, False, total.running, total.groups + toll.groups
            )
        elif _low(toll.count) > _low(total.count) and not total.running:
            total = toll
    return total.count if total else None


def _is_addition(total: SentenceToll, toll: SentenceToll, added: set[tuple[int | None, str]]) -> bool:
    key = (_low(toll.count), toll.groups[0].party.role)
    if key in added or (any(g.party.extra for g in total.groups) and _low(total.count) >= _low(toll.count)):
        return False
    added.add(key)
    return any(g.also for g in toll.groups) or (
        any(g.party.extra for g in toll.groups) and len(total.groups) == 1 and _low(total.count) == 1
    )


def account_totals(
    scenes: list[Scene], title: Mapping[str, SentenceToll] | None = None
) -> tuple[Count | None, Count | None]:
    """Return the killed and the injured of an account; people shot who did not die are injured.

    `title` is what the headline says by outcome.
    """
    first = title or {}
    killed = toll_of(scenes, "killed", first.get("killed"))
    injured, shot = toll_of(scenes, "injured", first.get("injured")), toll_of(scenes, "shot", first.get("shot"))
    if shot is None:
        return killed, injured
    others = any(g.party.extra for s in scenes for g in s.groups if g.outcome == "shot" and not g.party.known)
    survived = shot if others and killed else _less(shot, _dead_among_shot(scenes, killed))
    if injured is None or _low(survived) > _low(injured):
        injured = survived if _low(survived) > 0 or (injured is None and not killed) else injured
    return killed, injured


def _dead_among_shot(scenes: list[Scene], killed: Count | None) -> int:
    attackers = sum(_low(g.party.count) for s in scenes for g in s.groups if g.outcome == "killed" and is_attacker(g))
    return max(0, _low(killed) - attackers)


def _less(count: Count, by: int) -> Count:
    def cut(value: int | None) -> int | None:
        return None if value is None else max(0, value - by)

    return Count(cut(count.low), cut(count.best), cut(count.high))
