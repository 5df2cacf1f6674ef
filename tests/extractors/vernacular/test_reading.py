"""The shared reading of Chinese and Urdu: sentences, counts, places, actors, and offsets that hold for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.records import Count
from extractors.vernacular.counts import find_numbers
from extractors.vernacular.numerals import chinese_number
from extractors.vernacular.reading import VernacularReading, is_vernacular, read_vernacular
from tests.extractors.vernacular.helpers import KNOWLEDGE, article, reading, reports


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("发生爆炸。5人死亡；2人受伤！", "zh", ["发生爆炸。", "5人死亡；", "2人受伤！"]),
        ("他说：“情况很好。谢谢。”会议结束。", "zh", ["他说：“情况很好。谢谢。”", "会议结束。"]),
        ("他說：「情況很好。謝謝」，會議結束。", "zh", ["他說：「情況很好。謝謝」，會議結束。"]),
        ("第一段\n第二段。", "zh", ["第一段", "第二段。"]),
        ("دھماکہ ہوا۔ کیا نقصان ہوا؟ نہیں۔", "ur", ["دھماکہ ہوا۔", "کیا نقصان ہوا؟", "نہیں۔"]),
        ("اس نے کہا ’یہ ٹھیک ہے۔ شکریہ۔‘ پھر گیا۔", "ur", ["اس نے کہا ’یہ ٹھیک ہے۔ شکریہ۔‘", "پھر گیا۔"]),
        ("", "zh", []),
    ],
)
def test_sentences(text: str, language: str, sentences: list[str]) -> None:
    assert [span.text for span in reading(text, language).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("5名", "zh", Count(5, 5, 5)),
        ("十二人", "zh", Count(12, 12, 12)),
        ("两名", "zh", Count(2, 2, 2)),
        ("一百零三人", "zh", Count(103, 103, 103)),
        ("1.5万人", "zh", Count(15000, 15000, 15000)),
        ("2万人", "zh", Count(20000, 20000, 20000)),
        ("数十人", "zh", Count(20, None, None)),
        ("多人", "zh", Count(3, None, None)),
        ("至少11人", "zh", Count(11, 11, None)),
        ("10余人", "zh", Count(11, None, None)),
        ("超过30人", "zh", Count(31, None, None)),
        ("约20人", "zh", Count(None, 20, None)),
        ("近百人", "zh", Count(None, 100, 100)),
        ("第三人", "zh", None),
        ("۵ افراد", "ur", Count(5, 5, 5)),
        ("پانچ افراد", "ur", Count(5, 5, 5)),
        ("بائیس افراد", "ur", Count(22, 22, 22)),
        ("دو سو افراد", "ur", Count(200, 200, 200)),
        ("کم از کم 10 افراد", "ur", Count(10, 10, None)),
        ("20 سے زائد افراد", "ur", Count(21, None, None)),
        ("تقریباً 20 افراد", "ur", Count(None, 20, None)),
        ("درجنوں افراد", "ur", Count(24, None, None)),
        ("متعدد افراد", "ur", Count(3, None, None)),
        ("دونوں افراد", "ur", Count(2, 2, 2)),
    ],
)
def test_counts(text: str, language: str, count: Count | None) -> None:
    read = reading(text, language)
    found = [n.count for n in find_numbers(read.folded, read.units, language, read.lexicon)]
    assert (found[0] if found else None) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十一", 21), ("一百零五", 105), ("三千", 3000), ("两万", 20000), ("廿六", 26), ("山", None)],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("巴基斯坦开伯尔-普什图省白沙瓦市发生爆炸", "zh", ["Pakistan", "Khyber Pakhtunkhwa", "Peshawar"]),
        ("巴基斯坦奎達發生爆炸", "zh", ["Pakistan", "Quetta"]),
        ("沙卡尔说情况稳定", "zh", []),
        ("بلوچستان کے شہر کوئٹہ میں دھماکہ", "ur", ["Balochistan", "Quetta"]),
        ("كوئٹہ مىں دھماکہ", "ur", ["Quetta"]),
    ],
)
def test_places(text: str, language: str, places: list[str]) -> None:
    assert [mention.place.name for mention in reading(text, language).places] == places


@pytest.mark.parametrize(
    ("text", "language", "flag"),
    [
        ("卡拉奇警方说", "zh", "in_organisation"),
        ("驻巴基斯坦使馆提醒", "zh", "in_organisation"),
        ("示例社卡拉奇2月3日电", "zh", "is_dateline"),
        ("کوئٹہ پولیس نے بتایا", "ur", "in_organisation"),
        ("کراچی: شہر میں دھماکہ", "ur", "is_dateline"),
    ],
)
def test_places_that_are_no_scene(text: str, language: str, flag: str) -> None:
    assert getattr(reading(text, language).places[0], flag)


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("俾路支解放军宣称负责", "zh", ["Balochistan Liberation Army"]),
        ("俾路支解放軍宣稱負責", "zh", ["Balochistan Liberation Army"]),
        ("夏巴兹·谢里夫表示哀悼。谢里夫说", "zh", ["Shehbaz Sharif", "Shehbaz Sharif"]),
        ("وزیر داخلہ محسن نقوی نے کہا", "ur", ["Mohsin Naqvi"]),
    ],
)
def test_actors(text: str, language: str, actors: list[str]) -> None:
    assert [mention.name for mention in reading(text, language, "2026-02-05").actors] == actors


def test_languages() -> None:
    assert is_vernacular(article("爆炸", "zh-Hant", None))
    assert not is_vernacular(article("blast", "en", None))
    with pytest.raises(ValueError, match="en"):
        read_vernacular(article("blast", "en", None), KNOWLEDGE)


CHINESE = [
    "卡拉奇",
    "发生爆炸",
    "，",
    "。",
    "5名",
    "中国公民",
    "遇难",
    "、",
    "和",
    "袭击",
    "26日",
    "“",
    "”",
    "死亡人数",
    "升至",
]
URDU = ["کوئٹہ", " ", "میں", "دھماکے", "دھماکہ", "5", "افراد", "ہلاک", "اور", "۔", "،", "پیر کو", "نے", "سمیت", "سو"]
PIECES = st.sampled_from([*CHINESE, *URDU, "\n", "a", "·", "年", "造成"])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


@given(text=TEXTS, language=st.sampled_from(["zh", "ur"]))
@settings(max_examples=150, deadline=None)
def test_offsets(text: str, language: str) -> None:
    read = reading(text, language, "2026-02-05")
    assert len(read.folded) == len(text)
    spans = [*read.sentences, *read.paragraphs, *(m.span for m in read.dates), *(m.span for m in read.places)]
    for report in reports(text, language, "2026-02-05"):
        spans += [*report.evidence, *(span for _, span in report.field_evidence)]
        spans += [row.span for row in report.casualties] + [row.span for row in report.targets]
        spans += [row.span for row in report.attributions] + [row.span for row in report.victims]
    for span in spans:
        assert text[span.start : span.end] == span.text


@given(text=TEXTS, language=st.sampled_from(["zh", "ur"]))
@settings(max_examples=50, deadline=None)
def test_sentences_keep_every_character(text: str, language: str) -> None:
    read: VernacularReading = reading(text, language)
    kept = "".join("".join(span.text.split()) for span in read.sentences)
    assert kept == "".join(text.split())


@pytest.mark.parametrize(
    ("piece", "language"),
    [
        ("26日卡拉奇发生爆炸，5名中国公民和1名司机遇难，", "zh"),
        ("پیر کو کوئٹہ میں دھماکے میں 5 افراد ہلاک اور 7 زخمی ہوئے ", "ur"),
        ("“", "zh"),
        ("一", "zh"),
        ("5", "ur"),
    ],
)
def test_time_grows_with_the_text(piece: str, language: str) -> None:
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    extract(article(text, language, "2026-02-05"), KNOWLEDGE)
    assert time.process_time() - started < 6
