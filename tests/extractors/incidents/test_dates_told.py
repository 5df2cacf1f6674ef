"""The day of a happening where it is counted, carried over or told beside other days."""

from datetime import date

import pytest

from tests.extractors.incidents.helpers import actual, only

DATES = [
    ("A bomb killed two men in Sibi on the 3rd of this month.", date(2026, 2, 3), 1),
    ("A bomb killed two men in Sibi on the 28th of last month.", date(2026, 1, 28), 1),
    ("The minister spoke of last year's October attack on a convoy in Karachi.", date(2025, 10, 1), 4),
    ("Two guards were stabbed to death in Karachi on Muharram 9.", date(2025, 7, 5), 1),
    ("Two guards were stabbed to death in Karachi on the eve of Ashura.", date(2025, 7, 5), 1),
    ("A grenade killed two men in Hub on the eve of Independence Day.", date(2025, 8, 13), 1),
    ("A grenade killed two men in Hub in the first week of January.", date(2026, 1, 1), 3),
    ("Work began again on Tuesday, a week after a suicide bomber drove into a bus near Besham.", date(2026, 1, 27), 1),
    ("The army met elders on Monday, two days after gunmen killed five soldiers in Kalat.", date(2026, 1, 31), 1),
    ("The death of a clerk on Thursday raised to four the toll of Monday's gun attack in Hub.", date(2026, 2, 2), 1),
    ("Four gunmen walked into a bank in Panjgur on Tuesday. A guard was shot dead at the door.", date(2026, 2, 3), 1),
    ("The massacre of nine barbers, on the night of 28 November 2025, was never claimed.", date(2025, 11, 28), 1),
]


@pytest.mark.parametrize(("text", "start", "precision"), DATES)
def test_day_of_the_happening(text: str, start: date, precision: int) -> None:
    report = only(text)
    assert (report.when.start, report.when.precision) == (start, precision)


UNDATED = [
    "A bomb killed two men in Sibi.",
    "The envoy arrived on Wednesday. A bomb blast killed three people in Quetta.",
    "The minister on Thursday condemned the bombing in Quetta.",
    "Two boys were killed in a suicide attack in Gwadar. A group claimed the blast.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_a_day_the_text_does_not_give_stays_unknown(text: str) -> None:
    assert only(text).when.start is None


def test_since_a_month_when_something_happened_is_that_month() -> None:
    found = actual(
        "Gunmen killed two guards in Kharan on Tuesday. It was the bloodiest attack in the district since March 2025, "
        "when six soldiers were killed by a roadside bomb at Washuk crossing."
    )
    assert (date(2025, 3, 1), 4) in [(report.when.start, report.when.precision) for report in found]


def test_hours_later_is_the_same_day() -> None:
    found = actual(
        "Gunmen killed two guards in Kalat on Tuesday. In another attack about two hours afterwards a grenade killed "
        "a man in Mastung."
    )
    assert [report.when.start for report in found] == [date(2026, 2, 3), date(2026, 2, 3)]
