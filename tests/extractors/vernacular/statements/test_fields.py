"""Given a statement in Chinese or Urdu → its type, topics, addressee, day, place and the speaker's office."""

from datetime import date

import pytest

from tests.extractors.vernacular.statements.helpers import statements_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "省政府宣布开通新公路。", "announcement"),
        ("zh", "巴基斯坦政府承诺修好围墙。", "commitment"),
        ("zh", "纳克维表示，警方将继续追究凶手。", "commitment"),
        ("zh", "中方敦促巴方查明真相。", "demand"),
        ("zh", "大使表示，两国必须保持沟通。", "demand"),
        ("zh", "中国大使馆强烈谴责纵火。", "condemnation"),
        ("zh", "大使表示，中方对此表示强烈谴责。", "condemnation"),
        ("zh", "大使对伤者表示慰问。", "condolence"),
        ("zh", "纳克维表示，确保每一位客人的安全。", "assurance"),
        ("zh", "俾路支解放军宣称对爆炸事件负责。", "claim_of_responsibility"),
        ("zh", "俾路支解放军说，其成员实施了伏击。", "claim_of_responsibility"),
        ("zh", "印度否认参与此事。", "denial"),
        ("zh", "发言人说，有关报道毫无根据。", "denial"),
        ("zh", "军方指责邻国资助枪手。", "accusation"),
        ("zh", "大使馆警告说，不要前往边境。", "warning"),
        ("zh", "李强感谢救援人员。", "praise"),
        ("zh", "李强表示，中巴友谊牢不可破。", "praise"),
        ("zh", "警方说，两辆卡车停在门口。", "description"),
        ("ur", "وزیراعظم نے نئی سڑک کا اعلان کیا۔", "announcement"),
        ("ur", "وزیراعظم نے کہا کہ ہم مجرموں کو نہیں چھوڑیں گے۔", "commitment"),
        ("ur", "چین نے تحقیقات کا مطالبہ کیا ہے۔", "demand"),
        ("ur", "سفیر نے کہا کہ دروازے بند رکھے جانے چاہییں اور پہرہ لازمی ہے۔", "demand"),
        ("ur", "چین نے آتشزنی کی مذمت کی ہے۔", "condemnation"),
        ("ur", "وزیراعظم نے زخمیوں سے ہمدردی کا اظہار کیا۔", "condolence"),
        ("ur", "محسن نقوی نے سفیر کو یقین دلایا کہ راستہ کھلا ہے۔", "assurance"),
        ("ur", "محسن نقوی نے کہا کہ مہمانوں کی حفاظت اولین ترجیح ہے۔", "assurance"),
        ("ur", "بی ایل اے نے دھماکے کی ذمہ داری قبول کر لی۔", "claim_of_responsibility"),
        ("ur", "دفتر خارجہ نے خبر کی تردید کی ہے۔", "denial"),
        ("ur", "پولیس نے کہا کہ یہ خبر بے بنیاد ہے۔", "denial"),
        ("ur", "فوج نے کہا کہ اس واقعے میں غیر ملکی ایجنسی کی پشت پناہی شامل ہے۔", "accusation"),
        ("ur", "سفارتخانے نے شہریوں کو خبردار کیا کہ سرحد سے دور رہیں۔", "warning"),
        ("ur", "سفیر نے پہرے داروں کو سراہا۔", "praise"),
        ("ur", "پولیس نے بتایا کہ گاڑی سفید رنگ کی تھی۔", "description"),
    ],
)
def test_type(language: str, text: str, expected: str) -> None:
    assert [statement.statement_type for statement in statements_of(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "纳克维表示，要保护好中国工程师的安全。", ("protection_of_chinese",)),
        ("zh", "李强表示，中巴经济走廊前景广阔。", ("cpec",)),
        ("zh", "军方说，反恐行动已经结束。", ("counter_terrorism",)),
        ("zh", "首席部长说，俾路支的学校复课。", ("balochistan",)),
        ("zh", "外交部说，阿富汗口岸重新开放。", ("afghanistan",)),
        ("zh", "公安部说，两国将打击电信诈骗。", ("cyber_crime",)),
        ("zh", "公安部说，首批警察学员完成培训。", ("police_training",)),
        ("zh", "双方同意加强情报共享。", ("intelligence_sharing",)),
        ("zh", "市长说，今年雨水很多。", ("other",)),
        ("ur", "محسن نقوی نے کہا کہ چینی انجینئروں کی حفاظت ضروری ہے۔", ("protection_of_chinese",)),
        ("ur", "احسن اقبال نے کہا کہ سی پیک کا نیا مرحلہ شروع ہوگا۔", ("cpec",)),
        ("ur", "فوج نے کہا کہ دہشت گردی کا خاتمہ ہوگا۔", ("counter_terrorism",)),
        ("ur", "وزیراعلیٰ نے کہا کہ گوادر کے سکول کھل گئے۔", ("balochistan",)),
        ("ur", "دفتر خارجہ نے کہا کہ طورخم کا راستہ کھلا ہے۔", ("afghanistan",)),
        ("ur", "وزیر نے کہا کہ سائبر جرائم بڑھ رہے ہیں۔", ("cyber_crime",)),
        ("ur", "وزیر نے کہا کہ پولیس کی نئی تربیت شروع ہے۔", ("police_training",)),
        ("ur", "دونوں ملکوں نے انٹیلی جنس تعاون پر اتفاق کیا۔", ("intelligence_sharing",)),
        ("ur", "میئر نے کہا کہ بارش زیادہ ہوئی۔", ("other",)),
    ],
)
def test_topics(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert [statement.topics for statement in statements_of(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "夏巴兹向媒体表示，桥已修好。", "媒体"),
        ("zh", "目击者告诉记者，灯灭了。", "记者"),
        ("zh", "中方要求巴方查明真相。", "巴方"),
        ("zh", "警方说，灯灭了。", None),
        ("ur", "ڈرائیور نے پولیس کو بتایا کہ گاڑی خراب تھی۔", "پولیس"),
        ("ur", "چین نے پاکستان سے مطالبہ کیا کہ راستہ کھولا جائے۔", "پاکستان"),
        ("ur", "پولیس نے بتایا کہ گاڑی خراب تھی۔", None),
    ],
)
def test_addressee(language: str, text: str, expected: str | None) -> None:
    assert [statement.addressee for statement in statements_of(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "外交部发言人林剑2月3日表示，道路开放。", date(2026, 2, 3)),
        ("zh", "林剑表示，道路2月9日开放。", None),
        ("ur", "محسن نقوی نے 3 فروری 2026 کو کہا کہ راستہ کھلا ہے۔", date(2026, 2, 3)),
        ("ur", "محسن نقوی نے کہا کہ راستہ 9 فروری 2026 کو کھلے گا۔", None),
    ],
)
def test_day(language: str, text: str, expected: date | None) -> None:
    assert [statement.said_on.start for statement in statements_of(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "title", "organisation"),
    [
        ("zh", "内政部长纳克维说，门开着。", "Interior Minister", "Ministry of Interior"),
        ("zh", "警长萨利姆说，门开着。", "警长", None),
        ("ur", "وزیر داخلہ نے کہا کہ دروازہ کھلا ہے۔", "Interior Minister", "Ministry of Interior"),
        ("ur", "تھانیدار اور ایس ایس پی فہیم درانی نے کہا کہ دروازہ کھلا ہے۔", "تھانیدار اور ایس ایس پی", None),
        ("ur", "ایک افسر نے کہا کہ دروازہ کھلا ہے۔", "ایک افسر", None),
    ],
)
def test_office(language: str, text: str, title: str | None, organisation: str | None) -> None:
    speakers = [statement.speaker for statement in statements_of(text, language)]
    assert [(who.title, who.organisation) for who in speakers if who] == [(title, organisation)]


@pytest.mark.parametrize(
    ("language", "text", "place", "subject"),
    [
        ("zh", "李强在伊斯兰堡表示，中方支持巴基斯坦政府。", "Islamabad", "Government of China"),
        ("ur", "محسن نقوی نے کراچی میں کہا کہ چینی سفارت خانہ کھلا ہے۔", "Karachi", "Chinese Embassy in Islamabad"),
    ],
)
def test_place_and_subject(language: str, text: str, place: str, subject: str) -> None:
    assert [(s.place, s.subject) for s in statements_of(text, language)] == [(place, subject)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "据新华社报道，警方说门开着。", "Xinhua"),
        ("zh", "《山谷日报》引述长老卡里姆说，“我们没有看见他们”。", "《山谷日报》"),
        ("zh", "警方说，门开着。", None),
        ("ur", "خبر رساں ادارے شنہوا کے مطابق پولیس نے کہا کہ دروازہ کھلا ہے۔", "Xinhua"),
        ("ur", "پولیس نے کہا کہ دروازہ کھلا ہے۔", None),
    ],
)
def test_carrier(language: str, text: str, expected: str | None) -> None:
    assert [statement.carrier for statement in statements_of(text, language)] == [expected]
