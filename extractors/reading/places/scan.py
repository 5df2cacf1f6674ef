"""Finding names in text: the words of an article matched against the gazetteer, longest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.reading.places.entry import HOME, TOWNS, Entry
from extractors.reading.places.gazetteer import Gazetteer
from extractors.reading.places.names import LINKS, is_cased, name_key

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
"""Accents and Arabic vowel signs that follow their letter."""
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|(?!(?<=[^\W_]['’])s\b)(?:[^\W_][{_MARKS}]*)+(?:['’](?!s\b)[^\W_]+)*")
_GLUE = re.compile(r"[ \t]*\n?[ \t]*|[-–‐/]| & ")
_POINT = re.compile(r"\.[ ]?")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits, with its key."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it can begin a name: a capital letter, or a script without them."""
        return not self.text[0].islower() and not self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Match:
    """Words that are a name of one or more gazetteer entries."""

    first: int
    """Index of the first word; -1 for a name found inside an unspaced script."""
    last: int
    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    kinds: frozenset[str] = frozenset()
    """Kinds that the words beside the name allow; empty where none stand there."""


@lru_cache(maxsize=2)
def split_words(text: str) -> tuple[Word, ...]:
    """Split a text into words; "U.S." and "D.I." are one word each, a possessive s is none.

    The last texts are remembered: places and actors are both looked for among the words of one text.
    """
    return tuple(Word(m.start(), m.end(), m.group(), name_key(m.group())) for m in _WORD.finditer(text))


def find_names(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> list[Match]:
    """Return every longest run of words that names a gazetteer entry, in order, without overlaps."""
    found = list(_spaced(text, words, gazetteer))
    if not text.isascii():
        taken = [(match.start, match.end) for match in found]
        found += [
            match
            for match in _unspaced(text, gazetteer)
            if not any(a < match.end and match.start < b for a, b in taken)
        ]
    return sorted(found, key=lambda match: match.start)


def glued(text: str, left: Word, right: Word) -> bool:
    """Say whether two words can belong to one name: a space, line end or hyphen between, or the point of "St."."""
    between = text[left.end : right.start]
    return bool(_GLUE.fullmatch(between)) or (len(left.text) <= 2 and bool(_POINT.fullmatch(between)))


def _spaced(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Match]:
    at = 0
    while at < len(words):
        match = _longest(text, words, at, gazetteer) if words[at].capital else None
        if match:
            yield match
        at = match.last + 1 if match else at + 1


def _longest(text: str, words: Sequence[Word], at: int, gazetteer: Gazetteer) -> Match | None:
    reach = min(gazetteer.reach.get(words[at].key, 1), _LONGEST)
    last, key = at, words[at].key
    runs = [(key, at)]
    while len(runs) < reach and last + 1 < len(words) and glued(text, words[last], words[last + 1]):
        last += 1
        if words[last].key not in LINKS:
            key = f"{key} {words[last].key}"
            runs.append((key, last))
    for key, last in reversed(runs):
        if key in gazetteer.names:
            entries = gazetteer.entries(key)
            if _is_name(words[at : last + 1], entries):
                start, end = words[at].start, words[last].end
                return Match(at, last, start, end, text[start:end], entries)
    return None


def _is_name(words: Sequence[Word], entries: Sequence[Entry]) -> bool:
    """Say whether words are written as a name; "Pir koh" and "Dasu dam" are, for villages and sites of Pakistan."""
    if words[-1].capital or not is_cased(words[-1].text) or len(words) > 2:
        return True
    return all(entry.country == HOME and entry.kind in (*TOWNS, "site") for entry in entries)


def _unspaced(text: str, gazetteer: Gazetteer) -> Iterator[Match]:
    for match in gazetteer.unspaced.finditer(text):
        yield Match(-1, -1, match.start(), match.end(), match.group(), gazetteer.entries(match.group()))
