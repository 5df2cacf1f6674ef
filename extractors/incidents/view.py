"""One reading laid out for the incident reader: lemmas, sentence bounds, and mentions by sentence."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from extractors.incidents.lexicon import IncidentLexicon
from extractors.reading.actors_index import ActorMention
from extractors.reading.dates import DateMention
from extractors.reading.nlp import Reading
from extractors.reading.places import PlaceMention
from extractors.reading.quantities import Quantity
from extractors.records import Span

NOUNS = frozenset({"NOUN", "PROPN"})
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "i", "me", "himself", "herself", "someone", "somebody"})


DATELINE_WORDS = 10
"""Words in which a dateline has its dash."""
DASHES = frozenset({"-", "--", "–", "—"})
HEADING_CHARS = 60
LEAD_LINES = 2
"""Lines of an article's top, which may be its own headline and caption."""
LEAST_HEADLINE, MOST_HEADLINE = 5, 16
"""Words of a headline."""
_CLOSERS = "\"'”’)] "
_BULLETS = "►▶•·»›>*|–—- \t\n\r"
"""Signs before a line that are none of its words."""


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=_Spanned)


@dataclass(frozen=True)
class View:
    """A reading with what is looked up again and again."""

    reading: Reading
    lexicon: IncidentLexicon
    doc: Doc
    words: list[tuple[str, str]]
    """(lemma, lower-case form) of every token."""
    bounds: list[tuple[int, int]]
    """First and last-exclusive token of every sentence."""
    dates: list[list[DateMention]]
    """By sentence."""
    places: list[list[PlaceMention]]
    place_tokens: set[int]
    quantities: dict[int, Quantity]
    """By the token of the noun counted and by that of the number's last word."""

    groups: dict[int, ActorMention]
    """By token: the armed group, party or band that it is part of the name of."""

    is_own: list[bool]
    """By sentence: false for lines about other stories ("Related:", "Read more")."""

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each token begins."""
        return [int(offset) for offset in self.doc.to_array(["IDX"]).ravel()]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of people's full names, in lower case."""
        return frozenset(ent[-1].lower_ for ent in self.doc.ents if ent.label_ == "PERSON" and len(ent) > 1)

    @cached_property
    def aged(self) -> frozenset[int]:
        """The last words of names with an age after them, whatever the parser took them for: "Sibil Kot, 17"."""
        ages = (self.token_at(q.span.start) for q in self.reading.quantities if q.kind == "age")
        return frozenset(i - 2 for i in ages if i > 1 and self.doc[i - 1].text == "," and self.doc[i - 2].tag_ == "NNP")

    @cached_property
    def openings(self) -> frozenset[int]:
        """The words of datelines with a town known or not: in capitals before a dash, or before "(AGENCY) -"."""
        starts = (self.doc[start : min(start + DATELINE_WORDS, end)] for start, end in self.bounds)
        return frozenset(i for row in starts for i in _dateline(row))

    @cached_property
    def dateline_tokens(self) -> frozenset[int]:
        """The tokens of places in datelines."""
        spans = (p.span for row in self.places for p in row if p.is_dateline)
        return frozenset(i for span in spans for i in range(*self.tokens_of(span)))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word of the text, in lower case."""
        return frozenset(lower for _, lower in self.words)

    def sentence_of(self, token: int) -> int:
        """Return the index of the sentence a token is in."""
        return bisect_right(self.bounds, token, key=lambda bound: bound[0]) - 1

    def span(self, start: int, end: int) -> Span:
        """Return tokens `start` to `end` (exclusive) as a span of the text, without white space at its ends."""
        text = self.reading.article.text
        first = self.doc[start].idx
        last = self.doc[end - 1].idx + len(self.doc[end - 1])
        while last > first and text[last - 1].isspace():
            last -= 1
        while first < last and text[first].isspace():
            first += 1
        return Span(first, last, text[first:last])

    def sentence_span(self, sentence: int) -> Span:
        """Return a sentence as a span of the text."""
        return self.span(*self.bounds[sentence])

    def token_at(self, offset: int) -> int:
        """Return the token that holds the character at `offset`."""
        return max(0, bisect_right(self._offsets, offset) - 1)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the first and last-exclusive token of a span."""
        return self.token_at(span.start), self.token_at(max(span.start, span.end - 1)) + 1

    def root_of(self, span: Span) -> Token:
        """Return the token of a span that the rest of the span hangs on."""
        start, end = self.tokens_of(span)
        return self.doc[start:end].root

    def clause_verbs(self, tokens: set[int]) -> set[int]:
        """Return the verbs that govern the clauses some tokens stand in; a verb governs its own."""
        return {clause_verb(self.doc[token]).i for token in tokens}

    def ruling_verbs(self, tokens: set[int]) -> set[int]:
        """Return those verbs, and the ones whose infinitive they are: "tried" of "tried to storm"."""
        found = self.clause_verbs(tokens)
        for index in list(found):
            token = self.doc[index]
            while token.dep_ in {"xcomp", "conj"} and token.head.pos_ in {"VERB", "AUX"}:
                token = token.head
                found.add(token.i)
        return found

    def is_crime(self, token: Token) -> bool:
        """Say whether a word names a deed that somebody is blamed for: "the attack", "murder"."""
        return self.lexicon.has("attribution.crimes", *self.words[token.i])

    def is_person_like(self, token: Token) -> bool:
        """Say whether a noun, pronoun or number stands for people."""
        lemma, lower = self.words[token.i]
        if token.i in self.dateline_tokens or token.i in self.openings:
            return False
        if token.ent_type_ in {"PERSON", "NORP"} or lower in PERSON_PRONOUNS or lemma in self.lexicon.roles:
            return True
        if lower in self.lexicon.roles or lower in {"they", "them", "who", "whom", "others", "one", "some", "many"}:
            return True
        if token.tag_ == "CD" or lower == "old" or (token.i in self.aged and token.i not in self.place_tokens):
            return True
        if token.tag_ == "NNP" and (not token.ent_type_ or lower in self.surnames):
            return token.i not in self.place_tokens
        return any(child.text.lower().endswith("old") and child.dep_ == "amod" for child in token.children)


def _dateline(row: DocSpan) -> Iterator[int]:
    """Yield the words of a dateline that opens a sentence."""
    dash = next((t.i for t in row if t.text in DASHES), None)
    if dash is None or dash == row.start:
        return
    if row.doc[dash - 1].text == ")":
        yield from range(row.start, dash)
    elif row[0].text.isupper() and len(row[0]) > 1:
        yield row.start


def clause_verb(token: Token) -> Token:
    """Return the verb of the clause a word stands in; where there is none, the topmost word above it."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def view_of(reading: Reading, lexicon: IncidentLexicon) -> View:
    """Lay a parsed reading out."""
    doc = reading.doc
    bounds = [(sentence.start, sentence.end) for sentence in doc.sents]
    view = View(
        reading=reading,
        lexicon=lexicon,
        doc=doc,
        words=[(token.lemma_.lower(), token.lower_) for token in doc],
        bounds=bounds,
        dates=[],
        places=[],
        place_tokens=set(),
        quantities={},
        groups={},
        is_own=_own_sentences(reading, lexicon),
    )
    starts = [doc[start].idx for start, _ in bounds]
    view.dates.extend(_by_sentence(reading.dates, starts))
    view.places.extend(_by_sentence(reading.places, starts))
    for actor in reading.actors:
        if actor.kind == "group":
            view.groups.update(dict.fromkeys(range(*view.tokens_of(actor.span)), actor))
    for row in view.places:
        row[:] = [mention for mention in row if not _is_acronym_of_group(view, mention)]
        for mention in row:
            view.place_tokens.update(range(*view.tokens_of(mention.span)))
    for quantity in reading.quantities:
        if not _counts_people(doc, quantity, lexicon):
            continue
        numbers = range(*view.tokens_of(quantity.span))
        view.quantities[quantity.head if quantity.head is not None else numbers[-1]] = quantity
        if not quantity.is_article:
            view.quantities.update({number: quantity for number in numbers if number not in view.quantities})
    return view


def _is_acronym_of_group(view: View, mention: PlaceMention) -> bool:
    """Say whether what reads as a place abbreviates an armed group: "BLA", and a town of that name far away."""
    return mention.span.text.isupper() and view.token_at(mention.span.start) in view.groups


def _own_sentences(reading: Reading, lexicon: IncidentLexicon) -> list[bool]:
    own: list[bool] = []
    ended = False
    texts = [sentence.text.strip() for sentence in reading.doc.sents]
    stopped = [text.rstrip(_CLOSERS).endswith((".", "!", "?")) for text in texts]
    for index, sentence in enumerate(texts):
        text = sentence.lower().lstrip(_BULLETS)
        ended = ended or (index > 2 and len(text) < HEADING_CHARS and _opens(text, lexicon, "related.headings"))
        between = LEAD_LINES < index < len(texts) - 1 and stopped[index - 1] and stopped[index + 1]
        linked = between and not stopped[index] and _is_headline(sentence)
        own.append(not ended and not linked and not _opens(text, lexicon, "related.openings"))
    return own


def _is_headline(line: str) -> bool:
    """Say whether a line without a stop between whole sentences reads as another story's headline."""
    return line[:1].isalnum() and LEAST_HEADLINE <= len(line.split()) <= MOST_HEADLINE and not line.isupper()


def _opens(text: str, lexicon: IncidentLexicon, name: str) -> bool:
    return text.startswith(tuple(lexicon.words[name]))


def _counts_people(doc: Doc, quantity: Quantity, lexicon: IncidentLexicon) -> bool:
    if _is_age_limit(doc, quantity):
        return False
    if quantity.kind in {"people", "unknown"}:
        return True
    return quantity.kind == "thing" and quantity.head is not None and doc[quantity.head].lemma_.lower() in lexicon.roles


def _is_age_limit(doc: Doc, quantity: Quantity) -> bool:
    """Say whether a number is an age: "younger than 12"."""
    words = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    before = [t.lower_ for t in doc[max(0, words.start - 2) : words.start]] if words is not None else []
    return before in (["younger", "than"], ["older", "than"])


def _by_sentence(mentions: Iterable[S], starts: Sequence[int]) -> list[list[S]]:
    rows: list[list[S]] = [[] for _ in starts]
    for mention in mentions:
        rows[max(0, bisect_right(starts, mention.span.start) - 1)].append(mention)
    return rows
