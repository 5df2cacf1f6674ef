"""Given any mixture of words and marks → spans are in the text, in order, and say what stands there."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.records import Statement
from tests.extractors.vernacular.statements.helpers import statements_of

_MARKS = ["，", "。", "：", "“", "”", "「", "」", "\n", "（", "）", "纳克维", "并强调", "外交部发言人"]
_CHINESE = [
    *_MARKS,
    "李强",
    "警方",
    "表示",
    "说",
    "谴责",
    "对袭击",
    "据",
    "介绍",
    "中方",
    "他",
    "门开着",
    "遭到",
    "的",
    "在北京",
    "答",
]
_URDU = [
    *["نے", "کہا", "کہ", "۔", "،", "’", "‘", "”", "“", ":", "پولیس", "انہوں", "جبکہ", "چین", "(ر)"],
    *("محسن نقوی", "کے مطابق", "کا کہنا ہے", "دروازہ کھلا ہے", "مذمت کی", "ذمہ داری", "قبول کی", "بیان میں", "\n"),
    "کہا گیا ہے کہ",
]


def _check(text: str, statements: tuple[Statement, ...]) -> None:
    for statement in statements:
        spans = [*statement.content, *([statement.cue] if statement.cue else [])]
        assert statement.content
        assert all(text[span.start : span.end] == span.text and span.text.strip() for span in spans)
        ends = [(span.start, span.end) for span in statement.content]
        assert ends == sorted(ends)
        assert all(one[1] <= other[0] for one, other in pairwise(ends))
        if statement.speaker is not None:
            assert text[statement.speaker.start : statement.speaker.end] == statement.speaker.text
        assert 0 < statement.confidence < 1


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_CHINESE), max_size=40).map("".join))
def test_chinese(text: str) -> None:
    _check(text, statements_of(text, "zh"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_URDU), max_size=40).map(" ".join))
@example("کہا نے کہا پولیس کے مطابق نے")  # The source begins where the statement before it does.
def test_urdu(text: str) -> None:
    _check(text, statements_of(text, "ur"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "纳克维表示，门开着。“灯也亮着。”他说。\n"),
        ("ur", "محسن نقوی نے کہا کہ دروازہ کھلا ہے۔ ان کا کہنا تھا کہ بتی جل رہی ہے۔\n"),
    ],
)
def test_every_sentence_of_a_long_text(language: str, sentence: str) -> None:
    assert len(statements_of(sentence * 40, language)) == 80
