"""What was aimed at: compact phrases, each thing once, nobody's own dead among the victims."""

import pytest

from tests.extractors.incidents.helpers import only, reports

TARGETS = [
    ("Militants attacked a convoy of Chinese engineers in Gwadar.", "convoy of Chinese engineers", "convoy"),
    ("Gunmen stormed a luxury hotel in Gwadar, killing three guards.", "luxury hotel", "hotel"),
    ("A rocket attack on a gas plant in Sui caused a fire.", "gas plant", "infrastructure"),
    ("Militants ambushed a police van in Bannu.", "police van", "police"),
    ("A bomb blast on a railway track in Sibi derailed a train.", "railway track", "infrastructure"),
    ("A bomb went off beside the wall of an oil depot in Keamari on Monday.", "oil depot", "infrastructure"),
    ("A bomb was placed in a dance hall in Hub on Monday and went off at night.", "dance hall", "other"),
    ("Two pipelines were dynamited in Sui on Monday.", "Two pipelines", "infrastructure"),
    ("Militants attacked a convoy of Chinese engineers in Gwadar on Monday.", "Chinese engineers", "worker"),
    ("A bomb destroyed a power pylon near Mach on Monday.", "power pylon", "infrastructure"),
    ("A bomb blast damaged two shops and a bank in Hub on Monday.", "bank", "other"),
    ("Insurgents derailed a train near Sibi on Monday.", "train", "convoy"),
    ("A grenade was thrown at the home of a judge in Kalat on Monday.", "home of a judge", "other"),
    ("Gunmen shot dead two Chinese engineers in Karachi on Monday.", "two Chinese engineers", "worker"),
    (
        "A total of 10 Chinese citizens were killed in a bombing in Dasu in July 2021.",
        "10 Chinese citizens",
        "civilian",
    ),
]


@pytest.mark.parametrize(("text", "name", "kind"), TARGETS)
def test_target(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(t.name, t.kind) for r in reports(text) for t in r.targets]


NOBODY = [
    "A bomb exploded in Hub on Monday, causing no casualties.",
    "A blast damaged a shop in Hub on Monday. The owner was unhurt.",
    "Five militants were killed when they attacked a post in Tank on Monday.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_a_victim(text: str) -> None:
    assert [v.name for r in reports(text) for v in r.victims] == []


def test_a_thing_named_twice_is_one_target() -> None:
    report = only("Gunmen attacked a military convoy near Mach on Monday. The convoy was attacked from a hill.")
    assert [t.name for t in report.targets] == ["military convoy"]


def test_a_shorter_name_is_the_same_victim() -> None:
    report = only("Gunmen killed Rashid Ali Khan in Hub on Monday. Ali Khan was shot at his door.")
    assert [v.name for v in report.victims] == ["Rashid Ali Khan"]
