"""The ladder: same address, same text, near copy, revision, same story, new."""

from collections.abc import Sequence
from datetime import timedelta

import duckdb
import pytest

from extractors.fingerprint import fingerprint
from extractors.records import Article, Fingerprint, Verdict, VerdictKind
from tests.warehouse.building import NOW, TEXT, article, candidate, outcome
from warehouse.check import content_digest
from warehouse.load import store_outcomes
from warehouse.novelty import Deduper, judge, register_seeds

MEETING = (
    "Interior Secretary Naveed Baloch met the Chinese charge d'affaires, Liu Meng, in Islamabad on Monday to review "
    "the safety of engineers at the Thakot tunnels. Baloch promised 400 more guards for the three camps along the "
    "Karakoram Highway before the end of the month. Liu thanked Pakistan and asked for convoys to be escorted by day "
    "only. The two sides agreed to meet again in Kashgar in April. Two guards were wounded at Thakot in January."
)
OWN_ACCOUNT = (
    "China has asked Pakistan to move its tunnel crews at Thakot under escort and never after dark, a diplomat said. "
    "The request came up when Liu Meng, who heads the embassy for now, called on Naveed Baloch at the interior "
    "ministry in Islamabad. According to officials 400 guards will join those posted at camps on the Karakoram "
    "Highway. A further round of talks is planned for April in Kashgar."
)
CRICKET = (
    "Lahore beat Multan by six wickets on Monday after a century by Adnan Shah, who hit nine fours and four sixes in "
    "front of a full stadium. Multan had made 171, with Imran Noor taking 3 for 22. The final will be played on "
    "Friday in Rawalpindi, where rain is forecast and the pitch is said to favour the spinners of both sides."
)
MEETING_ELSEWHERE = (
    "The ministers of water of Tajikistan and Uzbekistan met in Dushanbe on Monday to review the flow of the Vakhsh. "
    "Both promised more gauges before the end of the month and thanked each other for data. Their deputies will meet "
    "again in Termez in May, the ministry said, and the dam's engineers will draw up the agenda."
)
PAGE_TAIL = (
    "\nThe board will name a new coach for the junior side within a week of the trials"
    "\nA trailer of the long delayed costume drama has set off a quarrel over its songs"
    "\nThe bill would give the four provinces a larger share of what the ports earn every year"
    "\nCopyright of all pictures and words on these pages rests with the house and its writers"
)


def _print(text: str, url: str | None = None, **changes: object) -> tuple[Article, Fingerprint]:
    read = article(text, url or f"https://x.example/{abs(hash(text))}", **changes)
    return read, fingerprint(text)


def _judge(known: Sequence[tuple[Article, Fingerprint]], new: tuple[Article, Fingerprint]) -> Verdict:
    deduper = Deduper()
    deduper.judge(known)
    return deduper.judge([new])[0]


def _edited(text: str) -> str:
    first, _, rest = text.partition(". ")
    assert first
    lead = "Officials of both countries spent an afternoon on the safety of foreign crews in the north, a note says. "
    return "A headline of one's own\n" + lead + rest.replace("'", "’").replace('"', "“")


def _cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


@pytest.mark.parametrize(
    ("text", "url", "kind"),
    [
        (MEETING, "https://herald.example/a", VerdictKind.SAME_URL),
        (MEETING + " Correction: the guards number 450.", "https://herald.example/a", VerdictKind.REVISION),
        (CRICKET, "https://herald.example/a", VerdictKind.REVISION),
        (MEETING.upper().replace(",", " ,"), "https://post.example/b", VerdictKind.SAME_TEXT),
        (_edited(MEETING), "https://post.example/b", VerdictKind.NEAR_COPY),
        (_cut(MEETING, 0.4), "https://post.example/b", VerdictKind.NEAR_COPY),
        (MEETING + " " + CRICKET[:120], "https://post.example/b", VerdictKind.NEAR_COPY),
        (OWN_ACCOUNT, "https://post.example/b", VerdictKind.SAME_STORY),
        (CRICKET, "https://post.example/b", VerdictKind.NEW),
        (MEETING_ELSEWHERE, "https://post.example/b", VerdictKind.NEW),
    ],
)
def test_ladder(text: str, url: str, kind: VerdictKind) -> None:
    known = _print(MEETING, "https://herald.example/a")
    verdict = _judge([known], _print(text, url))
    assert verdict.kind is kind
    is_new = kind is VerdictKind.NEW
    assert verdict.of == (None if is_new else known[0].article_id)
    assert (verdict.story_id == known[0].article_id) is not is_new
    assert verdict.reason


def test_a_longer_text_that_holds_a_known_stub_is_kept() -> None:
    stub = _print(_cut(MEETING, 0.45), "https://stub.example/1")
    verdict = _judge([stub], _print(MEETING, "https://full.example/1"))
    assert verdict.kind is VerdictKind.SAME_STORY
    assert verdict.shares_text
    assert verdict.of == stub[0].article_id


def test_the_same_page_furniture_makes_no_copies() -> None:
    short = "Police in Gwadar freed a trader who had been held for three days, and arrested a man over the case. " * 2
    other = " ".join(CRICKET.split()[:36])
    article_hashes, page_hashes = fingerprint(other).shingles, fingerprint(other + PAGE_TAIL).shingles
    assert len(article_hashes) < 0.4 * len(page_hashes), "most of the page is furniture"
    verdict = _judge([_print(short + PAGE_TAIL)], _print(other + PAGE_TAIL))
    assert verdict.kind not in {VerdictKind.NEAR_COPY, VerdictKind.SAME_TEXT}


def test_short_texts_are_never_copies() -> None:
    verdict = _judge([_print("Watch live.", "https://a.example/1")], _print("Watch live!", "https://b.example/1"))
    assert verdict.kind is VerdictKind.NEW


@pytest.mark.parametrize(
    ("days", "kind"), [(0, VerdictKind.SAME_STORY), (6, VerdictKind.SAME_STORY), (9, VerdictKind.NEW)]
)
def test_a_story_lasts_a_week(days: int, kind: VerdictKind) -> None:
    later = _print(OWN_ACCOUNT, "https://post.example/b", published_at=NOW + timedelta(days=days))
    assert _judge([_print(MEETING)], later).kind is kind


def test_days_unknown_compare_with_the_latest() -> None:
    undated = _print(OWN_ACCOUNT, "https://post.example/b", published_at=None)
    assert _judge([_print(MEETING)], undated).kind is VerdictKind.SAME_STORY


def test_a_batch_is_judged_in_order_and_a_chain_keeps_its_story() -> None:
    batch = [
        _print(MEETING, "https://a.example/1"),
        _print(CRICKET, "https://a.example/2"),
        _print(_edited(MEETING), "https://b.example/1"),
        _print(OWN_ACCOUNT, "https://c.example/1"),
        _print(OWN_ACCOUNT.upper(), "https://d.example/1"),
        _print(MEETING, "https://a.example/1"),
    ]
    verdicts = Deduper().judge(batch)
    assert [verdict.kind.value for verdict in verdicts] == [
        "new",
        "new",
        "near_copy",
        "same_story",
        "same_text",
        "same_url",
    ]
    assert {verdicts[place].story_id for place in (0, 2, 3, 4, 5)} == {batch[0][0].article_id}
    one_by_one = Deduper()
    assert [one_by_one.judge([item])[0].kind for item in batch] == [verdict.kind for verdict in verdicts]


def test_chinese_copies_are_found() -> None:
    text = (
        "据当地媒体报道，一支运送建筑材料的车队周二在瓜达尔港以北约四十公里处遭到枪击，两名司机受伤。"
        "警方表示袭击者乘摩托车逃离，目前没有组织宣称负责。中国驻卡拉奇总领事馆要求在当地的企业加强安全防范。"
    )
    verdict = _judge([_print(text)], _print("快讯：" + text.replace("两名司机", "三名司机"), "https://b.example/1"))
    assert verdict.kind is VerdictKind.NEAR_COPY
    other = "外交部发言人周三说，中方愿同有关各方一道推动走廊建设，并对项目人员的安全表示关切，希望早日查明真相。"
    assert _judge([_print(text)], _print(other, "https://b.example/2")).kind is not VerdictKind.NEAR_COPY


def test_judging_writes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    store_outcomes(con, [outcome(candidate(0), article())], run_id="r")
    before = content_digest(con)
    [verdict] = judge(con, [(article(url="https://post.example/9"), fingerprint(TEXT))])
    assert verdict.kind is VerdictKind.SAME_TEXT
    assert judge(con, []) == []
    assert content_digest(con) == before


def test_seeds_are_compared_by_the_fingerprint_of_their_original(con: duckdb.DuckDBPyConnection) -> None:
    abstract = article("Our own words on a meeting.", None, is_seed=True, is_abstract=True)
    assert register_seeds(con, [(abstract, fingerprint(MEETING))]) == 1
    before = content_digest(con)
    assert register_seeds(con, [(abstract, fingerprint(MEETING))]) == 0
    assert content_digest(con) == before
    kinds = [
        judge(con, [_print(text, "https://new.example/1")])[0].kind for text in (MEETING, _edited(MEETING), OWN_ACCOUNT)
    ]
    assert kinds == [VerdictKind.SAME_TEXT, VerdictKind.NEAR_COPY, VerdictKind.SAME_STORY]


def test_a_seed_keeps_the_story_that_novelty_gave_it(con: duckdb.DuckDBPyConnection) -> None:
    first = article("Abstract one.", None, is_seed=True)
    second = article("Abstract two.", None, is_seed=True)
    register_seeds(con, [(first, fingerprint(MEETING)), (second, fingerprint(OWN_ACCOUNT))])
    seeds = [outcome(candidate(9), first), outcome(candidate(8), second)]
    store_outcomes(con, seeds, run_id="r")
    found = con.execute("SELECT DISTINCT story_id FROM articles").fetchall()
    assert [str(row[0]) for row in found] == [first.article_id]
    assert con.execute("SELECT count(*) FROM fingerprints").fetchone() == (2,)


def test_off_topic_articles_are_compared_with_nothing(con: duckdb.DuckDBPyConnection) -> None:
    from extractors.records import Relevance, Tier

    off = outcome(candidate(0), article(), relevance=Relevance(Tier.OFF, 0.1, ()), extraction=None)
    store_outcomes(con, [off], run_id="r")
    [verdict] = judge(con, [(article(TEXT + " More.", "https://post.example/9"), fingerprint(TEXT + " More."))])
    assert verdict.kind is VerdictKind.NEW
