"""Whatever the text, reading statements neither fails nor loses its place."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extractors.statements.reading_helper import statements_of, statements_of_all

MARKS = [*"“”\"'‘’,.:—\n()…۔中\u200b\xa0", "\n\n"]
PHRASES = ["according to", "accused of", "both sides", "in his view", "the minister", "was quoted as saying", "QUETTA:"]
SAYING = [
    "said",
    "told",
    "condemned",
    "promised",
    "says",
    "claim",
    "attack",
    "that",
    "he",
    "it",
    "who",
    "and",
    "by",
    "Naqvi",
]
WORDS = st.sampled_from([*MARKS, *PHRASES, *SAYING])
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for statement in statements_of(text):
        assert statement.content
        for span in statement.content:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        assert statement.cue is not None
        assert text[statement.cue.start : statement.cue.end] == statement.cue.text


def test_contents_do_not_overlap() -> None:
    text = "The agency reported that the minister said that the envoy had promised to help, according to the army."
    spans = sorted((span.start, span.end) for s in statements_of(text) for span in s.content)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_other_languages_have_no_statements() -> None:
    assert statements_of_all(["وزیر داخلہ نے کہا کہ سڑک بند ہے۔", "部长说道路已关闭。"], language="ur") == [(), ()]
