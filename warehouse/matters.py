"""What the accounts of a meeting tell, each thing once: a point agreed, or something said, in every account's words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import duckdb

from extractors.records import stable_id
from warehouse.clusters import Pair, cluster, ordered
from warehouse.columns import Row
from warehouse.likeness import Weights, likeness
from warehouse.rows import query, replace_rows

LEAST_SAME = 0.45
"""Likeness from which two accounts tell one matter; the meeting is the same, so less is asked than of utterances."""
KINDS = ("agreed", "said", "discussed")
"""A matter told as agreed and as said was agreed."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One point or statement of one account."""

    telling_id: str
    report_id: str
    statement_id: str | None
    point_number: int | None
    kind: str
    speaker: str | None
    content: str
    terms: Sequence[str]
    spans: Sequence[tuple[int, int]]
    readout: str

    @property
    def is_joint(self) -> bool:
        """Whether it is told of both sides."""
        return self.kind != "said" or " and " in (self.speaker or "")

    def covers(self, other: "Telling") -> bool:
        """Tell whether both stand at the same words of one account."""
        here = self.report_id == other.report_id
        return here and any(a < d and c < b for a, b in self.spans for c, d in other.spans)


def store_matters(
    con: duckdb.DuckDBPyConnection, meeting_of: Mapping[str, str], utterance_of: Mapping[str, str], weights: Weights
) -> None:
    """Derive the matters of all meetings anew, inside the caller's transaction."""
    by_meeting: dict[str, list[Telling]] = defaultdict(list)
    order = {report: place for place, report in enumerate(meeting_of)}
    for telling in sorted(_tellings(con), key=lambda told: (order[told.report_id], told.spans[0], told.kind)):
        by_meeting[meeting_of[telling.report_id]].append(telling)
    matters = [
        (meeting, members)
        for meeting, tellings in by_meeting.items()
        for members in _grouped(tellings, utterance_of, weights)
    ]
    replace_rows(con, "meeting_matters", [_matter_row(*matter) for matter in matters], key=["matter_id"])
    rows = [_telling_row(members, telling) for _, members in matters for telling in members]
    replace_rows(con, "matter_tellings", rows, key=["matter_id", "telling_id"])


def _tellings(con: duckdb.DuckDBPyConnection) -> Iterator[Telling]:
    for given, report, statement, point, kind, speaker, content, terms, spans, readout in con.execute(
        query("meeting_tellings")
    ).fetchall():
        telling_id = str(given) if given else stable_id("point", report, point)
        yield Telling(
            telling_id,
            str(report),
            str(statement) if statement else None,
            point,
            kind,
            speaker,
            content,
            terms,
            [(span["lo"], span["hi"]) for span in spans],
            readout,
        )


def _grouped(tellings: Sequence[Telling], utterance_of: Mapping[str, str], weights: Weights) -> Iterator[list[Telling]]:
    by_id = {telling.telling_id: telling for telling in tellings}
    order = {telling_id: place for place, telling_id in enumerate(by_id)}
    joined = _joined(tellings, utterance_of, weights)
    for group in cluster(list(by_id), joined, lambda _one, _other: False):
        yield [by_id[member] for member in sorted(group, key=order.__getitem__)]


def _joined(
    tellings: Sequence[Telling], utterance_of: Mapping[str, str], weights: Weights
) -> Iterator[tuple[float, Pair]]:
    for one, other in combinations(tellings, 2):
        score = _sameness(one, other, utterance_of, weights)
        if score >= LEAST_SAME:
            yield score, ordered(one.telling_id, other.telling_id)


def _sameness(one: Telling, other: Telling, utterance_of: Mapping[str, str], weights: Weights) -> float:
    utterances = [utterance_of.get(telling.statement_id or "") for telling in (one, other)]
    if utterances[0] is not None and utterances[0] == utterances[1]:
        return 1.0
    if one.is_joint != other.is_joint or (not one.is_joint and one.speaker != other.speaker):
        return 0.0
    if "discussed" in (one.kind, other.kind) and one.kind != other.kind:
        return 0.0
    if one.covers(other):
        return 1.0
    return likeness(one.terms, other.terms, weights).words if one.report_id != other.report_id else 0.0


def _matter_id(members: Sequence[Telling]) -> str:
    return stable_id("matter", members[0].telling_id)


def _matter_row(meeting_id: str, members: Sequence[Telling]) -> Row:
    return {
        "meeting_id": meeting_id,
        "matter_id": _matter_id(members),
        "kind_code": min((telling.kind for telling in members), key=KINDS.index),
        "speaker_name": None if members[0].is_joint else members[0].speaker,
        "content_text": members[0].content,
    }


def _telling_row(members: Sequence[Telling], telling: Telling) -> Row:
    return {
        "matter_id": _matter_id(members),
        "telling_id": telling.telling_id,
        "meeting_report_id": telling.report_id,
        "statement_id": telling.statement_id,
        "point_number": telling.point_number,
        "readout_code": telling.readout,
        "content_text": telling.content,
    }
