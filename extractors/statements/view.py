"""One article laid out for the statement readers: every look-up they repeat is made once here."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from extractors.reading.actors_index import Actor
from extractors.reading.nlp import Reading
from extractors.statements.quotes import Quote, find_quotes
from extractors.statements.words import Words

Range = tuple[int, int]
"""Offsets in the text, end exclusive."""

_EDGE = " \t\r\n\xa0"


@dataclass(frozen=True)
class View:
    """A reading with its quotations, paragraphs and cue words."""

    reading: Reading
    words: Words
    actors: Mapping[str, Actor]
    """The actor list by id."""

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.reading.doc

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, made once: to ask the document for one makes it anew."""
        return tuple(self.doc)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotations in order."""
        return find_quotes(self.text)

    @cached_property
    def quote_of(self) -> tuple[int, ...]:
        """For each token the index of the quotation it stands in, or -1."""
        found = [-1] * len(self.doc)
        for number, quote in enumerate(self.quotes):
            for at in range(self.token_at(quote.start), self.token_at(quote.end - 1) + 1):
                found[at] = number
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.tokens]

    @cached_property
    def _breaks(self) -> list[int]:
        return [at for at, char in enumerate(self.text) if char == "\n"]

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers an offset (the one before it in white space)."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def paragraph(self, offset: int) -> Range:
        """Return the line an offset stands in."""
        number = bisect_right(self._breaks, offset)
        start = self._breaks[number - 1] + 1 if number else 0
        if number and self._breaks[number - 1] == offset:
            start = self._breaks[number - 2] + 1 if number > 1 else 0
            return start, offset
        end = self._breaks[number] if number < len(self._breaks) else len(self.text)
        return start, end

    @cached_property
    def lines(self) -> tuple[Range, ...]:
        """Lines with words in them, in order."""
        edges = [-1, *self._breaks, len(self.text)]
        spans = ((start + 1, end) for start, end in pairwise(edges))
        return tuple(span for span in spans if self.text[slice(*span)].strip())

    def paragraph_number(self, offset: int) -> int:
        """Return how many lines end before an offset."""
        return bisect_right(self._breaks, offset)

    def lemma(self, token: Token) -> str:
        """Return a token's base form as the word lists spell it."""
        lemma = token.lemma_.lower()
        return self.words.cues.spelling.get(lemma, lemma)

    def sentence(self, token: Token) -> Range:
        """Return the tokens of a sentence as indexes, cut at line breaks."""
        sent = token.sent
        low, high = self.paragraph(token.idx)
        start = sent.start if sent.start_char >= low else self.token_at(low)
        end = sent.end if sent.end_char <= high else self.token_at(max(high - 1, low)) + 1
        return start, max(end, token.i + 1)

    def chars(self, start: int, end: int) -> Range:
        """Return the offsets of the tokens from `start` to before `end`, without white space at the edges."""
        first, last = self.tokens[start], self.tokens[end - 1]
        return self.trimmed(first.idx, last.idx + len(last))

    def trimmed(self, start: int, end: int) -> Range:
        """Return a range without white space at its edges."""
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        return start, end
