"""Pages: whatever the template, its metadata is read; what is no article is refused."""

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import BadInput, CorridorError, Rejected
from extractors.page import read_page
from extractors.page.rules import PageRules
from tests.extractors.pages import BODY, LD, NOON, PARAGRAPHS, TEXT, TITLE, URL, ld, page


def test_everything_json_ld_says() -> None:
    article = read_page(page(ld(LD) + '<link rel="canonical" href="/2026/02/05/guards">'), URL)
    assert article.title == TITLE
    assert article.text == TEXT
    assert article.byline == "Sana Gul, Imdad Ali"
    assert article.outlet == "Hill Courier"
    assert article.language == "en"
    assert (article.published_at, article.published_is_date) == (NOON, False)
    assert article.updated_at == datetime(2026, 2, 5, 14, 30, tzinfo=UTC)
    assert article.url == URL
    assert article.canonical_url == "https://hill-courier.example/2026/02/05/guards"


def test_one_version_has_one_id() -> None:
    first, again = read_page(page(), URL), read_page(page().encode(), URL)
    changed = read_page(page(body=BODY.replace("forty", "fifty")), URL)
    assert first.article_id == again.article_id != changed.article_id


# ------------------------------------------------------------------------------------------------- what pages say
@pytest.mark.parametrize(
    "head",
    [
        ld([{"@type": "Organization", "name": "x"}, LD]),
        ld({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Hill Courier"}, LD]}),
        ld({"@type": "WebPage", "mainEntity": LD}),
        ld(LD | {"@type": ["Article", "NewsArticle"]}),
        ld(LD | {"@type": "http://schema.org/ReportageNewsArticle"}),
        ld(json.dumps(LD)[:-1] + ",}"),
        ld("<!-- " + json.dumps(LD) + " -->"),
        ld("/*<![CDATA[*/" + json.dumps(LD) + "/*]]>*/"),
        ld(json.dumps(LD).replace("Hill Courier", "Hill\nCourier")),
        ld(json.dumps(LD)[:-20]),
        ld(LD | {"headline": {"@value": TITLE}}),
        ld({"@type": "ItemList", "itemListElement": [LD | {"datePublished": "2020-01-01"}]}) + ld(LD),
        ld(LD | {"datePublished": "2019-01-01", "url": "https://hill-courier.example/other"}) + ld(LD | {"url": URL}),
        '<meta property="article:published_time" content="2026-02-05T12:00:00Z">',
        '<meta name="parsely-pub-date" content="2026-02-05T12:00:00Z">',
        '<meta itemprop="datePublished" content="Thu, 05 Feb 2026 12:00:00 GMT">',
    ],
    ids=["list", "graph", "main-entity", "types", "type-address", "comma", "comment", "cdata", "newline", "cut-off",
         "value-object", "other-items", "other-page", "opengraph", "parsely", "itemprop"],
)  # fmt: skip
def test_publication_time_from_the_head(head: str) -> None:
    article = read_page(page(head), URL)
    assert (article.published_at, article.published_is_date) == (NOON, False)
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("head", "body", "url", "moment", "is_date"),
    [
        ("", '<time datetime="2026-02-05T12:00:00Z">today</time>' + BODY, None, NOON, False),
        ("", '<span itemprop="datePublished" content="2026-02-05">Feb 5</span>' + BODY, None, NOON, True),
        ("", '<span class="pub-time">2026-02-05 12:00 Source: Hill Courier</span>' + BODY, None, NOON, False),
        ("", '<div id="dateline">Posted: Feb 5, 2026 at 5:00 PM PKT</div>' + BODY, None, NOON, False),
        ("", '<em class="date">2026年02月05日12:00</em>' + BODY, None, NOON, False),
        ("", BODY, URL, NOON, True),
        ("", BODY, "https://hill-courier.example/20260205/guards.html", NOON, True),
        ("", BODY, "https://hill-courier.example/news/2026/feb/05/guards", NOON, True),
        ("", "<p>Published on February 5, 2026</p>" + BODY, None, NOON, True),
        (ld(LD | {"datePublished": "2026-02-05"}), BODY, None, NOON, True),
        (ld(LD | {"datePublished": "2026-02-05T00:00:00+05:00"}), BODY, None, NOON, True),
        (ld(LD | {"datePublished": "2036-01-01T00:00:01Z"}), BODY, URL, NOON, True),
        (ld(LD | {"datePublished": "not a date"}), BODY, URL, NOON, True),
        ("", BODY, None, None, False),
        ("", BODY, "https://hill-courier.example/2026/13/45/guards", None, False),
    ],
    ids=["time", "itemprop", "labelled", "labelled-words", "labelled-chinese", "address", "compact", "month-name",
         "words", "day-only", "midnight", "future", "nonsense", "none", "no-day"],
)  # fmt: skip
def test_publication_time_elsewhere(
    head: str, body: str, url: str | None, moment: datetime | None, is_date: bool
) -> None:
    article = read_page(page(head, body), url, fetched_at=datetime(2026, 2, 6, tzinfo=UTC))
    assert (article.published_at, article.published_is_date) == (moment, is_date)


def test_times_without_a_zone_are_in_the_outlets_country() -> None:
    article = read_page(page(ld(LD | {"datePublished": "2026-02-05 17:00:00"})), "https://valley.example.pk/a")
    assert article.published_at == NOON


@pytest.mark.parametrize(
    ("title", "head", "h1"),
    [
        (f"{TITLE} - Hill Courier", "", TITLE),
        (f"{TITLE} | World | Hill Courier", '<meta property="og:site_name" content="Hill Courier">', None),
        (f"{TITLE} — Hill Courier", f'<meta property="og:title" content="{TITLE} - Hill Courier">', None),
        (f"{TITLE} | hill-courier.example", "", None),
        ("Hill Courier", f'<meta property="og:title" content="{TITLE}">', "Hill Courier"),
        ("Guards at camp", '<meta property="og:title" content="Dam workers get guards">', TITLE),
        ("x", ld(LD), None),
        (f"{TITLE}_Hill Courier", '<meta property="og:site_name" content="Hill Courier">', None),
    ],
    ids=["h1", "section", "og-suffix", "host", "logo-h1", "h1-alone", "json-ld", "underscore"],
)
def test_title_without_its_outlet(title: str, head: str, h1: str | None) -> None:
    html = page(head, h1=h1, title=title)
    url = "https://hill-courier.example/a"
    expected = "x" if title == "x" and "ld+json" not in head else TITLE
    assert read_page(html, url).title == expected


@pytest.mark.parametrize("title", ["Talks fail - again", "Blast: what we know", "Pakistan-China ties", "Q&A | the dam"])
def test_titles_with_dashes_of_their_own_stay_whole(title: str) -> None:
    shown = title.replace("&", "&amp;")
    assert read_page(page(title=shown, h1=shown), URL).title == title


@pytest.mark.parametrize(
    ("markup", "byline"),
    [
        ('<meta name="author" content="By Sana Gul">', "Sana Gul"),
        ('<meta name="author" content="https://x.example/sana">', None),
        ('<meta name="author" content="admin">', None),
        (ld({"@type": "NewsArticle", "headline": TITLE, "author": "Sana Gul"}), "Sana Gul"),
        (ld({"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Reuters"}}), "Reuters"),
        ("", None),
    ],
)
def test_byline(markup: str, byline: str | None) -> None:
    assert read_page(page(markup), URL).byline == byline


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ('<link rel="canonical" href="https://hill-courier.example/a">', "https://hill-courier.example/a"),
        ('<link rel="shortlink canonical" href="//hill-courier.example/a">', "https://hill-courier.example/a"),
        ('<link rel="canonical" href="/">', None),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<meta property="og:url" content="https://hill-courier.example/b">', "https://hill-courier.example/b"),
        ("", None),
    ],
)
def test_canonical_address(link: str, canonical: str | None) -> None:
    assert read_page(page(link), URL).canonical_url == canonical


# ------------------------------------------------------------------------------------------------- the words
LOCKED = ld(LD | {"isAccessibleForFree": False})
STUB = f"<p>{PARAGRAPHS[0]}</p>"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (page(h1="Before you continue", title="Before you continue", body="<p>We and our 812 partners store and/or"
              " access information on a device. Accept all cookies or manage your choices.</p>"), "consent_wall"),
        (page(h1=None, title="Page not found", body="<p>Sorry, the page you were looking for could not be found."
              " Try the search, or go to our front page instead.</p>"), "soft_404"),
        (page(h1="404", title="Hill Courier", body="<p>The story you requested has been removed. Go to the front page"
              " for the latest.</p>"), "soft_404"),
        (page(h1="页面不存在", title="404", body="<p>您访问的页面不存在，请返回首页。</p>"), "soft_404"),
        (page(h1=None, title="Just a moment...", body="<p>Enable JavaScript and cookies to continue. Checking your"
              " browser before access. Ray ID: 8a1f.</p>"), "robot_check"),
        (page(LOCKED, STUB), "paywall"),
        (page(ld(LD | {"isAccessibleForFree": "False"}), STUB), "paywall"),
        (page("", STUB + "<div><p>Subscribe to continue reading this article.</p></div>"), "paywall"),
        (page(h1=None, body="", title="x"), "no_text"),
        (page(h1=None, body="<p>OK</p>", title="x"), "no_text"),
        ("<html><body></body></html>", "no_text"),
        ("", "not_html"),
        ("just words, no markup", "not_html"),
        ('{"title": "a", "body": "<p>b</p>"}', "not_html"),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', "not_html"),
        (b"%PDF-1.7 \x00\x01", "not_html"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_html"),
        (b"PK\x03\x04\x14\x00", "not_html"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.islower() and len(value) < 20 else "",
)  # fmt: skip
def test_what_is_no_article_is_refused(html: bytes | str, kind: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_page(html, URL)
    assert (caught.value.kind, caught.value.where) == (kind, URL)


def test_a_consent_host_is_a_consent_wall() -> None:
    with pytest.raises(Rejected) as caught:
        read_page(page(h1="Yahoo", body=STUB), "https://consent.portal.example/v2/collect?x=1")
    assert caught.value.kind == "consent_wall"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "404 people killed in floods since June"),
        ("", "Page not found: the lost diaries of a hill station"),
        (LOCKED, TITLE),
        ("", "Access denied: reporters kept from trial of bomb suspects"),
    ],
)
def test_whole_articles_that_look_like_walls_are_read(head: str, title: str) -> None:
    body = BODY + BODY.replace("Thursday", "Friday").replace("forty", "sixty")
    note = "<footer><p>Subscribe to continue reading more. We use cookies.</p></footer>"
    assert read_page(page(head, body + note, h1=title, title=title), URL).title == title


# ------------------------------------------------------------------------------------------------- outlets
def rules(tmp_path: Path, outlets: str) -> PageRules:
    (tmp_path / "lexicon").mkdir()
    words = Path(__file__).resolve().parents[2] / "seeds" / "lexicon" / "pages.toml"
    (tmp_path / "lexicon" / "pages.toml").write_text(words.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "outlets.toml").write_text(outlets, encoding="utf-8")
    return PageRules.load(tmp_path)


def test_an_outlets_own_rule(tmp_path: Path) -> None:
    own = rules(
        tmp_path,
        '[[outlet]]\nhosts = ["hill.example"]\nname = "The Hill Courier"\ntitles = ["HC Online"]\n'
        'zone = "Asia/Karachi"\n'
        'language = "ps"\ndrop = "//p[@class=\'pull\']"\n',
    )
    body = BODY.replace("</p>", "</p><p class='pull'>An escort for every car, the officer said to reporters.</p>", 1)
    html = page(ld(LD | {"datePublished": "2026-02-05T17:00"}), body, h1=None, title=f"{TITLE} - HC Online")
    article = read_page(html, "https://www.hill.example/a", rules=own)
    assert (article.outlet, article.title, article.published_at) == ("The Hill Courier", TITLE, NOON)
    assert article.text == TEXT


@pytest.mark.parametrize("outlets", ["[[outlet]]\nhosts = [", "[[outlet]]\nname = 3"])
def test_a_broken_rule_file_is_said(tmp_path: Path, outlets: str) -> None:
    with pytest.raises(BadInput) as caught:
        rules(tmp_path, outlets)
    assert caught.value.kind == "bad_rules"


# ------------------------------------------------------------------------------------------------- anything at all
TAGS = "<html> <body> <article> <p> </p> <h1> </h1> <title> </title> <script> <!-- <table><tr> <td> <ul><li> <svg> &#0;"
ODD = (
    "\x00",
    "\x1b",
    "\ufeff",
    "\u202e",
    "\ud800",
    "&#xD800;",
    "é",
    "中文的一句话。",
    "<a href='#'>",
    f"{PARAGRAPHS[0]} ",
)
HEADS = (ld('{"@type":"NewsArticle","datePublished":'), ld(LD), "<meta property='og:title' content='\x0b'>",
         "<link rel=canonical href='http://[x'>", "<time datetime='9999-99-99'>")  # fmt: skip
PIECES = st.sampled_from([*TAGS.split(), *ODD, *HEADS])


def check(html: bytes | str) -> None:
    try:
        article = read_page(html, URL)
    except CorridorError:
        return
    assert article.text == unicodedata.normalize("NFC", article.text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in article.text)
    assert not article.text.startswith("\n")
    for moment in (article.published_at, article.updated_at):
        assert moment is None or moment.utcoffset() is not None


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_markup_breaks_the_reader(html: str) -> None:
    check(html)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(noise: bytes) -> None:
    check(noise)
    check(page(body=BODY).encode().replace(b"forty", noise))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + BODY,
        "<p>" * 20_000 + "word " * 2000,
        page(body="<b><i>" * 3000 + BODY),
        page(ld("[" * 5000) + BODY),
    ],
    ids=["divs", "paragraphs", "inline", "json"],
)
def test_deep_and_endless_markup_ends(html: str) -> None:
    check(html)
