"""Pages that stand in an article's place: consent walls, soft 404s, robot checks, paywall stubs."""

from lxml.html import HtmlElement

from extractors.errors import Rejected
from extractors.markup import text_of
from extractors.page.body import count_words
from extractors.page.decoding import clean_line
from extractors.page.rules import PageRules, Wall
from extractors.page.structured import SelfDescription

STUB = 120
"""Words below which a page may be a wall; the shortest complete reports of agencies have about as many."""
BARE = 60
"""Words below which the sentences of a wall decide without its title."""
EMPTY = 15
"""Words below which the title of a wall decides without its sentences."""
LOOKED_AT = 20_000
"""Characters of the visible page searched."""

_SAID = {
    "consent": ("consent_wall", "A consent page came in the article's place", "Take the article from another source."),
    "missing": ("soft_404", "The page says that the article is not there", None),
    "robot": ("robot_check", "A check for robots came in the article's place", "Ask the outlet, or use its feed."),
    "paywall": ("paywall", "Only the beginning is shown to visitors", "Take the article from another source."),
}


def refuse_walls(tree: HtmlElement, said: SelfDescription, text: str, url: str | None, rules: PageRules) -> None:
    """Raise Rejected (consent_wall, soft_404, robot_check, paywall) where the page is no article."""
    if count_words(text) >= STUB:
        return
    titles = [line for t in (tree.findtext(".//title"), *map(text_of, tree.iter("h1"))) if (line := clean_line(t))]
    shown = _visible(tree)[:LOOKED_AT]
    for name in ("consent", "missing", "robot"):
        if _stands(rules.walls[name], titles, shown, text, url):
            _refuse(name, url)
    if _is_locked(said) or (count_words(text) < BARE and rules.walls["paywall"].text.search(shown)):
        _refuse("paywall", url)


def _stands(wall: Wall, titles: list[str], shown: str, text: str, url: str | None) -> bool:
    """A wall by its host, by its title and a word of its kind, or by a text that is nothing but such words."""
    if any(f"//{host}" in (url or "") for host in wall.hosts):
        return True
    if any(wall.title.match(title) for title in titles):
        return count_words(text) < EMPTY or bool(wall.text.search(shown))
    return count_words(text) < BARE and len({match[0].lower() for match in wall.text.finditer(text)}) >= 2


def _is_locked(said: SelfDescription) -> bool:
    values = (said.article.get("isAccessibleForFree"), said.page.get("isAccessibleForFree"))
    return any(str(value).rsplit("/", 1)[-1].lower() == "false" for value in values)


def _visible(tree: HtmlElement) -> str:
    hidden = " or ".join(f"ancestor::{tag}" for tag in ("script", "style", "noscript", "template"))
    return " ".join(" ".join(str(part) for part in tree.xpath(f"//body//text()[not({hidden})]")).split())


def _refuse(name: str, url: str | None) -> None:
    kind, message, remedy = _SAID[name]
    raise Rejected(kind, message, where=url, remedy=remedy)
