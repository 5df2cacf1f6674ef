"""Counts of people and things: what number, of whom, and part of what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.knowledge import Knowledge
from extractors.reading.dates import find_dates
from extractors.reading.parsing import parse_texts, tokenise
from extractors.reading.quantities import Quantity, find_quantities
from extractors.reading.sentences import sentence_words
from tests.extractors.reading.test_dates_calendar import WEDNESDAY


def counts_in(text: str) -> tuple[Quantity, ...]:
    lexicon = Knowledge().lexicon
    ((doc, _),) = parse_texts([text], sentence_words(lexicon))
    return find_quantities(doc, lexicon, find_dates(doc, WEDNESDAY, lexicon))


COUNTS = [
    ("Eleven villagers were hurt.", "Eleven", (11, 11, 11)),
    ("11 villagers were hurt.", "11", (11, 11, 11)),
    ("Police said 1,250 villagers had fled.", "1,250", (1250, 1250, 1250)),
    ("Police said 1,25,000 villagers had fled.", "1,25,000", (125000, 125000, 125000)),
    ("Police said twenty-one villagers had fled.", "twenty-one", (21, 21, 21)),
    ("Police said one hundred and twenty villagers had fled.", "one hundred and twenty", (120, 120, 120)),
    ("Police said two thousand villagers had fled.", "two thousand", (2000, 2000, 2000)),
    ("Police said 1.5 million people had fled.", "1.5 million", (1500000, 1500000, 1500000)),
    ("Police said two lakh people had fled.", "two lakh", (200000, 200000, 200000)),
    ("Police said a dozen villagers had fled.", "a dozen", (12, 12, 12)),
    ("Police said half a dozen villagers had fled.", "half a dozen", (6, 6, 6)),
    ("Police said two dozen villagers had fled.", "two dozen", (24, 24, 24)),
    ("At least 11 villagers were hurt.", "At least 11", (11, 11, None)),
    ("No fewer than 11 villagers were hurt.", "No fewer than 11", (11, 11, None)),
    ("A minimum of 11 villagers were hurt.", "A minimum of 11", (11, 11, None)),
    ("11 or more villagers were hurt.", "11 or more", (11, 11, None)),
    ("More than 30 villagers were hurt.", "More than 30", (31, None, None)),
    ("Over 30 villagers were hurt.", "Over 30", (31, None, None)),
    ("Upwards of 30 villagers were hurt.", "Upwards of 30", (31, None, None)),
    ("More than a dozen villagers were hurt.", "More than a dozen", (13, None, None)),
    ("Fewer than 30 villagers were hurt.", "Fewer than 30", (None, None, 29)),
    ("Less than 30 villagers were hurt.", "Less than 30", (None, None, 29)),
    ("Up to 20 villagers were hurt.", "Up to 20", (None, 20, 20)),
    ("No more than 20 villagers were hurt.", "No more than 20", (None, 20, 20)),
    ("Nearly 20 villagers were hurt.", "Nearly 20", (None, 20, 20)),
    ("Almost 20 villagers were hurt.", "Almost 20", (None, 20, 20)),
    ("About 20 villagers were hurt.", "About 20", (None, 20, None)),
    ("Around 20 villagers were hurt.", "Around 20", (None, 20, None)),
    ("Some 20 villagers were hurt.", "Some 20", (None, 20, None)),
    ("Approximately 20 villagers were hurt.", "Approximately 20", (None, 20, None)),
    ("An estimated 20 villagers were hurt.", "An estimated 20", (None, 20, None)),
    ("20-odd villagers were hurt.", "20-odd", (None, 20, None)),
    ("As many as 20 villagers were hurt.", "As many as 20", (20, 20, 20)),
    ("A total of 20 villagers were hurt.", "A total of 20", (20, 20, 20)),
    ("A total of about 20 villagers were hurt.", "A total of about 20", (None, 20, None)),
    ("Between 10 and 15 villagers were hurt.", "Between 10 and 15", (10, None, 15)),
    ("10 to 15 villagers were hurt.", "10 to 15", (10, None, 15)),
    ("10-15 villagers were hurt.", "10-15", (10, None, 15)),
    ("Two or three villagers were hurt.", "Two or three", (2, None, 3)),
    ("Dozens of villagers were hurt.", "Dozens of", (24, None, None)),
    ("Scores of villagers were hurt.", "Scores of", (40, None, None)),
    ("Hundreds of villagers were hurt.", "Hundreds of", (200, None, None)),
    ("Thousands of villagers were hurt.", "Thousands of", (2000, None, None)),
    ("Tens of thousands of villagers fled.", "Tens of thousands of", (20000, None, None)),
    ("Several villagers were hurt.", "Several", (3, None, None)),
    ("A few villagers were hurt.", "A few", (3, None, None)),
    ("A couple of villagers were hurt.", "A couple of", (2, 2, 2)),
    ("Both villagers were hurt.", "Both", (2, 2, 2)),
    ("No villagers were hurt.", "No", (0, 0, 0)),
    ("Nobody was hurt.", "Nobody", (0, 0, 0)),
    ("None of the villagers were hurt.", "None", (0, 0, 0)),
    ("A villager was hurt.", "A", (1, 1, 1)),
]


@pytest.mark.parametrize(("text", "words", "count"), COUNTS)
def test_number_words_and_hedges(text: str, words: str, count: tuple[int | None, int | None, int | None]) -> None:
    quantity = counts_in(text)[0]
    assert quantity.span.text == words
    assert (quantity.count.low, quantity.count.best, quantity.count.high) == count
    assert quantity.kind == "people"


PHRASES = [
    ("A blast hurt at least 11 Chinese engineers near the dam.", "at least 11 Chinese engineers", "CHN"),
    ("A blast hurt five Pakistanis near the dam.", "five Pakistanis", "PAK"),
    ("A blast hurt five Chinese near the dam.", "five Chinese", "CHN"),
    ("A blast hurt two Afghan Taliban fighters.", "two Afghan Taliban fighters", "AFG"),
    ("A blast hurt three Sri Lankan nurses.", "three", None),
    ("A blast hurt three foreign engineers.", "three foreign engineers", None),
    ("A blast hurt three Japanese nationals.", "three Japanese nationals", "JPN"),
    ("A blast killed an Iranian trader.", "an Iranian trader", "IRN"),
    ("A blast hurt three US soldiers.", "three US soldiers", "USA"),
    ("A blast hurt three Indian-backed fighters.", "three Indian-backed fighters", None),
    ("A blast hurt three security personnel.", "three security personnel", None),
    ("A blast hurt three police officials.", "three police officials", None),
    ("A blast hurt dozens of Chinese workers.", "dozens of Chinese workers", "CHN"),
    ("A blast killed six.", "six", None),
    ("Six were killed in a blast.", "Six", None),
    ("A blast killed four and wounded 12.", "four", None),
]


@pytest.mark.parametrize(("text", "phrase", "nationality"), PHRASES)
def test_who_is_counted(text: str, phrase: str, nationality: str | None) -> None:
    quantity = next(found for found in counts_in(text) if found.span.text.lower() != "a")
    if phrase == "three":
        assert quantity.phrase.text.startswith(phrase)
        return
    assert (quantity.phrase.text, quantity.nationality, quantity.kind) == (phrase, nationality, "people")


KINDS = [
    ("The road cost $1.5 million.", "money"),
    ("The road cost Rs 2,000 a metre.", "money"),
    ("The road cost 200 rupees.", "money"),
    ("The road cost USD 60 billion.", "money"),
    ("The road cost $62bn.", "money"),
    ("Output fell by 20 percent.", "percent"),
    ("Output fell by 20 per cent.", "percent"),
    ("Output fell by 20%.", "percent"),
    ("A 40-year-old man fled.", "age"),
    ("The man is 40 years old.", "age"),
    ("A boy aged 12 fled.", "age"),
    ("Karim Bakhsh, 40, fled.", "age"),
    ("The siege lasted 12 hours.", "time"),
    ("They were held for three days.", "time"),
    ("The town lies 30 km away.", "measure"),
    ("They seized 30 kilograms of explosives.", "measure"),
    ("The plant makes 870 MW.", "measure"),
    ("The van left Highway 15.", "label"),
    ("Section 144 was imposed.", "label"),
    ("They set fire to 12 houses.", "thing"),
    ("They seized 45,000 cartridges.", "thing"),
    ("Two vehicles were burnt.", "thing"),
    ("A 10-member team came.", "thing"),
    ("They launched 70,000 operations.", "thing"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_kind_of_thing_is_counted(text: str, kind: str) -> None:
    assert kind in [quantity.kind for quantity in counts_in(text)]
    assert "people" not in [quantity.kind for quantity in counts_in(text) if not quantity.is_article]


PARTS = [
    ("Six people, including five Chinese engineers, were killed.", {"five": "Six"}),
    ("Six people were killed, including at least five Chinese engineers.", {"at least five": "Six"}),
    ("Six people, five of them Chinese, were killed.", {"five": "Six"}),
    ("Six people died. Five of them were Chinese.", {"Five": "Six"}),
    ("Six people, among them two women, were killed.", {"two": "Six"}),
    ("Six people, of whom two were children, were killed.", {"two": "Six"}),
    ("Nine people, including five Chinese and two Pakistani guards, were killed.", {"five": "Nine", "two": "Nine"}),
    ("A blast killed three people, including two Chinese, and hurt 11 others.", {"two": "three"}),
    ("Six people were killed and two children were hurt.", {}),
    ("Six workers and two guards were killed.", {}),
    ("More than 30 people, including 12 soldiers, were killed.", {"12": "More than 30"}),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_point_to_their_whole(text: str, expected: dict[str, str]) -> None:
    found = counts_in(text)
    parts = {q.span.text: found[q.part_of].span.text for q in found if q.part_of is not None}
    assert parts == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A blast killed three and hurt 11 others.", "11"),
        ("Another 12 villagers were hurt.", "Another 12"),
        ("Three more villagers were hurt.", "Three"),
        ("An additional 12 villagers were hurt.", "An additional 12"),
    ],
)
def test_counts_on_top_of_others(text: str, words: str) -> None:
    assert [quantity.span.text for quantity in counts_in(text) if quantity.is_additional] == [words]


def test_the_nationality_said_of_a_part() -> None:
    _, part = counts_in("Six people died. Five of them were Chinese.")
    assert (part.nationality, part.phrase.text) == ("CHN", "Five of them were Chinese")


def test_an_article_is_told_from_a_number() -> None:
    article, number = counts_in("A guard and one driver were hurt.")
    assert (article.is_article, number.is_article) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "The van was hit in 2021.",
        "The van was hit on 26 August at 9:20 pm.",
        "There was no doubt about it.",
        "The talks covered No. 5 of the plan.",
        "The first blast was the worst.",
        "",
    ],
)
def test_dates_ordinals_and_idioms_count_nobody(text: str) -> None:
    assert [quantity for quantity in counts_in(text) if quantity.kind == "people"] == []


def test_bare_numbers_around_and_are_two_counts() -> None:
    assert [quantity.span.text for quantity in counts_in("They killed six and 12 fled.")] == ["six", "12"]


def test_the_head_is_the_noun_counted() -> None:
    text = "A blast hurt at least 11 Chinese engineers."
    lexicon = Knowledge().lexicon
    ((doc, _),) = parse_texts([text], sentence_words(lexicon))
    quantity = find_quantities(doc, lexicon)[-1]
    assert quantity.head is not None
    assert doc[quantity.head].text == "engineers"


def test_a_text_without_a_parse_gives_no_counts() -> None:
    lexicon = Knowledge().lexicon
    doc, _ = tokenise("11 villageois", sentence_words(lexicon))
    assert find_quantities(doc, lexicon) == ()


WORDS = st.sampled_from(
    [
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "six",
        "11",
        "1,250",
        "1.5",
        "million",
        "dozens",
        "of",
        "a",
        "an",
        "Chinese",
        "engineers",
        "people",
        "were",
        "killed",
        "and",
        "including",
        "five",
        "them",
        ",",
        ".",
        "between",
        "-",
        "or",
        "no",
        "several",
        "half",
        "dozen",
        "$",
        "%",
        "years",
        "old",
        "hundred",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_spans_of_itself_and_ordered_counts(text: str) -> None:
    found = counts_in(text)
    for index, quantity in enumerate(found):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text
        assert text[quantity.phrase.start : quantity.phrase.end] == quantity.phrase.text
        known = [value for value in (quantity.count.low, quantity.count.best, quantity.count.high) if value is not None]
        assert known == sorted(known)
        assert quantity.part_of is None or quantity.part_of < index
