"""The seed set: articles known at the start, carried as fingerprints, metadata and our abstracts.

manifest.toml has a row a seed, abstracts/ID.md its facts in our own words, and
fingerprints.jsonl what novelty compares, so that the originals' text need not be shipped.
"""

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from extractors.addresses import canonical_url
from extractors.errors import BadInput, CorridorError
from extractors.fingerprint import fingerprint
from extractors.language import detect_language
from extractors.records import Article, Fingerprint, stable_id

MANIFEST = "manifest.toml"
FINGERPRINTS = "fingerprints.jsonl"
ABSTRACTS = "abstracts"
DOCUMENTS = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Seed:
    """One seed article: what is extracted, and the fingerprint of the original."""

    seed_id: str
    article: Article
    """Holds the abstract (`is_abstract`), or the original's text where it was supplied."""
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Checked:
    """How one document of a folder stands to the seed set."""

    path: Path
    seed_id: str | None
    """The seed whose fingerprint it has; None where it has none's."""


def load_seed_set(folder: Path, originals: Path | None = None) -> list[Seed]:
    """Read the seed set of a seeds folder; a seed whose original lies in `originals` is read from it.

    Raises BadInput where the manifest, an abstract or a fingerprint is missing or malformed.
    """
    rows = _manifest_rows(folder)
    fingerprints = _read_fingerprints(folder / FINGERPRINTS)
    texts = {} if originals is None else _originals_by_hash(originals)
    return [_seed(folder, row, fingerprints, texts) for row in rows]


def verify_originals(folder: Path, originals: Path) -> tuple[list[Checked], list[str]]:
    """Check a folder of originals against the fingerprints; return each document's seed and the ids of absent seeds."""
    by_hash = {row["text_sha256"]: str(row["id"]) for row in _manifest_rows(folder)}
    checked = [Checked(path, by_hash.get(_document_hash(path))) for path in _documents(originals)]
    found = {entry.seed_id for entry in checked}
    return checked, [seed_id for seed_id in by_hash.values() if seed_id not in found]


def add_seed(folder: Path, article: Article, seed_id: str, abstract: str) -> bool:
    """Enter an article in the seed set; False where its text is in it already.

    The manifest is appended last, so that an entry is never without its fingerprint and abstract.
    """
    print_ = fingerprint(article.text, article.title)
    rows = _manifest_rows(folder)
    if any(row["text_sha256"] == print_.text_sha256 for row in rows):
        return False
    if any(row["id"] == seed_id for row in rows):
        raise BadInput(
            "twin_seed", f"The seed set has another article called {seed_id!r}", remedy="Give --id another name."
        )
    abstracts = folder / ABSTRACTS
    abstracts.mkdir(parents=True, exist_ok=True)
    (abstracts / f"{seed_id}.md").write_text(abstract.strip() + "\n", encoding="utf-8")
    _append(folder / FINGERPRINTS, json.dumps(_fingerprint_form(seed_id, print_)) + "\n")
    _append(folder / MANIFEST, _manifest_entry(seed_id, article, print_.text_sha256))
    return True


def read_document(path: Path) -> Article:
    """Read a .txt or .html file as an article; raise BadInput where it cannot be."""
    try:
        if path.suffix.lower() in {".html", ".htm"}:
            from extractors.page import read_page  # its parsers load slowly, and few seeds are pages

            return read_page(path.read_bytes(), None)
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput("missing_file", "There is no such file", where=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("unreadable", f"The file cannot be read as UTF-8 text: {error}", where=str(path)) from error
    return Article(stable_id("article", path.name, text), None, None, text, language=detect_language(text))


def _manifest_rows(folder: Path) -> list[dict[str, Any]]:
    path = folder / MANIFEST
    if not path.exists():
        return []
    try:
        rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("seed", [])
    except tomllib.TOMLDecodeError as error:
        raise BadInput("bad_manifest", f"The seed manifest does not parse: {error}", where=str(path)) from None
    for row in rows:
        if missing := {"id", "text_sha256"} - row.keys():
            raise BadInput("bad_manifest", f"A seed lacks {', '.join(sorted(missing))}", where=str(path))
    return rows


def _seed(folder: Path, row: dict[str, Any], fingerprints: dict[str, Fingerprint], texts: dict[str, str]) -> Seed:
    seed_id, text_hash = str(row["id"]), str(row["text_sha256"])
    try:
        known = fingerprints[seed_id]
        original = texts.get(text_hash)
        text = original or (folder / ABSTRACTS / f"{seed_id}.md").read_text(encoding="utf-8").strip()
    except (KeyError, OSError):
        raise BadInput(
            "incomplete_seed", f"Seed {seed_id} lacks its fingerprint or its abstract", where=str(folder)
        ) from None
    published: date | None = row.get("published_on")
    article = Article(
        article_id=stable_id("seed", seed_id, text),
        url=row.get("url"),
        canonical_url=canonical_url(row["url"]) if row.get("url") else None,
        text=text,
        title=row.get("title"),
        outlet=row.get("outlet"),
        language=row.get("language") if original else "en",
        published_at=datetime.combine(published, time(12), UTC) if published else None,
        published_is_date=published is not None,
        is_seed=True,
        is_abstract=original is None,
    )
    return Seed(seed_id, article, known)


def _documents(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise BadInput("missing_folder", "There is no such folder", where=str(folder))
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in DOCUMENTS)


def _originals_by_hash(folder: Path) -> dict[str, str]:
    texts = (read_document(path).text for path in _documents(folder))
    return {fingerprint(text).text_sha256: text for text in texts}


def _document_hash(path: Path) -> str | None:
    try:
        return fingerprint(read_document(path).text).text_sha256
    except CorridorError:
        return None


def _read_fingerprints(path: Path) -> dict[str, Fingerprint]:
    if not path.exists():
        return {}
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines()
    try:
        forms = [json.loads(line) for line in lines if line.strip()]
        return {form["id"]: _fingerprint_of(form) for form in forms}
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput("bad_fingerprints", f"The fingerprints do not parse: {error}", where=str(path)) from None


def _fingerprint_form(seed_id: str, print_: Fingerprint) -> dict[str, Any]:
    return {
        "id": seed_id,
        "text_sha256": print_.text_sha256,
        "shingles": _hexes(sorted(print_.shingles)),
        "bands": _hexes(print_.bands),
        "sentences": _hexes(sorted(print_.sentences)),
        "lead": _hexes(sorted(print_.lead)),
        "terms": [[f"{term:016x}", round(weight, 4)] for term, weight in print_.terms],
    }


def _fingerprint_of(form: dict[str, Any]) -> Fingerprint:
    return Fingerprint(
        text_sha256=form["text_sha256"],
        shingles=frozenset(_numbers(form["shingles"])),
        bands=tuple(_numbers(form["bands"])),
        sentences=frozenset(_numbers(form["sentences"])),
        lead=frozenset(_numbers(form["lead"])),
        terms=tuple((int(term, 16), float(weight)) for term, weight in form["terms"]),
    )


def _hexes(numbers: Iterable[int]) -> str:
    return "".join(f"{number:016x}" for number in numbers)


def _numbers(hexes: str) -> list[int]:
    return [int(hexes[start : start + 16], 16) for start in range(0, len(hexes), 16)]


def _manifest_entry(seed_id: str, article: Article, text_sha256: str) -> str:
    fields: Sequence[tuple[str, str | None]] = (
        ("id", seed_id),
        ("outlet", article.outlet),
        ("url", article.url),
        ("title", article.title),
        ("language", article.language),
        ("text_sha256", text_sha256),
    )
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields if value]
    if article.published_at:
        lines.append(f"published_on = {article.published_at.date().isoformat()}")
    return "\n[[seed]]\n" + "\n".join(lines) + "\n"


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
