"""Accounts of meetings as rows. Pure, no database."""

from extractors.records import Meeting, MeetingPoint, Participant
from warehouse.columns import VERSIONS, ExtractionRows, Row, span_columns


def add_meeting(report_id: str, article_id: str, number: int, meeting: Meeting, rows: ExtractionRows) -> None:
    """Add one account of a meeting with its parts to `rows`."""
    key = {"meeting_report_id": report_id}
    rows.add("meeting_reports", [key | {"article_id": article_id, "meeting_number": number} | _report(meeting)])
    people = enumerate(meeting.participants)
    rows.add("meeting_participants", (key | {"participant_number": at} | _participant(one) for at, one in people))
    points = enumerate(meeting.points)
    rows.add("meeting_points", (key | {"point_number": at} | _point(point) for at, point in points))
    told = enumerate(meeting.evidence)
    rows.add("meeting_evidence", (key | {"evidence_number": at} | span_columns(span) for at, span in told))
    readouts = meeting.readouts
    rows.add("meeting_readouts", (key | {"carrier": name, "country_code": state} for name, state in readouts))


def _report(meeting: Meeting) -> Row:
    place = meeting.place
    return {
        **VERSIONS,
        "mode_code": meeting.mode,
        "level_code": meeting.level,
        "date_start": meeting.when.start,
        "date_end": meeting.when.end,
        "date_precision": meeting.when.precision,
        "date_text": meeting.when.text,
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "country_code": place.country if place else None,
        "venue": meeting.venue,
        "occasion": meeting.occasion,
        "told_by": meeting.told_by,
    }


def _participant(one: Participant) -> Row:
    return {
        **span_columns(one.span),
        "participant_name": one.name,
        "actor_id": one.actor_id,
        "side_number": one.side,
        "is_principal": one.is_principal,
        "level_code": one.level,
        "country_code": one.country,
        "title": one.title,
        "organisation": one.organisation,
    }


def _point(point: MeetingPoint) -> Row:
    return {
        **span_columns(point.span),
        "kind_code": point.kind,
        "carrier": point.carrier,
        "terms": list(point.terms),
    }
