"""Annotated texts as typed records: what a careful reader says each text tells."""

import hashlib
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
VERNACULAR = FOLDER.parent / "vernacular"
"""Texts in Chinese and Urdu, a third of them held."""
SPLITS = ("dev", "held")
QUIET = "quiet.toml"
FRESH = "fresh"
"""Folder of quiet texts written batch by batch after the readers, each measured once before anyone looked at it."""

EVENT_OF = {
    "Armed clash": "Battles",
    "Suicide bomb": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Sexual violence": "Violence against civilians",
    "Mob violence": "Riots",
    "Violent demonstration": "Riots",
    "Peaceful protest": "Protests",
    "Arrests": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
}
"""ACLED's event type of each sub-event type: one is enough to write."""


@dataclass(frozen=True)
class Period:
    """First and last day of a date as annotated, with UCDP's precision."""

    start: date
    end: date
    precision: int


@dataclass(frozen=True)
class Toll:
    """A count as annotated; `is_range` where low and high are part of what the account says."""

    low: int | None
    best: int | None
    high: int | None

    @property
    def is_range(self) -> bool:
        """Whether the account gives two ends that differ."""
        return self.high is not None and self.high != self.low


@dataclass(frozen=True)
class Doer:
    """Who is said to have done it; `stance` None for a perpetrator told of as plain fact."""

    actor: str
    stance: str | None
    asserted_by: str | None
    required: bool


@dataclass(frozen=True)
class Item:
    """A target ("worker CHN") or a weapon; not required where either reading is fair."""

    name: str
    required: bool


@dataclass(frozen=True)
class GoldIncident:
    """One incident as annotated; None and empty where the text leaves a field open."""

    evidence: tuple[str, ...]
    sub_event_type: str
    attack_type: str | None
    suicide: bool
    realis: str
    is_main: bool
    when: Period | None
    place: str | None
    district: str | None
    province: str | None
    tolls: Mapping[str, Toll]
    """By killed, injured, chinese_killed, attackers_killed; absent where unstated."""
    doers: tuple[Doer, ...]
    targets: tuple[Item, ...]
    weapons: tuple[Item, ...]
    optional: bool
    """Neither missed nor wrong: readers may differ on whether it is an incident."""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other values as right as the first, by field; "-" is unknown, "*" anything."""

    @property
    def event_type(self) -> str:
        """ACLED's event type."""
        return EVENT_OF[self.sub_event_type]


@dataclass(frozen=True)
class GoldText:
    """A short article with what it tells."""

    id: str
    split: str
    parts: tuple[str, ...]
    published: date
    title: str | None
    text: str
    incidents: tuple[GoldIncident, ...]
    language: str = "en"


def load_texts(split: str, folder: Path = FOLDER) -> tuple[GoldText, ...]:
    """Return the annotated texts of a split, in the order of files and texts."""
    return tuple(text for path in _files(split, folder) for text in _texts(path, split))


def load_quiet(split: str, folder: Path = FOLDER) -> tuple[GoldText, ...]:
    """Return a split's file of texts without an incident, if it has one; `parts` holds what they are about."""
    path = folder / split / QUIET
    return _quiet(path, split) if path.exists() else ()


def load_fresh(folder: Path = FOLDER) -> dict[str, tuple[GoldText, ...]]:
    """Return a folder's later quiet texts by batch, by the batches' names; none where it has no such texts."""
    return {path.stem: _quiet(path, f"{FRESH}-{path.stem}") for path in sorted((folder / FRESH).glob("*.toml"))}


def gold_digest(folder: Path = FOLDER) -> str:
    """Return the SHA-256 of all annotated files: it changes whenever a word of the gold does."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_period(words: str, precision: int | None = None) -> Period:
    """Read "2026-02-05", "2021-07", "2023" or two of them with a slash between.

    The precision follows from the length unless it is given.
    """
    first, _, last = words.partition("/")
    start, end = _edge(first, last=False), _edge(last or first, last=True)
    return Period(start, end, precision or _precision((end - start).days + 1))


def read_toll(value: object) -> Toll:
    """Read a count: 6, "6", or a table of low, best, high."""
    if isinstance(value, dict):
        return Toll(value.get("low"), value.get("best"), value.get("high"))
    number = int(str(value))
    return Toll(number, number, number)


def _quiet(path: Path, name: str) -> tuple[GoldText, ...]:
    content = tomllib.loads(path.read_text("utf8"))
    return tuple(
        GoldText(f"quiet-{name}-{part}-{number:02}", content["split"], (part,), content["published"], None, text, ())
        for part, group in content.items()
        if isinstance(group, dict)
        for number, text in enumerate(group["texts"], 1)
    )


def _files(split: str, folder: Path) -> list[Path]:
    return sorted(path for path in (folder / split).glob("*.toml") if path.name != QUIET)


def _texts(path: Path, split: str) -> Iterator[GoldText]:
    content = tomllib.loads(path.read_text("utf8"))
    for row in content["text"]:
        yield GoldText(
            id=row["id"],
            split=split,
            parts=tuple(row["parts"]),
            published=row["published"],
            title=row.get("title"),
            text=row["text"].strip(),
            incidents=tuple(_incident(incident) for incident in row.get("incident", [])),
            language=content.get("language", "en"),
        )


def _incident(row: Mapping[str, Any]) -> GoldIncident:
    act, _, attack_type = row["act"].partition(" / ")
    place, district, province = (_known(part) for part in row.get("where", "- / - / -").split(" / "))
    tolls = ("killed", "injured", "chinese_killed", "attackers_killed")
    return GoldIncident(
        evidence=tuple(row["evidence"]),
        sub_event_type=act,
        attack_type=attack_type or None,
        suicide=row.get("suicide", False),
        realis=row.get("realis", "actual"),
        is_main=row.get("is_main", False),
        when=read_period(row["date"], row.get("precision")) if "date" in row else None,
        place=place,
        district=district,
        province=province,
        tolls={name: read_toll(row[name]) for name in tolls if name in row},
        doers=tuple(_doer(words) for words in row.get("who", [])),
        targets=tuple(_item(words) for words in row.get("targets", [])),
        weapons=tuple(_item(words) for words in row.get("weapons", [])),
        optional=row.get("optional", False),
        also={name: tuple(values) for name, values in row.get("also", {}).items()},
    )


def _known(words: str) -> str | None:
    return None if words == "-" else words


def _item(words: str) -> Item:
    return Item(words.removesuffix("?"), not words.endswith("?"))


def _doer(words: str) -> Doer:
    actor, stance, by = (*words.split(" / "), "", "")[:3]
    asserted_by = None if not by or by.endswith("?") else by
    return Doer(actor.removesuffix("?"), stance or None, asserted_by, not actor.endswith("?"))


def _edge(words: str, *, last: bool) -> date:
    year, month, day = (*map(int, words.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def _precision(days: int) -> int:
    return next(precision for longest, precision in ((1, 1), (6, 2), (7, 3), (31, 4), (100_000, 5)) if days <= longest)
