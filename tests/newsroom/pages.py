"""Articles as their outlets' pages: templates/<outlet>.html filled in, with the JSON-LD the outlet is known for."""

import html
import json
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from tests.newsroom.articles import NewsArticle
from tests.newsroom.outlets import Outlet

TEMPLATES = Path(__file__).parent / "templates"
TOP_PARAGRAPHS = 2
URDU_MONTHS = ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"]
HUMAN_FORMATS = {
    "indus-wire": "{:%b %d, %Y %H:%M} PKT",
    "khyber-courier": "{:%B %d, %Y}",
    "makran-herald": "{:%d %B %Y}",
    "margalla-gazette": "{:%A, %B %d, %Y %I:%M %p} PST",
    "harbour-post": "{:%a %d %b %Y %H.%M} PKT",
    "chiltan-record": "{:%B %d, %Y}",
    "gulf-meridian": "{:%d %b %Y, %H:%M}",
    "nanxian-guancha": "{:%Y年%m月%d日 %H:%M}",
}


def render(article: NewsArticle, outlet: Outlet, base: str, related: list[NewsArticle], *, amp: bool = False) -> bytes:
    """Return the article's page in the outlet's charset; `base` is the outlet's address without a closing slash."""
    values = {name: html.escape(value) for name, value in _words(article, outlet, base).items()}
    values |= {
        "body_top": _paragraphs(article.paragraphs[:TOP_PARAGRAPHS]),
        "body_rest": _paragraphs(article.paragraphs[TOP_PARAGRAPHS:]),
        "nav": "".join(f'<li><a href="/#{n}">{html.escape(name)}</a></li>' for n, name in enumerate(outlet.sections)),
        "related": "".join(f'<li><a href="{item.path}">{html.escape(item.title)}</a></li>' for item in related),
        "updated_note": _updated_note(article, outlet),
        "jsonld": json_ld(article, outlet, base),
    }
    page = _template("amp" if amp else outlet.id).substitute(values)
    return page.encode(outlet.charset, "xmlcharrefreplace")


def home_page(outlet: Outlet, base: str, articles: list[NewsArticle]) -> bytes:
    """Return the outlet's front page: its newest articles and where its feeds are."""
    stories = "".join(f'<li><a href="{item.path}">{html.escape(item.title)}</a></li>' for item in articles)
    feeds = "".join(f'<li><a href="{base}{listing.path}">{listing.kind}</a></li>' for listing in outlet.listings)
    direction = "rtl" if outlet.language == "ur" else "ltr"
    page = (
        f'<!DOCTYPE html><html lang="{outlet.language}" dir="{direction}"><head><meta charset="{outlet.charset}">'
        f"<title>{outlet.name}</title></head><body><h1>{outlet.name}</h1><p>{outlet.tagline}</p>"
        f"<ul>{stories}</ul><hr><ul>{feeds}</ul></body></html>"
    )
    return page.encode(outlet.charset, "xmlcharrefreplace")


def json_ld(article: NewsArticle, outlet: Outlet, base: str) -> str:
    """Return the page's JSON-LD in the outlet's shape; `null` where it has none."""
    shapes = {"article": _plain_shape, "graph": _graph_shape, "list": _list_shape}
    shape = shapes.get(outlet.structured)
    document = shape(article, outlet, base) if shape else None
    return json.dumps(document, ensure_ascii=False).replace("</", "<\\/")


def iso(moment: datetime, outlet: Outlet) -> str:
    """Return a moment as the outlet's clock shows it, with its offset."""
    return moment.astimezone(outlet.timezone).isoformat(timespec="seconds")


def _words(article: NewsArticle, outlet: Outlet, base: str) -> dict[str, str]:
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": article.byline or outlet.name,
        "section": article.section,
        "outlet": outlet.name,
        "tagline": outlet.tagline,
        "canonical": base + article.path,
        "amp": f"{base}{article.path}/amp",
        "feed": base + outlet.listings[0].path,
        "published_iso": iso(article.published, outlet),
        "updated_iso": iso(article.modified, outlet),
        "published_human": _human(article.published, outlet),
    }


def _human(moment: datetime, outlet: Outlet) -> str:
    local = moment.astimezone(outlet.timezone)
    if outlet.language == "ur":
        return f"{local.day} {URDU_MONTHS[local.month - 1]} {local.year}"
    return HUMAN_FORMATS[outlet.id].format(local)


def _updated_note(article: NewsArticle, outlet: Outlet) -> str:
    return f' <span class="updated">Updated {_human(article.updated, outlet)}</span>' if article.updated else ""


def _paragraphs(blocks: tuple[str, ...]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: str) -> str:
    text = html.escape(block, quote=False)
    return f"<h2>{text.removeprefix('## ')}</h2>" if text.startswith("## ") else f"<p>{text}</p>"


@cache
def _template(name: str) -> Template:
    return Template((TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))


def _news_article(article: NewsArticle, outlet: Outlet, base: str) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.standfirst,
        "datePublished": iso(article.published, outlet),
        "dateModified": iso(article.modified, outlet),
        "inLanguage": article.language,
        "mainEntityOfPage": base + article.path,
    }


def _plain_shape(article: NewsArticle, outlet: Outlet, base: str) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": outlet.name, "logo": {"@type": "ImageObject", "url": f"{base}/l.png"}}
    author = {"@type": "Person", "name": article.byline or outlet.name}
    story = _news_article(article, outlet, base)
    return {"@context": "https://schema.org", **story, "author": author, "publisher": publisher}


def _graph_shape(article: NewsArticle, outlet: Outlet, base: str) -> dict[str, Any]:
    url = base + article.path
    story = _news_article(article, outlet, base) | {
        "@id": f"{url}#article",
        "isPartOf": {"@id": url},
        "author": {"@id": f"{base}/#/desk"},
        "publisher": {"@id": f"{base}/#organization"},
    }
    return {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": f"{base}/#website", "url": base, "name": outlet.name},
            {"@type": "Organization", "@id": f"{base}/#organization", "name": outlet.name},
            {"@type": "WebPage", "@id": url, "url": url, "name": article.title},
            {"@type": "Person", "@id": f"{base}/#/desk", "name": article.byline or outlet.name},
            story,
        ],
    }


def _list_shape(article: NewsArticle, outlet: Outlet, base: str) -> list[dict[str, Any]]:
    crumb = {"@type": "ListItem", "position": 1, "name": article.section, "item": base}
    story = _news_article(article, outlet, base) | {
        "@type": ["NewsArticle", "Article"],
        "@context": "https://schema.org",
        "author": [{"@type": "Person", "name": article.byline or outlet.name}],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "isAccessibleForFree": True,
    }
    return [{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [crumb]}, story]
