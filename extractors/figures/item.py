"""A number in its sentence and clause: what every question about it starts from."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from extractors.figures.words import Words
from extractors.reading.dates import DateMention
from extractors.reading.nlp import Reading
from extractors.reading.quantities import Quantity
from extractors.records import Span

LONG_DAYS = 32
"""From this length a period holds many incidents; a month or less mostly dates one loosely."""
MONTH_DAYS, LARGE = 28, 100
"""A number from LARGE over a month holds many incidents too."""
_LONG_UNITS = ("month", "year", "decade")


@dataclass(frozen=True)
class Item:
    """A quantity with the token that stands for it."""

    reading: Reading
    words: Words
    quantity: Quantity
    number: int
    """Index of its sentence."""
    token: Token
    """The noun counted, else the number."""
    top: Token
    """What stands for the whole phrase in the clause: "hundreds" of "hundreds of engineers"."""

    @property
    def sentence(self) -> Span:
        """The sentence it stands in."""
        return self.reading.sentences[self.number]

    @property
    def size(self) -> int:
        """The least the number can be."""
        count = self.quantity.count
        return count.low or count.best or count.high or 0

    @property
    def noun(self) -> str:
        """The counted noun's base form; empty where none is written."""
        return self.token.lemma_.lower() if self.quantity.head is not None else ""

    def dates(self, *, above: bool) -> Iterator[DateMention]:
        """Yield the dates of the quantity's clause; with `above` those of the clauses that hold it too."""
        verb = governing_verb(self.token)
        clause = _clause(verb, above=above) if verb is not None else None
        for mention in dates_in(self.reading, self.sentence):
            span = self.reading.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            governor = governing_verb(span.root) if span is not None else None
            if clause is None or governor is None or governor.i in clause:
                yield mention

    def period(self) -> DateMention | None:
        """Return the longest period over a month that dates the clause; one without days is the last resort."""
        least = MONTH_DAYS if self.size >= LARGE else LONG_DAYS
        near = [mention for mention in self.dates(above=True) if is_long(mention, least)]
        return max(near, key=_length, default=None)

    def span_of_time(self) -> DateMention | None:
        """Return the longest stretch of time that dates the clause, however short."""
        stretches = [m for m in self.dates(above=True) if _is_past_stretch(m)]
        return max(stretches, key=_length, default=None)

    def only_period(self) -> DateMention | None:
        """Return the one long period of the sentence, whichever clause it stands in: "the review of 2024 counts …"."""
        long = [mention for mention in dates_in(self.reading, self.sentence) if is_long(mention)]
        return long[0] if len(long) == 1 else None

    def until(self) -> DateMention | None:
        """Return the date up to which the clause counts, where it tells no more: "by December 2024"."""
        return next((m for m in self.dates(above=True) if m.bound == "until" and not m.is_future), None)

    def is_of_one_day(self) -> bool:
        """Whether a day or a few of them date the clause."""
        return any(mention.when.precision in (1, 2) for mention in self.dates(above=False))


def item_of(reading: Reading, words: Words, quantity: Quantity) -> Item | None:
    """Return a quantity with its sentence and token; None for "a man" and what stands between sentences."""
    number = reading.sentence_index(quantity.span.start)
    if quantity.is_article or number is None:
        return None
    span = reading.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    token = reading.doc[quantity.head] if quantity.head is not None else span[-1]
    top = token
    while top.head.i != top.i and quantity.phrase.start <= top.head.idx < quantity.phrase.end:
        top = top.head
    return Item(reading, words, quantity, number, token, top)


def dates_in(reading: Reading, sentence: Span) -> Iterator[DateMention]:
    """Yield the dates written in a sentence, datelines left out."""
    first = bisect_left(reading.dates, sentence.start, key=lambda mention: mention.span.start)
    for mention in reading.dates[first:]:
        if mention.span.start >= sentence.end:
            return
        if not mention.is_dateline:
            yield mention


def days_of(mention: DateMention | None, anchor: date | None) -> tuple[date | None, date | None]:
    """Return a period's days, those after the day of writing left out: what is counted has happened."""
    if mention is None or mention.when.start is None or mention.when.end is None:
        return None, None
    return mention.when.start, min(mention.when.end, anchor) if anchor else mention.when.end


def governing_verb(token: Token) -> Token | None:
    """Return the verb that governs a token: not one that only leads a phrase on ("including five")."""
    return next(
        (node for node in (token, *token.ancestors) if node.pos_ in ("VERB", "AUX") and node.dep_ != "prep"), None
    )


def forms(token: Token) -> set[str]:
    """Return a word's lemma and the word itself, for the tagger takes "corps" and "data" for plurals."""
    return {token.lemma_.lower(), token.lower_}


def _clause(verb: Token, *, above: bool) -> frozenset[int]:
    """Return a verb, its coordinates and what leans on them ("34 injured"); with `above` the verbs that hold it too."""
    coordinates = [verb, *verb.conjuncts]
    leaning = [child for word in coordinates for child in word.children if child.dep_ == "acl" and word is not verb]
    return frozenset(word.i for word in (*coordinates, *leaning, *(verb.ancestors if above else ())))


def is_long(mention: DateMention, least: int = LONG_DAYS) -> bool:
    """Tell whether a mention names a past period of at least so many days."""
    if mention.is_future or mention.bound == "until" or mention.kind not in ("period", "range"):
        return False
    if mention.when.start is None:
        text = mention.span.text.lower()
        return not mention.is_relative and any(unit in text for unit in _LONG_UNITS)
    return _length(mention) >= least


def _is_past_stretch(mention: DateMention) -> bool:
    return mention.kind in ("period", "range") and not mention.is_future and mention.bound != "until"


def _length(mention: DateMention) -> int:
    start, end = mention.when.start, mention.when.end
    return (end - start).days + 1 if start and end else 0
