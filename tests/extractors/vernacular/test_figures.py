"""Numbers over many incidents, stocks and sums of money in Chinese and Urdu, and tolls that are none."""

import pytest

from extractors.records import Figure
from extractors.vernacular.figures import read_vernacular_figures
from tests.extractors.vernacular.helpers import KNOWLEDGE, reading, reports

PUBLISHED = "2024-12-20"


def figures(text: str, language: str) -> tuple[Figure, ...]:
    return read_vernacular_figures(reading(text, language, PUBLISHED), KNOWLEDGE)


def _number(figure: Figure) -> int | None:
    return figure.count.best if figure.count.best is not None else figure.count.low


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "2021年以来，在巴中国公民累计有20人在恐怖袭击中遇难，34人受伤。",
            "zh",
            [("killed", None, 20), ("injured", None, 34)],
        ),
        (
            "近年来，至少21名中国公民在多起恐怖袭击中遇难。",
            "zh",
            [("killed", "CHN", 21)],
        ),
        (
            "一家智库说，今年以来全国共发生612起武装袭击，造成904人死亡。",
            "zh",
            [("attacks", None, 612), ("killed", None, 904)],
        ),
        ("过去一年，安全部队打死925名武装分子。", "zh", [("militants_killed", "militant", 925)]),
        ("约2万名中国工人在巴基斯坦工作。", "zh", [("personnel", "CHN", 20000)]),
        ("巴方部署了1.5万名士兵。", "zh", [("troops_deployed", "security_force", 15000)]),
        ("中国为走廊投资620亿美元。", "zh", [("investment_usd", None, 62_000_000_000)]),
        (
            "سنہ 2021 سے اب تک مختلف حملوں میں 20 چینی شہری ہلاک اور 34 زخمی ہو چکے ہیں۔",
            "ur",
            [("killed", "CHN", 20), ("injured", None, 34)],
        ),
        (
            "گزشتہ سال کے دوران ملک میں 521 حملوں میں 852 افراد ہلاک ہوئے۔",
            "ur",
            [("attacks", None, 521), ("killed", None, 852)],
        ),
        ("گزشتہ ایک سال میں 925 دہشت گردوں کو ہلاک کیا گیا۔", "ur", [("militants_killed", "militant", 925)]),
        ("پاکستان میں 20 ہزار چینی شہری کام کر رہے ہیں۔", "ur", [("personnel", "CHN", 20000)]),
        ("سی پیک میں 62 ارب ڈالر کی سرمایہ کاری ہوگی۔", "ur", [("investment_usd", None, 62_000_000_000)]),
    ],
)
def test_figures(text: str, language: str, wanted: list[tuple[str, str | None, int]]) -> None:
    assert [(f.measure, f.group, _number(f)) for f in figures(text, language)] == wanted
    assert reports(text, language, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("19日，奎达发生爆炸，造成5人死亡、20人受伤。", "zh"),
        ("8日的清剿行动中，14名武装分子被打死。", "zh"),
        ("کوئٹہ میں جمعرات کو دھماکے میں 5 افراد ہلاک اور 20 زخمی ہوئے۔", "ur"),
    ],
)
def test_tolls_are_no_figures(text: str, language: str) -> None:
    assert figures(text, language) == ()
    assert len(reports(text, language, PUBLISHED)) == 1


def test_period_and_source() -> None:
    (figure,) = figures("中国外交部表示，2021年以来已有20名中国公民在恐怖袭击中遇难。", "zh")
    assert (str(figure.period_start), str(figure.period_end)) == ("2021-01-01", PUBLISHED)
    assert figure.asserted_by == "Ministry of Foreign Affairs of China"
