"""Reports of one utterance side by side, promises made again, and speakers nobody knows yet."""

import random
from datetime import date

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import Outcome, Source, SourceKind
from tests.warehouse.arriving import assert_order_is_free
from tests.warehouse.speech import GUL, NOOR, Text, said, told
from warehouse.check import content_digest, run_checks
from warehouse.likeness import Weights, likeness
from warehouse.linking import link
from warehouse.load import store_outcomes, store_sources

Connection = duckdb.DuckDBPyConnection
GUARD = "that a Coastal Guard force would protect every engineer"
AGAIN = "a Coastal Guard force will protect every foreign engineer"
ROAD = "that the bridge at Chaman opens again"


def stored(con: Connection, *outcomes: Outcome) -> list[tuple[int, ...]]:
    """Store, link, and return for each utterance the numbers of the articles that report it."""
    store_outcomes(con, outcomes, run_id="r")
    link(con)
    assert run_checks(con) == []
    rows = con.execute(
        """SELECT list(regexp_extract(url, '\\d+$')::INTEGER ORDER BY url)
           FROM utterance_variants GROUP BY utterance_id"""
    ).fetchall()
    return sorted(tuple(row[0]) for row in rows)


def report(number: int, words: str, days: int = 0, **changes: object) -> Outcome:
    text = Text(number)
    return told(number, text, [said(text, words, **changes)], days=days)  # type: ignore[arg-type]


def test_variants_stand_side_by_side(con: Connection) -> None:
    assert stored(con, report(1, GUARD, carrier="Radio Hub"), report(2, AGAIN), report(3, ROAD)) == [(1, 2), (3,)]
    rows = con.execute(
        "SELECT outlet, carrier, words, outlet_count FROM utterance_variants WHERE outlet_count = 2 ORDER BY outlet"
    ).fetchall()
    assert rows == [("Outlet 1", "Radio Hub", GUARD, 2), ("Outlet 2", None, AGAIN, 2)]
    assert con.execute("SELECT judgement_code, decided_by FROM links").fetchall() == [("same", "words/2")]


def test_another_speaker_or_another_day_is_another_utterance(con: Connection) -> None:
    reports = [
        report(1, GUARD, on=date(2026, 2, 5)),
        report(2, AGAIN, on=date(2026, 2, 6)),
        report(3, GUARD, who=NOOR, on=date(2026, 2, 5)),
        report(4, AGAIN, on=date(2026, 2, 5)),
    ]
    assert stored(con, *reports) == [(1, 4), (2,), (3,)]


def test_words_said_twice_in_one_article_are_one_utterance(con: Connection) -> None:
    text = Text(1)
    assert stored(con, told(1, text, [said(text, GUARD), said(text, AGAIN)])) == [(1, 1)]


def test_promises_are_counted_by_occasion_and_year(con: Connection) -> None:
    reports = [
        report(1, GUARD, on=date(2024, 3, 1), addressee="Nadia Noor"),
        report(2, AGAIN, on=date(2024, 3, 1)),
        report(3, AGAIN, on=date(2024, 9, 9), kind="assurance"),
        report(4, GUARD, on=date(2026, 1, 7), kind="announcement"),
        report(5, ROAD, on=date(2024, 3, 1)),
        report(6, GUARD, on=date(2024, 3, 1), kind="description", who=NOOR),
    ]
    stored(con, *reports)
    rows = con.execute(
        """SELECT year, words, utterance_count, utterance_count_ever, outlet_count, addressees
           FROM promises_by_year WHERE speaker_name = 'Farid Gul' ORDER BY utterance_count_ever DESC, year"""
    ).fetchall()
    assert rows == [
        (2024, GUARD, 2, 3, 3, ["Nadia Noor"]),
        (2026, GUARD, 1, 3, 1, None),
        (2024, ROAD, 1, 1, 1, None),
    ]


def test_speakers_without_an_entry_wait_for_review(con: Connection) -> None:
    stored(
        con,
        report(1, GUARD, who=("Gul Baloch", None)),
        report(2, ROAD, who=("Gul Baloch", None), days=1),
        report(3, ROAD, who=("Bilal Khan", None)),
        report(4, ROAD, who=GUL),
        report(5, ROAD, who=("Farid Gul and Nadia Noor", None)),
    )
    rows = con.execute(
        "SELECT speaker_name, statement_count, article_count, example_words, written_as FROM unknown_speakers"
    ).fetchall()
    assert rows == [("Gul Baloch", 2, 2, GUARD, ["Gul Baloch"]), ("Bilal Khan", 1, 1, ROAD, ["Bilal Khan"])]


def test_linking_again_changes_nothing(con: Connection) -> None:
    stored(con, report(1, GUARD), report(2, AGAIN), report(3, ROAD))
    before = content_digest(con)
    link(con)
    assert content_digest(con) == before


REPORTS = st.lists(
    st.tuples(
        st.sampled_from([GUARD, AGAIN, ROAD]),
        st.sampled_from([GUL, NOOR]),
        st.sampled_from([None, date(2026, 2, 5), date(2026, 2, 6)]),
        st.sampled_from(["commitment", "assurance", "description"]),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    rows: list[tuple[str, tuple[str, str], date | None, str]], order: random.Random
) -> None:
    reports = [report(at, words, who=who, on=on, kind=kind) for at, (words, who, on, kind) in enumerate(rows)]
    assert_order_is_free(reports, order, ("utterances", "utterance_members", "promises", "promise_members"))


LIKENESS = [
    (["guard", "coast", "engineer"], ["guard", "coast", "engineer"], 1.0),
    (["guard", "coast"], ["bridge", "road"], 0.0),
    (["guard"], ["guard", "coast", "engineer", "school"], 0.35),
    ([], ["guard"], 0.0),
]


@pytest.mark.parametrize(("one", "other", "words"), LIKENESS)
def test_likeness(one: list[str], other: list[str], words: float) -> None:
    found = likeness(one, other, Weights.of([one, other]))
    assert found.words == words
    assert found == likeness(other, one, Weights.of([one, other]))


def test_what_many_say_weighs_less_once_there_is_enough_to_tell() -> None:
    texts = [["common", f"rare{number}"] for number in range(2000)]
    weights = Weights.of(texts)
    assert weights.weight("common") < weights.weight("rare7")
    assert Weights.of(texts[:10]).weight("common") == Weights.of(texts[:10]).weight("rare7")


def test_a_source_row_is_no_condition(con: Connection) -> None:
    store_sources(con, [Source("s1", "Outlet 1", SourceKind.FEED, "https://s.example", country="PAK")])
    assert stored(con, report(1, GUARD), report(2, AGAIN)) == [(1, 2)]
