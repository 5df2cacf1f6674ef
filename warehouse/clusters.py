"""From pairs to groups: the surest pairs first, and never across a pair that is held apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[str, str]


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


def connected(items: Sequence[str], edges: Iterable[Pair]) -> Mapping[str, int]:
    """Number the connected components of a graph from 0, in the order of their smallest item."""
    known = set(items)
    pairs = [(0.0, edge) for edge in edges if known.issuperset(edge)]
    groups = cluster(items, pairs, lambda _left, _right: False)
    return {item: number for number, group in enumerate(groups) for item in group}
