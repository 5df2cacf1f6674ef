"""Feeds and sitemaps: these bytes give these entries, whatever is wrong with them."""

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import CorridorError, Rejected
from extractors.feed import parse_feed, parse_sitemap
from extractors.records import FeedEntry

URL = "https://news.example/feeds/home.xml"
NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)


def rss(items: str, head: str = "<language>en-GB</language>", prolog: str = '<?xml version="1.0"?>') -> bytes:
    return (
        f'{prolog}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Hill Courier</title>{head}{items}'
        "</channel></rss>"
    ).encode()


def only(body: bytes) -> FeedEntry:
    (entry,) = parse_feed(body, URL)
    return entry


def test_rss_entry() -> None:
    entry = only(
        rss(
            "<item><title>Guards &amp; gates</title><link>/world/1?a=1&amp;b=2</link>"
            "<description>&lt;p&gt;First line.&lt;/p&gt;&lt;p&gt;Second&amp;nbsp;line.&lt;/p&gt;"
            "&lt;script&gt;x()&lt;/script&gt;</description>"
            "<pubDate>Thu, 05 Feb 2026 17:00:00 +0500</pubDate></item>"
        )
    )
    assert entry == FeedEntry(
        url="https://news.example/world/1?a=1&b=2",
        title="Guards & gates",
        summary="First line. Second line.",
        published_at=NOON,
        language="en",
    )


def test_atom_entry_keeps_published_and_updated_apart() -> None:
    entry = only(
        b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ur"><title>t</title><id>i</id>
        <entry><title type="html">Bus &lt;b&gt;stopped&lt;/b&gt;</title><id>tag:x,1</id>
        <link rel="self" href="/self"/><link rel="alternate" href="/a/1"/>
        <published>2026-02-05T12:00:00Z</published><updated>2026-02-05T13:30:00+01:00</updated>
        <content type="html">&lt;p&gt;Body&lt;/p&gt;</content></entry></feed>"""
    )
    assert (entry.url, entry.title, entry.summary) == ("https://news.example/a/1", "Bus stopped", "Body")
    assert entry.published_at == NOON
    assert entry.updated_at == datetime(2026, 2, 5, 12, 30, tzinfo=UTC)


def test_atom_entry_that_only_says_when_it_changed() -> None:
    entry = only(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title><link href="https://a.example/1"/>'
        b"<updated>2026-02-05T12:00:00Z</updated></entry></feed>"
    )
    assert (entry.published_at, entry.updated_at) == (None, NOON)


def test_rdf_feed_dates_its_items_by_dublin_core() -> None:
    entry = only(
        b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>c</title></channel>
        <item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1</link>
        <dc:date>2026-02-05T20:00:00+08:00</dc:date></item></rdf:RDF>"""
    )
    assert (entry.url, entry.published_at, entry.updated_at) == ("https://a.example/1", NOON, None)


def test_aggregator_entry_names_its_outlet_once() -> None:
    item = "<item><title>Two held - Hill Courier</title><link>https://agg.example/r/1</link>"
    entry = only(rss(f'{item}<source url="https://hill.example">Hill Courier</source></item>'))
    assert (entry.title, entry.outlet) == ("Two held", "Hill Courier")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Thu, 05 Feb 2026 17:00:00 PKT", NOON),
        ("Thu, 05 Feb 2026 17:30 IST", NOON),
        ("Thu, 5 Feb 2026 12:00:00 GMT", NOON),
        ("2026-02-05T12:00:00Z", NOON),
        ("2026-02-05 12:00:00", NOON),
        ("2026-02-05T07:00:00.123-0500", NOON),
        ("2026-02-05", NOON),
        ("05 Feb 2026", NOON),
        ("February 5, 2026 5:00 PM PKT", NOON),
        ("2026年2月5日", NOON),
        ("1770292800", NOON),
        ("yesterday", None),
        ("0000-00-00 00:00:00", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Thu, 99 Feb 2026 99:00:00 GMT", None),
    ],
)
def test_dates_as_feeds_write_them(written: str, moment: datetime | None) -> None:
    item = f"<item><title>T</title><link>https://a.example/1</link><pubDate>{written}</pubDate></item>"
    assert only(rss(item)).published_at == moment


def test_permanent_guid_stands_in_for_a_missing_link() -> None:
    assert only(rss("<item><title>T</title><guid>https://a.example/9</guid></item>")).url == "https://a.example/9"


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "mailto:a@b.example", "http://[broken"])
def test_entries_without_a_web_address_are_left_out(link: str) -> None:
    good = "<item><title>B</title><link>https://a.example/2</link></item>"
    assert [e.title for e in parse_feed(rss(f"<item><title>A</title><link>{link}</link></item>{good}"), URL)] == ["B"]


def test_an_address_listed_twice_is_one_entry() -> None:
    item = "<item><title>First</title><link>https://a.example/1</link></item>"
    assert [e.title for e in parse_feed(rss(item + item.replace("First", "Again")), URL)] == ["First"]


def test_long_summaries_are_cut_between_words() -> None:
    item = f"<item><title>T</title><link>https://a.example/1</link><description>{'word ' * 2000}</description></item>"
    summary = only(rss(item)).summary
    assert summary is not None
    assert len(summary) <= 2000
    assert summary.endswith("word")


@pytest.mark.parametrize(
    "body",
    [
        rss("<item><title>Ein Ünfall & more</title><link>https://a.example/1</link></item>"),
        rss("<item><title>T</title><link>https://a.example/1</link></item>").replace(b"</channel></rss>", b""),
        b"PHP Warning: something in feed.php\n" + rss("<item><title>T</title><link>https://a.example/1</link></item>"),
        b"<items><item><title>T</title><link>https://a.example/1</link></item></items>",
        b"<news><list><item><title>T</title><guid>https://a.example/1</guid></item></list></news>",
        '<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>باكستان</title>'
        "<link>https://a.example/1</link></item></channel></rss>".encode("windows-1256", "replace"),
        rss("<item><title>T</title><link>https://a.example/1</link></item>").decode().encode("utf-16"),
    ],
    ids=["bare-ampersand", "cut-short", "junk-before", "other-root", "nested-list", "windows-1256", "utf-16"],
)
def test_broken_feeds_are_read_all_the_same(body: bytes) -> None:
    assert only(body).url == "https://a.example/1"


def test_charset_of_the_declaration_is_followed() -> None:
    body = rss(
        "<item><title>中国公民安全</title><link>https://a.example/1</link></item>",
        prolog='<?xml version="1.0" encoding="gb2312"?>',
    )
    assert only(body.decode().encode("gb18030")).title == "中国公民安全"


BOMB = b'<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            b'<?xml version="1.0"?>' + BOMB + b"<rss><channel><item><title>&b;</title></item></channel></rss>",
            "entity_bomb",
        ),
        (b"<!-- <rss> -->" + BOMB + b"<rss/>", "entity_bomb"),
        (b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://a.example/x.dtd"> %p;]><rss/>', "entity_bomb"),
        (('<?xml version="1.0"?>' + BOMB.decode() + "<rss/>").encode("utf-16"), "entity_bomb"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "not_a_feed"),
        (b"  <html><head><title>Just a moment...</title></head></html>", "not_a_feed"),
        (b"plain words", "not_a_feed"),
        (b"", "not_a_feed"),
        (b'{"error": "gone"}', "not_a_feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_feed"),
        (rss(""), "empty_feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>', "empty_feed"),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, kind: str) -> None:
    for parse in (parse_feed, parse_sitemap):
        with pytest.raises(Rejected) as caught:
            parse(body, URL)
        assert (caught.value.kind, caught.value.where) == (kind, URL)


def test_an_old_feed_may_name_its_public_dtd() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Old//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">'
    item = "<item><title>T</title><link>https://a.example/1</link></item>"
    assert only(rss(item, prolog=f'<?xml version="1.0"?>{doctype}')).title == "T"


def test_text_that_only_mentions_entities_is_no_bomb() -> None:
    item = "<item><title>T</title><link>https://a.example/1</link><description>&lt;!ENTITY a &gt;</description></item>"
    assert only(rss(item)).title == "T"


# ------------------------------------------------------------------------------------------------- sitemaps
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
 <url><loc> https://a.example/1 </loc><lastmod>2026-02-05T13:00:00Z</lastmod>
 <image:image><image:title>A picture</image:title></image:image>
 <news:news><news:publication><news:name>Hill Courier</news:name><news:language>zh-cn</news:language></news:publication>
 <news:publication_date>2026-02-05T17:00+05:00</news:publication_date><news:title>Convoy &amp; escort</news:title>
 </news:news></url><url><loc>not an address</loc></url><url><loc>https://a.example/2</loc></url></urlset>"""


def test_news_sitemap() -> None:
    one, two, three = parse_sitemap(NEWS, URL).entries
    assert one == FeedEntry(
        url="https://a.example/1",
        title="Convoy & escort",
        published_at=NOON,
        updated_at=datetime(2026, 2, 5, 13, tzinfo=UTC),
        language="zh",
        outlet="Hill Courier",
    )
    assert two.url == "https://news.example/feeds/not an address"
    assert three == FeedEntry(url="https://a.example/2")


def test_gzipped_sitemap_reads_as_the_plain_one() -> None:
    assert parse_sitemap(gzip.compress(NEWS, mtime=0), URL) == parse_sitemap(NEWS, URL)


def test_sitemap_index() -> None:
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>/maps/2026-02.xml.gz</loc><lastmod>2026-02-05</lastmod></sitemap>
    <sitemap><loc>https://news.example/maps/old.xml</loc></sitemap></sitemapindex>"""
    first, second = parse_sitemap(body, URL).children
    assert (first.url, first.lastmod) == ("https://news.example/maps/2026-02.xml.gz", NOON)
    assert (second.url, second.lastmod) == ("https://news.example/maps/old.xml", None)


def test_sitemap_without_its_namespace() -> None:
    assert [
        e.url for e in parse_sitemap(b"<urlset><url><loc>https://a.example/1</loc></url></urlset>", URL).entries
    ] == ["https://a.example/1"]


def test_a_feed_in_a_sitemaps_place_is_read() -> None:
    body = rss("<item><title>T</title><link>https://a.example/1</link></item>")
    assert [e.title for e in parse_sitemap(body, URL).entries] == ["T"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<urlset></urlset>", "empty_feed"),
        (b"<sitemapindex></sitemapindex>", "empty_feed"),
        (b"\x1f\x8b broken gzip", "not_a_feed"),
        (gzip.compress(b" " * (51 * 1024 * 1024), mtime=0), "too_large"),
        (
            gzip.compress(b'<!DOCTYPE u [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', mtime=0),
            "entity_bomb",
        ),
    ],
)
def test_sitemaps_that_are_refused(body: bytes, kind: str) -> None:
    with pytest.raises(Rejected) as caught:
        parse_sitemap(body, URL)
    assert caught.value.kind == kind


PIECES = (
    b"<rss> <channel> <item> </item> <title> </title> <link> </link> https://a.example/1 <entry> <pubDate> <![CDATA["
    b" ]]> <urlset> <url><loc> &#0; &#xD800; &bogus; <!DOCTYPE \x1f\x8b \xff\xfe [ &#55555555;"
)
PHRASES = (b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"99 Xxx 2026 25:61 +9999", b"<?xml encoding='utf-7'?>")
MARKUP = st.sampled_from([*PIECES.split(), *PHRASES])


@given(st.one_of(st.binary(max_size=300), st.lists(MARKUP, max_size=25).map(b"".join)))
def test_no_bytes_break_the_parsers(body: bytes) -> None:
    for parse in (parse_feed, lambda b, u: parse_sitemap(b, u).entries):
        try:
            entries = parse(body, URL)
        except CorridorError:
            continue
        for entry in entries:
            assert entry.url.startswith(("http://", "https://"))
            for moment in (entry.published_at, entry.updated_at):
                assert moment is None or moment.utcoffset() is not None
            assert "\n" not in (entry.title or "") + (entry.summary or "")
