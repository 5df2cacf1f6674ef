"""Reading short texts of our own in Chinese and Urdu."""

from datetime import UTC, date, datetime, time
from functools import cache

from extractors.knowledge import Knowledge
from extractors.records import Article, IncidentReport
from extractors.vernacular.incidents import read_vernacular_incidents
from extractors.vernacular.reading import VernacularReading, read_vernacular

KNOWLEDGE = Knowledge()


def article(text: str, language: str, published: str | None, title: str | None = None) -> Article:
    """Return a text as an article published on a day (ISO 8601)."""
    moment = datetime.combine(date.fromisoformat(published), time(12), UTC) if published else None
    return Article(
        article_id="test",
        url=None,
        canonical_url=None,
        text=text,
        title=title,
        language=language,
        published_at=moment,
        published_is_date=True,
    )


@cache
def reading(text: str, language: str, published: str | None = None, title: str | None = None) -> VernacularReading:
    """Return the shared reading of a text."""
    return read_vernacular(article(text, language, published, title), KNOWLEDGE)


@cache
def reports(text: str, language: str, published: str | None, title: str | None = None) -> tuple[IncidentReport, ...]:
    """Return the incident reports of a text."""
    return read_vernacular_incidents(reading(text, language, published, title), KNOWLEDGE)
