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
    """Return the account's total for an outcome of groups ("killed", "injured", "hit"), None where it says nothing.

    Dead attackers are left out where others died, unless one man killed others and himself; where only attackers died
    they are the toll. `first` is what the title says.
    """
    rows = [scene.groups for scene in scenes]
    if any(g.claimed for row in rows for g in row):
        return _against_claims(rows, outcome, first)
    return _toll_of_rows(rows, outcome, first)


def _against_claims(rows: list[list[Group]], outcome: str, first: SentenceToll | None) -> Count | None:
    """Return the total of those who do not claim the deed, the claimed number as its high end where it is larger."""
    told = _toll_of_rows([[g for g in row if not g.claimed] for row in rows], outcome, first)
    claimed = _toll_of_rows([[g for g in row if g.claimed] for row in rows], outcome, None)
    if told is None or claimed is None:
        return told or claimed
    return replace(told, high=claimed.best) if claimed.best and claimed.best > _low(told) else told


def _toll_of_rows(rows: list[list[Group]], outcome: str, first: SentenceToll | None) -> Count | None:
    victims = [[g for g in row if not is_attacker(g)] for row in rows]
    chosen = combine([first, *(scene_toll(row, outcome) for row in victims)])
    others = _at_least(chosen.count if chosen else None, _individuals(victims, outcome))
    doers = combine([scene_toll([g for g in row if is_attacker(g)], outcome) for row in rows])
    if doers is None or others is None:
        return others or (doers.count if doers else None)
    if first and first.count.best is not None and first.count.best >= _low(others):
        return others
    if not _low(others) and outcome == "killed":
        return doers.count
    lone = _low(doers.count) == 1 and not _is_militancy(rows)
    return _sum([others, doers.count]) if outcome == "killed" and lone and _are_others(rows, others) else others


def _is_militancy(rows: list[list[Group]]) -> bool:
    """Say whether those who died attacking are militants or a band, no lone killer."""
    doers = [g.party for row in rows for g in row if is_attacker(g)]
    return any(p.role == "militant" or p.banded for p in doers)


def _are_others(rows: list[list[Group]], victims: Count) -> bool:
    """Say whether the dead attackers are people beside the victims, not one boy who shot himself told twice."""
    if _low(victims) > 1:
        return True
    return any(
        any(is_attacker(g) for g in dead) and any(not is_attacker(g) for g in dead)
        for dead in ([g for g in row if g.outcome == "killed"] for row in rows)
    )


def _individuals(groups: list[list[Group]], outcome: str) -> int:
    """Return how many single people the scenes tell apart by name or by age."""
    parties = [g.party for row in groups for g in row if g.outcome == outcome and g.party.count == Count(1, 1, 1)]
    names = {p.name.split()[-1] for p in parties if p.name}
    ages = {p.age for p in parties if p.age}
    return max(len(names), len(ages))


def _at_least(count: Count | None, least: int) -> Count | None:
    return Count(least, least, least) if count is not None and least > max(1, _low(count)) else count


def is_attacker(group: Group) -> bool:
    """Say whether a group is those who did it."""
    return group.by_self or group.party.role in {"attacker", "militant"}


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
    kept = [g for g in groups if not g.party.known] or groups[:1]
    kept = [g for i, g in enumerate(kept) if not _is_repeated(g, kept[:i])]
    names = [g for g in kept if g.party.name]
    others = [g for g in kept if not g.party.name]
    if names and others and max((_low(g.party.count) for g in others), default=0) >= len(names):
        nearer = [g for g in names if g.trigger in {o.trigger for o in others}]
        return [*others, *nearer]
    return kept


def _is_repeated(group: Group, before: list[Group]) -> bool:
    """Say whether a number of two or more stands in the same scene already: a headline run into its sentence."""
    if _low(group.party.count) < 2 or group.party.extra:
        return False
    return any(g.party.count == group.party.count and g.trigger != group.trigger for g in before)


def _low(count: Count | None) -> int:
    if count is None:
        return 0
    return count.best if count.best is not None else count.low or 0


def _sum(counts: list[Count]) -> Count:
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
    return total


def _is_addition(total: SentenceToll, toll: SentenceToll, added: set[tuple[int | None, str]]) -> bool:
    key = (_low(toll.count), toll.groups[0].party.role)
    if (
        key in added
        or _low(total.count) != 1
        or (any(g.party.extra for g in total.groups) and _low(total.count) >= _low(toll.count))
    ):
        return False
    added.add(key)
    return any(g.also for g in toll.groups)


def account_totals(
    scenes: list[Scene], title: Mapping[str, SentenceToll] | None = None
) -> tuple[Count | None, Count | None]:
    """Return the killed and the injured of an account; people shot who did not die are injured.

    `title` is what the headline says by outcome.
    """
    first = title or {}
    killed = toll_of(scenes, "killed", first.get("killed"))
    injured, hit = toll_of(scenes, "injured", first.get("injured")), toll_of(scenes, "hit", first.get("hit"))
    if killed is None and "fatal" in first and _low(hit) <= 1:
        killed = first["fatal"].count
    if hit is None:
        return killed, injured
    dead = _dead_among_hit(scenes, killed)
    apart = _is_apart(scenes) or (1 <= _low(hit) < dead)
    survived = hit if apart and killed else _less(hit, dead)
    if injured is None or _low(survived) > _low(injured):
        injured = survived if _low(survived) > 0 or (injured is None and not killed) else injured
    return killed, injured


def _is_apart(scenes: list[Scene]) -> bool:
    """Say whether the number hit leaves the dead out: "two shot dead, three others shot"."""
    chosen = combine([scene_toll(scene.groups, "hit") for scene in scenes])
    return chosen is not None and bool(chosen.groups) and all(g.party.extra for g in chosen.groups)


def _dead_among_hit(scenes: list[Scene], killed: Count | None) -> int:
    attackers = sum(_low(g.party.count) for s in scenes for g in s.groups if g.outcome == "killed" and is_attacker(g))
    return max(0, _low(killed) - attackers)


def _less(count: Count, by: int) -> Count:
    def cut(value: int | None) -> int | None:
        return None if value is None else max(0, value - by)

    return Count(cut(count.low), cut(count.best), cut(count.high))
