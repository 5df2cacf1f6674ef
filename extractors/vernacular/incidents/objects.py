"""What was aimed at, who was harmed, and with which weapons."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.incidents.targets import FIGHTS, KIND_OF_ROLE
from extractors.records import Realis, Span, Target, Victim
from extractors.vernacular.incidents.happenings import CAUGHT
from extractors.vernacular.incidents.harm import Group
from extractors.vernacular.incidents.scenes import Scene
from extractors.vernacular.incidents.view import View, Word

HARMED = frozenset({"killed", "injured", "abducted"})
SPEAKING_GAP = 4
"""Characters between a body and what it says."""
NATION_GAP = 6
"""Characters between a nationality and the noun it belongs to."""
EXACT_BOMBS = frozenset({"ied", "vehicle_bomb", "suicide_vest", "suicide_vehicle", "grenade", "mine"})
WAYS = ("公路", "高速公路", "شاہراہ")
"""Where things are hit more often than they are hit themselves."""
BODIES = ("警方", "军方", "安全部队", "军队", "军警", "陆军", "当局")
_HIT = re.compile("[^，。；]{0,8}(?:遭|被|遇|受)|车队|营地|哨所|检查站|人员|巡逻|驻地|基地|目标")
_AGAINST = re.compile("对|向|朝|针对|袭击|攻击|伏击|以|与")
IMPLIED = {"grenade": ("grenade",), "mine": ("mine",)}
"""Weapons that the kind of a happening names."""
PEOPLE = frozenset({"worker", "civilian", "official"})
_NO_AIM = re.compile(r"\s{1,2}(?:نے|جا|سے|اور\sان\sکے\sاہل)(?!\w)|\s{1,2}جانے")
"""After a noun of Urdu: it acts, or somebody goes to it or comes from it."""


def targets_of(view: View, scenes: Iterable[Scene]) -> tuple[Target, ...]:
    """Return what a story's attacks were aimed at, and the people they harmed."""
    rows: dict[str, Target] = {}
    scenes = tuple(scenes)
    kinds = {m.kind.name for scene in scenes for m in scene.mentions}
    if kinds and kinds <= FIGHTS:
        return ()
    for scene in scenes:
        if any(m.kind.name in FIGHTS - CAUGHT for m in scene.told):
            continue
        for target in (*_aimed_at(view, scene), *_harmed(view, scene)):
            rows.setdefault(target.name.lower(), target)
    others = [target for target in rows.values() if target.name not in WAYS]
    return tuple(others or rows.values())


def _aimed_at(view: View, scene: Scene) -> Iterator[Target]:
    """Yield things and bodies named in the clause of an attack, and people of a named nation."""
    counted = [(g.start, g.end) for g in scene.groups]
    for mention in scene.mentions:
        if mention.kind.name in CAUGHT or mention.realis is Realis.HYPOTHETICAL:
            continue
        start, end = scene.passage.clause(mention.word.start)
        for word in scene.passage.between(start, end):
            if not word["target"] or _is_counted(word, counted) or not _is_aim(view, scene, word):
                continue
            nation = _nation_before(scene, word)
            if word["target"] in PEOPLE and nation is None:
                continue
            first = nation.start if nation is not None else word.start
            span = view.reading.span(first, word.end)
            yield Target(span.text, word["target"], nation["nation"] if nation is not None else None, span)


def _is_aim(view: View, scene: Scene, word: Word) -> bool:
    """Say whether a thing or body can be what was hit: not who speaks or acts, nor what only names another."""
    if _is_speaker(scene, word):
        return False
    stands_alone = word["target"] in PEOPLE
    if view.is_chinese:
        return (stands_alone or not _is_modifier(scene, word)) and not _is_agent(view, scene, word)
    return _NO_AIM.match(view.folded, word.end) is None and (stands_alone or not _is_owner(view, scene, word))


def _is_agent(view: View, scene: Scene, word: Word) -> bool:
    """Say whether a force of Chinese is the one that acts: "警方尚未确定", not "对警方" or "安全部队车队遭"."""
    if not view.folded.startswith(BODIES, word.start):
        return False
    start, _ = scene.passage.clause(word.start)
    hit = _HIT.match(view.folded, word.end) is not None
    return not hit and _AGAINST.search(view.folded, start, word.start) is None


def _is_owner(view: View, scene: Scene, word: Word) -> bool:
    """Say whether a noun of Urdu only tells whose the next one is, which was hit: "ڈیم کے قافلے"."""
    owned = next((w for w in scene.passage.words if w["target"] and w.start > word.end), None)
    return owned is not None and view.folded[word.end : owned.start].strip() in ("کے", "کی", "کا")


def _is_speaker(scene: Scene, word: Word) -> bool:
    """Say whether a body is the one that speaks: "总领馆提醒"."""
    return any(w["report"] and 0 <= w.start - word.end <= SPEAKING_GAP for w in scene.passage.words)


def _is_modifier(scene: Scene, word: Word) -> bool:
    """Say whether another noun follows at once, which is then what was hit: "项目车队"."""
    return any(w["target"] and 0 <= w.start - word.end <= 1 for w in scene.passage.words)


def _is_counted(word: Word, counted: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in counted)


def _nation_before(scene: Scene, word: Word) -> Word | None:
    if word["nation"]:
        return word
    places = [p.span.start for p in scene.passage.places if p.place.country != p.place.name]
    near = (
        w
        for w in scene.passage.words
        if w["nation"] and 0 <= word.start - w.end <= NATION_GAP and not any(w.end <= at < word.start for at in places)
    )
    return next(near, None)


def _harmed(view: View, scene: Scene) -> Iterator[Target]:
    for group in scene.groups:
        kind = KIND_OF_ROLE.get(group.role)
        if kind is None or group.outcome not in HARMED or group.count.high == 0:
            continue
        span = view.reading.span(group.start, group.end)
        yield Target(span.text, kind, group.nation, span)


def victims_of(view: View, groups: Iterable[Group]) -> tuple[Victim, ...]:
    """Return the harmed groups as they are named."""
    rows: dict[str, Victim] = {}
    for group in groups:
        if group.outcome in HARMED and group.role != "unknown" and group.count.high != 0 and not group.is_doer:
            span = view.reading.span(group.start, group.end)
            rows.setdefault(span.text, Victim(span.text, span))
    return tuple(rows.values())


def weapons_of(view: View, scenes: Sequence[Scene]) -> dict[str, Span]:
    """Return the weapons that a story's telling passages name or imply; a plain bomb yields to an exact one."""
    found: dict[str, Span] = {}
    for scene in scenes:
        if not scene.told:
            continue
        for word in scene.passage.words:
            if word["weapon"] and (not word["kind"] or any(m.word is word for m in scene.mentions)):
                found.setdefault(word["weapon"], view.reading.span(word.start, word.end))
        for mention in scene.told:
            for weapon in (*mention.kind.weapons, *IMPLIED.get(mention.kind.name, ())):
                found.setdefault(weapon, view.reading.span(mention.word.start, mention.word.end))
    if found.keys() & EXACT_BOMBS:
        found.pop("bomb", None)
        found.pop("explosives", None)
    vehicle = found.get("vehicle_bomb")
    if vehicle is not None and any(_is_suicide(scene) for scene in scenes):
        found.setdefault("suicide_vehicle", vehicle)
    if "suicide_vehicle" in found:
        found.pop("vehicle_bomb", None)
    return found


def _is_suicide(scene: Scene) -> bool:
    return any(m.kind.suicide for m in scene.told) or any(w["doer"] == "suicide" for w in scene.passage.words)
