"""Pages: the text is the article's, whole, without furniture, whatever the charset."""

import pytest

from extractors.page import read_page
from tests.extractors.pages import BODY, LD, PARAGRAPHS, TEXT, TITLE, URL, ld, page


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Share this article</p>",
        "<p>Advertisement</p>",
        '<p>Read more: <a href="/x">Bridge closed after flood near town</a></p>',
        '<p><a href="/x">Bridge closed for the third day after flood in valley</a></p>',
        "<p>Sign up for our newsletter to get the day's stories.</p>",
        "<p>Follow us on Twitter and Facebook</p>",
        "<p>Photo: Hill Courier</p>",
        "<p>© 2026 Hill Courier. All rights reserved.</p>",
        '<div class="related-articles"><h3>Related</h3><ul><li><a href="/x">Bridge closed</a></li></ul></div>',
        '<div class="c-newsletter-signup"><p>Get the morning letter, free, every day in your box.</p></div>',
        '<aside class="share"><a href="#">Tweet</a></aside>',
        "<p>یہ بھی پڑھیں: پل بند</p>",
        "<p>责任编辑：王小明</p>",
        "<script>var x = 'words in a script';</script><style>p { color: red }</style>",
    ],
)
def test_furniture_between_paragraphs_is_no_text(furniture: str) -> None:
    body = "".join(f"<p>{paragraph}</p>{furniture}" for paragraph in PARAGRAPHS)
    assert read_page(page(body=body), URL).text == TEXT


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was published on Monday and says that thirty-four people were killed.",
        "Published in 2021, the survey had warned of attacks on the camp.",
        '"Join us or leave," the gunmen told the villagers, according to the elder.',
        "Sources said the explosives had been brought from across the border.",
        "Standards at the plant were lax, the inquiry found.",
        "Video of the attack shows two men on a motorcycle.",
        "Photos via social media showed the bus in flames.",
        "Tag teams of divers searched the river for the missing workers.",
        "Listen to the wounded and you hear the same account.",
        '<a href="/d">The district officer</a> said the road would reopen on Sunday.',
    ],
)
def test_sentences_that_begin_like_furniture_are_kept(sentence: str) -> None:
    text = read_page(page(body=f"{BODY}<p>{sentence}</p><p>{PARAGRAPHS[3]} So it was said.</p>"), URL).text
    assert sentence.replace('<a href="/d">', "").replace("</a>", "") in text.split("\n\n")


def test_a_list_of_other_stories_after_the_end_is_no_text() -> None:
    more = "<h2>More from Hill Courier</h2><ul>" + "".join(
        f'<li><a href="/{n}">Another story number {n} about something else</a></li>' for n in range(6)
    )
    assert read_page(page(body=BODY + more + "</ul>"), URL).text == TEXT


def test_title_section_and_byline_above_the_text_are_no_text() -> None:
    above = f"<p>World</p><h1>{TITLE}</h1><p>By Sana Gul</p><p>Staff Reporter</p>"
    assert read_page(page(body=above + BODY, h1=None), URL).text == TEXT


def test_the_line_under_the_headline_is_text() -> None:
    line = "Company had asked the province for protection after a parcel bomb was found near its offices"
    html = page(f'<meta name="description" content="{line}">', f"<h2 class='dek'>{line}</h2>{BODY}")
    assert read_page(html, URL).text == f"{line}\n\n{TEXT}"


def test_subheadings_and_lists_are_text() -> None:
    rest = "<h2>What changes for the engineers at the camp</h2><ul><li>No travel at night.</li></ul>"
    text = read_page(page(body=BODY + rest + BODY.replace("forty", "fifty")), URL).text
    assert "What changes for the engineers at the camp" in text.split("\n\n")
    assert "No travel at night." in text


def test_a_sentence_broken_by_markup_is_one_paragraph() -> None:
    broken = "<div>The camp of the <a href='/c'>company</a> lies on the <b>river</b> road, eight miles from town.</div>"
    whole = "The camp of the company lies on the river road, eight miles from town."
    assert whole in read_page(page(body=BODY + broken), URL).text.split("\n\n")


def test_body_of_json_ld_where_the_page_shows_only_its_beginning() -> None:
    carried = LD | {"articleBody": "\n".join(PARAGRAPHS)}
    html = page(ld(carried), f"<p>{PARAGRAPHS[0]}</p>")
    assert read_page(html, URL).text == TEXT


def test_text_is_normalised() -> None:
    body = (
        BODY.replace("forty", "for\u00adty\u200b")
        .replace("camp of", "camp\u00a0of")
        .replace("reporters", "re\u0301porters")
    )
    text = read_page(page(body=body), URL).text
    assert "posted forty guards at the camp of" in text
    assert "réporters" in text


URDU = (
    "پشاور: پولیس نے جمعرات کو ڈیم منصوبے کے کیمپ پر چالیس محافظ تعینات کیے، دو روز قبل وہاں سے ایک پارسل بم ملا تھا۔",
    "ضلعی پولیس افسر نے صحافیوں کو بتایا کہ انجینئرز کی ہر گاڑی اب حفاظتی دستے کے ساتھ سفر کرے گی۔",
)
CHINESE = (
    "巴基斯坦警方星期四在一处水电站营地部署了四十名警卫，两天前那里发现了一个包裹炸弹，没有人员伤亡。",
    "当地警方负责人对记者说，今后工程师的每一辆车都将有护卫随行，夜间任何人不得外出，新的检查站正在修建。",
)


@pytest.mark.parametrize(
    ("paragraphs", "encoding", "declared", "header"),
    [
        (URDU, "utf-8", "utf-8", "utf-8"),
        (URDU, "utf-8", "iso-8859-1", None),
        (URDU, "utf-8", None, "windows-1252"),
        (CHINESE, "gb18030", "gb2312", None),
        (CHINESE, "gb18030", None, "gbk"),
        (CHINESE, "gb18030", None, "utf-8"),
        (CHINESE, "gb18030", "gb2312", "utf-8"),
        (CHINESE, "big5", "big5", None),
        (CHINESE, "utf-16", None, None),
        (("Señor Núñez dijo que los guardias llegarían mañana al campamento de la presa, según el alcalde.",) * 2,
         "windows-1252", "iso-8859-1", None),
    ],
)  # fmt: skip
def test_characters_whatever_the_header_claims(
    paragraphs: tuple[str, ...], encoding: str, declared: str | None, header: str | None
) -> None:
    if encoding == "big5":
        paragraphs = ("巴基斯坦警方星期四在營地部署了四十名警衛，兩天前那裡發現了一個包裹炸彈，沒有人員傷亡。",) * 2
    meta = f'<meta charset="{declared}">' if declared else ""
    html = page(meta, "".join(f"<p>{line}</p>" for line in paragraphs), h1=None, title="x")
    assert paragraphs[0] in read_page(html.encode(encoding, "replace"), URL, charset=header).text


def test_doubly_encoded_page_is_mended() -> None:
    html = page("", "".join(f"<p>{line}</p>" for line in URDU), h1=None)
    undefined = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    doubled = "".join(chr(b) if b in undefined else bytes([b]).decode("cp1252") for b in html.encode())
    assert URDU[1] in read_page(doubled.encode(), URL).text


def test_one_stray_byte_does_not_spoil_a_page() -> None:
    html = page("", "".join(f"<p>{line}</p>" for line in URDU), h1=None).encode()
    assert read_page(html.replace(b"</article>", b"\xff</article>"), URL).language == "ur"


@pytest.mark.parametrize(("paragraphs", "language"), [(PARAGRAPHS, "en"), (URDU, "ur"), (CHINESE, "zh")])
def test_language_is_the_texts_not_the_attributes(paragraphs: tuple[str, ...], language: str) -> None:
    html = page("", "".join(f"<p>{line}</p>" for line in paragraphs)).replace('lang="en"', 'lang="fr"')
    assert read_page(html, URL).language == language


# ------------------------------------------------------------------------------------------------- what is no article
