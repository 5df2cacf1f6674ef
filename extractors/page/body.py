"""The article's own words on a page."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from extractors.markup import plain
from extractors.page.decoding import clean_line
from extractors.page.rules import OutletRule, PageRules

SMALL_SHARE = 0.3
"""An element with a larger share of the page's paragraphs is never dropped for its class."""
FULLER = 1.5
"""How many times longer the article body of JSON-LD has to be to be taken instead of the page's."""
ALL_LINKS = 0.9
"""Share of a block's characters inside links from which it is a link and not a sentence."""

_PARTS = ("div", "section", "aside", "ul", "ol", "nav", "form", "p", "figure", "footer", "li", "span")
_BREAK = "\x1e"
_CONTAINERS = frozenset({"body", "list", "quote", "table", "row", "div", "cell"})
_SENTENCE_END = tuple(".!?…:;\"'”’»)۔؟。！？”：」』")
_NAMES_APART = re.compile(r"[^a-z]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DATELINE = re.compile(r"^[^\W\d_][\w ./,'’()-]{1,40}[:：]$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item."""

    kind: str
    """p, head, item or row."""
    text: str
    linked: float
    """Share of its characters inside links."""

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as running text rather than as a label."""
        return self.text.endswith(_SENTENCE_END)

    @property
    def words(self) -> int:
        """As count_words counts."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """Return the number of words; two Han characters count as one."""
    return len(text.split()) + (0 if text.isascii() else len(_HAN.findall(text)) // 2)


@dataclass(frozen=True, slots=True)
class Known:
    """What the page's own description says, by which its body is recognised."""

    title: str | None = None
    byline: str | None = None
    description: str | None = None
    body: str | None = None
    """The article as the page's JSON-LD carries it."""


def article_text(tree: HtmlElement, url: str | None, known: Known, rules: PageRules) -> str:
    """Return the article's paragraphs, a blank line between them; empty where none are found."""
    blocks = _joined(list(_blocks(_extract(_prune(tree, rules, rules.outlet(url)), url))))
    blocks = [block for block in blocks if not _furnishes(block, rules) and not _introduces(block, known.byline)]
    text = "\n\n".join(block.text for block in _without_tail(_without_head(blocks, known.title), rules))
    carried = _carried(known.body)
    if len(carried) > FULLER * len(text) or (carried and _squeezed(carried) == _squeezed(text)):
        return carried
    standfirst = _standfirst(tree, known.description, text) if text else None
    return f"{standfirst}\n\n{text}" if standfirst else text


def _carried(body: str | None) -> str:
    """The article body of JSON-LD as paragraphs; markup inside it is taken out."""
    if not body:
        return ""
    lines = (plain(line) for line in re.split(r"\s*\n\s*|<br\s*/?>|</p>", body))
    return "\n\n".join(line for line in lines if line)


def _standfirst(tree: HtmlElement, description: str | None, text: str) -> str | None:
    """The line under the headline, which extractors take for furniture: the page's description, shown word for word."""
    line = clean_line(description)
    if not line or len(line.split()) < 5 or _squeezed(line) in _squeezed(text):
        return None
    leaves = (e for e in tree.iter("h2", "h3", "p", "div", "span") if not len(e) or e.tag != "div")
    shown = (other for leaf in leaves if (other := clean_line(_paragraph_text(leaf))))
    return line if any(abs(len(other) - len(line)) < 9 and same_words(line, other) for other in shown) else None


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _extract(tree: HtmlElement, url: str | None) -> etree._Element | None:
    try:
        found = bare_extraction(
            tree, url=url, fast=True, favor_recall=True, include_comments=False, include_links=True, with_metadata=False
        )
    except Exception:  # the library walks markup that nobody controls
        return None
    return getattr(found, "body", None)


def _prune(tree: HtmlElement, rules: PageRules, outlet: OutletRule | None) -> HtmlElement:
    """Drop what its class or the outlet's rule says is no part of the article, unless it holds much of the page."""
    copy = deepcopy(tree)
    most = SMALL_SHARE * sum(len(_paragraph_text(p)) for p in copy.iter("p"))
    found = outlet.drop(copy) if outlet and outlet.drop else []
    dropped: list[HtmlElement] = found if isinstance(found, list) else []
    for element in copy.iter(*_PARTS):
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if _is_furniture(named, rules) and sum(len(_paragraph_text(p)) for p in element.iter("p")) <= most:
            dropped.append(element)
    for element in dropped:
        if element.getparent() is not None:
            element.drop_tree()
    return copy


def _is_furniture(named: str, rules: PageRules) -> bool:
    return any(
        name in rules.classes or not rules.classes.isdisjoint(_NAMES_APART.split(name)) for name in named.split()
    )


def _paragraph_text(paragraph: HtmlElement) -> str:
    return "".join(str(part) for part in paragraph.itertext())


def _blocks(body: etree._Element | None) -> Iterator[Block]:
    if body is None:
        return
    if body.text and (line := clean_line(body.text)):
        yield Block("p", line, 0.0)
    for element in body:
        yield from _block(element)
        if element.tail and (line := clean_line(element.tail)):
            yield Block("p", line, 0.0)


def _block(element: etree._Element) -> Iterator[Block]:
    tag = str(element.tag)
    if tag == "row":
        cells = [cell for cell in (clean_line(_flat(cell)) for cell in element) if cell]
        if cells:
            yield Block("row", " | ".join(cells), 0.0)
    elif tag in _CONTAINERS and len(element):
        yield from _blocks(element)
    else:
        text = _flat(element)
        linked = sum(len(_flat(ref)) for ref in element.iter("ref")) / max(1, len(text.strip()))
        for part in text.split(_BREAK):
            if line := clean_line(part):
                yield Block(tag if tag in ("head", "item") else "p", line, linked)


def _flat(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [_BREAK if child.tag == "lb" else _flat(child), child.tail or ""]
    return "".join(parts)


def _joined(blocks: list[Block]) -> list[Block]:
    """Mend sentences that markup broke: a paragraph that goes on in small letters belongs to the one before."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if last and last.kind == block.kind == "p" and block.text[0].islower() and not last.is_sentence:
            out[-1] = Block("p", f"{last.text} {block.text}", 0.0)
        else:
            out.append(block)
    return out


def _furnishes(block: Block, rules: PageRules) -> bool:
    if len(block.text) > rules.longest:
        return False
    if rules.whole.match(block.text) or rules.starts.match(block.text) or rules.anywhere.search(block.text):
        return True
    return (
        block.kind in ("p", "item") and block.linked >= ALL_LINKS and block.words > 2 and not block.text.endswith(".")
    )


def _introduces(block: Block, byline: str | None) -> bool:
    """Whether a block tells who its author is."""
    if not byline or len(block.text) > 400:
        return False
    authors = [name for name in re.split(r",\s*|\s+and\s+", byline) if " " in name]
    return any(
        re.match(rf"\W*{re.escape(name)}\s+(?:is|was|has been|writes|covers|reports)\s", block.text) for name in authors
    )


def _without_head(blocks: list[Block], title: str | None) -> list[Block]:
    """Drop what stands before the first paragraph: the title again, the section, the byline."""
    first = next((at for at, block in enumerate(blocks) if block.is_sentence and block.words >= 12), 0)
    named = next((at for at, block in enumerate(blocks[:first]) if same_words(block.text, title)), -1)
    head = [
        b
        for b in blocks[named + 1 : first]
        if not same_words(b.text, title) and (b.words >= 8 or _DATELINE.match(b.text))
    ]
    return head + [block for block in blocks[first:] if block.kind != "head" or not same_words(block.text, title)]


def same_words(one: str, other: str | None) -> bool:
    """Whether two headlines are the same but for case, punctuation and spacing."""
    return bool(other) and _squeezed(one) == _squeezed(other or "")


def _without_tail(blocks: list[Block], rules: PageRules) -> list[Block]:
    """Cut at a heading that opens a list of other stories, and labels left hanging at the end."""
    for at, block in enumerate(blocks):
        if (
            at * 2 > len(blocks)
            and block.words <= 8
            and not block.text.endswith(".")
            and rules.endings.match(block.text)
        ):
            rest = blocks[at + 1 :]
            if all(b.kind == "item" or b.linked >= 0.5 or not b.is_sentence for b in rest):
                blocks = blocks[:at]
                break
    while blocks and blocks[-1].kind == "head":
        blocks = blocks[:-1]
    return blocks
