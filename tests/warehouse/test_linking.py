"""Accounts become incidents: judged by named features, overruled by people."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from extractors.fingerprint import fingerprint
from extractors.records import (
    Count,
    Decision,
    IncidentReport,
    Outcome,
    Realis,
    Target,
    Verdict,
    VerdictKind,
    Victim,
)
from tests.warehouse.building import HUB, KARACHI, QUETTA, article, candidate, extraction, outcome, report, span
from tests.warehouse.telling import DAY, account, linked, report_id, worded
from warehouse.accounts import load_accounts, stage_accounts
from warehouse.check import content_digest, run_checks
from warehouse.comparing import compare, read_weights
from warehouse.features import FEATURES
from warehouse.judgements import unsure_links
from warehouse.linking import link
from warehouse.load import store_outcomes
from warehouse.terms import term_hash

Connection = duckdb.DuckDBPyConnection
FIVE = Count(5, 5, 5)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (report(), True),
        (report(killed=Count(3, 3, None)), True),
        (report(killed=Count(), casualties=()), True),
        (report(on=DAY + timedelta(days=1)), True),
        (report(on=date(2026, 2, 1), precision=4), True),
        (report(place=KARACHI), False),
        (report(place=QUETTA, killed=Count(9, 9, 9)), False),
        (report(on=date(2026, 1, 12)), False),
        (
            report(
                killed=Count(14, 14, 14),
                attack_type="bombing_explosion",
                sub_event_type="Suicide bomb",
                targets=(Target("pilgrims", "civilian", None, span("engineers")),),
                weapons=("suicide_vest",),
            ),
            False,
        ),
        (report(event_type="Strategic developments", sub_event_type="Arrests", killed=Count()), False),
        (report(on=None, place=None, killed=Count()), False),
        (report(on=date(2021, 2, 3)), False),
    ],
)
def test_two_accounts(con: Connection, other: IncidentReport, is_same: bool) -> None:
    if other.when.precision == 4:
        other = replace(other, when=replace(other.when, end=date(2026, 2, 28)))
    assert linked(con, account(1, report()), account(2, other)) == ([[1, 2]] if is_same else [[1], [2]])
    assert run_checks(con) == []


@pytest.mark.parametrize(("weapons", "level"), [((), None), (("firearms",), "other_attack")])
def test_an_attack_told_by_no_means_is_not_held_against_a_bombing(
    con: Connection, weapons: tuple[str, ...], level: str | None
) -> None:
    bombing = report(attack_type="bombing_explosion", sub_event_type="Suicide bomb", weapons=("suicide_vest",))
    linked(con, account(1, bombing), account(2, report(weapons=weapons)))
    stage_accounts(con)
    left, right = load_accounts(con, [report_id(con, 1), report_id(con, 2)]).values()
    assert compare(left, right).levels.get("act") == level


def test_a_victim_of_the_same_name_and_age_tells_across_an_unknown_day_and_place(con: Connection) -> None:
    named = (Victim("Imtiaz Rind", span("Gunmen")), Victim("34-year-old driver", span("Gunmen")))
    first = report(victims=named, killed=Count(1, 1, 1))
    second = report(victims=named, killed=Count(1, 1, 1), on=None, place=None)
    other = report(victims=(Victim("Saleem Lashari", span("Gunmen")),), killed=Count(1, 1, 1), on=None, place=None)
    assert linked(con, account(1, first), account(2, second), account(3, other)) == [[1, 2], [3]]


def test_a_date_conflict_is_one_incident_only_if_place_target_and_toll_agree(con: Connection) -> None:
    march, october = (report(killed=FIVE, on=on, is_main=False) for on in (date(2024, 3, 1), date(2024, 10, 6)))
    assert linked(con, account(1, march), account(2, october)) == [[1, 2]]
    assert con.execute("SELECT is_date_conflicting, is_place_conflicting FROM incidents").fetchall() == [(True, False)]
    untargeted = replace(october, targets=(), casualties=())
    july = replace(untargeted, when=replace(october.when, start=date(2024, 7, 1), end=None))
    assert linked(con, account(3, july)) == [[1, 2], [3]]


@pytest.mark.parametrize(
    ("killed", "other_killed", "is_joined", "is_flagged"),
    [
        (Count(3, 3, 3), Count(3, 3, 3), True, False),
        (Count(2, 2, 2), Count(2, 2, 2), False, True),
        (Count(3, 3, 3), Count(9, 9, 9), False, False),
    ],
    ids=["equal toll", "a toll that many attacks have", "another toll"],
)
def test_the_same_attack_in_march_and_in_october(
    con: Connection, killed: Count, other_killed: Count, is_joined: bool, is_flagged: bool
) -> None:
    """Two papers recall an attack on Chinese engineers in the same town, in two months of one year."""
    march, october = (
        report(killed=toll, on=on, precision=4, place=HUB, is_main=False, attack_type=act)
        for toll, on, act in (
            (killed, date(2024, 3, 1), "bombing_explosion"),
            (other_killed, date(2024, 10, 1), "bombing_explosion"),
        )
    )
    ends = (date(2024, 3, 31), date(2024, 10, 31))
    told = [replace(one, when=replace(one.when, end=end)) for one, end in zip((march, october), ends, strict=True)]
    found = linked(con, *(account(number, one) for number, one in enumerate(told, start=1)))
    assert found == ([[1, 2]] if is_joined else [[1], [2]])
    assert con.execute("SELECT bool_or(is_date_conflicting) FROM incident_summary").fetchall() == [(is_joined,)]
    flagged = unsure_links(con, 10)
    assert len(flagged) == int(is_flagged)
    for pair in flagged:
        assert {pair.left.date_start, pair.right.date_start} == {date(2024, 3, 1), date(2024, 10, 1)}
        assert pair.left.sentence is not None
        assert "opened fire on a bus" in pair.left.sentence


def test_a_place_conflict_is_one_incident_only_if_day_target_and_toll_agree(con: Connection) -> None:
    here, there = report(killed=FIVE), report(killed=FIVE, place=QUETTA)
    assert linked(con, account(1, here), account(2, there), account(3, here)) == [[1, 2, 3]]
    found = con.execute("SELECT is_date_conflicting, is_place_conflicting, place_name FROM incidents").fetchall()
    assert found == [(False, True, "Hub")]
    later = account(4, replace(there, killed=Count(7, 7, 7)))
    assert linked(con, later) == [[1, 3], [2, 4]], "the surest pairs come first, and 4 is held apart from 1 and 3"


def test_another_day_and_another_place_are_two_incidents_whatever_agrees(con: Connection) -> None:
    there = report(killed=FIVE, place=QUETTA, on=DAY + timedelta(days=5))
    assert linked(con, account(1, report(killed=FIVE)), account(2, there)) == [[1], [2]]


def test_one_feature_alone_makes_nothing_the_same(con: Connection) -> None:
    bare = report(place=None, killed=Count(), targets=(), casualties=(), victims=(), weapons=())
    assert linked(con, account(1, bare), account(2, bare)) == [[1], [2]]
    assert con.execute("SELECT judgement_code FROM links").fetchall() == [("unsure",)]


BUS = (
    "Gunmen fired on a company bus at the Vinder crossing and killed two surveyors of the Sonmiani solar park. "
    "Inspector Zahoor Baloch said that the bus, driven by Imtiaz Rind, had left Uthal without its escort."
)
BUS_AGAIN = (
    "Two surveyors of the Sonmiani solar park were shot dead when their bus came under fire at Vinder. Its driver, "
    "Imtiaz Rind, got it to Uthal, where Inspector Zahoor Baloch counted forty bullet holes."
)
SHOP = (
    "A barber and his customer died when masked men shot into a shop in the fish market. Shopkeepers of the Allah Yar "
    "lane blamed a feud over rent; Constable Nasreen Jamali has two names."
)


def test_news_in_like_words_is_one_incident_where_a_place_or_toll_was_misread(con: Connection) -> None:
    misread = report(place=KARACHI, killed=Count(3, 3, 3))
    assert linked(con, worded(1, report(), BUS), worded(2, misread, BUS_AGAIN, hours=5)) == [[1, 2]]


def test_news_of_the_same_day_and_town_in_unlike_words_is_two(con: Connection) -> None:
    plain = report(targets=(), casualties=(), victims=())
    assert linked(con, worded(1, plain, BUS), worded(2, plain, SHOP, hours=5)) == [[1], [2]]


def test_two_attacks_in_one_article_stay_two(con: Connection) -> None:
    other = report(on=DAY - timedelta(days=40), place=QUETTA, killed=Count(7, 7, 7), is_main=False)
    both = outcome(candidate(1), article(), extraction=extraction(report(), other))
    store_outcomes(con, [both], run_id="r")
    assert link(con).incidents == 2


def test_a_roundup_of_two_attacks_does_not_tie_them(con: Connection) -> None:
    """Two papers tell of the same two attacks, each leading with another one."""
    hub, quetta = report(), report(place=QUETTA, killed=Count(7, 7, 7), injured=Count(9, 9, 9))
    behind = [replace(one, is_main=False) for one in (hub, quetta)]
    told = [
        replace(ended, extraction=replace(extraction(main, other), statements=(), figures=()))
        for ended, main, other in (
            (worded(1, hub, f"{BUS} {SHOP}"), hub, behind[1]),
            (worded(2, quetta, f"{SHOP} {BUS_AGAIN}", hours=2), quetta, behind[0]),
        )
    ]
    store_outcomes(con, told, run_id="r")
    link(con)
    found = con.execute(
        """SELECT list(DISTINCT place_name) FROM incident_members JOIN incident_reports USING (report_id)
           GROUP BY incident_id"""
    ).fetchall()
    assert sorted(found) == [(["Hub"],), (["Quetta"],)]


@pytest.mark.parametrize("realis", [Realis.PLANNED, Realis.THREATENED, Realis.HYPOTHETICAL, Realis.DENIED])
def test_what_did_not_happen_is_no_incident(con: Connection, realis: Realis) -> None:
    assert linked(con, account(1, report(realis=realis))) == []


def test_people_overrule_and_take_back(con: Connection) -> None:
    told = [account(1, report()), account(2, report(killed=Count(3, 3, 3))), account(3, report(place=KARACHI))]
    assert linked(con, *told) == [[1, 2], [3]]
    first, second, third = (report_id(con, number) for number in (1, 2, 3))
    apart = Decision(first, second, "different", "two buses", "editor", DAY)
    joined = Decision(third, first, "same", "the road runs on to Karachi", "editor", DAY)
    unknown = Decision(first, "0" * 8 + "-0000-0000-0000-" + "0" * 12, "same", "", "editor", DAY)
    misspelt = Decision("no id", second, "same", "", "editor", DAY)
    assert link(con, [apart, joined, unknown, misspelt]).unknown_decisions == 2
    assert linked(con, decisions=(apart, joined)) == [[1, 3], [2]]
    held = "SELECT judgement_code, decided_by FROM links WHERE retracted_at IS NULL ORDER BY ALL"
    assert con.execute(held).fetchall() == [("different", "editor"), ("same", "editor")]
    assert linked(con) == [[1, 2], [3]]
    history = "SELECT count(*), count(retracted_at) FROM links WHERE decided_by = 'editor'"
    assert con.execute(history).fetchone() == (2, 2)
    assert run_checks(con) == []


def test_an_account_that_a_person_joined_keeps_the_company_of_its_partner(con: Connection) -> None:
    told = [account(1, report()), account(2, report()), account(3, report(place=QUETTA, killed=Count(7, 7, 7)))]
    assert linked(con, *told) == [[1, 2], [3]]
    joined = Decision(report_id(con, 3), report_id(con, 1), "same", "a slip of the wire", "editor", DAY)
    assert linked(con, decisions=[joined]) == [[1, 2, 3]]


def test_the_later_of_two_decisions_about_a_pair_holds(con: Connection) -> None:
    linked(con, account(1, report()), account(2, report()))
    pair = report_id(con, 1), report_id(con, 2)
    apart = Decision(*pair, "different", "two buses", "editor", DAY)
    again = Decision(pair[1], pair[0], "same", "one bus after all", "chief", DAY + timedelta(days=1))
    assert linked(con, decisions=[again, apart]) == [[1, 2]]


def test_linking_again_changes_nothing(con: Connection) -> None:
    linked(con, account(1, report()), account(2, report()), account(3, report(place=KARACHI)))
    before = content_digest(con)
    summary = link(con)
    assert (summary.new_links, summary.retracted_links, summary.compared_reports) == (0, 0, 0)
    assert content_digest(con) == before


def test_comparing_does_not_depend_on_the_order(con: Connection) -> None:
    linked(con, account(1, report()), account(2, report(place=QUETTA, on=DAY + timedelta(days=2))))
    stage_accounts(con)
    left, right = load_accounts(con, [report_id(con, 1), report_id(con, 2)]).values()
    assert compare(left, right) == compare(right, left)
    assert compare(left, right).levels["place"] == "far"
    assert compare(left, right).levels["date"] == "within_3_days"


def test_every_feature_has_points_and_terms_are_hashed_as_novelty_hashes_them() -> None:
    weights = read_weights()
    assert set(weights.points["news"]) == set(FEATURES)
    assert set(weights.points["bare"]) == set(FEATURES) - {"words"}
    assert term_hash("@imtiaz") in dict(fingerprint(BUS).terms)


def test_rejected_articles_link_nothing(con: Connection, path: Path) -> None:
    store_outcomes(con, [Outcome(candidate(1), Verdict(VerdictKind.REJECTED, reason="gone"))], run_id="r")
    assert link(con).reports == 0
    assert path.exists()
