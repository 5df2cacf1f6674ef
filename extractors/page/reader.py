"""One page read: its text and what it says about itself."""

import hashlib
import re
from datetime import UTC, datetime

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extractors.errors import Rejected
from extractors.language import detect_language
from extractors.markup import language_code
from extractors.page.body import Known, article_text, count_words
from extractors.page.decoding import decode_page
from extractors.page.metadata import byline_of, canonical_of, description_of, outlet_of, title_of
from extractors.page.rules import PageRules, default_rules
from extractors.page.structured import describe, text_value
from extractors.page.times import published, updated
from extractors.page.walls import refuse_walls
from extractors.records import Article, stable_id

FEWEST_WORDS = 5
"""Less is a label, not an article."""

_MARKUP = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|title|meta|div|p|article|main|section|span|h1|br|a)\b", re.IGNORECASE
)
_OTHER = re.compile(r"\s*(?:[{\[]|(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b)", re.IGNORECASE)


def read_page(
    html: bytes | str,
    url: str | None,
    *,
    charset: str | None = None,
    fetched_at: datetime | None = None,
    rules: PageRules | None = None,
) -> Article:
    """Read a news page into an article.

    `charset` is the Content-Type header's; `fetched_at` bounds its dates. Raises Rejected: not_html,
    bad_encoding, no_text, consent_wall, soft_404, paywall.
    """
    rules = rules or default_rules()
    tree = _parse(decode_page(html, charset, url), url)
    said, rule = describe(tree, url), rules.outlet(url)
    outlet = outlet_of(said, rule)
    title = title_of(tree, said, outlet, rule, url)
    byline = byline_of(tree, said, outlet)
    known = Known(title, byline, description_of(said), text_value(said.article.get("articleBody")))
    text = article_text(tree, url, known, rules)
    refuse_walls(tree, said, text, url, rules)
    if count_words(text) < FEWEST_WORDS:
        raise Rejected("no_text", "No article text was found on the page", where=url)
    zone = rules.zone(url) or UTC
    when, changed = published(tree, said, url, zone, fetched_at), updated(said, zone, fetched_at)
    canonical = canonical_of(tree, said, url)
    return Article(
        article_id=stable_id("article", canonical or url, hashlib.sha256(text.encode()).hexdigest()),
        url=url,
        canonical_url=canonical,
        text=text,
        title=title,
        outlet=outlet,
        byline=byline,
        language=detect_language(text) or (rule and rule.language) or language_code(tree.get("lang")),
        published_at=when.moment if when else None,
        published_is_date=bool(when and when.is_date),
        updated_at=changed.moment if changed else None,
    )


def _parse(markup: str, url: str | None) -> HtmlElement:
    if not _MARKUP.search(markup) or _OTHER.match(markup):
        raise Rejected("not_html", "The document is no web page", where=url)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Rejected("not_html", "The document is no web page", where=url) from error
