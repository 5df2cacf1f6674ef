"""Who met whom, where, when and at what level; what was agreed; and which statements were made there."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.knowledge import Knowledge
from extractors.records import Meeting, Participant
from extractors.statements import read_said
from tests.extractors.test_figures import reading_of

KNOWLEDGE = Knowledge()
CASES = tomllib.loads((Path(__file__).parent / "meetings.toml").read_text("utf8"))["case"]
LEAD = "Mohsin Naqvi met Jiang Zaidong at the Ministry of Interior on Monday. "


def meetings_in(text: str) -> tuple[Meeting, ...]:
    return read_said(reading_of(text), KNOWLEDGE)[1]


def named(one: Participant) -> str:
    return f"{one.name}/{one.level or ''}/{one.country or ''}"


def form(meeting: Meeting, asked: dict[str, Any]) -> dict[str, Any]:
    """What was read of a meeting, in the shape of the cases; points only where asked for."""
    sides = [[named(one) for one in meeting.participants if one.is_principal and one.side == side] for side in (0, 1)]
    found = {
        "mode": meeting.mode,
        "level": meeting.level,
        "date": meeting.when.start,
        "place": meeting.place.name if meeting.place else None,
        "venue": meeting.venue,
        "occasion": meeting.occasion,
        "present": [one.name for one in meeting.participants if not one.is_principal],
    }
    if "points" in asked:
        found["points"] = [f"{point.kind}: {point.span.text}" for point in meeting.points]
    return {name: value for name, value in found.items() if value or name == "points"} | {"sides": sides}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_who_met_whom(case: dict[str, Any]) -> None:
    found = meetings_in(case["text"])
    assert [form(one, asked) for one, asked in zip(found, case["meetings"], strict=False)] == case["meetings"]
    assert len(found) == len(case["meetings"])


SAID = [
    (LEAD + "Naqvi said that the road was safe.", 0),
    (LEAD + "The ambassador promised help.", 0),
    (LEAD + "Both sides vowed to fight terrorism.", 0),
    (LEAD + "The Chinese side condemned the attack.", 0),
    (LEAD + "A trader, Gul Baloch, said that prices had doubled.", None),
    (LEAD + "In March 2021 Naqvi had promised a new force.", None),
    ("Naqvi said that the road was safe. He made the remarks when Mohsin Naqvi met Jiang Zaidong.", 0),
    ("Gul Baloch said that prices had doubled.", None),
]


@pytest.mark.parametrize(("text", "number"), SAID)
def test_what_was_said_there(text: str, number: int | None) -> None:
    said, _ = read_said(reading_of(text), KNOWLEDGE)
    assert [statement.meeting for statement in said] == [number]


def test_statements_are_of_the_meeting_whose_people_spoke() -> None:
    text = LEAD + "In Beijing, Ishaq Dar met Wang Yi. Dar said the talks went well. Naqvi said the road was safe."
    said, meetings = read_said(reading_of(text), KNOWLEDGE)
    assert len(meetings) == 2
    assert [statement.meeting for statement in said] == [1, 0]


CITED = [
    ("A statement issued by Pakistan's Foreign Office said Ishaq Dar met Wang Yi in Beijing.", "PAK"),
    ("Ishaq Dar met Wang Yi in Beijing, Xinhua reported.", "CHN"),
    ("Ishaq Dar met Wang Yi in Beijing, according to the Lyari Post.", None),
]


@pytest.mark.parametrize(("text", "country"), CITED)
def test_whose_account_it_is(text: str, country: str | None) -> None:
    (meeting,) = meetings_in(text)
    assert [state for _, state in meeting.readouts] == [country]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([case["text"] for case in CASES]), min_size=1, max_size=5), st.text(max_size=20))
def test_offsets_are_those_of_the_text(texts: list[str], noise: str) -> None:
    text = f"{noise}\n\n".join(texts)
    said, meetings = read_said(reading_of(text), KNOWLEDGE)
    for meeting in meetings:
        parts = [*(one.span for one in meeting.participants), *(point.span for point in meeting.points)]
        for span in (*parts, *meeting.evidence):
            assert text[span.start : span.end] == span.text
    assert all(statement.meeting is None or statement.meeting < len(meetings) for statement in said)
