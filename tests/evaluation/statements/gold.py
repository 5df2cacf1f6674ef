"""The annotated texts of statements and figures, as the scorer reads them (what each field means: README.md)."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

GOLD = Path(__file__).resolve().parent
SPLITS = ("dev", "held")
Span = tuple[int, int]


@dataclass(frozen=True)
class GoldStatement:
    """One annotated attribution; an absent field is unstated in the text."""

    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    type: str
    topics: frozenset[str]
    speaker: str | None
    speaker_name: str | None
    addressees: tuple[str, ...]
    """As written, and resolved where the text names them elsewhere."""
    said_on: str | None
    """ISO day, month or year."""


@dataclass(frozen=True)
class GoldFigure:
    """One annotated number over several incidents, or stock."""

    spans: tuple[Span, ...]
    """Every place its words stand at."""
    measure: str
    group: str
    count: Mapping[str, int]
    period: tuple[str | None, str | None]
    """First and last day, month or year, ISO; None where unstated or open."""
    place: str | None
    asserted_by: str | None


@dataclass(frozen=True)
class GoldText:
    """One annotated text."""

    id: str
    part: str
    split: str
    published: date
    text: str
    statements: tuple[GoldStatement, ...]
    figures: tuple[GoldFigure, ...]


def load_gold(folder: Path = GOLD) -> tuple[GoldText, ...]:
    """Read every annotated text; raises ValueError where an annotated word is not in its text."""
    files = [path for split in SPLITS for path in sorted((folder / split).glob("*.toml"))]
    return tuple(_gold_text(row) for path in files for row in tomllib.loads(path.read_text(encoding="utf8"))["text"])


def hash_gold(folder: Path = GOLD) -> str:
    """Return the SHA-256 of the annotated texts, file by file."""
    digest = hashlib.sha256()
    for split in SPLITS:
        for path in sorted((folder / split).glob("*.toml")):
            digest.update(f"{split}/{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _gold_text(row: Mapping[str, Any]) -> GoldText:
    text = row["text"]
    return GoldText(
        id=row["id"],
        part=row["part"],
        split=row["split"],
        published=row["published"],
        text=text,
        statements=tuple(_gold_statement(text, statement) for statement in row.get("statement", [])),
        figures=tuple(_gold_figure(text, figure) for figure in row.get("figure", [])),
    )


def _gold_statement(text: str, row: Mapping[str, Any]) -> GoldStatement:
    for words in (row["cue"], row.get("speaker"), row.get("addressee"), row.get("carrier")):
        _places(text, words or "")
    return GoldStatement(
        kind=row["kind"],
        content=tuple(_span(text, piece) for piece in row["content"]),
        type=row["type"],
        topics=frozenset(row["topics"]),
        speaker=row.get("speaker"),
        speaker_name=row.get("speaker_name"),
        addressees=tuple(row[key] for key in ("addressee", "addressee_name") if key in row),
        said_on=row.get("said_on"),
    )


def _gold_figure(text: str, row: Mapping[str, Any]) -> GoldFigure:
    return GoldFigure(
        spans=tuple(_places(text, row["text"])),
        measure=row["measure"],
        group=row.get("group", ""),
        count=row["count"],
        period=(row.get("period_start"), row.get("period_end")),
        place=row.get("place"),
        asserted_by=row.get("asserted_by"),
    )


def _span(text: str, piece: str | Mapping[str, Any]) -> Span:
    if isinstance(piece, str):
        return _places(text, piece)[0]
    occurrence: int = piece["occurrence"]
    return _places(text, piece["text"])[occurrence - 1]


def _places(text: str, words: str) -> list[Span]:
    found = [match.span() for match in re.finditer(re.escape(words), text)]
    if not found:
        raise ValueError(f"{words!r} is not in the text that begins {text[:40]!r}")
    return found
