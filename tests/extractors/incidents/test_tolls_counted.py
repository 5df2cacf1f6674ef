"""Who of those told is among the dead, who among the injured, and which numbers are of no single happening."""

import pytest

from tests.extractors.incidents.helpers import actual, best, only

OWN_HAND = [
    ("A toddler has died in Hub after he accidentally shot himself on Monday. He shot himself in the head.", 1, None),
    ("Police in Hub said that a man shot his wife and then himself on Monday.", None, 2),
    (
        "Two people were found dead in Hub on Monday. Police said Karim Lund shot Anna Noor before killing himself.",
        2,
        0,
    ),
    (
        "A shooting in Hub left two people dead on Monday. Karim Lund shot his wife, then turned the gun on himself.",
        2,
        0,
    ),
    ("Two women were found dead in a house in Hub on Monday. The gunman then killed himself.", 3, None),
    ("Two people were killed in a shooting in Hub on Monday. The gunman then killed himself.", 3, None),
    ("Officers in Hub found the three dead victims of a shooting on Monday. The gunman killed himself.", 4, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), OWN_HAND)
def test_who_turns_on_himself_counts_once(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured") or None) == (killed, injured or None)


FOUND = [
    ("Four people were found shot to death in Hub on Monday. An 8-year-old boy was also shot in the head.", 4, 1),
    ("Officers found a girl and her father, 56, dead in a house in Hub on Monday after a shooting.", 2, None),
    ("After a shooting in Hub on Monday an officer found a clerk dead and a tailor wounded.", 1, 1),
    ("After a shooting in Hub on Monday an officer found three men with gunshot wounds.", None, 3),
    ("A gun went off in a shop in Hub on Monday and officers found a clerk suffering from a cut.", None, 1),
]


@pytest.mark.parametrize(("text", "killed", "injured"), FOUND)
def test_those_found_are_counted_and_not_who_finds_them(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


ALIVE = [
    ("A man killed two girls in Hub on Monday. A woman and her son were taken to hospital in stable condition.", 2, 2),
    ("Two men were killed in a shooting in Hub on Monday. Two boys are expected to recover.", 2, 2),
    ("Three men were shot in Hub on Monday. One of them died. The other two are in stable condition.", 1, 2),
    (
        "One man was killed and four others wounded in a shooting in Hub on Monday. One of the two found there died.",
        1,
        4,
    ),
    ("One officer was killed in a shooting in Hub on Monday while two sheriff's deputies were wounded.", 1, 2),
    ("Gunmen shot a boy's father dead in Hub on Monday.", 1, None),
    ("Police in Hub have learned that a second man was wounded in Monday's shooting.", None, 2),
    ("A man was killed in a shooting in Hub on Monday. A second man was wounded.", 1, 1),
    ("A boy was shot dead in Hub on Monday. The victim was named as Dayan T. Lund of Quetta.", 1, None),
    ("A bouncer and his mom were shot dead in Hub on Monday.", 2, None),
    ("A man killed his two sons in Hub on Monday. The mother was also shot.", 2, 1),
    (
        "Five people were shot in Hub on Monday, including two men who were killed. Police killed the suspect. Two "
        "guards were wounded. The suspect was killed at once.",
        3,
        3,
    ),
    (
        "Four people were injured in a shooting in Hub on Monday. Dara Noor, 41, died in hospital. Karim Lund, 62, "
        "was also killed. An 18-year-old clerk and a 30-year-old clerk were wounded.",
        2,
        2,
    ),
    (
        "All three victims of a shooting in Hub, a boy shot in the leg and a girl shot in the arm, are in hospital.",
        None,
        3,
    ),
    ("Police named the dead of a shooting in Hub as Ali Noor, 69, Anna Noor, 68, and Sheba Noor, 16.", 3, None),
    ("Five men were killed in Hub on Monday. Police named the victims as Ali Noor, 69, and Bilal Noor, 68.", 5, None),
    (
        "An officer was killed in Hub on Monday. A man is held on charges that include the murder of an officer. A "
        "clerk was also killed.",
        2,
        None,
    ),
]


@pytest.mark.parametrize(("text", "killed", "injured"), ALIVE)
def test_survivors_are_told_from_the_dead(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


def test_a_number_of_wounded_may_hold_the_dead_of_the_headline() -> None:
    text = "A man opened fire in a house in Hub on Monday, wounding four men. Three of them died."
    report = only(text, "3 dead, 1 wounded in Hub shooting")
    assert (best(report, "killed"), best(report, "injured")) == (3, 1)


HEADLINES = [
    ("Two men — including a clerk — shot dead in Hub", 2, None),
    ("Two men shot and killed in Hub", 2, None),
    ("Two men shot, one killed in Hub", 1, 1),
    ("Father of 5 killed in Hub", 1, None),
    ("Clerk hurt in non-fatal shooting in Hub", None, None),
]


@pytest.mark.parametrize(("title", "killed", "injured"), HEADLINES)
def test_what_a_headline_counts(title: str, killed: int | None, injured: int | None) -> None:
    report = only("Police were called to a shooting in Hub on Monday.", title)
    assert (best(report, "killed"), best(report, "injured") or None) == (killed, injured)


ANOTHER = [
    "Police are also investigating a non-fatal shooting on Mill Road, where a 22-year-old was wounded.",
    "Police are also looking into a shooting on Friday that wounded four tailors.",
]


@pytest.mark.parametrize("other", ANOTHER)
def test_an_attack_that_police_also_look_into_is_another(other: str) -> None:
    text = f"Police are investigating a fatal shooting in Hub on Monday. A clerk died at the scene. {other}"
    main = next(r for r in actual(text) if r.is_main)
    assert (best(main, "killed"), best(main, "injured")) == (1, None)


def test_a_death_told_in_passing_is_left_behind() -> None:
    text = (
        "Gunmen opened fire at a wedding in Hub on Monday. The groom is a cousin of Ali Noor, who was shot dead in Hub "
        "in May 2021. Karim Lund, 25, and Dara Kot, 34, were shot in the head. Both were pronounced dead."
    )
    main = next(r for r in actual(text) if r.is_main)
    assert (best(main, "killed"), best(main, "injured") or None) == (2, None)


WOUNDS = [
    ("Two men were killed in Hub on Monday while a clerk and a tailor suffered non-life-threatening wounds.", 2, 2),
    ("After a shooting in Hub on Monday a man was taken by private vehicle to North Valley Mercy Hospital.", None, 1),
    ("The five victims of Monday's shooting in Hub, three men and two women, all received minor injuries.", None, 5),
    ("Two men and two women were found fatally shot in Hub on Monday. A girl was shot in the leg.", 4, 1),
    ("A boy was injured in a shooting in Hub on Monday. At the hospital he was declared deceased.", 1, None),
    ("Two clerks were hurt in a shooting in Hub on Monday. One of them was declared deceased.", 1, 1),
    ("A bomb in Hub on Monday killed five people: three clerks, a tailor and a nurse.", 5, None),
    ("Two men — Ali Noor and Bilal Kot — and a woman were killed in a bombing in Hub on Monday.", 3, None),
    (
        "Ali Noor was pronounced dead in Hub on Monday after a shooting, and the boy was taken to a clinic, where he "
        "died. The boy was his son.",
        1,
        None,
    ),
    (
        "Four people were found shot to death in Hub on Monday. A fifth, a nurse, was also found shot. A boy was "
        "unharmed.",
        4,
        1,
    ),
    ("5 people shot to death in Hub Five people were killed within an hour on Monday.", 5, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), WOUNDS)
def test_each_wound_and_death_counts_once(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


ONE = [
    "Quellbach, N.D. (KXYZ) - A tailor has been wounded in a shooting in Hub on Monday.",
    "A boy younger than 12 was shot in Hub on Monday.",
    "Ali Noor, 18, and Bilal Kot, 19, shot into a house in Hub on Monday. A boy in the house was shot.",
]


@pytest.mark.parametrize("text", ONE)
def test_towns_ages_and_those_who_shoot_are_no_victims(text: str) -> None:
    assert best(only(text), "injured") == 1


def test_a_woman_beside_men_adds_to_them() -> None:
    text = "Three men were shot in Hub on Monday. Two of them died. A woman was also shot."
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (2, 2)


def test_the_town_of_a_dateline_is_nobody() -> None:
    text = "QUELLBACH, Rill County — A boy was taken to Mill Lane Hospital after his brother shot him on Monday."
    assert best(only(text), "injured") == 1


def test_an_attack_of_earlier_this_year_is_another() -> None:
    text = "A shooting in Hub wounded 13 people on Tuesday. Earlier this year, a man was killed in a shooting there."
    main = next(r for r in actual(text) if r.is_main)
    assert (best(main, "killed"), best(main, "injured")) == (None, 13)


SUMS = [
    "Eighty people have been shot in Hub in the first 41 days of 2026, 14 have been fatally shot.",
    "So far in 2026, at least 47 people have been killed in Hub.",
]


@pytest.mark.parametrize("year", SUMS)
def test_what_a_year_adds_up_to_is_no_toll(year: str) -> None:
    report = only(f"Six people were shot in Hub on Monday. One of them died. {year}")
    assert (best(report, "killed"), best(report, "injured")) == (1, 5)


def test_an_attack_known_by_its_year_keeps_its_toll() -> None:
    assert best(actual("Gunmen shot nine tailors dead in Hub in 2014.")[0], "killed") == 9
