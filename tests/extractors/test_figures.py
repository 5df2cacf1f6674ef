"""Numbers over many incidents and stocks, and the tolls of single incidents that are neither."""

from datetime import UTC, date, datetime

import pytest

from extractors.figures import is_cumulative, read_figures
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading, read
from extractors.records import Article, Figure

KNOWLEDGE = Knowledge()


def reading_of(text: str, published: datetime | None = datetime(2024, 8, 28, 12, tzinfo=UTC)) -> Reading:
    article = Article("a", None, None, text, language="en", published_at=published, published_is_date=True)
    return read(article, KNOWLEDGE)


def figures_in(text: str) -> tuple[Figure, ...]:
    return read_figures(reading_of(text), KNOWLEDGE)


FIGURES = [
    ("Over 600 soldiers have been killed in attacks since 2021.", [("killed", "security_force", 601)]),
    ("Over 600 soldiers have lost their lives in attacks since 2021.", [("killed", "security_force", 601)]),
    ("The province saw 52 bombings in the first half of 2023.", [("attacks", None, 52)]),
    ("In 2023, 210 people died in bombings across the province.", [("killed", None, 210)]),
    ("In recent years, dozens of Chinese workers have been killed in attacks.", [("killed", "CHN", 24)]),
    ("More than 1,000 people were killed in militant violence in 2023.", [("killed", None, 1001)]),
    ("Police arrested 340 suspects during the past three months.", [("arrested", None, 340)]),
    ("A think tank counted 1,600 deaths in the province last year.", [("killed", None, 1600)]),
    ("Troops carried out 70,000 intelligence-based operations last year.", [("operations", None, 70000)]),
    ("Troops have killed 900 militants in operations since January.", [("militants_killed", "militant", 900)]),
    ("As many as 90 insurgents have been killed so far this year.", [("militants_killed", "militant", 90)]),
    ("Gangs kidnapped 70 villagers over the past two years.", [("abducted", "civilian", 70)]),
    ("Some 70 kidnappings were reported in the past two years.", [("abducted", None, 70)]),
    (
        "Twelve foreigners were killed and 30 injured in raids across the country.",
        [("killed", None, 12), ("injured", None, 30)],
    ),
    (
        "Twelve Chinese were killed and 30 injured in raids from 2019 until 2022.",
        [("killed", "CHN", 12), ("injured", "CHN", 30)],
    ),
    ("The courts have convicted 80 militants since 2021.", [("convicted", "militant", 80)]),
    ("Official data show that 300 policemen were martyred.", [("killed", "police", 300)]),
    ("Around 15,000 Chinese engineers work on the line.", [("personnel", "CHN", 15000)]),
    ("Some 25,000 Chinese nationals live in the province.", [("personnel", "CHN", 25000)]),
    ("There are 4,000 Chinese workers in the port.", [("personnel", "CHN", 4000)]),
    ("The firm employs 4,000 Chinese engineers.", [("personnel", "CHN", 4000)]),
    ("The army has deployed two divisions to guard the line.", [("troops_deployed", "security_force", 2)]),
    ("The army has deployed three corps for the line.", [("troops_deployed", "security_force", 3)]),
    ("Two divisions have been deployed to guard the line.", [("troops_deployed", "security_force", 2)]),
    ("As many as 9,000 policemen have been deployed in the city.", [("troops_deployed", "police", 9000)]),
    ("China has invested $26 billion in the corridor.", [("investment_usd", None, 26000000000)]),
    ("The USD 60 billion corridor runs to the sea.", [("investment_usd", None, 60000000000)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_sums_and_stocks(text: str, expected: list[tuple[str, str | None, int]]) -> None:
    found = [(f.measure, f.group, f.count.best if f.count.best is not None else f.count.low) for f in figures_in(text)]
    assert found == expected


TOLLS = [
    "Gunmen killed five Chinese engineers on Tuesday.",
    "Gunmen killed five Chinese engineers working on a dam.",
    "Eight labourers were shot dead in Panjgur on Saturday.",
    "In 2014, gunmen killed 149 people in an attack on a school.",
    "At least 21 miners were killed in an attack on a coal mine in October 2023.",
    "A suicide bomber killed nine engineers in July 2021.",
    "In 2021, 13 people were killed in a bus bombing near the dam.",
    "Troops killed 18 militants in an operation in the hills.",
    "Militants killed 12 soldiers in two separate attacks on Friday.",
    "Three people died and 11 were hurt in twin blasts.",
    "Around 30 people were killed in the attacks.",
    "Police arrested three suspects on Monday.",
    "Twelve people were hurt, two of them badly.",
    "Four guards stationed at the gate were killed.",
    "The pair stole $5,000 from the bank.",
    "The van carried 12 passengers to the port.",
    "Nobody was hurt in the blast.",
    "A guard was killed last year in an ambush near the port.",
]


@pytest.mark.parametrize("text", TOLLS)
def test_the_toll_of_one_incident_is_no_figure(text: str) -> None:
    reading = reading_of(text)
    assert read_figures(reading, KNOWLEDGE) == ()
    assert [quantity for quantity in reading.quantities if is_cumulative(reading, quantity)] == []


def test_cumulative_counts_of_people_are_kept_out_of_tolls() -> None:
    reading = reading_of(
        "On Tuesday a bomb killed three soldiers. The army says 120 soldiers were killed in attacks this year."
    )
    sums = [quantity.phrase.text for quantity in reading.quantities if is_cumulative(reading, quantity)]
    assert sums == ["120 soldiers"]


PERIODS = [
    ("Twelve men were killed in raids from 2019 until December 2021.", date(2019, 1, 1), date(2021, 12, 31)),
    ("Twelve men were killed in raids between 2019 and 2021.", date(2019, 1, 1), date(2021, 12, 31)),
    ("Twelve men were killed in raids last year.", date(2023, 1, 1), date(2023, 12, 31)),
    ("Twelve men were killed in raids this year.", date(2024, 1, 1), date(2024, 8, 28)),
    ("Twelve men were killed in raids since March.", date(2024, 3, 1), date(2024, 8, 28)),
    ("Twelve men were killed in raids across the country.", None, None),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
def test_the_period_counted_over(text: str, start: date | None, end: date | None) -> None:
    (figure,) = figures_in(text)
    assert (figure.period_start, figure.period_end) == (start, end)


SOURCES = [
    ("According to the Frontier Institute, 300 men were killed in raids last year.", "Frontier Institute"),
    ("According to data shared by the Frontier Institute, 300 men died in raids last year.", "Frontier Institute"),
    ("Data shared by the Frontier Institute show that 300 men were killed in raids last year.", "Frontier Institute"),
    ("Rahim Wazir said that 300 men were killed in raids last year.", "Rahim Wazir"),
    ("About 300 men were killed in raids last year.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_says_so(text: str, source: str | None) -> None:
    assert [figure.asserted_by for figure in figures_in(text)] == [source]


def test_the_data_are_those_of_the_source_named_before() -> None:
    text = (
        "According to the Frontier Institute, the toll rose. According to the data, 4,000 Chinese engineers work there."
    )
    assert [figure.asserted_by for figure in figures_in(text)] == ["Frontier Institute"]


def test_words_and_offsets_are_those_of_the_text() -> None:
    text = "Officials said over 600 soldiers have been killed in attacks since 2021."
    (figure,) = figures_in(text)
    assert figure.span.text == "over 600 soldiers"
    assert text[figure.span.start : figure.span.end] == figure.span.text


def test_the_place_counted_in() -> None:
    (figure,) = figures_in("Over 600 soldiers have been killed in attacks in Balochistan since 2021.")
    assert figure.place == "Balochistan"


def test_a_text_in_another_language_has_no_figures() -> None:
    article = Article("a", None, None, "2021年以来，20名工人遇难。", language="zh")
    assert read_figures(read(article, KNOWLEDGE), KNOWLEDGE) == ()
