"""From pairs to groups: the surest pairs first, and never across a pair that is held apart."""

from collections.abc import Callable, Iterable, Sequence

Pair = tuple[str, str]
"""Two ids, the smaller first."""


def ordered(one: str, other: str) -> Pair:
    """Return two ids as a pair."""
    return (one, other) if one <= other else (other, one)


def cluster(
    items: Sequence[str], joined: Iterable[tuple[float, Pair]], held_apart: Callable[[str, str], bool]
) -> list[list[str]]:
    """Group items by joined pairs, highest score first, but never where members of the two groups are held apart.

    The outcome depends on the items and pairs only, not on their order: ties are broken by the items' ids. Groups
    and their members come sorted.
    """
    group_of = {item: [item] for item in sorted(items)}
    for _, (left, right) in sorted(joined, key=lambda pair: (-pair[0], pair[1])):
        first, second = group_of[left], group_of[right]
        if first is second or any(held_apart(one, other) for one in first for other in second):
            continue
        merged = sorted([*first, *second])
        for member in merged:
            group_of[member] = merged
    return [group for item, group in group_of.items() if group[0] == item]


def smallest_of_group(edges: Iterable[Pair]) -> dict[str, str]:
    """Return, for every end of an edge, the smallest item that edges connect it with."""
    above: dict[str, str] = {}

    def root(item: str) -> str:
        while above.setdefault(item, item) != item:
            above[item] = item = above[above[item]]
        return item

    for one, other in edges:
        smaller, larger = ordered(root(one), root(other))
        above[larger] = smaller
    return {item: root(item) for item in list(above)}


def number_groups(items: Sequence[str], edges: Iterable[Pair]) -> dict[str, int]:
    """Number the groups that edges connect from 0, in the order of their smallest item; an item alone is a group."""
    smallest = smallest_of_group(edges)
    roots = {item: smallest.get(item, item) for item in items}
    numbers = {root: number for number, root in enumerate(sorted(set(roots.values())))}
    return {item: numbers[root] for item, root in roots.items()}
