"""RSS 2.0, Atom and RDF feeds."""

import io
import re
from typing import Any

import feedparser  # type: ignore[import-untyped]
from lxml import etree

from extractors.errors import Rejected
from extractors.markup import (
    is_html,
    language_code,
    local_name,
    parse_xml,
    plain,
    refuse_entities,
    shorten,
    text_of,
    web_address,
)
from extractors.records import FeedEntry
from extractors.timestamps import Timestamp, parse_timestamp

Raw = dict[str, Any]
"""An entry as feedparser gives it."""

_ITEMS = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})


def parse_feed(body: bytes, url: str) -> tuple[FeedEntry, ...]:
    """Read the entries of a feed in their order, one for each address.

    `url` is the feed's own, for relative links. Raises Rejected: entity_bomb, not_a_feed, empty_feed.
    """
    refuse_entities(body, url)
    if is_html(body):
        raise Rejected("not_a_feed", "A web page came where a feed was expected", where=url)
    entries, known = _by_feedparser(body, url)
    if not entries:
        entries, root = _by_elements(body, url)
        known = known or root
    if not entries:
        _explain_nothing(known, url)
    return tuple({(entry.url, entry.updated_at): entry for entry in reversed(entries)}.values())[::-1]


def _explain_nothing(known: bool, url: str) -> None:
    if known:
        raise Rejected("empty_feed", "The feed lists nothing", where=url)
    raise Rejected("not_a_feed", "The document is no feed", where=url)


def _by_feedparser(body: bytes, url: str) -> tuple[list[FeedEntry], bool]:
    # A stream, never the bytes themselves: the library would open a text that looks like a path or address.
    try:
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # the library's loose parser raises whatever its own code trips over
        return [], False
    language = language_code(parsed.feed.get("language"))
    dated = parsed.get("version", "").startswith("rss")
    entries = [_entry(raw, url, language, dated) for raw in parsed.entries]
    return [entry for entry in entries if entry is not None], bool(parsed.get("version"))


def _entry(raw: Raw, base: str, language: str | None, updated_is_published: bool) -> FeedEntry | None:
    link = web_address(raw.get("feedburner_origlink") or raw.get("link") or _permalink(raw), base)
    if link is None:
        return None
    source = raw.get("source")
    outlet = plain(source.get("title")) if isinstance(source, dict) else None
    published, updated = _time(raw, "published") or _time(raw, "created"), _time(raw, "updated")
    if published is None and updated_is_published:
        published, updated = updated, None
    return FeedEntry(
        url=link,
        title=_without_outlet(plain(raw.get("title")), outlet),
        summary=shorten(plain(raw.get("summary") or _content(raw))),
        published_at=published.moment if published else None,
        updated_at=updated.moment if updated else None,
        language=language_code(raw.get("dc_language") or raw.get("language")) or language,
        outlet=outlet,
    )


def _permalink(raw: Raw) -> str | None:
    links = [link.get("href") for link in raw.get("links", ()) if link.get("rel") in (None, "alternate", "self")]
    identifier = str(raw.get("id") or "")
    return next((link for link in links if link), identifier if identifier.startswith("http") else None)


def _content(raw: Raw) -> str | None:
    return next((str(part.get("value")) for part in raw.get("content", ()) if part.get("value")), None)


def _time(raw: Raw, field: str) -> Timestamp | None:
    # Asked of the dict itself: the library lends an entry its publication time as its update time.
    return parse_timestamp(str(dict.get(raw, field) or "")) if dict.__contains__(raw, field) else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Aggregators print "headline - outlet"; the outlet has its own field."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[-–—|]\s+{re.escape(outlet)}\s*$", "", title) or title


def _by_elements(body: bytes, url: str) -> tuple[list[FeedEntry], bool]:
    """Second look: any element called item or entry, wherever it stands."""
    root = parse_xml(body)
    if root is None:
        return [], False
    try:
        found = [_from_element(element, url) for element in root.iter() if local_name(element) in _ITEMS]
    except UnicodeDecodeError as error:
        raise Rejected("bad_encoding", "The feed refers to characters that do not exist", where=url) from error
    return [entry for entry in found if entry is not None], local_name(root) in _ROOTS


def _from_element(item: etree._Element, base: str) -> FeedEntry | None:
    values: dict[str, str] = {}
    for child in item:
        value = text_of(child).strip() or child.get("href") or ""
        values.setdefault(local_name(child), value)
    link = web_address(values.get("link") or values.get("guid") or values.get("id"), base)
    if link is None:
        return None
    published = parse_timestamp(values.get("pubdate") or values.get("published") or values.get("date"))
    updated = parse_timestamp(values.get("updated"))
    return FeedEntry(
        url=link,
        title=plain(values.get("title")),
        summary=shorten(plain(values.get("description") or values.get("summary") or values.get("encoded"))),
        published_at=published.moment if published else None,
        updated_at=updated.moment if updated else None,
    )
