"""Accounts become incidents: judged by named features, overruled by people, whatever the order of arrival."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import (
    Attribution,
    Count,
    Decision,
    IncidentReport,
    Outcome,
    Realis,
    Source,
    SourceKind,
    Span,
    Verdict,
    VerdictKind,
)
from tests.warehouse.building import HUB, KARACHI, NOW, QUETTA, article, candidate, extraction, outcome, report
from warehouse.accounts import compare, load_accounts
from warehouse.check import content_digest, run_checks
from warehouse.connect import open_memory
from warehouse.linking import link
from warehouse.load import store_outcomes, store_sources

Connection = duckdb.DuckDBPyConnection
DAY = date(2026, 2, 3)


def account(number: int, told: IncidentReport, outlet: str | None = None, hours: int = 0, **changes: object) -> Outcome:
    """One article's account; statements and figures left out."""
    read = article(
        url=f"https://outlet{number}.example/{number}",
        outlet=outlet or f"Outlet {number}",
        published_at=NOW + timedelta(hours=hours),
    )
    said = replace(extraction(told), statements=(), figures=())
    ended = outcome(candidate(number, f"s{number}"), read, extraction=said)
    return replace(ended, verdict=replace(ended.verdict, **changes))  # type: ignore[arg-type]


def linked(con: Connection, *accounts: Outcome, decisions: tuple[Decision, ...] = ()) -> list[tuple[int, ...]]:
    """Store, link, and return for each incident the numbers of the articles that tell of it."""
    store_outcomes(con, accounts, run_id="r")
    link(con, decisions)
    rows = con.execute(
        """SELECT list(regexp_extract(a.url, '\\d+$')::INTEGER ORDER BY a.url)
           FROM incident_members JOIN incident_reports USING (report_id) JOIN articles AS a USING (article_id)
           GROUP BY incident_id"""
    ).fetchall()
    return sorted(tuple(row[0]) for row in rows)


def report_id(con: Connection, number: int) -> str:
    row = con.execute(
        "SELECT report_id FROM incident_reports JOIN articles USING (article_id) WHERE url LIKE ?", [f"%/{number}"]
    ).fetchone()
    assert row is not None
    return str(row[0])


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
        (report(killed=Count(14, 14, 14), attack_type="bombing_explosion", sub_event_type="Suicide bomb"), False),
        (report(event_type="Strategic developments", sub_event_type="Arrests", killed=Count()), False),
        (report(on=None, place=None, killed=Count()), False),
        (report(on=date(2021, 2, 3)), False),
    ],
)
def test_two_accounts(con: Connection, other: IncidentReport, is_same: bool) -> None:
    if other.when.precision == 4:
        other = replace(other, when=replace(other.when, end=date(2026, 2, 28)))
    assert linked(con, account(1, report()), account(2, other)) == ([(1, 2)] if is_same else [(1,), (2,)])
    assert run_checks(con) == []


def test_a_date_conflict_is_one_incident_only_if_place_target_and_toll_agree(con: Connection) -> None:
    five = Count(5, 5, 5)
    march = report(killed=five, on=date(2024, 3, 1))
    october = report(killed=five, on=date(2024, 10, 6))
    assert linked(con, account(1, march), account(2, october)) == [(1, 2)]
    assert con.execute("SELECT is_date_conflicting, is_place_conflicting FROM incidents").fetchall() == [(True, False)]
    elsewhere = replace(october, targets=(), casualties=())
    assert linked(
        con, account(3, replace(elsewhere, when=replace(october.when, start=date(2024, 7, 1), end=None)))
    ) == [
        (1, 2),
        (3,),
    ]


def test_a_place_conflict_is_one_incident_only_if_day_target_and_toll_agree(con: Connection) -> None:
    five = Count(5, 5, 5)
    here, there = report(killed=five), report(killed=five, place=QUETTA)
    assert linked(con, account(1, here), account(2, there), account(3, here)) == [(1, 2, 3)]
    found = con.execute("SELECT is_date_conflicting, is_place_conflicting, place_name FROM incidents").fetchall()
    assert found == [(False, True, "Hub")]
    later = account(4, replace(there, killed=Count(7, 7, 7)))
    assert linked(con, later) == [(1, 3), (2, 4)], "the surest pairs come first, and 4 is held apart from 1 and 3"


def test_one_feature_alone_makes_nothing_the_same(con: Connection) -> None:
    bare = report(place=None, killed=Count(), targets=(), casualties=())
    assert linked(con, account(1, bare), account(2, bare)) == [(1,), (2,)]
    assert con.execute("SELECT judgement_code FROM links").fetchall() == [("unsure",)]


def test_two_attacks_in_one_article_stay_two(con: Connection) -> None:
    other = report(on=DAY - timedelta(days=40), place=QUETTA, killed=Count(7, 7, 7), is_main=False)
    read = article()
    both = outcome(candidate(1), read, extraction=extraction(report(), other))
    store_outcomes(con, [both], run_id="r")
    assert link(con).incidents == 2


@pytest.mark.parametrize("realis", [Realis.PLANNED, Realis.THREATENED, Realis.HYPOTHETICAL, Realis.DENIED])
def test_what_did_not_happen_is_no_incident(con: Connection, realis: Realis) -> None:
    assert linked(con, account(1, report(realis=realis))) == []


def test_people_overrule_and_take_back(con: Connection) -> None:
    told = [account(1, report()), account(2, report(killed=Count(3, 3, 3))), account(3, report(place=KARACHI))]
    assert linked(con, *told) == [(1, 2), (3,)]
    first, second, third = (report_id(con, number) for number in (1, 2, 3))
    apart = Decision(first, second, "different", "two buses", "editor", DAY)
    joined = Decision(third, first, "same", "the road runs on to Karachi", "editor", DAY)
    unknown = Decision(first, "0" * 8 + "-0000-0000-0000-" + "0" * 12, "same", "", "editor", DAY)
    summary = link(con, [apart, joined, unknown])
    assert summary.unknown_decisions == 1
    assert linked(con, decisions=(apart, joined)) == [(1, 3), (2,)]
    held = "SELECT judgement_code, decided_by FROM links WHERE retracted_at IS NULL ORDER BY ALL"
    assert con.execute(held).fetchall() == [("different", "editor"), ("same", "editor")]
    assert linked(con) == [(1, 2), (3,)]
    assert con.execute("SELECT count(*), count(retracted_at) FROM links").fetchone() == (4, 3)
    assert run_checks(con) == []


def test_linking_again_changes_nothing(con: Connection) -> None:
    linked(con, account(1, report()), account(2, report()), account(3, report(place=KARACHI)))
    before = content_digest(con)
    summary = link(con)
    assert (summary.new_links, summary.retracted_links) == (0, 0)
    assert content_digest(con) == before


def test_figures_show_the_spread_and_its_basis(con: Connection) -> None:
    ministry = Source("s3", "Ministry", SourceKind.FEED, "https://m.example", standing="official")
    claimant = Source("s4", "Front", SourceKind.FEED, "https://f.example", standing="claimant")
    store_sources(con, [ministry, claimant])
    linked(
        con,
        account(1, report(killed=Count(2, 2, 2)), hours=0),
        account(2, report(killed=Count(3, 3, 3)), outlet="Outlet 1", hours=5),
        account(3, report(killed=Count(4, 4, None)), hours=3),
        account(4, report(killed=Count(9, 9, 9), injured=Count(24, None, None)), hours=9),
    )
    figures = con.execute(
        """SELECT measure_code, count_low, count_best, count_high, basis, source_count, is_conflicting
           FROM incident_figures ORDER BY 1"""
    ).fetchall()
    assert figures == [
        ("injured", 24, None, 24, "latest count of claimant outlet 4, main news", 1, False),
        ("killed", 3, 4, 9, "latest count of official outlet 3, main news", 3, True),
    ]
    assert con.execute(
        "SELECT report_count, independent_source_count, is_toll_conflicting FROM incidents"
    ).fetchall() == [(4, 3, True)]
    row = con.execute("SELECT best_url, best_sentence FROM incident_tolls WHERE measure_code = 'killed'").fetchone()
    assert row is not None
    assert row[0].endswith("/3")
    assert "killing two of them" in row[1]


def test_copies_of_one_text_are_one_source(con: Connection) -> None:
    first = account(1, report())
    assert first.article is not None
    of = first.article.article_id
    copy = account(2, report(), kind=VerdictKind.NEAR_COPY, of=of, score=0.9, shares_text=True)
    own = account(3, report(), kind=VerdictKind.SAME_STORY, of=of, score=0.4)
    assert linked(con, first, copy, own) == [(1, 2, 3)]
    assert con.execute("SELECT report_count, independent_source_count FROM incidents").fetchall() == [(3, 2)]


def test_claims_and_denials_live_side_by_side_and_as_of_tells_when(con: Connection) -> None:
    words = Span(0, 6, "Gunmen")
    claim = report(attributions=(Attribution("Coast Front", "coast_front", "claimed", "Coast Front", words),))
    denial = report(
        killed=Count(4, 4, 4), attributions=(Attribution("Coast Front", "coast_front", "denied", "a spokesman", words),)
    )
    linked(con, account(1, report()), account(2, claim, hours=4), account(3, denial, hours=8))
    stances = con.execute("SELECT stance_code FROM claims_and_denials ORDER BY published_at").fetchall()
    assert [row[0] for row in stances] == ["accused", "claimed", "denied"]
    asked = "SELECT killed_low, killed_high, claimed_by, denied_by, report_count FROM incidents_as_of(?)"
    moments = [NOW - timedelta(hours=1), NOW, NOW + timedelta(hours=5), NOW + timedelta(days=1)]
    known = [con.execute(asked, [moment]).fetchall() for moment in moments]
    assert known == [
        [],
        [(2, 2, None, None, 1)],
        [(2, 2, ["Coast Front"], None, 2)],
        [(2, 4, ["Coast Front"], ["Coast Front"], 3)],
    ]


def test_comparing_does_not_depend_on_the_order(con: Connection) -> None:
    linked(con, account(1, report()), account(2, report(place=QUETTA, on=DAY + timedelta(days=2))))
    left, right = load_accounts(con).values()
    assert compare(left, right) == compare(right, left)
    assert compare(left, right).features["place"] == -5.0


REPORTS = st.lists(
    st.builds(
        report,
        on=st.sampled_from([DAY, DAY + timedelta(days=1), DAY + timedelta(days=5), None]),
        place=st.sampled_from([HUB, KARACHI, QUETTA, None]),
        killed=st.sampled_from([Count(), Count(2, 2, 2), Count(3, 3, None), Count(12, 12, 12)]),
        attack_type=st.sampled_from(["armed_assault", "bombing_explosion", "unknown"]),
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(reports: list[IncidentReport], order: random.Random) -> None:
    told = [account(number, item, hours=number % 3) for number, item in enumerate(reports)]
    at_once, one_by_one = open_memory(), open_memory()
    for con in (at_once, one_by_one):
        con.execute("SET threads = 1")
    linked(at_once, *told)
    for item in order.sample(told, len(told)):
        linked(one_by_one, item)
    for table in ("incidents", "incident_members", "incident_figures"):
        assert (
            at_once.execute(f"FROM {table} ORDER BY ALL").fetchall()
            == one_by_one.execute(f"FROM {table} ORDER BY ALL").fetchall()
        )
    held = "SELECT left_id, right_id, judgement_code, score FROM links WHERE retracted_at IS NULL ORDER BY ALL"
    assert at_once.execute(held).fetchall() == one_by_one.execute(held).fetchall()


def test_one_utterance_in_two_wordings(con: Connection) -> None:
    first = extraction()
    [said] = first.statements
    content = "We shall find whoever did this to the crew"
    read = article(
        "Farid Gul said: " + content, "https://post.example/2", outlet="Post", published_at=NOW + timedelta(hours=2)
    )
    assert said.speaker is not None
    speaker = replace(said.speaker, text="Farid Gul", start=0, end=9)
    again = replace(said, content=(Span(16, 16 + len(content), content),), cue=None, speaker=speaker)
    other = replace(said, content=(Span(16, 24, "the road"),), cue=None, speaker=speaker)
    store_outcomes(
        con,
        [
            outcome(candidate(1), article()),
            outcome(candidate(2), read, extraction=replace(first, incidents=(), statements=(again, other), figures=())),
        ],
        run_id="r",
    )
    summary = link(con)
    assert summary.utterances == 2
    found = con.execute(
        "SELECT content_text, statement_count, article_count FROM utterances ORDER BY 2 DESC"
    ).fetchall()
    assert found[0] == ("We will find whoever did this", 2, 2)
    assert con.execute("SELECT count(*) FROM links WHERE kind_code = 'statement'").fetchone() == (1,)


def test_rejected_articles_link_nothing(con: Connection, path: Path) -> None:
    store_outcomes(con, [Outcome(candidate(1), Verdict(VerdictKind.REJECTED, reason="gone"))], run_id="r")
    assert link(con).reports == 0
    assert path.exists()
