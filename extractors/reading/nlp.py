"""One spaCy pass per article, shared by all readers."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from spacy.tokens import Doc

from extractors.knowledge import Knowledge
from extractors.lexicon import Lexicon
from extractors.reading.actors import ActorMention, find_actors
from extractors.reading.dates import DateMention, find_anchor, find_dates
from extractors.reading.endings import own_end
from extractors.reading.parsing import parse_texts, tokenise
from extractors.reading.places import PlaceMention, find_places
from extractors.reading.quantities import Quantity, find_quantities
from extractors.reading.sentences import sentence_words
from extractors.records import Article, Span

PARSED_LANGUAGES = frozenset({"en"})
BATCH = 32
"""Articles parsed together: enough for the parser's batches, few enough to hold in memory."""


@dataclass(frozen=True)
class Reading:
    """An article with everything the readers share: parse, sentences, mentions."""

    article: Article
    doc: Doc
    """Over `article.text` from its start, less the teasers of other stories behind an English text's own words.

    So `token.idx` is an offset of the text.
    """
    parsed: bool
    """Whether the document has tags, a dependency parse and entities (English only)."""
    anchor: date | None
    """The day relative dates count from: the dateline's, else the publication day in Pakistan."""
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    quantities: tuple[Quantity, ...]
    lexicon: Lexicon
    """The word lists it was read with."""

    def sentence_index(self, offset: int) -> int | None:
        """Return which of `sentences` holds an offset of the text; None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None


def read(article: Article, knowledge: Knowledge) -> Reading:
    """Read one article."""
    return next(read_many([article], knowledge))


def read_many(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[Reading]:
    """Read articles in order, parsing those in English in batches."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        words = sentence_words(knowledge.lexicon)
        english = (article.text for article in batch if article.language in PARSED_LANGUAGES)
        parsed = parse_texts([text[: own_end(text)] for text in english], words)
        for article in batch:
            is_parsed = article.language in PARSED_LANGUAGES
            doc, sentences = next(parsed) if is_parsed else tokenise(article.text, words)
            yield _mentions(article, doc, sentences, is_parsed, knowledge)


def _mentions(article: Article, doc: Doc, sentences: tuple[Span, ...], parsed: bool, knowledge: Knowledge) -> Reading:
    anchor = find_anchor(article.text, article, knowledge.lexicon)
    dates = find_dates(doc, anchor, knowledge.lexicon)
    dated = {offset for found in dates for offset in range(found.span.start, found.span.end)}  # "in March in Pakistan"
    return Reading(
        article=article,
        doc=doc,
        parsed=parsed,
        anchor=anchor,
        sentences=sentences,
        dates=dates,
        places=tuple(place for place in find_places(doc, knowledge.gazetteer) if place.span.start not in dated),
        actors=find_actors(doc, knowledge.actors, anchor),
        quantities=find_quantities(doc, knowledge.lexicon, dates),
        lexicon=knowledge.lexicon,
    )
