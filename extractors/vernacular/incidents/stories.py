"""Which scenes of an article tell the same happening."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from extractors.incidents.places import far_apart, lies_in
from extractors.reading.places.entry import HOME
from extractors.records import Count, Place, Realis, When
from extractors.vernacular.incidents.happenings import CAUGHT, STATED
from extractors.vernacular.incidents.harm import DOERS, Group
from extractors.vernacular.incidents.headers import parted
from extractors.vernacular.incidents.passages import DAYS
from extractors.vernacular.incidents.scenes import Scene
from extractors.vernacular.incidents.ties import FIRM, DateTie, PlaceTie
from extractors.vernacular.incidents.view import View

LEAST_PLACE = 0.0
LEAD_IN = 2
"""Sentences between "the tragedy happened on the 26th" and the words that say what it was."""
MOST_OPEN = 20
"""Stories that a passage may go on with: the latest."""
COUNTRY = 6
"""UCDP's precision of a country."""
LEAST_BACKGROUND = 45
"""Days before the anchor from which a dated happening is background."""
_KILLS = re.compile(r"کو\s(?:شہید|قتل|ہلاک)\sکر|مار\sڈالا")
VIOLENT_DEATHS = frozenset({"killed", "abducted"})


@dataclass(frozen=True)
class Story:
    """The scenes of one happening."""

    scenes: tuple[Scene, ...]

    def with_scene(self, scene: Scene) -> "Story":
        """Return the story with one scene more."""
        return Story((*self.scenes, scene))

    @property
    def realis(self) -> Realis:
        """Whether it took place, as first told; an attack stopped by an arrest or find is foiled."""
        told = next((scene.told or scene.mentions for scene in self.scenes if scene.mentions), ())
        if not told:
            return Realis.ACTUAL
        foiled = any(m.realis is Realis.FOILED for m in told)
        caught = all(m.kind.name in CAUGHT for m in told if m.realis is Realis.ACTUAL)
        return Realis.FOILED if foiled and caught else told[0].realis

    @property
    def is_catch(self) -> bool:
        """Whether it tells of nothing but people or weapons caught."""
        return {m.kind.name for scene in self.scenes for m in scene.told} <= CAUGHT | {"operation"}

    @cached_property
    def apart(self) -> frozenset[str]:
        """Names of places where other happenings are, by the sentences that tell it."""
        return frozenset().union(*(scene.passage.apart for scene in self.scenes))

    @cached_property
    def date(self) -> DateTie | None:
        """The date most firmly tied to it, the earliest told of equals."""
        ties = [tie for scene in self.scenes for tie in scene.dates]
        return max(ties, key=lambda tie: tie.score, default=None)

    @cached_property
    def place(self) -> PlaceTie | None:
        """The place most firmly tied to it; within it the most exact one told."""
        ranked = [
            (tie.score - 0.4 * min(at, 4), tie)
            for at, scene in enumerate(self.scenes)
            for tie in scene.places
            if tie.score >= LEAST_PLACE
        ]
        if not ranked:
            return self._rough_place
        best = max(ranked, key=lambda pair: pair[0])[1]
        inside = [tie for _, tie in ranked if tie.score >= LEAST_PLACE and _is_inside(tie, best)]
        return min(inside, key=lambda tie: tie.mention.place.precision or 9, default=best)

    @property
    def _rough_place(self) -> PlaceTie | None:
        """The town whose police speak, the project whose people were hit, or else the country."""
        ties = [tie for scene in self.scenes for tie in scene.places if tie.mention.place.country == HOME]
        towns = [tie for tie in ties if (tie.mention.place.precision or COUNTRY) < COUNTRY]
        countries = [tie for tie in ties if not tie.mention.in_organisation]
        return max(towns or countries, key=lambda tie: tie.score, default=None)

    @cached_property
    def families(self) -> set[str]:
        """Families of its kinds."""
        return {m.kind.family for scene in self.scenes for m in scene.told}

    @property
    def last_sentence(self) -> int:
        """The sentence it was last spoken of."""
        return self.scenes[-1].sentence


def _is_inside(tie: PlaceTie, best: PlaceTie) -> bool:
    inner, outer = tie.mention.place, best.mention.place
    exact = (inner.precision or 9) < (outer.precision or 9) and (outer.precision or 0) >= 3
    return exact and not tie.mention.in_organisation and lies_in(inner, outer)


def stories_of(view: View, scenes: list[Scene]) -> list[Story]:
    """Group scenes into happenings, in the order they are first told."""
    stories: list[Story] = []
    waiting: list[Scene] = []
    for scene in parted(view, scenes):
        if scene.is_lead or scene.reported is not None:
            _set_aside(view, scene, stories, waiting)
            continue
        home = _home(view, stories, scene)
        if home is not None:
            at = next(at for at, story in enumerate(stories) if story is home)
            stories[at] = home.with_scene(scene)
        elif scene.told or _tells_killing(view, scene):
            ahead = [
                w
                for w in waiting
                if scene.sentence - w.sentence <= LEAD_IN and not _conflicts(view, Story((scene,)), w)
            ]
            stories.append(Story((*ahead, scene)))
            waiting = []
        elif not scene.mentions and not stories:
            waiting.append(scene)
    return stories


def _set_aside(view: View, scene: Scene, stories: list[Story], waiting: list[Scene]) -> None:
    """Keep a lead for what comes next; tell what is threatened, planned or denied for itself, once."""
    if scene.is_lead:
        waiting[:] = [*waiting, scene] if scene.date is not None and _begins(scene, stories) else waiting
        return
    again = next((at for at, story in enumerate(stories) if _goes_with(view, story, scene)), None)
    if again is None:
        stories.append(Story((scene,)))
    else:
        stories[again] = stories[again].with_scene(scene)


def _begins(scene: Scene, stories: list[Story]) -> bool:
    """Say whether a lead can be of no story before it."""
    return not stories or scene.sentence - stories[-1].last_sentence > 1


def _goes_with(view: View, story: Story, scene: Scene) -> bool:
    """Say whether a threat, plan or denial is told once more, or a plan is that of the attack just told as foiled."""
    foiled = story.realis is Realis.FOILED and scene.reported is Realis.PLANNED
    near = foiled and scene.sentence - story.last_sentence <= LEAD_IN
    return (near or story.realis is scene.reported) and not _conflicts(view, story, scene)


def _tells_killing(view: View, scene: Scene) -> bool:
    """Say whether a passage without a word for the happening tells of people killed or taken by somebody."""
    harmed = [g for g in scene.groups if g.outcome in VIOLENT_DEATHS and (g.count.low or g.count.best)]
    if not harmed or scene.mentions or scene.passage.has("accident"):
        return False
    dated = scene.date is not None and scene.date.score >= FIRM - 0.5
    if dated and any(g.nation == "CHN" for g in harmed):
        return True
    return any(g.role == "militant" for g in harmed) or _is_by_somebody(view, scene)


def _is_by_somebody(view: View, scene: Scene) -> bool:
    """Say whether a passage tells of killing, not of dying, by people who attack."""
    passage = scene.passage
    acts = any(word["before"] == "killed" for word in passage.words)
    acts = acts or _KILLS.search(view.folded, passage.start, passage.end) is not None
    return acts and any(word["role"] in DOERS for word in passage.words)


def _home(view: View, stories: list[Story], scene: Scene) -> Story | None:
    """Return the story a scene goes on with, or None where it begins another or tells nothing."""
    if scene.mentions and not scene.told and not scene.groups:
        return None
    open_stories = [story for story in stories if story.realis in STATED][-MOST_OPEN:]
    fitting = [story for story in open_stories if not _conflicts(view, story, scene)]
    if not fitting:
        return None
    if not scene.told:
        there = [story for story in fitting if _is_same_place(story, scene)]
        if there:
            return max(there, key=lambda s: s.last_sentence)
        latest = max(fitting, key=lambda s: s.last_sentence)
        near = scene.sentence - latest.last_sentence <= 2 or scene.is_definite
        return latest if near and latest is max(open_stories, key=lambda s: s.last_sentence) else None
    again = _same_day(fitting, scene) or any(_is_same_place(story, scene) for story in fitting)
    if scene.is_novel and not scene.is_definite and not again:
        return None
    return max(fitting, key=lambda s: (_likeness(s, scene), s.last_sentence))


def _same_day(stories: list[Story], scene: Scene) -> bool:
    """Say whether a passage opened with "besides" goes on with a story of the same day and place."""
    date, place = scene.date, scene.place
    return any(
        date is not None and place is not None and story.date is not None and story.place is not None
        and not _dates_differ(story.date.mention.when, date.mention.when)
        and story.place.mention.place.name == place.mention.place.name
        for story in stories
    )  # fmt: skip


def _likeness(story: Story, scene: Scene) -> float:
    score = 0.0
    if scene.date and story.date and not _dates_differ(story.date.mention.when, scene.date.mention.when):
        score += 2.0
    if scene.place and story.place and scene.place.score >= LEAST_PLACE:
        score += 1.5 if story.place.mention.place.name == scene.place.mention.place.name else 0.0
    ours, theirs = _most(scene.groups), max((_most(s.groups) for s in story.scenes), default=0)
    score += 1.5 if ours and ours == theirs and ours > 1 else 0.0
    score += 1.0 if story.families & {m.kind.family for m in scene.told} else 0.0
    return score + max(0.0, 1.5 - 0.3 * (scene.sentence - story.last_sentence))


def _conflicts(view: View, story: Story, scene: Scene) -> bool:
    date, place = scene.date, scene.place
    if date and story.date and _dates_differ(story.date.mention.when, date.mention.when):
        return date.score >= FIRM - 0.5 or not scene.is_definite
    if _is_next_day(story, scene):
        return True
    if date and date.score >= FIRM - 0.5 and not story.date and _is_background(view, date):
        return not _is_case(view, story)
    if place and story.place and (_places_differ(story.place, place) or _are_told_apart(story, scene)):
        return True
    return not (scene.told and _is_catch(story, scene)) and _tell_different(view, story, scene)


def _is_next_day(story: Story, scene: Scene) -> bool:
    """Say whether a passage tells what was done on the day after the story's: "次日", "اگلے روز"."""
    date = scene.date
    if date is None or story.date is None or not date.mention.is_relative or scene.is_definite:
        return False
    deeds = [m for m in scene.told if m.kind.name not in CAUGHT]
    return bool(deeds) and date.mention.when.start != story.date.mention.when.start


def _tell_different(view: View, story: Story, scene: Scene) -> bool:
    """Say whether what a passage tells is something else than the story, wherever and whenever it was."""
    if _are_catch_and_deed(story, scene):
        return True
    if scene.told and story.realis is not scene.told[0].realis and not scene.is_definite:
        return True
    return _kinds_differ(view, story, scene) or _tolls_differ(story, scene)


def _is_same_place(story: Story, scene: Scene) -> bool:
    """Say whether a passage names the place of one of several happenings told together."""
    here, there = scene.place, story.place
    if here is None or there is None or not story.apart:
        return False
    return here.score >= LEAST_PLACE and here.mention.place.name == there.mention.place.name


def _are_told_apart(story: Story, scene: Scene) -> bool:
    """Say whether the text tells of the scene's place and the story's as of two happenings."""
    here, there = scene.place, story.place
    if here is None or there is None or min(here.score, there.score) < LEAST_PLACE:
        return False
    a, b = here.mention.place.name, there.mention.place.name
    return a != b and (a in story.apart or b in scene.passage.apart)


def _is_catch(story: Story, scene: Scene) -> bool:
    """Say whether a passage right after a foiled attack tells who and what was caught."""
    near = scene.sentence - story.last_sentence <= LEAD_IN
    answers = CAUGHT | {"operation"}
    return near and story.realis is Realis.FOILED and all(m.kind.name in answers for m in scene.told)


def _are_catch_and_deed(story: Story, scene: Scene) -> bool:
    """Say whether one is an arrest and the other what those arrested are suspected of."""
    caught = bool(scene.told) and all(m.kind.name in CAUGHT for m in scene.told)
    return (scene.is_charge and story.is_catch) or (caught and story.scenes[0].is_charge)


def _dates_differ(a: When, b: When) -> bool:
    if not (a.start and b.start):
        return False
    slack = timedelta(days=1 if max(a.precision, b.precision) <= DAYS else 0)
    return a.start > (b.end or b.start) + slack or b.start > (a.end or a.start) + slack


def _is_case(view: View, story: Story) -> bool:
    """Say whether a story is so far only named as a case before a court, whose day is told after it."""
    passage = story.scenes[-1].passage
    text = view.folded[passage.start : passage.end]
    tried = any(w["stance"] in ("convicted", "charged") for w in passage.words)
    return tried or story.scenes[-1].is_charge or any(sign in text for sign in ("袭案", "案件", "کیس"))


def _is_background(view: View, date: DateTie) -> bool:
    anchor, start = view.reading.anchor, date.mention.when.end
    return anchor is not None and start is not None and (anchor - start).days > LEAST_BACKGROUND


def _places_differ(one: PlaceTie, other: PlaceTie) -> bool:
    if min(one.score, other.score) < LEAST_PLACE:
        return False
    a, b = one.mention.place, other.mention.place
    if a.name == b.name or lies_in(a, b) or lies_in(b, a):
        return False
    if a.country != b.country:
        return bool(a.country and b.country)
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return True
    return _both_exact(a, b) and far_apart(a, b)


def _both_exact(a: Place, b: Place) -> bool:
    return (a.precision or 9) <= 3 and (b.precision or 9) <= 3


def _kinds_differ(view: View, story: Story, scene: Scene) -> bool:
    ours, theirs = {m.kind.family for m in scene.told}, story.families
    own = {m.kind.name for m in scene.told}
    if own | {m.kind.name for s in story.scenes for m in s.told} <= {"operation", "clash"}:
        return False
    if _is_answer(story, scene) or (own and own <= CAUGHT):
        return False
    if scene.groups and all(g.role == "attacker" for g in scene.groups):
        return False
    if ours and theirs and ("operation" in ours) != ("operation" in theirs):
        return not scene.is_definite or bool(scene.date)
    ours, theirs = ours - {"any"}, theirs - {"any"}
    if not ours or not theirs or ours & theirs or scene.is_definite:
        return False
    return not any(frozenset({a, b}) in view.lists.alike for a in ours for b in theirs)


def _is_answer(story: Story, scene: Scene) -> bool:
    """Say whether a passage right after an attack tells how the forces ended it: those it counts are its dead."""
    placed = scene.place is not None and scene.place.score >= LEAST_PLACE
    others = any(g.outcome == "killed" and not g.is_doer for g in scene.groups)
    if not any(m.kind.name == "operation" for m in scene.told):
        return False
    return others and not placed and scene.sentence - story.last_sentence == 1


def _tolls_differ(story: Story, scene: Scene) -> bool:
    """Say whether a far passage with a much larger toll of its own can be no word on this story."""
    if scene.is_definite or any(g.running for g in scene.groups) or not scene.told:
        return False
    ours, theirs = _most(scene.groups), max((_most(s.groups) for s in story.scenes), default=0)
    return bool(ours and theirs) and ours > 1.5 * theirs + 1 and scene.sentence > story.last_sentence + 1


def _most(groups: tuple[Group, ...]) -> int:
    return max((_amount(g.count) for g in groups if g.outcome == "killed" and not g.is_doer), default=0)


def _amount(count: Count) -> int:
    return count.best if count.best is not None else count.low or 0
