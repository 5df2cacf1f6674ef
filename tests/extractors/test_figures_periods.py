"""The period that each number is counted over, in the many ways that news gives one."""

from datetime import UTC, date, datetime

import pytest

from extractors.figures import read_figures
from extractors.knowledge import Knowledge
from extractors.reading.nlp import read
from extractors.records import Article

KNOWLEDGE = Knowledge()
WRITTEN = date(2024, 8, 28)
Period = tuple[date | None, date | None]


def periods_in(text: str, published: datetime | None) -> list[Period]:
    article = Article("a", None, None, text, language="en", published_at=published, published_is_date=True)
    figures = read_figures(read(article, KNOWLEDGE), KNOWLEDGE)
    return [(figure.period_start, figure.period_end) for figure in figures]


PERIODS: list[tuple[str, list[Period]]] = [
    ("Between 2021 and 2024, gunmen killed 61 foreign engineers in the province.", [(date(2021, 1, 1), WRITTEN)]),
    ("Insurgents killed 320 policemen over the past five years.", [(date(2019, 8, 28), WRITTEN)]),
    (
        "In the first nine months of last year, troops carried out 7,400 operations.",
        [(date(2023, 1, 1), date(2023, 9, 30))],
    ),
    (
        "In the first half of 2024, insurgents killed 212 policemen, against 150 in the same period of 2023.",
        [(date(2024, 1, 1), date(2024, 6, 30)), (date(2023, 1, 1), date(2023, 6, 30))],
    ),
    (
        "From January to May 2024 the agency counted 96 kidnappings. "
        "In the corresponding months of 2022 it counted 61 kidnappings.",
        [(date(2024, 1, 1), date(2024, 5, 31)), (date(2022, 1, 1), date(2022, 5, 31))],
    ),
    ("This year so far 88 miners have been killed in ambushes.", [(date(2024, 1, 1), WRITTEN)]),
    ("From January to October 2023, 540 people died in bombings.", [(date(2023, 1, 1), date(2023, 10, 31))]),
    ("Since the start of the year, 73 labourers have been abducted.", [(date(2024, 1, 1), WRITTEN)]),
    ("Some 1,900 civilians have been killed in attacks in the past decade.", [(date(2014, 8, 28), WRITTEN)]),
    ("As of December 2023, 38 projects had been completed.", [(None, date(2023, 12, 31))]),
    ("By the end of March, 4,100 visas had been issued.", [(None, date(2024, 3, 31))]),
    ("Up to September 2023, the police had registered 830 cases.", [(None, date(2023, 9, 30))]),
    ("Attacks rose 40 per cent year-on-year to 118 in the second quarter.", [(date(2024, 4, 1), date(2024, 6, 30))]),
    (
        "In the third quarter of 2023 the institute counted 254 deaths in bombings.",
        [(date(2023, 7, 1), date(2023, 9, 30))],
    ),
    (
        "Militants carried out 1,200 attacks in 2023 against 900 in 2022.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))],
    ),
    (
        "Militants killed 480 soldiers in 2023, compared with 310 in 2022.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))],
    ),
    (
        "The number of attacks rose from 310 in 2022 to 480 in 2023.",
        [(date(2022, 1, 1), date(2022, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "Deaths fell to 310 in 2023 from 480 a year earlier.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))],
    ),
    (
        "The year 2023 was a bloody one. Militants carried out 650 attacks and killed 980 people.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    ("The report covers 2023. It counts 650 attacks across the country.", [(date(2023, 1, 1), date(2023, 12, 31))]),
    (
        "Security review 2023\n\nAcross the province, 412 people were killed in bombings and ambushes.",
        [(date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "Last year 5,200 suspects were arrested and 38 were convicted.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    ("Since 2015 militants have killed 61 foreigners.", [(date(2015, 1, 1), WRITTEN)]),
    ("Since 2015 insurgents carried out 44 attacks on the road.", [(date(2015, 1, 1), WRITTEN)]),
    (
        "In 2022 militants carried out 380 attacks and in 2023 police counted 410.",
        [(date(2022, 1, 1), date(2022, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "Four hundred people were killed in attacks in 2022 and 610 in 2023.",
        [(date(2022, 1, 1), date(2022, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "Militants killed 120 workers last year and 85 this year.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), WRITTEN)],
    ),
    (
        "The wing carried out 240 operations in July and 190 in June.",
        [(date(2024, 7, 1), date(2024, 7, 31)), (date(2024, 6, 1), date(2024, 6, 30))],
    ),
    ("Since the fall of Kabul in August 2021, attacks have killed 1,500 people.", [(date(2021, 8, 1), WRITTEN)]),
    ("The unit has trained 2,500 officers since it was set up in 2019.", [(date(2019, 1, 1), WRITTEN)]),
    ("From 2018 onwards, 33 engineers were killed in ambushes.", [(date(2018, 1, 1), WRITTEN)]),
    ("There were 46 kidnappings in the twelve months to June 2024.", [(date(2023, 7, 1), date(2024, 6, 30))]),
    ("Gangs kidnapped 460 people in the 12 months ending June 2023.", [(date(2022, 7, 1), date(2023, 6, 30))]),
    ("Police data for 2022 and 2023 list 1,410 kidnappings.", [(date(2022, 1, 1), date(2023, 12, 31))]),
    (
        "In 2022, the bureau opened 640 cases. In 2023 the number rose to 810.",
        [(date(2022, 1, 1), date(2022, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    ("As of last month, 15,000 troops were deployed to guard the line.", [(None, date(2024, 7, 31))]),
    ("Over the past several years, dozens of workers have been killed in attacks.", [(None, None)]),
    ("The country saw 521 attacks in 2024's first seven months.", [(date(2024, 1, 1), date(2024, 7, 31))]),
    ("More than 60 Chinese citizens have died in attacks from 2015 to date.", [(date(2015, 1, 1), WRITTEN)]),
    ("During the last fiscal year, the agency arrested 410 people.", [(date(2023, 7, 1), date(2024, 6, 30))]),
    (
        "The paper's database lists 71 attacks on Chinese interests since 2004, 16 of them in the past two years.",
        [(date(2004, 1, 1), WRITTEN), (date(2022, 8, 28), WRITTEN)],
    ),
    (
        "Twenty-one Chinese citizens have been killed in the country in the last ten years, the embassy said.",
        [(date(2014, 8, 28), WRITTEN)],
    ),
    ("Nineteen Chinese have died in such attacks since work on the port began in 2016.", [(date(2016, 1, 1), WRITTEN)]),
    (
        "Over 400 people were killed in the first seven months of 2024, more than in all of 2022.",
        [(date(2024, 1, 1), date(2024, 7, 31))],
    ),
    ("In the five years to 2023 the province lost 1,900 people to bombings.", [(date(2019, 1, 1), date(2023, 12, 31))]),
    (
        "The province's police chief said that in 2023 his men had foiled 96 attacks and arrested 212 militants.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "The commission received 3,120 complaints from March 2011 up to July 31, 2024.",
        [(date(2011, 3, 1), date(2024, 7, 31))],
    ),
    (
        "Over 2023 and the first half of 2024, 3,100 people were killed in attacks.",
        [(date(2023, 1, 1), date(2024, 6, 30))],
    ),
    (
        "The military said 1,120 militants were killed in 2021, 1,340 in 2022 and 1,560 in 2023.",
        [
            (date(2021, 1, 1), date(2021, 12, 31)),
            (date(2022, 1, 1), date(2022, 12, 31)),
            (date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "The ministry issued 12,000 visas to Chinese nationals in 2023. It had issued 9,000 in 2022.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))],
    ),
    (
        "“Last year we lost 383 men,” the general said. “We killed 925 terrorists.”",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "A yearbook published on Monday says 2023 saw 306 attacks, in which 693 people died.",
        [(date(2023, 1, 1), date(2023, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "The number of Chinese in the country fell from 30,000 in 2019 to 12,000 in 2023.",
        [(date(2019, 1, 1), date(2019, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "Attacks have killed 120 miners since 2010, including 40 in 2023.",
        [(date(2010, 1, 1), WRITTEN), (date(2023, 1, 1), date(2023, 12, 31))],
    ),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_each_number_has_its_period(text: str, periods: list[Period]) -> None:
    assert periods_in(text, datetime(2024, 8, 28, 12, tzinfo=UTC)) == periods


UNANCHORED: list[tuple[str, list[Period]]] = [
    ("Police arrested 410 suspects in raids last year.", [(None, None)]),
    ("Police have arrested 410 suspects since 2021.", [(date(2021, 1, 1), None)]),
    ("Over the past five years, 320 policemen were killed in attacks.", [(None, None)]),
    ("So far this year, 90 militants have been killed in operations.", [(None, None)]),
    ("In the first half of 2023, 90 militants were killed in operations.", [(date(2023, 1, 1), date(2023, 6, 30))]),
    ("In the first nine months of this year, 90 militants were killed in operations.", [(None, None)]),
    ("From January to June, 540 people died in bombings.", [(None, None)]),
    ("As of December 2023, 38 projects had been completed.", [(None, date(2023, 12, 31))]),
]


@pytest.mark.parametrize(("text", "periods"), UNANCHORED)
def test_a_period_told_from_an_unknown_day_of_writing_stays_open(text: str, periods: list[Period]) -> None:
    assert periods_in(text, None) == periods
