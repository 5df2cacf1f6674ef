"""Records as the JSON that the filters print: names as in the codebook, unknown left null."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from extractors.records import Article, Extraction, IncidentReport, Meeting, Relevance, Statement, Verdict, When

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

JsonObject = dict[str, Any]


def dumps(value: Mapping[str, object]) -> str:
    """One JSON line: Unicode as it is, dates in ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def parsed_form(doc_id: str, article: Article) -> JsonObject:
    """What `corridor parse` prints of one page."""
    return {
        "id": doc_id,
        "title": article.title,
        "text": article.text,
        "published_at": published_form(article),
        "updated_at": article.updated_at,
        "byline": article.byline,
        "language": article.language,
        "canonical_url": article.canonical_url,
        "outlet": article.outlet,
    }


def published_form(article: Article) -> str | None:
    """The publication time, as a bare date where the page gives no time."""
    moment = article.published_at
    if moment is None:
        return None
    return moment.date().isoformat() if article.published_is_date else moment.astimezone(UTC).isoformat()


def extracted_form(doc_id: str, article: Article, relevance: Relevance, extraction: Extraction) -> JsonObject:
    """What `corridor extract` prints of one document."""
    return {
        "id": doc_id,
        "language": article.language,
        "relevance": {"tier": relevance.tier, "score": round(relevance.score, 4), "why": relevance.why},
        "incidents": [_incident(report) for report in extraction.incidents],
        "statements": [_statement(statement) for statement in extraction.statements],
        "figures": [_flat(figure) for figure in extraction.figures],
        "meetings": [_meeting(meeting) for meeting in extraction.meetings],
    }


def verdict_form(doc_id: str, verdict: Verdict) -> JsonObject:
    """What `corridor dedupe` prints of one document."""
    return {
        "id": doc_id,
        "verdict": verdict.kind,
        "of": verdict.of,
        "score": None if verdict.score is None else round(verdict.score, 4),
        "story": verdict.story_id or doc_id,
    }


def _incident(report: IncidentReport) -> JsonObject:
    form = asdict(report)
    del form["when"], form["field_evidence"]
    return form | {
        **_when("date", report.when),
        "casualties": [_flat(row) for row in report.casualties],
        "attributions": [_flat(row) for row in report.attributions],
        "targets": [_flat(row) for row in report.targets],
        "victims": [_flat(row) for row in report.victims],
        "fields": [{"field": name, **asdict(span)} for name, span in report.field_evidence],
    }


def _statement(statement: Statement) -> JsonObject:
    form = asdict(statement)
    del form["said_on"], form["terms"]
    return form | {
        "said_on": statement.said_on.start,
        "said_on_precision": statement.said_on.precision,
    }


def _meeting(meeting: Meeting) -> JsonObject:
    form = asdict(meeting)
    del form["when"]
    return form | {
        **_when("date", meeting.when),
        "participants": [_flat(one) for one in meeting.participants],
        "points": [{"kind": point.kind, "carrier": point.carrier, **asdict(point.span)} for point in meeting.points],
        "readouts": [{"carrier": carrier, "country": country} for carrier, country in meeting.readouts],
    }


def _when(name: str, when: When) -> JsonObject:
    return {
        f"{name}_start": when.start,
        f"{name}_end": when.end,
        f"{name}_precision": when.precision,
        f"{name}_text": when.text,
    }


def _flat(record: "DataclassInstance") -> JsonObject:
    """A record whose `count` and `span` lie beside its other fields, not inside them."""
    form: JsonObject = asdict(record)
    count, span = form.pop("count", None), form.pop("span", None)
    return form | (count or {}) | (span or {})


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
