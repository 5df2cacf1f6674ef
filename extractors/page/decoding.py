"""From the bytes of a page to its characters."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from extractors.errors import Rejected
from extractors.markup import without_impossible

_OTHER_FORMATS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"RIFF",
    b"\x00\x00\x00\x1cftyp",
    b"ID3",
)
_ANYTHING_GOES = frozenset({"cp1252", "latin-1", "iso8859-1", "iso8859-15", "ascii"})
"""Encodings in which almost any bytes are text: believed last."""
_DOUBLED = re.compile(
    r"[ÂÃâØÙÚÛãäåæçèéàáð][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
"""UTF-8 once read as Windows-1252: a lead byte's letter and the letters of its continuation bytes."""
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufeff\ufffe\uffff\u200b\u2060\u00ad\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|[\ud800-\udfff]"
)
_SPACES = re.compile("[^\\S\n]+")


def decode_page(body: bytes | str, charset: str | None, url: str | None) -> str:
    """Return the characters of a page, line ends as newlines, whatever its header and meta tag claim.

    UTF-8 that decodes is UTF-8; then the declared encodings that decode; then a statistical guess.
    Raises Rejected: not_html for other formats, bad_encoding where no reading is text.
    """
    if isinstance(body, str):
        return without_impossible(body)
    if body.lstrip()[:8].startswith(_OTHER_FORMATS):
        raise Rejected("not_html", "The document is no web page", where=url)
    text = _decode(body, charset)
    if text.count("\ufffd") * 20 > len(text) or text.count("\x00") * 20 > len(text):
        raise Rejected("bad_encoding", "The bytes are text in no known encoding", where=url)
    return repair_doubled(without_impossible(text))


def _decode(body: bytes, charset: str | None) -> str:
    marked, bom = read_bom(body)
    if marked and bom:
        return body[len(bom) :].decode(marked, "replace")
    declared = [
        name for name in (charset and resolve_encoding(charset), html_body_declared_encoding(body[:8192])) if name
    ]
    for name in sorted({"utf-8", *declared}, key=lambda name: (_doubt(name, body), name)):
        if (text := _strictly(body, name)) is not None:
            return text
    return _mostly_utf8(body) or _guess(body) or body.decode(_known(declared), "replace")


def _doubt(name: str, body: bytes) -> int:
    if name.startswith("iso-2022") or name == "hz":
        return 0 if b"\x1b" in body or b"~{" in body else 3
    return 1 if name == "utf-8" else 4 if _codec(name) in _ANYTHING_GOES else 2


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "ascii"


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly_utf8(body: bytes) -> str | None:
    """A page cut short or with a stray byte is still UTF-8 when nearly all of its sequences are."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(ord(c) > 127 for c in text) - wrong
    return text if right > 10 * wrong else None


def _guess(body: bytes) -> str | None:
    best = from_bytes(body[:200_000]).best()
    return None if best is None else body.decode(best.encoding, "replace")


def _known(declared: list[str]) -> str:
    return next((name for name in declared if _codec(name) != "ascii"), "utf-8")


def repair_doubled(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 and encoded again, where the text is full of it."""
    if len(_DOUBLED.findall(text[:50_000])) < 3:
        return text
    return _DOUBLED.sub(_undouble, text)


def _undouble(match: re.Match[str]) -> str:
    try:
        return bytes(_byte(c) for c in match[0]).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return match[0]


def _byte(char: str) -> int:
    return ord(char) if ord(char) < 256 else char.encode("cp1252")[0]


def clean_text(text: str) -> str:
    """Return text in NFC without control characters, runs of blanks as one space, newlines kept."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = _CONTROLS.sub("", text.replace("\u2029", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))


def clean_line(text: str | None) -> str | None:
    """Return text as one clean line, None where nothing is left."""
    return " ".join(clean_text(text).split()) or None if text else None
