"""Every fault of a site becomes one typed error, within a bounded time and memory."""

import socket
import time
import tracemalloc
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from extractors.errors import CorridorError, Rejected, RetryLater
from extractors.page import read_page
from flows.intake.client import PoliteClient
from tests.flows.intake.conftest import QUICK, Site
from tests.newsroom.faults import FAULTS, RETRY_AFTER_S

LATER = {
    "reset_midway": "reset",
    "one_byte_a_second": "slow",
    "rate_limited_seconds": "rate_limited",
    "rate_limited_date": "rate_limited",
    "server_error": "server_error",
    "unavailable": "unavailable",
    "truncated_gzip": "bad_gzip",
    "short_body": "short_body",
}
NEVER = {
    "redirect_loop": "redirect_loop",
    "redirect_private": "private_address",
    "redirect_chain": "too_many_redirects",
    "not_found": "not_found",
    "gone": "gone",
    "forbidden": "forbidden",
    "robots_refused": "robots",
    "gzip_bomb": "too_large",
    "twenty_megabytes": "too_large",
}
READABLE = {"wrong_charset", "consent_wall", "soft_404", "paywall_stub"}
FEEDS = {"entity_bomb_feed", "html_as_feed", "empty_feed"}
LONGEST_S = 8
"""Well above the deadline, for machines that are busy."""


def fault_of(client: PoliteClient, url: str) -> CorridorError:
    """Return the error a fetch raises; it must come soon, and say what, where and what to do."""
    began_at = time.monotonic()
    with pytest.raises(CorridorError) as caught:
        client.get(url)
    assert time.monotonic() - began_at < LONGEST_S
    assert caught.value.message
    assert caught.value.where
    return caught.value


def test_every_fault_is_tried() -> None:
    assert FAULTS.keys() == LATER.keys() | NEVER.keys() | READABLE | FEEDS


@pytest.mark.parametrize(("name", "kind"), LATER.items())
def test_faults_that_may_pass(site: Site, client: PoliteClient, name: str, kind: str) -> None:
    error = fault_of(client, site.url(f"/faults/{name}"))
    assert isinstance(error, RetryLater)
    assert error.kind == kind


@pytest.mark.parametrize(("name", "kind"), NEVER.items())
def test_faults_that_stay(site: Site, client: PoliteClient, name: str, kind: str) -> None:
    error = fault_of(client, site.url(f"/faults/{name}"))
    assert isinstance(error, Rejected)
    assert error.kind == kind


@pytest.mark.parametrize("name", sorted(READABLE | FEEDS))
def test_faults_of_content_are_fetched_whole(site: Site, client: PoliteClient, name: str) -> None:
    assert client.get(site.url(f"/faults/{name}")).body


@pytest.mark.parametrize(
    ("name", "kind"), [("consent_wall", "consent_wall"), ("soft_404", "soft_404"), ("paywall_stub", "paywall")]
)
def test_pages_that_are_no_article_are_told_from_their_bytes(
    site: Site, client: PoliteClient, name: str, kind: str
) -> None:
    response = client.get(site.url(f"/faults/{name}"))
    with pytest.raises(Rejected) as caught:
        read_page(response.body, response.final_url, charset=response.charset)
    assert caught.value.kind == kind


def test_a_lying_charset_does_not_spoil_the_text(site: Site, client: PoliteClient) -> None:
    response = client.get(site.url("/faults/wrong_charset"))
    assert response.charset == "iso-8859-1"
    assert "دھماکہ" in read_page(response.body, response.final_url, charset=response.charset).text


@pytest.mark.parametrize("name", ["rate_limited_seconds", "rate_limited_date", "unavailable"])
def test_retry_after_is_kept(site: Site, client: PoliteClient, name: str) -> None:
    error = fault_of(client, site.url(f"/faults/{name}"))
    assert isinstance(error, RetryLater)
    assert error.retry_at is not None
    assert abs(error.retry_at - datetime.now(UTC) - timedelta(seconds=RETRY_AFTER_S)) < timedelta(seconds=5)


def test_a_gzip_bomb_costs_little_memory(site: Site, client: PoliteClient) -> None:
    tracemalloc.start()
    fault_of(client, site.url("/faults/gzip_bomb"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * QUICK.max_bytes


def test_an_unknown_name(client: PoliteClient) -> None:
    assert fault_of(client, "http://no-such-host.invalid/feed").kind == "dns_failure"


def test_a_closed_port(client: PoliteClient) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert fault_of(client, f"http://127.0.0.1:{port}/").kind == "refused"


def test_a_server_that_accepts_and_says_nothing(client: PoliteClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        error = fault_of(client, f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert isinstance(error, RetryLater)
    assert error.kind == "timeout"


def test_headers_that_trickle_end_with_the_deadline(site: Site) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        write = handler.wfile.write
        write(b"HTTP/1.1 200 OK\r\n")
        for number in range(40):
            try:
                write(f"X-Slow-{number}: yes\r\n".encode())
            except OSError:
                return
            time.sleep(0.1)

    site.routes["/trickle"] = trickle
    with closing(PoliteClient(replace(QUICK, deadline_s=0.6))) as client:
        assert fault_of(client, site.url("/trickle")).kind == "slow"


def test_plain_http_asked_as_https(site: Site, client: PoliteClient) -> None:
    error = fault_of(client, site.url("/").replace("http:", "https:"))
    assert isinstance(error, RetryLater)
    assert error.kind == "tls_error"


def test_an_answer_that_is_not_http(site: Site, client: PoliteClient) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail.invalid ESMTP\r\n\r\n")
        handler.close_connection = True

    site.routes["/mail"] = answer
    assert fault_of(client, site.url("/mail")).kind == "bad_response"
