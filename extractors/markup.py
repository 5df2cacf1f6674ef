"""Markup read without trusting it, and small values out of it: what feeds, sitemaps and pages share."""

import re
import unicodedata
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from extractors.errors import Rejected

SUMMARY_LIMIT = 2000
"""Characters of a summary kept: it serves the gate, not the reader."""

_ASIDE = re.compile(rb"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_OPENING = re.compile(rb"<(!doctype|[a-z])", re.IGNORECASE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|\d{1,8});?")
_BLOCKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"})


def refuse_entities(body: bytes, url: str) -> None:
    """Raise Rejected("entity_bomb") for a document that declares entities: no news feed needs to.

    Seen before any parser does, so that nothing is ever expanded.
    """
    document = _ASIDE.sub(b"", body.replace(b"\x00", b""))
    opening = _OPENING.search(document)
    if opening and opening[1].upper() == b"!DOCTYPE" and b"<!ENTITY" in _doctype(document[opening.start() :]).upper():
        raise Rejected("entity_bomb", "The document declares entities", where=url)


def _doctype(declared: bytes) -> bytes:
    bracket, close = declared.find(b"["), declared.find(b">")
    if bracket < 0 or 0 <= close < bracket:
        return b""
    end = declared.find(b"]>", bracket)
    return declared[bracket:] if end < 0 else declared[bracket:end]


def is_html(body: bytes) -> bool:
    """Whether the bytes are a web page (an error page, a challenge) rather than XML."""
    head = body[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff")
    return bool(_HTML.match(head)) and b"<rss" not in head.lower()


def parse_xml(body: bytes) -> etree._Element | None:
    """Return the root of a possibly broken document, read without entities, network or huge trees; None for no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """Return a tag's name without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """Return all text inside an element; halves of surrogate pairs become U+FFFD."""
    return etree.tostring(element, method="text", encoding="utf-8", with_tail=False).decode("utf-8", "replace")


def plain(markup: str | None) -> str | None:
    """Return markup as one line of plain text, None where nothing is left."""
    if not markup:
        return None
    text = _strip(markup) if "<" in markup or "&" in markup else markup
    text = unicodedata.normalize("NFC", text)
    line = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    return line or None


def without_impossible(markup: str) -> str:
    """Return markup without control characters and without references to characters that do not exist."""
    cleaned = _CONTROL.sub("", markup)
    return _REFERENCE.sub(lambda match: match[0] if _exists(match[1]) else "", cleaned)


def _exists(number: str) -> bool:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000 or code in (9, 10, 13)


def _strip(markup: str) -> str:
    try:
        tree = html.fromstring(f"<div>{without_impossible(markup)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return re.sub(r"<[^>]*>", " ", markup)
    etree.strip_elements(tree, "script", "style", with_tail=False)
    for element in tree.iter(*_BLOCKS):
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    return text_of(tree)


def shorten(text: str | None, limit: int = SUMMARY_LIMIT) -> str | None:
    """Cut at the last word that fits."""
    if text is None or len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0]


def web_address(link: str | None, base: str) -> str | None:
    """Resolve a link against its document's address; None for what is no web address."""
    if not link or not link.strip():
        return None
    try:
        resolved = urljoin(base, link.strip())
        parts = urlsplit(resolved)
    except ValueError:
        return None
    return resolved if parts.scheme in ("http", "https") and parts.hostname else None


def host_of(url: str | None) -> str:
    """Return an address's host name in lower case, empty where it has none or is malformed."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def language_code(tag: str | None) -> str | None:
    """Return the ISO 639-1 code of a language tag ("en-US" → "en"), None where it names none."""
    match = re.match(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)", tag or "")
    return match[1].lower() if match else None
