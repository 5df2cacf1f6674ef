"""A number in its sentence and clause: what every question about it starts from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from extractors.figures.periods import (
    LONG_DAYS,
    Claim,
    choose,
    claims_in,
    dates_in,
    is_long,
    is_stretch,
    since_of,
    with_neighbour,
)
from extractors.figures.words import Words
from extractors.reading.dates import DateMention
from extractors.reading.nlp import Reading
from extractors.reading.quantities import Quantity
from extractors.records import Span

MONTH_DAYS, LARGE = 28, 100
"""A number from LARGE over a month holds many incidents too."""
_MONTH_PRECISION = 4
"""UCDP's precision of a month."""


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

    @cached_property
    def written(self) -> tuple[DateMention, ...]:
        """The dates written in its sentence."""
        return tuple(dates_in(self.reading, self.sentence))

    @cached_property
    def _claims(self) -> dict[int, Claim]:
        return dict(claims_in(self.reading, self.sentence))

    @property
    def claim(self) -> Claim | None:
        """Its claim on a period that stands beside it."""
        return next((claim for claim in self._claims.values() if claim.number == self.quantity.span.start), None)

    def dates(self, *, above: bool) -> Iterator[DateMention]:
        """Yield the dates of the quantity's clause; with `above` those of the clauses that hold it too."""
        verb = governing_verb(self.token)
        clause = _clause(verb, above=above) if verb is not None else None
        for mention in self.written:
            governor = self._governor(mention)
            if clause is None or governor is None or governor.i in clause:
                yield mention

    def period(self) -> DateMention | None:
        """Return the longest period over a month that dates the number; one without days is the last resort."""
        least = MONTH_DAYS if self.size >= LARGE or self.noun in self.words.events else LONG_DAYS
        return self._chosen([mention for mention in self.dates(above=True) if is_long(mention, least)], least)

    def span_of_time(self) -> DateMention | None:
        """Return the longest stretch of time that dates the number, however short."""
        return self._chosen([mention for mention in self.dates(above=True) if is_stretch(mention)], 0)

    def only_period(self) -> DateMention | None:
        """Return the one long period of the sentence, whichever clause it stands in: "the review of 2024 counts …"."""
        long = [mention for mention in self.written if is_long(mention) and mention.span.start not in self._claims]
        return long[0] if len(long) == 1 else None

    def until(self) -> DateMention | None:
        """Return the date up to which the clause counts, where it tells no more: "by December 2024"."""
        return next((m for m in self.dates(above=True) if m.bound == "until" and not m.is_future), None)

    def is_large_until(self) -> bool:
        """Whether a large number is counted up to a month or a year: "as of last month, 412 had been convicted"."""
        last = self.until()
        return last is not None and last.when.precision >= _MONTH_PRECISION and self.size >= LARGE

    def _chosen(self, near: list[DateMention], least: int) -> DateMention | None:
        verb = governing_verb(self.token)
        beside = [mention for mention in near if verb is not None and self._governor(mention) == verb]
        fitting = [mention for mention in self.written if is_long(mention, least)]
        period = choose(beside or near, fitting, self._claims, self.quantity.span.start)
        return with_neighbour(self.reading, period, fitting) if period is not None else None

    def _governor(self, mention: DateMention) -> Token | None:
        """Return the verb that a date belongs to: with "since it was set up in 2019" the one above "since"."""
        opening = since_of(self.reading, self.sentence, mention)
        start = mention.span.start if opening is None else opening
        span = self.reading.doc.char_span(start, mention.span.end, alignment_mode="expand")
        if span is None:
            return None
        token = span.root if opening is None else span[0]
        return governing_verb(token.head.head if token.dep_ == "mark" else token)

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
