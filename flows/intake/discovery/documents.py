"""One document handed over by a person: plain text, a page, or a JSON object."""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from w3lib.encoding import html_to_unicode

from extractors.errors import BadInput
from extractors.timestamps import parse_timestamp

MOST_BYTES = 16 * 1024 * 1024
"""Of one document: a file or a line beyond this is no news article."""
FIELDS = ("id", "text", "html", "title", "url", "published", "updated", "language", "outlet")


@dataclass(frozen=True, slots=True)
class Document:
    """A document handed over, with what is claimed about it."""

    content: str
    content_type: Literal["text/plain", "text/html"]
    doc_id: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str | None = None
    outlet: str | None = None
    doubts: tuple[str, ...] = ()
    """Claims that could not be read and are left unknown."""


def load_json(data: bytes) -> object:
    """Read JSON in UTF-8; raises BadInput: too_large, not_utf8, not_json."""
    try:
        return json.loads(text_of(data))
    except json.JSONDecodeError as error:
        raise BadInput("not_json", f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise BadInput("not_json", f"JSON out of all bounds ({type(error).__name__})") from error


def parse_document(row: object) -> Document:
    """Read `{id?, text | html, title?, url?, published?, updated?, language?, outlet?}`.

    A time or url that cannot be read is left unknown and told in `doubts`. Raises BadInput("bad_document").
    """
    if not isinstance(row, dict):
        raise BadInput("bad_document", f"a JSON object is wanted, not {type(row).__name__}")
    values = {name: _text(row, name) for name in FIELDS}
    content = values["text"] or values["html"]
    if content is None:
        raise BadInput("bad_document", 'neither "text" nor "html" says anything')
    doubts: list[str] = []
    return Document(
        content=content,
        content_type="text/plain" if values["text"] else "text/html",
        doc_id=values["id"],
        url=_web_address(values["url"], doubts.append),
        title=values["title"],
        published_at=_moment(values, "published", doubts.append),
        updated_at=_moment(values, "updated", doubts.append),
        language=values["language"],
        outlet=values["outlet"],
        doubts=tuple(doubts),
    )


def text_document(data: bytes) -> Document:
    """Read a plain text in UTF-8, or in UTF-16 with its mark; raises BadInput: too_large, not_utf8, bad_document."""
    text = text_of(data)
    if not text.strip():
        raise BadInput("bad_document", "is empty")
    return Document(text, "text/plain")


def page_document(data: bytes) -> Document:
    """Read an HTML page in the encoding it declares, else UTF-8 or Windows-1252; raises BadInput as text_document."""
    _refuse_size(data)
    text: str = html_to_unicode(None, data, auto_detect_fun=_guess_encoding)[1]
    if not text.strip():
        raise BadInput("bad_document", "is empty")
    return Document(text, "text/html")


def text_of(data: bytes) -> str:
    """Decode a text; raises BadInput: too_large, not_utf8."""
    _refuse_size(data)
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput("not_utf8", f"byte {error.start + 1} is not UTF-8; save the file as UTF-8") from error


def _guess_encoding(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _refuse_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise BadInput("too_large", f"is longer than {MOST_BYTES} bytes, which no article is")


def _text(row: dict[str, Any], name: str) -> str | None:
    """Return a field's text, None where it says nothing; an id may be a number."""
    value = row.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInput("bad_document", f'"{name}" must be text, not {type(value).__name__}')
    if not value.isascii() and not _is_encodable(value):
        raise BadInput("bad_document", f'"{name}" holds half of a surrogate pair, which is no character')
    return value if value.strip() else None


def _is_encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _moment(values: dict[str, str | None], name: str, doubt: Callable[[str], None]) -> datetime | None:
    text = values[name]
    found = parse_timestamp(text) if text else None
    if text and found is None:
        doubt(f'"{name}" {text[:40]!r} is no date and is left unknown')
    return found.moment if found else None


def _web_address(url: str | None, doubt: Callable[[str], None]) -> str | None:
    try:
        parts = urlsplit((url or "").strip())
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts.geturl()
    except ValueError:
        pass
    if url:
        doubt(f'"url" {url[:80]!r} is no web address and is left out')
    return None
