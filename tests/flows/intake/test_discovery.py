"""What a source is asked, what it claims, and how its faults are told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from extractors.records import Poll, Source, SourceKind
from flows.intake import discovery as discovery_package
from flows.intake.client import PoliteClient
from flows.intake.discovery import Discovery, discover
from flows.intake.discovery.sitemap import MOST_CHILDREN, MOST_ENTRIES
from tests.flows.intake.conftest import NOW, Site, send

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Gazette</title><link>http://gazette.invalid/</link><language>en</language>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{link}</link><description>What happened at {title}</description>
<pubDate>{day:02} Oct 2024 09:00:00 +0500</pubDate></item>"""
URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
)
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>'
NEWS = (
    "<url><loc>{loc}</loc><news:news><news:publication><news:name>Gazette</news:name>"
    "<news:language>ur</news:language></news:publication><news:publication_date>{date}</news:publication_date>"
    "<news:title>{title}</news:title></news:news></url>"
)


def source(url: str, kind: SourceKind = SourceKind.FEED) -> Source:
    """A source at an address."""
    return Source(id="gazette", outlet="The Gazette", kind=kind, url=url, language="en")


def feed(*days: int) -> str:
    """A feed with an entry for each day of October 2024."""
    return RSS.format(items="".join(ITEM.format(title=f"Tor Kanda {d}", link=f"/story/{d}", day=d) for d in days))


def urlset(site: Site, *paths: str, lastmod: str = "") -> str:
    """A plain sitemap."""
    tag = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return URLSET.format(urls="".join(f"<url><loc>{site.url(path)}</loc>{tag}</url>" for path in paths))


def index(site: Site, *children: str | tuple[str, str]) -> str:
    """A sitemap index; a child is a path, or a path with its date of change."""
    pairs = [(child, "") if isinstance(child, str) else child for child in children]
    return INDEX.format(
        children="".join(
            f"<sitemap><loc>{site.url(path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>"
            for path, day in pairs
        )
    )


def ask(
    client: PoliteClient, asked: Source, previous: Poll | None = None, *, since: str = "", until: str = ""
) -> Discovery:
    """Ask at NOW; `since` and `until` are days."""
    moments = [datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None for day in (since, until)]
    return discover(asked, client, previous, now=NOW, since=moments[0], until=moments[1])


def stories(found: Discovery) -> list[str]:
    """Return the last part of each claimed address, sorted."""
    return sorted(candidate.url.rpartition("/")[2] for candidate in found.candidates)


class TestFeeds:
    """RSS and its kin."""

    def test_entries_become_claims(self, site: Site, client: PoliteClient) -> None:
        found = ask(client, source(site.serve("/feed", feed(7, 8), "application/rss+xml", ETag='"v1"')))
        poll, claim = found.poll, found.candidates[0]
        assert (poll.outcome, poll.status, poll.entries, poll.failures) == ("ok", 200, 2, 0)
        assert (poll.etag, poll.polled_at, poll.retry_after, poll.message) == ('"v1"', NOW, None, None)
        assert (claim.source_id, claim.url, claim.title) == ("gazette", site.url("/story/7"), "Tor Kanda 7")
        assert claim.published_at == datetime(2024, 10, 7, 4, tzinfo=UTC)
        assert (claim.language, claim.outlet, claim.content) == ("en", "The Gazette", None)

    def test_an_unchanged_feed_is_not_sent_again(self, site: Site, client: PoliteClient) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            known = handler.headers["If-None-Match"] == '"v1"'
            send(handler, b"" if known else feed(8).encode(), {"ETag": '"v1"'}, status=304 if known else 200)

        site.routes["/feed"] = answer
        first = ask(client, source(site.url("/feed")))
        again = ask(client, source(site.url("/feed")), first.poll)
        third = ask(client, source(site.url("/feed")), again.poll)
        assert [one.poll.outcome for one in (first, again, third)] == ["ok", "not_modified", "not_modified"]
        assert (third.poll.status, third.candidates) == (304, ())
        assert third.poll.body_sha256 == first.poll.body_sha256

    def test_a_lying_etag_does_not_hide_that_nothing_changed(self, site: Site, client: PoliteClient) -> None:
        first = ask(client, source(site.serve("/feed", feed(8), ETag='"v1"')))
        again = ask(client, source(site.serve("/feed", feed(8), ETag='"v2"')), first.poll)
        changed = ask(client, source(site.serve("/feed", feed(8, 9), ETag='"v2"')), again.poll)
        assert (again.poll.outcome, again.poll.status) == ("not_modified", 200)
        assert (changed.poll.outcome, stories(changed)) == ("ok", ["8", "9"])

    def test_a_backfill_reads_an_unchanged_feed_for_its_period(self, site: Site, client: PoliteClient) -> None:
        asked = source(site.serve("/feed", feed(1, 2, 3, 4), ETag='"v1"'))
        first = ask(client, asked)
        past = ask(client, asked, first.poll, since="2024-10-02", until="2024-10-04")
        assert (past.poll.outcome, past.poll.entries, stories(past)) == ("ok", 4, ["2", "3"])
        assert "if-none-match" not in site.asked[-1].headers

    @pytest.mark.parametrize(
        ("fault", "outcome"),
        [
            ("empty_feed", "empty_feed"),
            ("html_as_feed", "not_a_feed"),
            ("entity_bomb_feed", "entity_bomb"),
            ("not_found", "not_found"),
            ("gone", "gone"),
            ("reset_midway", "reset"),
            ("server_error", "server_error"),
            ("gzip_bomb", "too_large"),
            ("robots_refused", "robots"),
            ("redirect_private", "private_address"),
        ],
    )
    def test_faults_are_told_not_raised(self, site: Site, client: PoliteClient, fault: str, outcome: str) -> None:
        before = ask(client, source(site.serve("/feed", feed(8), ETag='"v1"'))).poll
        found = ask(client, source(site.url(f"/faults/{fault}")), before)
        assert (found.poll.outcome, found.candidates, found.poll.failures) == (outcome, (), 1)
        assert found.poll.message
        assert found.poll.retry_after is not None
        assert found.poll.retry_after > NOW
        assert (found.poll.etag, found.poll.body_sha256) == (before.etag, before.body_sha256)

    def test_failures_in_a_row_lengthen_the_pause_and_one_success_ends_it(
        self, site: Site, client: PoliteClient
    ) -> None:
        poll = None
        pauses = []
        for _ in range(12):
            poll = ask(client, source(site.url("/faults/server_error")), poll).poll
            assert poll.retry_after is not None
            pauses.append(poll.retry_after - NOW)
        assert pauses == sorted(pauses)
        assert pauses[0] < pauses[5] < timedelta(days=7)
        recovered = ask(client, source(site.serve("/feed", feed(8))), poll).poll
        assert (recovered.outcome, recovered.failures, recovered.retry_after) == ("ok", 0, None)

    def test_a_named_moment_is_in_the_poll(self, site: Site, client: PoliteClient) -> None:
        site.routes["/feed"] = lambda handler: send(handler, b"", {"Retry-After": "86400"}, status=503)
        found = discover(source(site.url("/feed")), client, None, now=datetime.now(UTC))
        assert found.poll.retry_after is not None
        assert found.poll.retry_after - found.poll.polled_at > timedelta(hours=23)

    def test_a_parser_that_trips_costs_only_its_source(
        self, site: Site, client: PoliteClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def trip(_: object) -> None:
            raise RecursionError("too deep")

        monkeypatch.setitem(discovery_package.READERS, SourceKind.FEED, trip)
        found = ask(client, source(site.serve("/feed", feed(8))))
        assert found.poll.outcome == "unreadable"
        assert "RecursionError" in (found.poll.message or "")


class TestSitemaps:
    """News sitemaps, plain ones, and indexes."""

    def test_a_news_sitemap_says_titles_dates_and_languages(self, site: Site, client: PoliteClient) -> None:
        news = NEWS.format(loc=site.url("/a"), date="2024-10-08T08:00:00+05:00", title="تور کنڈہ میں دھماکہ")
        found = ask(client, source(site.serve("/news.xml", URLSET.format(urls=news)), SourceKind.SITEMAP))
        claim = found.candidates[0]
        assert (claim.url, claim.title, claim.language) == (site.url("/a"), "تور کنڈہ میں دھماکہ", "ur")
        assert claim.published_at == datetime(2024, 10, 8, 3, tzinfo=UTC)

    def test_a_poll_walks_the_fresh_children_of_an_index(self, site: Site, client: PoliteClient) -> None:
        months = [f"/map-2024-{month:02}.xml" for month in range(1, 11)]
        for month in months:
            site.serve(month, urlset(site, f"/story{month}"))
        found = ask(client, source(site.serve("/index.xml", index(site, *months)), SourceKind.SITEMAP))
        assert found.poll.outcome == "ok"
        assert site.paths() == ["/index.xml", "/map-2024-10.xml", "/map-2024-09.xml", "/map-2024-08.xml"]
        assert len(found.candidates) == 3

    def test_children_are_chosen_by_their_dates_of_change(self, site: Site, client: PoliteClient) -> None:
        days = [(f"/map{day}.xml", f"2024-10-{day:02}T10:00:00Z") for day in range(1, 9)]
        for path, _ in days:
            site.serve(path, urlset(site, f"/story{path}"))
        asked = source(site.serve("/index.xml", index(site, *days)), SourceKind.SITEMAP)
        before = replace(ask(client, asked).poll, polled_at=datetime(2024, 10, 4, tzinfo=UTC), body_sha256=None)
        site.asked.clear()
        ask(client, asked, before)
        assert site.paths() == ["/index.xml", *(f"/map{day}.xml" for day in (8, 7, 6, 5, 4))]

    def test_an_index_is_never_skipped_for_its_own_sake(self, site: Site, client: PoliteClient) -> None:
        asked = source(site.serve("/index.xml", index(site, "/map.xml"), ETag='"v1"'), SourceKind.SITEMAP)
        site.serve("/map.xml", urlset(site, "/a"))
        first = ask(client, asked)
        unchanged = ask(client, asked, first.poll)
        site.serve("/map.xml", urlset(site, "/a", "/b"))
        changed = ask(client, asked, unchanged.poll)
        assert [one.poll.outcome for one in (first, unchanged, changed)] == ["ok", "not_modified", "ok"]
        assert (first.poll.etag, stories(changed)) == (None, ["a", "b"])

    def test_a_plain_sitemap_is_asked_conditionally(self, site: Site, client: PoliteClient) -> None:
        asked = source(site.serve("/map.xml", urlset(site, "/a"), ETag='"v1"'), SourceKind.SITEMAP)
        ask(client, asked, ask(client, asked).poll)
        assert site.asked[-1].headers["if-none-match"] == '"v1"'

    def test_a_backfill_walks_the_months_of_its_period(self, site: Site, client: PoliteClient) -> None:
        months = [f"/map-{year}-{month:02}.xml" for year in (2021, 2022) for month in range(1, 13)]
        for month in months:
            site.serve(month, urlset(site, f"/early{month}", lastmod=f"{month[5:12]}-03"))
        asked = source(site.serve("/index.xml", index(site, *months)), SourceKind.SITEMAP)
        found = ask(client, asked, since="2021-06-10", until="2021-08-20")
        assert site.paths() == ["/index.xml", *(f"/map-2021-{month}.xml" for month in ("08", "07", "06"))]
        assert len(found.candidates) == 2, "what last changed before the period was published before it"

    def test_one_dead_child_costs_only_itself(self, site: Site, client: PoliteClient) -> None:
        site.serve("/good.xml", urlset(site, "/a"))
        asked = source(site.serve("/index.xml", index(site, "/good.xml", "/faults/server_error")), SourceKind.SITEMAP)
        found = ask(client, asked)
        assert (found.poll.outcome, stories(found)) == ("ok", ["a"])
        assert "1 of 3 sitemaps" in (found.poll.message or "")

    def test_an_index_of_dead_children_has_failed(self, site: Site, client: PoliteClient) -> None:
        asked = source(site.serve("/index.xml", index(site, "/faults/gone")), SourceKind.SITEMAP)
        assert ask(client, asked).poll.outcome == "gone"

    def test_what_is_read_at_once_is_bounded_and_said(self, site: Site, client: PoliteClient) -> None:
        names = [f"/part{number}.xml" for number in range(30)]
        for name in names:
            site.serve(name, urlset(site, *(f"{name}/{number}" for number in range(200))))
        found = ask(client, source(site.serve("/index.xml", index(site, *names)), SourceKind.SITEMAP))
        assert len(site.paths()) == MOST_CHILDREN + 1
        assert (len(found.candidates), found.poll.entries) == (MOST_ENTRIES, 200 * MOST_CHILDREN)
        assert "20 further sitemaps" in (found.poll.message or "")
        assert "1000 older entries" in (found.poll.message or "")

    def test_an_index_that_names_itself_ends(self, site: Site, client: PoliteClient) -> None:
        site.serve("/b.xml", index(site, "/index.xml", "/b.xml"))
        found = ask(client, source(site.serve("/index.xml", index(site, "/index.xml", "/b.xml")), SourceKind.SITEMAP))
        assert site.paths() == ["/index.xml", "/b.xml"]
        assert (found.poll.outcome, found.candidates) == ("ok", ())
