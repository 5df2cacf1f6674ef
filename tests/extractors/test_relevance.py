"""Relevance: headlines and leads of our own in several languages, each with the tier an analyst would give."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import BadInput
from extractors.records import Tier
from extractors.relevance import Topic, fold, judge_entry, judge_text

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TOPIC = Topic.load(SEEDS / "topic.toml")

CASES = tomllib.loads(Path(__file__).with_name("relevance_cases.toml").read_text(encoding="utf-8"))["case"]
CORE = [case for case in CASES if case["tier"] == "core"]
FILLER = "The minister spoke about wheat prices at length. " * 12


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_tier_of_an_article(case: dict[str, str]) -> None:
    verdict = judge_text(TOPIC, case["title"], case.get("text", ""), case["language"])
    assert verdict.tier.value == case["tier"], verdict
    assert (verdict.score >= TOPIC.core) == (case["tier"] == "core")
    assert (verdict.score < TOPIC.context) == (case["tier"] == "off")
    assert verdict.why or case["tier"] == "off"


@pytest.mark.parametrize("case", CORE, ids=[case["title"] for case in CORE])
def test_the_gate_keeps_every_core_article(case: dict[str, str]) -> None:
    assert judge_entry(TOPIC, case["title"], case.get("text"), None, case["language"]).tier is not Tier.OFF


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Sugar prices rise in Lahore", None),
        ("Shooter kills five in Texas mall", "https://news.example/us/shooter-kills-five-in-texas-mall"),
        ("Pakistan beat New Zealand by six wickets", None),
        ("Stocks slip as IMF talks drag on", "https://news.example/business/stocks-slip"),
    ],
)
def test_the_gate_lets_plainly_other_news_go(title: str, url: str | None) -> None:
    assert judge_entry(TOPIC, title, None, url, "en").tier is Tier.OFF


@pytest.mark.parametrize(
    "title",
    [
        "Chinese premier receives Pakistani counterpart",
        "习近平会见巴基斯坦总统",
        "Blast near Besham bridge",
        "Hostage negotiators wait for kidnapped Chinese engineers",
    ],
)
def test_the_gate_keeps_what_only_the_text_can_decide(title: str) -> None:
    assert judge_entry(TOPIC, title, None, None, None).tier is not Tier.OFF


def test_the_gate_reads_the_words_of_an_address() -> None:
    url = "https://news.example/2026/02/05/suicide-attack-on-chinese-engineers-in-karachi"
    assert judge_entry(TOPIC, None, None, url, None).tier is Tier.CORE


def test_one_assurance_in_a_long_report_is_core() -> None:
    assurance = "Pakistan would protect Chinese citizens and projects, he said."
    text = f"ISLAMABAD: The two sides discussed trade. {FILLER} {assurance}"
    assert judge_text(TOPIC, "Talks on trade held in Islamabad", text, "en").tier is Tier.CORE


def test_one_background_mention_of_an_attack_is_context() -> None:
    text = f"QUETTA: Troops killed four militants on Monday. {FILLER} The group once attacked Chinese engineers."
    assert judge_text(TOPIC, "Four militants killed in Kech", text, "en").tier is Tier.CONTEXT


def test_score_grows_with_evidence() -> None:
    line = "Militants attacked Chinese engineers in Balochistan. "
    scores = [judge_text(TOPIC, None, FILLER + line * times, "en").score for times in (1, 2, 3)]
    assert scores == sorted(scores)
    assert scores[0] < TOPIC.core <= scores[1]


def test_why_holds_words_of_the_text() -> None:
    title = "Suicide bomber hits convoy of Chinese nationals in Karachi"
    why = judge_text(TOPIC, title, "", "en").why
    assert why
    assert all(word in fold(title) for word in why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attack on Chi\u00adnese engi\u00adneers in Karachi", "attack on Chinese engineers in Karachi"),
        ("\u0686\u064a\u0646\u064a", "\u0686\u06cc\u0646\u06cc"),
        ("CPEC", "cpec"),
    ],
)
def test_spellings_of_one_word_are_read_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_missing_topic_file_is_said() -> None:
    with pytest.raises(BadInput) as caught:
        Topic.load(SEEDS / "no-such-topic.toml")
    assert caught.value.kind == "missing_topic"


@pytest.mark.parametrize("content", ["not toml [", "[bounds]\ncore = 0.5", "bounds = 3"])
def test_a_broken_topic_file_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "topic.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        Topic.load(path)
    assert caught.value.kind == "bad_topic"


def test_every_group_is_used_and_every_name_is_a_group() -> None:
    named = {name for rule in TOPIC.rules for part in rule.all for name in part}
    named |= {name for pair in TOPIC.pairs for name in (pair.first, pair.then)}
    named |= {name for damping in TOPIC.dampings for name in (damping.group, damping.unless) if name}
    assert named | {"pakistan", "elsewhere", "other_sense"} == TOPIC.groups


@given(st.text(max_size=400), st.text(max_size=80))
def test_any_text_gets_a_verdict_with_a_score_between_0_and_1(text: str, title: str) -> None:
    for verdict in (
        judge_text(TOPIC, title, text, None),
        judge_entry(TOPIC, title, text, f"https://x.example/{title}", None),
    ):
        assert 0 <= verdict.score <= 1
        assert (verdict.tier is Tier.CORE) == (verdict.score >= TOPIC.core)


def test_why_tells_words_in_the_order_of_the_text() -> None:
    rule = {"name": "weather", "tier": "core", "all": ["storm|flood"], "title": 0.9, "lead": 0.5, "body": 0.5}
    groups = {name: {"en": [name]} for name in ("pakistan", "storm", "flood")}
    bounds, variants = {"core": 0.5, "context": 0.1}, {"zh": ""}
    topic = Topic(
        {"groups": groups, "bounds": bounds, "rules": [rule], "pairs": [], "damping": [], "variants": variants}
    )
    assert judge_text(topic, "A storm and a flood hit Pakistan", "", "en").why == ("storm", "flood")
    assert judge_text(topic, "A flood and a storm hit Pakistan", "", "en").why == ("flood", "storm")
