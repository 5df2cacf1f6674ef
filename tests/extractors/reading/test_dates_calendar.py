"""Dates that name a day, month, year or feast, in part or in full."""

from datetime import date

import pytest

from extractors.knowledge import Knowledge
from extractors.reading.dates import DateMention, find_dates
from extractors.reading.parsing import parse_texts
from extractors.reading.sentences import sentence_words
from extractors.records import When

WEDNESDAY = date(2024, 8, 28)
"""The anchor of every case."""


def dates_in(text: str, anchor: date | None = WEDNESDAY) -> tuple[DateMention, ...]:
    lexicon = Knowledge().lexicon
    ((doc, _),) = parse_texts([text], sentence_words(lexicon))
    return find_dates(doc, anchor, lexicon)


def said(text: str) -> list[str]:
    """Every mention as "words = first..last (precision)"."""
    return [f"{mention.span.text} = {days(mention.when)} ({mention.when.precision})" for mention in dates_in(text)]


def days(when: When) -> str:
    if when.start is None:
        return "?"
    return f"{when.start}" if when.start == when.end else f"{when.start}..{when.end}"


DAYS = [
    ("The convoy was hit on 26 March 2024.", ["26 March 2024 = 2024-03-26 (1)"]),
    ("The convoy was hit on March 26, 2024, near the river.", ["March 26, 2024 = 2024-03-26 (1)"]),
    ("The convoy was hit on the 26th of March, 2024.", ["26th of March, 2024 = 2024-03-26 (1)"]),
    ("A grenade was thrown on Aug. 14 in the bazaar.", ["Aug. 14 = 2024-08-14 (1)"]),
    ("A grenade was thrown on Aug 14.", ["Aug 14 = 2024-08-14 (1)"]),
    ("The hearing of 31st Jan was put off.", ["31st Jan = 2024-01-31 (1)"]),
    ("The road was blocked on September 3.", ["September 3 = 2023-09-03 (1)"]),
    ("The delegation will leave on September 3.", ["September 3 = 2024-09-03 (1)"]),
    ("The court will sit on 2 January.", ["2 January = 2025-01-02 (1)"]),
    ("He was shot on 14 August last year.", ["14 August last year = 2023-08-14 (1)"]),
    ("He was shot on 14 August of this year.", ["14 August of this year = 2024-08-14 (1)"]),
    ("The ship docked on Friday, 26 August 2022, at noon.", ["Friday, 26 August 2022, at noon = 2022-08-26 (1)"]),
    ("The ship docked on Friday, August 26.", ["Friday, August 26 = 2022-08-26 (1)"]),
    ("The ship docked on August 26 (Monday).", ["August 26 (Monday = 2024-08-26 (1)"]),
    ("The ship docked on Monday (Aug 26).", ["Monday (Aug 26 = 2024-08-26 (1)"]),
    ("Filed 2024-03-26 by the desk.", ["2024-03-26 = 2024-03-26 (1)"]),
    ("Filed 2024-03-26T10:15:00Z by the desk.", ["2024-03-26T10:15:00Z = 2024-03-26 (1)"]),
    ("Filed 26/03/2024 by the desk.", ["26/03/2024 = 2024-03-26 (1)"]),
    ("Filed 26.03.2024 by the desk.", ["26.03.2024 = 2024-03-26 (1)"]),
    ("Filed 3/26/2024 by the desk.", ["3/26/2024 = 2024-03-26 (1)"]),
    ("Filed 4/3/2024 by the desk.", ["4/3/2024 = 2024-03-04 (1)"]),
    ("Filed 26/03/24 by the desk.", ["26/03/24 = 2024-03-26 (1)"]),
    ("Filed 26-Mar-2024 by the desk.", ["26-Mar-2024 = 2024-03-26 (1)"]),
    ("The bridge fell on 29 February 2023.", ["29 February 2023 = ? (0)"]),
    ("The bridge fell on 29 February.", ["29 February = 2024-02-29 (1)"]),
    ("MARCH 26, 2024 WAS A DARK DAY FOR THE TOWN.", ["MARCH 26, 2024 = 2024-03-26 (1)"]),
    ("Between May 6 and today nothing moved.", ["May 6 and today = 2024-05-06..2024-08-28 (5)"]),
]

RANGES = [
    ("Clashes went on from 26 to 28 August.", ["26 to 28 August = 2024-08-26..2024-08-28 (2)"]),
    ("Clashes went on over 26-28 August 2021.", ["26-28 August 2021 = 2021-08-26..2021-08-28 (2)"]),
    ("Clashes went on over August 26–28, 2021.", ["August 26–28, 2021 = 2021-08-26..2021-08-28 (2)"]),
    ("The strike of 25 and 26 August was total.", ["25 and 26 August = 2024-08-25..2024-08-26 (2)"]),
    (
        "Raids were made between 26 January and 5 February 2022.",
        ["26 January and 5 February 2022 = 2022-01-26..2022-02-05 (4)"],
    ),
    (
        "Raids were made from December 30 to January 2, 2022.",
        ["December 30 to January 2, 2022 = 2021-12-30..2022-01-02 (2)"],
    ),
    ("It was dug from March to May 2023.", ["March to May 2023 = 2023-03-01..2023-05-31 (5)"]),
    ("It was dug between March 2021 and May 2023.", ["March 2021 and May 2023 = 2021-03-01..2023-05-31 (5)"]),
    ("It was dug from 2019 until December 2021.", ["2019 until December 2021 = 2019-01-01..2021-12-31 (5)"]),
    ("It was dug in 2019-2021.", ["2019-2021 = 2019-01-01..2021-12-31 (5)"]),
    ("The budget of 2022-23 paid for it.", ["2022-23 = 2022-01-01..2023-12-31 (5)"]),
    ("From 2019 until now ten were caught.", ["2019 until now = 2019-01-01..2024-08-28 (5)"]),
    (
        "In December 2021 he said that from 2019 until then ten were caught.",
        ["December 2021 = 2021-12-01..2021-12-31 (4)", "2019 until then = 2019-01-01..2021-12-31 (5)"],
    ),
    ("From Monday to Wednesday shops stayed shut.", ["Monday to Wednesday = 2024-08-26..2024-08-28 (2)"]),
    (
        "They struck on the night between Saturday and Sunday.",
        ["the night between Saturday and Sunday = 2024-08-24..2024-08-25 (2)"],
    ),
    ("They struck on Friday-Saturday night.", ["Friday-Saturday night = 2024-08-23..2024-08-24 (2)"]),
    ("Rain fell on Saturday and Sunday.", ["Saturday and Sunday = 2024-08-24..2024-08-25 (2)"]),
]

MONTHS = [
    ("A bus was bombed in July 2021.", ["July 2021 = 2021-07-01..2021-07-31 (4)"]),
    ("A bus was bombed in July, 2021.", ["July, 2021 = 2021-07-01..2021-07-31 (4)"]),
    ("A bus was bombed in July of 2021.", ["July of 2021 = 2021-07-01..2021-07-31 (4)"]),
    ("The July 2021 bombing shook the valley.", ["July 2021 = 2021-07-01..2021-07-31 (4)"]),
    ("A bus was bombed in March.", ["March = 2024-03-01..2024-03-31 (4)"]),
    ("A bus was bombed in October.", ["October = 2023-10-01..2023-10-31 (4)"]),
    ("A line will open in October.", ["October = 2024-10-01..2024-10-31 (4)"]),
    ("A bus was bombed last October.", ["last October = 2023-10-01..2023-10-31 (4)"]),
    ("A bus was bombed in March last year.", ["March last year = 2023-03-01..2023-03-31 (4)"]),
    ("Talks open this September.", ["this September = 2024-09-01..2024-09-30 (4)"]),
    ("A bus was bombed in early March.", ["early March = 2024-03-01..2024-03-10 (4)"]),
    ("A bus was bombed in late March 2022.", ["late March 2022 = 2022-03-21..2022-03-31 (4)"]),
    ("A bus was bombed in mid-May.", ["mid-May = 2024-05-11..2024-05-20 (4)"]),
    ("A bus was bombed at the end of June.", ["at the end of June = 2024-06-21..2024-06-30 (4)"]),
    ("The March attack was the worst.", ["March = 2024-03-01..2024-03-31 (4)"]),
    ("Since March the road is closed.", ["March = 2024-03-01..2024-08-28 (5)"]),
    ("He was freed in May.", ["May = 2024-05-01..2024-05-31 (4)"]),
    ("It began in JUNE 2020.", ["JUNE 2020 = 2020-06-01..2020-06-30 (4)"]),
]

YEARS = [
    ("In 2021 the dam was begun.", ["2021 = 2021-01-01..2021-12-31 (5)"]),
    ("The 2021 bombing led to a halt.", ["2021 = 2021-01-01..2021-12-31 (5)"]),
    ("It began in early 2024.", ["early 2024 = 2024-01-01..2024-04-30 (5)"]),
    ("It began in mid-2023.", ["mid-2023 = 2023-05-01..2023-08-31 (5)"]),
    ("It began in late 2023.", ["late 2023 = 2023-09-01..2023-12-31 (5)"]),
    ("It began at the beginning of 2023.", ["at the beginning of 2023 = 2023-01-01..2023-04-30 (5)"]),
    ("Since 2021 forty have died.", ["2021 = 2021-01-01..2024-08-28 (5)"]),
    ("The port (2007) came first.", ["2007 = 2007-01-01..2007-12-31 (5)"]),
    ("It was built in the 1990s.", ["the 1990s = 1990-01-01..1999-12-31 (5)"]),
    ("It was built in the early 1990s.", ["early 1990s = 1990-01-01..1993-04-30 (5)"]),
    ("It was built in the first half of 2023.", ["the first half of 2023 = 2023-01-01..2023-06-30 (5)"]),
    ("It was built in the third quarter of 2023.", ["the third quarter of 2023 = 2023-07-01..2023-09-30 (5)"]),
    ("Losses rose in the first ten months of 2023.", ["the first ten months of 2023 = 2023-01-01..2023-10-31 (5)"]),
    (
        "Losses rose in the first six months of this year.",
        ["the first six months of this year = 2024-01-01..2024-06-30 (5)"],
    ),
    ("Snow fell in the winter of 2022.", ["the winter of 2022 = 2022-12-01..2023-02-28 (5)"]),
    ("Rain fell in spring 2022.", ["spring 2022 = 2022-03-01..2022-05-31 (5)"]),
    ("Rain fell last summer.", ["last summer = 2024-06-01..2024-08-31 (5)"]),
]

FEASTS = [
    ("Flags were burnt on Independence Day.", ["Independence Day = 2024-08-14 (1)"]),
    ("Flags were burnt on Independence Day 2022.", ["Independence Day 2022 = 2022-08-14 (1)"]),
    ("A parade was held on Pakistan Day.", ["Pakistan Day = 2024-03-23 (1)"]),
    ("The law changed after 9/11.", ["9/11 = 2001-09-11 (1)"]),
    ("A blast hit the march on 12 Rabi-ul-Awwal.", ["12 Rabi-ul-Awwal = 2023-09-29 (1)"]),
    ("A blast hit the march on 12 Rabi-ul-Awwal 1445 AH.", ["12 Rabi-ul-Awwal 1445 AH = 2023-09-29 (1)"]),
    ("Markets closed for Eid-ul-Fitr 2024.", ["Eid-ul-Fitr 2024 = 2024-04-10 (1)"]),
    ("Markets closed for Eid-ul-Azha.", ["Eid-ul-Azha = 2024-06-17 (1)"]),
]

NONE = [
    "A 23-year-old driver was hurt.",
    "The 40-year-old, Karim, 40, was hurt.",
    "They were held for three days.",
    "It is a two-year contract.",
    "In 2021 people were moved from the valley.",
    "More than 2000 workers marched.",
    "Work costs Rs 2,021 a metre.",
    "They may march on the capital.",
    "He fired 2010 rounds.",
    "The Sunday Times ran it.",
    "Theresa May spoke at length.",
    "The game ended 3-2 in the second half.",
    "Call 051-2024-77 for help.",
    "A second blast went off.",
    "Section 144 was imposed in ward 12.",
    "Black Friday sales were dull.",
    "The clip lasts 1:45.",
]


@pytest.mark.parametrize(("text", "expected"), [*DAYS, *RANGES, *MONTHS, *YEARS, *FEASTS])
def test_calendar_dates(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_numbers_and_names_that_are_no_dates(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", ["It was hit on 14 August.", "It was hit in July.", "It was hit on Independence Day."])
def test_without_an_anchor_a_date_without_its_year_stays_unknown(text: str) -> None:
    (mention,) = dates_in(text, None)
    assert (mention.when.start, mention.when.end, mention.when.precision) == (None, None, 0)
    assert mention.when.text == mention.span.text


def test_a_written_year_needs_no_anchor() -> None:
    (mention,) = dates_in("It was hit on 14 August 2021.", None)
    assert mention.when.start == date(2021, 8, 14)
