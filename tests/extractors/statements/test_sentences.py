"""Given a sentence → who says what in it; the sentences lie in sentences.toml."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from extractors.records import Statement
from tests.extractors.statements.reading_helper import statements_of_all

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["case"]


@cache
def _read() -> dict[str, tuple[Statement, ...]]:
    texts = [case["text"] for case in CASES]
    return dict(zip(texts, statements_of_all(texts), strict=True))


def _row(statement: Statement) -> list[str]:
    speaker = statement.speaker
    content = " | ".join(span.text for span in statement.content)
    written, name = (speaker.text, speaker.name or "") if speaker is not None else ("", "")
    return [written, name, statement.kind, content]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_who_says_what(case: dict[str, object]) -> None:
    assert [_row(statement) for statement in _read()[str(case["text"])]] == case["said"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_offsets_point_at_the_words(case: dict[str, object]) -> None:
    text = str(case["text"])
    for statement in _read()[text]:
        assert all(text[span.start : span.end] == span.text for span in statement.content)
        assert statement.cue is not None
        assert text[statement.cue.start : statement.cue.end] == statement.cue.text
        speaker = statement.speaker
        assert speaker is None or text[speaker.start : speaker.end] == speaker.text
        assert 0 < statement.confidence <= 1
