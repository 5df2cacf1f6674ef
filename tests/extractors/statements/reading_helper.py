"""Articles of our own words, read as the pipeline reads them."""

from datetime import UTC, datetime

from extractors.knowledge import Knowledge
from extractors.reading.nlp import read
from extractors.records import Article, Statement
from extractors.statements import read_statements

KNOWLEDGE = Knowledge()
PUBLISHED = datetime(2026, 2, 5, 12, tzinfo=UTC)


def statements_of(text: str, *, language: str = "en") -> tuple[Statement, ...]:
    """Return the statements of a text published on 5 February 2026."""
    article = Article("a", None, None, text, language=language, published_at=PUBLISHED)
    return read_statements(read(article, KNOWLEDGE), KNOWLEDGE)


def said(text: str) -> list[tuple[str | None, str]]:
    """Return (speaker as written, content with " | " between its spans) of each statement."""
    return [
        (s.speaker.text if s.speaker is not None else None, " | ".join(span.text for span in s.content))
        for s in statements_of(text)
    ]
