"""Given a text → its quotations, in every style of marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.statements.quotes import find_quotes

STYLES = [
    ("“Go home,” he said.", ["“Go home,”"]),
    ('"Go home," he said.', ['"Go home,"']),
    ("‘Go home,’ he said.", ["‘Go home,’"]),
    ("'Go home,' he said.", ["'Go home,'"]),
    ("«Go home», he said.", ["«Go home»"]),
    ("„Go home,“ he said.", ["„Go home,“"]),
    ("''Go home,'' he said.", ["''Go home,''"]),
    ("``Go home,'' he said.", ["``Go home,''"]),
    ("“Go ‘home’ now,” he said.", ["“Go ‘home’ now,”"]),
    ("“He said, “go home,” and left.” So be it.", ["“He said, “go home,” and left.”"]),
    ('"Go," he said, "home."', ['"Go,"', '"home."']),
    ("“Go home,“ he said.", ["“Go home,“"]),
    ('“Go home," he said.', ['“Go home,"']),
    ("The drivers' strike and the guards’ pay", []),
    ("It’s the port’s gate, isn't it?", []),
    ("In the '90s and ’80s rock ’n’ roll was loud", []),
    ("“We lost four.\n“We will not lose a fifth.”", ["“We lost four.", "“We will not lose a fifth.”"]),
    ("“Nobody closed this\nThe next line is free.", ["“Nobody closed this"]),
    ('A board 12" long and 9" wide', []),
    ("“”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_every_style_of_marks(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == expected


@pytest.mark.parametrize(
    ("text", "is_utterance"),
    [
        ("“The gate is shut,”", True),
        ("“The gate is shut.”", True),
        ("“Who?”", True),
        ("“ghost road”", False),
        ("“The Last Convoy”", False),
        ("“and we will win,”", False),
        ("“He left, saying ‘never again.’”", True),
    ],
)
def test_sentences_are_told_from_titles_and_scare_quotes(text: str, is_utterance: bool) -> None:
    assert find_quotes(text)[0].is_utterance is is_utterance


@given(st.text(alphabet="ab .,\n“”‘’\"'«»„`", max_size=80))
def test_quotations_never_overlap_and_hold_their_words(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        assert quote.inner in text[quote.start : quote.end]
        assert "\n" not in text[quote.start : quote.end]
        end = quote.end
