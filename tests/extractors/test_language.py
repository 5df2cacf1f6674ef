"""Languages of headlines and leads in our own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import detect_language

ENGLISH = "The minister said on Thursday that guards would travel with every convoy of engineers. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Blast in Quetta", "en"),
        ("Woman dies in train explosion near Sibi", "en"),
        ("BLAST KILLS TWO CHINESE ENGINEERS IN KARACHI, POLICE SAY", "en"),
        ("Two dacoits killed in Gojra", "en"),
        ("Explosion au Pakistan : deux ressortissants chinois tués dans la capitale", "fr"),
        ("Anschlag in Pakistan: zwei chinesische Ingenieure getötet", "de"),
        ("Atentado suicida en Pakistán deja varios muertos y heridos", "es"),
        ("Pakistan'da intihar saldırısı: üç ölü, çok sayıda yaralı", "tr"),
        ("Взрыв в Карачи: погибли двое граждан Китая", "ru"),
        ("کراچی میں چینی شہریوں پر حملہ", "ur"),
        ("وزیر داخلہ کی چینی سفیر سے ملاقات", "ur"),
        ("هجوم انتحاري يستهدف مهندسين صينيين في باكستان", "ar"),
        ("باكستان: مقتل شخصين", "ar"),
        ("حمله انتحاری در کراچی", "fa"),
        ("وزیر خارجه ایران با همتای پاکستانی خود دیدار و گفتگو کرد", "fa"),
        ("په کراچۍ کې پر چینایانو برید", "ps"),
        ("ڪراچي ۾ ڌماڪو", "sd"),
        ("कराची में चीनी नागरिकों पर हमला हुआ और दो लोग मारे गए", "hi"),
        ("巴基斯坦发生爆炸", "zh"),
        ("中國工程師在巴基斯坦遇襲", "zh"),
        ("パキスタンで爆発、中国人が死亡", "ja"),
        ("파키스탄에서 폭발", "ko"),
        ("পাকিস্তানে বিস্ফোরণ", "bn"),
        ("", None),
        ("2026-02-05 12:00", None),
        ("پاکستان", None),
        ("https://news.example/a @someone #tag", None),
    ],
)
def test_language_of_a_headline(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "aside", ["وزیر داخلہ کی چینی سفیر سے ملاقات", "巴基斯坦内政部长会见中国大使", "https://t.example/Ab9"]
)
def test_a_quotation_in_another_script_does_not_change_the_language(aside: str) -> None:
    assert detect_language(f"{ENGLISH}\n{aside}\n{ENGLISH}") == "en"


def test_names_in_latin_letters_do_not_make_chinese_english() -> None:
    assert detect_language("巴基斯坦内政部长莫辛·纳克维（Mohsin Naqvi）会见中国大使并承诺加强安全") == "zh"


@given(st.text(max_size=200))
def test_any_text_has_a_two_letter_language_or_none(text: str) -> None:
    code = detect_language(text)
    assert code is None or (len(code) == 2 and code.isascii() and code.islower())
