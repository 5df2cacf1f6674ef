"""Tolls that change inside one account: corrections, late deaths, claims, attackers beside their victims."""

import pytest

from tests.extractors.incidents.helpers import best, only, reports

REVISED = [
    ("A blast in Chaman killed three people on Monday, officials said at first. They later put the toll at four.", 4),
    (
        "A blast in Chaman killed nine people on Monday, doctors said. The minister then lowered the figure to six.",
        6,
    ),
    ("Rescuers spoke of nine dead after a blast in Chaman on Monday. The mayor corrected the number to six.", 6),
    ("A raid on a camp in Kech killed seven people on Friday. The commissioner then revised the count to five.", 5),
    ("A bus was bombed in Mastung on Monday and ten people died. Hospital staff later cut the tally to eight.", 8),
    ("A bomb in Hub killed two labourers on Friday, bringing the number of fatalities this week to two.", 2),
    ("A bomb killed two people in Hub on Friday. By evening the death toll stood at five.", 5),
    ("A bomb killed two people in Hub on Friday. By Saturday the toll had climbed to five.", 5),
    ("Four soldiers were killed in an ambush near Awaran on Sunday. The number of dead rose to six by night.", 6),
    ("A grenade killed one man in Khuzdar on Monday. On Tuesday hospital staff said the death toll was now three.", 3),
]


@pytest.mark.parametrize(("text", "killed"), REVISED)
def test_the_latest_toll_stands(text: str, killed: int) -> None:
    assert best(only(text), "killed") == killed


LATE_DEATHS = [
    (
        "A bomb in Mastung killed four people and wounded 12 on Monday. One of the injured later succumbed.",
        5,
        11,
    ),
    (
        "Four people were wounded in a grenade attack in Hub on Monday. A passer-by was killed. One of the wounded "
        "died later.",
        2,
        3,
    ),
    ("Five people were injured in a blast in Hub on Monday. One of them later died.", 1, 4),
    ("Three people were shot in Hub on Monday. One of them, a shopkeeper, died at the scene.", 1, 2),
    (
        "A bomb in Mastung killed four people and wounded 12 on Monday. One of the wounded died on Tuesday, taking the "
        "death toll to five.",
        5,
        11,
    ),
    ("A second worker has died after Sunday's bomb attack on a bus in Hub. Three other passengers were injured.", 2, 3),
    ("A third victim has died after a shooting in Sibi on Sunday.", 3, None),
    ("Six people were hurt in a blast in Sibi on Monday. Two of the injured died overnight.", 2, 4),
]


@pytest.mark.parametrize(("text", "killed", "injured"), LATE_DEATHS)
def test_who_dies_of_his_wounds_is_no_longer_injured(text: str, killed: int, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


CLAIMED = [
    (
        "Police said three people were killed and nine wounded in a raid in Turbat on Monday. The "
        "insurgents claimed that they had killed 14.",
        (3, 14),
        9,
    ),
    (
        "Three soldiers died in an attack in Turbat on Monday, it was said. The insurgents claimed to have killed 11.",
        (3, 11),
        None,
    ),
]


@pytest.mark.parametrize(("text", "killed", "injured"), CLAIMED)
def test_a_claimants_number_is_only_the_high_end(text: str, killed: tuple[int, int], injured: int | None) -> None:
    report = only(text)
    assert (report.killed.best, report.killed.high) == killed
    assert best(report, "injured") == injured


WITH_ATTACKERS = [
    ("Five soldiers and three attackers were killed in an assault on a camp in Panjgur on Saturday.", 5),
    ("Eight people, including three attackers, were killed in an assault on a camp in Panjgur on Saturday.", 8),
    ("Three attackers were killed when guards repelled an assault on a hotel in Gwadar on Saturday.", 3),
    ("A gunman killed three relatives before turning the gun on himself in Multan on Friday.", 4),
    ("A gunman killed one colleague, wounded two others and then killed himself in Multan on Friday.", 2),
    (
        "A gunman killed one colleague and then killed himself in Multan on Friday. Two people died in the shooting, "
        "the police chief said.",
        2,
    ),
    ("A trader shot himself dead after he had shot his two brothers dead in Sahiwal on Friday.", 3),
]


@pytest.mark.parametrize(("text", "killed"), WITH_ATTACKERS)
def test_attackers_inside_and_outside_a_toll(text: str, killed: int) -> None:
    assert best(only(text), "killed") == killed


def test_a_number_that_holds_attackers_says_so() -> None:
    text = "Eight people, including three attackers, were killed in an assault on a camp in Panjgur on Saturday."
    rows = {(c.role, c.count.best): c.includes_attackers for c in only(text).casualties if c.outcome == "killed"}
    assert rows == {("unknown", 8): True, ("attacker", 3): True}


def test_a_number_beside_that_of_attackers_does_not() -> None:
    text = "Five soldiers and three attackers were killed in an assault on a camp in Panjgur on Saturday."
    rows = {c.role: c.includes_attackers for c in only(text).casualties if c.outcome == "killed"}
    assert rows == {"security_force": None, "attacker": True}


HEADLINES = [
    ("4 shot, 1 killed in Hub market", "Four people were shot in a market in Hub on Monday. One of them died.", 1, 3),
    (
        "One killed, four hurt in Hub",
        "One killed, four hurt in Hub A raid in Hub left one man dead and four hurt.",
        1,
        4,
    ),
    ("Tailor dies in Hub shooting", "A tailor was shot in the chest in Hub on Monday.", 1, None),
    ("Three dead in Sibi blast", "A bomb went off at the bus stand in Sibi on Monday.", 3, None),
]


@pytest.mark.parametrize(("title", "text", "killed", "injured"), HEADLINES)
def test_headlines(title: str, text: str, killed: int, injured: int | None) -> None:
    report = only(text, title)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


ZEROS = [
    ("Gunmen fired at a van of Chinese engineers in Gwadar on Sunday. All the Chinese engineers were safe.", 0),
    ("A bomb went off near a convoy in Gwadar on Sunday. The Chinese nationals in it escaped unhurt.", 0),
    ("Two Pakistani guards were killed and a Chinese engineer was injured in a blast in Hub on Sunday.", 0),
    ("A blast in Gwadar killed two boys and injured a Chinese engineer on Friday.", 0),
    ("Three attackers were killed when they stormed a hostel of Chinese engineers in Gwadar on Sunday.", 0),
    ("A bomb killed three people and injured a Chinese engineer in Hub on Sunday.", None),
    ("A bomb killed a Chinese engineer and two guards in Hub on Sunday.", 1),
    ("A bomb killed two guards in Hub on Sunday.", None),
]


@pytest.mark.parametrize(("text", "dead"), ZEROS)
def test_a_zero_of_chinese_dead_is_stated_or_entailed(text: str, dead: int | None) -> None:
    rows = [c for r in reports(text) for c in r.casualties if c.outcome == "killed" and c.nationality == "CHN"]
    assert [c.count.best for c in rows] == ([] if dead is None else [dead])


def test_some_who_are_unharmed_say_nothing_of_the_others() -> None:
    report = only("A bomb wounded 90 people near a consulate in Quetta on Friday. All its Chinese staff were unharmed.")
    assert (best(report, "killed"), best(report, "injured")) == (None, 90)
