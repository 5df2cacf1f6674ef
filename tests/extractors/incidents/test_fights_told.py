"""Fights as the military and the courts tell them: one fight stays one, and who ends it did not begin it."""

import pytest

from tests.extractors.incidents.helpers import best, only


def test_attackers_neutralised_are_the_dead_of_the_attack_told_before() -> None:
    text = (
        "Two soldiers were martyred as troops repulsed an attack on a camp in Panjgur on Tuesday. In the ensuing fire "
        "exchange, all eight terrorists were sent to hell. Sepoy Noor Khan, 30, a resident of Khairpur district, and "
        "Sepoy Ali Gul were martyred in the exchange of fire."
    )
    report = only(text)
    assert report.place is not None
    assert report.place.name == "Panjgur"
    assert best(report, "killed") == 2
    assert ("killed", "militant", 8) in {(c.outcome, c.role, c.count.best) for c in report.casualties}


def test_a_count_put_right_is_of_those_it_counted() -> None:
    text = (
        "Two guards were killed in a raid on a depot in Hub on Tuesday. An officer told reporters that nine assailants "
        "were gunned down but later revised the count to seven."
    )
    assert best(only(text), "killed") == 2


def test_victims_targeted_in_a_similar_manner_are_no_others() -> None:
    text = (
        "Gunmen shot dead six masons in Turbat on Tuesday. In a similar manner to the practice of bandits, the victims "
        "were targeted in their sleep."
    )
    assert best(only(text), "killed") == 6


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "A court convicted and sentenced to death two militants for killing nine engineers in a bombing in Dasu in "
            "July 2021.",
            {"two militants"},
        ),
        (
            "The judge awarded four sentences to Adil Khan for killing six engineers, two troops and two cooks in a "
            "bombing in Dasu in July 2021.",
            set(),
        ),
        ("Four militants were killed by the Pakistan Army in a raid in Kohlu on Tuesday.", set()),
    ],
)
def test_who_is_named_as_the_doer(text: str, actors: set[str]) -> None:
    assert {a.actor for a in only(text).attributions} == actors


def test_an_embassy_that_insists_is_not_the_scene() -> None:
    text = (
        "A blast on a bus killed nine engineers in Kohistan on Tuesday. But the Chinese embassy in Islamabad insisted "
        "the bus had been attacked."
    )
    report = only(text)
    assert report.place is not None
    assert report.place.name == "Kohistan"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shot dead six masons in Turbat City on Tuesday.", "Turbat"),
        ("On Tuesday terrorists from the BLA launched a suicide attack on Mach, police said.", "Mach"),
    ],
)
def test_names_of_towns_and_groups(text: str, place: str) -> None:
    found = only(text).place
    assert found is None or found.name == place


def test_kohistan_may_be_upper_kohistan() -> None:
    text = (
        "A terror attack killed nine engineers in Upper Kohistan district on Tuesday. The blast in Kohistan district "
        "killed nine engineers, police said."
    )
    assert best(only(text), "killed") == 9


def test_what_the_attack_had_earlier_done_is_no_other_attack() -> None:
    text = (
        "Two more pupils died of wounds from a suicide attack on a bus in Khuzdar on Tuesday. The attack had earlier "
        "claimed the lives of five pupils and left 40 others injured."
    )
    assert best(only(text), "injured") == 40


def test_bodies_found_elsewhere_on_another_day_are_not_of_this_attack() -> None:
    text = (
        "A blast in Khuzdar on Tuesday killed three pupils, police said. Last week, the bodies of nine masons were "
        "found in Nushki district."
    )
    report = only(text)
    assert best(report, "killed") == 3
    assert report.place is not None
    assert report.place.name == "Khuzdar"


def test_who_abducts_a_commander_is_named() -> None:
    text = "Police said Red Hill Front (RHF) guerrillas abducted a district commander in Kohlu on Tuesday."
    assert any("guerrillas" in a.actor or "Front" in a.actor for a in only(text).attributions)
