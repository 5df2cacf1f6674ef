"""What the incident reader looks at: a reading with the words, numbers and clauses of every sentence."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from extractors.knowledge import Knowledge
from extractors.reading.actors import ActorMention
from extractors.reading.dates import DateMention
from extractors.reading.places import PlaceMention
from extractors.records import Span
from extractors.vernacular.counts import Number, find_numbers
from extractors.vernacular.incidents.words import IncidentWords, Senses, incident_words
from extractors.vernacular.reading import VernacularReading, read_vernacular

CLAUSE_END = {
    "zh": re.compile(r"[，,：:；;（）()！？。]"),
    "ur": re.compile(r"[،؛,;:()]|(?<!\w)(?:کہ|جبکہ|جب\sکہ|تاہم|لیکن)(?!\w)"),
}
LONGEST_SENTENCE = 500
"""Characters; some outlets write without full stops."""
GROUPS_ONLY = frozenset({"group"})
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of the incident lists found in the text."""

    start: int
    end: int
    senses: Senses

    def __getitem__(self, name: str) -> str:
        """Return what the entry says in a list; "" where it is not in it."""
        return self.senses.get(name, "")


@dataclass(frozen=True)
class Passage:
    """A sentence, or the part of one that tells one happening, with all that stands in it."""

    sentence: int
    start: int
    end: int
    words: Sequence[Word]
    numbers: Sequence[Number]
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]
    clauses: Sequence[int]
    """Offsets at which a clause ends."""
    apart: frozenset[str] = frozenset()
    """Names of places of which its sentence tells other happenings."""

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the clause around an offset."""
        at = bisect_left(self.clauses, offset + 1)
        start = self.clauses[at - 1] if at else self.start
        return start, self.clauses[at] if at < len(self.clauses) else self.end

    def after(self, offset: int) -> Sequence[Word]:
        """Return the words that start at an offset or later."""
        return self.words[bisect_left(self.words, offset, key=lambda w: w.start) :]

    def before(self, offset: int) -> Sequence[Word]:
        """Return the words that end at an offset or earlier."""
        return self.words[: bisect_left(self.words, offset + 1, key=lambda w: w.end)]

    def between(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that start between two offsets."""
        return self.words[
            bisect_left(self.words, start, key=lambda w: w.start) : bisect_left(self.words, end, key=lambda w: w.start)
        ]

    def has(self, name: str) -> bool:
        """Say whether a word of a list stands in it."""
        return any(name in word.senses for word in self.words)

    def cut(self, start: int, end: int) -> "Passage":
        """Return a part of it."""
        return Passage(
            self.sentence,
            start,
            end,
            [w for w in self.words if start <= w.start < end],
            [n for n in self.numbers if start <= n.start < end],
            [d for d in self.dates if start <= d.span.start < end],
            [p for p in self.places if start <= p.span.start < end],
            [a for a in self.actors if start <= a.span.start < end],
            [c for c in self.clauses if start < c < end],
            self.apart,
        )


@dataclass(frozen=True)
class View:
    """An article as the incident reader sees it."""

    reading: VernacularReading
    lists: IncidentWords
    sentences: tuple[Passage, ...]
    knowledge: Knowledge

    @cached_property
    def title(self) -> "View | None":
        """The headline, read alike; its offsets are its own. None where the text repeats it."""
        title = self.reading.article.title
        if not title or title in self.reading.article.text:
            return None
        article = replace(self.reading.article, text=title, title=None)
        return view_of(read_vernacular(article, self.knowledge), self.knowledge)

    @property
    def folded(self) -> str:
        """The text in one spelling."""
        return self.reading.folded

    @property
    def is_chinese(self) -> bool:
        """Whether the article is in Chinese; else it is in Urdu."""
        return self.reading.language == "zh"


def view_of(reading: VernacularReading, knowledge: Knowledge) -> View:
    """Return the view of a reading: one pass over the text for all lists."""
    lists = incident_words(knowledge, reading.language)
    groups = [a.span for a in reading.actors if a.kind in GROUPS_ONLY]
    words = [Word(h.start, h.end, h.value) for h in lists.index.find(reading.units)]
    words = list(_outside(words, groups))
    numbers = _undated(reading, find_numbers(reading.folded, reading.units, reading.language, reading.lexicon))
    whole = Passage(
        -1,
        0,
        len(reading.folded),
        words,
        numbers,
        reading.dates,
        reading.places,
        reading.actors,
        [match.end() for match in CLAUSE_END[reading.language].finditer(reading.folded)],
    )
    return View(reading, lists, tuple(_sentences(reading, whole)), knowledge)


def _undated(reading: VernacularReading, numbers: Sequence[Number]) -> Sequence[Number]:
    """Return the numbers that are no part of a date."""
    spans = [d.span for d in reading.dates]
    ends = [span.end for span in spans]
    at = ((number, bisect_left(ends, number.start + 1)) for number in numbers)
    return [number for number, i in at if i == len(spans) or spans[i].start >= number.end]


def _outside(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Word]:
    """Yield the words that are no part of a group's name."""
    at = 0
    for word in words:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        if at == len(spans) or spans[at].start >= word.end:
            yield word


def _sentences(reading: VernacularReading, whole: Passage) -> Iterator[Passage]:
    for index, sentence in enumerate(reading.sentences):
        for span in _pieces(sentence, whole.clauses):
            yield Passage(
                index,
                span.start,
                span.end,
                _between(whole.words, span, lambda w: w.start),
                _between(whole.numbers, span, lambda n: n.start),
                _between(whole.dates, span, lambda d: d.span.start),
                _between(whole.places, span, lambda p: p.span.start),
                _between(whole.actors, span, lambda a: a.span.start),
                _between(whole.clauses, span, lambda c: c),
            )


def _pieces(sentence: Span, clauses: Sequence[int]) -> Iterator[Span]:
    """Cut a sentence that runs on for pages at its clauses, so that reading it stays linear."""
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        at = bisect_left(clauses, start + LONGEST_SENTENCE) - 1
        end = clauses[at] if at >= 0 and clauses[at] > start else start + LONGEST_SENTENCE
        yield Span(start, end, sentence.text[start - sentence.start : end - sentence.start])
        start = end
    yield Span(start, sentence.end, sentence.text[start - sentence.start :])


def _between(items: Sequence[S], span: Span, start: Callable[[S], int]) -> Sequence[S]:
    """Return the items of an ordered list that start inside a span."""
    return items[bisect_left(items, span.start, key=start) : bisect_left(items, span.end, key=start)]
