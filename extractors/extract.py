"""Everything one article says: one reading, three readers over it."""

from collections.abc import Iterable, Iterator

from extractors.figures import read_figures
from extractors.incidents import read_incidents
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading, read_many
from extractors.records import Article, Extraction
from extractors.statements import read_statements


def extract(article: Article, knowledge: Knowledge) -> Extraction:
    """Read one article into incidents, statements and figures."""
    return next(extract_many([article], knowledge))


def extract_many(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[Extraction]:
    """Read articles one after another, in order; an article in a language without a parser yields nothing."""
    for reading in read_many(articles, knowledge):
        yield _extract(reading, knowledge)


def _extract(reading: Reading, knowledge: Knowledge) -> Extraction:
    if not reading.parsed:
        return Extraction()
    return Extraction(
        incidents=read_incidents(reading, knowledge),
        statements=read_statements(reading, knowledge),
        figures=read_figures(reading, knowledge),
    )
