"""What a page says about itself: JSON-LD and meta tags."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml.html import HtmlElement

ARTICLE_TYPES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
     "opinionnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "liveblogposting",
     "socialmediaposting", "techarticle", "report", "webarticle", "scholarlyarticle"}
)  # fmt: skip
PAGE_TYPES = frozenset({"webpage", "itempage", "videoobject", "podcastepisode", "creativework"})
_ELSEWHERE = frozenset(
    {"itemlistelement", "citation", "relatedlink", "haspart", "comment", "review", "isrelatedto", "significantlink",
     "mentions", "ispartof", "potentialaction"}
)  # fmt: skip
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_LOOSE = re.compile(
    r'"(headline|datePublished|dateModified|articleBody|inLanguage|isAccessibleForFree)"\s*:\s*("(?:[^"\\]|\\.)*"|true|false)'
)
_DEPTH = 12

Node = Mapping[str, Any]


@dataclass(frozen=True)
class SelfDescription:
    """The page's own description of its article; every value as written."""

    article: Node = field(default_factory=dict)
    """The JSON-LD node of the article itself; empty where there is none."""
    page: Node = field(default_factory=dict)
    """The JSON-LD node of the page around it."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """Meta tags by lower-case name, property or itemprop; the first of each."""


def describe(tree: HtmlElement, url: str | None) -> SelfDescription:
    """Collect JSON-LD and meta tags of a parsed page; broken JSON is repaired or read in pieces."""
    nodes = [node for script in _scripts(tree) for node in _nodes(script)]
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    pages = [node for node in nodes if types_of(node) & PAGE_TYPES]
    return SelfDescription(_choose(articles, url), _choose(pages, url), _meta(tree))


def types_of(node: Node) -> frozenset[str]:
    """Return a node's types in lower case, without their vocabulary's address."""
    value = node.get("@type") or node.get("type")
    names = value if isinstance(value, list) else [value]
    return frozenset(str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if name)


def text_value(value: object) -> str | None:
    """Return a JSON-LD value as text: a string, the first of a list, or the value, name or id of an object."""
    if isinstance(value, list):
        return next((text for item in value if (text := text_value(item))), None)
    if isinstance(value, Mapping):
        return next((text for key in ("@value", "name", "@id", "url") if (text := text_value(value.get(key)))), None)
    return unescape(value).strip() or None if isinstance(value, str) else None


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text:
            yield script.text


def _nodes(script: str) -> list[Node]:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script.strip()))
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), unescape(text)):
        try:
            return list(_walk(json.loads(attempt, strict=False), 0))
        except (ValueError, RecursionError):
            continue
    return _in_pieces(text)


def _in_pieces(text: str) -> list[Node]:
    """The telling fields of JSON that no repair makes whole; the first of each is the article's."""
    node: dict[str, Any] = {}
    for name, value in _LOOSE.findall(text):
        try:
            node.setdefault(name, json.loads(value, strict=False))
        except ValueError:
            continue
    return [node | {"@type": "Article"}] if "headline" in node or "datePublished" in node else []


def _walk(value: object, depth: int) -> Iterator[Node]:
    """Every object, outer before inner, but none of those that describe other pages."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key.lower() not in _ELSEWHERE and isinstance(inner, list | dict):
                yield from _walk(inner, depth + 1)


def _choose(nodes: list[Node], url: str | None) -> Node:
    """The node that names this page's address, else the first with a headline and a date, else the first."""
    here = _path(url)
    own = [
        node
        for node in nodes
        if here and here in {_path(text_value(node.get(key))) for key in ("url", "@id", "mainEntityOfPage")}
    ]
    ranked = own or nodes
    return max(ranked, key=lambda node: (bool(node.get("datePublished")), bool(node.get("headline"))), default={})


def _path(url: str | None) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", url or "").rstrip("/")


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found
