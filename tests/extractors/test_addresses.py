"""One form for all the addresses of a page, and different forms for different pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.fingerprint import canonical_url

PLAIN = "https://paper.example/news/2026/two-killed"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.paper.example/news/2026/two-killed",
        "HTTPS://Paper.Example:443/news/2026/two-killed/",
        "http://m.paper.example:80//news/2026/two-killed?utm_source=feed&utm_medium=rss",
        "https://paper.example/news/2026/two-killed?fbclid=abc&ref=home#comments",
        "https://paper.example/amp/news/2026/two-killed",
        "https://paper.example/news/2026/two-killed/amp/",
        "https://amp.paper.example/news/2026/two-killed?outputType=amp",
        "https://paper-example.cdn.ampproject.org/c/s/paper.example/news/2026/two-killed",
        "https://www.google.com/amp/s/www.paper.example/news/2026/two-killed/amp",
        "https://web.archive.org/web/20260206101500/http://paper.example/news/2026/two-killed",
        "https://web.archive.org/web/20260206101500id_/https://paper.example/news/2026/two-killed/",
        "https://user:secret@paper.example/news/./2026/two-killed",
        "  https://paper.example/news/2026/two-killed/index.html ",
    ],
)
def test_what_varies_from_link_to_link_is_dropped(url: str) -> None:
    assert canonical_url(url) == PLAIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/story?id=41", "https://paper.example/story?id=42"),
        ("https://paper.example/?p=41", "https://paper.example/?p=42"),
        ("https://paper.example/story.aspx?cid=7&sid=8", "https://paper.example/story.aspx?cid=7&sid=9"),
        ("https://paper.example/a", "https://paper.example/b"),
        ("https://paper.example/Story", "https://paper.example/story"),
        ("https://paper.example/#!/story/41", "https://paper.example/#!/story/42"),
        ("https://urdu.paper.example/a", "https://paper.example/a"),
        ("https://paper.example:8443/a", "https://paper.example/a"),
        ("https://paper.example/amplifier", "https://paper.example/lifier"),
    ],
)
def test_what_names_another_page_is_kept(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/s?b=2&a=1", "https://paper.example/s?a=1&b=2"),
        ("https://paper.example/%7enews/caf%c3%a9", "https://paper.example/~news/caf%C3%A9"),
        ("http://127.0.0.1:8471/x/", "https://127.0.0.1:8471/x"),
        ("http://[::1]:8471/x", "https://[::1]:8471/x"),
        ("file:///data/in/a%20b.txt", "file:///data/in/a%20b.txt"),
        ("http://[bad", "http://[bad"),
        ("https://paper.example:port/x", "https://paper.example:port/x"),
        ("not a url", "not a url"),
        ("", ""),
    ],
)
def test_form(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


_SEGMENT = st.text("abAZ09-_.~%é/ ", max_size=8)
_PARAMETER = st.tuples(st.sampled_from(["id", "utm_source", "p", "ref", "amp", "é"]), st.text("aé =&%+", max_size=4))


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(["http://", "https://", "HTTP://", "http:/", "https://web.archive.org/web/2026/http://"]),
    st.sampled_from(["www.", "m.", "amp.www.", "", "www.google.com/amp/s/"]),
    st.sampled_from(["paper.example", "PAPER.example.", "paper.example:80", "127.0.0.1:9", "m.pk"]),
    st.lists(st.one_of(_SEGMENT, st.sampled_from(["amp", "index.html", "..", ".", "x.amp"])), max_size=4),
    st.lists(_PARAMETER, max_size=3),
)
def test_idempotent(scheme: str, dress: str, host: str, path: list[str], query: list[tuple[str, str]]) -> None:
    url = f"{scheme}{dress}{host}/{'/'.join(path)}?{'&'.join(f'{key}={value}' for key, value in query)}"
    once = canonical_url(url)
    assert canonical_url(once) == once


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_has_a_form_and_keeps_it(text: str) -> None:
    once = canonical_url(text)
    assert canonical_url(once) == once
