"""A sentence that counts two happenings told after it: its toll is theirs together, its day that of each."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.vernacular.incidents.scenes import Scene
from extractors.vernacular.incidents.sums import counts_happenings
from extractors.vernacular.incidents.ties import LOOSE, DateTie
from extractors.vernacular.incidents.view import View

PAIR = 2
REACH = 4
"""Sentences after a header in which its happenings are told."""


def parted(view: View, scenes: Sequence[Scene]) -> list[Scene]:
    """Return the scenes without headers, whose day goes to the happenings told after them."""
    kept: list[Scene] = []
    header: Scene | None = None
    for at, scene in enumerate(scenes):
        if counts_happenings(view, scene.passage, PAIR) and _are_told(scene, scenes[at + 1 :]):
            header = scene
        else:
            kept.append(_dated(scene, header))
    return kept


def _are_told(header: Scene, following: Sequence[Scene]) -> bool:
    """Say whether the happenings of a header are told one by one after it."""
    near = [scene for scene in following if scene.sentence - header.sentence <= REACH]
    return any(scene.told and scene.is_novel and (scene.groups or scene.place) for scene in near[1:])


def _dated(scene: Scene, header: Scene | None) -> Scene:
    if header is None or header.date is None or scene.dates or not scene.told:
        return scene
    if scene.sentence - header.sentence > REACH:
        return scene
    return replace(scene, dates=(DateTie(header.date.mention, LOOSE),))
