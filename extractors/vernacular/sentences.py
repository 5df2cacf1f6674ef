"""Where sentences of Chinese and Urdu end: at their full stops and at line ends, but not inside a quotation."""

import re
from collections.abc import Iterator

from extractors.records import Span

LONGEST_QUOTE = 400
"""Characters after which an opening quotation mark counts as stray."""

_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"), ('"', '"'), ("‘", "’"), ("’", "‘"), ("”", "“"))
_QUOTE = re.compile(
    "|".join(f"{opening}[^{opening}{closing}\n]{{1,{LONGEST_QUOTE}}}{closing}" for opening, closing in _PAIRS)
)
_STOP = re.compile(r"(?:[。！？!?؟۔；]|(?<=[^\W\d])\.(?=\s|$))+[”」』»）)’‘\"]*")
_LINE = re.compile(r"[^\n]+")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that hold more than white space, trimmed."""
    return tuple(_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text) if match.group().strip())


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, trimmed."""
    return tuple(
        _trimmed(text, start, end)
        for line in split_paragraphs(text)
        for start, end in _cut(text, line.start, line.end)
        if text[start:end].strip()
    )


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the quotations of a text stand, their marks included."""
    return tuple(match.span() for match in _QUOTE.finditer(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    quotes, at = list(quotations(line)), 0
    first = 0
    for stop in _STOP.finditer(line):
        while at < len(quotes) and quotes[at][1] < stop.end():
            at += 1
        if at < len(quotes) and quotes[at][0] < stop.start() < quotes[at][1] - 1 and quotes[at][1] > stop.end():
            continue
        yield start + first, start + stop.end()
        first = stop.end()
    yield start + first, end


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    return Span(left, max(left, right), text[left : max(left, right)])
