"""Numbers over many incidents and stocks, and the tolls of single incidents that are neither."""

from datetime import UTC, date, datetime

import pytest

from extractors.figures import is_cumulative, read_figures
from extractors.knowledge import Knowledge
from extractors.reading.nlp import Reading, read
from extractors.records import Article, Figure
from extractors.statements import read_statements

KNOWLEDGE = Knowledge()


def reading_of(text: str, published: datetime | None = datetime(2024, 8, 28, 12, tzinfo=UTC)) -> Reading:
    article = Article("a", None, None, text, language="en", published_at=published, published_is_date=True)
    return read(article, KNOWLEDGE)


def figures_in(text: str) -> tuple[Figure, ...]:
    reading = reading_of(text)
    return read_figures(reading, KNOWLEDGE, read_statements(reading, KNOWLEDGE))


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
    ("The government allocated Rs 60 billion for the operation.", [("budget_pkr", None, 60000000000)]),
    ("The province paid 45 million rupees in compensation.", [("compensation_pkr", None, 45000000)]),
    ("The bombings caused losses of $2 billion.", [("losses_usd", None, 2000000000)]),
    ("The number of attacks rose to 44 in 2023.", [("attacks", None, 44)]),
    ("The number of Chinese workers killed since 2021 rose to 21.", [("killed", None, 21)]),
    ("The toll from such attacks this year stands at 212.", [("killed", None, 212)]),
    ("Officials put the number of Chinese killed since 2020 at 21.", [("killed", None, 21)]),
    ("Bombings claimed 300 lives last year.", [("killed", None, 300)]),
    ("Bombings left 300 people dead over the past two years.", [("killed", None, 300)]),
    ("The army lost 380 soldiers in the past year.", [("killed", "security_force", 380)]),
    ("In all, 92 foreigners have died in such attacks.", [("killed", None, 92)]),
    ("At least 90 Chinese have been attacked since 2014.", [("attacked", "CHN", 90)]),
    ("Some 340 suspects have been charged since March.", [("charged", None, 340)]),
    ("Police seized 400 rifles over the past year.", [("seized", None, 400)]),
    ("The academy has trained 2,500 officers since 2019.", [("trained", "official", 2500)]),
    ("Officials deported 12,000 people last month.", [("deported", None, 12000)]),
    ("A 15,000-strong force guards the line.", [("troops_deployed", None, 15000)]),
    ("The force numbers 4,300 men.", [("personnel", None, 4300)]),
    ("Our staff is 70 officers.", [("personnel", "official", 70)]),
    ("The new unit comprises 1,200 policemen.", [("troops_deployed", "police", 1200)]),
    ("Two divisions with 15,000 soldiers protect the dams.", [("troops_deployed", "security_force", 15000)]),
    (
        "The army has deployed two divisions, about 15,000 men.",
        [("troops_deployed", "security_force", 2), ("troops_deployed", None, 15000)],
    ),
    ("Some 250 companies of rangers have been deployed.", [("troops_deployed", None, 250)]),
    ("A total of 340 guards protect the plant.", [("troops_deployed", "security_force", 340)]),
    ("The port has 300 guards.", [("troops_deployed", "security_force", 300)]),
    ("More than 3,000 Chinese are in the city.", [("personnel", "CHN", 3001)]),
    ("Hundreds of Chinese engineers work in the province.", [("personnel", "CHN", 200)]),
    ("The mayor is answerable for the safety of 4,000 Chinese nationals.", [("personnel", "CHN", 4000)]),
    ("More than 30 Chinese companies operate in the zone.", [("companies", None, 31)]),
    ("Police set up 45 checkpoints along the road.", [("checkpoints", None, 45)]),
    ("The city installed 1,500 cameras.", [("cameras", None, 1500)]),
    ("The ministry issued 12,000 visas.", [("visas", None, 12000)]),
    ("Thirty-eight projects are complete and 26 are being built.", [("projects", None, 38), ("projects", None, 26)]),
    ("The scheme created 236,000 jobs.", [("jobs", None, 236000)]),
    ("The bureau received 12,300 complaints last year.", [("complaints", None, 12300)]),
    (
        "The bureau opened 640 cases last year. It arrested 410 people.",
        [("cases", None, 640), ("arrested", None, 410)],
    ),
    ("He was wanted in five bombings.", [("attacks", None, 5)]),
    ("Militants carry out an average of four attacks a week.", [("attacks", None, 4)]),
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
    "The death toll from the blast rose to 12.",
    "The bus had 30 workers on board.",
    "There were 150 people at the wedding.",
    "Militants carried out three attacks in Panjgur on Friday.",
    "The two attacks shook the town.",
    "Several attacks shook the town.",
    "One man was killed last summer when thieves broke into a shop.",
    "Two police officers guard the gate.",
    "Police registered two cases on Monday.",
    "Of the 300 killed, 210 were policemen.",
    "The operation lasted 14 days and killed 92 militants.",
    "Police arrested 40 suspects in raids across the city overnight.",
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
    ("The number of men killed since 2021 rose to 21.", date(2021, 1, 1), date(2024, 8, 28)),
    ("The toll from such raids this year stands at 212.", date(2024, 1, 1), date(2024, 8, 28)),
    ("Authorities deported 12,000 men last month.", date(2024, 7, 1), date(2024, 7, 31)),
    ("By December 2023, 21 men had been killed in such raids.", None, date(2023, 12, 31)),
    ("The review of 2023 says that police opened 640 cases.", date(2023, 1, 1), date(2023, 12, 31)),
    ("The bureau, which was set up in 2019, employs 90 officers.", None, None),
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
    ("The Frontier Institute counted 58 attacks last year.", "Frontier Institute"),
    ("Rahim Wazir put the number of men killed last year at 300.", "Rahim Wazir"),
    ("Wazir said the Frontier Institute had recorded 300 killings last year.", "Frontier Institute"),
    ("Raids claimed 300 lives last year.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_says_so(text: str, source: str | None) -> None:
    assert [(figure.asserted_by or "").removeprefix("the ").removeprefix("The ") for figure in figures_in(text)] == [
        source or ""
    ]


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


def test_a_pronoun_is_who_spoke_before() -> None:
    text = (
        "Rahim Wazir said that 300 men were killed in raids last year. He added that 90 policemen were killed in 2022."
    )
    assert [figure.asserted_by for figure in figures_in(text)] == ["Rahim Wazir", "Rahim Wazir"]


PLACES = [
    ("Over 600 soldiers have been killed in attacks in Balochistan since 2021.", "Balochistan"),
    ("Balochistan saw 52 bombings last year.", "Balochistan"),
    ("Pakistan hosts 4,000 Chinese engineers.", "Pakistan"),
    ("Over 600 soldiers have been killed in attacks across the country since 2021.", "Pakistan"),
    ("Over 600 soldiers have been killed in attacks since 2021.", None),
    ("Attacks in Sindh have doubled. Over 600 soldiers have been killed in attacks since 2021.", "Sindh"),
    ("The mood in Karachi is grim. The city has installed 1,500 cameras.", "Karachi"),
    ("The mood in Karachi is grim.\n\nOver 600 soldiers have been killed in attacks since 2021.", None),
    ("Sindh is quiet.\n\nAbout 90 policemen were killed in raids in the province last year.", "Sindh"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_counted_in(text: str, place: str | None) -> None:
    (figure,) = figures_in(text)
    assert figure.place == place


def test_a_sentence_that_goes_on_keeps_period_and_place() -> None:
    text = (
        "Investigators in Lahore received 12,300 complaints last year. They opened 640 cases and arrested 410 people."
    )
    found = [(figure.measure, figure.period_start, figure.place) for figure in figures_in(text)]
    assert found == [(name, date(2023, 1, 1), "Lahore") for name in ("complaints", "cases", "arrested")]


def test_a_text_in_another_language_has_no_figures() -> None:
    article = Article("a", None, None, "2021年以来，20名工人遇难。", language="zh")
    assert read_figures(read(article, KNOWLEDGE), KNOWLEDGE) == ()
