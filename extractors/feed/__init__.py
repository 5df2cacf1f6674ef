"""Feeds and sitemaps: bytes in, entries out."""

from extractors.feed.sitemap import Sitemap, SitemapChild, parse_sitemap
from extractors.feed.syndication import parse_feed

__all__ = ["Sitemap", "SitemapChild", "parse_feed", "parse_sitemap"]
