"""Everything one article says: one reading, three readers over it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from extractors.figures import read_figures
from extractors.incidents import read_incidents
from extractors.knowledge import Knowledge
from extractors.reading.nlp import BATCH, Reading, read_many
from extractors.records import Article, Extraction
from extractors.statements import read_said
from extractors.terms import with_terms
from extractors.vernacular.figures import read_vernacular_figures
from extractors.vernacular.incidents import read_vernacular_incidents
from extractors.vernacular.reading import is_vernacular, read_vernacular
from extractors.vernacular.statements import read_vernacular_statements


def extract(article: Article, knowledge: Knowledge) -> Extraction:
    """Read one article into incidents, statements, meetings and figures."""
    return next(extract_many([article], knowledge))


def extract_many(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[Extraction]:
    """Read articles one after another, in order; in languages other than English, Chinese and Urdu they say nothing."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        parsed = read_many([article for article in batch if not is_vernacular(article)], knowledge)
        for article in batch:
            said = _vernacular(article, knowledge) if is_vernacular(article) else _extract(next(parsed), knowledge)
            yield with_terms(said, knowledge.lexicon)


def _extract(reading: Reading, knowledge: Knowledge) -> Extraction:
    if not reading.parsed:
        return Extraction()
    statements, meetings = read_said(reading, knowledge)
    return Extraction(
        incidents=read_incidents(reading, knowledge),
        statements=statements,
        figures=read_figures(reading, knowledge, statements),
        meetings=meetings,
    )


def _vernacular(article: Article, knowledge: Knowledge) -> Extraction:
    reading = read_vernacular(article, knowledge)
    return Extraction(
        incidents=read_vernacular_incidents(reading, knowledge),
        statements=read_vernacular_statements(reading, knowledge),
        figures=read_vernacular_figures(reading, knowledge),
    )
