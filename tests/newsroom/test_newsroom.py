"""The newsroom as served: pages, feeds, validators, editions, faults, and the process."""

import html
import json
import os
import re
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import httpx
import pytest

from extractors.records import SourceKind
from flows.settings import Settings
from flows.sources import load_sources
from tests.newsroom.articles import NewsArticle, articles_of, every_version
from tests.newsroom.faults import FAULTS
from tests.newsroom.faulty import OF_FEEDS
from tests.newsroom.outlets import Listing, Outlet, every_outlet
from tests.newsroom.pages import render
from tests.newsroom.site import Newsroom

OUTLETS = {outlet.id: outlet for outlet in every_outlet()}
LISTINGS = [(outlet, listing) for outlet in every_outlet() for listing in outlet.listings]
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PATIENCE_S = 0.5
WEB = httpx.Client(trust_env=False)


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    """The morning edition, shared by tests that change nothing."""
    with Newsroom() as opened:
        yield opened


@pytest.fixture
def fresh() -> Iterator[Newsroom]:
    """A newsroom of the test's own."""
    with Newsroom() as opened:
        yield opened


def named(value: object) -> str:
    """Name a case by its outlet or listing."""
    return value.id if isinstance(value, Outlet) else getattr(value, "kind", str(value))


def listed(outlet: Outlet, listing: Listing) -> list[NewsArticle]:
    """Return the articles that a listing ought to announce in the morning, newest first."""
    own = [article for article in articles_of("morning") if article.outlet == outlet.id]
    return own if listing.kind == "sitemap_index" else [article for article in own if article.in_feed]


@pytest.mark.parametrize("article", every_version(), ids=lambda article: f"{article.id}.{article.edition}")
def test_every_article_fills_its_template(article: NewsArticle) -> None:
    outlet = OUTLETS[article.outlet]
    page = html.unescape(render(article, outlet, "http://127.0.0.1:1", [article]).decode(outlet.charset))
    places = [page.find(block.removeprefix("## ")) for block in article.paragraphs]
    assert min(places) > page.find(article.title) > 0
    assert places == sorted(places)
    assert article.byline in page
    assert not re.search(r"\$\{?[a-z_]+", page)


@pytest.mark.parametrize("outlet", [o for o in every_outlet() if o.structured != "none"], ids=named)
def test_json_ld_is_json(room: Newsroom, outlet: Outlet) -> None:
    article = listed(outlet, outlet.listings[0])[0]
    page = WEB.get(room.article_url(article)).text
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    assert article.published.astimezone(outlet.timezone).isoformat() in json.dumps(json.loads(block[1]))


@pytest.mark.parametrize(("outlet", "listing"), [row for row in LISTINGS if "sitemap" not in row[1].kind], ids=named)
def test_feeds_list_their_articles(room: Newsroom, outlet: Outlet, listing: Listing) -> None:
    url = room.url(outlet.id, listing.path)
    answer = WEB.get(url)
    headers = {"content-type": answer.headers["content-type"], "content-location": url}
    feed: Any = feedparser.parse(answer.content, response_headers=headers)
    assert not feed.bozo
    assert feed.version in {"rss20", "atom10", "rss10"}
    found = {(urlsplit(entry.link).path, entry.title) for entry in feed.entries}
    assert found == {(article.path, article.title) for article in listed(outlet, listing)}
    assert all(entry.get("published_parsed") or entry.get("updated_parsed") for entry in feed.entries)
    assert all(WEB.get(entry.link).status_code == httpx.codes.OK for entry in feed.entries[:2])


@pytest.mark.parametrize(("outlet", "listing"), [row for row in LISTINGS if "sitemap" in row[1].kind], ids=named)
def test_sitemaps_list_their_articles(room: Newsroom, outlet: Outlet, listing: Listing) -> None:
    root = ElementTree.fromstring(WEB.get(room.url(outlet.id, listing.path)).content)
    children = _locations(root, "sitemap")
    pages = [root, *(ElementTree.fromstring(WEB.get(child).content) for child in children)]
    found = {location for page in pages for location in _locations(page, "url")}
    assert found == {room.article_url(article) for article in listed(outlet, listing)}
    assert bool(children) == (listing.kind == "sitemap_index")


def _locations(root: ElementTree.Element, kind: str) -> list[str]:
    return [element.findtext(f"{NAMESPACE}loc", "") for element in root.iter(f"{NAMESPACE}{kind}")]


@pytest.mark.parametrize("header", [("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")])
def test_what_is_known_is_not_sent_again(room: Newsroom, header: tuple[str, str]) -> None:
    for url in (room.url("khyber-courier", "/feed/"), room.article_url(articles_of("morning")[0])):
        first = WEB.get(url)
        again = WEB.get(url, headers={header[1]: first.headers[header[0]]})
        assert again.status_code == httpx.codes.NOT_MODIFIED
        assert not again.content


def test_a_lying_etag_never_matches(room: Newsroom) -> None:
    url = room.url("margalla-gazette", "/index.rdf")
    first = WEB.get(url)
    again = WEB.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == httpx.codes.OK
    assert again.headers["etag"] != first.headers["etag"]
    assert again.content == first.content


def test_an_old_address_redirects_to_the_canonical_one(room: Newsroom) -> None:
    moved = WEB.get(room.url("harbour-post", "/story.php/8812"), follow_redirects=True)
    assert [step.status_code for step in moved.history] == [httpx.codes.MOVED_PERMANENTLY]
    assert str(moved.url) == room.url("harbour-post", "/news/city/airport-blast-20241007")


def test_each_outlet_has_its_habits(room: Newsroom) -> None:
    packed = WEB.get(room.url("harbour-post"))
    assert packed.headers["content-encoding"] == "gzip"
    assert "utm_source=rss" in WEB.get(room.url("harbour-post", "/rss/home.xml")).text
    assert "http://127.0.0.1" not in WEB.get(room.url("makran-herald", "/atom.xml")).text
    old = next(article for article in articles_of("morning") if article.outlet == "margalla-gazette")
    assert WEB.get(room.article_url(old)).content.decode("windows-1252")
    assert 'dir="rtl"' in WEB.get(room.url("naqsh-e-rah")).text
    twin = WEB.get(room.url("harbour-post", "/news/city/airport-blast-20241007/amp")).text
    assert f'<link rel="canonical" href="{room.url("harbour-post", "/news/city/airport-blast-20241007")}">' in twin
    robots = WEB.get(room.url("chiltan-record", "/robots.txt")).text
    assert "Disallow: /subscribers/" in robots
    assert "Crawl-delay: 0.1" in robots
    assert "/subscribers/chagai-guards/" in WEB.get(room.url("chiltan-record", "/?feed=rss2")).text
    assert WEB.get(room.url("gulf-meridian", "/nothing-here")).status_code == httpx.codes.NOT_FOUND


def test_the_evening_edition_corrects_and_adds(fresh: Newsroom) -> None:
    article = next(article for article in articles_of("evening") if article.expect.verdict == "revision")
    feed = fresh.url("makran-herald", "/atom.xml")
    morning = WEB.get(fresh.article_url(article))
    tag = WEB.get(feed).headers["etag"]
    fresh.set_edition("evening")
    evening = WEB.get(fresh.article_url(article), headers={"If-None-Match": morning.headers["etag"]})
    assert evening.status_code == httpx.codes.OK
    assert "Three people, two of them Chinese surveyors, were injured" in morning.text
    assert "Two private guards were injured" in evening.text
    assert "2026-02-12T18:40:00+05:00" in evening.text
    assert WEB.get(feed, headers={"If-None-Match": tag}).status_code == httpx.codes.OK
    assert len(articles_of("evening")) > len(articles_of("morning"))


def test_requests_are_kept(fresh: Newsroom) -> None:
    WEB.get(fresh.url("indus-wire", "/robots.txt"), headers={"User-Agent": "somebody"})
    WEB.head(fresh.url("gulf-meridian"))
    first, second = fresh.requests
    assert (first.outlet, first.method, first.path, first.status) == ("indus-wire", "GET", "/robots.txt", 200)
    assert first.headers["user-agent"] == "somebody"
    assert (second.outlet, second.method, second.at >= first.at) == ("gulf-meridian", "HEAD", True)


@pytest.mark.parametrize("name", [*FAULTS, *(f"article_{name}" for name in FAULTS if name not in OF_FEEDS)])
def test_every_fault_answers(room: Newsroom, name: str) -> None:
    url = room.addresses[f"faulty/{name}"]
    if name.startswith("article_"):
        url = cast("str", feedparser.parse(WEB.get(url).content).entries[0].link)
    with WEB.stream("GET", url, timeout=PATIENCE_S) as answer:
        assert answer.status_code
    assert (f"faulty/{name}", urlsplit(url).path) in {(request.outlet, request.path) for request in room.requests}


@pytest.mark.parametrize("name", ["dns_failure", "refused"])
def test_hosts_that_are_not_there(room: Newsroom, name: str) -> None:
    with pytest.raises(httpx.ConnectError):
        WEB.get(room.addresses[f"faulty/{name}"], timeout=5)


def test_the_sources_are_those_the_product_reads(room: Newsroom, tmp_path: Path) -> None:
    sources = load_sources(room.sources_toml(tmp_path / "sources.toml"))
    assert [source.url for source in sources] == [room.url(outlet.id, row.path) for outlet, row in LISTINGS]
    assert {source.kind for source in sources} == {SourceKind.FEED, SourceKind.SITEMAP}
    with_faults = load_sources(room.sources_toml(tmp_path / "faulty.toml", faults=True))
    assert len(with_faults) == len(sources) + 2 + 2 * len(FAULTS) - len(OF_FEEDS)


def test_the_settings_are_those_the_product_reads(room: Newsroom, tmp_path: Path) -> None:
    sources = room.sources_toml(tmp_path / "sources.toml")
    written = tomllib.loads(room.settings_toml(tmp_path / "corridor.toml", sources).read_text(encoding="utf-8"))
    settings = Settings(**written)
    assert settings.sources_file == sources.resolve()
    assert settings.allow_private_addresses


def test_the_process_starts_quickly_and_stops_when_told(tmp_path: Path) -> None:
    ports = tmp_path / "room.json"
    command = [sys.executable, "-m", "tests.newsroom", "--ports-file", str(ports), "--faults"]
    folder = Path(__file__).parents[2]
    started = time.monotonic()
    with subprocess.Popen(command, cwd=folder, env=os.environ, stdout=subprocess.DEVNULL) as process:
        try:
            announced = _wait_for(ports)
            assert time.monotonic() - started < 5
            assert WEB.post(announced["control"], content="evening").json() == {"edition": "evening"}
            assert WEB.post(announced["control"], content="noon").status_code == httpx.codes.BAD_REQUEST
            url = f"{announced['outlets']['makran-herald']}/2026/02/kumbi-goth-guesthouse-grenade"
            assert "Correction, 6:40pm" in WEB.get(url).text
            assert load_sources(Path(announced["sources_toml"]))
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=5) == 0


def _wait_for(path: Path) -> dict[str, Any]:
    deadline = time.monotonic() + 10
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    return cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))
