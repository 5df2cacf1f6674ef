"""Linking on our own accounts, through the main job: its floors hold, and no incident holds two happenings."""

import tomllib
from pathlib import Path

import pytest

from tests.evaluation.linking.gold import Document, own_digest, read_own
from tests.evaluation.linking.ingested import read_accounts
from tests.evaluation.linking.labelled import happenings
from tests.evaluation.scoring_linking import Score, bcubed, linked, score

FLOORS = tomllib.loads((Path(__file__).parent / "linking" / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def own() -> tuple[Score, set[str]]:
    """The score of our own accounts, and the happenings whose incident shows a conflict of dates."""
    documents = read_own()
    with linked(documents, None) as con:
        known = happenings(documents, read_accounts(con))
        rows = con.execute(
            """SELECT report_id::VARCHAR FROM incident_members JOIN incidents USING (incident_id)
               WHERE is_date_conflicting"""
        ).fetchall()
        return score(con, documents), {known[report] for (report,) in rows if report in known}


def test_the_floors_are_of_these_texts() -> None:
    assert FLOORS["gold_digest"] == own_digest()


@pytest.mark.parametrize("figure", ["bcubed_precision", "bcubed_recall", "bcubed"])
def test_no_figure_sinks_below_its_floor(own: tuple[Score, set[str]], figure: str) -> None:
    assert own[0].figures()[figure] >= FLOORS[figure]


def test_no_incident_holds_two_happenings(own: tuple[Score, set[str]]) -> None:
    assert own[0].mixed == 0, own[0].errors


def test_an_attack_put_in_two_months_is_one_incident_with_its_conflict_shown(own: tuple[Score, set[str]]) -> None:
    assert "qasim-plant" in own[1]


def test_our_accounts_are_many_and_of_many_happenings() -> None:
    documents = read_own()
    news = {document.cluster for document in documents if not document.background}
    assert len(documents) >= 40
    assert len(news) >= 15
    assert all(
        any(words in document.text for words in document.background) for document in documents if document.background
    )


def test_bcubed_of_known_groups() -> None:
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert bcubed(gold, {"a": "x", "b": "x", "c": "y", "d": "y"}) == (1.0, 1.0)
    assert bcubed(gold, {"a": "x", "b": "x", "c": "x", "d": "x"}) == (0.5, 1.0)
    assert bcubed(gold, {"a": 1, "b": 2, "c": 3, "d": 4}) == (1.0, 0.5)


def test_a_document_without_an_account_stands_alone() -> None:
    document = Document("x", "Nothing happened.", "quiet")
    assert document.site is None
