"""With which weapons: those a happening's words name, and those that the sentences around it tell of in use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.incidents.lexicon import Match
from extractors.incidents.scenes import Scene
from extractors.incidents.view import NOUNS, View
from extractors.records import Span

_CARRIED = frozenset({"vehicle_bomb", "suicide_vest", "suicide_vehicle"})
YIELDS = (
    ("vehicle_bomb", frozenset({"suicide_vehicle"})),
    ("ied", frozenset({"vehicle_bomb", "suicide_vehicle"})),
    ("bomb", _CARRIED | {"ied", "grenade", "mine", "dynamite"}),
    ("explosives", _CARRIED | {"ied", "bomb", "grenade", "mine", "dynamite"}),
)
"""A general weapon, and the exact ones beside which it is the same thing said again; the most exact first."""
FORCES = frozenset({"police", "security_force"})
REACH = 3
"""Sentences after the last that tells a happening in which its weapon may yet be told."""


def weapons_of(view: View, scenes: Sequence[Scene], others: frozenset[int]) -> dict[str, Span | None]:
    """Return the weapons of what some scenes tell, each with the words that name it first.

    `others` are the sentences of other happenings. Sentences that only go on about this one count where they tell of
    a weapon in use: "the bomb had been hidden in a cart", not "police with rifles stood outside".
    """
    kinds = [m.kind for s in scenes for m in s.told if m.kind is not None]
    setting = _Setting(any(k.family == "blast" for k in kinds), any(k.suicide for k in kinds))
    found = [w for scene in scenes if scene.told for w in _of_scene(view, scene, setting)]
    found += [w for sentence in _around(view, scenes, others) for w in _in_use(view, sentence, setting)]
    kept = settle(found)
    if setting.suicide and "vehicle_bomb" in kept and "suicide_vest" not in kept:
        kept["suicide_vehicle"] = kept.pop("vehicle_bomb")
    return kept


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a happening is, which decides what "the device" and "his vest" are."""

    blast: bool
    suicide: bool


def _around(view: View, scenes: Sequence[Scene], others: frozenset[int]) -> list[int]:
    told = {s.sentence for s in scenes if s.told}
    first, last = min(told, default=0), max(told, default=-1)
    around = range(max(0, first - 1), min(last + REACH + 1, len(view.bounds)))
    return [s for s in around if s not in told | others and view.is_own[s]]


def _of_scene(view: View, scene: Scene, setting: _Setting) -> Iterator[tuple[str, Span | None]]:
    """Yield the weapons a scene's words name, and those that its kinds of happening imply."""
    for match in _named(view, scene.start, scene.end, setting):
        yield match.value, view.span(match.start, match.end)
    for mention in scene.told:
        for weapon in mention.kind.weapons if mention.kind else ():
            yield weapon, view.span(mention.start, mention.end)


def _in_use(view: View, sentence: int, setting: _Setting) -> Iterator[tuple[str, Span | None]]:
    for match in _named(view, *view.bounds[sentence], setting):
        if _is_used(view, view.doc[match.end - 1]):
            yield match.value, view.span(match.start, match.end)


def _is_used(view: View, token: Token) -> bool:
    """Say whether a weapon is told of in use, and not by police: "hidden in a cart", "armed with rifles"."""
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    if not view.lexicon.has("uses.verbs", view.words[verb.i][0]) or any(c.dep_ == "neg" for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"] + ([verb.head] if verb.dep_ == "acl" else [])
    return not any(view.lexicon.roles.get(view.words[s.i][0]) in FORCES for s in subjects)


def _named(view: View, start: int, end: int, setting: _Setting) -> Iterator[Match[str]]:
    improvised = any(_is_improvised(view, i, end) for i in range(start, end))
    index = start
    while index < end:
        match = view.lexicon.weapons.at(view.words, index, end)
        if match is None or not _is_thing(view, match):
            match = _by_setting(view, index, setting)
        if match is None:
            index += 1
            continue
        yield replace(match, value="ied") if improvised and match.value == "bomb" else match
        index = match.end


def _by_setting(view: View, index: int, setting: _Setting) -> Match[str] | None:
    """Return what "the device" of a blast and "his vest" of a suicide attack are."""
    lemma = view.words[index][0]
    if view.doc[index].pos_ != "NOUN":
        return None
    if setting.blast and view.lexicon.has("setting.blast", lemma):
        return Match(index, index + 1, "bomb")
    return (
        Match(index, index + 1, "suicide_vest")
        if setting.suicide and view.lexicon.has("setting.suicide", lemma)
        else None
    )


def _is_thing(view: View, match: Match[str]) -> bool:
    """Say whether words stand for a weapon or its use, not for a quality: "explosive growth"."""
    token = view.doc[match.start]
    return token.pos_ in NOUNS | {"VERB"} or (token.pos_ == "ADJ" and match.end > match.start + 1)


def _is_improvised(view: View, index: int, end: int) -> bool:
    match = view.lexicon.devices.at(view.words, index, end)
    return match is not None and (view.words[index][0] != "plant" or view.doc[index].pos_ == "VERB")


def settle(weapons: Iterable[tuple[str, Span | None]]) -> dict[str, Span | None]:
    """Return each weapon once; what only says that something burst yields to a device of a named sort."""
    kept: dict[str, Span | None] = {}
    for weapon, span in weapons:
        kept.setdefault(weapon, span)
    for general, exact in YIELDS:
        if exact & kept.keys():
            kept.pop(general, None)
    return kept
