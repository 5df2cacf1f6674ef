"""What an outlet announces: RSS 2.0, Atom, RDF 1.0, news sitemap, sitemap index with a child a month."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import format_datetime
from itertools import groupby
from xml.sax.saxutils import escape

from tests.newsroom.articles import NewsArticle
from tests.newsroom.outlets import Listing, Outlet
from tests.newsroom.pages import iso

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
CAMPAIGN = "?utm_source=rss&utm_medium=feed&utm_campaign=home&fbclid=hp1"
CONTENT_TYPES = {
    "rss": "application/rss+xml; charset=UTF-8",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "news_sitemap": "application/xml",
    "sitemap_index": "text/xml; charset=UTF-8",
}


def render_listing(listing: Listing, outlet: Outlet, base: str, articles: Sequence[NewsArticle]) -> str:
    """Return the document at the listing's address; feeds list only what is `in_feed`."""
    if listing.kind == "sitemap_index":
        return _sitemap_index(outlet, base, articles)
    recent = [article for article in articles if article.in_feed]
    return {"rss": _rss, "atom": _atom, "rdf": _rdf, "news_sitemap": _news_sitemap}[listing.kind](
        listing, outlet, base, recent
    )


def monthly_sitemaps(outlet: Outlet, base: str, articles: Sequence[NewsArticle]) -> dict[str, str]:
    """Return the sitemap of each month that has articles, by its path."""
    return {
        f"/sitemap-{month}.xml": _urlset(outlet, base, group) for month, group in _by_month(outlet, articles).items()
    }


def link_to(article: NewsArticle, base: str, style: str) -> str:
    """Return the article's address as a listing of that style gives it."""
    if style == "relative":
        return article.path
    return base + article.path + (CAMPAIGN if style == "tracking" else "")


def _rss(listing: Listing, outlet: Outlet, base: str, articles: list[NewsArticle]) -> str:
    items = "".join(_rss_item(article, outlet, base, listing.links) for article in articles)
    return (
        f'{XML}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>{escape(outlet.name)}</title><link>{base}/</link>"
        f"<description>{escape(outlet.tagline)}</description><language>{outlet.language}</language>"
        f"<lastBuildDate>{_http_like(_newest(articles), outlet)}</lastBuildDate>\n{items}</channel></rss>\n"
    )


def _rss_item(article: NewsArticle, outlet: Outlet, base: str, style: str) -> str:
    author = f"<dc:creator>{escape(article.byline)}</dc:creator>" if article.byline else ""
    teaser = f"<p>{escape(article.standfirst)}</p> <p><a href='{base}{article.path}'>Continue reading</a></p>"
    description = f"<![CDATA[{teaser}]]>" if style == "tracking" else escape(article.standfirst)
    return (
        f"<item><title>{escape(article.title)}</title><link>{escape(link_to(article, base, style))}</link>"
        f'<guid isPermaLink="false">{outlet.id}-{article.slug}</guid>'
        f"<pubDate>{_http_like(article.published, outlet)}</pubDate>{author}"
        f"<category>{escape(article.section)}</category><description>{description}</description></item>\n"
    )


def _atom(listing: Listing, outlet: Outlet, base: str, articles: list[NewsArticle]) -> str:
    entries = "".join(
        f"<entry><id>tag:{outlet.id},2026:{article.slug}</id><title>{escape(article.title)}</title>"
        f'<link rel="alternate" href="{escape(link_to(article, base, listing.links))}"/>'
        f"<published>{iso(article.published, outlet)}</published><updated>{iso(article.modified, outlet)}</updated>"
        f"<author><name>{escape(article.byline or outlet.name)}</name></author>"
        f'<summary type="text">{escape(article.standfirst)}</summary></entry>\n'
        for article in articles
    )
    return (
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}">'
        f"<id>tag:{outlet.id},2026:feed</id>"
        f'<title>{escape(outlet.name)}</title><link rel="self" href="{listing.path}"/>'
        f"<updated>{iso(_newest(articles), outlet)}</updated>\n{entries}</feed>\n"
    )


def _rdf(listing: Listing, outlet: Outlet, base: str, articles: list[NewsArticle]) -> str:
    links = [escape(link_to(article, base, listing.links)) for article in articles]
    order = "".join(f'<rdf:li rdf:resource="{link}"/>' for link in links)
    items = "".join(
        f'<item rdf:about="{link}"><title>{escape(article.title)}</title><link>{link}</link>'
        f"<description>{escape(article.standfirst)}</description><dc:date>{iso(article.published, outlet)}</dc:date>"
        f"<dc:creator>{escape(article.byline)}</dc:creator></item>\n"
        for link, article in zip(links, articles, strict=True)
    )
    return (
        f'{XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{base}/"><title>{escape(outlet.name)}</title>'
        f"<link>{base}/</link><description>{escape(outlet.tagline)}</description>"
        f"<items><rdf:Seq>{order}</rdf:Seq></items></channel>\n{items}</rdf:RDF>\n"
    )


def _news_sitemap(listing: Listing, outlet: Outlet, base: str, articles: list[NewsArticle]) -> str:
    urls = "".join(
        f"<url><loc>{escape(link_to(article, base, listing.links))}</loc>"
        f"<lastmod>{iso(article.modified, outlet)}</lastmod><news:news><news:publication>"
        f"<news:name>{escape(outlet.name)}</news:name><news:language>{outlet.language}</news:language>"
        f"</news:publication><news:publication_date>{iso(article.published, outlet)}</news:publication_date>"
        f"<news:title>{escape(article.title)}</news:title></news:news></url>\n"
        for article in articles
    )
    return (
        f'{XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}</urlset>\n'
    )


def _sitemap_index(outlet: Outlet, base: str, articles: Sequence[NewsArticle]) -> str:
    children = "".join(
        f"<sitemap><loc>{base}/sitemap-{month}.xml</loc><lastmod>{iso(_newest(group), outlet)}</lastmod></sitemap>\n"
        for month, group in _by_month(outlet, articles).items()
    )
    return f'{XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{children}</sitemapindex>\n'


def _urlset(outlet: Outlet, base: str, articles: Iterable[NewsArticle]) -> str:
    urls = "".join(
        f"<url><loc>{escape(base + article.path)}</loc><lastmod>{iso(article.modified, outlet)}</lastmod></url>\n"
        for article in articles
    )
    return f'{XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'


def _by_month(outlet: Outlet, articles: Sequence[NewsArticle]) -> dict[str, list[NewsArticle]]:
    def month(article: NewsArticle) -> str:
        return f"{article.published.astimezone(outlet.timezone):%Y-%m}"

    newest_first = sorted(articles, key=lambda article: article.published, reverse=True)
    return {name: list(group) for name, group in groupby(newest_first, key=month)}


def _newest(articles: Iterable[NewsArticle]) -> datetime:
    return max(article.modified for article in articles)


def _http_like(moment: datetime, outlet: Outlet) -> str:
    return format_datetime(moment.astimezone(outlet.timezone))
