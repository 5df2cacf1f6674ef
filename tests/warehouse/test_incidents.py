"""Derived incidents: the spread of each figure and its basis, independent sources, claims, what was known when."""

from datetime import UTC, datetime, timedelta

import duckdb

from extractors.records import Attribution, Count, Source, SourceKind, Span, VerdictKind
from tests.warehouse.building import NOW, report
from tests.warehouse.telling import account, linked
from warehouse.load import store_sources

Connection = duckdb.DuckDBPyConnection
FIGURES = """SELECT measure_code, count_low, count_best, count_high, basis, source_count, is_conflicting
             FROM incident_figures ORDER BY 1"""
AS_OF = """SELECT killed_low, killed_best, killed_high, injured_low, injured_best, injured_high,
                  independent_source_count, report_count FROM incidents_as_of(?)"""
LATER = datetime(2030, 1, 1, tzinfo=UTC)


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
    assert con.execute(FIGURES).fetchall() == [
        ("injured", 24, None, 24, "latest count of claimant outlet 4, main news", 1, False),
        ("killed", 3, 4, 9, "latest count of official outlet 3, main news", 3, True),
    ]
    counted = "SELECT report_count, independent_source_count, is_toll_conflicting FROM incidents"
    assert con.execute(counted).fetchall() == [(4, 3, True)]
    row = con.execute("SELECT best_url, best_sentence FROM incident_tolls WHERE measure_code = 'killed'").fetchone()
    assert row is not None
    assert row[0].endswith("/3")
    assert "killing two of them" in row[1]


def test_a_corrected_toll_replaces_the_earlier_of_its_source_only(con: Connection) -> None:
    linked(
        con,
        account(1, report(killed=Count(4, 4, 4)), outlet="Wire", hours=0),
        account(2, report(killed=Count(3, 3, 3)), outlet="Wire", hours=6),
        account(3, report(killed=Count(4, 4, 4)), outlet="Post", hours=2),
        account(4, report(killed=Count()), outlet="Wire", hours=8),
    )
    found = con.execute("SELECT killed_low, killed_best, killed_high, report_count FROM incident_summary").fetchall()
    assert found == [(3, 3, 4, 4)]
    assert con.execute("SELECT first_reported_at, last_reported_at FROM incidents").fetchall() == [
        (NOW, NOW + timedelta(hours=8))
    ]


def test_copies_of_one_text_are_one_source(con: Connection) -> None:
    first = account(1, report())
    assert first.article is not None
    of = first.article.article_id
    copy = account(2, report(), kind=VerdictKind.NEAR_COPY, of=of, score=0.9, shares_text=True)
    own = account(3, report(), kind=VerdictKind.SAME_STORY, of=of, score=0.4)
    assert linked(con, first, copy, own) == [[1, 2, 3]]
    assert con.execute("SELECT report_count, independent_source_count FROM incidents").fetchall() == [(3, 2)]


def test_a_copy_that_comes_later_makes_the_two_one_source(con: Connection) -> None:
    """The incident is derived anew although none of its accounts changed in what it says."""
    first, second = account(1, report()), account(2, report(), hours=1)
    assert first.article is not None
    assert second.article is not None
    linked(con, first, second)
    bridge = account(
        3, report(), hours=2, kind=VerdictKind.NEAR_COPY, of=second.article.article_id, score=0.9, shares_text=True
    )
    linked(con, bridge)
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
    assert [con.execute(asked, [moment]).fetchall() for moment in moments] == [
        [],
        [(2, 2, None, None, 1)],
        [(2, 2, ["Coast Front"], None, 2)],
        [(2, 4, ["Coast Front"], ["Coast Front"], 3)],
    ]


def test_as_of_now_is_what_the_incident_shows(con: Connection) -> None:
    store_sources(con, [Source("s2", "Ministry", SourceKind.FEED, "https://m.example", standing="official")])
    linked(
        con,
        account(1, report(killed=Count(2, 2, 2), injured=Count(11, 11, None)), outlet="Wire"),
        account(2, report(killed=Count(24, None, None)), hours=2),
        account(3, report(killed=Count(3, 3, 3), injured=Count(9, 9, 9)), outlet="Wire", hours=4),
    )
    now = con.execute(
        """SELECT killed_low, killed_best, killed_high, injured_low, injured_best, injured_high,
                  independent_source_count, report_count FROM incident_summary ORDER BY ALL"""
    ).fetchall()
    assert sorted(con.execute(AS_OF, [LATER]).fetchall(), key=str) == sorted(now, key=str)


def test_doubtful_accounts_are_listed_with_their_sentence(con: Connection) -> None:
    linked(con, account(1, report(confidence=0.4)), account(2, report()))
    found = con.execute("SELECT confidence, sentence, report_count FROM doubtful_accounts").fetchall()
    assert [(confidence, count) for confidence, _, count in found] == [(0.4, 2)]
    assert found[0][1].startswith("Gunmen opened fire")
