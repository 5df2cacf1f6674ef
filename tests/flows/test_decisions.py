"""What people decide by command is kept beside the warehouse, overrules at once, and can be taken back."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from extractors.errors import BadInput
from extractors.records import Decision
from flows.decisions import decide, every_decision, load_decisions, withdraw
from flows.settings import Settings, load_settings
from tests.warehouse.building import KARACHI, report
from tests.warehouse.telling import account, linked, report_id
from warehouse.connect import open_warehouse
from warehouse.judgements import unsure_links

TODAY = date(2026, 2, 9)


@pytest.fixture
def settings(tmp_path: Path, empty_warehouse: Path) -> Settings:
    """Settings of a warehouse with two accounts of one bus and one of another place."""
    (tmp_path / "seeds").mkdir()
    found = load_settings(home=tmp_path / "home", seeds_folder=tmp_path / "seeds")
    found.warehouse_file.parent.mkdir(parents=True)
    shutil.copy(empty_warehouse, found.warehouse_file)
    with open_warehouse(found.warehouse_file) as con:
        linked(con, account(1, report()), account(2, report()), account(3, report(place=KARACHI)))
    return found


def incidents(settings: Settings) -> list[list[int]]:
    with open_warehouse(settings.warehouse_file) as con:
        return linked(con, decisions=every_decision(settings))


def ids(settings: Settings) -> list[str]:
    with open_warehouse(settings.warehouse_file) as con:
        return [report_id(con, number) for number in (1, 2, 3)]


def test_a_decision_overrules_at_once_and_survives_a_new_warehouse(settings: Settings) -> None:
    first, second, third = ids(settings)
    decide(settings, [Decision(first, second, "different", 'two "buses"\nof one firm', "editor", TODAY)])
    decide(settings, [Decision(third, first, "same", "the road runs on", "editor", TODAY)])
    assert incidents(settings) == [[1, 3], [2]]
    settings.warehouse_file.unlink()
    with open_warehouse(settings.warehouse_file) as con:
        linked(con, account(1, report()), account(2, report()), account(3, report(place=KARACHI)))
    assert incidents(settings) == [[1, 3], [2]]
    assert [kept.why for kept in every_decision(settings)] == ['two "buses"\nof one firm', "the road runs on"]


def test_a_second_thought_replaces_the_first_and_history_is_kept(settings: Settings) -> None:
    first, second, _ = ids(settings)
    decide(settings, [Decision(first, second, "different", "two buses", "editor", TODAY)])
    decide(settings, [Decision(second, first, "same", "one bus", "editor", TODAY)])
    assert incidents(settings) == [[1, 2], [3]]
    assert len(every_decision(settings)) == 1
    withdraw(settings, first, second)
    assert every_decision(settings) == []
    assert incidents(settings) == [[1, 2], [3]]
    with open_warehouse(settings.warehouse_file) as con:
        kept = con.execute("SELECT count(*), count(retracted_at) FROM links WHERE decided_by = 'editor'").fetchone()
    assert kept == (2, 2)


def test_by_command_overrules_the_reviewed_list_of_the_same_day(settings: Settings) -> None:
    first, second, _ = ids(settings)
    (settings.seeds_folder / "decisions.toml").write_text(
        f'[[decision]]\na = "{first}"\nb = "{second}"\njudgement = "different"\nwhy = "w"\nby = "b"\non = 2026-02-09\n'
    )
    assert incidents(settings) == [[1], [2], [3]]
    decide(settings, [Decision(first, second, "same", "one bus", "editor", TODAY)])
    assert incidents(settings) == [[1, 2], [3]]


def test_what_cannot_be_decided_says_why(settings: Settings) -> None:
    first, second, _ = ids(settings)
    with pytest.raises(BadInput, match="no account nonsense"):
        decide(settings, [Decision(first, "nonsense", "same", "w", "b", TODAY)])
    with pytest.raises(BadInput, match="one account"):
        decide(settings, [Decision(first, first, "same", "w", "b", TODAY)])
    with pytest.raises(BadInput, match="Nobody decided"):
        withdraw(settings, first, second)
    assert not (settings.home / "decisions.toml").exists()


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text('[[decision]]\na = "x"\nb = "y"\njudgement = "perhaps"\nwhy = ""\nby = ""\non = 2026-02-09\n')
    with pytest.raises(BadInput, match=r"0\.judgement"):
        load_decisions(path)
    path.write_text("[[decision\n")
    with pytest.raises(BadInput, match="do not parse"):
        load_decisions(path)


def test_an_unsure_pair_is_shown_with_both_sentences_and_settled_by_a_decision(settings: Settings) -> None:
    with open_warehouse(settings.warehouse_file) as con:
        bare = report(place=None, targets=(), casualties=(), victims=(), weapons=())
        linked(con, account(4, bare))
        shown = [
            pair for pair in unsure_links(con, 10) if report_id(con, 4) in (pair.left.report_id, pair.right.report_id)
        ]
        assert shown
        pair = shown[0]
        assert pair.left.sentence
        assert pair.right.sentence
        assert pair.features
        assert [one.score for one in unsure_links(con, 10)] == sorted(
            (one.score for one in unsure_links(con, 10)), reverse=True
        )
    decide(settings, [Decision(pair.left.report_id, pair.right.report_id, "different", "no", "editor", TODAY)])
    with open_warehouse(settings.warehouse_file) as con:
        left = [(one.left.report_id, one.right.report_id) for one in unsure_links(con, 10)]
    assert (pair.left.report_id, pair.right.report_id) not in left
