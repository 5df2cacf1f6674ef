"""Feasts, the Islamic calendar, and days counted from them or from an unnamed month."""

import pytest

from tests.extractors.reading.test_dates_calendar import said

LUNAR = [
    ("A blast hit the march on Muharram 9.", ["Muharram 9 = 2024-07-16 (1)"]),
    ("A blast hit the march on 9th Muharram.", ["9th Muharram = 2024-07-16 (1)"]),
    ("A blast hit the march on the 9th of Muharram 1446.", ["9th of Muharram 1446 = 2024-07-16 (1)"]),
    ("A blast hit the march on Ashura.", ["Ashura = 2024-07-17 (1)"]),
    ("A blast hit the march on the eve of Ashura.", ["the eve of Ashura = 2024-07-16 (1)"]),
    ("A blast hit the market on the eve of Eid-ul-Azha 2024.", ["the eve of Eid-ul-Azha 2024 = 2024-06-16 (1)"]),
    ("A blast hit the market a day before Eid-ul-Azha 2024.", ["a day before Eid-ul-Azha 2024 = 2024-06-16 (1)"]),
    (
        "A blast hit the market three days after Eid-ul-Fitr 2023.",
        ["three days after Eid-ul-Fitr 2023 = 2023-04-25 (1)"],
    ),
    (
        "A blast hit the market on the second day of Eid-ul-Fitr 2023.",
        ["the second day of Eid-ul-Fitr 2023 = 2023-04-23 (1)"],
    ),
]
UNNAMED = [
    ("It was hit on the eve of Independence Day 2022.", ["the eve of Independence Day 2022 = 2022-08-13 (1)"]),
    ("It was hit two days before Independence Day 2022.", ["two days before Independence Day 2022 = 2022-08-12 (1)"]),
    ("It was hit in the first week of March 2022.", ["the first week of March 2022 = 2022-03-01..2022-03-07 (3)"]),
    ("It was hit in the third week of March 2022.", ["the third week of March 2022 = 2022-03-15..2022-03-21 (3)"]),
]


@pytest.mark.parametrize(("text", "expected"), [*LUNAR, *UNNAMED])
def test_feasts_and_days_counted_from_them(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text", ["The shrine of Safar Ali stood empty.", "He is called Ramzan.", "It was Shaban's shop."]
)
def test_names_of_people_are_no_months(text: str) -> None:
    assert said(text) == []
