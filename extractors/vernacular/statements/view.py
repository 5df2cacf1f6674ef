"""What the statement readers of Chinese and Urdu look at: one folded text, its quotations and its sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from extractors.reading.actors_index import ActorMention
from extractors.records import Span
from extractors.vernacular.reading import VernacularReading
from extractors.vernacular.sentences import quotations

Range = tuple[int, int]
"""Start and end offset, end exclusive."""

_STOPS = frozenset("。！？!?؟۔")
_STOP = re.compile("[。！？!?؟۔]")
_OPENERS = '“「『«"‘’”'
_CLOSERS = '”」』»"’‘'
_UNCLOSED = "“「『"
_SPACE = " \t\u3000\xa0"


class Mention(Protocol):
    """A mention of the reading."""

    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Mention)


def among(mentions: Sequence[M], start: int, end: int) -> Sequence[M]:
    """Return the mentions that start in a range, of mentions in order of the text."""
    first = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=lambda mention: mention.span.start)]


@dataclass(frozen=True)
class View:
    """An article as the statement readers see it; offsets of `text` and `folded` agree."""

    reading: VernacularReading

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @property
    def folded(self) -> str:
        """The text in one spelling."""
        return self.reading.folded

    @cached_property
    def paragraphs(self) -> tuple[Range, ...]:
        """Lines with words."""
        return tuple((span.start, span.end) for span in self.reading.paragraphs)

    def paragraph(self, offset: int) -> Range:
        """Return the line that holds an offset, the last before it where none does."""
        index = bisect_right(self.paragraphs, offset, key=lambda piece: piece[0]) - 1
        return self.paragraphs[max(index, 0)]

    @cached_property
    def quotes(self) -> tuple[Range, ...]:
        """Quotations with their marks, those that run over paragraphs cut at the line ends."""
        closed = quotations(self.text)
        return tuple(sorted([*closed, *self._open(closed)]))

    def _open(self, closed: tuple[Range, ...]) -> Iterator[Range]:
        """What a mark opens that its paragraph does not close: it goes on in the next paragraph."""
        starts = {start for start, _ in closed}
        inside = bytearray(len(self.text) + 1)
        for start, end in closed:
            inside[start:end] = b"\x01" * (end - start)
        for start, end in self.paragraphs:
            at = max(self.text.rfind(mark, start, end) for mark in _UNCLOSED)
            if at >= 0 and at not in starts and not inside[at]:
                yield at, end

    @cached_property
    def in_quote(self) -> bytearray:
        """1 for every offset that stands in a quotation, its marks included."""
        marked = bytearray(len(self.text) + 1)
        for start, end in self.quotes:
            marked[start:end] = b"\x01" * (end - start)
        return marked

    @cached_property
    def in_person(self) -> bytearray:
        """1 for every offset that stands in the name of a known person."""
        marked = bytearray(len(self.text) + 1)
        for mention in self.reading.actors:
            if mention.kind == "person":
                marked[mention.span.start : mention.span.end] = b"\x01" * (mention.span.end - mention.span.start)
        return marked

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """Sentences with their stops; a stop inside a quotation ends none."""
        return tuple(piece for paragraph in self.paragraphs for piece in self._cut(paragraph))

    def sentences_in(self, start: int, end: int) -> tuple[Range, ...]:
        """Return the sentences that start in a range."""
        first = bisect_left(self.sentences, start, key=lambda piece: piece[0])
        return self.sentences[first : bisect_left(self.sentences, end, key=lambda piece: piece[0])]

    def sentence_of(self, offset: int) -> Range:
        """Return the sentence that holds an offset, the last before it where none does."""
        return self.sentences[max(bisect_right(self.sentences, offset, key=lambda piece: piece[0]) - 1, 0)]

    def sentence_before(self, offset: int) -> Range:
        """Return the sentence before that of an offset, its own where it is the first."""
        index = bisect_right(self.sentences, offset, key=lambda piece: piece[0]) - 2
        return self.sentences[max(index, 0)]

    def _cut(self, paragraph: Range) -> Iterator[Range]:
        first, end = paragraph
        for stop in _STOP.finditer(self.text, *paragraph):
            if not self.in_quote[stop.start()]:
                yield self.trimmed(first, stop.end())
                first = stop.end()
        if self.text[first:end].strip():
            yield self.trimmed(first, end)

    @cached_property
    def quote_starts(self) -> dict[int, Range]:
        """Quotations by where they start."""
        return {start: (start, end) for start, end in self.quotes}

    @cached_property
    def quote_ends(self) -> dict[int, Range]:
        """Quotations by where they end."""
        return {end: (start, end) for start, end in self.quotes}

    @cached_property
    def actors_by_end(self) -> dict[int, ActorMention]:
        """Mentions of known actors by where they end, the longest of each."""
        found: dict[int, ActorMention] = {}
        for mention in self.reading.actors:
            other = found.get(mention.span.end)
            if other is None or mention.span.start < other.span.start:
                found[mention.span.end] = mention
        return found

    def trimmed(self, start: int, end: int) -> Range:
        """Return a range without white space at its ends."""
        while start < end and (self.text[start] in _SPACE or self.text[start] == "\n"):
            start += 1
        while end > start and (self.text[end - 1] in _SPACE or self.text[end - 1] == "\n"):
            end -= 1
        return start, end

    def span(self, piece: Range) -> Span:
        """Return a range as a span of the article's text."""
        return Span(*piece, self.text[slice(*piece)])

    def is_utterance(self, quote: Range) -> bool:
        """Whether a quotation looks like a sentence rather than a title or a word in scare quotes."""
        inner = self.text[quote[0] + 1 : quote[1]].strip(_CLOSERS + _OPENERS)
        return any(mark in inner for mark in "。！？，,!?؟۔،") or len(inner.split()) > 4

    def is_closed_sentence(self, quote: Range) -> bool:
        """Whether the quoted words end with a stop of their own."""
        inner = self.text[quote[0] : quote[1]].rstrip(_CLOSERS)
        return bool(inner) and inner[-1] in _STOPS
