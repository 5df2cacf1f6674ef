"""Accounts of one meeting put together, and what each side's account tells that the other's does not."""

import random
from datetime import date

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import Outcome, Source, SourceKind
from tests.warehouse.arriving import assert_order_is_free
from tests.warehouse.building import HUB, KARACHI
from tests.warehouse.speech import GUL, NOOR, Text, agreed, meeting, said, told
from warehouse.check import content_digest, run_checks
from warehouse.extractions import replace_extractions
from warehouse.linking import link
from warehouse.load import store_outcomes, store_sources

Connection = duckdb.DuckDBPyConnection
GROUP = "a joint working group every three months"
SAME_GROUP = "that the joint working group meets every three months"
HOTLINE = "opening a hotline between both ministries"
THIRD = ("Bilal Khan", "person-bilal-khan")


def stored(con: Connection, *outcomes: Outcome) -> list[tuple[int, ...]]:
    """Store, link, and return for each meeting the numbers of the articles that tell of it."""
    store_outcomes(con, outcomes, run_id="r")
    link(con)
    assert run_checks(con) == []
    rows = con.execute(
        """SELECT list(regexp_extract(a.url, '\\d+$')::INTEGER ORDER BY a.url)
           FROM meeting_members JOIN meeting_reports USING (meeting_report_id) JOIN articles AS a USING (article_id)
           GROUP BY meeting_id"""
    ).fetchall()
    return sorted(tuple(row[0]) for row in rows)


def account(number: int, days: int = 0, **changes: object) -> Outcome:
    text = Text(number)
    return told(number, text, meetings=[meeting(text, **changes)], days=days)  # type: ignore[arg-type]


def test_the_same_sides_on_the_same_day_are_one_meeting(con: Connection) -> None:
    day = date(2026, 2, 5)
    accounts = [
        account(1, on=day, place=HUB),
        account(2, on=day, sides=(NOOR, GUL)),
        account(3),
        account(4, on=date(2026, 2, 4)),
        account(5, sides=(GUL, THIRD)),
        account(6, days=9),
        account(7, mode="phone"),
    ]
    assert stored(con, *accounts) == [(1, 2, 3), (4,), (5,), (6,), (7,)]
    row = con.execute(
        """SELECT date_start, place_name, side_0_names, side_1_names, country_codes, report_count, outlet_count
           FROM meetings WHERE report_count = 3"""
    ).fetchone()
    assert row == (day, "Hub", ["Farid Gul"], ["Nadia Noor"], ["CHN", "PAK"], 3, 3)


def test_another_country_is_another_meeting(con: Connection) -> None:
    abroad = meeting_place("Beijing", "CHN")
    assert stored(con, account(1, place=KARACHI), account(2, place=abroad)) == [(1,), (2,)]


def meeting_place(name: str, country: str) -> object:
    return type(HUB)(name.lower(), name, None, None, country)


def two_readouts() -> tuple[Outcome, Outcome]:
    """One meeting by a Pakistani and by a Chinese outlet; the latter leaves out the force and the hotline."""
    one, other = Text(1), Text(2)
    first = meeting(one, agreed(one, GROUP), agreed(one, HOTLINE))
    second = meeting(other, agreed(other, SAME_GROUP))
    force = said(one, "that a Coastal Guard force would protect engineers", kind="announcement", meeting=0)
    praise = said(other, "satisfaction with those measures", NOOR, kind="praise", meeting=0)
    return told(1, one, [force], [first]), told(2, other, [praise], [second])


def test_what_one_account_leaves_out(con: Connection) -> None:
    homes = (("s1", "PAK"), ("s2", "CHN"))
    store_sources(con, [Source(name, name, SourceKind.FEED, f"https://{name}.example", country=c) for name, c in homes])
    stored(con, *two_readouts())
    rows = con.execute(
        """SELECT readout_code, outlets, agreed, said, missing_agreed, missing_said
           FROM meeting_accounts ORDER BY readout_code DESC"""
    ).fetchall()
    force, praise = "that a Coastal Guard force would protect engineers", "satisfaction with those measures"
    pakistani, chinese = rows
    assert (pakistani[0], pakistani[1], pakistani[3], pakistani[4], pakistani[5]) == (
        "PAK",
        ["Outlet 1"],
        [force],
        None,
        [praise],
    )
    assert set(pakistani[2]) == {GROUP, HOTLINE}
    assert chinese == ("CHN", ["Outlet 2"], [SAME_GROUP], [praise], [HOTLINE], [force])


def test_an_account_cited_is_that_of_whom_it_cites(con: Connection) -> None:
    text = Text(1)
    cited = agreed(text, HOTLINE, carrier="Xinhua")
    found = meeting(text, agreed(text, GROUP), cited, told_by="the ministry", readouts=READOUTS)
    stored(con, told(1, text, meetings=[found]))
    rows = con.execute("SELECT readout_code, agreed, missing_agreed FROM meeting_accounts ORDER BY 1").fetchall()
    assert rows == [("CHN", [HOTLINE], [GROUP]), ("PAK", [GROUP], [HOTLINE])]


READOUTS = (("Xinhua", "CHN"), ("the ministry", "PAK"))


def test_statements_tell_their_meeting(con: Connection) -> None:
    stored(con, *two_readouts())
    rows = con.execute(
        "SELECT speaker_name, side_0_names FROM utterances JOIN meetings USING (meeting_id) ORDER BY speaker_name"
    ).fetchall()
    assert rows == [("Farid Gul", ["Farid Gul"]), ("Nadia Noor", ["Farid Gul"])]


def test_linking_again_changes_nothing(con: Connection) -> None:
    stored(con, *two_readouts())
    before = content_digest(con)
    link(con)
    assert content_digest(con) == before


def test_reading_again_replaces_what_was_read(con: Connection) -> None:
    one, _ = two_readouts()
    stored(con, one)
    assert one.article is not None
    assert one.extraction is not None
    assert replace_extractions(con, {one.article.article_id: one.extraction}) == 0
    text = Text(1)
    text.text = one.article.text
    fewer = type(one.extraction)(meetings=())
    replace_extractions(con, {one.article.article_id: fewer})
    link(con)
    assert run_checks(con) == []
    counts = ["meeting_reports", "meeting_points", "meetings", "matter_tellings", "utterances"]
    assert [con.execute(f"SELECT count(*) FROM {table}").fetchone() for table in counts] == [(0,)] * len(counts)


ACCOUNTS = st.lists(
    st.tuples(
        st.sampled_from([(GUL, NOOR), (NOOR, GUL), (GUL, THIRD)]),
        st.sampled_from([None, date(2026, 2, 5), date(2026, 2, 6)]),
        st.sampled_from([None, HUB, KARACHI]),
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(rows: list[tuple[object, object, object]], order: random.Random) -> None:
    accounts = [account(at, sides=sides, on=on, place=place) for at, (sides, on, place) in enumerate(rows)]
    assert_order_is_free(accounts, order, ("meetings", "meeting_members", "meeting_matters", "matter_tellings"))
