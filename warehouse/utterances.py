"""Utterances derived from statements: the same speaker, the same day, the same thing said in other words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from extractors.records import stable_id
from warehouse.clusters import Pair, cluster, ordered
from warehouse.columns import Row, commonest
from warehouse.judgements import Judgement
from warehouse.likeness import Weights
from warehouse.meetings import link_meetings
from warehouse.promises import Uttered, store_promises
from warehouse.rows import query, replace_rows
from warehouse.spoken import RULE, Comparison, Spoken, compare, same_day

WINDOW_DAYS = 3
"""Days apart from which two reports of one speaker are not compared at all."""


@dataclass(frozen=True, slots=True)
class LinkedStatements:
    """How many utterances there are, and the decisions that made them and the meetings."""

    utterances: int
    judgements: list[Judgement]
    of_meetings: list[Judgement]


def link_statements(con: duckdb.DuckDBPyConnection) -> LinkedStatements:
    """Derive utterances, promises and meetings anew from all statements, inside the caller's transaction."""
    rows = con.execute(query("spoken")).fetchall()
    spoken = {str(row[0]): Spoken(str(row[0]), str(row[1]), *row[2:]) for row in rows}
    weights = Weights.of(report.terms for report in spoken.values())
    found = dict(_compared(list(spoken.values()), weights))
    same = [(comparison.score, pair) for pair, comparison in found.items() if comparison.judgement == "same"]
    groups = cluster(list(spoken), same, lambda one, other: not same_day(spoken[one], spoken[other]))
    order = {statement_id: place for place, statement_id in enumerate(spoken)}
    told = [[spoken[member] for member in sorted(group, key=order.__getitem__)] for group in groups]
    utterance_of = {member.statement_id: _utterance_id(members) for members in told for member in members}
    linked = link_meetings(con, utterance_of, weights)
    _store(con, told, linked.meeting_of)
    store_promises(con, [_uttered(members) for members in told], weights)
    judged = [
        Judgement("statement", *pair, comparison.judgement, comparison.score, comparison.features, RULE)
        for pair, comparison in found.items()
    ]
    return LinkedStatements(len(groups), judged, linked.judgements)


def _compared(spoken: Sequence[Spoken], weights: Weights) -> Iterator[tuple[Pair, Comparison]]:
    """Compare each speaker's reports of near days; yield those that are the same or may be."""
    by_speaker: dict[str, list[Spoken]] = defaultdict(list)
    for report in spoken:
        if report.day is not None:
            by_speaker[report.speaker].append(report)
    for reports in by_speaker.values():
        for one, other in _near(sorted(reports, key=lambda report: (report.day, report.statement_id))):
            comparison = compare(one, other, weights)
            if comparison.judgement != "different":
                yield ordered(one.statement_id, other.statement_id), comparison


def _near(reports: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the pairs of reports, given in order of days, that can be of one day."""
    for place, one in enumerate(reports):
        for other in reports[place + 1 :]:
            if one.day is None or other.day is None or (other.day - one.day).days > WINDOW_DAYS:
                break
            if same_day(one, other):
                yield one, other


def _store(con: duckdb.DuckDBPyConnection, told: Sequence[Sequence[Spoken]], meeting_of: Mapping[str, str]) -> None:
    replace_rows(con, "utterances", [_utterance_row(members, meeting_of) for members in told], key=["utterance_id"])
    members = [
        {"utterance_id": _utterance_id(group), "statement_id": member.statement_id}
        for group in told
        for member in group
    ]
    replace_rows(con, "utterance_members", members, key=["utterance_id", "statement_id"])


def _utterance_id(members: Sequence[Spoken]) -> str:
    return stable_id("utterance", members[0].statement_id)


def _utterance_row(members: Sequence[Spoken], meeting_of: Mapping[str, str]) -> Row:
    first = members[0]
    dated = next((member for member in members if member.said_start), None)
    published = [member.published_at for member in members if member.published_at]
    held = (meeting_of.get(member.meeting_report_id or "") for member in members)
    return {
        "utterance_id": _utterance_id(members),
        "speaker_name": first.speaker_name,
        "speaker_actor_id": first.speaker_actor_id,
        "statement_type_code": commonest(member.statement_type for member in members),
        "topic_codes": _topics(members),
        "said_start": dated.said_start if dated else None,
        "said_end": dated.said_end if dated else None,
        "content_text": first.content,
        "statement_count": len(members),
        "article_count": len({member.article_id for member in members}),
        "outlet_count": len({member.outlet for member in members}),
        "language_codes": sorted({member.language for member in members if member.language}),
        "meeting_id": next((meeting for meeting in held if meeting), None),
        "first_reported_at": min(published, default=None),
    }


def _uttered(members: Sequence[Spoken]) -> Uttered:
    days = [member.day for member in members if member.said_start] or [member.day for member in members]
    return Uttered(
        utterance_id=_utterance_id(members),
        speaker=members[0].speaker,
        speaker_name=members[0].speaker_name,
        speaker_actor_id=members[0].speaker_actor_id,
        statement_type=commonest(member.statement_type for member in members),
        topics=_topics(members),
        content=members[0].content,
        terms=members[0].terms,
        language=members[0].language,
        day=min((day for day in days if day), default=None),
        outlets=frozenset(member.outlet for member in members),
    )


def _topics(members: Sequence[Spoken]) -> list[str]:
    found = sorted({topic for member in members for topic in member.topics})
    return [topic for topic in found if topic != "other"] or found
