"""Whom the words count: lists, ages, relative clauses, bodies found, words that multiply, and other attacks."""

import pytest

from tests.extractors.incidents.helpers import actual, best, only, reports

TOGETHER = [
    ("The toll of the bombing in Sibi rose to six Friday, with 20 others wounded.", 6, 20),
    ("The number of dead in the Sibi bombing climbed to 14 Monday after two men died.", 14, None),
    ("Gunmen in Sibi on Monday shot the watchman and his wife dead.", 2, None),
    (
        "A shooting in Sibi on Monday left the guard, his former boss and a former clerk dead and two men wounded.",
        3,
        2,
    ),
    ("After the shooting in Sibi on Monday police found a father and daughter dead.", 2, None),
    ("A boy of ten and a farmer were shot in Sibi on Monday; the farmer died.", 1, 1),
    ("Gunmen opened fire in Sibi on Monday: three traders died at the scene and three died on the way.", 6, None),
    ("A 19-year-old clerk and a 30-year-old clerk who were wounded in a shooting in Sibi are recovering.", None, 2),
    ("Five men were shot in Sibi on Monday, including two clerks who died and two guards who were wounded.", 2, 3),
    ("A gunman in Sibi on Monday killed his former employer, 80-year-old Karim Lund.", 1, None),
    ("A gunman in Sibi fired several rounds on Monday, striking two firefighters and a nurse.", None, 3),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOGETHER)
def test_people_told_together_are_each_counted(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


AGES = [
    ("Boy, 15, shot in Sibi.", None, 1),
    ("A shooting in Sibi on Monday left two boys, ages 4 and 6, wounded.", None, 2),
    ("A trader, 27, was shot in the leg in Sibi on Monday.", None, 1),
    ("Jan Ali Lund, 32 was shot dead in Sibi on Monday.", 1, None),
    ("A 20-month-old boy was shot dead in Sibi on Monday. The child, a 1-year-old boy, died at once.", 1, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), AGES)
def test_an_age_counts_nobody(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


HEADLINE_AGES = [
    ("Girl, 9, shot in Sibi", 1),
    ("4 year old shot in Sibi", 1),
    ("Boys, 4 and 6, shot in Sibi", 1),
]


@pytest.mark.parametrize(("title", "injured"), HEADLINE_AGES)
def test_an_age_in_a_headline_counts_nobody(title: str, injured: int) -> None:
    assert best(only("A child was shot in the leg in Sibi on Monday.", title), "injured") == injured


BODIES = [
    ("Four bodies were found in a van in Sibi on Monday after a shooting.", 4, None),
    ("The bodies of two traders were recovered in Sibi on Monday after an ambush.", 2, None),
    ("A trader was murdered in Sibi on Monday. His body was found in a well.", 1, None),
    ("Three men were killed in an ambush in Sibi on Monday. Police did not find a gun near the bodies.", 3, None),
    ("A trader was shot dead in Sibi on Monday and the pistol was recovered.", 1, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), BODIES)
def test_bodies_found_are_dead(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


MULTIPLIED = [
    ("Police in Sibi are investigating a triple homicide that took place on Monday.", 3, None),
    ("A trader died on Monday in a double shooting in Sibi.", 1, 1),
    ("Two clerks were killed and a third was wounded in a triple shooting in Sibi on Monday.", 2, 1),
    ("Officers in Sibi called Monday's deaths a double murder-suicide.", 3, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), MULTIPLIED)
def test_a_word_before_the_crime_multiplies_it(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


NOT_DEAD = [
    ("Nine men were shot in Sibi on Monday. There should have been six people dead, a nurse said.", None, 9),
    ("1 dead, 5 injured in Sibi shooting", 1, 5),
    ("Man who shot two firefighters in Sibi on Monday released", None, 2),
    ("Two men were shot in Sibi on Monday. Police rushed both victims to hospital, where one of them died.", 1, 1),
    ("A toddler was killed in a shooting in Sibi on Monday. The other victim, a nurse, suffered a bullet wound.", 1, 1),
    ("The dead man of Monday's shooting in Sibi was identified as Dara Lund of Hub, as Nasir Kot said.", 1, None),
    ("A shooting in Sibi on Monday claimed the life of Dara Lund, a 25-year-old tailor.", 1, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), NOT_DEAD)
def test_who_is_not_among_the_dead(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


OTHERS = [
    "Eight men were shot in Sibi on Monday. The attack was in retaliation for a shooting that killed a trader.",
    "Eight men were shot in Sibi on Monday. The shooting came a month after two traders were killed in Tank.",
    "Eight men were shot in Sibi on Monday. The shooting follows an ambush that killed a trader in Tank.",
    "Eight men were shot in Sibi on Monday. The group called the shooting retaliation for drone strikes last week "
    "in Awaran that killed 12 people.",
    'Eight men were shot in Sibi on Monday. The group said the shooting was a "revenge attack" for army air strikes '
    "this month in the district of Awaran that left 32 villagers dead.",
    "Eight men were shot in Sibi on Monday. The city tallied 219 people killed this year, compared to 192 last year.",
    "Eight men were shot in Sibi on Monday.\n\nIt was noon.\n\nShops were shut.\n\n"
    "7 dead in bomb blast at Tank market\n\n"
    "Police are looking for the gunmen.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_the_dead_of_other_attacks_are_left_out(text: str) -> None:
    main = next(r for r in actual(text) if r.is_main)
    assert (best(main, "killed") or 0, best(main, "injured")) == (0, 8)


def test_the_headline_tells_which_attack_is_the_main_one() -> None:
    text = (
        "Four people were shot at a rally in Sibi on Monday. The rally honoured a clerk shot dead in Tank in May 2025. "
        "Traders ran for cover. The shooting was over in a minute. Police are looking for the gunman."
    )
    main = next(r for r in actual(text, "4 shot at rally in Sibi") if r.is_main)
    assert (best(main, "killed") or 0, best(main, "injured")) == (0, 4)


LIVES = [
    "A blast in a market claimed the life of a tailor.",
    "A blast in a market claimed one life.",
    "An explosion in a market claimed the life of a child.",
]


@pytest.mark.parametrize("text", LIVES)
def test_a_blast_that_claims_a_life_is_told(text: str) -> None:
    assert best(only(text), "killed") == 1


NO_ATTACK = [
    "A flood claimed the life of a tailor.",
    "The disease has claimed forty lives.",
    "A crash near Hub claimed the life of a driver.",
]


@pytest.mark.parametrize("text", NO_ATTACK)
def test_other_deaths_are_no_attacks(text: str) -> None:
    assert reports(text) == ()
