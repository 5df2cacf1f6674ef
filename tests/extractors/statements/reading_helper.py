"""Articles of our own words, read as the pipeline reads them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from extractors.knowledge import Knowledge
from extractors.reading.nlp import read_many
from extractors.records import Article, Statement
from extractors.statements import read_statements

KNOWLEDGE = Knowledge()
PUBLISHED = datetime(2026, 2, 5, 12, tzinfo=UTC)


def statements_of_all(texts: Sequence[str], language: str = "en") -> list[tuple[Statement, ...]]:
    """Return the statements of texts published on 5 February 2026, parsed together."""
    articles = [
        Article(str(number), None, None, text, language=language, published_at=PUBLISHED)
        for number, text in enumerate(texts)
    ]
    return [read_statements(reading, KNOWLEDGE) for reading in read_many(articles, KNOWLEDGE)]


def statements_of(text: str) -> tuple[Statement, ...]:
    """Return the statements of one text."""
    return statements_of_all([text])[0]
