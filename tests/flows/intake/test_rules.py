"""The pure rules: addresses, statuses, Retry-After, back-off, periods in addresses."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import Rejected, RetryLater
from flows.intake.addresses import Scope, refuse_private, scope_of
from flows.intake.backoff import HARD_LONGEST, next_attempt
from flows.intake.discovery.periods import period_of
from flows.intake.lanes import LONGEST_DELAY_S, Lane
from flows.intake.statuses import fault_of, retry_after

NOW = datetime(2024, 10, 8, 12, tzinfo=UTC)
KINDS = st.sampled_from(["timeout", "dns_failure", "gone", "robots", "rate_limited", "a_kind_of_tomorrow"])


@pytest.mark.parametrize(
    ("address", "scope"),
    [
        ("8.8.8.8", Scope.PUBLIC),
        ("2606:4700::1111", Scope.PUBLIC),
        ("127.8.9.1", Scope.LOOPBACK),
        ("::1", Scope.LOOPBACK),
        ("::ffff:127.0.0.1", Scope.LOOPBACK),
        ("10.0.0.1", Scope.PRIVATE),
        ("172.31.255.255", Scope.PRIVATE),
        ("192.168.0.1", Scope.PRIVATE),
        ("100.64.0.1", Scope.PRIVATE),
        ("fd12::1", Scope.PRIVATE),
        ("fec0::1", Scope.PRIVATE),
        ("2002:0a00:0001::", Scope.PRIVATE),
        ("64:ff9b::10.0.0.1", Scope.PRIVATE),
        ("64:ff9b::8.8.8.8", Scope.PUBLIC),
        ("169.254.169.254", Scope.LINK_LOCAL),
        ("fe80::1%eth0", Scope.LINK_LOCAL),
        ("0.0.0.0", Scope.RESERVED),
        ("224.0.0.1", Scope.RESERVED),
        ("255.255.255.255", Scope.RESERVED),
        ("::", Scope.RESERVED),
        ("ff02::1", Scope.RESERVED),
    ],
)
def test_scopes(address: str, scope: Scope) -> None:
    assert scope_of(address) is scope


def test_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(Rejected, match=r"10\.0\.0\.1"):
        refuse_private(["8.8.8.8", "10.0.0.1"], (), "http://gazette.invalid/")
    refuse_private(["8.8.8.8", "10.0.0.1"], {Scope.PRIVATE}, "http://gazette.invalid/")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", NOW + timedelta(seconds=120)),
        (" 0 ", NOW),
        ("Tue, 08 Oct 2024 13:00:00 GMT", NOW + timedelta(hours=1)),
        ("Tuesday, 08-Oct-24 13:00:00 GMT", NOW + timedelta(hours=1)),
        ("Tue, 08 Oct 2024 18:00:00 +0500", NOW + timedelta(hours=1)),
        ("9" * 5000, NOW + timedelta(days=30)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", NOW + timedelta(days=30)),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value: str | None, expected: datetime | None) -> None:
    assert retry_after(value, NOW) == expected


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_retry_after_is_a_bounded_moment_or_nothing(value: str) -> None:
    found = retry_after(value, NOW)
    assert found is None or (found.utcoffset() == timedelta(0) and found <= NOW + timedelta(days=30))


@pytest.mark.parametrize(
    ("status", "kind", "again"),
    [
        (401, "forbidden", False),
        (402, "forbidden", False),
        (403, "forbidden", False),
        (404, "not_found", False),
        (408, "timeout", True),
        (410, "gone", False),
        (418, "client_error", False),
        (425, "unavailable", True),
        (429, "rate_limited", True),
        (451, "forbidden", False),
        (500, "server_error", True),
        (502, "server_error", True),
        (503, "unavailable", True),
        (521, "server_error", True),
        (204, "unexpected_status", True),
        (300, "bad_redirect", False),
        (304, "unexpected_status", True),
        (999, "server_error", True),
    ],
)
def test_statuses(status: int, kind: str, again: bool) -> None:
    error = fault_of(status, httpx.Headers(), "http://gazette.invalid/", NOW)
    assert error is not None
    assert (error.kind, isinstance(error, RetryLater)) == (kind, again)


@settings(deadline=None)
@given(st.integers(-3, 10_000), KINDS, st.none() | st.timedeltas(timedelta(days=-9), timedelta(days=999)))
def test_a_pause_is_never_nothing_and_never_for_ever(attempts: int, kind: str, named: timedelta | None) -> None:
    moment = next_attempt(attempts, kind, NOW, None if named is None else NOW + named)
    assert NOW < moment <= NOW + HARD_LONGEST


@settings(deadline=None)
@given(st.integers(1, 100), KINDS)
def test_pauses_grow(attempts: int, kind: str) -> None:
    assert next_attempt(attempts, kind, NOW, None) <= next_attempt(attempts + 1, kind, NOW, None)


@settings(deadline=None)
@given(st.floats(0, 90), st.lists(st.booleans(), max_size=20))
def test_a_host_s_pause_widens_and_narrows_within_bounds(least: float, busy: list[bool]) -> None:
    lane = Lane(least, least)
    for answer_is_busy in busy:
        before = lane.delay_s
        if answer_is_busy:
            lane.ask_less()
        else:
            lane.ask_normally()
        assert (lane.delay_s >= before) if answer_is_busy else (lane.delay_s <= before)
        assert least <= lane.delay_s <= max(least, LONGEST_DELAY_S)


def test_a_refusal_pauses_longer_than_a_busy_server() -> None:
    assert next_attempt(1, "gone", NOW, None) > next_attempt(3, "timeout", NOW, None)


def test_a_named_moment_is_waited_for() -> None:
    assert next_attempt(1, "rate_limited", NOW, NOW + timedelta(hours=5)) == NOW + timedelta(hours=5)


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("http://gazette.invalid/sitemap-2024-10.xml", "2024-10-01", "2024-10-31"),
        ("http://gazette.invalid/sitemap-posts-2024-02-29.xml.gz", "2024-02-29", "2024-02-29"),
        ("http://gazette.invalid/map_20241006.xml", "2024-10-06", "2024-10-06"),
        ("http://gazette.invalid/sitemap/2024/1/6.xml", "2024-01-06", "2024-01-06"),
        ("http://gazette.invalid/map.xml?yyyy=2023&mm=12&dd=05", "2023-12-05", "2023-12-05"),
        ("http://gazette.invalid/map.xml?year=2023", "2023-01-01", "2023-12-31"),
        ("http://gazette.invalid/archive-2019.xml", "2019-01-01", "2019-12-31"),
    ],
)
def test_periods_in_addresses(url: str, first: str, last: str) -> None:
    period = period_of(url)
    assert period is not None
    assert (period[0] + timedelta(days=1)).date().isoformat() == first
    assert (period[1] - timedelta(days=1)).date().isoformat() == last


@pytest.mark.parametrize("url", ["http://gazette.invalid/post-sitemap12.xml", "http://gazette.invalid/id/120241.xml"])
def test_addresses_without_a_period(url: str) -> None:
    assert period_of(url) is None
