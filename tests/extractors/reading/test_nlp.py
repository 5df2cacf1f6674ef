"""What every reader builds on: the text kept whole, its sentences, and its parse."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.knowledge import Knowledge
from extractors.reading import parsing
from extractors.reading.dates import find_anchor, find_dates
from extractors.reading.nlp import read, read_many
from extractors.reading.parsing import parse_texts, tokenise
from extractors.reading.quantities import find_quantities
from extractors.reading.sentences import is_hard_wrapped, sentence_words, split_sentences
from extractors.records import Article

KNOWLEDGE = Knowledge()
WORDS = sentence_words(KNOWLEDGE.lexicon)


def article(text: str, language: str | None = "en") -> Article:
    published = datetime(2024, 8, 28, 12, tzinfo=UTC)
    return Article("a", None, None, text, language=language, published_at=published, published_is_date=True)


def split(text: str) -> list[str]:
    return [span.text for span in split_sentences(text, WORDS)]


SENTENCES = [
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("He left! She stayed? Yes.", ["He left!", "She stayed?", "Yes."]),
    ("Gen. Karim met Lt. Col. Bakhsh. Both left.", ["Gen. Karim met Lt. Col. Bakhsh.", "Both left."]),
    ("Dr. Noor of St. Mary's met Mr. Shah.", ["Dr. Noor of St. Mary's met Mr. Shah."]),
    ("It fell on Jan. 5 near Mt. Koh. Nobody saw.", ["It fell on Jan. 5 near Mt. Koh.", "Nobody saw."]),
    ("Case No. 5 was heard. No. It was not.", ["Case No. 5 was heard.", "No.", "It was not."]),
    (
        "A U.S. envoy came. He left the U.S. The talks failed.",
        ["A U.S. envoy came.", "He left the U.S.", "The talks failed."],
    ),
    (
        "It struck at 5 p.m. Monday. All fled at 6 p.m. They came back.",
        ["It struck at 5 p.m. Monday.", "All fled at 6 p.m.", "They came back."],
    ),
    ("J. K. Noor spoke. M. A. Shah did not.", ["J. K. Noor spoke.", "M. A. Shah did not."]),
    ("Sales rose 1.5 percent. Costs fell.", ["Sales rose 1.5 percent.", "Costs fell."]),
    ('"We will stay. We will build." He sat.', ['"We will stay.', 'We will build."', "He sat."]),
    ("“Stop!” he cried. “Why?” Minister Karim Noor asked.", ["“Stop!” he cried.", "“Why?” Minister Karim Noor asked."]),
    (
        "The firms (Alpha Ltd. and Beta Inc.) paid. Others did not.",
        ["The firms (Alpha Ltd. and Beta Inc.) paid.", "Others did not."],
    ),
    ("He paused… Then he left.", ["He paused…", "Then he left."]),
    ("The inquiry went on.Wali Khan said so.", ["The inquiry went on.", "Wali Khan said so."]),
    ("Write to desk@wire.example.Com or www.wire.example.", ["Write to desk@wire.example.Com or www.wire.example."]),
    (
        "A headline without a stop\nThe first line of text.\n\nThe second.",
        ["A headline without a stop", "The first line of text.", "The second."],
    ),
    (
        "They gathered any facts of the case and any\nadditional word of the night.",
        ["They gathered any facts of the case and any\nadditional word of the night."],
    ),
    ("Quetta, 5 May 89 (Wire) -- [Text] Today it rained.", ["Quetta, 5 May 89 (Wire) -- [Text]", "Today it rained."]),
    ("3月26日，车队遇袭。五人遇难。", ["3月26日，车队遇袭。", "五人遇难。"]),
    ("حملہ ہوا۔ پانچ افراد ہلاک ہوئے۔", ["حملہ ہوا۔", "پانچ افراد ہلاک ہوئے۔"]),
    ("", []),
    (" \n\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_of_news_text(text: str, expected: list[str]) -> None:
    assert split(text) == expected


WIRE = (
    "Quetta, 5 May 89 (Wire) -- [Text] The governor opened a bridge over\n"
    "the river on Monday and praised the men who had built it in the\n"
    "heat of the summer. He said that the road to the coast would be\n"
    "finished within the year.\n\n   The engineers, who came from the north, had worked for two years on\n"
    "the piers. None was hurt."
)


def test_lines_of_wire_text_run_on_and_its_paragraphs_end_sentences() -> None:
    assert is_hard_wrapped(WIRE)
    assert [sentence.split()[0] for sentence in split(WIRE)] == ["Quetta,", "The", "He", "The", "None"]


def test_lines_of_web_text_are_paragraphs() -> None:
    text = "Bridge opened\nThe governor opened a bridge\nThe road follows\nEngineers came from the north"
    assert not is_hard_wrapped(text)
    assert split(text) == text.split("\n")


TEXTS = [
    "Gunmen  attacked a van.\n\nTwo men\tfled.\u00a0One was caught.",
    WIRE,
    "GUNMEN ATTACK A VAN NEAR THE PORT\nTwo men fled.",
    "Gun\u00admen atta\u00adcked a van.\u200b Two men fled.",
    "\ufeffGunmen attacked a van.",
    " leading and trailing ",
    "",
    "   \n",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["en", "zh", "ur", None])
def test_the_text_is_kept_to_the_character(text: str, language: str | None) -> None:
    reading = read(article(text, language), KNOWLEDGE)
    assert reading.doc.text == text
    assert all(text[span.start : span.end] == span.text for span in reading.sentences)
    assert reading.parsed == (language == "en")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_kept_and_split_in_order(text: str) -> None:
    ((doc, sentences),) = parse_texts([text], WORDS)
    plain, _ = tokenise(text, WORDS)
    assert doc.text == plain.text == text
    end = 0
    for span in sentences:
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.text == span.text.strip()
        end = span.end
    assert not text[end:].strip() or not text[end:].strip().isalnum()


@pytest.mark.parametrize("text", [TEXTS[0], WIRE, TEXTS[2], TEXTS[3]])
def test_the_parse_keeps_to_the_sentences(text: str) -> None:
    reading = read(article(text), KNOWLEDGE)
    assert [sent.text.strip() for sent in reading.doc.sents if sent.text.strip()] == [s.text for s in reading.sentences]
    for token in reading.doc:
        assert reading.sentence_index(token.idx) == reading.sentence_index(token.head.idx) or token.is_space


def test_invisible_characters_and_line_breaks_do_not_reach_the_parser() -> None:
    reading = read(article("Gun\u00admen atta\u00adcked a van."), KNOWLEDGE)
    assert reading.doc[1].lemma_ == "attack"
    wire = read(article(WIRE), KNOWLEDGE).doc
    assert {token.dep_ for token in wire if token.is_space} == {"dep"}


def test_shouted_text_is_parsed_in_lower_case() -> None:
    doc = read(article("GUNMEN KILLED TWO CHINESE ENGINEERS NEAR KARACHI ON MONDAY."), KNOWLEDGE).doc
    assert [doc[1].text, doc[1].lemma_, doc[1].pos_] == ["KILLED", "kill", "VERB"]


def test_a_long_text_is_parsed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "CHUNK_CHARS", 200)
    monkeypatch.setattr(parsing, "PARSED_CHARS", 2_000)
    text = "Gunmen attacked a van near the port. Two men fled into the hills.\n\n" * 60
    reading = read(article(text), KNOWLEDGE)
    assert reading.doc.text == text
    assert len(list(reading.doc.sents)) == len(reading.sentences) == 120
    assert reading.doc[1].dep_ == "ROOT"
    assert reading.doc[-3].dep_ == ""


def test_a_text_without_spaces_or_stops_is_read() -> None:
    text = "x" * 70_000
    assert read(article(text), KNOWLEDGE).doc.text == text


def test_many_articles_come_back_in_order() -> None:
    texts = [f"Gunmen attacked van {number} on Monday." for number in range(70)]
    articles = [article(text, "en" if number % 3 else "zh") for number, text in enumerate(texts)]
    readings = list(read_many(articles, KNOWLEDGE))
    assert [reading.doc.text for reading in readings] == texts
    assert [reading.parsed for reading in readings] == [bool(number % 3) for number in range(70)]


def test_a_reading_holds_what_all_readers_share() -> None:
    reading = read(article("At least 11 Chinese engineers were hurt in Karachi on Monday."), KNOWLEDGE)
    assert reading.anchor == date(2024, 8, 28)
    assert [mention.when.start for mention in reading.dates] == [date(2024, 8, 26)]
    assert [quantity.phrase.text for quantity in reading.quantities] == ["At least 11 Chinese engineers"]
    assert "Karachi" in [mention.place.name for mention in reading.places]


def test_offsets_between_sentences_belong_to_none() -> None:
    reading = read(article("He left.  She stayed."), KNOWLEDGE)
    assert [reading.sentence_index(offset) for offset in (0, 7, 8, 9, 10, 20, 99)] == [0, 0, None, None, 1, 1, None]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", ["x", " ", "\n ", "(", "1,", "A-", "a.", "Aa/", "at least ", "-- [a] ", "on Monday ", "。"]
)
def test_no_text_takes_time_beyond_its_length(unit: str) -> None:
    text = (unit * 6_000)[:6_000]
    for language in ("en", "zh"):
        ((doc, _),) = parse_texts([text], WORDS) if language == "en" else (tokenise(text, WORDS),)
        find_anchor(text, article(text, language), KNOWLEDGE.lexicon)
        dates = find_dates(doc, date(2024, 8, 28), KNOWLEDGE.lexicon)
        assert len(find_quantities(doc, KNOWLEDGE.lexicon, dates)) < len(text)
