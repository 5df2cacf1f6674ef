"""Sitemaps: news sitemaps, plain lists of pages, indexes of further sitemaps."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from extractors.errors import Rejected
from extractors.feed.syndication import parse_feed
from extractors.markup import (
    is_html,
    language_code,
    local_name,
    parse_xml,
    plain,
    refuse_entities,
    text_of,
    web_address,
)
from extractors.records import FeedEntry
from extractors.timestamps import parse_timestamp

SIZE_LIMIT = 50 * 1024 * 1024
"""Bytes of one sitemap, unpacked: the limit of sitemaps.org's protocol."""


@dataclass(frozen=True, slots=True)
class SitemapChild:
    """A further sitemap that an index names."""

    url: str
    lastmod: datetime | None
    """Aware, UTC."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one sitemap document lists: pages, or further sitemaps."""

    entries: tuple[FeedEntry, ...] = ()
    children: tuple[SitemapChild, ...] = ()


def parse_sitemap(body: bytes, url: str) -> Sitemap:
    """Read a sitemap, gzipped or not; a feed in its place is read as one, as the protocol allows.

    Raises Rejected: entity_bomb, not_a_feed, empty_feed, too_large.
    """
    body = _unpack(body, url)
    refuse_entities(body, url)
    root = None if is_html(body) else parse_xml(body)
    kind = local_name(root) if root is not None else ""
    if root is None or kind not in ("urlset", "sitemapindex"):
        return Sitemap(entries=parse_feed(body, url))
    sitemap = Sitemap(_entries(root, url), _children(root, url))
    if not sitemap.entries and not sitemap.children:
        raise Rejected("empty_feed", "The sitemap lists nothing", where=url)
    return sitemap


def _unpack(body: bytes, url: str) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    inflater = zlib.decompressobj(wbits=31)
    try:
        unpacked = inflater.decompress(body, SIZE_LIMIT + 1)
    except zlib.error as error:
        raise Rejected("not_a_feed", f"The gzip data is broken: {error}", where=url) from error
    if len(unpacked) > SIZE_LIMIT:
        raise Rejected("too_large", "The sitemap unpacks to more than 50 MiB", where=url)
    return unpacked


def _texts(element: etree._Element) -> dict[str, str]:
    """The first text under each name, at any depth; pictures and videos have titles of their own and are left out."""
    texts: dict[str, str] = {}
    for child in element:
        if local_name(child) in ("image", "video"):
            continue
        if len(child):
            texts = _texts(child) | texts
        elif text := text_of(child).strip():
            texts.setdefault(local_name(child), text)
    return texts


def _entries(root: etree._Element, base: str) -> tuple[FeedEntry, ...]:
    found: dict[str, FeedEntry] = {}
    for element in root:
        if local_name(element) == "url" and (entry := _entry(_texts(element), base)):
            found.setdefault(entry.url, entry)
    return tuple(found.values())


def _entry(texts: dict[str, str], base: str) -> FeedEntry | None:
    link = web_address(texts.get("loc"), base)
    if link is None:
        return None
    published, updated = parse_timestamp(texts.get("publication_date")), parse_timestamp(texts.get("lastmod"))
    return FeedEntry(
        url=link,
        title=plain(texts.get("title")),
        published_at=published.moment if published else None,
        updated_at=updated.moment if updated else None,
        language=language_code(texts.get("language")),
        outlet=plain(texts.get("name")),
    )


def _children(root: etree._Element, base: str) -> tuple[SitemapChild, ...]:
    found: dict[str, SitemapChild] = {}
    for element in root:
        texts = _texts(element)
        link = web_address(texts.get("loc"), base)
        if local_name(element) == "sitemap" and link:
            lastmod = parse_timestamp(texts.get("lastmod"))
            found.setdefault(link, SitemapChild(link, lastmod.moment if lastmod else None))
    return tuple(found.values())
