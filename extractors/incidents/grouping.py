"""Which scenes of an article tell the same happening, and which another."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from extractors.incidents.dates import ON_RESPONSE, DateCandidate
from extractors.incidents.places import AT_EVENT, IN_NAME, PlaceCandidate, far_apart, lies_in
from extractors.incidents.scenes import Scene
from extractors.incidents.tolls import is_attacker, scene_toll, toll_of
from extractors.incidents.unreal import is_concrete
from extractors.incidents.view import View
from extractors.records import Count, Place, Realis, When

LEAST_INSIDE = 1.4
UNREAL = frozenset({Realis.HYPOTHETICAL, Realis.DENIED, Realis.PLANNED})
BYPRODUCTS = frozenset({"seizure", "arrest"})
ASIDE_LOSS = 1.5
"""What a happening told by the way, in a clause cut from another's, draws less of later words like "the attack"."""
FIGHTING = frozenset({"clash", "killing", "operation"})
ARMED = frozenset({"militant", "attacker", "security_force", "police", "unknown"})
LONGEST = 31
DISTRICT = 3
"""UCDP's precision of a district."""
FRAMED = 10
"""Sentences in which what was told at once is told one by one."""
RECENT = 7
"""Days back from publication in which an attack is the news."""
LEAD_IN = 3
"""Sentences between a toll and the words that say what caused it."""


@dataclass
class Story:
    """The scenes of one happening."""

    scenes: list[Scene] = field(default_factory=list)
    frame: list[Scene] = field(default_factory=list)
    """The scenes before it that tell of it and others at once: "six died in two raids on Monday"."""

    @property
    def last_sentence(self) -> int:
        """The sentence it was last spoken of."""
        return self.scenes[-1].sentence

    def date(self, least: float = ON_RESPONSE) -> When | None:
        """The date most firmly tied to it, if any is tied firmly enough."""
        found = best_date(self.scenes)
        return found.when if found and found.score >= least else None

    def place(self, least: float = IN_NAME) -> Place | None:
        """The place most firmly tied to it, if any is tied firmly enough."""
        found = best_place(self.scenes)
        return found.place if found and found.score >= least else None


def best_date(scenes: list[Scene]) -> DateCandidate | None:
    """Return the best date of some scenes; the earliest told of equals."""
    candidates = [(d.score - 0.1 * min(i, 5), d) for i, scene in enumerate(scenes) for d in scene.dates]
    return max(candidates, key=lambda pair: pair[0])[1] if candidates else None


def best_place(scenes: list[Scene]) -> PlaceCandidate | None:
    """Return the best place of some scenes, the earliest told of equals, and within it the most exact one told."""
    ranked = sorted(
        ((p.score - 0.15 * min(i, 6), p) for i, scene in enumerate(scenes) for p in scene.places),
        key=lambda pair: -pair[0],
    )
    if not ranked:
        return None
    best_score, best = ranked[0]
    inside = [p for score, p in ranked if _is_more_exact(score, p, best)]
    return replace(inside[0], score=max(best_score, inside[0].score)) if inside else best


def _is_more_exact(score: float, inner: PlaceCandidate, outer: PlaceCandidate) -> bool:
    if inner.aside or inner.is_site or (outer.place.precision or 0) < 3:
        return False
    if inner.is_known:
        return score >= LEAST_INSIDE and lies_in(inner.place, outer.place)
    return score >= ON_RESPONSE and inner.place.admin1 in {None, outer.place.admin1}


def group_scenes(view: View, scenes: list[Scene]) -> list[Story]:
    """Return the happenings an article tells, in the order it first tells them."""
    single = [scene for scene in scenes if not (scene.several and scene.groups)]
    stories = _grouped(view, single, [])
    if len(single) == len(scenes):
        return stories
    frames = _frames(scenes, stories)
    return _grouped(view, [scene for scene in scenes if scene not in frames], frames)


def _grouped(view: View, scenes: list[Scene], frames: list[Scene]) -> list[Story]:
    stories: list[Story] = []
    waiting: list[Scene] = []
    for scene in scenes:
        unreal = scene.realis in UNREAL and not is_concrete(view, scene)
        if scene.told and (unreal or is_vague(scene) or is_sum(scene)):
            continue
        if scene.sums and not scene.groups:
            continue
        story = stories[-1] if stories and _is_byproduct(scene) else _home(view, stories, scene)
        if story is not None:
            story.scenes.append(scene)
        elif scene.told:
            framed = [f for f in frames if 0 < scene.sentence - f.sentence <= FRAMED]
            stories.append(Story([*_lead_in(view, waiting, scene), scene], framed))
            waiting = []
        elif not stories and scene.groups:
            waiting.append(scene)
    return stories


def _frames(scenes: list[Scene], stories: list[Story]) -> list[Scene]:
    """Return the scenes of several happenings at once, two or more of which are told one by one right after."""
    told = [story.scenes[0].sentence for story in stories if any(scene.groups for scene in story.scenes)]
    several = (scene for scene in scenes if scene.several and scene.groups)
    return [f for f in several if sum(0 < first - f.sentence <= FRAMED for first in told) > 1]


def _is_byproduct(scene: Scene) -> bool:
    """Say whether a scene without a day or place of its own tells of arms found, arrests or a dud."""
    if not scene.told or scene.novel or _scene_date(scene) or _scene_place(scene):
        return False
    if scene.realis is Realis.FOILED and all(m.is_verb and not m.strong for m in scene.told):
        return True
    return _families([scene]) <= BYPRODUCTS | {"fire"}


def _lead_in(view: View, waiting: list[Scene], scene: Scene) -> list[Scene]:
    """Return the scenes of harm right before the first one that says how: "Two people are dead. Gunmen opened fire"."""
    return [w for w in waiting if scene.sentence - w.sentence <= LEAD_IN and not _conflicts(view, Story([scene]), w)]


def is_vague(scene: Scene) -> bool:
    """Say whether a scene tells only of an uncounted, undated many: "recent attacks in the province"."""
    if not all(m.vague for m in scene.told):
        return False
    dated = any(d.score >= AT_EVENT - 0.6 and d.when.precision <= 2 for d in scene.dates)
    return not dated and not any(scene_toll(scene.groups, outcome) for outcome in ("killed", "injured", "hit"))


def is_sum(scene: Scene) -> bool:
    """Say whether a scene's numbers add up several happenings over months or years."""
    spans = [d.when for d in scene.dates if d.when.start and d.when.end]
    long = any(
        (when.end - when.start).days > LONGEST for when in spans if when.start and when.end and when.precision < 4
    )
    years = any(when.precision >= 5 for when in spans)
    long = long or (scene.several and any(when.precision >= 4 for when in spans))
    plural = all(m.plural or (m.is_verb and m.kind is not None and m.kind.name == "killing") for m in scene.told)
    return (long or years) and plural


def _home(view: View, stories: list[Story], scene: Scene) -> Story | None:
    """Return the story a scene goes on with, or None where it begins another."""
    if not scene.points_back and any(not g.party.known for g in scene.groups):
        stories = [s for s in stories if not _is_aside(view, s)] or stories
    open_stories = [s for s in stories if not _conflicts(view, s, scene)]
    if not open_stories:
        return None
    if not scene.mentions:
        recent = max(open_stories, key=lambda s: s.last_sentence)
        return recent if recent is max(stories, key=lambda s: s.last_sentence) else None
    if scene.novel and not scene.points_back and not _is_another_victim(view, scene):
        return None
    return max(open_stories, key=lambda s: (_likeness(s, scene), s.last_sentence))


def _is_aside(view: View, story: Story) -> bool:
    """Say whether a story is a dated clause said of somebody in passing: "her cousin, who was shot three years ago"."""
    told = [view.doc[m.head] for m in story.scenes[0].told]
    aside = bool(told) and all(verb.pos_ == "VERB" and verb.dep_ in {"relcl", "advcl", "acl"} for verb in told)
    return aside and len(story.scenes) == 1 and _scene_date(story.scenes[0]) is not None


def _is_another_victim(view: View, scene: Scene) -> bool:
    """Say whether "another" is said of a person, where no other day or place is told."""
    another = any(
        view.words[i][1] in {"another", "other"} for g in scene.groups for i in range(g.party.start, g.party.head + 1)
    )
    return another and not scene.apart and not _scene_date(scene) and not _scene_place(scene)


def _likeness(story: Story, scene: Scene) -> float:
    score = 0.0
    date, place = _scene_date(scene), _scene_place(scene)
    if date and (known := story.date()) and not _dates_differ(known, date):
        score += 2
    if place and (spot := story.place()) and not _places_differ(spot, place):
        score += 1.5
    theirs, ours = toll_of(story.scenes, "killed"), toll_of([scene], "killed")
    if ours and theirs and ours.best and ours.best == theirs.best and ours.best > 1:
        score += 1.5
    shared = _families(story.scenes) & _families([scene])
    score += 2.5 if "operation" in shared else 1.0 if shared else 0.0
    distance = scene.sentence - story.last_sentence
    if scene.points_back and story.scenes[0].apart and distance > 1:
        score -= ASIDE_LOSS
    return score + max(0.0, 1.5 - 0.3 * distance)


def _families(scenes: list[Scene]) -> set[str]:
    return {family for scene in scenes for family in _families_of(scene)}


def _families_of(scene: Scene) -> set[str]:
    """Return the families of a scene's words; militants "neutralised" in a fight make no operation of it."""
    told = [(m.kind, m.is_verb) for m in scene.mentions if m.kind is not None]
    fight = all(kind.name in FIGHTING for kind, _ in told)
    return {"any" if fight and verb and kind.name == "operation" else kind.family for kind, verb in told}


def _conflicts(view: View, story: Story, scene: Scene) -> bool:
    if (
        story.scenes[0].realis is not scene.realis
        and scene.told
        and Realis.ACTUAL in {story.scenes[0].realis, scene.realis}
    ):
        return not scene.points_back
    date, place = _scene_date(scene), _scene_place(scene)
    known = story.date()
    if date and known and (_dates_differ(known, date) or _is_earlier(view, date, known)):
        return True
    if scene.points_back or not scene.mentions:
        return _is_set_elsewhere(story, scene)
    if date and known is None and not story.scenes[0].points_back and _is_background(view, date, scene):
        return True
    spot = story.place()
    if place and spot and _places_differ(spot, place):
        return True
    return (
        _is_named_elsewhere(story, scene, place, spot)
        or _kinds_differ(view, story, scene)
        or _tolls_differ(story, scene)
    )


def _is_set_elsewhere(story: Story, scene: Scene) -> bool:
    """Say whether the dead, or "the incident", have a day and district of their own, and the story another."""
    place, told = _scene_place(scene), best_place(story.scenes)
    if place is None or told is None or _scene_date(scene) is None or told.aside:
        return False
    exact = max(place.precision or 9, told.place.precision or 9) <= DISTRICT
    return exact and told.is_known and _places_differ(told.place, place)


def _is_named_elsewhere(story: Story, scene: Scene, place: Place | None, spot: Place | None) -> bool:
    """Say whether, well after a happening was told, "a blast" is told of at another place by name."""
    fresh = any(not m.definite and not m.is_verb and not m.plural for m in scene.told)
    if not fresh or place is None or place.id is None or scene.sentence <= story.last_sentence + 1:
        return False
    if spot is None:
        return scene.sentence > story.scenes[0].sentence + LEAD_IN and _scene_date(scene) is not None
    if spot.id is None or place.name == spot.name or lies_in(place, spot) or lies_in(spot, place):
        return False
    return scene.sentence > story.scenes[0].sentence + FRAMED // 2


def _scene_date(scene: Scene) -> When | None:
    found = best_date([scene])
    slack = {4: 0.4, 5: 1.0}.get(found.when.precision, 0.0) if found else 0.0
    return found.when if found and found.score + slack >= AT_EVENT - 0.8 else None


def _scene_place(scene: Scene) -> Place | None:
    found = best_place([scene])
    return found.place if found and found.score >= IN_NAME - 0.2 else None


def _is_background(view: View, date: When, scene: Scene) -> bool:
    """Say whether a scene's own date is a month or year, or a week long past, as background is told with."""
    anchor = view.reading.anchor
    past = date.end is not None and anchor is not None and (anchor - date.end).days > 2 * LONGEST
    return bool(scene.told) and (date.precision >= 4 or (date.precision == 3 and past))


def _is_earlier(view: View, date: When, known: When) -> bool:
    """Say whether "earlier this year" is told beside an attack of the last days."""
    anchor = view.reading.anchor
    if anchor is None or known.start is None or known.precision > 2:
        return False
    past = (date.text or "").lower().startswith("earlier this") and date.precision >= 4
    return past and known.start >= anchor - timedelta(days=RECENT)


def _dates_differ(a: When, b: When) -> bool:
    if not (a.start and b.start):
        return False
    slack = timedelta(days=1 if a.precision <= 1 and b.precision <= 1 else 2)
    return a.start > (b.end or b.start) + slack or b.start > (a.end or a.start) + slack


def _places_differ(a: Place, b: Place) -> bool:
    if a.name == b.name:
        return False
    if a.country != b.country:
        return bool(a.country and b.country)
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return (a.precision or 9) <= 4 and (b.precision or 9) <= 4
    if (a.precision or 9) >= 3 or (b.precision or 9) >= 3:
        apart = a.admin2 and b.admin2 and not _is_part_of_name(a.admin2, b.admin2)
        return bool(apart and (a.precision or 9) <= DISTRICT and (b.precision or 9) <= DISTRICT)
    if a.latitude is not None and b.latitude is not None:
        return far_apart(a, b)
    return bool(a.admin2 and b.admin2 and not _is_part_of_name(a.admin2, b.admin2))


def _is_part_of_name(one: str, other: str) -> bool:
    """Say whether one district's name is in the other's: "Kohistan" may stand for "Upper Kohistan"."""
    short, long = sorted((set(one.lower().split()), set(other.lower().split())), key=len)
    return short <= long


def _kinds_differ(view: View, story: Story, scene: Scene) -> bool:
    ours, theirs = _families([scene]), _families(story.scenes)
    if ours - BYPRODUCTS and _answers(story, scene) and not _is_its_fight(story, scene):
        return True
    ours, theirs = ours - {"any"}, theirs - {"any"}
    if not ours or not theirs or ours & theirs:
        return False
    return not any(frozenset({a, b}) in view.lexicon.alike for a in ours for b in theirs)


def _answers(story: Story, scene: Scene) -> bool:
    """Say whether one of two is an operation and the other the attack it may answer, and neither tells of both."""
    named = [m for m in scene.told if m.kind is not None and m.kind.name == "operation"]
    alone = _is_operation([scene])
    if "operation" in _families(story.scenes) and named and (not alone or any(m.definite for m in named)):
        return False
    return alone != _is_operation(story.scenes)


def _is_operation(scenes: list[Scene]) -> bool:
    """Say whether scenes tell of an operation of forces and of no attack that it answers."""
    names = {m.kind.name for scene in scenes for m in scene.mentions if m.kind is not None}
    return "operation" in _families(scenes) and names <= FIGHTING | BYPRODUCTS


def _is_its_fight(story: Story, scene: Scene) -> bool:
    """Say whether a scene is the fighting of an operation told before: "in the exchange of fire two soldiers died"."""
    fights = {m.kind.name for m in scene.mentions if m.kind is not None} <= FIGHTING
    armed = all(g.party.role in ARMED for g in scene.groups if g.outcome in {"killed", "injured"})
    return _is_operation(story.scenes) and fights and armed and not scene.novel


def _tolls_differ(story: Story, scene: Scene) -> bool:
    """Say whether two numbers of dead, both told outright and neither a part of the other, cannot be one toll."""
    if all(is_attacker(g) for g in scene.groups if g.outcome == "killed"):
        return False
    ours, theirs = toll_of([scene], "killed"), toll_of(story.scenes, "killed")
    told, known = _amount(ours), _amount(theirs)
    if not (told and known):
        return False
    indefinite = any(m.kind is not None and not m.definite and not m.is_verb for m in scene.mentions)
    return indefinite and told > known * 1.5 + 1 and scene.sentence > story.last_sentence + 1


def _amount(count: Count | None) -> int:
    return (count.best or count.low or 0) if count is not None else 0
