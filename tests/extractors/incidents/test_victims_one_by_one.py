"""Victims told a sentence at a time, by name, by age, by number or as "another": each counts once."""

import pytest

from tests.extractors.incidents.helpers import best, only

ONE_BY_ONE = [
    (
        "A man, 21, was found dead in a car in Hub after a shooting on Monday. A woman, 30, died at the hospital.",
        2,
        None,
    ),
    ("A shooting in Hub on Monday killed two brothers. A third man died in hospital the next day.", 3, None),
    (
        "A gunman opened fire in a market in Hub on Monday. A 20-year-old man was killed. A 31-year-old woman and a "
        "45-year-old man were wounded.",
        1,
        2,
    ),
    ("Gul Khan, 40, was shot dead in Hub on Monday. His son Jan Khan, 18, was also killed in the attack.", 2, None),
    ("Noor Shah was killed in a shooting in Hub on Monday. Noor Shah, 30, was a tailor, police said.", 1, None),
    ("Noor Shah, 30, was killed in a shooting in Hub on Monday. Shah was shot in the back, police said.", 1, None),
    (
        "Gunmen opened fire on a shop in Hub on Monday. Ali Noor, 25, was shot in the leg. Bilal Noor, 19, was shot in "
        "the arm.",
        None,
        2,
    ),
    (
        "Gunmen attacked a shop in Hub on Monday. An 18-year-old girl was shot in the arm. An 18-year-old boy was shot "
        "in the foot.",
        None,
        2,
    ),
    (
        "Police identified the dead as Ali Noor, 30, Bilal Shah, 25, and Umar Khan, who were shot in Hub on Monday.",
        3,
        None,
    ),
    (
        "A bomb hurt shoppers in Hub on Monday. Police named those wounded as Ali Noor, 30; Bilal Shah, 25; and Umar.",
        None,
        3,
    ),
    ("Two men were shot dead in Hub on Monday. Police identified the victims as Ali Noor and Bilal Shah.", 2, None),
    ("Two guards were killed and a third was wounded in an attack on a mine in Harnai on Monday.", 2, 1),
    ("A woman was killed and her husband was wounded when gunmen attacked their car in Hub on Monday.", 1, 1),
    ("A man was shot dead in Hub on Monday. His mother was also shot and is in serious condition.", 1, 1),
    (
        "Gunmen shot Ali Noor, 30, dead in Hub on Monday. Bilal Shah, 25, also was shot and is in stable condition.",
        1,
        1,
    ),
    ("A man was shot in Hub on Monday. He died in hospital.", 1, None),
    ("A tailor was shot in Hub on Monday. The man was taken to hospital, where he was pronounced dead.", 1, None),
    ("A boy died in a shooting in Hub on Monday. He was wounded in the chest, a doctor said.", 1, None),
    ("A boy died in a shooting in Hub on Monday. The driver was wounded.", 1, 1),
]


@pytest.mark.parametrize(("text", "killed", "injured"), ONE_BY_ONE)
def test_each_counts_once(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


DESCRIBED = [
    ("A boy was treated in hospital after being shot in the hand in Hub on Monday.", None, 1),
    ("A stray bullet grazed a child's arm in Hub on Monday when gunmen opened fire on a police van.", None, 1),
    ("Police are investigating the fatal shooting of a tailor in Hub on Monday.", 1, None),
    ("A deadly shooting in Hub on Monday shook the town. A clerk was shot in the head.", 1, None),
    ("Jan Muhammad, a 25-year-old tailor from Hub, was shot dead in Hub on Monday.", 1, None),
    ("A roadside bomb claimed the life of Ali Noor, a 25-year-old tailor, in Hub on Monday.", 1, None),
    ("A man took his own life after a shooting in Hub on Monday that killed his wife.", 2, None),
    ("A toddler died after accidentally shooting himself in Hub on Monday.", 1, None),
    ("A toddler accidentally shot himself in the foot in Hub on Monday.", None, 1),
    ("A clerk accidentally shot himself in Hub on Monday, the same bullet hitting a customer in the arm.", None, 2),
    ("A wounded guard was flown to Karachi after a shooting in Hub on Monday that killed two others.", 2, None),
    (
        "Three women and two men were taken to hospital after a shooting in Hub, where one was in serious condition.",
        None,
        5,
    ),
    ("Several people were found dead after shots were fired in Hub on Monday.", 3, None),
    ("A woman was shot in Hub on Monday; her unborn child died.", None, 1),
]


@pytest.mark.parametrize(("text", "killed", "injured"), DESCRIBED)
def test_words_for_death_and_harm(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


TREATED = [
    ("A bomb killed two guards in Sibi on Monday. Hospital staff treated ten men for burns.", 2, 10),
    ("A bomb in Sibi killed two guards on Monday. Ten of the wounded were treated in the town.", 2, 10),
    ("A bomb killed two guards in Sibi on Monday. Ten people are being treated in hospital.", 2, 10),
    ("A bomb killed two guards in Sibi on Monday. The ten injured were taken to hospital.", 2, 10),
    ("A bomb killed two men in Sibi on Monday. The ten wounded are in stable condition.", 2, 10),
    ("Twelve people were shot in Sibi on Monday; two died.", 2, 10),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TREATED)
def test_those_treated_are_alive_and_those_shot_may_not_be(text: str, killed: int, injured: int) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


NOT_RESCUED = [
    "A guard was shot in Hub on Monday. He was released from hospital on Tuesday.",
    "A girl is recovering in hospital after being shot in Hub on Monday.",
    "A guard was shot in Hub on Monday. The suspect was released on bail.",
]


@pytest.mark.parametrize("text", NOT_RESCUED)
def test_leaving_hospital_or_jail_is_no_rescue(text: str) -> None:
    assert not [c for c in only(text).casualties if c.outcome == "rescued"]
