"""Word lists matched on a text by the longest entry, from left to right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.lexicon import Lexicon
from extractors.vernacular.text import JOINER, Units, fold, units_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """An entry found: offsets in the text, end exclusive, and what the entry means."""

    start: int
    end: int
    value: T
    first: int
    """Its first unit."""
    last: int
    """The unit after its last."""


class WordIndex(Generic[T]):
    """Entries of one language, each with a value; an entry given twice keeps its first value."""

    def __init__(self, entries: Iterable[tuple[str, T]], language: str, lexicon: Lexicon) -> None:
        """Index entries as they are written; their spelling is folded as texts are."""
        self._values: dict[str, T] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for written, value in entries:
            keys = units_of(fold(written, lexicon), language).keys
            if keys:
                self._values.setdefault(JOINER[language].join(keys), value)
                lengths[keys[0]].add(len(keys))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def get(self, key: str) -> T | None:
        """Return the value of an entry as folded."""
        return self._values.get(key)

    def find(self, units: Units) -> Iterator[Hit[T]]:
        """Yield the longest entries from left to right; no two overlap."""
        lengths, free = self._lengths, 0
        for at in [at for at, key in enumerate(units.keys) if key in lengths]:
            hit = self.at(units, at) if at >= free else None
            if hit is not None:
                free = hit.last
                yield hit

    def at(self, units: Units, at: int) -> Hit[T] | None:
        """Return the longest entry that starts at a unit."""
        keys, joiner = units.keys, units.joiner
        for size in self._lengths.get(keys[at], ()):
            value = self._values.get(joiner.join(keys[at : at + size]))
            if value is not None and at + size <= len(keys):
                return Hit(units.starts[at], units.ends[at + size - 1], value, at, at + size)
        return None
