"""Texts of our own words in Chinese and Urdu, read as the pipeline reads them."""

from datetime import UTC, datetime

from extractors.knowledge import Knowledge
from extractors.records import Article, Statement
from extractors.vernacular.reading import read_vernacular
from extractors.vernacular.statements import read_vernacular_statements

KNOWLEDGE = Knowledge()
PUBLISHED = datetime(2026, 2, 5, 12, tzinfo=UTC)


def statements_of(text: str, language: str) -> tuple[Statement, ...]:
    """Return the statements of a text published on 5 February 2026."""
    article = Article("a", None, None, text, language=language, published_at=PUBLISHED)
    return read_vernacular_statements(read_vernacular(article, KNOWLEDGE), KNOWLEDGE)


def said(text: str, language: str) -> list[tuple[str | None, str | None, str, str]]:
    """Return speaker as written, name, kind and content of every statement of a text."""
    return [
        (
            statement.speaker.text if statement.speaker else None,
            statement.speaker.name if statement.speaker else None,
            statement.kind,
            "|".join(span.text for span in statement.content),
        )
        for statement in statements_of(text, language)
    ]
