"""Title, byline, outlet and address of a page's article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extractors.markup import host_of, web_address
from extractors.page.decoding import clean_line
from extractors.page.rules import OutletRule
from extractors.page.structured import SelfDescription, text_value

ALIKE = 0.6
"""Share of the shorter headline's words found in the longer from which both name one article."""
LONGEST_BYLINE = 120

_SEPARATED = re.compile(
    r"^(?P<before>.+?)\s*(?:\s[|–—\-·•»:~]{1,2}\s|[|｜_]|—|\s-(?=\S)|(?<=\S)-\s)\s*(?P<after>[^|｜_]+?)\s*$"
)
_BYLINE_PREFIX = re.compile(
    r"^(?:written |reported |posted |story |words )?(?:by|author|from)\b\s*:?\s+", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"https?://|www\.|@|^\W*$|^(?:admin|administrator|editor|author|staff|guest|unknown|null|none|web ?desk)$",
    re.IGNORECASE,
)
_AUTHOR_META = (
    "parsely-author",
    "author",
    "article:author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "twitter:creator",
)
_BYLINE_PATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author' or @rel='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ') or contains(@class, 'author-name')]",
)


def title_of(
    tree: HtmlElement, said: SelfDescription, outlet: str | None, rule: OutletRule | None, url: str | None
) -> str | None:
    """Return the headline as the page shows it, without the outlet's name.

    The visible first-level heading where it agrees with what the page says of itself or stands alone;
    else og:title, the JSON-LD headline, the title element.
    """
    names = [name for name in (outlet, rule and rule.name, *(rule.titles if rule else ())) if name]
    claims = [strip_outlet(claim, names, url) for claim in _claims(tree, said)]
    headings = [line for h1 in tree.iter("h1") if (line := clean_line(_visible(h1)))]
    headings = [strip_outlet(line, names, url) for line in headings if not _is_outlet(line, names, url)]
    best = max(headings, key=lambda line: max((likeness(line, claim) for claim in claims), default=0), default=None)
    if best and any(likeness(best, claim) >= ALIKE for claim in claims):
        return best
    if len(headings) == 1 and len(headings[0].split()) >= 4:
        return headings[0]
    return next(iter(claims), None) or best


def _claims(tree: HtmlElement, said: SelfDescription) -> Iterator[str]:
    headline = text_value(said.article.get("headline")) or text_value(said.article.get("name"))
    written = (said.meta.get("og:title"), headline, said.meta.get("twitter:title"), tree.findtext(".//title"))
    yield from (line for text in written if (line := clean_line(text)))


def _visible(heading: HtmlElement) -> str:
    return " ".join(str(part) for part in heading.itertext())


def likeness(one: str, other: str) -> float:
    """Return the share of the shorter headline's words that the longer has too."""
    mine, theirs = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def strip_outlet(title: str, names: Iterable[str], url: str | None) -> str:
    """Return a title without "- Outlet", "| Section | Outlet" and the like at its end."""
    known = list(names)
    match = _SEPARATED.match(title)
    if not match or not _is_outlet(match["after"], known, url):
        return title
    before = match["before"]
    section = re.match(r"(.{15,}?)\s+[|｜]\s+[^|]{2,24}$", before)
    return section[1] if section else before


def _is_outlet(text: str, names: Iterable[str], url: str | None) -> bool:
    letters = _letters(text)
    if not letters:
        return False
    if any(
        letters == _letters(name) or _letters(name).removeprefix("the") == letters.removeprefix("the") for name in names
    ):
        return True
    host = _letters(host_of(url).removeprefix("www."))
    opens = len(letters) >= 3 and host.startswith((letters, letters.removeprefix("the")))
    return opens or (len(letters) > 5 and letters in host)


def _letters(text: str) -> str:
    return re.sub(r"\W|_", "", text).lower()


def outlet_of(said: SelfDescription, rule: OutletRule | None) -> str | None:
    """Return the outlet's printed name: the rule's, else the page's own word; None where it says nothing."""
    if rule:
        return rule.name
    publisher = said.article.get("publisher") or said.page.get("publisher")
    for name in (said.meta.get("og:site_name"), text_value(publisher), said.meta.get("application-name")):
        line = clean_line(name)
        if line and not line.startswith(("http", "@", "#")) and len(line) <= 60:
            return line
    return None


def byline_of(tree: HtmlElement, said: SelfDescription, outlet: str | None) -> str | None:
    """Return the authors as one line, "and" and commas as printed or between names; None where none are named."""
    named = _names(said.article.get("author")) or _names(said.article.get("creator"))
    for text in (", ".join(named), *(said.meta.get(name) for name in _AUTHOR_META), *_marked(tree)):
        if (line := _byline(text)) and line != outlet:
            return line
    return None


def _names(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    names = [_byline(item.get("name") if isinstance(item, Mapping) else item) for item in items]
    return list(dict.fromkeys(name for name in names if name))


def _marked(tree: HtmlElement) -> Iterator[str]:
    for path in _BYLINE_PATHS:
        for element in tree.xpath(path)[:1]:
            yield element.get("content") or _visible(element)


def _byline(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(_names(value)) or None
    line = clean_line(value) if isinstance(value, str) else None
    line = _BYLINE_PREFIX.sub("", line) if line else None
    return line if line and len(line) <= LONGEST_BYLINE and not _NO_NAME.search(line) else None


def canonical_of(tree: HtmlElement, said: SelfDescription, url: str | None) -> str | None:
    """Return the address the page gives itself, None where it gives none or only its front page."""
    links = [str(link) for link in tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")]
    for link in (*links, said.meta.get("og:url"), text_value(said.article.get("mainEntityOfPage"))):
        address = web_address(link, url or "")
        if address and (urlsplit(address).path.strip("/") or urlsplit(address).query):
            return address
    return None


def description_of(said: SelfDescription) -> str | None:
    """Return the page's one-sentence description of its article."""
    written = (
        said.meta.get("og:description"),
        said.meta.get("description"),
        text_value(said.article.get("description")),
    )
    return next((line for text in written if (line := clean_line(text))), None)
