"""Attacks called by their place: "the Dasu attack"."""

import pytest

from extractors.knowledge import Knowledge
from extractors.reading.nlp import read
from extractors.records import Article

KNOWLEDGE = Knowledge()


def names(text: str) -> list[str]:
    article = Article("test", None, None, text, language="en")
    return [mention.place.name for mention in read(article, KNOWLEDGE).places]


NAMED = [
    ("The army warned of a strong reaction to the Shangla attack.", ["Shangla"]),
    ("Talks were held after the Dasu attack.", ["Dasu"]),
    ("Officials met a day after the Bisham bombing.", ["Besham"]),
    ("Army promises a response after Shangla suicide attack", ["Shangla"]),
    ("He spoke of the Hangu mosque blast.", ["Hangu"]),
    ("Envoy deplores Dasu Bus Attack", ["Dasu"]),
    ("Court hears Gwadar Port Assault case", ["Gwadar Port"]),
    ("Mourners of the Mardan blast wept.", ["Mardan"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_an_attack_is_called_by_its_place(text: str, expected: list[str]) -> None:
    assert names(text) == expected


PEOPLE = [
    "The Malik attack shook the family.",
    "Police closed the Martin shooting case.",
    "It hit the tank blast wall.",
    "The Bugti killing was condemned.",
    "Two men were killed in March.",
    "Two men were killed in March in a raid.",
    "They shot at the hub of a wheel in the tank.",
]


@pytest.mark.parametrize("text", PEOPLE)
def test_one_called_by_a_person_or_a_thing_names_no_place(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("town", ["Tank", "Hub"])
def test_an_everyday_word_is_a_town_in_a_text_on_pakistan(town: str) -> None:
    assert town in names(f"Two traders were shot dead in {town} on Monday. Khyber Pakhtunkhwa and Balochistan mourn.")
