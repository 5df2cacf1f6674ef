"""Several happenings in one report: those told by the way, at once, or as the answer to another."""

from datetime import date

import pytest

from extractors.records import Realis
from tests.extractors.incidents.helpers import actual, best, only, reports

DAY = date(2026, 2, 3)
"""The Tuesday before the texts are published."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Gunmen killed a road worker near Turbat on Tuesday, police said. A bomb on a bridge had wounded two "
            "guards in 2021. Earlier in the day, troops killed three militants during an intelligence-based "
            "operation in Kohlu.",
            [("Turbat", DAY), ("Kohlu", DAY)],
            id="earlier-in-the-day-is-the-day-last-told",
        ),
        pytest.param(
            "A blast in Pishin on Tuesday was the first attack on miners there since a suicide bomber had killed "
            "four surveyors in Loralai in 2019.",
            [("Loralai", date(2019, 1, 1)), ("Pishin", DAY)],
            id="what-an-attack-is-the-first-since",
        ),
        pytest.param(
            "A gunman killed a tailor in Sibi on Tuesday. This incident in Sibi follows a similar attack in "
            "November, where two porters were shot dead near Dalbandin.",
            [("Dalbandin", date(2025, 11, 1)), ("Sibi", DAY)],
            id="what-an-incident-follows",
        ),
        pytest.param(
            "Two militants were killed in Bannu on Tuesday while one soldier was killed in a gunfight in Kech.",
            [("Bannu", DAY), ("Kech", None)],
            id="two-clauses-with-places-of-their-own",
        ),
        pytest.param(
            "Three gunmen tried and failed to storm the Chinese consulate in Karachi in November 2018, killing two "
            "policemen. In June 2020 a grenade wounded a guard in Sukkur.",
            [("Chinese Consulate Karachi", date(2018, 11, 1)), ("Sukkur", date(2020, 6, 1))],
            id="the-date-of-what-was-tried",
        ),
    ],
)
def test_happenings_told_by_the_way_keep_their_days_and_places(text: str, told: list[tuple[str, date | None]]) -> None:
    found = {(r.place.name if r.place else None, r.when.start) for r in reports(text)}
    assert set(told) <= found, found


def test_two_raids_told_at_once_and_then_one_by_one_are_two() -> None:
    text = (
        "Three soldiers were martyred and nine militants were killed in two separate encounters in Khyber "
        "Pakhtunkhwa on Tuesday. Troops raided a hideout in Mir Ali and a captain embraced martyrdom in the "
        "exchange of fire. In another shootout, two soldiers were martyred and four militants were killed in "
        "Lakki Marwat."
    )
    found = actual(text)
    assert [r.place.name for r in found if r.place] == ["Mir Ali", "Lakki Marwat"]
    assert {r.when.start for r in found} == {DAY}
    assert [best(r, "killed") for r in found] == [1, 2]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The shootout in Hub led to the deaths of four people, two drivers and two guards.", 4),
        ("In the attack in Hub, the driver of a van, a constable, and a soldier lost their lives.", 3),
        ("Gunmen near Hub picked out six soldiers and then executed them all.", 6),
        ("A bomb in Hub killed two guards. The blast was claimed and a lorry was shot at.", 2),
    ],
)
def test_the_dead_are_counted_once(text: str, killed: int) -> None:
    assert best(only(text), "killed") == killed


def test_who_speaks_of_an_injury_is_not_hurt() -> None:
    text = (
        "Gunmen stormed a hotel in Gwadar on Tuesday. Home Minister Adil Rind later said that “some people present "
        "inside the hotel have been injured from the firing.”"
    )
    assert best(only(text), "injured") != 1


def test_citizens_of_china_are_chinese() -> None:
    rows = only("At least four people, including three citizens of China, were killed in a blast in Hub.").casualties
    assert ("killed", "CHN", 3) in {(c.outcome, c.nationality, c.count.best) for c in rows}


def test_a_consulate_that_condemns_is_not_the_scene() -> None:
    text = (
        "The Chinese embassy and the Chinese consulate in Karachi condemned an attack on a convoy of engineers near "
        "Gwadar port on Tuesday. An IED exploded beside the convoy, according to a statement released by the Chinese "
        "consulate in Karachi."
    )
    report = only(text)
    assert report.place is not None
    assert report.place.name.startswith("Gwadar")
    assert "IED" not in {a.actor for a in report.attributions}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The raid in Hub took place on Tuesday and was claimed by the banned Baloch Liberation Army.",
            {("Balochistan Liberation Army", "claimed")},
        ),
        (
            "A bus was the target of a blast in Hub on Tuesday. The Baloch Liberation Army was responsible for the "
            "attack.",
            {("Balochistan Liberation Army", "accused")},
        ),
        (
            "A bomb killed two guards in Hub on Tuesday. The Baloch Liberation Army is banned. The same group claimed "
            "responsibility for the blast.",
            {("Balochistan Liberation Army", "claimed")},
        ),
    ],
)
def test_who_claims_or_is_blamed(text: str, claims: set[tuple[str, str]]) -> None:
    assert claims == {(a.actor, a.stance) for a in only(text).attributions if a.actor_id}


def test_an_attack_that_troops_answer_is_no_operation() -> None:
    text = (
        "Troops launched a major operation after terrorists hijacked a train in Bolan district on Tuesday. The "
        "attackers took 90 passengers hostage. During the clearance operation, troops eliminated seven terrorists."
    )
    report = only(text)
    assert report.attack_type == "hijacking"
    assert ("killed", "militant", 7) in {(c.outcome, c.role, c.count.best) for c in report.casualties}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "A bus carrying Chinese engineers was the target of a suicide attack in Hub on Tuesday.",
            {"convoy", "worker CHN"},
        ),
        ("The torching of a depot in Hub on Tuesday was the work of militants.", {"infrastructure"}),
        ("A bomber rammed a van packed with explosives into a police post in Hub on Tuesday.", {"police"}),
        ("A sepoy was martyred and three militants were killed in an operation in Kohlu on Tuesday.", set()),
    ],
)
def test_what_was_aimed_at(text: str, targets: set[str]) -> None:
    assert {f"{t.kind} {t.nationality or ''}".strip() for t in only(text).targets} == targets


def test_a_count_of_attacks_that_only_sums_is_no_happening() -> None:
    assert reports("Most of the 44 terror attacks last year targeted the north of Balochistan.") == ()


def test_a_group_that_attempts_an_attack_is_foiled() -> None:
    found = reports("In June 2020, the BLA attempted to carry out a massive attack in Karachi.")
    assert [(r.realis, r.when.start) for r in found] == [(Realis.FOILED, date(2020, 6, 1))]


def test_what_separate_incidents_sum_up_to_is_no_happening_of_its_own() -> None:
    text = (
        "Two bandits were killed in separate incidents on Tuesday, the first by a guard and the second by the police. "
        "A bandit was shot dead by a night guard near a depot in Karachi. In another incident, police and bandits "
        "exchanged fire near a well in Kalat and one bandit was killed."
    )
    assert [report.killed.best for report in actual(text)] == [1, 1]
