"""When a page says it was published and changed."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from extractors.markup import text_of
from extractors.page.decoding import clean_line
from extractors.page.structured import SelfDescription, text_value
from extractors.timestamps import Timestamp, at_noon, parse_timestamp

PUBLISHED_META = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "og:pubdate",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "article.published", "published_time", "published_at", "article_date_original", "displaydate",
    "originalpublicationdate", "shareaholic:article_published_time", "bt:pubdate", "weibo:article:create_at",
    "dc.date", "date", "rbpubdate",
)  # fmt: skip
UPDATED_META = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "article:modified",
    "article.updated", "last-modified", "lastmod", "dc.date.modified", "dcterms.modified", "weibo:article:update_at",
)  # fmt: skip
_URL_DAY = re.compile(
    r"/(?P<y>20\d\d)(?P<s>[/-])(?P<m>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P=s)"
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
    r"|/(?P<yy>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MARKED = (
    "//time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')]",
    "//*[@itemprop='datePublished']",
    "//article//time[@datetime][1]",
    "//header//time[@datetime][1]",
)
_DATED = re.compile(r"date|time|publish|posted", re.IGNORECASE)
_CLOCKED = re.compile(
    r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, ?)?20\d\d,?(?: at)? \d{1,2}:\d\d"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?"
)
_CLOCK_SKEW = timedelta(days=1)
_FAR = datetime(2100, 1, 1, tzinfo=UTC)


def published(
    tree: HtmlElement, said: SelfDescription, url: str | None, zone: tzinfo, fetched_at: datetime | None
) -> Timestamp | None:
    """Return when the article first appeared; None where the page does not say.

    JSON-LD, meta tags, <time>, the address, then htmldate; nothing later than `fetched_at` and a day.
    """
    latest = (fetched_at or _FAR) + _CLOCK_SKEW
    claims = (
        text_value(node.get(key))
        for node in (said.article, said.page)
        for key in ("datePublished", "dateCreated", "uploadDate")
    )
    named = (said.meta.get(name) for name in PUBLISHED_META)
    for found in (_first((*claims, *named), zone, latest), _time_element(tree, zone, latest), url_day(url, latest)):
        if found:
            return found
    return _searched(tree, latest)


def updated(said: SelfDescription, zone: tzinfo, fetched_at: datetime | None) -> Timestamp | None:
    """Return when the article last changed, None where the page does not say."""
    latest = (fetched_at or _FAR) + _CLOCK_SKEW
    claims = (text_value(node.get("dateModified")) for node in (said.article, said.page))
    return _first((*claims, *(said.meta.get(name) for name in UPDATED_META)), zone, latest)


def _first(texts: Iterable[str | None], zone: tzinfo, latest: datetime) -> Timestamp | None:
    stamps = (parse_timestamp(text, zone=zone) for text in texts if text)
    return next((stamp for stamp in stamps if stamp and stamp.moment <= latest), None)


def _time_element(tree: HtmlElement, zone: tzinfo, latest: datetime) -> Timestamp | None:
    for path in _MARKED:
        elements = tree.xpath(path)
        texts = [element.get("datetime") or element.get("content") or element.text for element in elements[:1]]
        if found := _first(texts, zone, latest):
            return found
    return _labelled(tree, zone, latest)


def _labelled(tree: HtmlElement, zone: tzinfo, latest: datetime) -> Timestamp | None:
    """The first short element whose class or id speaks of a date and whose text has one with its time."""
    for element in tree.iter("span", "div", "p", "em", "i", "small", "li"):
        if _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = clean_line(text_of(element)) or ""
            if len(text) < 80 and (match := _CLOCKED.search(text)):
                return _first([match[0]], zone, latest)
    return None


def url_day(url: str | None, latest: datetime = _FAR) -> Timestamp | None:
    """Return the day written in an address as /2026/02/05/ or /20260205/, None without one."""
    match = _URL_DAY.search(url or "")
    if not match:
        return None
    month = (match["m"] or match["mm"]).lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        stamp = at_noon(date(int(match["y"] or match["yy"]), number, int(match["d"] or match["dd"])))
    except ValueError:
        return None
    return stamp if stamp.moment <= latest else None


def _searched(tree: HtmlElement, latest: datetime) -> Timestamp | None:
    """What htmldate finds, where the page really names that day: it also answers with guesses from a year alone."""
    try:
        found = find_date(tree, original_date=True, extensive_search=True, max_date=latest.replace(tzinfo=None))
    except Exception:  # the library walks markup that nobody controls
        return None
    stamp = parse_timestamp(found)
    return stamp if stamp and _written(stamp.moment.date()).search(_source(tree)) else None


def _source(tree: HtmlElement) -> str:
    return etree.tostring(tree, encoding="unicode", with_tail=False)


def _written(day: date) -> re.Pattern[str]:
    """The usual ways to write a day."""
    year, month, number = str(day.year), f"0?{day.month}", f"0?{day.day}"
    name = _MONTHS[day.month - 1] + r"[a-z]*\.?"
    end = rf"(?:{year}|{year[2:]})(?!\d)"
    ordered = (
        rf"{year}[-/.]?{month}[-/.]?{number}(?!\d)",
        rf"(?<!\d){number}[-/. ]{month}[-/. ]{end}",
        rf"(?<!\d){month}[-/. ]{number}[-/. ]{end}",
        rf"{name}\s*{number}(?:st|nd|rd|th)?,?\s*{year}",
        rf"(?<!\d){number}(?:st|nd|rd|th)?[\s-]*(?:of )?{name},?[\s-]*{year}",
        rf"{year}年{month}月{number}日",
    )
    return re.compile("|".join(ordered), re.IGNORECASE)
