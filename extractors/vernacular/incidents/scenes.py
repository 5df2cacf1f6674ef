"""What one passage tells of a happening: its words of violence and whether they are meant, its day, place and harm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.records import Realis
from extractors.vernacular.incidents.happenings import CAUGHT, REPORTED, STATED, Mention, mentions_of
from extractors.vernacular.incidents.harm import DOERS, Group, groups_of
from extractors.vernacular.incidents.passages import by_day, by_place, each_place
from extractors.vernacular.incidents.sums import sums_up
from extractors.vernacular.incidents.ties import DateTie, PlaceTie, dates_of, places_of
from extractors.vernacular.incidents.view import Passage, View

TELLING = frozenset(
    {
        "kind",
        "after",
        "before",
        "toll",
        "doer",
        "unharmed",
        "safe",
        "casualties",
        "reference",
        "aggregate",
        "use",
        "raid",
        "threatened",
    }
)
"""Lists of which one word at least stands in a passage that tells of violence."""
LONGEST_CHARGE = 30
"""Characters between "suspected of" and the deed."""

_CHARGE = {"zh": re.compile(r"涉嫌|参与|涉及|制造|策划"), "ur": re.compile(r"(?!)")}
_CHARGED_WITH = {
    "zh": re.compile(r"(?:案|事件|袭击|爆炸)?的?(?:主犯|嫌疑人|嫌犯|凶手|主谋|案犯|罪犯|策划者)"),
    "ur": re.compile(r"\s{1,2}(?:میں\s(?:ملوث|مطلوب)|کے\s(?:ملزم|الزام|ماسٹر|سہولت|مرکزی|منصوبہ\sساز|مبینہ))"),
}


@dataclass(frozen=True)
class Scene:
    """One passage and what it tells."""

    passage: Passage
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    dates: tuple[DateTie, ...]
    places: tuple[PlaceTie, ...]
    is_lead: bool = False
    """Attackers act on a day, and what they did is told after it."""
    is_charge: bool = False
    """It is only what people caught are suspected of."""

    @property
    def sentence(self) -> int:
        """The sentence it stands in."""
        return self.passage.sentence

    @property
    def told(self) -> tuple[Mention, ...]:
        """Its happenings that took place or were stopped."""
        return tuple(m for m in self.mentions if m.realis in STATED)

    @property
    def reported(self) -> Realis | None:
        """What its happenings are where they are only threatened, planned or denied."""
        return next((m.realis for m in self.mentions if m.realis in REPORTED), None) if not self.told else None

    @property
    def is_definite(self) -> bool:
        """Whether it points back to a happening told before."""
        return self.passage.has("definite") or (not self.mentions and self.passage.has("reference"))

    @property
    def is_novel(self) -> bool:
        """Whether it says that another happening follows."""
        return self.passage.has("novel")

    @property
    def date(self) -> DateTie | None:
        """Its date most firmly tied, the first of equals."""
        return max(self.dates, key=lambda tie: tie.score, default=None)

    @property
    def place(self) -> PlaceTie | None:
        """Its place most firmly tied, the first of equals."""
        return max(self.places, key=lambda tie: tie.score, default=None)


def scenes_of(view: View) -> Iterator[Scene]:
    """Yield the scenes of an article in order; passages that only sum up or speak of what may come are left out."""
    for sentence in view.sentences:
        for passage in by_day(sentence):
            for part in by_place(view, passage):
                yield from _tellings(view, part)


def passages_read(view: View) -> Iterator[Scene]:
    """Yield every passage of an article as a scene, whatever it tells."""
    for sentence in view.sentences:
        for passage in by_day(sentence):
            yield _scene(view, passage)


def is_sum(view: View, scene: Scene) -> bool:
    """Say whether a passage sums over many happenings: no report, though perhaps a figure."""
    return sums_up(view, scene.passage, scene.dates, scene.groups, told=bool(scene.told))


def _tellings(view: View, passage: Passage) -> Iterator[Scene]:
    """Yield what a passage tells: one scene for every place and every standing to the facts."""
    whole = _scene(view, passage)
    if is_sum(view, whole):
        return
    for part in each_place(view, passage) if whole.told else [passage]:
        scene = whole if part is passage else _scene(view, part)
        for told in _by_standing(view, scene):
            tells = told.mentions or (told.groups and not passage.has("accident")) or passage.has("reference")
            if tells or told.is_lead:
                yield told


def _scene(view: View, passage: Passage) -> Scene:
    if all(TELLING.isdisjoint(word.senses) for word in passage.words):
        return Scene(passage, (), (), *_ties(view, passage, ()), is_lead=_has_doer(passage))
    groups = groups_of(view, passage)
    mentions = mentions_of(view, passage, groups)
    is_lead = not mentions and not groups and _has_doer(passage)
    return Scene(passage, mentions, groups, *_ties(view, passage, mentions), is_lead=is_lead)


def _ties(
    view: View, passage: Passage, mentions: Sequence[Mention]
) -> tuple[tuple[DateTie, ...], tuple[PlaceTie, ...]]:
    return tuple(dates_of(view, passage)), tuple(places_of(view, passage, mentions))


def _has_doer(passage: Passage) -> bool:
    """Say whether somebody acts on a day who elsewhere attacks."""
    return bool(passage.dates) and any(word["role"] in DOERS for word in passage.words)


# ---------------------------------------------------------------- one standing to the facts a scene
def _by_standing(view: View, scene: Scene) -> Iterator[Scene]:
    """Part what took place from what was planned, threatened or denied, and an arrest from the deed behind it."""
    asides: list[Scene] = []
    for realis in REPORTED:
        apart = tuple(m for m in scene.mentions if m.realis is realis)
        if apart and (len(apart) < len(scene.mentions) or scene.groups):
            asides.append(_aside(scene, apart, [_clause(scene, m) for m in apart], is_dated=False))
            scene = _without(scene, apart, [_clause(scene, m) for m in apart])
    deeds = tuple(m for m in scene.told if _is_deed(view, scene, m))
    if deeds:
        reaches = [_reach(view, scene, m) for m in deeds]
        harmed = tuple(g for g in scene.groups if any(start <= g.start < end for start, end in reaches))
        asides.append(replace(_aside(scene, deeds, reaches, is_dated=True), groups=harmed, is_charge=True))
        scene = replace(_without(scene, deeds, reaches), groups=tuple(g for g in scene.groups if g not in harmed))
    yield scene
    yield from asides


def _clause(scene: Scene, mention: Mention) -> tuple[int, int]:
    return scene.passage.clause(mention.word.start)


def _aside(scene: Scene, mentions: tuple[Mention, ...], reaches: list[tuple[int, int]], *, is_dated: bool) -> Scene:
    """Return what some mentions tell by themselves, with the days and places right beside them."""
    return replace(
        scene,
        mentions=mentions,
        groups=(),
        dates=tuple(t for t in scene.dates if is_dated and _stands_in(t, reaches)),
        places=tuple(t for t in scene.places if _stands_in(t, reaches)),
    )


def _without(scene: Scene, mentions: tuple[Mention, ...], reaches: list[tuple[int, int]]) -> Scene:
    return replace(
        scene,
        mentions=tuple(m for m in scene.mentions if m not in mentions),
        dates=tuple(t for t in scene.dates if not _stands_in(t, reaches)),
        places=tuple(t for t in scene.places if not _stands_in(t, reaches)),
    )


def _stands_in(tie: DateTie | PlaceTie, reaches: list[tuple[int, int]]) -> bool:
    return any(start <= tie.mention.span.start < end for start, end in reaches)


def _is_deed(view: View, scene: Scene, mention: Mention) -> bool:
    """Say whether a happening is what those arrested in its passage are suspected of."""
    caught = any(m.kind.name == "arrest" for m in scene.told)
    return caught and mention.kind.name not in CAUGHT and _charge(view, scene, mention) is not None


def _charge(view: View, scene: Scene, mention: Mention) -> int | None:
    """Return where the words begin that charge somebody with a deed; None where nobody is charged."""
    language, (start, end) = view.reading.language, _clause(scene, mention)
    cues = list(_CHARGE[language].finditer(view.folded, start, mention.word.start))
    if cues and mention.word.start - cues[-1].end() <= LONGEST_CHARGE:
        return cues[-1].start()
    charged = _CHARGED_WITH[language].search(view.folded, mention.word.end, min(end, mention.word.end + 12))
    if charged is None:
        return None
    inside = scene.passage.between(start, mention.word.start)
    by = [w.end for w in inside if w["kind"] == "arrest" or view.folded[w.start : w.end] == "نے"]
    return max(by, default=start)


def _reach(view: View, scene: Scene, mention: Mention) -> tuple[int, int]:
    start = _charge(view, scene, mention)
    end = view.folded.find("的", mention.word.end, _clause(scene, mention)[1]) if view.is_chinese else -1
    return (start if start is not None else mention.word.start), max(end, mention.word.end)
