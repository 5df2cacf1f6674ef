"""Whatever the text: no error, and every offset points at its words."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.records import IncidentReport, Span
from tests.extractors.incidents.helpers import reports

VOCABULARY = (
    "gunmen killed shot dead five people including two Chinese engineers were in Quetta on Monday a suicide attack "
    "bomb exploded and injured himself who the blast claimed responsibility no casualties after another of them died "
    "police said would foiled 16-year-old boy death toll rose to 12 one fatally opened fire accused if March 2024 "
    "both each other left , . — 😀 کوئٹہ"
)
WORDS = st.sampled_from(VOCABULARY.split())
SALADS = st.lists(WORDS, max_size=40).map(" ".join)


def spans(report: IncidentReport) -> Iterator[Span]:
    """Yield every span of a report."""
    yield from report.evidence
    yield from (span for _, span in report.field_evidence)
    yield from (row.span for row in report.casualties)
    yield from (row.span for row in report.attributions)
    yield from (row.span for row in report.targets)
    yield from (row.span for row in report.victims)


@settings(max_examples=120, deadline=None)
@given(SALADS)
def test_offsets_hold_on_word_salad(text: str) -> None:
    for report in reports(text):
        assert all(text[s.start : s.end] == s.text and s.text for s in spans(report))
        assert 0 <= report.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_never_raises_on_any_text(text: str) -> None:
    assert isinstance(reports(text, text[:40]), tuple)
