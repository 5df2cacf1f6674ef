"""Linking a piece at a time comes to what a rebuild comes to, in whatever order accounts come, change and go."""

import random
from datetime import timedelta

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import Count, Decision, IncidentReport
from tests.warehouse.building import HUB, KARACHI, QUETTA, report
from tests.warehouse.telling import DAY, account, linked, relinked, report_id, state, worded
from warehouse.connect import open_memory
from warehouse.linking import link
from warehouse.load import store_outcomes

Connection = duckdb.DuckDBPyConnection
WORDS = (
    "Gunmen fired on a company bus at the Vinder crossing, said Inspector Zahoor Baloch of the Sonmiani solar park.",
    "Inspector Zahoor Baloch counted bullet holes in the bus from Vinder to the Sonmiani solar park.",
    "Masked men shot into a barber's shop in the Allah Yar lane; Constable Nasreen Jamali has two names.",
)
ACCOUNTS = st.lists(
    st.tuples(
        st.builds(
            report,
            on=st.sampled_from([DAY, DAY + timedelta(days=1), DAY + timedelta(days=5), None]),
            place=st.sampled_from([HUB, KARACHI, QUETTA, None]),
            killed=st.sampled_from([Count(), Count(2, 2, 2), Count(3, 3, None), Count(12, 12, 12)]),
            attack_type=st.sampled_from(["armed_assault", "bombing_explosion", "unknown"]),
        ),
        st.sampled_from([*WORDS, None]),
    ),
    min_size=2,
    max_size=6,
)


def fresh() -> Connection:
    """Return an empty warehouse that asks nothing of other cores."""
    con = open_memory()
    con.execute("SET threads = 1")
    return con


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_shuffled_batches_come_to_the_same(
    accounts: list[tuple[IncidentReport, str | None]], order: random.Random
) -> None:
    told = [
        account(number, item, hours=number % 3) if words is None else worded(number, item, words, hours=number % 3)
        for number, (item, words) in enumerate(accounts)
    ]
    at_once, in_batches = fresh(), fresh()
    linked(at_once, *told)
    shuffled = order.sample(told, len(told))
    cut = order.randrange(len(told))
    for batch in (shuffled[:cut], shuffled[cut:]):
        linked(in_batches, *batch)
    assert state(in_batches) == state(at_once)
    link(in_batches, rebuild=True)
    assert state(in_batches) == state(at_once)


def test_only_what_is_new_is_compared(con: Connection) -> None:
    linked(con, *(account(n, report(on=DAY + timedelta(days=9 * n)), hours=216 * n) for n in range(8)))
    added = relinked(con, account(9, report(on=DAY + timedelta(days=9)), hours=217))
    assert (added.compared_reports, added.new_links, added.incidents) == (1, 1, 8)
    assert relinked(con).compared_reports == 0
    rebuilt = link(con, rebuild=True)
    assert (rebuilt.compared_reports, rebuilt.new_links, rebuilt.retracted_links) == (9, 0, 0)


def test_an_account_that_is_read_otherwise_is_linked_anew_and_its_old_link_kept(con: Connection) -> None:
    assert linked(con, account(1, report()), account(2, report()), account(3, report())) == [[1, 2, 3]]
    moved = report_id(con, 2)
    con.execute(
        "UPDATE incident_reports SET place_id = 'quetta', place_name = 'Quetta', admin2_name = 'Quetta', "
        "latitude = 30.18, longitude = 66.98, killed_low = 7, killed_best = 7, killed_high = 7 WHERE report_id = ?",
        [moved],
    )
    assert link(con).compared_reports == 1
    assert linked(con) == [[1, 3], [2]]
    about = "SELECT count(*), count(retracted_at) FROM links WHERE left_id = $1 OR right_id = $1"
    assert con.execute(about, [moved]).fetchone() == (2, 2)


def test_an_account_that_is_no_more_leaves_its_incident_and_its_links_are_retracted(con: Connection) -> None:
    linked(con, account(1, report()), account(2, report()))
    con.execute("DELETE FROM incident_reports WHERE report_id = ?", [report_id(con, 2)])
    assert link(con).retracted_links == 1
    assert linked(con) == [[1]]
    assert con.execute("SELECT report_count FROM incidents").fetchall() == [(1,)]


def test_a_bridge_that_falls_parts_what_it_joined(con: Connection) -> None:
    """The second account is like both others, which are too little like each other to be joined without it."""
    first = report(on=DAY, place=None, killed=Count(12, 12, 12), targets=(), casualties=())
    bridge = report(on=DAY, place=HUB, killed=Count(12, 12, 12))
    last = report(on=None, place=HUB, killed=Count(12, 12, 12))
    told = [account(1, first), account(2, bridge), account(3, last)]
    assert linked(con, *told) == [[1, 2, 3]]
    apart = Decision(report_id(con, 1), report_id(con, 2), "different", "another bus", "editor", DAY)
    assert linked(con, decisions=[apart]) == [[1], [2, 3]]
    alone = fresh()
    store_outcomes(alone, told, run_id="r")
    link(alone, [apart])
    assert state(alone) == state(con)
