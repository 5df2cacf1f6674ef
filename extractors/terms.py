"""What a piece of speech is compared by: its content words without their endings, translations brought together.

Two reports of one sentence differ by translation, tense and order. A term is a word's stem; words of one set of
terms.toml are one term ("=security", of a state "@china"), in whatever language; a name of several capitalised words
is one too ("~special protection unit"). Stems cut the suffixes of English after Porter's first steps (An algorithm for
suffix stripping, 1980), and no more: "organised" and "organized" meet, "nation" and "national" do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Self

from extractors.lexicon import Lexicon
from extractors.records import Extraction, Span

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_NAME = re.compile(r"\b[A-Z][\w-]+(?:\s+(?:of\s+(?:the\s+)?|for\s+)?[A-Z][\w-]+)+")
_SUFFIXES = (
    "ational",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ies",
    "ied",
    "ers",
    "est",
    "ed",
    "es",
    "ly",
    "er",
    "s",
)
_SHORTEST_STEM = 4
_SHORTEST_WORD = 3


@dataclass(frozen=True)
class TermWords:
    """The lists of terms.toml."""

    function: frozenset[str]
    same: dict[str, str]
    """Word to its set's name."""
    unspaced: re.Pattern[str]
    unspaced_sets: tuple[tuple[str, str], ...]
    """Words of scripts without spaces, longest first, with their set's name."""

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Read the parsed lists."""
        table = lexicon.table("terms")
        same = {word: f"={words[0]}" for words in table["same"]["sets"] for word in words}
        same |= {word: f"@{words[0]}" for words in table["countries"]["sets"] for word in words}
        unspaced = re.compile(f"[{table['unspaced']['letters']}]")
        of_script = sorted((word for word in same if unspaced.search(word)), key=len, reverse=True)
        return cls(
            function=frozenset(table["function"]["words"].split()),
            same=same,
            unspaced=unspaced,
            unspaced_sets=tuple((word, same[word]) for word in of_script),
        )


@cache
def load_terms(lexicon: Lexicon) -> TermWords:
    """Return the lists of a lexicon."""
    return TermWords.of(lexicon)


def terms_of(text: str, words: TermWords) -> tuple[str, ...]:
    """Return the terms of a text, each once, sorted."""
    if 2 * len(words.unspaced.findall(text)) > len(text):
        return tuple(sorted(set(_unspaced(text, words))))
    return tuple(sorted({*_spaced(text, words), *_names(text)}))


def with_terms(extraction: Extraction, lexicon: Lexicon) -> Extraction:
    """Return an extraction whose statements and meeting points carry their terms."""
    words = load_terms(lexicon)
    return replace(
        extraction,
        statements=tuple(replace(said, terms=_of_spans(said.content, words)) for said in extraction.statements),
        meetings=tuple(
            replace(
                meeting,
                points=tuple(replace(point, terms=terms_of(point.span.text, words)) for point in meeting.points),
            )
            for meeting in extraction.meetings
        ),
    )


def _of_spans(spans: tuple[Span, ...], words: TermWords) -> tuple[str, ...]:
    return terms_of(" ".join(span.text for span in spans), words)


def _spaced(text: str, words: TermWords) -> Iterator[str]:
    for match in _WORD.finditer(text.lower()):
        word = match.group().replace("’", "'").removesuffix("'s").removesuffix("'")
        if word in words.function:
            continue
        if word in words.same:
            yield words.same[word]
        elif word.isdigit() or len(word) >= _SHORTEST_WORD:
            yield stem(word)


def stem(word: str) -> str:
    """Return an English word without its ending, British and American spellings alike."""
    word = word.replace("isation", "ization").replace("ise", "ize").replace("our", "or").replace("-", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word.removesuffix(suffix)
            break
    return word.removesuffix("e").removesuffix("y") if len(word) > _SHORTEST_STEM else word


def _names(text: str) -> Iterator[str]:
    """Yield names of several capitalised words; the word that opens a sentence may be one of them."""
    for match in _NAME.finditer(text):
        yield "~" + re.sub(r"\s+", " ", match.group().lower())


def _unspaced(text: str, words: TermWords) -> Iterator[str]:
    rest = text
    for word, name in words.unspaced_sets:
        if word in rest:
            yield name
            rest = rest.replace(word, " ")
    yield from re.findall(r"\d+", rest)
    for run in re.findall(f"{words.unspaced.pattern}+", rest):
        yield from (one + other for one, other in pairwise(run))
