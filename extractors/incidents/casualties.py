"""The rows of an account's casualties: each group once, and the zeros that the words state or entail."""

from collections.abc import Iterator, Sequence

from extractors.incidents.harm import Group
from extractors.incidents.view import View
from extractors.records import Casualty, Count, Target

DOERS = frozenset({"militant", "attacker"})
HOME = "PAK"


def casualties_of(
    view: View, groups: Sequence[Group], killed: Count | None, targets: Sequence[Target]
) -> tuple[Casualty, ...]:
    """Return the groups of an account, and zeros for foreigners who are certainly not among its `killed`."""
    rows: dict[tuple[object, ...], Casualty] = {}
    dead = {g.party.head for g in groups if g.outcome == "killed"}
    for group in groups:
        if not _is_row(group, dead):
            continue
        row = _row(view, group, groups)
        rows.setdefault((row.outcome, group.party.role, row.nationality, row.count, group.party.name), row)
    told = tuple(rows.values())
    return (*told, *_spared_foreigners(view, told, killed, targets))


def _is_row(group: Group, dead: set[int]) -> bool:
    party = group.party
    counted = party.role in DOERS and party.count is not None and bool(party.count.best)
    if (party.known and not counted) or group.running or (group.outcome == "hit" and party.head in dead):
        return False
    return party.count is not None or party.nationality is not None


def _row(view: View, group: Group, groups: Sequence[Group]) -> Casualty:
    party = group.party
    with_attackers = group.by_self or party.role == "attacker" or _includes_attackers(group, groups)
    return Casualty(
        outcome="injured" if group.outcome == "hit" else group.outcome,
        role="attacker" if group.by_self else party.role,
        nationality=party.nationality,
        count=party.count or Count(),
        span=view.span(party.start, max(party.end, party.head + 1)),
        includes_attackers=True if with_attackers else None,
    )


def _includes_attackers(group: Group, groups: Sequence[Group]) -> bool:
    """Say whether a number is told to hold attackers too: "eight people, including three assailants"."""
    if group.party.part or group.party.role in DOERS:
        return False
    clause = (g for g in groups if g.trigger == group.trigger and g.outcome == group.outcome)
    return any(g.party.part and g.party.role in DOERS for g in clause)


def _spared_foreigners(
    view: View, told: Sequence[Casualty], killed: Count | None, targets: Sequence[Target]
) -> Iterator[Casualty]:
    """Yield a zero of dead for each foreign nation spoken of that is certainly none of the dead.

    It is none where all who died are of other nations or attackers, or where the hurt are told by nation and the
    dead, otherwise described, are not.
    """
    dead = [row for row in told if row.outcome == "killed"]
    if killed is None or killed.best is None or not dead:
        return
    known = {row.nationality for row in dead}
    hurt = {row.nationality for row in told if row.outcome != "killed"}
    for nation in sorted(_nations(view, dead, hurt | {t.nationality for t in targets}) - known):
        if _are_others(dead, killed.best) or (nation in hurt and _are_described(dead)):
            yield Casualty("killed", "unknown", nation, Count(0, 0, 0), dead[0].span)


def _nations(view: View, dead: Sequence[Casualty], harmed: set[str | None]) -> set[str]:
    """Return the foreign nations hurt or aimed at; where only attackers died, those counted that the text names."""
    counted = view.lexicon.words["spared.nations"] if all(row.role in DOERS for row in dead) else frozenset[str]()
    named = {code for word, code in view.lexicon.nationalities.items() if code in counted and word in view.forms}
    return {nation for nation in harmed | named if nation is not None and nation != HOME}


def _are_others(dead: Sequence[Casualty], killed: int) -> bool:
    """Say whether the dead of other nations and the dead attackers make up all who died."""
    most: dict[tuple[str, str | None], int] = {}
    for row in dead:
        if row.nationality is not None or row.role in DOERS:
            key = (row.role, row.nationality)
            most[key] = max(most.get(key, 0), row.count.best or 0)
    return sum(most.values()) >= killed


def _are_described(dead: Sequence[Casualty]) -> bool:
    return all(row.role != "unknown" for row in dead)
