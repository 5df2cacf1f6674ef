"""Utterances derived from statements: the same speaker, the same day, the same thing said in slightly other words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import duckdb

from extractors.records import stable_id
from warehouse.clusters import cluster
from warehouse.judgements import Judgement
from warehouse.rows import query, replace_rows

RULE = "words/1"
LEAST_SAME = 0.5
"""Share of the shorter report's words found in the other: translations and trims differ by about half."""
LEAST_UNSURE = 0.35
STEM_LETTERS = 6
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class LinkedStatements:
    """How many utterances there are, and the decisions that made them."""

    utterances: int
    judgements: list[Judgement]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement with what it is compared by (queries/spoken.sql, in this order)."""

    statement_id: str
    article_id: str
    speaker_name: str
    speaker_actor_id: str | None
    statement_type: str
    said_start: date | None
    said_end: date | None
    content: str
    published_at: datetime | None


def link_statements(con: duckdb.DuckDBPyConnection) -> LinkedStatements:
    """Derive utterances anew from all statements with a known speaker, inside the caller's transaction."""
    rows = con.execute(query("spoken")).fetchall()
    spoken = {str(row[0]): Spoken(str(row[0]), str(row[1]), *row[2:]) for row in rows}
    judgements = _judge(con, spoken)
    same = [(j.score or 0.0, (j.left_id, j.right_id)) for j in judgements if j.judgement == "same"]
    groups = cluster(list(spoken), same, lambda _left, _right: False)
    order = {statement_id: place for place, statement_id in enumerate(spoken)}
    told = [[spoken[member] for member in sorted(group, key=order.__getitem__)] for group in groups]
    replace_rows(con, "utterances", [_utterance_row(members) for members in told], key=["utterance_id"])
    members = [
        {"utterance_id": _utterance_id(group), "statement_id": member.statement_id}
        for group in told
        for member in group
    ]
    replace_rows(con, "utterance_members", members, key=["utterance_id", "statement_id"])
    return LinkedStatements(len(groups), judgements)


def likeness(left: str, right: str) -> float:
    """Return the share, 0 to 1, of the shorter text's words (by their first letters) that the other has too."""
    one, other = _words(left), _words(right)
    shorter = min(sum(one.values()), sum(other.values()))
    return round(sum((one & other).values()) / shorter, 3) if shorter else 0.0


def _judge(con: duckdb.DuckDBPyConnection, spoken: Mapping[str, Spoken]) -> list[Judgement]:
    judgements: list[Judgement] = []
    for left, right in con.execute(query("statement_blocks")).fetchall():
        one, other = str(left), str(right)
        score = likeness(spoken[one].content, spoken[other].content)
        if score >= LEAST_UNSURE:
            judgement = "same" if score >= LEAST_SAME else "unsure"
            judgements.append(Judgement("statement", one, other, judgement, score, {"words": score}, RULE))
    return judgements


def _words(text: str) -> Counter[str]:
    """Count content words; a script without spaces counts by pairs of characters."""
    lowered = text.lower()
    unspaced = _UNSPACED.findall(lowered)
    if 2 * len(unspaced) > len(lowered):
        return Counter(one + other for one, other in pairwise(unspaced))
    return Counter(word[:STEM_LETTERS] for word in _WORD.findall(lowered) if len(word) > 3)


def _utterance_id(members: Sequence[Spoken]) -> str:
    return stable_id("utterance", members[0].statement_id)


def _utterance_row(members: Sequence[Spoken]) -> dict[str, Any]:
    first = members[0]
    dated = next((member for member in members if member.said_start), None)
    types = Counter(member.statement_type for member in members)
    published = [member.published_at for member in members if member.published_at]
    return {
        "utterance_id": _utterance_id(members),
        "speaker_name": first.speaker_name,
        "speaker_actor_id": first.speaker_actor_id,
        "statement_type_code": min(types, key=lambda kind: (-types[kind], kind)),
        "said_start": dated.said_start if dated else None,
        "said_end": dated.said_end if dated else None,
        "content_text": first.content,
        "statement_count": len(members),
        "article_count": len({member.article_id for member in members}),
        "first_reported_at": min(published, default=None),
    }
