"""How alike two pieces of speech are: their terms, weighted by how rare they are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

NAME_WEIGHT, COMMON_WEIGHT, RARE_WEIGHT = 2.0, 0.5, 1.5
COMMON_SHARE, RARE_SHARE = 0.05, 0.001
"""Shares of all statements from which a term is common, and up to which it is rare."""
ENOUGH = 500
"""Statements from which shares tell; with fewer every term weighs the same."""
LEAST_SHARED = 2.0
"""Weight of shared terms under which likeness counts by half: one word in common is little."""


@dataclass(frozen=True)
class Weights:
    """What each term weighs. In three steps only, so that a new statement seldom changes an old comparison."""

    counts: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Self:
        """Count in how many texts each term stands."""
        counts: Counter[str] = Counter()
        total = 0
        for terms in texts:
            counts.update(terms)
            total += 1
        return cls(counts, total)

    def weight(self, term: str) -> float:
        """Return what a term weighs."""
        if term[0] in "~@":
            return NAME_WEIGHT if term[0] == "~" else COMMON_WEIGHT
        if self.total < ENOUGH:
            return 1.0
        share = self.counts.get(term, 0) / self.total
        return COMMON_WEIGHT if share > COMMON_SHARE else RARE_WEIGHT if share <= RARE_SHARE else 1.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two pieces share."""

    words: float
    """0 to 1: half the share of the shorter that the longer has, half the share of both that is common."""
    shares_name: bool
    numbers_differ: bool
    """Whether both give numbers, and none of them the same."""


def likeness(one: Sequence[str], other: Sequence[str], weights: Weights) -> Likeness:
    """Compare the terms of two pieces of one language."""
    left, right = set(one), set(other)
    both = left & right
    shared, sizes = _sum(both, weights), sorted((_sum(left, weights), _sum(right, weights)))
    numbers = [{term for term in terms if term.isdigit()} for terms in (left, right)]
    share = (shared / sizes[0] + 2 * shared / sum(sizes)) / 2 if sizes[0] else 0.0
    return Likeness(
        words=round(share if shared >= min(LEAST_SHARED, sizes[1]) else share / 2, 3),
        shares_name=any(term.startswith("~") for term in both),
        numbers_differ=all(numbers) and not numbers[0] & numbers[1],
    )


def meaning(one: Sequence[str], other: Sequence[str]) -> tuple[int, float]:
    """Return how many terms of meaning ("=security", numbers) two pieces in any language share, and what share."""
    left, right = ({term for term in terms if term[0] in "=@" or term.isdigit()} for terms in (one, other))
    return len(left & right), len(left & right) / max(len(left | right), 1)


def _sum(terms: set[str], weights: Weights) -> float:
    return sum(weights.weight(term) for term in sorted(terms))
