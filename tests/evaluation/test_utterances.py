"""Floors under the linking of reports of one utterance, on pairs of our own words."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.knowledge import Knowledge
from extractors.terms import load_terms, terms_of
from warehouse.likeness import Weights
from warehouse.spoken import Comparison, Spoken, compare, same_day

FOLDER = Path(__file__).parent / "utterances"
PAIRS: list[dict[str, Any]] = tomllib.loads((FOLDER / "pairs.toml").read_text("utf8"))["pair"]
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text("utf8"))
WORDS = load_terms(Knowledge().lexicon)
ON = datetime(2026, 2, 5, 12, tzinfo=UTC)


def spoken(text: str, number: int, kind: str = "description", language: str = "en", **changes: object) -> Spoken:
    values: dict[str, Any] = {
        "statement_id": f"s{number}",
        "article_id": f"a{number}",
        "speaker_name": "Farid Gul",
        "speaker_actor_id": None,
        "statement_type": kind,
        "topics": ["protection_of_chinese"],
        "said_start": None,
        "said_end": None,
        "said_precision": 0,
        "content": text,
        "terms": terms_of(text, WORDS),
        "published_at": ON,
        "outlet": f"outlet {number}",
        "language": language,
        "meeting_report_id": None,
    }
    return Spoken(**(values | changes))


def judged(pair: dict[str, Any]) -> Comparison:
    one = spoken(pair["left"], 1, pair["type"][0])
    other = spoken(pair["right"], 2, pair["type"][-1], pair.get("language", "en"))
    weights = Weights.of(terms_of(row[side], WORDS) for row in PAIRS for side in ("left", "right"))
    found = compare(one, other, weights)
    assert found == compare(other, one, weights), "the order of two reports does not matter"
    return found


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[bool, bool, str]]:
    return [(pair["same"], judged(pair).judgement == "same", f"{pair['left']} / {pair['right']}") for pair in PAIRS]


def test_the_pairs_are_many_and_of_both_kinds() -> None:
    assert len(PAIRS) >= 40
    assert min(sum(pair["same"] for pair in PAIRS), sum(not pair["same"] for pair in PAIRS)) >= 20


def test_precision_does_not_sink(verdicts: list[tuple[bool, bool, str]]) -> None:
    said = [(wanted, words) for wanted, found, words in verdicts if found]
    wrong = [words for wanted, words in said if not wanted]
    assert 100 * (1 - len(wrong) / len(said)) >= FLOORS["precision"], wrong


def test_recall_does_not_sink(verdicts: list[tuple[bool, bool, str]]) -> None:
    asked = [(found, words) for wanted, found, words in verdicts if wanted]
    missed = [words for found, words in asked if not found]
    assert 100 * (1 - len(missed) / len(asked)) >= FLOORS["recall"], missed


def dated(day: int, number: int) -> Spoken:
    return spoken("words", number, said_start=date(2026, 2, day), said_end=date(2026, 2, day), said_precision=1)


DAYS = [
    (dated(5, 1), dated(5, 2), True),
    (dated(5, 1), dated(6, 2), False),
    (dated(5, 1), spoken("words", 2), True),
    (dated(4, 1), spoken("words", 2), True),
    (dated(1, 1), spoken("words", 2), False),
    (spoken("words", 1), spoken("words", 2), True),
    (spoken("words", 1, published_at=None), spoken("words", 2), False),
    (spoken("words", 1, published_at=datetime(2026, 2, 9, tzinfo=UTC)), spoken("words", 2), False),
]


@pytest.mark.parametrize(("one", "other", "same"), DAYS)
def test_what_is_said_again_on_another_day_is_another_utterance(one: Spoken, other: Spoken, same: bool) -> None:
    assert same_day(one, other) is same
    assert same_day(other, one) is same


def test_two_who_speak_as_one_are_one_speaker_in_either_order() -> None:
    one = spoken("words", 1, speaker_name="Farid Gul and Nadia Noor")
    other = spoken("words", 2, speaker_name="Nadia Noor and Farid Gul")
    assert one.speaker == other.speaker
