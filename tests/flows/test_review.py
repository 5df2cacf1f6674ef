"""What a person decides at the terminal: shown with its sentences, kept, in force at once, published."""

import shutil
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from extractors.errors import BadInput
from flows.decisions import every_decision, every_review
from flows.review import decide_link, review, withdraw_link
from flows.settings import Settings, load_settings
from tests.flows.test_cli import corridor
from tests.warehouse.building import KARACHI, report
from tests.warehouse.telling import account, linked, report_id
from warehouse.connect import open_warehouse
from warehouse.query import query_published


@pytest.fixture
def settings(tmp_path: Path, empty_warehouse: Path) -> Settings:
    """Settings of a warehouse: two accounts of one bus, one that says little, one that the readers doubt."""
    (tmp_path / "seeds").mkdir()
    found = load_settings(home=tmp_path / "home", seeds_folder=tmp_path / "seeds")
    doubtful = replace(report(place=KARACHI), confidence=0.3)
    bare = report(place=None, targets=(), casualties=(), victims=(), weapons=())
    found.warehouse_file.parent.mkdir(parents=True)
    shutil.copy(empty_warehouse, found.warehouse_file)
    with open_warehouse(found.warehouse_file) as con:
        linked(con, account(1, report()), account(2, report()), account(3, bare), account(4, doubtful))
    return found


def ids(settings: Settings, *numbers: int) -> list[str]:
    """Return the report ids of accounts by number."""
    with open_warehouse(settings.warehouse_file) as con:
        return [report_id(con, number) for number in numbers]


def answering(*answers: str) -> tuple[list[str], "Asked"]:
    """Return the questions asked so far and a person who answers them."""
    asked: list[str] = []
    return asked, Asked(asked, list(answers))


class Asked:
    """Somebody who types prepared answers, then nothing more."""

    def __init__(self, asked: list[str], answers: list[str]) -> None:
        self._asked, self._answers = asked, answers

    def __call__(self, question: str) -> str:
        """Answer one question."""
        self._asked.append(question)
        return self._answers.pop(0) if self._answers else "q"


def incident_count(settings: Settings) -> int:
    """Count the incidents of the published copy."""
    return int(query_published(settings.published_file, "SELECT count(*) FROM incidents").rows[0][0])


def test_a_link_by_command_is_in_force_and_published_and_can_be_taken_back(settings: Settings) -> None:
    first, second = ids(settings, 1, 2)
    said = decide_link(settings, first, second, "different", "two buses on one road", "editor")
    apart = incident_count(settings)
    assert "accounts make" in said
    assert [(d.judgement, d.why, d.by) for d in every_decision(settings)] == [
        ("different", "two buses on one road", "editor")
    ]
    withdraw_link(settings, first, second)
    assert incident_count(settings) == apart - 1


def test_a_decision_needs_a_reason(settings: Settings) -> None:
    first, second = ids(settings, 1, 2)
    with pytest.raises(BadInput, match="needs a reason"):
        decide_link(settings, first, second, "same", "  ", "editor")


def test_unsure_links_and_doubtful_accounts_are_asked_with_their_sentences(settings: Settings) -> None:
    console = Console(record=True, width=200, file=StringIO())
    asked, person = answering("s", "perhaps", "n", "y")
    said = review(settings, console, person, "editor", 10)
    shown = console.export_text()
    assert "confidence 0.30" in shown
    assert "points" in shown
    assert any("same happening" in question for question in asked)
    assert any("tell of such a happening" in question for question in asked)
    assert "decided" in said


def test_an_account_found_wrong_is_in_no_incident_until_the_review_is_taken_back(settings: Settings) -> None:
    with open_warehouse(settings.warehouse_file) as con:
        linked(con)
    before = len(query_count(settings))
    asked, person = answering()

    def refuse(question: str) -> str:
        person(question)
        return "n" if "tell of such" in question else "s"

    review(settings, Console(quiet=True), refuse, "editor", 10)
    assert asked
    assert len(query_count(settings)) == before - 1
    assert [found.judgement for found in every_review(settings)] == ["wrong"]
    assert query_published(settings.published_file, "FROM doubtful_accounts").rows == ()
    (settings.home / "decisions.toml").unlink()
    first, second = ids(settings, 1, 2)
    decide_link(settings, first, second, "same", "one bus", "editor")
    assert len(query_count(settings)) == before
    kept = query_published(settings.published_file, "SELECT retracted_at IS NULL FROM account_reviews").rows
    assert kept == ((False,),)


def query_count(settings: Settings) -> list[str]:
    """Return the ids of the incidents in the working file."""
    with open_warehouse(settings.warehouse_file) as con:
        return [row[0] for row in con.execute("SELECT incident_id::VARCHAR FROM incidents").fetchall()]


def test_nothing_to_review_is_said(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    empty = load_settings(home=tmp_path / "home", seeds_folder=tmp_path / "seeds")
    assert review(empty, Console(quiet=True), lambda _: "y", "", 5) == "Nothing is left to review."


def test_the_commands_at_the_shell(settings: Settings) -> None:
    first, second = ids(settings, 1, 2)
    done = corridor(settings.home, "link", first, second, "--different", "--why", "two buses", "--by", "editor")
    assert (done.returncode, "accounts make" in done.stdout) == (0, True), done.stderr
    done = corridor(settings.home, "link", first, second)
    assert done.returncode == 2
    assert "--same, --different or --withdraw" in done.stderr
    done = corridor(settings.home, "link", first, "nonsense", "--same", "--why", "w")
    assert done.returncode == 2
    assert "no account nonsense" in done.stderr
    done = corridor(settings.home, "review", "--limit", "3")
    assert done.returncode == 0
    assert "Nothing was decided" in done.stdout
