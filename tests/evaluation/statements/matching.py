"""When two accounts of a statement or figure are the same one, and the counting of what is right."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extractors.records import Count, When
from tests.evaluation.statements.gold import Span

SMALL_WORDS = frozenset(["the", "a", "an", "of", "and", "in", "for", "to", "on", "at", "by", "s"])


def align(gold: Sequence[frozenset[int]], said: Sequence[frozenset[int]], bound: float) -> list[tuple[int, int]]:
    """Pair each gold set of characters with at most one predicted, best overlap over the longer first."""
    pairs = sorted(
        (
            (len(a & b) / max(len(a), len(b)), -i, -j)
            for i, a in enumerate(gold)
            for j, b in enumerate(said)
            if a & b and len(a & b) / max(len(a), len(b)) >= bound
        ),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for _, i, j in pairs:
        if all(-i != a and -j != b for a, b in taken):
            taken.append((-i, -j))
    return taken


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets that spans cover."""
    return frozenset(at for start, end in spans for at in range(start, end))


def _words(text: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"\w+", plain) if word not in SMALL_WORDS]


def names_agree(gold: Iterable[str | None], said: Iterable[str | None]) -> bool:
    """Tell whether a name and another share the word that closes one of them: "Naqvi" and "Mohsin Naqvi"."""
    ours, theirs = [_words(name) for name in gold], [_words(name) for name in said]
    return any(a[-1] in b or b[-1] in a for a in ours for b in theirs if a and b)


def resolved(name: str, said: str | None) -> bool:
    """Tell whether a resolved name is the gold one: all its words there, or two of them and none beside.

    A state and its government are one speaker: "Pakistan" is "Government of Pakistan".
    """
    gold, words = set(_words(name)), set(_words(said))
    same_state = gold - {"government"} == words - {"government"}
    return bool(words) and (same_state or gold <= words or (words <= gold and len(words) >= 2))


def day_agrees(gold: str, when: When) -> bool:
    """Tell whether a date is the gold day, or the gold month or year with that precision."""
    precision = {10: 1, 7: 4, 4: 5}[len(gold)]
    return when.start is not None and when.start.isoformat().startswith(gold) and when.precision == precision


def count_agrees(gold: Mapping[str, int], said: Count) -> bool:
    """Tell whether a number is the gold one: its best, or its low where the text gives no more."""
    if "best" in gold:
        return gold["best"] in (said.best, said.low)
    return gold.get("low") == said.low


class Tally:
    """Counts of what is right, predicted and wanted, by name of the figure."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.right: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def add(self, name: str, *, right: int, wanted: int, said: int = 0) -> None:
        """Count towards one figure; `said` only where precision is asked for."""
        self.right[name] += right
        self.wanted[name] += wanted
        self.said[name] += said

    def share(self, name: str) -> float | None:
        """Return the share of the wanted that is right, per cent; None where nothing is wanted."""
        return 100 * self.right[name] / self.wanted[name] if self.wanted[name] else None

    def precision(self, name: str) -> float | None:
        """Return the share of the predicted that is right, per cent."""
        return 100 * self.right[name] / self.said[name] if self.said[name] else None

    def f1(self, name: str) -> float | None:
        """Return the harmonic mean of precision and recall, per cent; None where there is nothing to find or found."""
        both = self.said[name] + self.wanted[name]
        return 200 * self.right[name] / both if both else None
