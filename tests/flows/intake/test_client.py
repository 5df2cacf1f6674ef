"""The client's manners: how it asks, waits, follows and decodes."""

import gzip
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from extractors.errors import CorridorError, Rejected, RetryLater
from flows.intake.client import PoliteClient
from tests.flows.intake.conftest import QUICK, Handler, Site, send

TEXT = ("A bus was stopped near the bridge. " * 400).encode()


def redirecting(location: str, status: int = 302, **headers: str) -> Handler:
    """A handler that leads elsewhere."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: send(handler, b"", {"Location": location, **named}, status=status)


def test_a_page_comes_with_what_the_server_said_of_it(site: Site, client: PoliteClient) -> None:
    url = site.serve("/a", "<p>hello</p>", "Text/HTML; Charset=UTF-8", ETag='"v1"', Set_Cookie="a=1", X_Served_By="x")
    response = client.get(url)
    assert (response.url, response.final_url, response.status, response.body) == (url, url, 200, b"<p>hello</p>")
    assert (response.content_type, response.charset, response.etag) == ("text/html", "utf-8", '"v1"')
    assert ("X-Served-By", "x") in response.headers
    assert response.fetched_at.utcoffset() is not None


def test_the_client_says_who_it_is(site: Site, client: PoliteClient) -> None:
    client.get(site.serve("/a", "x"))
    assert {one.headers["user-agent"] for one in site.asked} == {"CorridorWatch/9 (+https://watch.invalid/about)"}
    assert site.asked[-1].headers["accept-encoding"] == "gzip, deflate"


def test_an_unchanged_page_is_a_304(site: Site, client: PoliteClient) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"] == '"v1"' and "2024" in handler.headers["If-Modified-Since"]
        send(handler, b"" if known else b"new", {"ETag": '"v1"'}, status=304 if known else 200)

    site.routes["/feed"] = answer
    first = client.get(site.url("/feed"))
    again = client.get(site.url("/feed"), etag=first.etag, last_modified="Tue, 08 Oct 2024 07:00:00 GMT")
    assert (first.status, first.body) == (200, b"new")
    assert (again.status, again.body) == (304, b"")


def test_a_304_that_nobody_asked_for_is_no_page(site: Site, client: PoliteClient) -> None:
    site.routes["/a"] = lambda handler: send(handler, b"", {}, status=304)
    with pytest.raises(RetryLater, match="304"):
        client.get(site.url("/a"))


@pytest.mark.parametrize("etag", ['"ü"', 'W/"a"', '"\ud83d"', "’"])
def test_strange_validators_do_no_harm(site: Site, client: PoliteClient, etag: str) -> None:
    assert client.get(site.serve("/a", "x"), etag=etag).body == b"x"


def test_redirects_are_followed_and_told(site: Site, client: PoliteClient) -> None:
    site.routes["/old"] = redirecting("moved/here?x=1#top", status=301)
    site.serve("/moved/here?x=1", "new place")
    response = client.get(site.url("/old"))
    assert response.url == site.url("/old")
    assert response.final_url.startswith(site.url("/moved/here?x=1"))
    assert response.body == b"new place"


def test_a_cookie_wall_is_passed_and_forgotten(site: Site, client: PoliteClient) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if "seen=1" in handler.headers.get("Cookie", ""):
            send(handler, b"the page", {})
        else:
            redirecting("/walled", Set_Cookie="seen=1; Path=/")(handler)

    site.routes["/walled"] = answer
    assert client.get(site.url("/walled")).body == b"the page"
    client.get(site.serve("/other", "x"))
    assert "cookie" not in site.asked[-1].headers


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("ftp://127.0.0.1/x", "bad_scheme"),
        ("file:///etc/passwd", "bad_scheme"),
        ("http://[oops/", "bad_url"),
        ("http://169.254.169.254/latest/meta-data", "private_address"),
        ("http://192.168.1.1/", "private_address"),
        ("http://[fd00::1]/", "private_address"),
        ("/here", "redirect_loop"),
    ],
)
def test_redirects_that_are_not_followed(site: Site, client: PoliteClient, location: str, kind: str) -> None:
    site.routes["/here"] = redirecting(location)
    with pytest.raises(Rejected) as caught:
        client.get(site.url("/here"))
    assert caught.value.kind == kind


@pytest.mark.parametrize(("hops", "followed"), [(5, True), (6, False)])
def test_five_redirects_and_no_more(site: Site, client: PoliteClient, hops: int, followed: bool) -> None:
    for hop in range(hops):
        site.routes[f"/{hop}"] = redirecting(f"/{hop + 1}")
    site.serve(f"/{hops}", "the end")
    if followed:
        assert client.get(site.url("/0")).body == b"the end"
    else:
        with pytest.raises(Rejected, match="more than 5"):
            client.get(site.url("/0"))


def test_a_redirect_without_a_place_to_go(site: Site, client: PoliteClient) -> None:
    site.routes["/a"] = lambda handler: send(handler, b"", {}, status=302)
    with pytest.raises(Rejected) as caught:
        client.get(site.url("/a"))
    assert caught.value.kind == "bad_redirect"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("", "bad_scheme"),
        ("ftp://gazette.invalid/", "bad_scheme"),
        ("mailto:desk@gazette.invalid", "bad_scheme"),
        ("javascript:alert(1)", "bad_scheme"),
        ("http://", "bad_url"),
        ("http://[::1", "bad_url"),
        ("http://gazette.invalid:99999/", "bad_url"),
        (f"http://{'a' * 70}.invalid/", "bad_url"),
        ("http://gazette.invalid/\x00", "bad_url"),
    ],
)
def test_addresses_that_cannot_be_fetched(client: PoliteClient, url: str, kind: str) -> None:
    with pytest.raises(CorridorError) as caught:
        client.get(url)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_this_machine_is_not_asked_without_leave(site: Site, host: str) -> None:
    site.serve("/a", "secret")
    with (
        closing(PoliteClient(replace(QUICK, allow_private_addresses=False))) as client,
        pytest.raises(Rejected) as caught,
    ):
        client.get(f"http://{host}:{site.port}/a")
    assert caught.value.kind == "private_address"
    assert site.asked == []


class TestBodies:
    """Encodings, lengths and caps."""

    @pytest.mark.parametrize(
        ("encoding", "sent"),
        [
            ("gzip", gzip.compress(TEXT, mtime=0)),
            ("x-gzip", gzip.compress(TEXT, mtime=0)),
            ("gzip", gzip.compress(TEXT[:5000], mtime=0) + gzip.compress(TEXT[5000:], mtime=0)),
            ("gzip", gzip.compress(TEXT, mtime=0) + b"\x00\x00\x00"),
            ("deflate", zlib.compress(TEXT)),
            ("deflate", zlib.compress(TEXT)[2:-4]),
            ("gzip", zlib.compress(TEXT)),
            ("identity", TEXT),
            ("gzip, gzip", gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0)),
        ],
    )
    def test_encoded_bodies_are_decoded(self, site: Site, client: PoliteClient, encoding: str, sent: bytes) -> None:
        assert client.get(site.serve("/a", sent, Content_Encoding=encoding)).body == TEXT

    @pytest.mark.parametrize(
        ("encoding", "sent", "kind"),
        [
            ("gzip", gzip.compress(TEXT, mtime=0)[:-9], "bad_gzip"),
            ("gzip", gzip.compress(TEXT, mtime=0)[:-1], "bad_gzip"),
            ("deflate", zlib.compress(TEXT)[:40], "bad_gzip"),
            ("gzip", b"<p>not packed at all</p>", "bad_gzip"),
            ("br", b"\x0b\x02\x80hello\x03", "unsupported_encoding"),
            ("gzip, gzip, gzip", gzip.compress(TEXT, mtime=0), "unsupported_encoding"),
        ],
    )
    def test_broken_encodings(self, site: Site, client: PoliteClient, encoding: str, sent: bytes, kind: str) -> None:
        with pytest.raises(CorridorError) as caught:
            client.get(site.serve("/a", sent, Content_Encoding=encoding))
        assert caught.value.kind == kind

    def test_an_empty_body_under_gzip_is_empty(self, site: Site, client: PoliteClient) -> None:
        assert client.get(site.serve("/a", b"", Content_Encoding="gzip")).body == b""

    @pytest.mark.parametrize(("excess", "fits"), [(0, True), (1, False)])
    @pytest.mark.parametrize("packed", [False, True])
    def test_the_cap_counts_decoded_bytes(self, site: Site, excess: int, fits: bool, packed: bool) -> None:
        body = b"x" * (100_000 + excess)
        url = (
            site.serve("/a", gzip.compress(body, mtime=0), Content_Encoding="gzip")
            if packed
            else site.serve("/a", body)
        )
        with closing(PoliteClient(replace(QUICK, max_bytes=100_000))) as client:
            if fits:
                assert client.get(url).body == body
            else:
                with pytest.raises(Rejected, match="100000 bytes"):
                    client.get(url)

    def test_a_chunked_body_that_stops_is_short(self, site: Site, client: PoliteClient) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.close_connection = True
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")

        site.routes["/a"] = answer
        with pytest.raises(RetryLater) as caught:
            client.get(site.url("/a"))
        assert caught.value.kind == "short_body"


class TestPauses:
    """One request at a time to a host, and a pause after it."""

    def test_the_pause_between_requests(self, site: Site) -> None:
        url = site.serve("/a", "x")
        with closing(PoliteClient(replace(QUICK, delay_s=0.2))) as client:
            for _ in range(3):
                client.get(url)
        gaps = [after.began_at - before.ended_at for before, after in zip(site.asked, site.asked[1:], strict=False)]
        assert len(gaps) == 3, "robots.txt counts as a request too"
        assert min(gaps) > 0.18

    def test_a_host_is_never_asked_twice_at_once(self, site: Site) -> None:
        running, most = 0, 0
        lock = threading.Lock()

        def answer(handler: BaseHTTPRequestHandler) -> None:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.03)
            with lock:
                running -= 1
            send(handler, b"x", {})

        site.routes["/slow"] = answer
        with closing(PoliteClient(QUICK)) as client, ThreadPoolExecutor(6) as pool:
            list(pool.map(client.get, [site.url("/slow")] * 6))
        assert (len(site.paths()), most) == (6, 1)

    def test_a_busy_host_is_asked_less(self, site: Site) -> None:
        site.routes["/busy"] = lambda handler: send(handler, b"", {}, status=429)
        url = site.serve("/a", "x")
        with closing(PoliteClient(replace(QUICK, delay_s=0.1, obey_robots=False))) as client:
            with pytest.raises(RetryLater):
                client.get(site.url("/busy"))
            client.get(url)
        assert site.asked[1].began_at - site.asked[0].ended_at > 0.19


class TestRobots:
    """robots.txt by RFC 9309."""

    @pytest.mark.parametrize(
        ("robots", "allowed"),
        [
            ("", True),
            ("User-agent: *\nDisallow: /", False),
            ("User-agent: *\nDisallow: /\n\nUser-agent: CorridorWatch\nDisallow:", True),
            ("User-agent: corridorwatch\nDisallow: /news", False),
            ("User-agent: otherbot\nDisallow: /", True),
            ("\ufeffUser-agent: *\nDisallow: /*/2024", False),
            ("<html><body>no robots here</body></html>", True),
        ],
    )
    def test_rules(self, site: Site, client: PoliteClient, robots: str, allowed: bool) -> None:
        site.robots = robots
        url = site.serve("/news/2024", "x")
        if allowed:
            assert client.get(url).body == b"x"
        else:
            with pytest.raises(Rejected) as caught:
                client.get(url)
            assert caught.value.kind == "robots"
            assert site.paths() == []

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_a_robots_txt_that_is_not_there_allows(self, site: Site, client: PoliteClient, status: int) -> None:
        site.routes["/robots.txt"] = lambda handler: send(handler, b"", {}, status=status)
        assert client.get(site.serve("/a", "x")).body == b"x"

    @pytest.mark.parametrize("status", [500, 503, 429])
    def test_a_robots_txt_that_cannot_be_had_forbids_for_now(
        self, site: Site, client: PoliteClient, status: int
    ) -> None:
        site.routes["/robots.txt"] = lambda handler: send(handler, b"", {"Retry-After": "60"}, status=status)
        for _ in range(2):
            with pytest.raises(RetryLater) as caught:
                client.get(site.serve("/a", "x"))
            assert caught.value.kind == "robots_unavailable"
            assert caught.value.retry_at is not None
        assert [one.path for one in site.asked] == ["/robots.txt"]

    def test_it_is_asked_once_a_host(self, site: Site) -> None:
        url = site.serve("/a", "x")
        with closing(PoliteClient(QUICK)) as client, ThreadPoolExecutor(4) as pool:
            list(pool.map(client.get, [url] * 4))
        assert [one.path for one in site.asked].count("/robots.txt") == 1

    def test_a_redirect_into_a_disallowed_place_is_refused(self, site: Site, client: PoliteClient) -> None:
        site.routes["/a"] = redirecting("/faults/robots_refused")
        with pytest.raises(Rejected) as caught:
            client.get(site.url("/a"))
        assert caught.value.kind == "robots"
        assert site.paths() == ["/a"]

    def test_its_crawl_delay_is_kept(self, site: Site, client: PoliteClient) -> None:
        site.robots = "User-agent: *\nCrawl-delay: 0.3\n"
        url = site.serve("/a", "x")
        client.get(url)
        client.get(url)
        assert site.asked[-1].began_at - site.asked[-2].ended_at > 0.28

    def test_it_can_be_left_out(self, site: Site) -> None:
        site.robots = "User-agent: *\nDisallow: /"
        with closing(PoliteClient(replace(QUICK, obey_robots=False))) as client:
            assert client.get(site.serve("/a", "x")).body == b"x"
