"""Files: a folder, a .jsonl file or a single document, handed over with their content."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from extractors.errors import BadInput
from extractors.records import Candidate
from flows.intake.discovery.asking import Ask, Found, not_modified
from flows.intake.discovery.documents import (
    MOST_BYTES,
    Document,
    load_json,
    page_document,
    parse_document,
    text_document,
)

PAGES = frozenset({".html", ".htm"})
SUFFIXES = frozenset({".txt", ".json", ".jsonl"}) | PAGES
MOST_NOTES = 10
"""Faults told one by one; the rest are counted."""


@dataclass
class _Pile:
    """What has been read so far."""

    ask: Ask
    root: Path
    claims: dict[str, Candidate] = field(default_factory=dict)
    documents: int = 0
    """Readable ones, wanted or not."""
    unread: int = 0
    ignored: int = 0
    notes: list[str] = field(default_factory=list)
    digest: bytes = b""
    """Of everything read, one piece after another."""

    def name(self, file: Path) -> str:
        """Return a file's name as seen from the folder asked."""
        return file.name if file == self.root else str(file.relative_to(self.root))

    def remember(self, piece: bytes) -> None:
        """Count a piece into the digest."""
        self.digest = sha256(self.digest + sha256(piece).digest()).digest()

    @contextmanager
    def at(self, where: str) -> Iterator[None]:
        """Let what is wrong with one document cost only that document."""
        try:
            yield
        except BadInput as error:
            self.refuse(where, error.message)
        except OSError as error:
            self.refuse(where, f"cannot be read ({error.strerror})")

    def refuse(self, where: str, fault: str) -> None:
        """Count a document that could not be read."""
        self.unread += 1
        self.note(where, fault)

    def note(self, where: str, fault: str) -> None:
        """Tell a fault, as long as there are few."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(f"{where}: {fault}.".encode(errors="replace").decode())


def read_files(ask: Ask) -> Found:
    """Hand over every document of a folder (recursive: .txt, .html, .htm, .json, .jsonl), or of one file.

    A bad line or unreadable file costs only itself and is told in the message, with its name and line
    number. Raises BadInput: no_such_file, and no_documents where nothing could be read.
    """
    path = local_path(ask.source.url)
    pile = _Pile(ask, path)
    for file in _files(path, pile):
        _read_file(file, pile)
    message = _message(pile)
    if not pile.documents:
        raise BadInput("no_documents", message or "There is no document", where=str(path))
    body_sha256 = pile.digest.hex()
    if ask.is_known(body_sha256):
        return not_modified(ask)
    return Found(
        candidates=tuple(pile.claims.values()), entries=pile.documents, message=message, body_sha256=body_sha256
    )


def local_path(address: str) -> Path:
    """Return the path of a file:// address or of a plain path, made absolute."""
    path = Path(unquote(urlsplit(address).path)) if address.startswith("file:") else Path(address)
    return path.expanduser().absolute()


def _files(path: Path, pile: _Pile) -> Iterator[Path]:
    """The files to read, in the order of their names; hidden ones and links to folders are passed over."""
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise BadInput("no_such_file", "There is no such file or folder", where=str(path), remedy="Check the path.")
    for folder, subfolders, names in os.walk(
        path, onerror=lambda error: pile.refuse(str(error.filename), f"cannot be read ({error.strerror})")
    ):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(folder, name)
            if file.suffix.lower() in SUFFIXES and file.is_file():
                yield file
            else:
                pile.ignored += 1


def _read_file(file: Path, pile: _Pile) -> None:
    with pile.at(pile.name(file)):
        if file.suffix.lower() == ".jsonl":
            _read_lines(file, pile)
        elif file.suffix.lower() == ".json":
            _read_json(file, pile)
        else:
            _read_single(file, pile)


def _read_lines(file: Path, pile: _Pile) -> None:
    with file.open("rb") as stream:
        for number, line in enumerate(_lines(stream), start=1):
            pile.remember(line)
            with pile.at(f"{pile.name(file)} line {number}"):
                if line.strip():
                    _add_row(pile, file, f"line {number}", load_json(line))


def _read_json(file: Path, pile: _Pile) -> None:
    """One object, or a list of them."""
    value = load_json(_bytes(file, pile))
    if not isinstance(value, list):
        document = parse_document(value)
        _add(pile, file, replace(document, updated_at=document.updated_at or _changed_at(file)), pile.name(file))
        return
    for number, row in enumerate(value, start=1):
        with pile.at(f"{pile.name(file)} item {number}"):
            _add_row(pile, file, f"item {number}", row)


def _add_row(pile: _Pile, file: Path, place: str, row: object) -> None:
    document = parse_document(row)
    _add(pile, file, replace(document, doc_id=document.doc_id or place.replace(" ", "-")), f"{pile.name(file)} {place}")


def _read_single(file: Path, pile: _Pile) -> None:
    data = _bytes(file, pile)
    document = page_document(data) if file.suffix.lower() in PAGES else text_document(data)
    _add(pile, file, replace(document, updated_at=_changed_at(file)), pile.name(file))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines one at a time; of one that is too long only the beginning is held, which shows that it is."""
    while line := stream.readline(MOST_BYTES + 1):
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_BYTES + 1)
        yield line


def _bytes(file: Path, pile: _Pile) -> bytes:
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    pile.remember(os.fsencode(file))
    pile.remember(data)
    return data


def _changed_at(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _add(pile: _Pile, file: Path, document: Document, where: str) -> None:
    """Queue a document; one without an address of its own gets that of its file, and its id or number in it."""
    pile.documents += 1
    for doubt in document.doubts:
        pile.note(where, doubt)
    if not pile.ask.wants(document.published_at, None):
        return
    inside = f"/{quote(document.doc_id, safe='')}" if document.doc_id else ""
    claim = _candidate(pile.ask, document, document.url or f"{file.as_uri()}{inside}")
    if claim.candidate_id in pile.claims:
        pile.note(where, f'repeats {claim.url}; with an "updated" time of its own it is taken as a later version')
    pile.claims.setdefault(claim.candidate_id, claim)


def _candidate(ask: Ask, document: Document, url: str) -> Candidate:
    return Candidate(
        source_id=ask.source.id,
        url=url,
        title=document.title,
        published_at=document.published_at,
        updated_at=document.updated_at,
        language=document.language or ask.source.language,
        outlet=document.outlet or ask.source.outlet or None,
        content=document.content,
        content_type=document.content_type,
    )


def _message(pile: _Pile) -> str | None:
    """Counts and faults; None where there is nothing to say."""
    if not (pile.unread or pile.ignored or pile.notes):
        return None
    ignored = f"; {pile.ignored} files of other kinds passed over" if pile.ignored else ""
    more = ["…"] if len(pile.notes) == MOST_NOTES else []
    return " ".join([f"{pile.documents} documents read, {pile.unread} not{ignored}.", *pile.notes, *more])
