"""Capitalised names after a preposition that the gazetteer does not know."""

from bisect import bisect_left
from collections.abc import Sequence

from extractors.reading.places.names import is_cased
from extractors.reading.places.scene import Scene

_PARTICLES = frozenset({"de", "del", "do", "da", "dos", "das", "di", "du"})
"""What joins two words of one Spanish, Portuguese or French name: "Quebrada del Oro"."""


def unmatched_runs(scene: Scene, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return word ranges of capitalised names after "in", "at" or "near" that no accepted match (in order) covers."""
    runs: list[tuple[int, int]] = []
    for at, word in enumerate(scene.words[:-1]):
        if word.key not in ("in", "at", "near", "from", "outside", "of"):
            continue
        last = _run_end(scene, at + 1)
        start, end = scene.words[at + 1].start, scene.words[max(last, at + 1)].end
        before = bisect_left(taken, end, key=lambda span: span[0]) - 1
        if last > at and (before < 0 or taken[before][1] <= start):
            runs.append((at + 1, last))
    return runs


def _run_end(scene: Scene, first: int) -> int:
    """Return the index of the last word of a capitalised run, first - 1 where none begins."""
    last = first - 1
    while last + 1 < len(scene.words) and last - first < 5:
        word = scene.words[last + 1]
        joined = not scene.text[scene.words[last].end : word.start].strip(" \n-") if last >= 0 else True
        if joined and last >= first and word.key in _PARTICLES and _is_capital(scene, last + 2):
            last += 2
            continue
        if not joined or not word.capital or not is_cased(word.text):
            break
        last += 1
    return last


def _is_capital(scene: Scene, at: int) -> bool:
    return at < len(scene.words) and scene.words[at].capital and is_cased(scene.words[at].text)
