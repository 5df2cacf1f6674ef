"""Records as rows: which field goes to which column. Pure, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

from extractors.records import (
    Article,
    Candidate,
    Capture,
    Count,
    Extraction,
    Figure,
    IncidentReport,
    Meeting,
    Outcome,
    Poll,
    Relevance,
    Source,
    Span,
    Statement,
    stable_id,
)
from warehouse.columns import VERSIONS, ExtractionRows, Row, count_columns, place_columns, span_columns
from warehouse.meeting_rows import add_meeting

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def source_row(source: Source) -> Row:
    """Return the row of `sources`."""
    return _plain(source) | {
        "source_id": source.id,
        "kind_code": source.kind.value,
        "country_code": source.country,
        "language_code": source.language,
        "is_topic_filtered": source.topic_filter,
        "is_enabled": source.enabled,
        "standing_code": source.standing,
    }


def candidate_row(candidate: Candidate, queued_at: datetime) -> Row:
    """Return the row of `ops.candidates`."""
    return _plain(candidate) | {
        "candidate_id": candidate.candidate_id,
        "language_code": candidate.language,
        "queued_at": queued_at,
    }


def poll_row(poll: Poll, new: int) -> Row:
    """Return the row of `ops.polls`; `new` is how many candidates had not been claimed before."""
    return _plain(poll) | {
        "outcome_code": poll.outcome,
        "http_status": poll.status,
        "entry_count": poll.entries,
        "new_candidate_count": new,
        "failure_count": poll.failures,
    }


def capture_row(candidate_id: str, capture: Capture) -> Row:
    """Return the row of `ops.captures`."""
    return _plain(capture) | {
        "candidate_id": candidate_id,
        "http_status": capture.status,
        "body_length_bytes": capture.body_length,
        "warc_offset_bytes": capture.warc_offset,
        "warc_length_bytes": capture.warc_length,
    }


def capture_from_row(row: Row | None) -> Capture | None:
    """Return the capture that a row of `ops.captures` describes."""
    if row is None:
        return None
    renamed = row | {
        "capture_id": str(row["capture_id"]),
        "status": row["http_status"],
        "body_length": row["body_length_bytes"],
        "warc_offset": row["warc_offset_bytes"],
        "warc_length": row["warc_length_bytes"],
    }
    return Capture(**{column.name: renamed[column.name] for column in fields(Capture)})


def verdict_row(outcome: Outcome, run_id: str, decided_at: datetime) -> Row:
    """Return the row of `verdicts`."""
    candidate, verdict = outcome.candidate, outcome.verdict
    return _relevance(outcome.relevance) | {
        "candidate_id": candidate.candidate_id,
        "source_id": candidate.source_id,
        "url": candidate.url,
        "canonical_url": outcome.canonical_url,
        "title": candidate.title,
        "published_at": candidate.published_at,
        "updated_at": candidate.updated_at,
        "verdict_code": verdict.kind.value,
        "article_id": outcome.article.article_id if outcome.article else None,
        "of_article_id": verdict.of,
        "score": verdict.score,
        "story_id": verdict.story_id,
        "is_text_shared": verdict.shares_text,
        "reason": verdict.reason,
        "capture_id": outcome.capture_id,
        "run_id": run_id,
        "decided_at": decided_at,
    }


def article_row(
    article: Article, recorded_at: datetime, *, relevance: Relevance | None, keep_text: bool, **known: str | None
) -> Row:
    """Return the row of `articles`; `known` fills story_id, source_id, capture_id and text_sha256."""
    row = _plain(article) | _relevance(relevance)
    return row | {
        "language_code": article.language,
        "is_date_only": article.published_is_date,
        "text": article.text if keep_text else None,
        "story_id": known.get("story_id"),
        "source_id": known.get("source_id"),
        "capture_id": known.get("capture_id"),
        "text_sha256": known.get("text_sha256"),
        "recorded_at": recorded_at,
    }


def extraction_rows(article_id: str, extraction: Extraction, rows: ExtractionRows) -> None:
    """Add one article's extraction to `rows`; ids are made of the article and where the words begin."""
    taken: dict[str, int] = {}
    for number, report in enumerate(extraction.incidents):
        first = min((span.start for span in report.evidence), default=None)
        _add_report(_position_id("report", article_id, first, taken), article_id, number, report, rows)
    meeting_ids = [_meeting_id(article_id, meeting, taken) for meeting in extraction.meetings]
    for number, meeting in enumerate(extraction.meetings):
        add_meeting(meeting_ids[number], article_id, number, meeting, rows)
    for number, statement in enumerate(extraction.statements):
        first = min((span.start for span in statement.content), default=None)
        key = {
            "statement_id": _position_id("statement", article_id, first, taken),
            "meeting_report_id": None if statement.meeting is None else meeting_ids[statement.meeting],
        }
        _add_statement(key, article_id, number, statement, rows)
    for number, figure in enumerate(extraction.figures):
        figure_id = _position_id("figure", article_id, figure.span.start, taken)
        rows.add("figures", [_figure_row(figure_id, article_id, number, figure)])


def _meeting_id(article_id: str, meeting: Meeting, taken: dict[str, int]) -> str:
    first = min((span.start for span in meeting.evidence), default=None)
    return _position_id("meeting", article_id, first, taken)


def _position_id(kind: str, article_id: str, start: int | None, taken: dict[str, int]) -> str:
    place = f"{kind}:{start}"
    taken[place] = taken.get(place, 0) + 1
    return stable_id(kind, article_id, start, taken[place])


def _add_report(report_id: str, article_id: str, number: int, report: IncidentReport, rows: ExtractionRows) -> None:
    key = {"report_id": report_id}
    rows.add("incident_reports", [key | {"article_id": article_id, "report_number": number} | _report_row(report)])
    rows.add(
        "report_casualties",
        (
            key
            | _plain(casualty)
            | count_columns("count", casualty.count)
            | span_columns(casualty.span)
            | {
                "casualty_number": order,
                "outcome_code": casualty.outcome,
                "role_code": casualty.role,
                "nationality_code": casualty.nationality,
                "is_including_attackers": casualty.includes_attackers,
            }
            for order, casualty in enumerate(report.casualties)
        ),
    )
    rows.add(
        "report_attributions",
        (
            key
            | _plain(claim)
            | span_columns(claim.span)
            | {"attribution_number": order, "actor_name": claim.actor, "stance_code": claim.stance}
            for order, claim in enumerate(report.attributions)
        ),
    )
    rows.add(
        "report_targets",
        (
            key
            | span_columns(target.span)
            | {
                "target_number": order,
                "target_name": target.name,
                "kind_code": target.kind,
                "nationality_code": target.nationality,
            }
            for order, target in enumerate(report.targets)
        ),
    )
    rows.add(
        "report_victims",
        (
            key | span_columns(victim.span) | {"victim_number": order, "victim_name": victim.name}
            for order, victim in enumerate(report.victims)
        ),
    )
    rows.add("report_weapons", (key | {"weapon_code": weapon} for weapon in dict.fromkeys(report.weapons)))
    rows.add("report_evidence", (key | row for row in _evidence_rows(report)))


def _report_row(report: IncidentReport) -> Row:
    return {
        **VERSIONS,
        "event_type": report.event_type,
        "sub_event_type": report.sub_event_type,
        "attack_type_code": report.attack_type,
        "is_suicide": report.suicide,
        "is_success": report.success,
        "realis_code": report.realis.value,
        "is_main": report.is_main,
        "confidence": report.confidence,
        "date_start": report.when.start,
        "date_end": report.when.end,
        "date_precision": report.when.precision,
        "date_text": report.when.text,
        **place_columns(report.place),
        **count_columns("killed", report.killed),
        **count_columns("injured", report.injured),
    }


def _evidence_rows(report: IncidentReport) -> Iterable[Row]:
    words = [("report", span) for span in report.evidence] + list(report.field_evidence)
    numbers: dict[str, int] = {}
    for name, span in words:
        numbers[name] = numbers.get(name, -1) + 1
        yield {"field_name": name, "evidence_number": numbers[name], **span_columns(span)}


def _add_statement(key: Row, article_id: str, number: int, statement: Statement, rows: ExtractionRows) -> None:
    row = key | {"article_id": article_id, "statement_number": number}
    rows.add("statements", [row | _statement_row(statement)])
    statement_id = {"statement_id": key["statement_id"]}
    rows.add("statement_spans", (statement_id | row for row in _statement_spans(statement)))


def _statement_row(statement: Statement) -> Row:
    speaker = statement.speaker
    return {
        **VERSIONS,
        "kind_code": statement.kind,
        "statement_type_code": statement.statement_type,
        "topic_codes": list(statement.topics),
        "content_text": " … ".join(span.text for span in statement.content),
        "speaker_text": speaker.text if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_actor_id": speaker.actor_id if speaker else None,
        "speaker_title": speaker.title if speaker else None,
        "speaker_organisation": speaker.organisation if speaker else None,
        "addressee": statement.addressee,
        "said_start": statement.said_on.start,
        "said_end": statement.said_on.end,
        "said_precision": statement.said_on.precision,
        "said_text": statement.said_on.text,
        "subject": statement.subject,
        "place_name": statement.place,
        "confidence": statement.confidence,
        "carrier": statement.carrier,
        "terms": list(statement.terms),
    }


def _statement_spans(statement: Statement) -> Iterable[Row]:
    speaker = statement.speaker
    parts: Sequence[tuple[str, Sequence[Span]]] = (
        ("content", statement.content),
        ("cue", [statement.cue] if statement.cue else []),
        ("speaker", [Span(speaker.start, speaker.end, speaker.text)] if speaker else []),
    )
    for part, spans in parts:
        for order, span in enumerate(spans):
            yield {"part_code": part, "span_number": order, **span_columns(span)}


def _figure_row(figure_id: str, article_id: str, number: int, figure: Figure) -> Row:
    return {
        **VERSIONS,
        **count_columns("count", figure.count),
        **span_columns(figure.span),
        "figure_id": figure_id,
        "article_id": article_id,
        "figure_number": number,
        "measure_code": figure.measure,
        "group_name": figure.group,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "place_name": figure.place,
        "asserted_by": figure.asserted_by,
    }


def _relevance(relevance: Relevance | None) -> Row:
    return {
        "tier_code": relevance.tier.value if relevance else None,
        "relevance_score": relevance.score if relevance else None,
        "relevance_words": list(relevance.why) if relevance else None,
    }


def _plain(record: "DataclassInstance") -> Row:
    """Return the fields whose names are the columns'; those that are records themselves are left out."""
    values = {column.name: getattr(record, column.name) for column in fields(record)}
    return {name: value for name, value in values.items() if not isinstance(value, Span | Count)}
