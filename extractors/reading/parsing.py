"""spaCy over news text: hard-wrapped, upper-case, very long and mixed texts, with every character kept in place.

The parser never sees a text that would throw it: it is given a shadow of the text, with line breaks as spaces,
shouted sentences in lower case and invisible characters gone, and what it finds is carried back to the text itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

import numpy as np
import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab
from thinc.types import Ints2d

from extractors.reading.pipeline import annotate, english
from extractors.reading.sentences import SentenceWords, split_sentences
from extractors.records import Span

CHUNK_CHARS = 30_000
"""Longest piece parsed at once: the parser's memory grows with it."""
PARSED_CHARS = 1_000_000
"""Beyond this a text is split into tokens and sentences but not parsed: an article is not a million characters long."""
SHOUTED_SHARE = 0.8
"""Share of capitals among the letters from which a sentence of four words or more counts as shouted."""

TEXT_KEY = "text"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ODD_SPACE = re.compile(r"[^\S \n]")
_DRAWN_DASHES = str.maketrans("─―", "––")
"""Line signs that some outlets set for dashes."""
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"([{_IDEOGRAPH}]|(?:[^\W{_IDEOGRAPH}]+(?:['’.-](?=\w))?)+|[^\S ]+|[^\w\s]| +) ?")
_ENDLESS = re.compile(r"\S{400,}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a text parsed at once, and the shadow of it that the parser is given."""

    text: str
    shadow: str
    places: Sequence[int]
    """Offset in `text` of each character of `shadow`, and of its end."""
    starts: frozenset[int]
    """Offsets in `text` at which sentences start."""


def parse_texts(texts: Sequence[str], words: SentenceWords) -> Iterator[tuple[Doc, tuple[Span, ...]]]:
    """Parse English texts in one pass; yields each text's document (`doc.text == text`) and its sentences."""
    sentences = [split_sentences(text, words) for text in texts]
    pieces = [list(_pieces(text, spans, words)) for text, spans in zip(texts, sentences, strict=True)]
    parsed = annotate(_prepared(piece) for of_text in pieces for piece in of_text)
    for text, of_text, spans in zip(texts, pieces, sentences, strict=True):
        docs = [_carried_back(piece, next(parsed)) for piece in of_text]
        end = _cut(spans, 0, len(text), PARSED_CHARS)
        if end < len(text):
            docs.append(_unparsed(english().vocab, text[end:], _starts(spans, end, len(text))))
        doc = _joined(docs)
        doc.user_data[TEXT_KEY] = text
        yield doc, spans


def tokenise(text: str, words: SentenceWords) -> tuple[Doc, tuple[Span, ...]]:
    """Split a text of any language into tokens and sentences, without tags or parse; each ideograph is a token."""
    sentences = split_sentences(text, words)
    return _unparsed(_any_vocab(), text, _starts(sentences, 0, len(text))), sentences


def text_of(doc: Doc) -> str:
    """Return `doc.text`, put together once: spaCy joins it anew from all tokens whenever it is asked for."""
    if TEXT_KEY not in doc.user_data:
        doc.user_data[TEXT_KEY] = doc.text
    return str(doc.user_data[TEXT_KEY])


@cache
def _any_vocab() -> Vocab:
    return spacy.blank("xx").vocab


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    starts = [bool(token.is_sent_start) for doc in docs for token in doc]
    for doc in docs:
        doc.tensor = doc.tensor.ravel()[:0]  # pieces with and without a parse differ in width
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    _set_starts(joined, starts)  # joining forgets those of a piece without a parse
    return joined


def _starts(sentences: Sequence[Span], start: int, end: int) -> frozenset[int]:
    return frozenset(span.start - start for span in sentences if start <= span.start < end)


def _pieces(text: str, sentences: Sequence[Span], words: SentenceWords) -> Iterator[_Piece]:
    end = _cut(sentences, 0, len(text), PARSED_CHARS)
    start = 0
    while True:
        stop = _cut(sentences, start, end, CHUNK_CHARS)
        part = text[start:stop]
        inside = [span for span in sentences if start <= span.start < stop]
        shadow, places = _shadow(part, [(s.start - start, s.end - start) for s in inside], words)
        yield _Piece(part, shadow, places, _starts(inside, start, stop))
        start = stop
        if start >= end:
            return


def _cut(sentences: Sequence[Span], start: int, end: int, most: int) -> int:
    """Return where to end a piece of at most so many characters: before a sentence where that can be."""
    if end - start <= most:
        return end
    return max((span.start for span in sentences if start < span.start <= start + most), default=start + most)


def _shadow(text: str, sentences: Sequence[tuple[int, int]], words: SentenceWords) -> tuple[str, Sequence[int]]:
    # The tokenizer's time grows with the square of a word's length, and no word is this long.
    shadow = _ENDLESS.sub(lambda match: "x" * len(match.group()), _ODD_SPACE.sub(" ", text.translate(_DRAWN_DASHES)))
    for start, end in sentences:
        inside = shadow[start:end].replace("\n", " ")
        inside = _lowered(inside, words) if _is_shouted(inside) else inside
        if inside != text[start:end]:
            shadow = shadow[:start] + inside + shadow[end:]
    if not _INVISIBLE.search(shadow):
        return shadow, range(len(text) + 1)
    kept = [place for place, character in enumerate(shadow) if not _INVISIBLE.match(character)]
    return "".join(shadow[place] for place in kept), [*kept, len(text)]


def _is_shouted(sentence: str) -> bool:
    if sentence.count(" ") < 3:
        return False
    capitals = sum(map(str.isupper, sentence))
    return capitals >= SHOUTED_SHARE * sum(map(str.isalpha, sentence))


def _lowered(sentence: str, words: SentenceWords) -> str:
    small = "".join(low if len(low := character.lower()) == 1 else character for character in sentence)
    small = _WORD.sub(lambda m: m.group().capitalize() if m.group() in words.proper else m.group(), small)
    return small[:1].upper() + small[1:]


def _prepared(piece: _Piece) -> Doc:
    doc = english().make_doc(piece.shadow)
    offsets = map(int, doc.to_array(["IDX"]).ravel()) if len(doc) else ()
    _set_starts(doc, [piece.places[offset] in piece.starts for offset in offsets])
    return doc


def _set_starts(doc: Doc, starts: Sequence[bool]) -> None:
    """Fix where sentences start; the parser keeps to it. Token by token spaCy would look through the whole text."""
    if len(doc):
        values = np.where(np.array([True, *starts[1:]]), 1, -1)
        doc.from_array(["SENT_START"], cast(Ints2d, values.astype(np.int64).view(np.uint64).reshape(-1, 1)))


def _unparsed(vocab: Vocab, text: str, starts: frozenset[int]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    offsets: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match.group(1))
        spaces.append(match.end() > match.end(1))
        offsets.append(match.start())
    doc = Doc(vocab, words=words, spaces=spaces)
    _set_starts(doc, [offset in starts for offset in offsets])
    return doc


def _carried_back(piece: _Piece, shadow: Doc) -> Doc:
    """Return the document over the piece's own text with the tags, heads and entities found on its shadow."""
    if piece.shadow == piece.text:
        return shadow
    carried = _Carried()
    end = 0
    for token in shadow:
        if token.is_space:
            continue
        start, stop = piece.places[token.idx], piece.places[token.idx + len(token) - 1] + 1
        carried.add_gap(piece.text[end:start])
        carried.add(token, piece.text[start:stop])
        end = stop
    carried.add_gap(piece.text[end:])
    return carried.doc(shadow)


@dataclass(slots=True)
class _Carried:
    """A document in the making: the tokens of a shadow under the words of the text."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    sources: list[Token | None] = field(default_factory=list)
    """The shadow's token; None for white space that the shadow does not show."""

    def add(self, token: Token, word: str) -> None:
        self._append(word, token)

    def add_gap(self, gap: str) -> None:
        """Add what lies between two words: nothing, one space, or white space that is a token of its own."""
        if gap.startswith(" ") and self.words:
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            self._append(gap, None)

    def _append(self, word: str, token: Token | None) -> None:
        self.words.append(word)
        self.spaces.append(False)
        self.sources.append(token)

    def doc(self, shadow: Doc) -> Doc:
        place = {token.i: index for index, token in enumerate(self.sources) if token is not None}
        heads = [
            place.get(token.head.i, index) if token is not None else max(index - 1, 0)
            for index, token in enumerate(self.sources)
        ]
        return Doc(
            shadow.vocab,
            words=self.words,
            spaces=self.spaces,
            heads=heads,
            deps=[token.dep_ if token is not None else "dep" for token in self.sources],
            tags=[token.tag_ if token is not None else "_SP" for token in self.sources],
            pos=[token.pos_ if token is not None else "SPACE" for token in self.sources],
            lemmas=[
                token.lemma_ if token is not None else word
                for token, word in zip(self.sources, self.words, strict=True)
            ],
            morphs=[str(token.morph) if token is not None else "" for token in self.sources],
            ents=self._entities(),
        )

    def _entities(self) -> list[str]:
        tags: list[str] = []
        for token in self.sources:
            if token is None:
                tags.append(tags[-1].replace("B-", "I-") if tags and self._goes_on(len(tags)) else "O")
            else:
                tags.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O")
        return tags

    def _goes_on(self, index: int) -> bool:
        following = next((token for token in self.sources[index:] if token is not None), None)
        return following is not None and following.ent_iob_ == "I"
