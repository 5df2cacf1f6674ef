"""Labelled documents: which happening each is the news of, and which others it tells of in passing."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

OWN = Path(__file__).resolve().parent / "accounts.toml"


@dataclass(frozen=True, slots=True)
class Document:
    """One text with the happening it is the news of."""

    id: str
    text: str
    cluster: str
    title: str | None = None
    published: str | None = None
    """ISO 8601, a date or a time."""
    outlet: str | None = None
    background: Mapping[str, str] = field(default_factory=dict)
    """Words of the sentence that tells of another happening, and which that is."""
    site: tuple[str, str] | None = None
    """City and day of the happening, where the gold has them: two that differ in both must never be one incident."""


def read_jsonl(path: Path) -> list[Document]:
    """Read a JSON-lines file with id, text and cluster, and where known title, published, gold.city and gold.date."""
    with path.open(encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines if line.strip()]


def read_own() -> list[Document]:
    """Read our own annotated accounts."""
    rows = tomllib.loads(OWN.read_text(encoding="utf-8"))["account"]
    return [
        Document(
            id=f"own-{number:02}",
            text=row["text"].strip(),
            cluster=row["incident"],
            title=row["title"],
            published=row["published"].isoformat(),
            outlet=row["outlet"],
            background={mention["words"]: mention["incident"] for mention in row.get("background", ())},
        )
        for number, row in enumerate(rows)
    ]


def own_digest() -> str:
    """Return a hash of our own accounts: floors hold for the very texts they were measured on."""
    return hashlib.sha256(OWN.read_bytes()).hexdigest()


def write_jsonl(documents: Iterable[Document], path: Path) -> None:
    """Write what an ingest may see of documents: no labels."""
    seen = ("id", "text", "title", "published", "outlet")
    rows = [{name: getattr(document, name) for name in seen} for document in documents]
    told = [{name: value for name, value in row.items() if value} for row in rows]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told), encoding="utf-8")


def _document(row: Mapping[str, object]) -> Document:
    gold = row.get("gold")
    facts = gold if isinstance(gold, dict) else {}
    site = (f"{facts['city']}, {facts.get('state')}", str(facts["date"])) if {"city", "date"} <= facts.keys() else None
    title, published = (str(row[name]) if row.get(name) else None for name in ("title", "published"))
    return Document(str(row["id"]), str(row["text"]), str(row["cluster"]), title, published, site=site)
