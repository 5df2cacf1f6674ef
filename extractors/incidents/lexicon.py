"""The incident reader's word lists, compiled once from seeds/lexicon/{events,weapons,casualties,targets}.toml."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from extractors.lexicon import Lexicon

T = TypeVar("T")
STANCES = ("claimed", "denied", "accused", "suspected", "charged", "convicted")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening: ACLED's pair, GTD's attack type and what the word alone tells."""

    name: str
    event_type: str
    sub_event_type: str
    attack_type: str
    family: str
    """Kinds of different families are different happenings; "any" goes with all."""
    suicide: bool = False
    weapons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Words of a list found in a document: tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    value: T


@dataclass
class Phrases(Generic[T]):
    """Lemma sequences, each with a value, found in order with at most `gap` words between."""

    gap: int = 0
    _by_first: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)

    def add(self, entries: Iterable[str], value: T) -> None:
        """Add entries that mean `value`."""
        for entry in entries:
            words = tuple(entry.lower().split())
            self._by_first.setdefault(words[0], []).append((words, value))

    def at(self, words: Sequence[tuple[str, str]], index: int, stop: int) -> Match[T] | None:
        """Return the longest entry that starts at token `index` and ends before `stop`."""
        if self._by_first.keys().isdisjoint(words[index]):
            return None
        return next(iter(self.all_at(words, index, stop)), None)

    def all_at(self, words: Sequence[tuple[str, str]], index: int, stop: int) -> list[Match[T]]:
        """Return every entry that starts at token `index` and ends before `stop`, the longest first."""
        if self._by_first.keys().isdisjoint(words[index]):
            return []
        found = [
            (end, len(entry), value)
            for first in dict.fromkeys(words[index])
            for entry, value in self._by_first.get(first, ())
            if (end := _follow(words, index, stop, entry, self.gap))
        ]
        if len(found) > 1:
            found.sort(key=lambda row: row[:2], reverse=True)
        return [Match(index, end, value) for end, _, value in found]


def _follow(words: Sequence[tuple[str, str]], index: int, stop: int, entry: tuple[str, ...], gap: int) -> int | None:
    """Return the end of `entry` begun at `index`, or None; each word is a (lemma, lower-case form) pair."""
    at = index + 1
    for wanted in entry[1:]:
        limit = min(at + gap + 1, stop)
        found = next((i for i in range(at, limit) if wanted in words[i]), None)
        if found is None:
            return None
        at = found + 1
    return at


@dataclass(frozen=True)
class IncidentLexicon:
    """Every list the incident reader looks words up in."""

    kinds: dict[str, Kind]
    alike: frozenset[frozenset[str]]
    """Pairs of families that one happening can have."""
    nouns: Phrases[tuple[str, bool]]
    """Kind name and whether the word is strong."""
    verbs: Phrases[tuple[str, bool]]
    modifiers: dict[str, str]
    doers: dict[str, str]
    """Kind by who does it: a bomber's attack is a suicide bombing."""
    phrases: Phrases[bool]
    """Figures of speech."""
    pretend: Phrases[bool]
    """What says that a scene is made believe."""
    reckoning: Phrases[bool]
    """What says that a sentence counts over a time."""
    often: Phrases[bool]
    """What says how often something happens."""
    weapons: Phrases[str]
    devices: Phrases[bool]
    """What makes a bomb near it an improvised device."""
    targets: Phrases[str]
    roles: dict[str, str]
    nationalities: dict[str, str]
    harm_verbs: Phrases[str]
    harm_subjects: Phrases[str]
    """Intransitive verbs and idioms whose subject is the harmed."""
    harm_adjectives: dict[str, str]
    harm_nouns: dict[str, str]
    toll_nouns: Phrases[str]
    stances: Phrases[str]
    collectives: dict[str, int]
    ordinals: dict[str, int]
    multiples: dict[str, int]
    title_outcomes: dict[str, str]
    words: dict[str, frozenset[str]]
    """Single-word sets by "section.list": "blocks.sentence", "realis.foiled" …"""

    def has(self, name: str, *forms: str) -> bool:
        """Say whether any of `forms` is in the word set `name`."""
        return not self.words[name].isdisjoint(forms)


def load_lexicon(lexicon: Lexicon) -> IncidentLexicon:
    """Return the compiled lists of a seeds/lexicon folder; raise BadInput where a file is missing or malformed."""
    return _compile(lexicon.folder)


@cache
def _compile(folder: Path) -> IncidentLexicon:
    lexicon = Lexicon(folder)
    events, weapons = lexicon.table("events"), lexicon.table("weapons")
    casualties, targets = lexicon.table("casualties"), lexicon.table("targets")
    kinds = {name: _kind(name, row) for name, row in events["kinds"].items()}
    return IncidentLexicon(
        kinds=kinds,
        alike=frozenset(frozenset(pair) for pair in events["families"]["alike"]),
        nouns=_triggers(events["kinds"], "nouns", gap=0),
        verbs=_triggers(events["kinds"], "verbs", gap=2),
        modifiers=dict(events["modifiers"]),
        doers=dict(events["doers"]),
        phrases=_flat({"figure": events["blocks"]["phrases"]}, True, gap=1),
        pretend=_flat({"pretend": events["worlds"]["pretend"]}, True, gap=1),
        reckoning=_flat({"reckoning": events["worlds"]["reckoning"]}, True, gap=1),
        often=_flat({"often": events["generic"]["often"]}, True, gap=0),
        weapons=_by_key({**weapons["weapons"], "vehicle_bomb": _vehicle_bombs(weapons)}, gap=0),
        devices=_flat({"improvised": weapons["devices"]["words"]}, True, gap=0),
        targets=_by_key(targets["targets"], gap=0),
        roles=_inverse(casualties["roles"]),
        nationalities=_inverse(casualties["nationalities"]),
        harm_verbs=_by_key(casualties["outcomes"], gap=2),
        harm_subjects=_by_key(_subject_idioms(casualties["intransitive"]), gap=3),
        harm_adjectives=_inverse(casualties["adjectives"]),
        harm_nouns=_inverse({k: casualties["nominal"][k] for k in ("killed", "injured", "abducted")}),
        toll_nouns=_by_key({"killed": casualties["nominal"]["toll"]}, gap=0),
        stances=_by_key({k: casualties["attribution"][k] for k in STANCES}, gap=3),
        collectives=dict(casualties["collectives"]),
        ordinals=dict(casualties["ordinals"]),
        multiples=dict(casualties["multiples"]),
        title_outcomes=_inverse({k: v for k, v in casualties["headline"].items() if k != "fatal"}),
        words=_word_sets(events, casualties, targets, {k: weapons[k] for k in ("setting", "uses")}),
    )


def _kind(name: str, row: dict[str, Any]) -> Kind:
    return Kind(
        name=name,
        event_type=row["event_type"],
        sub_event_type=row["sub_event_type"],
        attack_type=row["attack_type"],
        family=row["family"],
        suicide=row.get("suicide", False),
        weapons=tuple(row.get("weapons", ())),
    )


def _triggers(kinds: dict[str, Any], part: str, gap: int) -> Phrases[tuple[str, bool]]:
    phrases: Phrases[tuple[str, bool]] = Phrases(gap)
    for name, row in kinds.items():
        phrases.add(row.get(part, ()), (name, True))
        phrases.add(row.get(f"weak_{part}", ()), (name, False))
    return phrases


def _by_key(lists: dict[str, list[str]], gap: int) -> Phrases[str]:
    phrases: Phrases[str] = Phrases(gap)
    for key, entries in lists.items():
        phrases.add(entries, key)
    return phrases


def _flat(lists: dict[str, list[str]], value: bool, gap: int) -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases(gap)
    for entries in lists.values():
        phrases.add(entries, value)
    return phrases


def _vehicle_bombs(weapons: dict[str, Any]) -> list[str]:
    """Return the names of vehicle bombs, and each vehicle with each way of loading it."""
    carriers = weapons["carriers"]
    loaded = [f"{vehicle} {way}" for vehicle in carriers["vehicles"] for way in carriers["ways"]]
    laden = [f"{way} {vehicle}" for vehicle in carriers["vehicles"] for way in carriers["laden"]]
    return [*weapons["weapons"]["vehicle_bomb"], *loaded, *laden]


def _subject_idioms(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        "killed": [*rows["killed"], *rows["killed_idioms"]],
        "hit": rows["hit_idioms"],
        "injured": rows["injured_idioms"],
        "self": rows["self_idioms"],
    }


def _inverse(lists: dict[str, list[str]]) -> dict[str, str]:
    """Map each word to its list; the first list that names a word wins."""
    return {word: key for key, words in reversed(lists.items()) for word in words}


def _word_sets(*tables: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return every list of single words by "section.list"."""
    return {
        f"{section}.{name}": frozenset(words)
        for table in tables
        for section, lists in table.items()
        if isinstance(lists, dict)
        for name, words in lists.items()
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
    }
