"""An account's totals of killed and injured in Chinese and Urdu: never a sum over overlapping groups."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.records import Count
from extractors.vernacular.incidents.harm import Group
from extractors.vernacular.incidents.scenes import Scene


def total_of(scenes: Iterable[Scene], outcome: str) -> Count:
    """Return the account's total for an outcome; unknown where nothing is said.

    Dead attackers are left out where others died; what only a group claims is the high end beside another number.
    """
    rows = [[g for g in scene.groups if g.outcome == outcome] for scene in scenes]
    doers = {amount(g.count) for row in rows for g in row if g.is_doer}
    rows = [[g for g in row if not _is_doer_again(g, doers)] for row in rows]
    told = _best([[g for g in row if not g.claimed] for row in rows])
    claimed = _best([[g for g in row if g.claimed] for row in rows])
    if told is None:
        return claimed or Count()
    if claimed is not None and claimed.best is not None and claimed.best > amount(told):
        return replace(told, high=claimed.best)
    return told


def _is_doer_again(group: Group, doers: set[int]) -> bool:
    """Say whether a number without a noun repeats that of the attackers: "三人都被打死"."""
    return group.role == "unknown" and group.nation is None and amount(group.count) in doers and group.count.high != 0


def _best(rows: Sequence[Sequence[Group]]) -> Count | None:
    victims = _combined([[g for g in row if not g.is_doer] for row in rows])
    if victims is not None and amount(victims):
        return victims
    return _combined([[g for g in row if g.is_doer] for row in rows]) or victims


def _combined(rows: Sequence[Sequence[Group]]) -> Count | None:
    """Return one total: a running toll overrules what came before it, otherwise the largest that is told stands."""
    total: Count | None = None
    settled = False
    for row in rows:
        running = [g for g in row if g.running]
        count = running[-1].count if running else _sum_of(row)
        if count is None:
            continue
        if running or total is None or (not settled and _is_better(count, total)):
            total, settled = count, bool(running) or settled
    return total if total is not None else _from_parts(rows)


def _is_better(count: Count, total: Count) -> bool:
    """Say whether a number says more than one before it: an exact one than "many", else the larger."""
    if total.best is None and count.best is not None:
        return count.best >= (total.low or 0)
    return amount(count) > amount(total) and not (count.best is None and total.best is not None)


def _sum_of(row: Sequence[Group]) -> Count | None:
    """Add up the groups of one passage; parts of others, and repeats of one number, count once."""
    whole = [g for g in row if not g.part]
    if not whole:
        return None
    kept = [g for at, g in enumerate(whole) if not any(_repeats(g, other) for other in whole[:at])]
    return _added([g.count for g in kept])


def _repeats(group: Group, other: Group) -> bool:
    same = group.count == other.count and amount(group.count) > 1
    return (
        same
        and (group.role == other.role or "unknown" in (group.role, other.role))
        and group.nation in (None, other.nation)
    )


def _added(counts: Sequence[Count]) -> Count:
    lows = [c.low if c.low is not None else c.best for c in counts]
    low = sum(value for value in lows if value is not None)
    best = None if any(c.best is None for c in counts) else sum(c.best or 0 for c in counts)
    high = None if any(c.high is None for c in counts) else sum(c.high or 0 for c in counts)
    return Count(low if any(value is not None for value in lows) else None, best, high)


def _from_parts(rows: Sequence[Sequence[Group]]) -> Count | None:
    """Return what the parts told imply where no whole is told: at least so many."""
    parts = [g for row in rows for g in row if g.part and amount(g.count)]
    if not parts:
        return None
    return Count(max(amount(g.count) for g in parts), None, None)


def amount(count: Count | None) -> int:
    """Return the best number of a count, else the least, 0 where unknown."""
    if count is None:
        return 0
    return count.best if count.best is not None else count.low or 0
