"""What did not take place but is told concretely: kept, with its standing to the facts; and what is not kept."""

import pytest

from extractors.records import Realis
from tests.extractors.incidents.helpers import actual, reports

KEPT = [
    (Realis.FOILED, "Police foiled a plot to attack the Chinese consulate in Karachi on Monday."),
    (Realis.FOILED, "A plot to blow up a train near Sibi was uncovered on Sunday and four men were arrested."),
    (Realis.FOILED, "Bomb disposal experts defused a device planted on a railway track near Jacobabad on Tuesday."),
    (Realis.FOILED, "A bomb planted outside a school in Bannu was found and made safe on Monday."),
    (Realis.FOILED, "A bomb was found under a bridge in Sibi on Monday and defused."),
    (Realis.FOILED, "Gunmen tried to kidnap a judge in Dera Ismail Khan on Monday but fled when police arrived."),
    (Realis.FOILED, "The army said it had thwarted an attempt by militants to storm a camp in Turbat on Sunday."),
    (
        Realis.FOILED,
        "The Counter Terrorism Department claimed to have foiled a terrorist attack in Lahore on Wednesday.",
    ),
    (Realis.FOILED, "A major terror bid was foiled in Quetta on Monday, officials said."),
    (Realis.FOILED, "An assassination attempt on a provincial minister in Kalat was foiled on Monday."),
    (Realis.FOILED, "Rangers prevented a bombing at a bus stand in Sukkur on Monday."),
    (Realis.FOILED, "Alert guards intercepted a car packed with explosives near a hotel in Gwadar on Monday."),
    (Realis.FOILED, "A bid to derail a passenger train was foiled near Jacobabad on Monday."),
    (Realis.PLANNED, "A man told a court in Karachi on Monday that he had plotted to kill the Chinese consul."),
    (Realis.PLANNED, "The suspects had intended to bomb the Lahore railway station, the police chief said on Sunday."),
    (
        Realis.PLANNED,
        "Investigators said on Monday that the group had conspired to kidnap a Chinese engineer in Sahiwal.",
    ),
    (Realis.PLANNED, "The men were preparing an attack on the oil terminal in Karachi, according to the charge sheet."),
    (Realis.THREATENED, "A caller threatened to blow up the Chinese consulate in Karachi on Monday."),
    (Realis.THREATENED, "A bomb threat led to the evacuation of a school in Islamabad on Monday."),
    (
        Realis.THREATENED,
        "The group threatened to kill the two abducted engineers in Tank unless its prisoners were freed.",
    ),
    (Realis.THREATENED, "In a video released on Sunday, militants vowed to bomb the Gwadar port complex."),
    (Realis.THREATENED, "The Tehreek-e-Taliban Pakistan threatened to kidnap the deputy commissioner of Tank."),
    (Realis.DENIED, "Police on Monday denied that a bomb had exploded in Turbat."),
    (Realis.DENIED, "No attack took place in Gwadar on Monday, police said."),
    (Realis.DENIED, "There was no explosion at the airport in Quetta on Sunday, officials said."),
    (
        Realis.DENIED,
        "The report that a Chinese engineer had been kidnapped in Sahiwal on Monday is untrue, police said.",
    ),
]


@pytest.mark.parametrize(("realis", "text"), KEPT)
def test_a_particular_deed_is_kept_with_its_realis(realis: Realis, text: str) -> None:
    assert [report.realis for report in reports(text)] == [realis]


GENERAL = [
    "The army will launch an operation in the valley next month.",
    "Officials fear an attack on Chinese engineers in Gwadar.",
    "The embassy warned its citizens of possible attacks in Karachi.",
    "The group vowed to carry out more attacks.",
    "Militants could attack the convoy, the report said.",
    "If gunmen attack the site, guards will respond within minutes.",
    "There is a risk of attacks on the railway.",
    "The alert speaks of a threat of suicide attacks in Lahore.",
    "Police warned of a possible suicide attack in Quetta.",
    "Intelligence agencies warned that militants were planning attacks in major cities.",
    "Guards were deployed to prevent an attack on the dam.",
    "Authorities tightened security in Islamabad after a threat alert on Monday.",
    "The minister said that no attack on foreigners would be tolerated.",
    "The government plans to launch an operation against militants in Tirah.",
    "The ministry vowed to prevent any attack on Chinese nationals.",
    "Terrorists want to sabotage the corridor, the minister said in Islamabad on Monday.",
    "The enemies of Pakistan are plotting to destabilise Balochistan, the minister said.",
    "No attack on a Chinese project has occurred in Sindh this year.",
    "The police plan to raid illegal quarries in Hub next week.",
    "Security agencies have thwarted many attacks in recent years.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_fears_warnings_and_vows_in_general_are_nothing(text: str) -> None:
    assert reports(text) == ()


HAPPENED_ALL_THE_SAME = [
    "The group denied carrying out the bombing of a bus in Quetta on Monday, which killed nine.",
    "The massacre of nine miners in Duki on Monday was never claimed by anybody.",
    "The attack on a bus in Noshki on Saturday was not condemned by the party.",
    "The trial of a man accused of planning the bombing of a mosque in Quetta in May 2024 opened on Monday.",
    "An attempt to blow up a pipeline in Sui on Monday destroyed ten metres of it.",
]


@pytest.mark.parametrize("text", HAPPENED_ALL_THE_SAME)
def test_denials_of_guilt_do_not_undo_a_deed(text: str) -> None:
    assert len(actual(text)) == 1


def test_a_foiled_deed_in_the_lead_is_the_main_one() -> None:
    report = reports("Police foiled a suicide attack on a hotel in Gwadar on Monday. The manager thanked them.")[0]
    assert (report.realis, report.is_main, report.success) == (Realis.FOILED, True, False)
