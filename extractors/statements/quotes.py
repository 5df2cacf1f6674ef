"""Quotation marks in running text: where quoted words begin and end.

Knows “…”, "…", ‘…’, '…', «…», „…“ and ``…''. Marks inside an open quotation belong to it. A
quotation that runs over paragraphs opens each paragraph anew and closes once; one that is never
closed ends with its paragraph.
"""

import re
from dataclasses import dataclass

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"”', "'": "'", "``": "''", "''": "''"}
_MARKS = re.compile(r"``|''|[“„«‹‘\"']")
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = re.compile(r"['’‘](?:\d0s|em|til|cause|n|tis|twas|bout)\b", re.IGNORECASE)
_TERMINAL = ".,?!…—–-;:"
_INNER_CLOSERS = " \t\xa0'’”\"»)]"


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks, as offsets."""

    start: int
    end: int
    closed: bool
    inner: str
    """The words between the marks."""

    @property
    def is_utterance(self) -> bool:
        """Whether it looks like somebody's sentence rather than a title, a scare quote or a quoted phrase."""
        words = self.inner.split()
        return bool(self.last_mark) and (len(words) > 3 or self.last_mark in ".?!,") and not words[0][0].islower()

    @property
    def last_mark(self) -> str:
        """The punctuation mark its words end with, whatever closes inside it; empty where there is none."""
        words = self.inner.rstrip(_INNER_CLOSERS)
        return words[-1] if words and words[-1] in _TERMINAL else ""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the outermost quotations of a text in order; they never overlap."""
    found: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    at = start
    while (mark := _MARKS.search(text, at, end)) is not None:
        opener, inside = mark.group(), mark.end()
        at = inside
        if not _opens(text, mark.start(), inside, start):
            continue
        close = _closing(text, opener, inside, end)
        if close is None and opener in "''‘":
            continue
        inner_end, at = close if close is not None else (end, end)
        if text[inside:inner_end].strip():
            found.append(_quote(text, mark.start(), inside, inner_end, at))
    return found


def _quote(text: str, start: int, inside: int, inner_end: int, end: int) -> Quote:
    closed = end > inner_end
    if not closed:
        end = start + len(text[start:end].rstrip())
        inner_end = end
    return Quote(start, end, closed, text[inside:inner_end])


def _opens(text: str, start: int, inside: int, floor: int) -> bool:
    if text[start] not in "'‘\"":
        return True
    if inside - start == 2:
        return inside < len(text) and not text[inside].isspace()
    before = text[start - 1] if start > floor else " "
    after = text[inside] if inside < len(text) else " "
    if text[start] == '"':
        return not before.isalnum() or not after.isspace()
    return not before.isalnum() and after.isalnum() and _ELISION.match(text, start) is None


def _closing(text: str, opener: str, inside: int, end: int) -> tuple[int, int] | None:
    """The end of the inner words and of the mark that closes them."""
    if opener in ("``", "''"):
        at = text.find("''", inside, end)
        return None if at < 0 else (at, at + 2)
    if opener in "'‘":
        return _closing_single(text, _CLOSERS[opener], inside, end)
    depth = 0
    for at in range(inside, end):
        if text[at] in _CLOSERS[opener] or (opener != '"' and text[at] in '"“' and _ends_words(text, at, end)):
            if depth == 0:
                return at, at + 1
            depth -= 1
        elif text[at] == opener and opener != '"':
            depth += 1
    return None


def _ends_words(text: str, at: int, end: int) -> bool:
    """Whether a mark of the wrong shape stands where only a closing mark can stand."""
    return text[at - 1] in ".,?!…" and (at + 1 >= end or text[at + 1].isspace())


def _closing_single(text: str, closer: str, inside: int, end: int) -> tuple[int, int] | None:
    """An apostrophe stands between letters or after a plural; a closing mark does neither."""
    weak: tuple[int, int] | None = None
    for at in range(inside, end):
        if text[at] not in closer or (at + 1 < end and text[at + 1].isalnum()):
            continue
        if text[at - 1] in ".,?!…" or at + 1 == end or text[at + 1] in '.,;:?!)”"—':
            return at, at + 1
        if text[at - 1] == "s" and weak is None:
            weak = (at, at + 1)
        elif text[at - 1] != "s":
            return at, at + 1
    return weak
