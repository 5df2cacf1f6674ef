"""One shallow reading of an article in Chinese or Urdu, shared by its readers of incidents, statements and figures."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from extractors.knowledge import Knowledge
from extractors.lexicon import Lexicon
from extractors.reading.actors import ActorMention
from extractors.reading.dates import DateMention
from extractors.reading.places import PlaceMention
from extractors.records import Article, Span
from extractors.vernacular.actors import find_actors
from extractors.vernacular.dates import find_anchor, find_dates
from extractors.vernacular.places import find_places
from extractors.vernacular.sentences import split_paragraphs, split_sentences
from extractors.vernacular.text import LANGUAGES, Units, base_language, fold, units_of


@dataclass(frozen=True, slots=True)
class VernacularReading:
    """An article with what its readers share; every offset points into `article.text`."""

    article: Article
    language: str
    """zh or ur."""
    folded: str
    """The text in one spelling, offset for offset: simplified characters, Urdu letters, digits 0 to 9."""
    units: Units
    """What word lists are matched on (`WordIndex.find`)."""
    anchor: date | None
    """The day relative dates count from."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    lexicon: Lexicon

    def sentence_index(self, offset: int) -> int | None:
        """Return which of `sentences` holds an offset of the text; None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def span(self, start: int, end: int) -> Span:
        """Return a piece of the article's text."""
        return Span(start, end, self.article.text[start:end])


def is_vernacular(article: Article) -> bool:
    """Say whether an article is in a language read without a parser."""
    return base_language(article.language) in LANGUAGES


def read_vernacular(article: Article, knowledge: Knowledge) -> VernacularReading:
    """Read an article in Chinese or Urdu; raise ValueError for another language."""
    language = base_language(article.language)
    if language not in LANGUAGES:
        raise ValueError(f"no vernacular reading of {article.language!r}")
    text, lexicon = article.text, knowledge.lexicon
    folded = fold(text, lexicon)
    units = units_of(folded, language)
    anchor = find_anchor(article, folded)
    actors = find_actors(text, units, language, knowledge, anchor)
    return VernacularReading(
        article=article,
        language=language,
        folded=folded,
        units=units,
        anchor=anchor,
        paragraphs=split_paragraphs(text),
        sentences=split_sentences(text),
        dates=find_dates(text, folded, anchor, language, lexicon),
        places=find_places(text, folded, units, language, actors, knowledge),
        actors=actors,
        lexicon=lexicon,
    )
