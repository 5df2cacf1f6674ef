"""The articles as data: enough of them, told truthfully, copies that are copies and accounts that are not."""

import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest

from extractors.records import Realis, Tier, VerdictKind
from tests.newsroom.articles import ExpectedIncident, NewsArticle, articles_of, every_version
from tests.newsroom.outlets import every_outlet

GOES_TO_PRESS = datetime(2026, 2, 12, 11, tzinfo=UTC)
"""When the morning edition closes: 16:00 in Karachi."""
COPY_SHARE = 0.6
ACCOUNT_SHARE = 0.25
REACH = {1: timedelta(0), 2: timedelta(days=6), 3: timedelta(days=7), 4: timedelta(days=31), 5: timedelta(days=366)}
"""How far a date of each precision may lie before the day itself."""
VERSIONS = every_version()
BY_ID = {article.id: article for article in VERSIONS if article.edition != "evening"} | {
    article.id: article for article in VERSIONS if article.expect.verdict != "revision"
}


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return the word 3-grams."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def shared(article: NewsArticle, other: NewsArticle) -> float:
    """Return the share of the article's 3-grams that the other has too."""
    own = shingles(article.text)
    return len(own & shingles(other.text)) / len(own)


def test_there_is_enough_of_everything() -> None:
    assert len(articles_of("morning")) >= 66
    assert len(every_outlet()) >= 6
    languages = Counter(article.language for article in articles_of("evening"))
    assert languages["ur"] >= 4
    assert languages["zh"] >= 4
    tiers = Counter(article.expect.tier for article in articles_of("evening"))
    assert tiers["core"] >= 40
    assert tiers["context"] >= 8
    assert tiers["off"] >= 8


@pytest.mark.parametrize("article", VERSIONS, ids=lambda article: f"{article.id}.{article.edition}")
def test_an_article_is_complete(article: NewsArticle) -> None:
    length = len(article.text) / 2 if article.language == "zh" else len(article.text.split())
    assert 120 <= length <= 550
    assert article.title
    assert article.standfirst
    assert article.byline
    assert article.path.startswith("/")
    assert article.expect.tier in set(Tier)
    assert {article.expect.verdict, *article.expect.also_right} <= set(VerdictKind)
    assert all(incident.realis in set(Realis) for incident in article.expect.incidents)
    assert sum(incident.is_main for incident in article.expect.incidents) <= 1
    assert article.expect.tier != "off" or (article.expect.verdict == "rejected" and not article.expect.incidents)
    assert article.expect.of is None or article.expect.of == "seed" or article.expect.of in BY_ID


def test_paths_are_unique_at_an_outlet() -> None:
    for edition in ("morning", "evening"):
        paths = Counter((article.outlet, path) for article in articles_of(edition) for path in _paths(article))
        assert not [path for path, times in paths.items() if times > 1]


def _paths(article: NewsArticle) -> tuple[str, ...]:
    return (article.path, *article.old_paths)


@pytest.mark.parametrize("article", articles_of("morning"), ids=lambda article: article.id)
def test_the_morning_edition_knows_nothing_of_the_evening(article: NewsArticle) -> None:
    assert article.modified <= GOES_TO_PRESS


@pytest.mark.parametrize("article", [a for a in VERSIONS if a.edition == "evening"], ids=lambda article: article.id)
def test_what_only_the_evening_edition_has_is_later(article: NewsArticle) -> None:
    assert article.modified > GOES_TO_PRESS


def test_a_duplicate_comes_after_what_it_duplicates() -> None:
    for article in VERSIONS:
        if article.expect.of in BY_ID:
            assert article.modified > BY_ID[article.expect.of].published


def test_accounts_of_one_happening_agree_on_its_day() -> None:
    days: dict[str, set[date]] = defaultdict(set)
    for incident in _incidents():
        if incident.precision == 1 and incident.date:
            days[incident.key].add(incident.date)
    assert {key: found for key, found in days.items() if len(found) > 1} == {}
    for incident in _incidents():
        for day in days[incident.key]:
            assert incident.date is not None
            assert timedelta(0) <= day - incident.date <= REACH[incident.precision]


def test_parts_of_a_toll_do_not_exceed_it() -> None:
    for incident in _incidents():
        assert incident.killed is None or (incident.chinese_killed or 0) <= incident.killed


def _incidents() -> list[ExpectedIncident]:
    return [incident for article in VERSIONS for incident in article.expect.incidents]


@pytest.mark.parametrize("copy", [a for a in VERSIONS if a.copies_of], ids=lambda article: article.id)
def test_an_edited_copy_shares_most_of_its_wording(copy: NewsArticle) -> None:
    assert copy.expect.verdict == "near_copy"
    original = BY_ID[copy.copies_of or ""]
    assert COPY_SHARE <= shared(copy, original) < 1
    assert shared(original, copy) >= COPY_SHARE


def test_three_wire_stories_were_copied_twice() -> None:
    copies = Counter(article.copies_of for article in VERSIONS if article.copies_of)
    assert sum(times >= 2 for times in copies.values()) >= 3


def test_accounts_that_are_not_copies_share_little_wording() -> None:
    own = [article for article in VERSIONS if article.language == "en" and not article.copies_of]
    told = [(article, shingles(article.text)) for article in own if article.expect.verdict != "revision"]
    for article, grams in told:
        for other, theirs in told:
            same = article is other
            assert same or len(grams & theirs) < ACCOUNT_SHARE * min(len(grams), len(theirs)), (article.id, other.id)


def test_stories_told_independently_by_two_outlets() -> None:
    pairs = {
        (article.outlet, article.expect.of.partition("/")[0])
        for article in VERSIONS
        if article.expect.verdict == "same_story" and article.expect.of in BY_ID
    }
    assert sum(outlet != other for outlet, other in pairs) >= 3


def test_a_toll_grows_over_three_reports() -> None:
    reports = sorted(
        (article for article in VERSIONS if article.id.startswith("indus-wire/sangdar")),
        key=lambda article: article.published,
    )
    assert [report.expect.incidents[0].killed for report in reports] == [2, 4, 5]
