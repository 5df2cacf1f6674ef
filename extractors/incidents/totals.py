"""The killed and the injured of an account, from what its scenes and its headline say."""

from collections.abc import Mapping

from extractors.incidents.harm import Group
from extractors.incidents.roster import survivors
from extractors.incidents.scenes import Scene
from extractors.incidents.tolls import (
    HURT,
    SentenceToll,
    combine,
    is_attacker,
    is_militancy,
    low,
    people,
    raised,
    scene_toll,
    sum_of,
    toll_of_rows,
)
from extractors.incidents.victims import ONE
from extractors.records import Count

HARMS = HURT | {"killed"}


def account_totals(
    scenes: list[Scene], title: Mapping[str, SentenceToll] | None = None
) -> tuple[Count | None, Count | None]:
    """Return the killed and the injured of an account; people shot who did not die are injured.

    `title` is what the headline says by outcome.
    """
    first = title or {}
    rows = [[g for g in scene.groups if not (g.outcome == "killed" and g.party.was_hurt)] for scene in scenes]
    hit = combine([first.get("hit"), *(scene_toll(row, "hit") for row in rows)])
    killed = toll_of_rows(rows, "killed", first.get("killed"))
    died_later = _died_later(scenes, killed)
    killed = _with_later(killed, rows, scenes, died_later)
    if killed is None and ("fatal" in first or any(scene.fatal for scene in scenes)):
        killed = _fatal(hit)
    doers = [[g for g in row if is_attacker(g)] for row in rows]
    fallen = low(toll_of_rows(doers, "killed", None))
    dead = max(0, low(killed) - fallen)
    told = _hurt(_others(rows, claimed=False), dead, first, 0 if _is_told_after(scenes) else died_later)
    claimed = _hurt(_others(rows, claimed=True), 0, {})
    hurt = _with_ordinal(raised(told, claimed), dead, rows)
    return killed, _with_doers(hurt, _hurt(doers, fallen, {}), rows, died=low(killed) > 0)


def _with_ordinal(hurt: Count | None, dead: int, rows: list[list[Group]]) -> Count | None:
    """Raise the injured to what an ordinal counts up to, the dead with them: "a second man was wounded"."""
    told = (g.party for row in rows for g in row if g.outcome in {"hit", "injured"} and not is_attacker(g))
    least = max((party.at_least for party in told if not party.known), default=0) - dead
    return Count(least, least, least) if hurt is not None and least > low(hurt) else hurt


def _died_later(scenes: list[Scene], killed: Count | None) -> int:
    """Return how many of those told as hurt before are told to have died since."""
    dead = [g for s in scenes for g in s.groups if _is_late(g)]
    later = max((low(g.party.count) for g in dead if g.party.was_hurt), default=0)
    of_them = max((low(g.party.count) for g in dead if g.party.of_them), default=0)
    apart = any(_tells_apart(scene) for scene in scenes)
    return later or (of_them if of_them == low(killed) and not apart else 0)


def _tells_apart(scene: Scene) -> bool:
    """Say whether a sentence counts the dead and the injured beside each other: "one was killed, four were hurt"."""
    told = {g.outcome for g in scene.groups if not g.party.part and not _is_late(g)}
    return {"killed", "injured"} <= told


def _is_late(group: Group) -> bool:
    return group.outcome == "killed" and (group.party.was_hurt or group.party.of_them)


def _is_told_after(scenes: list[Scene]) -> bool:
    """Say whether a number of injured comes after the word of those who died: they are out of it already."""
    at = next((i for i, s in enumerate(scenes) for g in s.groups if _is_late(g)), len(scenes))
    return any(g.outcome == "injured" for s in scenes[at + 1 :] for g in s.groups)


def _with_later(killed: Count | None, rows: list[list[Group]], scenes: list[Scene], later: int) -> Count | None:
    """Add those who died of their wounds to the dead told before them, unless a total told holds them."""
    if not later or _runs(rows):
        return killed
    at = next(
        (i for i, scene in enumerate(scenes) for g in scene.groups if g.outcome == "killed" and g.party.was_hurt), None
    )
    if at is None:
        return killed
    more = _more(toll_of_rows(rows[:at], "killed", None), later)
    return more if low(more) > low(killed) else killed


def _runs(rows: list[list[Group]]) -> bool:
    """Say whether a running toll of dead is told, which holds those who died later."""
    return any(g.running and g.outcome == "killed" for row in rows for g in row)


def _more(count: Count | None, by: int) -> Count:
    return sum_of([count, Count(by, by, by)]) if count else Count(by, by, by)


def _others(rows: list[list[Group]], *, claimed: bool) -> list[list[Group]]:
    return [[g for g in row if not is_attacker(g) and g.claimed == claimed] for row in rows]


def _fatal(hit: SentenceToll | None) -> Count | None:
    """Return the one dead of "a fatal shooting"; at least one where several were hit."""
    return Count(1, 1, None) if hit is None or low(hit.count) <= 1 else Count(1, None, None)


def _hurt(rows: list[list[Group]], dead: int, first: Mapping[str, SentenceToll], died_later: int = 0) -> Count | None:
    """Return how many were hurt and lived.

    `dead` people of these rows died, `died_later` of those who were told as hurt before.
    """
    apart = survivors(people(rows, "hit", "injured"), people(rows, "killed"), dead)
    injured = _without_dead(_side(rows, "injured", first, dead), rows, first)
    if injured and dead and apart and low(injured.count) == dead + apart and not _excludes_dead(injured, rows, first):
        return Count(apart, apart, apart)
    hit = _side(rows, "hit", first, dead)
    survived = _survivors(rows, hit, dead) if hit else None
    living = _less(injured.count, died_later) if injured and low(injured.count) > died_later else None
    living = living or (injured.count if injured else None)
    if survived is None or (living is not None and low(living) >= low(survived)):
        least = survived if living is None else living
    else:
        least = survived if low(survived) or not dead else living
    return Count(apart, apart, apart) if apart > low(least) else least


def _without_dead(
    injured: SentenceToll | None, rows: list[list[Group]], first: Mapping[str, SentenceToll]
) -> SentenceToll | None:
    """Return the injured alone where their number is that of the dead and injured told elsewhere beside each other."""
    if injured is None or _excludes_dead(injured, rows, first):
        return injured
    beside = _told_beside(rows, first)
    alone = (hurt for dead, hurt in beside if low(injured.count) == low(dead.count) + low(hurt.count))
    return next(alone, injured)


def _excludes_dead(injured: SentenceToll, rows: list[list[Group]], first: Mapping[str, SentenceToll]) -> bool:
    """Say whether a number of injured is told beside the dead, or as that of others than they."""
    others = any(g.party.extra for g in injured.groups)
    return others or any(low(hurt.count) == low(injured.count) for _, hurt in _told_beside(rows, first))


def _told_beside(rows: list[list[Group]], first: Mapping[str, SentenceToll]) -> list[tuple[SentenceToll, SentenceToll]]:
    """Return the numbers of dead and injured that the headline or a sentence gives together."""
    told = [(first.get("killed") or first.get("fatal"), first.get("injured"))]
    told += [(scene_toll(row, "killed"), scene_toll(row, "injured")) for row in rows]
    return [(dead, hurt) for dead, hurt in told if dead and hurt and low(dead.count) and low(hurt.count)]


def _side(rows: list[list[Group]], outcome: str, first: Mapping[str, SentenceToll], dead: int) -> SentenceToll | None:
    """Return the total of an outcome; None where only one told before is called hurt, and somebody died."""
    chosen = combine([first.get(outcome), *(scene_toll(row, outcome) for row in rows)])
    if chosen is None or (chosen.known and dead and low(chosen.count) == 1 and all(map(_is_anybody, chosen.groups))):
        return None
    if low(chosen.count) == 1 and dead == 1 and _is_the_dead(chosen, rows):
        return None
    return chosen


def _is_the_dead(injured: SentenceToll, rows: list[list[Group]]) -> bool:
    """Say whether the one injured is the one of whom only "he died" is told after."""
    killed = [g for row in rows for g in row if g.outcome == "killed"]
    hurt = {(g.party.role, g.party.name) for row in rows for g in row if g.outcome in HURT and not g.party.known}
    he = len(hurt) == 1 and all(g.party.known and g.party.role == "unknown" and not g.party.name for g in killed)
    before = (g.sentence < killed[0].sentence for g in injured.groups) if killed else ()
    return bool(killed) and he and any(before)


def _is_anybody(group: Group) -> bool:
    """Say whether a group may be any one told before: "he", "the victim", a name; not "the mother also"."""
    if group.party.extra or (group.also and group.party.gender is not None):
        return False
    return group.party.role == "unknown" or group.party.gender is not None or group.party.name is not None


def _survivors(rows: list[list[Group]], hit: SentenceToll, dead: int) -> Count:
    """Return those hit without the dead among them."""
    if hit.groups and all(g.party.extra or g.also for g in hit.groups):
        return hit.count
    if any(_follow_dead(row, hit) for row in rows):
        return hit.count
    part = next((killed for row in rows if (killed := _part_killed(row, hit))), None)
    if part is not None:
        return _less(hit.count, part)
    if not 1 <= low(hit.count) < dead or all(g.party.known and g.party.name for g in hit.groups):
        return _less(hit.count, dead)
    singles = all(g.party.count == ONE for g in hit.groups)
    known = people(rows, "killed") or all(g.party.name for g in hit.groups)
    return _less(hit.count, dead) if singles and known else hit.count


def _follow_dead(row: list[Group], hit: SentenceToll) -> bool:
    """Say whether those hit are set beside the dead: "two men were killed while a woman suffered a wound"."""
    dead = [g.trigger for g in row if g.outcome == "killed" and not g.party.known and not g.party.part]
    return bool(dead and hit.groups) and all(g in row and _is_set_beside(g, dead[0]) for g in hit.groups)


def _is_set_beside(hurt: Group, dead: int) -> bool:
    return hurt.joined and not hurt.party.known and hurt.trigger > dead


def _part_killed(row: list[Group], hit: SentenceToll) -> int:
    """Return how many of those hit a sentence says were killed: "five were shot, including two men who died"."""
    if not any(g in hit.groups for g in row):
        return 0
    return sum(low(g.party.count) for g in row if g.outcome == "killed" and g.party.part and not is_attacker(g))


def _with_doers(hurt: Count | None, doers: Count | None, rows: list[list[Group]], *, died: bool) -> Count | None:
    """Add a lone attacker who was hurt beside others; where nobody else was harmed, he is the toll."""
    if doers is None or not low(doers):
        return hurt
    beside = any(_tells_both(row) for row in rows)
    if hurt is None or not low(hurt):
        return doers if beside or not died else hurt
    return sum_of([hurt, doers]) if low(doers) == 1 and beside and not is_militancy(rows) else hurt


def _tells_both(row: list[Group]) -> bool:
    """Say whether a sentence tells of an attacker hurt and of others that he or the police harmed."""
    doers = [g for g in row if is_attacker(g) and g.outcome in {"hit", "injured"}]
    himself = {g.doer for g in doers}
    others = [g for g in row if g.outcome in HARMS and not is_attacker(g) and not g.state and not g.party.known]
    return bool(doers) and any(g.party.head not in himself for g in others)


def _less(count: Count, by: int) -> Count:
    def cut(value: int | None) -> int | None:
        return None if value is None else max(0, value - by)

    return Count(cut(count.low), cut(count.best), cut(count.high))
