"""Every address of one outlet in one edition, rendered beforehand."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from tests.newsroom.articles import NewsArticle
from tests.newsroom.feeds import CONTENT_TYPES, monthly_sitemaps, render_listing
from tests.newsroom.outlets import Outlet
from tests.newsroom.pages import home_page, render

RELATED = 4


@dataclass(frozen=True, slots=True)
class Page:
    """What one address answers."""

    body: bytes
    content_type: str
    modified: datetime | None = None
    """None where the answer carries no validators."""
    status: HTTPStatus = HTTPStatus.OK
    location: str | None = None
    lying_etag: bool = False
    etag: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "etag", f'"{hashlib.sha256(self.body).hexdigest()[:20]}"')


def routes_of(outlet: Outlet, base: str, articles: Sequence[NewsArticle]) -> dict[str, Page]:
    """Return the outlet's pages by path; `articles` are its own of one edition, newest first."""
    newest = max(article.modified for article in articles)
    pages = {
        "/": Page(home_page(outlet, base, list(articles[:20])), f"text/html; charset={outlet.charset}", newest),
        "/robots.txt": Page(_robots(outlet, base).encode(), "text/plain"),
    }
    for article in articles:
        pages |= _article_pages(article, outlet, base, articles)
    return pages | _listing_pages(outlet, base, articles, newest)


def not_found(outlet: Outlet) -> Page:
    """Return the outlet's page for an address it does not know."""
    body = f"<!DOCTYPE html><title>404</title><h1>{outlet.name}</h1><p>There is no such page.</p>"
    return Page(body.encode(), "text/html; charset=utf-8", status=HTTPStatus.NOT_FOUND)


def _article_pages(article: NewsArticle, outlet: Outlet, base: str, articles: Sequence[NewsArticle]) -> dict[str, Page]:
    related = [other for other in articles if other.id != article.id][:RELATED]
    content_type = "text/html" if outlet.charset != "utf-8" else "text/html; charset=utf-8"
    pages = {article.path: Page(render(article, outlet, base, related), content_type, article.modified)}
    if outlet.amp:
        amp = render(article, outlet, base, related, amp=True)
        pages[f"{article.path}/amp"] = Page(amp, content_type, article.modified)
    for old in article.old_paths:
        pages[old] = Page(b"", "text/html", status=HTTPStatus.MOVED_PERMANENTLY, location=article.path)
    return pages


def _listing_pages(outlet: Outlet, base: str, articles: Sequence[NewsArticle], newest: datetime) -> dict[str, Page]:
    pages = {
        listing.path: Page(
            render_listing(listing, outlet, base, articles).encode(),
            CONTENT_TYPES[listing.kind],
            newest,
            lying_etag=listing.etag == "lying",
        )
        for listing in outlet.listings
    }
    if any(listing.kind == "sitemap_index" for listing in outlet.listings):
        for path, document in monthly_sitemaps(outlet, base, articles).items():
            pages[path] = Page(document.encode(), CONTENT_TYPES["sitemap_index"], newest)
    return pages


def _robots(outlet: Outlet, base: str) -> str:
    rules = ["User-agent: *", *(f"Disallow: {path}" for path in outlet.disallow or ("/search",))]
    if outlet.crawl_delay is not None:
        rules.append(f"Crawl-delay: {outlet.crawl_delay}")
    maps = [f"Sitemap: {base}{listing.path}" for listing in outlet.listings if "sitemap" in listing.kind]
    return "\n".join([*rules, *maps, ""])
