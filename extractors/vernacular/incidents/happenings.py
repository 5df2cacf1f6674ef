"""Words that tell a happening, and whether it took place, was stopped, threatened, planned, denied or only feared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.incidents.lexicon import Kind
from extractors.records import Realis
from extractors.vernacular.incidents.harm import DOERS, Group
from extractors.vernacular.incidents.view import Passage, View, Word

CAUGHT = frozenset({"arrest", "seizure"})
HARM = frozenset({"killed", "injured", "missing", "abducted"})
STATED = (Realis.ACTUAL, Realis.FOILED)
"""What is told as a fact."""
REPORTED = (Realis.DENIED, Realis.THREATENED, Realis.PLANNED)
"""What is told of, though it did not take place."""
UNREAL_REACH = {"zh": 14, "ur": 26}
"""Characters within which a word of fear or warning is about a happening."""
DEFINITE_GAP = 4
"""Characters between "this" and the happening it points to."""
KIND_OF_WEAPON = {
    "drone": "airstrike",
    "suicide_vest": "suicide_bombing",
    "grenade": "grenade",
    "rocket": "shelling",
    "mine": "mine",
    "vehicle_bomb": "bombing",
    "ied": "bombing",
    "bomb": "bombing",
    "explosives": "bombing",
}
"""What is told where a weapon is thrown, fired or dropped: the first that is named."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that tells a happening."""

    word: Word
    kind: Kind
    realis: Realis


def mentions_of(view: View, passage: Passage, groups: Sequence[Group]) -> tuple[Mention, ...]:
    """Return the happenings of a passage in order, those that did not take place among them."""
    harmed = [g for g in groups if g.outcome in HARM and (g.count.low or g.count.best)]
    return tuple(
        Mention(word, view.lists.kinds[name], _realis(view, passage, word, harmed))
        for word, name in _named(passage, bool([g for g in groups if g.count.low or g.count.best]))
    )


def _named(passage: Passage, harmed: bool) -> Iterator[tuple[Word, str]]:
    """Yield the words for happenings with the names of their kinds."""
    told = [w.start for w in passage.words if w["kind"]]
    for word in passage.words:
        name = word["kind"] or _by_doer(passage, word, harmed) or _by_use(passage, word, told)
        name = _turned(passage, word, name)
        if name and (name != "arrest" or _catches_doers(passage)):
            yield word, name


def _turned(passage: Passage, word: Word, name: str) -> str:
    """Return the kind where others in the clause change it: vehicles are robbed, crowds clash without arms."""
    if name == "clash" and passage.has("protest"):
        return "riot"
    if name != "kidnapping":
        return name
    _, end = passage.clause(word.start)
    taken = passage.between(word.end, end)
    return "armed_attack" if taken and taken[0]["target"] == "convoy" and not word["after"] else name


def _by_doer(passage: Passage, word: Word, harmed: bool) -> str:
    """Return the kind that the doer alone tells where people were harmed and no blast is named."""
    if word["doer"] != "suicide" or not harmed or any(w["kind"] for w in passage.words):
        return ""
    return "suicide_bombing"


def _by_use(passage: Passage, word: Word, told: Sequence[int]) -> str:
    """Return the kind that a weapon in use, a break-in or a threat tells in a clause without another word for it."""
    if not word["use"] and not word["raid"] and not word["threatened"]:
        return ""
    start, end = passage.clause(word.start)
    if any(start <= at < end for at in told):
        return ""
    if word["threatened"]:
        return "armed_attack" if any(w["target"] for w in passage.between(start, end)) else ""
    if word["raid"]:
        return "armed_attack" if any(w["role"] in DOERS for w in passage.between(start, end)) else ""
    named = {w["weapon"] for w in passage.between(start, end)}
    return next((kind for weapon, kind in KIND_OF_WEAPON.items() if weapon in named), "")


def _catches_doers(passage: Passage) -> bool:
    """Say whether those caught are militants or suspects of an attack."""
    roles = {w["role"] for w in passage.words}
    if passage.has("crime") and "militant" not in roles and all(w["kind"] in ("", "arrest") for w in passage.words):
        return False
    return bool(roles & DOERS) or any(w["stance"] == "suspected" or w["planned"] for w in passage.words)


# ---------------------------------------------------------------- whether it took place
def _realis(view: View, passage: Passage, word: Word, harmed: Sequence[Group]) -> Realis:
    start, end = passage.clause(word.start)
    inside = passage.between(start, end)
    found = {name for w in inside for name in ("foiled", "threatened", "planned", "denied") if w[name]}
    if "denied" in found or (passage.has("rumour") and word["kind"] not in CAUGHT):
        return Realis.DENIED
    if passage.has("unintended") or _is_by_nobody(passage, "weather"):
        return Realis.HYPOTHETICAL
    if (passage.has("drill") or _is_by_nobody(passage, "figurative")) and not harmed:
        return Realis.HYPOTHETICAL
    if any(start <= group.start < end for group in harmed) and word["kind"] not in CAUGHT:
        return Realis.ACTUAL
    return _unaccomplished(view, passage, word, found, harmed=bool(harmed))


def _is_by_nobody(passage: Passage, subject: str) -> bool:
    """Say whether a passage speaks of weather, or of debates and markets, and of no one and nothing that attacks."""
    if not passage.has(subject) or any(w["role"] in DOERS or w["weapon"] for w in passage.words):
        return False
    return not any(a.kind == "group" for a in passage.actors)


def _unaccomplished(view: View, passage: Passage, word: Word, found: set[str], *, harmed: bool) -> Realis:
    """Return what the cues beside a happening make of it where nobody is harmed in its clause."""
    if "foiled" in found and not harmed:
        return Realis.FOILED
    if word["kind"] not in CAUGHT and not _is_pointed_at(passage, word):
        if "threatened" in found:
            return Realis.THREATENED
        if "planned" in found:
            return Realis.PLANNED
    if harmed and word["kind"] not in CAUGHT:
        return Realis.ACTUAL
    start, end = passage.clause(word.start)
    return Realis.HYPOTHETICAL if _is_unreal(view, passage.between(start, end), word) else Realis.ACTUAL


def _is_pointed_at(passage: Passage, word: Word) -> bool:
    """Say whether a happening is one told before: what was planned then came about."""
    return any(w["definite"] and 0 <= word.start - w.end <= DEFINITE_GAP for w in passage.words)


def _is_unreal(view: View, inside: Sequence[Word], word: Word) -> bool:
    reach = UNREAL_REACH[view.reading.language]
    for cue in inside:
        if not cue["unreal"]:
            continue
        distance = word.start - cue.end if cue.start < word.start else cue.start - word.end
        if distance <= reach and (cue.start < word.start or not view.is_chinese or _is_of(view, word, cue)):
            return True
    return False


def _is_of(view: View, word: Word, cue: Word) -> bool:
    """Say whether a noun of danger takes the happening for its own: "恐怖袭击风险"."""
    return view.folded[word.end : cue.start] in ("", "的", "等", "事件")
