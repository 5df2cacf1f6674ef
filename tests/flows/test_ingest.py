"""The main job through its front door: the newsroom's pages over HTTP in, the published copy out."""

import pytest

from extractors.addresses import canonical_url
from extractors.records import VerdictKind
from tests.flows.conftest import Ingested
from tests.newsroom.articles import NewsArticle, every_version
from warehouse.connect import open_warehouse

ENGLISH_KEPT = [a for a in every_version() if a.expect.tier != "off" and a.language == "en" and a.in_feed]
COPIES = {"near_copy", "same_text", "same_url"}


def verdict_of(ingested: Ingested, article: NewsArticle) -> list[tuple[str, str]]:
    """Verdicts given to the article's url, oldest first, with the tier."""
    url = canonical_url(ingested.room.article_url(article))
    return [
        (str(kind), str(tier))
        for kind, tier in ingested.rows(
            "SELECT verdict_code, tier_code FROM verdicts WHERE canonical_url = ? ORDER BY decided_at", url
        )
    ]


def test_every_kind_of_verdict_is_given(ingested: Ingested) -> None:
    found = {row[0] for row in ingested.rows("SELECT DISTINCT verdict_code FROM verdicts")}
    assert found >= {"new", "near_copy", "same_story", "revision", "same_url", "rejected"}


def test_copies_and_own_accounts_are_told_apart(ingested: Ingested) -> None:
    """A copy must be called one, and an outlet's own account must never be."""
    wrong = []
    for article in ENGLISH_KEPT:
        kinds = {kind for kind, _ in verdict_of(ingested, article)} - {"same_url"}
        is_copy, said_copy = article.expect.verdict in COPIES, bool(kinds & COPIES)
        if kinds and is_copy != said_copy and not kinds & set(article.expect.also_right):
            wrong.append((article.id, article.expect.verdict, kinds))
    assert not wrong


def test_a_correction_under_the_same_url_is_a_revision(ingested: Ingested) -> None:
    revised = [a for a in every_version() if a.expect.verdict == "revision"]
    assert revised
    for article in revised:
        assert "revision" in {kind for kind, _ in verdict_of(ingested, article)}


def test_tiers_are_those_a_reader_would_give(ingested: Ingested) -> None:
    """Core articles are kept, near misses are not; at most one in ten may be judged otherwise."""
    wrong = []
    articles = [a for a in every_version() if a.in_feed]
    for article in articles:
        tiers = {tier for kind, tier in verdict_of(ingested, article) if kind != "same_url"} - {"None"}
        kept = bool(tiers & {"core", "context"})
        if tiers and kept != (article.expect.tier != "off"):
            wrong.append((article.id, article.expect.tier, tiers))
    assert len(wrong) <= len(articles) // 10, wrong


def test_incidents_carry_the_tolls_of_their_articles(ingested: Ingested) -> None:
    """Of the main incidents that English articles tell, four in five are read with their toll."""
    wanted, found = 0, 0
    for article in ENGLISH_KEPT:
        for expected in (i for i in article.expect.incidents if i.is_main and i.killed is not None):
            wanted += 1
            rows = ingested.rows(
                "SELECT killed_best FROM incident_reports JOIN articles USING (article_id) WHERE canonical_url = ?",
                canonical_url(ingested.room.article_url(article)),
            )
            found += any((killed or 0) == expected.killed for (killed,) in rows)
    assert wanted >= 20
    assert found >= 0.8 * wanted, f"{found} of {wanted}"


def test_every_offset_leads_back_to_its_words(ingested: Ingested) -> None:
    wrong = ingested.rows(
        """SELECT span_text, substring(a.text, span_start + 1, span_end - span_start)
           FROM report_evidence JOIN incident_reports USING (report_id) JOIN articles a USING (article_id)
           WHERE span_text <> substring(a.text, span_start + 1, span_end - span_start)"""
    )
    assert not wrong


def test_statements_name_their_speakers(ingested: Ingested) -> None:
    names = {row[0] for row in ingested.rows("SELECT DISTINCT speaker_name FROM statements")}
    assert {"Mohsin Naqvi", "Jiang Zaidong", "Wang Xiaohong"} <= names


def test_off_topic_articles_keep_their_row_but_no_text(ingested: Ingested) -> None:
    rows = ingested.rows("SELECT count(*) FROM verdicts WHERE verdict_code = 'rejected' AND reason LIKE 'off_topic%'")
    assert rows[0][0] >= 5
    assert ingested.rows("SELECT count(*) FROM articles WHERE tier_code = 'off' AND text IS NOT NULL")[0][0] == 0


def test_a_second_look_finds_nothing_new_and_changes_no_row(ingested: Ingested) -> None:
    assert ingested.again.total("claimed") == 0
    assert ingested.again.digest == ingested.evening.digest


def test_the_seed_set_is_in_the_warehouse_as_abstracts(ingested: Ingested) -> None:
    assert ingested.rows("SELECT count(*) FROM articles WHERE is_seed AND is_abstract") == [(5,)]


def test_one_event_is_one_incident_however_many_tell_it(ingested: Ingested) -> None:
    """The growing toll of one bombing, told by several outlets over a day, is one incident."""
    told = [a for a in ENGLISH_KEPT if any(i.key == "sangdar-2026" and i.is_main for i in a.expect.incidents)]
    rows = ingested.rows(
        """SELECT count(DISTINCT incident_id), count(DISTINCT report_id) FROM incident_summary
           JOIN incident_members USING (incident_id) JOIN incident_reports r USING (report_id)
           JOIN articles USING (article_id)
           WHERE r.is_main AND canonical_url IN (SELECT unnest(?))""",
        [canonical_url(ingested.room.article_url(article)) for article in told],
    )
    incidents, reports = rows[0]
    assert reports >= 3
    assert incidents == 1


FAULTS = {
    "dns_failure": "dns_failure",
    "refused": "refused",
    "reset_midway": "reset",
    "one_byte_a_second": "slow",
    "redirect_loop": "redirect_loop",
    "redirect_private": "private_address",
    "not_found": "not_found",
    "gone": "gone",
    "rate_limited_seconds": "rate_limited",
    "rate_limited_date": "rate_limited",
    "server_error": "server_error",
    "unavailable": "unavailable",
    "robots_refused": "robots",
    "gzip_bomb": "too_large",
    "entity_bomb_feed": "entity_bomb",
    "truncated_gzip": "bad_gzip",
    "html_as_feed": "not_a_feed",
    "empty_feed": "empty_feed",
    "twenty_megabytes": "too_large",
}


@pytest.mark.parametrize(("fault", "kind"), FAULTS.items())
def test_a_faulty_source_is_a_row_and_costs_nothing_else(ingested: Ingested, fault: str, kind: str) -> None:
    rows = ingested.rows(
        "SELECT outcome_code, message FROM ops.polls WHERE source_id = ? ORDER BY polled_at LIMIT 1",
        f"faulty-{fault.replace('_', '-')}",
    )
    assert rows, f"the source of {fault} was not polled"
    outcome, message = rows[0]
    assert outcome == kind
    assert message


ARTICLE_FAULTS = {
    "consent_wall": "consent_wall",
    "soft_404": "soft_404",
    "paywall_stub": "paywall",
    "not_found": "not_found",
    "gone": "gone",
    "redirect_loop": "redirect_loop",
    "redirect_private": "private_address",
    "robots_refused": "robots",
    "gzip_bomb": "too_large",
    "twenty_megabytes": "too_large",
}
WAITING_FAULTS = {
    "reset_midway": "reset",
    "one_byte_a_second": "slow",
    "rate_limited_seconds": "rate_limited",
    "rate_limited_date": "rate_limited",
    "server_error": "server_error",
    "unavailable": "unavailable",
    "truncated_gzip": "bad_gzip",
}


@pytest.mark.parametrize(("fault", "kind"), ARTICLE_FAULTS.items())
def test_an_article_that_cannot_be_had_or_read_is_rejected_with_its_reason(
    ingested: Ingested, fault: str, kind: str
) -> None:
    source = f"faulty-article-{fault.replace('_', '-')}"
    assert ingested.rows(
        "SELECT verdict_code, split_part(reason, ':', 1) FROM verdicts WHERE source_id = ?", source
    ) == [("rejected", kind)]


@pytest.mark.parametrize(("fault", "kind"), WAITING_FAULTS.items())
def test_an_article_that_may_come_later_waits_with_its_time(ingested: Ingested, fault: str, kind: str) -> None:
    with open_warehouse(ingested.settings.warehouse_file) as con:
        rows = con.execute(
            """SELECT error_code, next_try_at > tried_at FROM ops.attempts JOIN ops.candidates USING (candidate_id)
               WHERE source_id = ?""",
            [f"faulty-article-{fault.replace('_', '-')}"],
        ).fetchall()
    assert rows == [(kind, True)]


def test_a_page_that_lies_about_its_charset_is_read_all_the_same(ingested: Ingested) -> None:
    (text,) = ingested.rows("SELECT text FROM articles WHERE source_id = 'faulty-article-wrong-charset'")
    assert "�" not in text[0]


def test_the_summary_says_what_happened_per_source(ingested: Ingested) -> None:
    text = ingested.morning.markdown()
    assert "indus-wire" in text
    assert "dns_failure" in text
    assert ingested.morning.verdicts(VerdictKind.NEW) > 10
    assert ingested.morning.total("incidents") > 10


def test_every_article_has_the_verdict_that_brought_it(ingested: Ingested) -> None:
    assert ingested.rows(
        "SELECT count(*) FROM articles a WHERE NOT EXISTS (FROM verdicts v WHERE v.article_id = a.article_id)"
    ) == [(0,)]
