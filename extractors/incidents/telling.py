"""Which stories are told as one happening, with something known of it."""

import re

from extractors.incidents.dates import DateCandidate
from extractors.incidents.grouping import BYPRODUCTS, Story
from extractors.incidents.places import PlaceCandidate
from extractors.incidents.reckoning import is_tally
from extractors.incidents.report import settled_date, settled_place
from extractors.incidents.triggers import Mention
from extractors.incidents.unreal import is_concrete
from extractors.incidents.view import View
from extractors.records import Realis

_ONE_OF = re.compile(
    r"\b(?:one|first|second|third|last|latest|worst|deadliest) of (?:these|those|the)\b", re.IGNORECASE
)
"""What singles one happening out of several told before: "on the last of these occasions"."""
WRECKING = frozenset({"bombing", "arson", "sabotage"})
"""Kinds whose words are hardly ever said in a figure or of accidents let off before: one sentence tells them."""
LEAD_SENTENCES = 6
LENGTH = 2
"""Sentences that tell of a happening which has neither a day nor a place; half of a shorter text is enough."""
DISTRICT, MONTH, COUNTRY = 3, 4, 6
"""UCDP's precisions of a district, of a month and of a country."""


def told_stories(view: View, stories: list[Story]) -> list[Story]:
    """Return the stories of one happening with something known of it; among counts only those singled out."""
    told = [story for story in stories if _is_told(view, story)]
    if not told or not is_tally(view):
        return told
    return [story for story in told if _is_singled_out(story)]


def _is_singled_out(story: Story) -> bool:
    """Say whether a story has a month or a day, or a place no larger than a district."""
    date, place = settled_date(story.scenes), settled_place(story.scenes)
    dated = date is not None and 0 < date.when.precision <= MONTH
    return dated or (place is not None and 0 < (place.place.precision or 0) <= DISTRICT)


def _is_told(view: View, story: Story) -> bool:
    """Say whether a story is one happening with something known of it, not a vague many or a bare word."""
    told = [m for s in story.scenes for m in s.told if m.realis is Realis.ACTUAL]
    if not told:
        return is_concrete(view, story.scenes[0])
    if all(m.kind is not None and m.kind.family in BYPRODUCTS for m in told) and settled_date(story.scenes) is None:
        return False
    if all(m.kind is not None and m.kind.name == "operation" for m in told) and not _has_result(view, story):
        return False
    return _is_known(story, told)


def _is_known(story: Story, told: list[Mention]) -> bool:
    """Say whether a day, a place, a toll or the lead makes a story's words one happening."""
    date, place = settled_date(story.scenes), settled_place(story.scenes)
    counted = [g.outcome for s in story.scenes for g in s.groups if g.party.count is not None]
    if all(m.vague for m in told):
        dated = date is not None and date.when.precision <= MONTH
        return dated and (place is not None or bool(counted))
    if date is not None or place is not None:
        return True
    return bool(counted) or story.scenes[0].sentence < LEAD_SENTENCES


def is_anchored(view: View, story: Story, date: DateCandidate | None, place: PlaceCandidate | None) -> bool:
    """Say whether a story has a date or a place; else it must be told at length, as crimes are.

    A whole country is a place only for people counted.
    """
    if date is not None and date.when.precision > 0:
        return True
    counted = any(group.party.count is not None for scene in story.scenes for group in scene.groups)
    if place is not None and (counted or place.place.precision != COUNTRY):
        return True
    kinds = {m.kind.name for scene in story.scenes for m in scene.told if m.kind is not None}
    if kinds & WRECKING or _ONE_OF.search(view.sentence_span(story.scenes[0].sentence).text):
        return True
    told = sum(bool(scene.mentions) for scene in story.scenes)
    return told >= min(LENGTH, (len(view.bounds) + 1) // 2)


def _has_result(view: View, story: Story) -> bool:
    """Say whether an operation is told with somebody killed, or is a named one."""
    killed = any(g.outcome == "killed" for s in story.scenes for g in s.groups)
    return killed or any(view.doc[m.head].pos_ == "PROPN" for s in story.scenes for m in s.told)
