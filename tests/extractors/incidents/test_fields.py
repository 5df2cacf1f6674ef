"""What kind of happening, when, where, by whom, at whom and with what."""

from datetime import date

import pytest

from extractors.records import Realis
from tests.extractors.incidents.helpers import actual, only, reports

KINDS = [
    ("A suicide bomber blew himself up outside a mosque in Peshawar on Monday.", "Suicide bomb", "bombing_explosion"),
    ("A suicide attack on a bus killed nine engineers in Dasu.", "Suicide bomb", "bombing_explosion"),
    (
        "A bomb planted on a motorcycle exploded in Quetta on Monday, killing two.",
        "Remote explosive/landmine/IED",
        "bombing_explosion",
    ),
    ("A landmine blast killed two children in Kurram.", "Remote explosive/landmine/IED", "bombing_explosion"),
    ("Two men on a motorcycle hurled a hand grenade at a shop in Turbat.", "Grenade", "bombing_explosion"),
    ("Four people were injured in a grenade attack in Hub.", "Grenade", "bombing_explosion"),
    ("Heavy mortar fire killed two farmers in Bajaur.", "Shelling/artillery/missile attack", "bombing_explosion"),
    ("A rocket attack damaged the gas plant in Sui.", "Shelling/artillery/missile attack", "bombing_explosion"),
    ("A drone strike killed three militants in South Waziristan.", "Air/drone strike", "bombing_explosion"),
    ("An air strike killed 12 villagers near the border in Khost.", "Air/drone strike", "bombing_explosion"),
    ("Unidentified gunmen opened fire on a car in Karachi, killing a doctor.", "Attack", "armed_assault"),
    ("A trader was gunned down in Hub on Monday.", "Attack", "armed_assault"),
    ("Gunmen assassinated a judge in Kalat.", "Attack", "assassination"),
    ("Two men were stabbed to death in Sukkur.", "Attack", "armed_assault"),
    ("Militants kidnapped two engineers in Tank.", "Abduction/forced disappearance", "hostage_kidnapping"),
    ("Gunmen hijacked a train in Bolan on Tuesday.", "Abduction/forced disappearance", "hijacking"),
    ("Arsonists torched a school in Diamer.", "Looting/property destruction", "facility_attack"),
    ("Five militants were killed in a gun battle with troops in Tirah.", "Armed clash", "armed_assault"),
    ("Security forces killed nine militants in a clearance operation in Kech.", "Armed clash", "unknown"),
    ("Three soldiers were killed in an ambush near Panjgur.", "Armed clash", "armed_assault"),
    ("A mob attack on a church in Jaranwala damaged several houses.", "Mob violence", "unarmed_assault"),
    ("Rioting broke out in Lahore on Friday and two people were injured.", "Violent demonstration", "unarmed_assault"),
]


@pytest.mark.parametrize(("text", "sub_event", "attack_type"), KINDS)
def test_kind(text: str, sub_event: str, attack_type: str) -> None:
    report = only(text)
    assert (report.sub_event_type, report.attack_type) == (sub_event, attack_type)


def test_suicide_is_marked() -> None:
    assert only("A suicide attack on a bus killed nine engineers in Dasu.").suicide
    assert not only("A bomb blast killed six people in Quetta.").suicide


DATES = [
    ("A bomb exploded in Quetta on Monday, police said.", date(2026, 2, 2), 1),
    ("Police said on Thursday that a bomb had exploded in Quetta on Tuesday.", date(2026, 2, 3), 1),
    ("A trader was shot dead in Hub yesterday.", date(2026, 2, 4), 1),
    ("Gunmen killed two men in Kalat on January 31.", date(2026, 1, 31), 1),
    ("In July 2021, a suicide attack killed nine engineers in Dasu.", date(2021, 7, 1), 4),
    ("A suicide attack killed nine engineers in Dasu in July 2021.", date(2021, 7, 1), 4),
    ("Three men were charged on Wednesday with killing a trader in Hub on January 12.", date(2026, 1, 12), 1),
    ("A man wounded in Sunday's bombing in Quetta died on Wednesday.", date(2026, 2, 1), 1),
    ("A gunman killed two guards in Sibi. The shooting happened early on Saturday.", date(2026, 1, 31), 1),
    ("The minister on Thursday condemned the bombing in Quetta.", None, 0),
    ("The assembly on Monday passed a resolution condemning the bombing of a bus in Quetta.", None, 0),
    ("Protesters on Monday blocked a road denouncing the killing of a student in Turbat.", None, 0),
    ("The group on Sunday released a video claiming the ambush in Kech that killed four soldiers.", None, 0),
    ("Gunmen on Monday attacked a post in Kech, killing four soldiers, officials said.", date(2026, 2, 2), 1),
    ("The envoy arrived on Wednesday. A bomb blast killed three people in Quetta.", None, 0),
]


@pytest.mark.parametrize(("text", "start", "precision"), DATES)
def test_date(text: str, start: date | None, precision: int) -> None:
    report = only(text)
    assert (report.when.start, report.when.precision) == (start, precision)


def test_around_the_same_time_takes_the_month_of_the_neighbour() -> None:
    found = actual(
        "In March 2024, six people were killed in a suicide attack in Besham. "
        "Around the same time, an explosion near the airport in Karachi killed three people."
    )
    assert [(r.when.start, r.when.precision) for r in found] == [(date(2024, 3, 1), 4), (date(2024, 3, 1), 4)]


PLACES = [
    ("A bomb exploded in Quetta on Monday, police said.", "Quetta"),
    ("ISLAMABAD: A bomb exploded in Quetta on Monday, police said.", "Quetta"),
    ("The minister told reporters in Islamabad that a blast in Turbat had killed two men.", "Turbat"),
    ("A Gwadar suicide attack killed two boys.", "Gwadar"),
    ("Two guards were shot dead on Monday, Sukkur police said.", "Sukkur"),
    ("ISLAMABAD – The army warned of a reaction to the Shangla attack that killed six people.", "Shangla"),
    ("GUJRAT: Two guards were shot dead on Monday, police said.", "Gujrat"),
    ("Gunmen from Swat killed two guards in Mardan.", "Mardan"),
    ("Karachi witnessed two hours of chaos when gunmen stormed a police office on Friday.", "Karachi"),
    ("An explosion rocked Peshawar on Monday and killed three people.", "Peshawar"),
]


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_place(text: str, name: str) -> None:
    place = only(text).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("capital", ["ISLAMABAD", "QUETTA", "PESHAWAR"])
def test_the_dateline_of_a_capital_is_no_scene(capital: str) -> None:
    report = only(f"{capital}: Six engineers were killed in a suicide attack on their bus on Monday, the army said.")
    assert report.place is None


def test_the_site_stays_in_the_words() -> None:
    place = only("A bomb exploded on a road near the airport in Quetta on Monday.").place
    assert place is not None
    assert place.name == "Quetta"
    assert "airport in Quetta" in (place.text or "")


ACTORS = [
    ("Gunmen killed two guards in Kalat.", "gunmen", "accused"),
    ("Two guards were killed by unidentified assailants in Kalat.", "unidentified assailants", "accused"),
    (
        "The Baloch Liberation Army claimed responsibility for the bombing in Quetta.",
        "Balochistan Liberation Army",
        "claimed",
    ),
    (
        "A bombing in Quetta killed two. The Tehreek-e-Taliban Pakistan denied involvement in the attack.",
        "Tehreek-e-Taliban Pakistan",
        "denied",
    ),
    ("Police blamed separatists for the bombing in Turbat on Monday.", "separatists", "accused"),
    ("Karim Jan was charged with murdering a trader in Hub on Sunday.", "Karim Jan", "charged"),
    ("Suspected militants attacked a police van in Tank district on Sunday.", "suspected militants", "suspected"),
    ("An attack by gunmen on a bus in Noshki killed nine.", "gunmen", "accused"),
    (
        "The mastermind of the bombing in Karachi, Rashid Karim, was declared an absconder.",
        "Rashid Karim",
        "accused",
    ),
]


@pytest.mark.parametrize(("text", "actor", "stance"), ACTORS)
def test_attribution(text: str, actor: str, stance: str) -> None:
    rows = [(a.actor, a.stance) for r in reports(text) for a in r.attributions]
    assert (actor, stance) in rows


def test_an_accuser_is_named() -> None:
    rows = only("Police blamed separatists for the bombing in Turbat on Monday.").attributions
    assert {a.asserted_by for a in rows if a.actor == "separatists"} == {"Police"}


def test_victims_and_places_are_not_perpetrators() -> None:
    assert only("Two boys killed, man injured in Gwadar suicide attack").attributions == ()
    assert only("Quetta saw a bombing on Monday that killed three people.").attributions == ()


WEAPONS = [
    ("Gunmen armed with assault rifles killed two guards in Kalat.", {"firearms"}),
    ("A car bomb killed four people outside a hotel in Quetta.", {"vehicle_bomb"}),
    ("Attackers hurled grenades at a police post in Hub.", {"grenade"}),
    ("A bomb exploded in Quetta on Monday, police said.", {"bomb"}),
    ("A suicide vest was used in the attack on a bus in Dasu.", {"suicide_vest"}),
    ("A drone strike killed three militants in South Waziristan.", {"drone"}),
    ("Two men were stabbed to death with a knife in Sukkur.", {"knife"}),
]


@pytest.mark.parametrize(("text", "weapons"), WEAPONS)
def test_weapons(text: str, weapons: set[str]) -> None:
    assert set(only(text).weapons) == weapons


def test_people_are_victims_by_name_and_groups_where_they_are_no_targets_already() -> None:
    report = only("A bomb killed Ahmed Khan and three Chinese engineers in Swat on Monday.")
    assert {v.name for v in report.victims} == {"Ahmed Khan"}
    assert "three Chinese engineers" in {t.name for t in report.targets}


def test_words_of_every_field_are_kept() -> None:
    text = "Gunmen killed two guards in Kalat on Monday."
    report = only(text)
    fields = {name for name, _ in report.field_evidence}
    assert {"event_type", "date", "place", "killed"} <= fields
    assert all(text[span.start : span.end] == span.text for _, span in report.field_evidence)


GROUPINGS = [
    ("A bomb blast killed three people in Quetta. The blast also damaged a shop.", 1),
    ("A bomb blast killed three people in Quetta. In another attack, gunmen killed two men in Hub.", 2),
    ("A bomb blast killed three people in Quetta on Monday. On Friday, gunmen killed two men in Sibi.", 2),
    (
        "In July 2021, a suicide attack in Dasu killed nine engineers. In March 2024, a suicide attack in Besham "
        "killed six people.",
        2,
    ),
    ("Gunmen opened fire on a bus in Noshki. Nine passengers were killed. The attack was condemned by the PM.", 1),
    ("Three people were killed on Monday. Gunmen opened fire on their car in Hub, police said.", 1),
    ("A man was shot dead in Multan on Monday. Police arrested a suspect in the murder on Tuesday.", 1),
    ("A blast in Quetta on Monday came a week after a bombing in Sibi on January 26 killed four people.", 2),
]


@pytest.mark.parametrize(("text", "number"), GROUPINGS)
def test_grouping(text: str, number: int) -> None:
    assert len(actual(text)) == number


def test_the_lead_is_the_main_incident_and_background_is_not() -> None:
    found = actual(
        "Gunmen killed two guards in Kalat on Monday, police said. The guards worked at a mine.\n\n"
        "In July 2021, a suicide attack in Dasu killed nine Chinese engineers."
    )
    assert [r.is_main for r in found] == [True, False]


def test_court_coverage_is_an_account_of_the_old_attack() -> None:
    report = only(
        "A court in Karachi on Thursday indicted two men in the case of a suicide attack on Chinese engineers. "
        "The attack took place near the airport in Karachi in October 2024. Two Chinese engineers were killed."
    )
    assert (report.when.start, report.when.precision) == (date(2024, 10, 1), 4)
    assert report.killed.best == 2


def test_other_languages_give_none() -> None:
    assert [r for r in reports("Un attentat a tué trois personnes à Quetta.") if r.realis is Realis.DENIED] == []
