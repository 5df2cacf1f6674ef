"""Pages that stand in an article's place: consent walls, soft 404s, robot checks, paywall stubs."""

from lxml.html import HtmlElement

from extractors.errors import Rejected
from extractors.page.body import count_words
from extractors.page.decoding import clean_line
from extractors.page.rules import PageRules, Wall
from extractors.page.structured import SelfDescription

STUB = 120
"""Words below which a page may be a wall; the shortest complete reports of agencies have about as many."""
BARE = 60
"""Words below which a wall's title alone, or a paywall's sentence alone, decides."""
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
    words = count_words(text)
    if words >= STUB:
        return
    titles = [line for t in (tree.findtext(".//title"), *(_all(h) for h in tree.iter("h1"))) if (line := clean_line(t))]
    shown = _visible(tree)[:LOOKED_AT]
    for name in ("consent", "missing", "robot"):
        if _stands(rules.walls[name], titles, shown, words, url):
            _refuse(name, url)
    locked = _is_locked(said)
    if (locked and words < STUB) or (words < BARE and rules.walls["paywall"].text.search(shown)):
        _refuse("paywall", url)


def _stands(wall: Wall, titles: list[str], shown: str, words: int, url: str | None) -> bool:
    if any(f"//{host}" in (url or "") for host in wall.hosts):
        return True
    telling = len({match.lower() for match in _matches(wall, shown)})
    if any(wall.title.match(title) for title in titles):
        return telling > 0 or words < BARE
    return wall.hosts != () and telling >= 2 and words < BARE


def _matches(wall: Wall, shown: str) -> list[str]:
    return [match[0] for match in wall.text.finditer(shown)]


def _is_locked(said: SelfDescription) -> bool:
    values = (said.article.get("isAccessibleForFree"), said.page.get("isAccessibleForFree"))
    return any(str(value).rsplit("/", 1)[-1].lower() == "false" for value in values)


def _visible(tree: HtmlElement) -> str:
    hidden = {"script", "style", "noscript", "template", "head"}
    parts = (
        str(text) for e in tree.iter() if isinstance(e.tag, str) and e.tag not in hidden for text in (e.text or "", " ")
    )
    tails = (str(e.tail) for e in tree.iter() if e.tail)
    return " ".join(" ".join((*parts, *tails)).split())


def _all(element: HtmlElement) -> str:
    return "".join(str(part) for part in element.itertext())


def _refuse(name: str, url: str | None) -> None:
    kind, message, remedy = _SAID[name]
    raise Rejected(kind, message, where=url, remedy=remedy)
