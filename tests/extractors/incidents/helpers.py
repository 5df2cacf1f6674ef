"""Reading short texts of our own into incident reports."""

from datetime import UTC, datetime
from functools import cache

from extractors.incidents import read_incidents
from extractors.knowledge import Knowledge
from extractors.reading.nlp import read
from extractors.records import Article, IncidentReport, Realis

PUBLISHED = datetime(2026, 2, 5, 12, tzinfo=UTC)
"""A Thursday."""
KNOWLEDGE = Knowledge()


@cache
def reports(text: str, title: str | None = None) -> tuple[IncidentReport, ...]:
    """Return the reports of a text published on PUBLISHED."""
    article = Article(
        article_id="test",
        url=None,
        canonical_url=None,
        text=text,
        title=title,
        language="en",
        published_at=PUBLISHED,
        published_is_date=True,
    )
    return read_incidents(read(article, KNOWLEDGE), KNOWLEDGE)


def actual(text: str, title: str | None = None) -> tuple[IncidentReport, ...]:
    """Return the reports of what took place."""
    return tuple(r for r in reports(text, title) if r.realis is Realis.ACTUAL)


def only(text: str, title: str | None = None) -> IncidentReport:
    """Return the one report of a text that tells one happening."""
    found = actual(text, title)
    assert len(found) == 1, [(r.attack_type, [e.text for e in r.evidence]) for r in found]
    return found[0]


def best(report: IncidentReport, outcome: str) -> int | None:
    """Return a total's best number, or its low where the text gives no best."""
    count = report.killed if outcome == "killed" else report.injured
    return count.best if count.best is not None else count.low
